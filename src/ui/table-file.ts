import { EMPTY } from '#src/i18n/index.ts';
import type { TableColumn } from './static-table.ts';

/** What a spreadsheet would run as a formula; numbers are not meant. */
const FORMULA = /^(?![+-]?[\d,.]+%?$)[=+\-@\t\r]/;

/** A table as texts: header, rows, total. Dashes for nothing become empty, the typographic minus the sign of a number. */
export function tableCells<R>(rows: readonly R[], columns: readonly TableColumn<R>[]): string[][] {
	const cells = [
		columns.map(({ title }) => title),
		...rows.map((row) => columns.map((column) => column.text(row))),
	];
	if (columns.some(({ total }) => total !== undefined)) cells.push(columns.map(({ total }) => total ?? ''));
	return cells.map((line) => line.map(plain));
}

function plain(text: string): string {
	return text === EMPTY ? '' : text.replace(/^\u2212(?=\d)/, '-');
}

function safe(cell: string): string {
	return FORMULA.test(cell) ? `'${cell}` : cell;
}

/** For the clipboard: a line each, cells apart by tabs, nothing that runs as a formula where it is pasted. */
export function tabbed(cells: readonly (readonly string[])[]): string {
	return cells.map((line) => line.map((cell) => safe(cell).replace(/\s/g, ' ')).join('\t')).join('\n');
}

/** As a CSV file: byte order mark, CRLF, quotes where needed, nothing that runs as a formula. */
export function csvText(cells: readonly (readonly string[])[]): string {
	const quoted = (cell: string) => {
		const text = safe(cell);
		return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
	};
	return `\ufeff${cells.map((line) => line.map(quoted).join(',')).join('\r\n')}\r\n`;
}
