import { allRowIds, type Column } from '#src/core/table/index.ts';
import type { RawWorkbook } from '#src/io/raw.ts';
import { cellHashes, lowHalf, NO_VALUE } from './hashes.ts';
import { listSheets } from './locate.ts';
import { decodeManifest, type ManifestColumn } from './manifest.ts';
import { damaged, readPayload } from './payload.ts';
import { baseRows, cellBase, halves, restoreTable } from './restore.ts';
import {
	listEdits,
	textAt,
	type Hashes,
	type ListEdits,
	type Returned,
	type UnreadPlace,
} from './returned-lists.ts';
import { onlyAt } from './rows.ts';
import type { TableEdits } from './types.ts';

export type { UnreadPlace } from './returned-lists.ts';

/** A column of the own project as it is now. */
export interface OwnColumn {
	readonly table: string;
	readonly column: Column;
	/** Row ids of its rows. */
	readonly rowIds: Uint32Array;
}

/** A cell that someone changed in a returned workbook and that is another one in the own project. */
export interface ReturnedCell {
	readonly column: string;
	/** Row id. */
	readonly row: number;
	/** As it stands in the file; empty where someone took it away. */
	readonly text: string;
	/** What another place of the file says where it was changed there as well: the sheet of the table, or another row of a list. */
	readonly other: string | null;
	/** The own cell was changed since the export, too. */
	readonly isOursChanged: boolean;
}

/** What came back of some columns. */
export interface ReturnedCells {
	/** Id of the project in the file. */
	readonly project: string;
	readonly cells: readonly ReturnedCell[];
	/** Changed cells whose rows are not in the own project any more. */
	readonly gone: number;
	/** Changed cells of other columns, new rows and deleted ones: they come with the whole project only. */
	readonly elsewhere: number;
	readonly unread: readonly UnreadPlace[];
}

/**
 * Changes that a returned workbook holds for some columns of the own project: in the sheets of their table and in the lists
 * that go with them. Rows of a list are recognised by their key, which can be seen, else by `_rowid`. Null when the workbook is not one of ours.
 *
 * @throws AppError project.fileNewer, project.fileDamaged
 */
export async function readReturnedCells(
	raw: RawWorkbook,
	own: readonly OwnColumn[],
): Promise<ReturnedCells | null> {
	const payload = await readPayload(raw);
	if (!payload) return null;
	const decoded = decodeManifest(payload.content);
	if (!decoded) throw damaged(raw, 'manifest');
	const { manifest, binary } = decoded;
	const taken = listSheets(raw, manifest);
	const found = manifest.tables.map((table): Returned => {
		const restored = restoreTable(raw, table, binary, taken);
		const base = baseRows(table, binary);
		return {
			...{ manifest: table, base, binary, restored },
			rowAt: rowsById(restored && allRowIds(restored.table)),
			positions: rowsById(base.rowIds),
			keyed: base.key && onlyAt(base.key.hashes),
		};
	});
	const wanted = new Set(own.map(({ column }) => column.id));
	const elsewhere = found.reduce(
		(sum, { restored }) => sum + (restored ? changesElsewhere(restored.edits, wanted) : 0),
		0,
	);
	const tableOf = (id: string) => found.find((each) => each.manifest.id === id);
	const asked = (manifest.returns ?? []).flatMap((list) => {
		const returned = tableOf(list.table);
		const shown = list.shown && halves(binary, list.shown.hashes);
		const kept = returned && hashesOf(returned, list.column);
		return kept ? [{ list, returned, wasOf: shown ? (position: number) => shown[position] : kept }] : [];
	});
	const read = listEdits(raw, asked);
	const results = own.flatMap((one) => {
		const at = tableOf(one.table);
		const lists = read.filter(({ list }) => list.column === one.column.id && list.table === one.table);
		return at ? [compared(one, at, lists)] : [];
	});
	return {
		...{ project: manifest.project.id, elsewhere },
		cells: results.flatMap(({ cells }) => cells),
		gone: results.reduce((sum, { gone }) => sum + gone, 0),
		unread: onePerSheet(results.flatMap(({ unread }) => unread)),
	};
}

/** Where each row id stands. */
function rowsById(ids: Uint32Array | null): ReadonlyMap<number, number> {
	return new Map(ids && Array.from(ids, (id, row) => [id, row] as const));
}

/** The first of each sheet: several columns of a list share what is wrong with its rows. */
function onePerSheet(places: readonly UnreadPlace[]): readonly UnreadPlace[] {
	return places.filter(({ sheet }, at) => places.findIndex((each) => each.sheet === sheet) === at);
}

function changesElsewhere({ added, deleted, cells }: TableEdits, wanted: ReadonlySet<string>): number {
	const others = cells.filter(({ column }) => !wanted.has(column));
	return others.reduce((sum, { rows }) => sum + rows.length, added.length + deleted.length);
}

/** What was exported of a column; of one that was not there yet, nothing. */
function hashesOf({ manifest, binary }: Returned, column: string): Hashes {
	const kept = cellBase(manifest, binary, column);
	const isThere = manifest.columns.some(({ id }) => id === column);
	return (position) => (isThere ? kept?.[position] : lowHalf(NO_VALUE));
}

function compared(
	own: OwnColumn,
	returned: Returned,
	inLists: readonly ListEdits[],
): Pick<ReturnedCells, 'cells' | 'gone' | 'unread'> {
	const { manifest, binary, positions } = returned;
	const column = manifest.columns.find(({ id }) => id === own.column.id);
	if (!column && !inLists.some(({ list }) => list.shown)) return { cells: [], gone: 0, unread: [] };
	const wasOf = hashesOf(returned, own.column.id);
	const areKept = cellBase(manifest, binary, own.column.id) !== null;
	const inTable = tableEdits(returned, own.column.id, areKept);
	const edits = new Map([...inTable].map(([row, text]) => [row, { text, other: null as string | null }]));
	for (const [row, text] of inLists.flatMap((list) => list.edits)) {
		const before = edits.get(row);
		const other = before?.text === text ? before.other : (before?.text ?? null);
		edits.set(row, { text, other });
	}
	const ours = cellHashes(own.column, own.rowIds.length);
	const rows = rowsById(own.rowIds);
	let gone = 0;
	const cells: ReturnedCell[] = [];
	for (const [id, { text, other }] of [...edits].sort(([a], [b]) => a - b)) {
		const row = rows.get(id);
		if (row === undefined) gone++;
		else if (textAt(own.column, row) !== text) {
			const was = wasOf(positions.get(id) ?? -1);
			const isOursChanged = was !== undefined && was !== lowHalf(ours[row]);
			cells.push({ column: own.column.id, row: id, text, other, isOursChanged });
		}
	}
	const unread = [...columnsGone(returned, column), ...inLists.flatMap((list) => list.unread)];
	return { cells, gone, unread };
}

/** Changed cells of a column in the sheets of its table: row id → text. Where no cells are kept all of changed rows. */
function tableEdits(
	{ restored, rowAt }: Returned,
	columnId: string,
	areKept: boolean,
): ReadonlyMap<number, string> {
	const column = restored?.table.columns.find(({ id }) => id === columnId);
	const edits = restored?.edits;
	const ids = areKept ? edits?.cells.find((each) => each.column === columnId)?.rows : edits?.changed;
	if (!column || !ids || !restored?.present.has(columnId)) return new Map();
	return new Map(ids.map((id) => [id, textAt(column, rowAt.get(id) ?? -1)]));
}

/** The sheet of the table where a column of it is not there any more. */
function columnsGone({ restored, manifest }: Returned, column: ManifestColumn | undefined): UnreadPlace[] {
	const [sheet] = manifest.sheets;
	if (!column || !restored || restored.present.has(column.id) || sheet === undefined) return [];
	return [{ sheet, header: column.header, rows: null }];
}
