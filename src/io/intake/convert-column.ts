import {
	BLOCK_ROWS,
	ColumnBuilder,
	Dictionary,
	type Column,
	type ColumnFormat,
	type ColumnSpec,
} from '#src/core/table/index.ts';
import { RAW_ERRORS, RawKind, type RawColumn } from '#src/io/raw.ts';
import { FormatClass } from './formats.ts';
import { CellReader, NULLED, tableText, textOfNumber } from './reader.ts';
import { shownText, type Book, type RowRange } from './source.ts';
import type { ColumnPlan } from './types.ts';

/** A stretch of source rows that goes into a column: of one sheet, read under its own plan. */
export interface Piece {
	readonly book: Book;
	/** Null where the sheet has no such column: its rows are empty. */
	readonly raw: RawColumn | null;
	readonly plan: ColumnPlan | null;
	readonly ranges: readonly RowRange[];
}

/** A finished column with the number of its unreadable cells. */
export interface BuiltColumn {
	readonly column: Column;
	readonly unread: number;
}

/** Builds a column of a table from its pieces, in order. */
export function buildColumn(spec: ColumnSpec, pieces: readonly Piece[]): BuiltColumn {
	return spec.type === 'text' || spec.type === 'choice'
		? buildTexts(spec, pieces)
		: buildNumbers(spec, pieces);
}

/** Rows converted at a time. */
const BATCH = BLOCK_ROWS;

function buildNumbers(spec: ColumnSpec, pieces: readonly Piece[]): BuiltColumn {
	const builder = new ColumnBuilder(spec);
	const batch = new Float64Array(BATCH);
	let unread = 0;
	for (const { book, raw, plan, ranges } of pieces) {
		if (!raw || !plan) {
			pushMissing(builder, ranges);
			continue;
		}
		const reader = new CellReader(book, { ...plan, type: spec.type });
		const isDirect = spec.type === 'number' && plan.unitFactor === 1;
		eachBatch(ranges, (from, to) => {
			const end = fillNumbers(batch, book, reader, raw, from, to, isDirect);
			builder.pushNumbers(batch, end - from);
			if (end === to) return end;
			builder.pushUnread(shownText(book, raw, end));
			unread++;
			return end + 1;
		});
	}
	return { column: builder.finish(), unread };
}

/**
 * Values of the rows from…to (exclusive), infinite where there is none, up to the first cell that cannot be read: its row,
 * or `to`. A cell that is like the one above has its value.
 */
function fillNumbers(
	out: Float64Array,
	book: Book,
	reader: CellReader,
	raw: RawColumn,
	from: number,
	to: number,
	isDirect: boolean,
): number {
	const { kinds, values, formats } = raw;
	const { formatClasses } = book;
	for (let row = from; row < to; row++) {
		const kind = kinds[row];
		const value = values[row] as number;
		const format = formats === null ? 0 : (formats[row] as number);
		let read: number;
		if (isDirect && kind === RawKind.number && formatClasses[format] === FormatClass.plain) read = value;
		else if (row > from && value === values[row - 1] && isSame(raw, row, row - 1))
			read = out[row - from - 1] as number;
		else read = book.isEmpty(raw, row) ? NULLED : reader.value(raw, row);
		if (Number.isNaN(read)) return row;
		out[row - from] = read;
	}
	return to;
}

/** Whether two cells of a column with equal values are the same in kind and format. */
function isSame({ kinds, formats }: RawColumn, a: number, b: number): boolean {
	return kinds[a] === kinds[b] && formats?.[a] === formats?.[b];
}

/** Goes through rows in batches; `convert` answers where it has stopped. */
function eachBatch(ranges: readonly RowRange[], convert: (from: number, to: number) => number): void {
	for (const { from, to } of ranges) {
		let row = from;
		while (row < to) row = convert(row, Math.min(to, row + BATCH));
	}
}

function buildTexts(spec: ColumnSpec, pieces: readonly Piece[]): BuiltColumn {
	const dictionary = new Dictionary();
	const builder = new ColumnBuilder(spec, dictionary);
	const batch = new Int32Array(BATCH);
	let unread = 0;
	for (const { book, raw, plan, ranges } of pieces) {
		if (!raw || !plan) {
			pushMissing(builder, ranges);
			continue;
		}
		const codes = new TextCodes(book, new CellReader(book, plan), dictionary);
		eachBatch(ranges, (from, to) => {
			const end = codes.fill(batch, raw, from, to);
			builder.pushCodes(batch, end - from);
			if (end === to) return end;
			builder.pushUnread(shownText(book, raw, end));
			unread++;
			return end + 1;
		});
	}
	return { column: builder.finish(), unread };
}

/** In place of a code: nothing there, not looked at yet, an error that no null word names. */
const NOTHING = -1;
const UNKNOWN = -2;
const FAILED = -3;

/** Codes of the cells of a text column: each distinct source text and number is interned once. */
class TextCodes {
	readonly #book: Book;
	readonly #reader: CellReader;
	readonly #dictionary: Dictionary;
	readonly #texts: Int32Array;
	readonly #numbers = new Map<number, number>();
	readonly #small = new Int32Array(1 << 17).fill(UNKNOWN);

	constructor(book: Book, reader: CellReader, dictionary: Dictionary) {
		this.#book = book;
		this.#reader = reader;
		this.#dictionary = dictionary;
		this.#texts = new Int32Array(book.raw.strings.length).fill(UNKNOWN);
	}

	/** Codes of the rows from…to (exclusive), NOTHING where there is none, up to the first error: its row, or `to`. */
	fill(out: Int32Array, raw: RawColumn, from: number, to: number): number {
		const { kinds, values } = raw;
		const known = this.#texts;
		for (let row = from; row < to; row++) {
			const kind = kinds[row];
			const value = values[row] as number;
			let code: number;
			if (kind === RawKind.text) {
				code = known[value] as number;
				if (code === UNKNOWN) code = this.#read(value);
			} else if (kind === RawKind.empty) code = NOTHING;
			else if (row > from && value === values[row - 1] && isSame(raw, row, row - 1))
				code = out[row - from - 1] as number;
			else code = this.#ofOther(raw, row);
			if (code === FAILED) return row;
			out[row - from] = code;
		}
		return to;
	}

	#ofOther(raw: RawColumn, row: number): number {
		const value = raw.values[row] ?? 0;
		if (raw.kinds[row] === RawKind.number) return this.#ofNumber(value, this.#book.classAt(raw, row));
		if (raw.kinds[row] === RawKind.boolean) return this.#ofWord(value === 1 ? 'TRUE' : 'FALSE');
		return this.#reader.isNull(RAW_ERRORS[value] ?? '') ? NOTHING : FAILED;
	}

	#read(index: number): number {
		const code = this.#book.blank[index] === 1 ? NOTHING : this.#ofWord(tableText(this.#book.text(index)));
		this.#texts[index] = code;
		return code;
	}

	#ofNumber(value: number, formatClass: number): number {
		if (formatClass === 0 && value >= 0 && value < this.#small.length && Number.isInteger(value)) {
			const known = this.#small[value] ?? UNKNOWN;
			if (known !== UNKNOWN) return known;
			return (this.#small[value] = this.#ofWord(String(value)));
		}
		if (formatClass !== 0) return this.#ofWord(textOfNumber(value, formatClass, this.#book.offset1904));
		const known = this.#numbers.get(value);
		if (known !== undefined) return known;
		const code = this.#ofWord(textOfNumber(value, 0, 0));
		this.#numbers.set(value, code);
		return code;
	}

	#ofWord(text: string): number {
		if (text === '' || this.#reader.isNull(text)) return NOTHING;
		return this.#dictionary.intern(text);
	}
}

function pushMissing(builder: ColumnBuilder, ranges: readonly RowRange[]): void {
	for (const { from, to } of ranges) for (let row = from; row < to; row++) builder.pushMissing();
}

/** How the values of a column are shown, from its type, role and source formats. */
export function formatOf(
	type: ColumnSpec['type'],
	facts: { readonly hasTime: boolean; readonly percent: boolean; readonly money: 'no' | 'whole' | 'cents' },
): ColumnFormat | undefined {
	if (type === 'date') return facts.hasTime ? { decimals: null, style: 'datetime' } : undefined;
	if (type !== 'number') return undefined;
	if (facts.percent) return { decimals: null, style: 'percent' };
	return facts.money === 'no' ? undefined : { decimals: facts.money === 'cents' ? 2 : 0, style: 'money' };
}
