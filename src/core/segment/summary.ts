import { GroupSums } from '#src/core/stats/index.ts';
import type { ClassInfo, ClassSummary, CustomerMetrics, Spoken } from './types.ts';

/** A class without arguments in its name. */
export function plainClass(id: string, order: number, colour: number): ClassInfo {
	return { id, name: { code: id, args: {} }, order, colour };
}

/** A warning or another sentence. */
export function spoken(code: string, args: Spoken['args'] = {}): Spoken {
	return { code, args };
}

/** Count, money and averages of each class. Customers whose figure is not known do not enter that average. */
export function summarise(
	classes: readonly ClassInfo[],
	classOf: Uint8Array,
	metrics: CustomerMetrics,
): ClassSummary[] {
	const groups = new Int32Array(classOf);
	const customers = tally(groups, classes.length, null);
	const amounts = sumBy(groups, classes.length, metrics.amount);
	const orders = sumBy(groups, classes.length, metrics.orders);
	const recency = sumBy(groups, classes.length, metrics.recencyDays);
	const total = amounts.sums.reduce((sum, amount) => sum + amount, 0);
	return classes.map((_, index) => ({
		count: customers[index] ?? 0,
		share: (customers[index] ?? 0) / Math.max(1, classOf.length),
		amount: amounts.sums[index] ?? 0,
		shareOfAmount: total > 0 && Number.isFinite(total) ? (amounts.sums[index] ?? 0) / total : null,
		averageAmount: average(amounts, index),
		averageOrders: average(orders, index),
		averageRecencyDays: average(recency, index),
	}));
}

/** What a class holds, added up. */
export interface ClassSums {
	readonly count: number;
	readonly amount: number;
	readonly orders: number;
	readonly recency: number;
	/** Customers that `recency` is the sum of. */
	readonly dated: number;
}

/**
 * Count and sums of every class by plain addition: fast enough for each move of the pointer, and so without the care that
 * `summarise` takes of the order of the rows.
 *
 * @param classOf class per customer row
 * @param count classes
 * @param mask 1 = counted; null = all
 */
export function sumClasses(
	classOf: Uint8Array,
	count: number,
	{ amount, orders, recencyDays }: Pick<CustomerMetrics, 'amount' | 'orders' | 'recencyDays'>,
	mask: Uint8Array | null,
): ClassSums[] {
	const kept = new Float64Array(256 * 5);
	for (let row = 0; row < classOf.length; row++) {
		if (mask && mask[row] !== 1) continue;
		const at = (classOf[row] as number) * 5;
		kept[at] = (kept[at] as number) + 1;
		kept[at + 1] = (kept[at + 1] as number) + ((amount[row] as number) || 0);
		kept[at + 2] = (kept[at + 2] as number) + ((orders[row] as number) || 0);
		const recency = recencyDays[row] as number;
		if (recency - recency !== 0) continue;
		kept[at + 3] = (kept[at + 3] as number) + recency;
		kept[at + 4] = (kept[at + 4] as number) + 1;
	}
	return Array.from({ length: count }, (_, index) => {
		const [number = 0, money = 0, ordered = 0, recency = 0, dated = 0] = kept.subarray(
			index * 5,
			index * 5 + 5,
		);
		return { count: number, amount: money, orders: ordered, recency, dated };
	});
}

interface Sums {
	readonly sums: Float64Array;
	readonly counts: Uint32Array;
}

function sumBy(groups: Int32Array, count: number, values: Float64Array): Sums {
	const sums = new GroupSums(count);
	sums.addAll(groups, values);
	return { sums: sums.totals(), counts: tally(groups, count, values) };
}

/** Rows per group, of those with a finite value. */
function tally(groups: Int32Array, count: number, values: Float64Array | null): Uint32Array {
	const counts = new Uint32Array(count);
	for (let row = 0; row < groups.length; row++) {
		const group = groups[row] as number;
		if (!values || Number.isFinite(values[row])) counts[group] = (counts[group] ?? 0) + 1;
	}
	return counts;
}

function average({ sums, counts }: Sums, index: number): number | null {
	const count = counts[index] ?? 0;
	return count === 0 ? null : (sums[index] ?? 0) / count;
}
