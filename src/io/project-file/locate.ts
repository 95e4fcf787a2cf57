import { RAW_ERRORS, RawKind, type RawColumn, type RawSheet, type RawWorkbook } from '#src/io/raw.ts';
import type { Manifest, ManifestTable } from './manifest.ts';

/** Rows from the top among which the header row is looked for, should someone have put lines above it. */
export const HEADER_SEARCH = 20;

/** Where the cells of a table stand in a workbook. */
export interface FoundSheet {
	readonly sheet: RawSheet;
	readonly headerRow: number;
	/** Column id → column of the sheet. */
	readonly columns: ReadonlyMap<string, RawColumn>;
	readonly rowIds: RawColumn | null;
	/** Columns that were not exported: header and cells. */
	readonly extra: readonly { readonly header: string; readonly cells: RawColumn }[];
}

/** Sheets that are lists, which share headers with the table they show and are not it. */
export function listSheets(raw: RawWorkbook, { returns = [] }: Manifest): Set<RawSheet> {
	const names = new Set(returns.map(({ sheet }) => sheet));
	return new Set(raw.sheets.filter(({ name }) => names.has(name)));
}

/** The sheets of a table, by their names; a renamed sheet is recognised by its headers. */
export function findSheets(raw: RawWorkbook, table: ManifestTable, taken: Set<RawSheet>): FoundSheet[] {
	const found = table.sheets.flatMap((name) => {
		const sheet = raw.sheets.find((one) => one.name === name && !taken.has(one));
		const located = sheet && locate(raw, sheet, table);
		return located ? [located] : [];
	});
	if (found.length === 0) {
		for (const sheet of raw.sheets) {
			if (taken.has(sheet)) continue;
			const located = locate(raw, sheet, table);
			if (located?.rowIds && located.columns.size * 2 >= table.columns.length) {
				found.push(located);
				break;
			}
		}
	}
	for (const { sheet } of found) taken.add(sheet);
	return found;
}

/** Text of a cell as it would be typed; the empty string where there is none. */
export function textOf(raw: RawWorkbook, cells: RawColumn, row: number): string {
	const value = cells.values[row] ?? 0;
	switch (cells.kinds[row]) {
		case RawKind.text:
			return raw.strings[value] ?? '';
		case RawKind.number:
			return String(value);
		case RawKind.boolean:
			return value ? 'TRUE' : 'FALSE';
		case RawKind.error:
			return RAW_ERRORS[value] ?? '#N/A';
		default:
			return '';
	}
}

function locate(raw: RawWorkbook, sheet: RawSheet, table: ManifestTable): FoundSheet | null {
	const wanted = new Map(table.columns.map((column) => [column.header, column.id]));
	let best: FoundSheet | null = null;
	for (let row = 0; row < Math.min(HEADER_SEARCH, sheet.rowCount); row++) {
		const candidate = readHeader(raw, sheet, row, wanted, table);
		if (!best || scoreOf(candidate) > scoreOf(best)) best = candidate;
	}
	return best && scoreOf(best) > 0 ? best : null;
}

function scoreOf({ columns, rowIds }: FoundSheet): number {
	return columns.size + (rowIds ? 1 : 0);
}

function readHeader(
	raw: RawWorkbook,
	sheet: RawSheet,
	row: number,
	wanted: ReadonlyMap<string, string>,
	table: ManifestTable,
): FoundSheet {
	const columns = new Map<string, RawColumn>();
	const extra: { header: string; cells: RawColumn }[] = [];
	let rowIds: RawColumn | null = null;
	for (const cells of sheet.columns) {
		const header = textOf(raw, cells, row);
		const id = wanted.get(header);
		if (id !== undefined && !columns.has(id)) columns.set(id, cells);
		else if (header === table.rowIdHeader) rowIds ??= cells;
		else if (header !== '' && !table.computed.includes(header)) extra.push({ header, cells });
	}
	return { sheet, headerRow: row, columns, rowIds, extra };
}
