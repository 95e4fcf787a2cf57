import { reversals, type Change, type JournalEntry } from '#src/core/model/index.ts';
import { columnLength, type Column } from '#src/core/table/index.ts';

/**
 * A column as it was last written whole: what has been edited since differs from it. Null where the journal does not say,
 * or where rows have come or gone since.
 *
 * @param entries of the journal, oldest first
 */
export function madeColumn(
	entries: readonly JournalEntry[],
	table: string,
	column: string,
	rows: number,
): Column | null {
	const undone = reversals(entries);
	let before = Infinity;
	for (const { seq, change } of entries.toReversed()) {
		if (seq >= before) continue;
		if (hasOtherRows(change, table)) return null;
		const written = writtenIn(change, column);
		if (!written) continue;
		const reversal = undone.get(seq);
		if (reversal?.kind !== 'undo') return columnLength(written) === rows ? written : null;
		before = reversal.seq;
	}
	return null;
}

function writtenIn(change: Change, id: string): Column | null {
	if (change.kind === 'batch')
		return change.changes.reduce<Column | null>((found, each) => writtenIn(each, id) ?? found, null);
	if (change.kind === 'addColumn') return change.column.id === id ? change.column : null;
	return change.kind === 'replaceColumn' && change.after.id === id ? change.after : null;
}

function hasOtherRows(change: Change, table: string): boolean {
	if (change.kind === 'batch') return change.changes.some((each) => hasOtherRows(each, table));
	return (change.kind === 'insertRows' || change.kind === 'deleteRows') && change.table === table;
}
