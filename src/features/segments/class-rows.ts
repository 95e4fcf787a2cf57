import type { ClassSummary, CustomerMetrics, SchemeResult } from '#src/core/segment/index.ts';
import type { ClassSums } from '#src/core/segment/rfm/index.ts';

/** One class in the table of classes. */
export interface ClassRow extends ClassSummary {
	readonly id: string;
	/** Position in the classes of the scheme. */
	readonly index: number;
	readonly name: string;
	readonly colour: number;
}

export interface ClassTotals {
	readonly count: number;
	readonly amount: number;
}

/** Figures of every class over the customers of the mask; without a mask those of the run. */
export function summaries(
	result: SchemeResult,
	metrics: CustomerMetrics | null,
	mask: Uint8Array | null,
): readonly ClassSummary[] {
	if (!mask || !metrics) return result.summary;
	const sums = result.classes.map(() => ({ count: 0, amount: 0, orders: 0, recency: 0, dated: 0 }));
	let customers = 0;
	let total = 0;
	result.classOf.forEach((index, row) => {
		const sum = sums[index];
		if (mask[row] !== 1 || !sum) return;
		const amount = metrics.amount[row] ?? 0;
		const recency = metrics.recencyDays[row] ?? Number.NaN;
		customers++;
		sum.count++;
		sum.amount += amount || 0;
		total += amount || 0;
		sum.orders += metrics.orders[row] || 0;
		if (Number.isFinite(recency)) {
			sum.recency += recency;
			sum.dated++;
		}
	});
	return sums.map((sum) => ({
		count: sum.count,
		share: sum.count / Math.max(1, customers),
		amount: sum.amount,
		shareOfAmount: total > 0 ? sum.amount / total : null,
		averageAmount: sum.count > 0 ? sum.amount / sum.count : null,
		averageOrders: sum.count > 0 ? sum.orders / sum.count : null,
		averageRecencyDays: sum.dated > 0 ? sum.recency / sum.dated : null,
	}));
}

/** Returned amounts of every class over the customers of the mask. */
export function returnedOfClasses(
	result: SchemeResult,
	metrics: CustomerMetrics | null,
	mask: Uint8Array | null,
): readonly number[] {
	const sums = result.classes.map(() => 0);
	result.classOf.forEach((index, row) => {
		if (!mask || mask[row] === 1) sums[index] = (sums[index] ?? 0) + (metrics?.returned[row] || 0);
	});
	return sums;
}

/** The rows with other counts for the first classes; the classes after them, of customers left out, stay. */
export function liveRows(rows: readonly ClassRow[], classes: readonly ClassSums[]): readonly ClassRow[] {
	const { count, amount } = totalsOf(rows);
	return rows.map((row) => {
		const sums = classes[row.index];
		if (!sums) return row;
		return {
			...row,
			count: sums.count,
			share: sums.count / Math.max(1, count),
			amount: sums.amount,
			shareOfAmount: amount > 0 ? sums.amount / amount : null,
			averageAmount: sums.count > 0 ? sums.amount / sums.count : null,
			averageOrders: sums.count > 0 ? sums.orders / sums.count : null,
			averageRecencyDays: sums.dated > 0 ? sums.recency / sums.dated : null,
		};
	});
}

export function totalsOf(rows: readonly ClassSummary[]): ClassTotals {
	return {
		count: rows.reduce((sum, row) => sum + row.count, 0),
		amount: rows.reduce((sum, row) => sum + row.amount, 0),
	};
}
