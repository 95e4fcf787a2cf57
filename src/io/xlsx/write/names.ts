import type { CellRange } from './spec.ts';

/** Rows and columns of a sheet. */
export const MAX_ROWS = 1_048_576;
export const MAX_COLUMNS = 16_384;
const SHEET_NAME_LIMIT = 31;
const HEADER_LIMIT = 255;

/** Letters of a zero-based column: 0 = A, 26 = AA. */
export function columnLetters(column: number): string {
	let letters = '';
	for (let n = column + 1; n > 0; n = Math.floor((n - 1) / 26))
		letters = String.fromCharCode(65 + ((n - 1) % 26)) + letters;
	return letters;
}

/** `B3` of zero-based row 2, column 1. */
export function cellRef(row: number, column: number): string {
	return `${columnLetters(column)}${row + 1}`;
}

/** `A1:C3`, or `A1` for a single cell. */
export function rangeRef({ top, left, bottom, right }: CellRange): string {
	const first = cellRef(top, left);
	return top === bottom && left === right ? first : `${first}:${cellRef(bottom, right)}`;
}

/** `'Sheet''s'!$A$1:$C$3`: absolute, always quoted. */
export function absoluteRef(sheet: string, { top, left, bottom, right }: CellRange): string {
	const first = `$${columnLetters(left)}$${top + 1}`;
	const last = `$${columnLetters(right)}$${bottom + 1}`;
	return `'${sheet.replaceAll("'", "''")}'!${first === last ? first : `${first}:${last}`}`;
}

/**
 * Legal, unique sheet names in the same order: no `[ ] : * ? / \` and control characters, no apostrophe at an end, at
 * most 31 UTF-16 units, not `History`, not empty, different without regard to case. Of all this Excel sees wide characters
 * like narrow ones: `：` breaks a sheet as `:` does.
 */
export function uniqueSheetNames(names: readonly string[]): string[] {
	const taken = new Set<string>();
	return names.map((name) => {
		const legal = legalSheetName(name);
		const next = (n: number) => `${cut(legal, SHEET_NAME_LIMIT - ` (${n})`.length)} (${n})`;
		return claim(taken, legal, next, (each) => each.normalize('NFKC').toLowerCase());
	});
}

/** Header texts as table columns need them: one line, not empty, at most 255 units, unique without regard to case. */
export function uniqueHeaders(headers: readonly string[]): string[] {
	const taken = new Set<string>();
	return headers.map((header, i) => {
		const line = cut(oneLine(header), HEADER_LIMIT) || `Column${i + 1}`;
		return claim(taken, line, (n) => `${cut(line, HEADER_LIMIT - ` ${n}`.length)} ${n}`);
	});
}

/** A name for formulas: letters, digits and underscores, unique among `taken`, which it joins. */
export function tableName(wanted: string, taken: Set<string>): string {
	const ascii = wanted.replace(/[^A-Za-z0-9_]/g, '');
	const base =
		/^[A-Za-z_]/.test(ascii) && !/^([A-Za-z]{1,3}\d+|[RrCc]\d*)$/.test(ascii) ? ascii : `Table_${ascii}`;
	return claim(taken, base, (n) => `${base}_${n}`);
}

function legalSheetName(name: string): string {
	const plain = oneLine(name.replace(/[[\]:*?/\\［］：＊？／＼]/g, ' ')).replace(/^['＇]+|['＇]+$/g, '');
	const short = cut(plain, SHEET_NAME_LIMIT)
		.trim()
		.replace(/['＇]+$/, '');
	if (short === '') return 'Sheet';
	return short.toLowerCase() === 'history' ? `${short}_` : short;
}

function oneLine(text: string): string {
	return text
		.toWellFormed()
		.replace(/\p{Cc}|[\u2028\u2029\ufffe\uffff]/gu, ' ')
		.replace(/ {2,}/g, ' ')
		.trim();
}

function cut(text: string, limit: number): string {
	if (text.length <= limit) return text;
	const last = text.charCodeAt(limit - 1);
	return text.slice(0, last >= 0xd800 && last <= 0xdbff ? limit - 1 : limit);
}

/** The first of some names whose form, as `fold` makes it, is not taken yet. */
function claim(
	taken: Set<string>,
	first: string,
	next: (n: number) => string,
	fold = (name: string) => name.toLowerCase(),
): string {
	let name = first;
	for (let n = 2; taken.has(fold(name)); n++) name = next(n);
	taken.add(fold(name));
	return name;
}
