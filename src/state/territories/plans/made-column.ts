import { reversals, type CellPatch, type Change, type JournalEntry } from '#src/core/model/index.ts';
import { columnLength, rowOfId, withCells, type Column, type Table } from '#src/core/table/index.ts';

/** Steps whose cells were found by a search and not by hand. */
const SEARCHED: readonly string[] = ['evenOut'];

/**
 * A column as searches left it: written whole, then evened out. What has been edited since differs from it. Null where the
 * journal does not say, or where rows have come or gone since.
 *
 * @param entries of the journal, oldest first
 */
export function madeColumn(entries: readonly JournalEntry[], table: Table, column: string): Column | null {
	const undone = reversals(entries);
	const patches: CellPatch[] = [];
	let before = Infinity;
	for (const { seq, change, label } of entries.toReversed()) {
		if (seq >= before) continue;
		if (hasOtherRows(change, table.id)) return null;
		if (SEARCHED.includes(label.code)) patches.push(...patchesOf(change, column));
		const written = writtenIn(change, column);
		if (!written) continue;
		const reversal = undone.get(seq);
		if (reversal?.kind !== 'undo') return patched(written, table, patches.toReversed());
		before = reversal.seq;
		patches.length = 0;
	}
	return null;
}

function patched(written: Column, table: Table, patches: readonly CellPatch[]): Column | null {
	if (columnLength(written) !== table.rowCount) return null;
	return patches.reduce(
		(column, { rows, after }) =>
			withCells(
				column,
				rows.map((id) => rowOfId(table, id)),
				after,
			),
		written,
	);
}

function patchesOf(change: Change, column: string): readonly CellPatch[] {
	if (change.kind === 'batch') return change.changes.flatMap((each) => patchesOf(each, column));
	return change.kind === 'setCells' ? change.patches.filter((patch) => patch.column === column) : [];
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
