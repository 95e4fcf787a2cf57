import { allRowIds, rowOfId, type Table } from '#src/core/table/index.ts';

/**
 * What a search answered for the rows of a table as it was, by row as it is now: rows may have come, gone or changed places
 * meanwhile. −1 for those that have come.
 */
export function atRowsNow(answers: Int32Array, then: Table, now: Table): Int32Array {
	if (then.rowIds === now.rowIds) return answers;
	return Int32Array.from(allRowIds(now), (id) => answers[rowOfId(then, id)] ?? -1);
}
