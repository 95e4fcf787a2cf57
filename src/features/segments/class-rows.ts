import {
	sumClasses,
	type ClassSummary,
	type ClassSums,
	type CustomerMetrics,
	type HeatCell,
	type SchemeResult,
	type TierRecount,
} from '#src/core/segment/index.ts';
import type { RfmMeasure } from '#src/core/model/index.ts';

/** One class in the table of classes. */
export interface ClassRow extends ClassSummary {
	readonly id: string;
	/** Position in the classes of the scheme. */
	readonly index: number;
	readonly name: string;
	readonly colour: number;
}

/** What the figures of a scheme are while a cut or a weight of it is moved. */
export interface Live {
	/** By position of the class; classes without sums keep what they have. */
	readonly classes: readonly (ClassSums | undefined)[];
	/** RFM: the cells of the heat map, and the cuts where one list of them holds for everyone. */
	readonly heat?: readonly HeatCell[];
	readonly cuts?: { readonly measure: RfmMeasure; readonly cuts: readonly number[] } | null;
	/** Tiers under the moved cuts. */
	readonly tiers?: TierRecount;
	/** Score: where the bands end. */
	readonly edges?: readonly number[];
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
	const sums = sumClasses(result.classOf, result.classes.length, metrics, mask);
	const customers = sums.reduce((all, { count }) => all + count, 0);
	const total = sums.reduce((all, { amount }) => all + amount, 0);
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
export function liveRows(rows: readonly ClassRow[], classes: Live['classes']): readonly ClassRow[] {
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
