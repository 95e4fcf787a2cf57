import { exactSum } from '#src/core/stats/index.ts';
import { apportion } from './apportion.ts';

/** Whom a target is divided among, and by what. */
export interface GoalRequest {
	/** Of all together; null = as much as they buy. */
	readonly target: number | null;
	/** Of each customer in the year that is known; those without any get no goal. */
	readonly sales: Readonly<Float64Array>;
	/** Territory of each customer; −1 = nobody's, which has no part of the target. */
	readonly owner: Readonly<Int32Array>;
	readonly territories: number;
	/** Rows in an order that does not depend on how they stand; of equal claims the first has one unit more. */
	readonly order: Readonly<Uint32Array>;
}

/** Goals that add up: those of the customers to that of their territory, those of the territories to the whole. */
export interface Goals {
	/** Everything is a multiple of it. */
	readonly unit: number;
	readonly total: number;
	/** By territory. */
	readonly targets: Readonly<Float64Array>;
	/** By customer; NaN = nothing can be said. */
	readonly goals: Readonly<Float64Array>;
}

/** Goals are given to a thousandth of what a customer buys on average. */
const FINENESS = 1000;

/**
 * Divides a target among territories and each part among its customers, both in proportion to sales and by largest remainders.
 * The same for any order of the rows. Null where nobody buys anything.
 */
export function splitGoals({ target, sales, owner, territories, order }: GoalRequest): Goals | null {
	const isSharing = (row: number) => (owner[row] ?? -1) >= 0 && (sales[row] ?? 0) > 0;
	const sharing = order.filter(isSharing);
	const rowsOf = Array.from({ length: territories }, (): number[] => []);
	for (const row of sharing) rowsOf[owner[row] ?? 0]?.push(row);
	const salesOf = rowsOf.map((rows) => Float64Array.from(rows, (row) => sales[row] ?? 0));
	const sums = Float64Array.from(salesOf, exactSum);
	const known = exactSum(sums);
	if (!(known > 0)) return null;
	const unit = unitOf(known / sharing.length, target);
	const whole = Math.round((target ?? known) / unit);
	const parts = apportion(whole, sums);
	const goals = new Float64Array(sales.length).fill(Number.NaN);
	rowsOf.forEach((rows, j) => {
		const units = apportion(parts[j] ?? 0, salesOf[j] ?? new Float64Array());
		rows.forEach((row, i) => (goals[row] = (units[i] ?? 0) * unit));
	});
	return { unit, total: whole * unit, targets: parts.map((each) => each * unit), goals };
}

/** The largest power of ten that is fine enough and that a target given is a multiple of; at least 1. */
function unitOf(mean: number, target: number | null): number {
	let unit = 1;
	while (unit * 10 * FINENESS <= mean && (target === null || target % (unit * 10) === 0)) unit *= 10;
	return unit;
}
