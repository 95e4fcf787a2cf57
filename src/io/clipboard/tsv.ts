/**
 * The tab-separated text of a clipboard as rows of cells. Cells that hold a tab, a line break or a quote stand in quotes,
 * quotes inside doubled, as Excel, WPS and Google Sheets write them; a quote elsewhere in a cell is an ordinary
 * character. One line break at the end belongs to the last row. Line breaks inside cells become `\n`.
 */
export function readTsv(text: string): string[][] {
	if (text === '') return [];
	const rows: string[][] = [[]];
	let at = 0;
	while (at <= text.length) {
		const cell = readCell(text, at);
		rows.at(-1)?.push(cell.text);
		at = cell.end;
		if (text[at] === '\t') {
			at++;
			continue;
		}
		at += text.startsWith('\r\n', at) ? 2 : 1;
		if (at >= text.length) break;
		rows.push([]);
	}
	return rows;
}

function readCell(text: string, start: number): { text: string; end: number } {
	if (text[start] === '"') {
		const quoted = readQuoted(text, start);
		if (quoted) return quoted;
	}
	let end = start;
	while (end < text.length && !isBorder(text.charCodeAt(end))) end++;
	return { text: text.slice(start, end), end };
}

/** A quoted cell, or null when the closing quote is not followed by the end of the cell: then the quotes are text. */
function readQuoted(text: string, start: number): { text: string; end: number } | null {
	let close = text.indexOf('"', start + 1);
	while (close >= 0 && text[close + 1] === '"') close = text.indexOf('"', close + 2);
	if (close < 0) return null;
	const end = close + 1;
	if (end < text.length && !isBorder(text.charCodeAt(end))) return null;
	const inner = text.slice(start + 1, close).replaceAll('""', '"');
	return { text: inner.replace(/\r\n?/g, '\n'), end };
}

function isBorder(code: number): boolean {
	return code === 9 || code === 10 || code === 13;
}

/** Rows of cells as tab-separated text with CR LF between rows, the form that Excel reads back unchanged. */
export function writeTsv(rows: readonly (readonly string[])[]): string {
	return rows.map((row) => row.map(quote).join('\t')).join('\r\n');
}

function quote(cell: string): string {
	return /["\t\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
