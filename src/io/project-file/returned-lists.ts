import { cellAt, ColumnBuilder, isUnread, type Column, type ColumnType } from '#src/core/table/index.ts';
import { parseNumber } from '#src/io/intake/numbers.ts';
import { RawKind, type RawColumn, type RawSheet, type RawWorkbook } from '#src/io/raw.ts';
import { cellHashes, lowHalf } from './hashes.ts';
import { HEADER_SEARCH, textOf } from './locate.ts';
import type { ManifestReturn, ManifestTable } from './manifest.ts';
import type { RestoredTable } from './restore.ts';
import type { BaseRows } from './rows.ts';

/** A place of the file in which changes may stand that could not be read. */
export interface UnreadPlace {
	readonly sheet: string;
	/** Of the column that would have been read. */
	readonly header: string;
	/** Rows with something in that column that are nobody's; null = the column is gone, or both columns that say whose row it is. */
	readonly rows: number | null;
}

/** A table as it came back, with what is known of it as it was exported. */
export interface Returned {
	readonly manifest: ManifestTable;
	readonly base: BaseRows;
	/** Null where its sheets are not in the file: its lists still are. */
	readonly restored: RestoredTable | null;
	/** Row of each row id in the table that came back. */
	readonly rowAt: ReadonlyMap<number, number>;
	/** Position of each row id in the exported table, and of each hash of a key: −1 for one that stands twice. */
	readonly positions: ReadonlyMap<number, number>;
	readonly keyed: ReadonlyMap<number, number> | null;
	readonly binary: Uint8Array<ArrayBuffer>;
}

/** Low half of the hash of a cell as it was exported, by the position of its row; undefined where that is not known. */
export type Hashes = (position: number) => number | undefined;

/** A list as it was exported, in the table that came back. */
export interface AskedList {
	readonly list: ManifestReturn;
	readonly returned: Returned;
	readonly wasOf: Hashes;
}

/** What was changed in the rows of a list, and where of it that cannot be known. */
export interface ListEdits {
	readonly list: ManifestReturn;
	/** Row id and text. */
	readonly edits: readonly (readonly [row: number, text: string])[];
	readonly unread: readonly UnreadPlace[];
}

/** What was changed in one sheet, read as a certain list. */
interface SheetEdits extends Pick<ListEdits, 'edits'> {
	readonly sheet: RawSheet;
	/** Rows with something in the column that are nobody's. */
	readonly nobodys: number;
}

/**
 * Changed cells in all lists of a file. A list is found by the name of its sheet, else by its headers in the sheets that are no
 * other list by name; a sheet that could be several is the one of which fewest cells would be changed.
 */
export function listEdits(raw: RawWorkbook, asked: readonly AskedList[]): readonly ListEdits[] {
	const names = new Set(asked.map(({ list }) => list.sheet));
	const readings = asked.map((each) => {
		const inSheets = (isMeant: (name: string) => boolean) =>
			raw.sheets.flatMap((sheet) => {
				const found = isMeant(sheet.name) ? foundIn(raw, sheet, each.list) : null;
				return found ? [editsIn(raw, found, each)] : [];
			});
		const named = inSheets((name) => name === each.list.sheet);
		return { ...each, sheets: named.length > 0 ? named : inSheets((name) => !names.has(name)) };
	});
	const isNearest = ({ header, column }: ManifestReturn, { sheet, edits }: SheetEdits) =>
		!readings.some(
			({ list, sheets }) =>
				list.header === header &&
				list.column !== column &&
				sheets.some((other) => other.sheet === sheet && other.edits.length < edits.length),
		);
	return readings.map(({ list, sheets }) => {
		const { sheet, header } = list;
		const own = sheets.filter((each) => isNearest(list, each));
		const isLost =
			raw.sheets.some(({ name }) => name === sheet) && !own.some((each) => each.sheet.name === sheet);
		const nobodys = own.flatMap(({ sheet: { name }, nobodys: rows }) =>
			rows > 0 ? [{ sheet: name, header, rows }] : [],
		);
		const edits = own.flatMap((each) => each.edits);
		return { list, edits, unread: [...(isLost ? [{ sheet, header, rows: null }] : []), ...nobodys] };
	});
}

function editsIn(raw: RawWorkbook, found: FoundList, { list, returned, wasOf }: AskedList): SheetEdits {
	const { restored, rowAt } = returned;
	const column = restored?.table.columns.find(({ id }) => id === list.column);
	const changed = new Set(restored?.edits.changed);
	const { sheet } = found;
	const cells = listColumn(raw, found.texts, sheet.rowCount, list.shown?.type ?? 'text');
	const hashes = cellHashes(cells, sheet.rowCount);
	const at = rowPositions(raw, found, returned);
	const edits: (readonly [row: number, text: string])[] = [];
	let nobodys = 0;
	for (let row = found.headerRow + 1; row < sheet.rowCount; row++) {
		const position = at[row] ?? -1;
		const text = textAt(cells, row);
		if (position < 0) {
			if (text !== '') nobodys++;
			continue;
		}
		const rowId = returned.base.rowIds[position] ?? 0;
		const was = wasOf(position);
		const isChanged =
			was === undefined
				? column && !changed.has(rowId) && textAt(column, rowAt.get(rowId) ?? -1) !== text
				: was !== lowHalf(hashes[row]);
		if (isChanged) edits.push([rowId, text]);
	}
	return { sheet, edits, nobodys };
}

interface FoundList {
	readonly sheet: RawSheet;
	readonly headerRow: number;
	readonly texts: RawColumn;
	readonly rowIds: RawColumn | null;
	readonly keys: RawColumn | null;
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

/**
 * Position in the exported table of each row of a list; −1 where it is nobody's. The key comes first: row ids are hidden, and a
 * list sorted or copied without them still shows whose row it is.
 */
function rowPositions(
	raw: RawWorkbook,
	{ sheet, keys, rowIds }: FoundList,
	{ positions, keyed }: Returned,
): Int32Array {
	const hashes = keys && cellHashes(listColumn(raw, keys, sheet.rowCount, 'text'), sheet.rowCount);
	return Int32Array.from({ length: sheet.rowCount }, (_, row) => {
		const own = hashes ? (keyed?.get(hashes[row] ?? 0) ?? -1) : -1;
		if (own >= 0 || rowIds?.kinds[row] !== RawKind.number) return own;
		return positions.get(rowIds.values[row] ?? -1) ?? -1;
	});
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
export function textAt(column: Column, row: number): string {
	const value = row < 0 ? null : cellAt(column, row);
	if (isUnread(value)) return value.unread;
	if (typeof value === 'number') return String(value);
	return typeof value === 'string' ? value : '';
}
