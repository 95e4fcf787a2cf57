import type { ClassInfo, SchemeResult } from './types.ts';

/** Customers that were in one class and are now in another, or in the same. */
export interface Flow {
	/** Position in `from`. */
	readonly from: number;
	/** Position in `to`. */
	readonly to: number;
	readonly count: number;
	/** Their sales, in project currency. */
	readonly amount: number;
	/** The class is the same on both sides. */
	readonly isStay: boolean;
}

export interface Migration {
	readonly from: readonly ClassInfo[];
	readonly to: readonly ClassInfo[];
	/** Flows of at least one customer, the most customers first. */
	readonly flows: readonly Flow[];
	/** Customers whose class is another. */
	readonly moved: number;
	/** Their sales. */
	readonly movedAmount: number;
	readonly total: number;
}

/**
 * What two classifications of the same customers have in common: classes are the same when their ids are. Rows of both
 * results are those of the same table.
 *
 * @param amounts sales per customer row; NaN counts as none
 */
export function migrationBetween(
	before: SchemeResult,
	after: SchemeResult,
	amounts: Float64Array,
): Migration {
	const [from, to] = [before.classes, after.classes];
	const count = Math.min(before.classOf.length, after.classOf.length);
	const counts = new Uint32Array(from.length * to.length);
	const sums = new Float64Array(counts.length);
	for (let row = 0; row < count; row++) {
		const cell = (before.classOf[row] ?? 0) * to.length + (after.classOf[row] ?? 0);
		counts[cell] = (counts[cell] ?? 0) + 1;
		sums[cell] = (sums[cell] ?? 0) + (amounts[row] || 0);
	}
	const flows = Array.from(counts, (cell, i): Flow => {
		const [a, b] = [Math.floor(i / to.length), i % to.length];
		const isStay = from[a]?.id === to[b]?.id;
		return { from: a, to: b, count: cell, amount: sums[i] ?? 0, isStay };
	})
		.filter((flow) => flow.count > 0)
		.sort((a, b) => b.count - a.count || a.from - b.from || a.to - b.to);
	const moves = flows.filter(({ isStay }) => !isStay);
	return {
		from,
		to,
		flows,
		moved: moves.reduce((sum, flow) => sum + flow.count, 0),
		movedAmount: moves.reduce((sum, flow) => sum + flow.amount, 0),
		total: count,
	};
}
