import type { SchemeResult } from '#src/core/segment/index.ts';

/** Customers whose class is another one, their sales, and all customers. */
export interface ClassMoves {
	readonly moved: number;
	readonly movedAmount: number;
	readonly total: number;
}

/** What two results over the same customers do not agree on; classes are the same when their ids are. */
export function classMoves(before: SchemeResult, after: SchemeResult, amounts: Float64Array): ClassMoves {
	const idOf = (result: SchemeResult, row: number) => result.classes[result.classOf[row] ?? -1]?.id;
	const total = Math.min(before.classOf.length, after.classOf.length);
	let [moved, movedAmount] = [0, 0];
	for (let row = 0; row < total; row++) {
		if (idOf(before, row) === idOf(after, row)) continue;
		moved++;
		movedAmount += amounts[row] || 0;
	}
	return { moved, movedAmount, total };
}
