import { cellAt, isoDate, isTextColumn, isUnread, type Column, type Table } from '#src/core/table/index.ts';

const BOM = '\ufeff';
const LINE_END = '\r\n';
const PIECE_ROWS = 4096;
/** A text with one of these in front would be read as a formula (OWASP, CSV injection). */
const FORMULA_LEAD = /^[=+\-@\t\r]/;
const NEEDS_QUOTES = /[",\r\n]|^\s|\s$/;

/**
 * Rows of a table as CSV (RFC 4180): UTF-8 with byte order mark, CRLF, header first. Numbers are written in full, dates as
 * ISO, booleans as TRUE/FALSE, cells that could not be read as their source text. A text that starts with `= + - @`, tab or
 * carriage return gets an apostrophe in front, so that no spreadsheet runs it; numbers never do.
 *
 * @param order row numbers in the order written; null = all rows in order
 */
export function* writeCsv(
	table: Table,
	columns: readonly Column[],
	order: Uint32Array | null = null,
): Generator<Uint8Array<ArrayBuffer>> {
	const encoder = new TextEncoder();
	const writers = columns.map(cellWriter);
	const count = order ? order.length : table.rowCount;
	let lines = BOM + columns.map(({ name }) => csvText(name)).join(',') + LINE_END;
	for (let at = 0; at < count; at++) {
		const row = order ? (order[at] as number) : at;
		lines += writers.map((write) => write(row)).join(',') + LINE_END;
		if ((at + 1) % PIECE_ROWS !== 0) continue;
		yield encoder.encode(lines);
		lines = '';
	}
	yield encoder.encode(lines);
}

function cellWriter(column: Column): (row: number) => string {
	return (row) => {
		const value = cellAt(column, row);
		if (value === null) return '';
		if (isUnread(value)) return csvText(value.unread);
		if (typeof value === 'string') return csvText(value);
		if (isTextColumn(column) || column.type === 'number') return String(value);
		if (column.type === 'boolean') return value ? 'TRUE' : 'FALSE';
		return isoDate(value, column.format?.style === 'datetime' || value % 1 !== 0);
	};
}

function csvText(text: string): string {
	const safe = FORMULA_LEAD.test(text) ? `'${text}` : text;
	return NEEDS_QUOTES.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
