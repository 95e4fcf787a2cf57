import {
	BLOCK_ROWS,
	cellAt,
	ColumnBuilder,
	numberAt,
	OFFSET_1904,
	withCells,
	type CellValue,
	type Column,
	type ColumnSpec,
	type Table,
} from '#src/core/table/index.ts';
import { RawKind, type RawColumn, type RawWorkbook } from '#src/io/raw.ts';
import { cellHashes, lowHalf, rowHashes, withTail } from './hashes.ts';
import { findSheets, textOf } from './locate.ts';
import type { ManifestColumn, ManifestTable, Slice } from './manifest.ts';
import { matchRows, sourceRows, type BaseRows, type MatchedRows, type SourceRow } from './rows.ts';
import type { ProjectFileNote, TableEdits } from './types.ts';

type Binary = Uint8Array<ArrayBuffer>;

export interface RestoredTable {
	readonly table: Table;
	readonly edits: TableEdits;
	readonly notes: readonly ProjectFileNote[];
	/** Ids of the columns that its sheets still have; the others are empty. */
	readonly present: ReadonlySet<string>;
}

/** The table as its sheets show it now, with what differs from the exported state; null when no sheet is left of it. */
export function restoreTable(
	raw: RawWorkbook,
	manifest: ManifestTable,
	binary: Binary,
	taken: Set<RawWorkbook['sheets'][number]>,
): RestoredTable | null {
	const parts = findSheets(raw, manifest, taken);
	if (parts.length === 0) return null;
	const source = sourceRows(raw, parts);
	const read = manifest.columns.map((spec) =>
		readColumn(raw, specOf(spec), source, ({ part }) => part.columns.get(spec.id)),
	);
	const present = read.filter((_, i) =>
		parts.some((part) => part.columns.has(manifest.columns[i]?.id ?? '')),
	);
	const base = baseRows(manifest, binary);
	const rows = matchRows(
		source,
		parts.some(({ rowIds }) => rowIds !== null),
		present,
		manifest,
		base,
	);
	const comparison = compare(read, manifest, binary, base, rows);
	const columns = read.map((column, i) =>
		exact(column, manifest.columns[i] as ManifestColumn, binary, rows, comparison.unchanged(i)),
	);
	const added = addedColumns(raw, source, manifest);
	const table: Table = {
		id: manifest.id,
		name: manifest.name,
		kind: manifest.kind,
		rowCount: source.length,
		rowIds: inBlocks(rows.ids),
		nextRowId: rows.nextRowId,
		columns: [...columns, ...added],
	};
	const gone = manifest.columns.filter((_, i) => !present.includes(read[i] as Column));
	return {
		table,
		edits: comparison.edits,
		present: new Set(present.map(({ id }) => id)),
		notes: [
			...(rows.matchedBy === 'rowId' ? [] : [{ code: 'rowIdsGone', table: manifest.name } as const]),
			...gone.map(({ name }) => ({ code: 'columnGone', table: manifest.name, column: name }) as const),
			...added.map(({ name }) => ({ code: 'columnAdded', table: manifest.name, column: name }) as const),
		],
	};
}

function specOf({ id, name, type, format }: ManifestColumn): ColumnSpec {
	return format ? { id, name, type, format } : { id, name, type };
}

function readColumn(
	raw: RawWorkbook,
	spec: ColumnSpec,
	source: readonly SourceRow[],
	cellsOf: (row: SourceRow) => RawColumn | undefined,
): Column {
	const builder = new ColumnBuilder(spec);
	const isText = spec.type === 'text' || spec.type === 'choice';
	for (const at of source) {
		const cells = cellsOf(at);
		if (!cells) builder.pushMissing();
		else builder.push(isText ? textOf(raw, cells, at.row) || null : typedValue(raw, spec, cells, at.row));
	}
	return builder.finish();
}

/** The value of a number, date or boolean column; any other text is kept as unread. */
function typedValue(raw: RawWorkbook, { type }: ColumnSpec, cells: RawColumn, row: number): CellValue {
	const value = cells.values[row] ?? 0;
	switch (cells.kinds[row]) {
		case RawKind.number:
			return type === 'date' && raw.date1904 ? value + OFFSET_1904 : value;
		case RawKind.boolean:
			return type === 'date' ? { unread: textOf(raw, cells, row) } : value;
		case RawKind.text:
		case RawKind.error: {
			const text = textOf(raw, cells, row);
			return text === '' ? null : { unread: text };
		}
		default:
			return null;
	}
}

/** What is known of the rows as they were exported: ids, hashes, hashes of the key. */
export function baseRows({ base }: ManifestTable, binary: Binary): BaseRows {
	const rowIds = words(binary, base.rowIds);
	for (let i = 1; i < rowIds.length; i++)
		rowIds[i] = ((rowIds[i] as number) + (rowIds[i - 1] as number)) >>> 0;
	return {
		rowIds,
		rows: words(binary, base.rows),
		key: base.key && { column: base.key.column, hashes: words(binary, base.key.hashes) },
	};
}

/** Low half of the hash of each cell of a column as it was exported; null where only the rows were kept. */
export function cellBase(
	{ base, columns, rowCount }: ManifestTable,
	binary: Binary,
	id: string,
): Uint16Array | null {
	const index = columns.findIndex((column) => column.id === id);
	const bytes = 2 * rowCount;
	if (base.cells) return index < 0 ? null : halves(binary, { at: base.cells.at + bytes * index, bytes });
	const own = base.columns?.find(({ column }) => column === id);
	return own ? halves(binary, own.hashes) : null;
}

interface Comparison {
	readonly edits: TableEdits;
	/** Whether the cell of a row in column i is as it was exported. */
	readonly unchanged: (column: number) => (row: number) => boolean;
}

function compare(
	columns: readonly Column[],
	manifest: ManifestTable,
	binary: Binary,
	base: BaseRows,
	rows: MatchedRows,
): Comparison {
	const count = rows.ids.length;
	const hashes = columns.map((column) => cellHashes(column, count));
	const now = rowHashes(hashes, count);
	const bases = columns.map(({ id }) => cellBase(manifest, binary, id));
	const same = (row: number): boolean => {
		const at = rows.base[row] as number;
		return at >= 0 && base.rows[at] === now[row];
	};
	const unchanged = (column: number) => (row: number) => {
		if (same(row)) return true;
		const at = rows.base[row] as number;
		return at >= 0 && bases[column]?.[at] === lowHalf(hashes[column]?.[row]);
	};
	const changed: number[] = [];
	const changedRows: number[] = [];
	const added: number[] = [];
	const seen = new Uint8Array(manifest.rowCount);
	for (let row = 0; row < count; row++) {
		const at = rows.base[row] as number;
		if (at < 0) added.push(rows.ids[row] as number);
		else seen[at] = 1;
		if (at < 0 || same(row)) continue;
		changed.push(rows.ids[row] as number);
		changedRows.push(row);
	}
	const byColumn = columns.flatMap(({ id }, i) => {
		if (!bases[i]) return [];
		const kept = unchanged(i);
		const edited = changedRows.filter((row) => !kept(row)).map((row) => rows.ids[row] as number);
		return edited.length > 0 ? [{ column: id, rows: edited }] : [];
	});
	const deleted = [...base.rowIds].filter((_, at) => seen[at] === 0);
	return {
		edits: { table: manifest.id, matchedBy: rows.matchedBy, cells: byColumn, changed, added, deleted },
		unchanged,
	};
}

/** Puts back what no sheet can carry: the last bits of long numbers, and texts with characters a cell refuses. */
function exact(
	column: Column,
	spec: ManifestColumn,
	binary: Binary,
	rows: MatchedRows,
	isUnchanged: (row: number) => boolean,
): Column {
	const at: number[] = [];
	const values: CellValue[] = [];
	const tails = spec.tails && new Int8Array(slice(binary, spec.tails).buffer);
	if (tails) {
		rows.base.forEach((position, row) => {
			const tail = position < 0 ? 0 : (tails[position] ?? 0);
			if (tail === 0 || !isUnchanged(row) || cellAt(column, row) === null) return;
			at.push(row);
			values.push(withTail(numberAt(column, row), tail));
		});
	}
	if (spec.texts.length > 0) {
		const rowOf = new Map(Array.from(rows.ids, (id, row) => [id, row] as const));
		for (const { row: id, text, unread } of spec.texts) {
			const row = rowOf.get(id);
			if (row === undefined || (rows.base[row] as number) < 0 || !isUnchanged(row)) continue;
			at.push(row);
			values.push(unread ? { unread: text } : text);
		}
	}
	return at.length > 0 ? withCells(column, at, values) : column;
}

/** Columns that someone added to the sheet: numbers where every value is one, else text. */
function addedColumns(raw: RawWorkbook, source: readonly SourceRow[], manifest: ManifestTable): Column[] {
	const headers = new Set(source.flatMap(({ part }) => part.extra.map(({ header }) => header)));
	const ids = new Set(manifest.columns.map(({ id }) => id));
	return [...headers].flatMap((header) => {
		const cellsOf = ({ part }: SourceRow): RawColumn | undefined =>
			part.extra.find((one) => one.header === header)?.cells;
		const kinds = new Set(source.map((at) => cellsOf(at)?.kinds[at.row] ?? RawKind.empty));
		kinds.delete(RawKind.empty);
		if (kinds.size === 0) return [];
		let id = `added${ids.size + 1}`;
		while (ids.has(id)) id += '_';
		ids.add(id);
		const type = kinds.size === 1 && kinds.has(RawKind.number) ? 'number' : 'text';
		return [readColumn(raw, { id, name: header, type }, source, cellsOf)];
	});
}

function slice(binary: Binary, { at, bytes }: Slice): Binary {
	return binary.slice(at, at + bytes);
}

/** Numbers of 16 bits. */
export function halves(binary: Binary, place: Slice): Uint16Array<ArrayBuffer> {
	return new Uint16Array(slice(binary, place).buffer);
}

function words(binary: Binary, place: Slice): Uint32Array<ArrayBuffer> {
	return new Uint32Array(slice(binary, place).buffer);
}

function inBlocks(ids: Uint32Array): Uint32Array[] {
	const blocks: Uint32Array[] = [];
	for (let start = 0; start < ids.length; start += BLOCK_ROWS)
		blocks.push(ids.slice(start, start + BLOCK_ROWS));
	return blocks;
}
