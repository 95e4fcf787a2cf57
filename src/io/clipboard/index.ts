import type { ClipboardTable } from './cell.ts';
import { readHtml } from './html.ts';
import { readTsv } from './tsv.ts';

export type { ClipboardCell, ClipboardTable } from './cell.ts';
export { readHtml, writeHtml } from './html.ts';
export { readTsv, writeTsv } from './tsv.ts';

/**
 * The cells of a clipboard from its two flavours; null when both are empty. The markup decides where it holds a table of
 * the same shape as the text or there is no text: it knows stored numbers and text formats; the text decides otherwise.
 */
export function readClipboard(html: string, text: string): ClipboardTable | null {
	const plain: ClipboardTable = rectangle(readTsv(text));
	const rich = html === '' ? null : readHtml(html);
	if (!rich) return plain.length > 0 ? plain : null;
	if (plain.length === 0 || sameShape(rich, plain)) return rich;
	return plain;
}

function sameShape(a: ClipboardTable, b: ClipboardTable): boolean {
	return a.length === b.length && a[0]?.length === b[0]?.length;
}

function rectangle(rows: string[][]): ClipboardTable {
	const width = rows.reduce((max, row) => Math.max(max, row.length), 0);
	return rows.map((row) => Array.from({ length: width }, (_, i) => ({ text: row[i] ?? '' })));
}
