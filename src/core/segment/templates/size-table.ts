import type { RoleId } from '#src/core/model/index.ts';
import type { SizeRow } from './industry-words.ts';

/** Smallest value of large, medium and small. People for employees, project currency (元) for revenue and assets. */
export interface SizeBounds {
	readonly role: Extract<RoleId, 'customer.employees' | 'customer.revenue' | 'customer.assets'>;
	readonly large: number;
	readonly medium: number;
	readonly small: number;
}

const employees = (large: number, medium: number, small: number): SizeBounds => ({
	...{ role: 'customer.employees', large, medium, small },
});
/** Bounds in 万元, as the rule writes them. */
const money =
	(role: 'customer.revenue' | 'customer.assets') =>
	(large: number, medium: number, small: number): SizeBounds => ({
		...{ role, large: large * 10_000, medium: medium * 10_000, small: small * 10_000 },
	});
const revenue = money('customer.revenue');
const assets = money('customer.assets');

/**
 * Size classes of enterprises (国家统计局, 统计上大中小微型企业划分办法, 2017). Large, medium and small need every bound
 * listed; an enterprise below one bound of small is micro.
 */
export const SIZE_TABLE: Readonly<Record<SizeRow, readonly SizeBounds[]>> = {
	agriculture: [revenue(20_000, 500, 50)],
	manufacturing: [employees(1000, 300, 20), revenue(40_000, 2000, 300)],
	construction: [revenue(80_000, 6000, 300), assets(80_000, 5000, 300)],
	wholesale: [employees(200, 20, 5), revenue(40_000, 5000, 1000)],
	retail: [employees(300, 50, 10), revenue(20_000, 500, 100)],
	transport: [employees(1000, 300, 20), revenue(30_000, 3000, 200)],
	storage: [employees(200, 100, 20), revenue(30_000, 1000, 100)],
	post: [employees(1000, 300, 20), revenue(30_000, 2000, 100)],
	hospitality: [employees(300, 100, 10), revenue(10_000, 2000, 100)],
	telecom: [employees(2000, 100, 10), revenue(100_000, 1000, 100)],
	software: [employees(300, 100, 10), revenue(10_000, 1000, 50)],
	realEstate: [revenue(200_000, 1000, 100), assets(10_000, 5000, 2000)],
	property: [employees(1000, 300, 100), revenue(5000, 1000, 500)],
	leasing: [employees(300, 100, 10), assets(120_000, 8000, 100)],
	otherIndustry: [employees(300, 100, 10)],
};
