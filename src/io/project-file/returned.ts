import {
	allRowIds,
	cellAt,
	ColumnBuilder,
	isUnread,
	type Column,
	type ColumnType,
} from '#src/core/table/index.ts';
import { parseNumber } from '#src/io/intake/numbers.ts';
import { RawKind, type RawColumn, type RawSheet, type RawWorkbook } from '#src/io/raw.ts';
import { cellHashes, NO_VALUE } from './hashes.ts';
import { HEADER_SEARCH, textOf } from './locate.ts';
import { decodeManifest, type ManifestReturn, type ManifestTable, type Slice } from './manifest.ts';
import { damaged, readPayload } from './payload.ts';
import { baseRows, restoreTable } from './restore.ts';
import { onlyAt, type BaseRows } from './rows.ts';

type Binary = Uint8Array<ArrayBuffer>;

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
	const taken = new Set<RawSheet>();
	const found = manifest.tables.flatMap((table) => {
		const restored = restoreTable(raw, table, binary, taken);
		const base = baseRows(table, binary);
		if (!restored) return [];
		const rowAt = new Map(Array.from(allRowIds(restored.table), (id, row) => [id, row] as const));
		return [
			{ ...restored, manifest: table, base: { ...base, cells: cellsOf(table, binary) }, rowAt, binary },
		];
	});
	const wanted = new Set(own.map(({ column }) => column.id));
	const elsewhere = found.reduce(
		(sum, { edits }) =>
			sum +
			edits.added.length +
			edits.deleted.length +
			edits.cells.reduce((n, { column, rows }) => n + (wanted.has(column) ? 0 : rows.length), 0),
		0,
	);
	const results = own.flatMap((one) => {
		const at = found.find(({ manifest: { id } }) => id === one.table);
		const lists = manifest.returns?.filter(
			(each) => each.column === one.column.id && each.table === one.table,
		);
		return at ? [compared(raw, one, at, lists ?? [])] : [];
	});
	return {
		...{ project: manifest.project.id, elsewhere },
		cells: results.flatMap(({ cells }) => cells),
		gone: results.reduce((sum, { gone }) => sum + gone, 0),
	};
}

/** A table as it came back, with what is known of it as it was exported. */
interface Returned extends NonNullable<ReturnType<typeof restoreTable>> {
	readonly manifest: ManifestTable;
	readonly base: Base;
	/** Row of each row id in the table that came back. */
	readonly rowAt: ReadonlyMap<number, number>;
	readonly binary: Binary;
}

interface Base extends BaseRows {
	/** Low halves of the hashes of the cells, column after column; null for large tables. */
	readonly cells: Uint16Array | null;
}

/** Low half of the hash of a cell as it was exported, by the position of its row; undefined where that is not known. */
type Hashes = (position: number) => number | undefined;

function cellsOf({ base }: ManifestTable, binary: Binary): Uint16Array | null {
	return base.cells && halves(binary, base.cells);
}

function halves(binary: Binary, { at, bytes }: Slice): Uint16Array {
	return new Uint16Array(binary.slice(at, at + bytes).buffer);
}

function compared(
	raw: RawWorkbook,
	own: OwnColumn,
	returned: Returned,
	lists: readonly ManifestReturn[],
): Pick<ReturnedCells, 'cells' | 'gone'> {
	const { manifest, base } = returned;
	const index = manifest.columns.findIndex(({ id }) => id === own.column.id);
	if (index < 0 && !lists.some(({ shown }) => shown)) return { cells: [], gone: 0 };
	const positions = new Map(Array.from(base.rowIds, (id, at) => [id, at] as const));
	const wasOf: Hashes = (position) =>
		index < 0 ? lowHalf(NO_VALUE) : base.cells?.[index * manifest.rowCount + position];
	const inTable = tableEdits(returned, own.column.id);
	const inLists = lists.flatMap((list) => {
		const shown = list.shown && halves(returned.binary, list.shown.hashes);
		return [...listEdits(raw, list, returned, positions, shown ? (position) => shown[position] : wasOf)];
	});
	const edits = new Map([...inTable].map(([row, text]) => [row, { text, other: null as string | null }]));
	for (const [row, text] of inLists) {
		const before = edits.get(row);
		const other = before?.text === text ? before.other : (before?.text ?? null);
		edits.set(row, { text, other });
	}
	const ours = cellHashes(own.column, own.rowIds.length);
	const rows = new Map(Array.from(own.rowIds, (id, row) => [id, row] as const));
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
	return { cells, gone };
}

/** Changed cells of a column in the sheets of its table: row id → text. Of a large table all cells of changed rows. */
function tableEdits({ table, edits, base, rowAt }: Returned, columnId: string): ReadonlyMap<number, string> {
	const column = table.columns.find(({ id }) => id === columnId);
	const ids = base.cells ? edits.cells.find((each) => each.column === columnId)?.rows : edits.changed;
	if (!column || !ids) return new Map();
	return new Map(ids.map((id) => [id, textAt(column, rowAt.get(id) ?? -1)]));
}

/** Changed cells in a list: row id → text. */
function* listEdits(
	raw: RawWorkbook,
	list: ManifestReturn,
	returned: Returned,
	positions: ReadonlyMap<number, number>,
	wasOf: Hashes,
): Generator<readonly [row: number, text: string]> {
	const { base, table, rowAt } = returned;
	const column = table.columns.find(({ id }) => id === list.column);
	const changed = new Set(returned.edits.changed);
	for (const { sheet, headerRow, texts, rowIds, keys } of findLists(raw, list)) {
		const byKey = keys && keyPositions(raw, keys, sheet.rowCount, base);
		const cells = listColumn(raw, texts, sheet.rowCount, list.shown?.type ?? 'text');
		const hashes = cellHashes(cells, sheet.rowCount);
		for (let row = headerRow + 1; row < sheet.rowCount; row++) {
			const id = rowIds?.kinds[row] === RawKind.number ? (rowIds.values[row] ?? -1) : -1;
			// Row ids are hidden: a list sorted or copied without them still shows whose row it is.
			const keyed = byKey?.[row] ?? -1;
			const position = keyed >= 0 ? keyed : (positions.get(id) ?? -1);
			if (position < 0) continue;
			const rowId = base.rowIds[position] ?? 0;
			const text = textAt(cells, row);
			const was = wasOf(position);
			if (was !== undefined) {
				if (was !== lowHalf(hashes[row])) yield [rowId, text];
			} else if (column && !changed.has(rowId) && textAt(column, rowAt.get(rowId) ?? -1) !== text)
				yield [rowId, text];
		}
	}
}

interface FoundList {
	readonly sheet: RawSheet;
	readonly headerRow: number;
	readonly texts: RawColumn;
	readonly rowIds: RawColumn | null;
	readonly keys: RawColumn | null;
}

/** A list by the name of its sheet, else every one that has its headers. */
function findLists(raw: RawWorkbook, list: ManifestReturn): readonly FoundList[] {
	const inSheet = (sheet: RawSheet) => foundIn(raw, sheet, list) ?? [];
	const named = raw.sheets.filter(({ name }) => name === list.sheet).flatMap(inSheet);
	return named.length > 0 ? named : raw.sheets.flatMap(inSheet);
}

/** The header is looked for in the first rows. */
function foundIn(raw: RawWorkbook, sheet: RawSheet, list: ManifestReturn): FoundList | null {
	for (let row = 0; row < Math.min(HEADER_SEARCH, sheet.rowCount); row++) {
		const withHeader = (header: string | null) =>
			sheet.columns.find((cells) => header !== null && textOf(raw, cells, row) === header) ?? null;
		const [texts, rowIds, keys] = [list.header, list.rowIdHeader, list.keyHeader].map(withHeader);
		if (texts && (rowIds ?? keys))
			return { sheet, headerRow: row, texts, rowIds: rowIds ?? null, keys: keys ?? null };
	}
	return null;
}

/** Position in the exported table of each row of a list, by its key; −1 where it has none of its own. */
function keyPositions(raw: RawWorkbook, keys: RawColumn, rowCount: number, base: Base): Int32Array | null {
	if (!base.key) return null;
	const at = onlyAt(base.key.hashes);
	const hashes = cellHashes(listColumn(raw, keys, rowCount, 'text'), rowCount);
	return Int32Array.from(hashes, (hash) => at.get(hash) ?? -1);
}

/** Cells of a list; a number is also read from a text that says one. */
function listColumn(raw: RawWorkbook, cells: RawColumn, rowCount: number, type: ColumnType): Column {
	const builder = new ColumnBuilder({ id: 'list', name: '', type });
	for (let row = 0; row < rowCount; row++) {
		const text = textOf(raw, cells, row);
		if (type !== 'number') builder.push(text || null);
		else if (text.trim() === '') builder.pushMissing();
		else if (cells.kinds[row] === RawKind.number) builder.push(cells.values[row] ?? null);
		else builder.push(parseNumber(text)?.value ?? { unread: text });
	}
	return builder.finish();
}

/** A cell as it would be typed. */
function textAt(column: Column, row: number): string {
	const value = row < 0 ? null : cellAt(column, row);
	if (isUnread(value)) return value.unread;
	if (typeof value === 'number') return String(value);
	return typeof value === 'string' ? value : '';
}

function lowHalf(hash = 0): number {
	return hash & 0xffff;
}
