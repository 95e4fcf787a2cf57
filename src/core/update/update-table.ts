import {
	allRowIds,
	BLOCK_ROWS,
	BLOCK_SHIFT,
	cellAt,
	ColumnBuilder,
	findColumn,
	isTextColumn,
	keyText,
	rowOfId,
	withCells,
	withoutRows,
	type CellValue,
	type Column,
	type RowRun,
	type Table,
} from '#src/core/table/index.ts';
import { pairRows, sameValue, type Pairing } from './pair.ts';
import type { BaseValues, TableUpdate, UpdateCounts, UpdateRequest } from './types.ts';

/** A column of the file with the one of the table it goes into; `base` is that as the last file had given it. */
interface Carried {
	readonly column: Column;
	readonly base: Column;
	readonly fresh: Column;
	readonly isKey: boolean;
}

/** Cells of one column to be written, in rows of the table as it was. */
interface Patch {
	readonly rows: number[];
	readonly values: CellValue[];
	kept: number;
	lost: number;
}

/**
 * The table with the rows of a file brought in. Rows that belong together keep their row ids; blocks and columns that do
 * not change are those of the table.
 */
export function updateTable(request: UpdateRequest): TableUpdate {
	const { table, fresh, mode } = request;
	const carried = carriedColumns(request);
	const key = carried.find(({ isKey }) => isKey);
	const pairing = pairRows(
		{ columns: carried.map((each) => each.fresh), rows: fresh.rowCount, key: key?.fresh ?? null },
		{ columns: carried.map(({ base }) => base), rows: table.rowCount, key: key?.base ?? null },
	);
	const patches = carried.map((each) =>
		mode === 'extend' ? { rows: [], values: [], kept: 0, lost: 0 } : patchFor(each, pairing, request.blanks),
	);
	const isPaired = new Uint8Array(table.rowCount);
	const added: number[] = [];
	pairing.rowOf.forEach((row, from) => {
		if (row < 0) added.push(from);
		else isPaired[row] = 1;
	});
	const absent = runsOf(isPaired);
	const gone = absent.reduce((sum, { count }) => sum + count, 0);
	const plan: Rows = { gone: mode === 'replace' ? absent : [], added };
	const confirmed = confirmedColumn(request, carried);
	const byColumn = new Map(carried.map((each, i) => [each.column.id, { each, patch: patches[i] as Patch }]));
	const columns = table.columns.map((column) => {
		const { patch, each } = byColumn.get(column.id) ?? { patch: null, each: null };
		if (confirmed && column.id === confirmed.column.id)
			return rebuilt(column, table.rowCount, plan, confirmPatch(confirmed, isPaired), () => confirmed.day);
		return rebuilt(column, table.rowCount, plan, patch, (from) => (each ? cellAt(each.fresh, from) : null));
	});
	const extra = mode === 'extend' ? { columns: [], ids: {} } : newColumns(request, pairing, plan);
	const counts = countsOf(request, carried, patches, pairing, { gone, added: added.length, confirmed });
	const isSame = extra.columns.length === 0 && columns.every((column, i) => column === table.columns[i]);
	if (isSame) return { table, counts, added: {} };
	return {
		table: { ...table, ...rowsAfter(table, plan), columns: [...columns, ...extra.columns] },
		counts,
		added: extra.ids,
	};
}

/** Runs of rows of the table that go, and rows of the file that come, in order. */
interface Rows {
	readonly gone: readonly RowRun[];
	readonly added: readonly number[];
}

function carriedColumns({ table, fresh, into, key, base }: UpdateRequest): Carried[] {
	return fresh.columns.flatMap((column) => {
		const target = findColumn(table, into[column.id] ?? '');
		if (!target) return [];
		const before = base.find((each) => each.column === target.id);
		return [
			{
				column: target,
				base: before ? asBefore(table, target, before) : target,
				fresh: inKindOf(target, column),
				isKey: target.id === key,
			},
		];
	});
}

function asBefore(table: Table, column: Column, { rows, values }: BaseValues): Column {
	const positions = rows.map((id) => rowOfId(table, id));
	const known = positions.flatMap((row, i) => (row >= 0 ? [i] : []));
	return withCells(
		column,
		known.map((i) => positions[i] as number),
		known.map((i) => values[i] ?? null),
	);
}

/** The column with its values as a column of the target's type holds them. */
function inKindOf(target: Column, column: Column): Column {
	if (isTextColumn(target) === isTextColumn(column)) return column;
	const builder = new ColumnBuilder({ id: column.id, name: column.name, type: target.type });
	const rows = column.blocks.reduce((sum, { length }) => sum + length, 0);
	for (let row = 0; row < rows; row++) builder.push(cellAt(column, row));
	return builder.finish();
}

function patchFor({ column, base, fresh, isKey }: Carried, pairing: Pairing, blanks: string): Patch {
	const patch: Patch = { rows: [], values: [], kept: 0, lost: 0 };
	const isEdited = base !== column;
	pairing.rowOf.forEach((row, from) => {
		if (row < 0 || (pairing.isEqual[from] === 1 && !isEdited)) return;
		const [now, before, ours] = [cellAt(fresh, from), cellAt(base, row), cellAt(column, row)];
		const wasEdited = isEdited && !sameValue(before, ours);
		if (sameValue(now, before) || (now === null && blanks === 'keep')) {
			if (wasEdited) patch.kept++;
			return;
		}
		if (sameValue(now, ours) || (isKey && keyText(now) === keyText(ours))) return;
		if (wasEdited) patch.lost++;
		patch.rows.push(row);
		patch.values.push(now);
	});
	return patch;
}

/** The column that is told which rows the file has. */
interface Confirmed {
	readonly column: Column;
	readonly day: number;
}

function confirmedColumn(
	{ table, mode, confirm }: UpdateRequest,
	carried: readonly Carried[],
): Confirmed | null {
	const column = confirm && findColumn(table, confirm.column);
	if (!column || mode === 'extend' || isTextColumn(column)) return null;
	return carried.some((each) => each.column.id === column.id) ? null : { column, day: confirm.day };
}

function confirmPatch({ column, day }: Confirmed, isPaired: Uint8Array): Patch {
	const rows: number[] = [];
	isPaired.forEach((paired, row) => {
		if (paired === 1 && cellAt(column, row) !== day) rows.push(row);
	});
	return { rows, values: rows.map(() => day), kept: 0, lost: 0 };
}

/** @param valueOf value of the column for a row of the file that is added */
function rebuilt(
	column: Column,
	rowCount: number,
	{ gone, added }: Rows,
	patch: Patch | null,
	valueOf: (from: number) => CellValue,
): Column {
	const written = patch && patch.rows.length > 0 ? withCells(column, patch.rows, patch.values) : column;
	const left = gone.length > 0 ? withoutRows(written, rowCount, gone) : written;
	if (added.length === 0) return left;
	const rows = rowCount - gone.reduce((sum, { count }) => sum + count, 0);
	const builder = ColumnBuilder.after(left, rows >>> BLOCK_SHIFT);
	builder.pushRange(left, (rows >>> BLOCK_SHIFT) << BLOCK_SHIFT, rows);
	for (const from of added) builder.push(valueOf(from));
	return builder.finish();
}

/** Columns the table does not have, empty in rows the file does not have. */
function newColumns({ table, fresh, into, taken }: UpdateRequest, { rowOf }: Pairing, { gone, added }: Rows) {
	const isGone = new Uint8Array(table.rowCount);
	for (const { at, count } of gone) isGone.fill(1, at, at + count);
	const source = new Int32Array(table.rowCount).fill(-1);
	rowOf.forEach((row, from) => {
		if (row >= 0) source[row] = from;
	});
	let number = [...taken, ...table.columns.map(({ id }) => id)]
		.map((id) => Number(/^c(\d+)$/.exec(id)?.[1] ?? 0))
		.reduce((highest, each) => Math.max(highest, each), 0);
	const ids: Record<string, string> = {};
	const columns = fresh.columns.flatMap((column) => {
		if (findColumn(table, into[column.id] ?? '')) return [];
		const id = `c${++number}`;
		ids[column.id] = id;
		const { name, type, format } = column;
		const builder = new ColumnBuilder(format ? { id, name, type, format } : { id, name, type });
		for (let row = 0; row < table.rowCount; row++) {
			if (isGone[row] === 0)
				builder.push((source[row] as number) < 0 ? null : cellAt(column, source[row] as number));
		}
		for (const from of added) builder.push(cellAt(column, from));
		return [builder.finish()];
	});
	return { ids, columns };
}

function rowsAfter(table: Table, { gone, added }: Rows): Pick<Table, 'rowIds' | 'rowCount' | 'nextRowId'> {
	if (gone.length === 0 && added.length === 0) return table;
	const ids = allRowIds(table);
	const isGone = new Uint8Array(ids.length);
	for (const { at, count } of gone) isGone.fill(1, at, at + count);
	const left = ids.filter((_, row) => isGone[row] === 0);
	const all = new Uint32Array(left.length + added.length);
	all.set(left);
	for (let i = 0; i < added.length; i++) all[left.length + i] = table.nextRowId + i;
	const shared = (gone[0]?.at ?? table.rowCount) >>> BLOCK_SHIFT;
	const rowIds = table.rowIds.slice(0, shared);
	for (let start = shared << BLOCK_SHIFT; start < all.length; start += BLOCK_ROWS)
		rowIds.push(all.slice(start, start + BLOCK_ROWS));
	return { rowIds, rowCount: all.length, nextRowId: table.nextRowId + added.length };
}

function runsOf(isPaired: Uint8Array): RowRun[] {
	const runs: { at: number; count: number }[] = [];
	isPaired.forEach((paired, row) => {
		if (paired === 1) return;
		const last = runs.at(-1);
		if (last && last.at + last.count === row) last.count++;
		else runs.push({ at: row, count: 1 });
	});
	return runs;
}

function countsOf(
	{ table, fresh }: UpdateRequest,
	carried: readonly Carried[],
	patches: readonly Patch[],
	pairing: Pairing,
	{
		gone,
		added,
		confirmed,
	}: { readonly gone: number; readonly added: number; readonly confirmed: Confirmed | null },
): UpdateCounts {
	const changedRows = new Set(patches.flatMap((patch) => patch.rows));
	const columns = carried
		.map(({ column }, i) => ({ column: column.id, name: column.name, cells: patches[i]?.rows.length ?? 0 }))
		.filter(({ cells }) => cells > 0)
		.sort((a, b) => b.cells - a.cells);
	const held = new Set(carried.map(({ column }) => column.id));
	return {
		...{ gone, added },
		changed: changedRows.size,
		unchanged: fresh.rowCount - added - changedRows.size,
		confirmed: confirmed ? fresh.rowCount : 0,
		duplicates: pairing.duplicates,
		withoutKey: pairing.withoutKey,
		editsKept: patches.reduce((sum, { kept }) => sum + kept, 0),
		editsLost: patches.reduce((sum, { lost }) => sum + lost, 0),
		columns,
		missing: table.columns
			.filter(({ id }) => !held.has(id) && id !== confirmed?.column.id)
			.map(({ name }) => name),
	};
}
