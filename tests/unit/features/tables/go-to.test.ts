import { describe, expect, it } from 'vitest';
import { createProject } from '#src/core/model/index.ts';
import { columnOf, createTable, numberColumn } from '#src/core/table/index.ts';
import { placeOf, type Places } from '#src/features/tables/go-to.ts';

const keys = ['K001', 'K002', '7', 'k004', '销售额 2'];
const table = createTable('c', '客户', 'customers', 5, [
	columnOf({ id: 'key', name: '客户编号', type: 'text' }, keys),
	columnOf({ id: 'name', name: '名称', type: 'text' }, ['甲', '乙', '丙', '丁', '戊']),
	columnOf({ id: 'amount', name: '销售额', type: 'number' }, [1, 2, 3, 4, 5]),
]);
const base = createProject('p', 'p');
const roles = { c: { key: 'customer.id', name: 'customer.name' } } as const;
const places: Places = {
	project: { ...base, tables: [table], recipe: { ...base.recipe, roles } },
	table,
	view: null,
	labels: ['客户编号', '名称', '销售额', 'Q1 2026'],
	active: { row: 3, col: 1 },
};

describe('the place that a text names', () => {
	it('a row number, also with commas or in full width', () => {
		expect(placeOf('5', places)).toEqual({ row: 4, col: 1 });
		expect(placeOf(' ５ ', places)).toEqual({ row: 4, col: 1 });
		const amount = numberColumn({ id: 'n', name: 'n', type: 'number' }, new Float64Array(1_000_000));
		const large = { ...places, table: createTable('l', 'l', 'other', 1_000_000, [amount]) };
		expect(placeOf('1,000,000', large)).toEqual({ row: 999_999, col: 1 });
		expect(placeOf('1,000,001', large)).toBeNull();
	});

	it('a column, with a row or in the present one', () => {
		expect(placeOf('销售额', places)).toEqual({ row: 3, col: 2 });
		expect(placeOf('销售额 3', places)).toEqual({ row: 2, col: 2 });
		expect(placeOf('销售额3', places)).toEqual({ row: 2, col: 2 });
		expect(placeOf('q1 2026', places)).toEqual({ row: 3, col: 3 });
		expect(placeOf('Q1 2026 1', places)).toEqual({ row: 0, col: 3 });
		expect(placeOf('利润 3', places)).toBeNull();
		expect(placeOf('销售额 9', places)).toBeNull();
	});

	it('a customer by key or name, in the order shown', () => {
		expect(placeOf('k002', places)).toEqual({ row: 1, col: 1 });
		expect(placeOf('丁', places)).toEqual({ row: 3, col: 1 });
		expect(placeOf('7', places)).toEqual({ row: 2, col: 1 });
		expect(placeOf('销售额 2', places)).toEqual({ row: 4, col: 1 });
		const view = Uint32Array.from([4, 3, 1]);
		expect(placeOf('K002', { ...places, view })).toEqual({ row: 2, col: 1 });
		expect(placeOf('K001', { ...places, view })).toBe('hidden');
		expect(placeOf('K009', { ...places, view })).toBeNull();
		expect(placeOf('  ', places)).toBeNull();
	});

	it('a customer whose cell holds full-width letters and brackets, typed in either width', () => {
		const names = ['华辰（上海）有限公司', 'Ａ１公司', '丙', '丁', '戊'];
		const wide = createTable('c', '客户', 'customers', 5, [
			columnOf({ id: 'key', name: '客户编号', type: 'text' }, keys),
			columnOf({ id: 'name', name: '名称', type: 'text' }, names),
		]);
		const there = { ...places, project: { ...places.project, tables: [wide] }, table: wide };
		for (const text of [names[0]!, '华辰(上海)有限公司'])
			expect(placeOf(text, there)).toEqual({ row: 0, col: 1 });
		for (const text of [names[1]!, 'a1公司']) expect(placeOf(text, there)).toEqual({ row: 1, col: 1 });
	});
});
