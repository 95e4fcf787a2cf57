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
