import { RawKind, type RawRange } from '#src/io/raw.ts';
import { dateShape } from '../dates.ts';
import { FormatClass } from '../formats.ts';
import { note, type IntakeNote } from '../notes.ts';
import { parseNumber } from '../numbers.ts';
import { isKnownHeader } from '../roles/dictionary.ts';
import { shownText, type Source } from '../source.ts';
import { trimmed, wordKind } from '../words.ts';

/** Where the header of a sheet stands. */
export interface FoundHeader {
	/** First row from 0; null = the sheet has none. */
	readonly row: number | null;
	readonly rows: number;
	/** Rows above the header with something in them, first to last; null where there are none. */
	readonly titles: { readonly from: number; readonly to: number } | null;
	readonly notes: readonly IntakeNote[];
}

/** Rows in which a header is looked for, counted from the first row with something in it. */
const SEARCHED = 40;
/** Rows below a candidate it is compared with. */
const COMPARED = 25;

/** What a cell looks like to a reader of the sheet. */
type Look = 'empty' | 'word' | 'number' | 'date' | 'other';

/** Finds the header row: the first row whose texts name what the rows below hold. */
export function findHeader(source: Source): FoundHeader {
	const looks = new Looks(source);
	const rows = looks.rowsToSearch();
	let best = -1;
	let bestScore = 0.45;
	for (const row of rows) {
		const score = scoreRow(source, looks, row) - 0.004 * rows.indexOf(row);
		if (score > bestScore + 1e-9) {
			bestScore = score;
			best = row;
		}
	}
	const first = rows[0] ?? 0;
	if (best < 0) {
		return { row: null, rows: 0, titles: null, notes: rows.length === 0 ? [] : [note('header.none', {})] };
	}
	const { top, bottom } = extend(source, looks, best);
	const known = knownCells(source, top, bottom);
	const notes: IntakeNote[] = [note('header.found', { row: best + 1, ...known })];
	if (bottom > top) notes.push(note('header.multiRow', { from: top + 1, to: bottom + 1 }));
	const titles = first < top ? { from: first, to: top - 1 } : null;
	if (titles) notes.push(note('header.titleRows', { from: titles.from + 1, to: titles.to + 1 }));
	return { row: top, rows: bottom - top + 1, titles, notes };
}

/** Looks of the cells of the top of a sheet. */
class Looks {
	readonly #source: Source;
	readonly #rows = new Map<number, readonly Look[]>();

	constructor(source: Source) {
		this.#source = source;
	}

	row(row: number): readonly Look[] {
		let looks = this.#rows.get(row);
		if (!looks) {
			looks = this.#source.sheet.columns.map((_, column) => this.#look(row, column));
			this.#rows.set(row, looks);
		}
		return looks;
	}

	filled(row: number): number {
		return this.row(row).filter((look) => look !== 'empty').length;
	}

	/** The first rows with something in them. */
	rowsToSearch(): number[] {
		const rows: number[] = [];
		for (let row = 0; row < this.#source.sheet.rowCount && rows.length < SEARCHED; row++) {
			if (this.filled(row) > 0) rows.push(row);
			else if (row > 1000) break;
		}
		return rows;
	}

	/** The next rows below that have something in them. */
	below(row: number): number[] {
		const rows: number[] = [];
		const end = Math.min(this.#source.sheet.rowCount, row + 1 + COMPARED * 2);
		for (let next = row + 1; next < end && rows.length < COMPARED; next++) {
			if (this.filled(next) > 0) rows.push(next);
		}
		return rows;
	}

	#look(row: number, index: number): Look {
		const { book, sheet } = this.#source;
		const column = sheet.columns[index];
		if (!column || book.isEmpty(column, row)) return 'empty';
		if (column.kinds[row] === RawKind.number) {
			const formatClass = book.classAt(column, row);
			return formatClass === FormatClass.date || formatClass === FormatClass.dateTime ? 'date' : 'number';
		}
		if (column.kinds[row] !== RawKind.text) return 'other';
		const text = book.text(column.values[row] ?? 0);
		if (wordKind(text)) return 'other';
		if (dateShape(text)) return 'date';
		return parseNumber(text) ? 'number' : 'word';
	}
}

/** How much a row looks like a header, about 0…1.3. */
function scoreRow(source: Source, looks: Looks, row: number): number {
	const cells = looks.row(row);
	const below = looks.below(row).filter((other) => !sameTexts(source, row, other));
	const used = usedColumns(looks, row, below);
	const filled = looks.filled(row);
	if (filled === 0 || used === 0 || (filled === 1 && used > 1)) return 0;
	const texts = cells.map((look, column) => (look === 'empty' ? '' : cellText(source, row, column)));
	const words = texts.filter((_, column) => cells[column] === 'word');
	const wordShare = words.length / filled;
	if (wordShare < 0.5 && !texts.some(isKnownHeader)) return 0;
	if (isSpanned(source, row, used)) return 0;
	const known = texts.filter((text) => text !== '' && isKnownHeader(text)).length / filled;
	const distinct = new Set(texts.filter((text) => text !== '')).size / filled;
	const short =
		texts.filter((text) => text !== '' && text.length <= 30 && !/[。；]|[:：].{2}/.test(text)).length /
		filled;
	const contrast = contrastWith(source, looks, row, below);
	return (
		0.3 * Math.min(1, filled / used) +
		0.4 * known +
		0.35 * contrast +
		0.1 * wordShare +
		0.05 * distinct +
		0.1 * (short - 1)
	);
}

/** Whether two rows say the same: a header repeated on every printed page. */
function sameTexts(source: Source, row: number, other: number): boolean {
	return source.sheet.columns.every(
		(_, column) => cellText(source, row, column) === cellText(source, other, column),
	);
}

/** Number of columns with something in this row or the rows below. */
function usedColumns(looks: Looks, row: number, below: readonly number[]): number {
	const counts = new Map<number, number>();
	for (const other of [row, ...below]) {
		looks.row(other).forEach((look, column) => {
			if (look !== 'empty') counts.set(column, (counts.get(column) ?? 0) + 1);
		});
	}
	return counts.size;
}

/** Share of the filled columns whose cell differs in kind from most cells below, or is a word that does not recur there. */
function contrastWith(source: Source, looks: Looks, row: number, below: readonly number[]): number {
	if (below.length === 0) return 0.5;
	let sum = 0;
	let columns = 0;
	looks.row(row).forEach((look, column) => {
		if (look === 'empty') return;
		columns++;
		const others = below
			.map((other) => looks.row(other)[column] ?? 'empty')
			.filter((other) => other !== 'empty');
		if (look !== 'word' || others.length === 0) return;
		const differing = others.filter((other) => other !== 'word').length / others.length;
		if (differing >= 0.5) sum += 1;
		else sum += wordContrast(source, row, column, below);
	});
	return columns === 0 ? 0 : sum / columns;
}

/** A header over words: those below have another length or repeat among themselves, and never equal it. */
function wordContrast(source: Source, row: number, column: number, below: readonly number[]): number {
	const own = cellText(source, row, column);
	const texts = below.map((other) => cellText(source, other, column)).filter((text) => text !== '');
	if (texts.includes(own)) return 0;
	const repeats = new Set(texts).size < texts.length;
	if (/\d/.test(own) && texts.every((text) => /\d/.test(text))) return 0;
	const digits = texts.filter((text) => /\d/.test(text)).length / texts.length;
	return (repeats ? 0.4 : 0.15) + (digits > 0.6 && !/\d/.test(own) ? 0.4 : 0);
}

/** Whether one merged cell covers most of the row: a title. */
function isSpanned(source: Source, row: number, used: number): boolean {
	return source.sheet.merges.some(
		(merge) =>
			merge.top <= row && merge.bottom >= row && merge.right - merge.left + 1 >= Math.max(2, used * 0.7),
	);
}

/** Rows of a header of several rows: as far as merged cells reach across its edge, or groups stand above names. */
function extend(source: Source, looks: Looks, found: number): { top: number; bottom: number } {
	let [top, bottom] = [found, found];
	const used = usedColumns(looks, found, looks.below(found));
	const merges = source.sheet.merges.filter(
		(merge) => merge.right - merge.left + 1 < Math.max(2, used * 0.7),
	);
	for (let grown = true; grown && bottom - top < 4;) {
		grown = false;
		for (const merge of merges) {
			if (merge.top > bottom || merge.bottom < top) continue;
			if (merge.top < top && merge.bottom >= top) [top, grown] = [merge.top, true];
			if (merge.bottom > bottom && merge.top <= bottom) [bottom, grown] = [merge.bottom, true];
		}
		if (
			top > 0 &&
			isGroupRow(merges, top - 1) &&
			looks.row(top - 1).every((look) => look !== 'number' && look !== 'date')
		) {
			[top, grown] = [top - 1, true];
		} else if (isGroupRow(merges, bottom) && namesBelow(looks, merges, bottom)) {
			[bottom, grown] = [bottom + 1, true];
		}
	}
	return { top, bottom };
}

/** Whether a row has merged cells over several columns: names of groups of columns. */
function isGroupRow(merges: readonly RawRange[], row: number): boolean {
	return merges.some((merge) => merge.top <= row && merge.bottom === row && merge.right > merge.left);
}

/** Whether the row below a row of groups has words under every group. */
function namesBelow(looks: Looks, merges: readonly RawRange[], row: number): boolean {
	const cells = looks.row(row + 1);
	return merges
		.filter((merge) => merge.bottom === row && merge.right > merge.left)
		.every((merge) => cells.slice(merge.left, merge.right + 1).every((look) => look === 'word'));
}

function knownCells(source: Source, top: number, bottom: number): { aliases: number; columns: number } {
	const names = headerTexts(source, top, bottom - top + 1).filter((name) => name !== '');
	return { aliases: names.filter(isKnownHeader).length, columns: names.length };
}

/** Header texts of all columns: rows of a merged header joined by `/`, white space made single. */
export function headerTexts(source: Source, headerRow: number | null, headerRows: number): string[] {
	if (headerRow === null) return source.sheet.columns.map(() => '');
	const parts = source.sheet.columns.map((): string[] => []);
	for (let row = headerRow; row < headerRow + headerRows; row++) {
		mergedTexts(source, row).forEach((text, column) => {
			if (text !== '' && parts[column]?.at(-1) !== text) parts[column]?.push(text);
		});
	}
	return parts.map((each) => each.join('/'));
}

/** Texts of a row; within a merged range the text of its first cell. */
function mergedTexts(source: Source, row: number): string[] {
	const texts = source.sheet.columns.map((_, column) => cellText(source, row, column));
	for (const { top, bottom, left, right } of source.sheet.merges) {
		if (top > row || bottom < row) continue;
		texts.fill(cellText(source, top, left), left, right + 1);
	}
	return texts;
}

/** Text of a cell, white space made single. Between Chinese characters a line break needs no space. */
export function cellText(source: Source, row: number, index: number): string {
	const column = source.sheet.columns[index];
	if (!column || row >= source.sheet.rowCount) return '';
	return trimmed(shownText(source.book, column, row))
		.replace(/(?<=[\u2e80-\uffef])\s*[\r\n]+\s*|\s*[\r\n]+\s*(?=[\u2e80-\uffef])/g, '')
		.replace(/\s+/g, ' ');
}
