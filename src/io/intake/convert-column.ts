import {
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

function buildNumbers(spec: ColumnSpec, pieces: readonly Piece[]): BuiltColumn {
	const builder = new ColumnBuilder(spec);
	let unread = 0;
	for (const { book, raw, plan, ranges } of pieces) {
		if (!raw || !plan) {
			pushMissing(builder, ranges);
			continue;
		}
		const reader = new CellReader(book, { ...plan, type: spec.type });
		const { kinds, values } = raw;
		const isDirect = spec.type === 'number' && plan.unitFactor === 1;
		for (const { from, to } of ranges) {
			for (let row = from; row < to; row++) {
				const kind = kinds[row];
				if (isDirect && kind === RawKind.number && book.classAt(raw, row) === FormatClass.plain) {
					builder.pushNumber(values[row] ?? 0);
					continue;
				}
				if (kind === RawKind.empty || (kind === RawKind.text && book.blank[values[row] ?? 0] === 1)) {
					builder.pushMissing();
					continue;
				}
				const value = reader.value(raw, row);
				if (value === NULLED) builder.pushMissing();
				else if (Number.isNaN(value)) {
					builder.pushUnread(shownText(book, raw, row));
					unread++;
				} else builder.pushNumber(value);
			}
		}
	}
	return { column: builder.finish(), unread };
}

function buildTexts(spec: ColumnSpec, pieces: readonly Piece[]): BuiltColumn {
	const dictionary = new Dictionary();
	const builder = new ColumnBuilder(spec, dictionary);
	let unread = 0;
	for (const { book, raw, plan, ranges } of pieces) {
		if (!raw || !plan) {
			pushMissing(builder, ranges);
			continue;
		}
		const codes = new TextCodes(book, new CellReader(book, plan), dictionary);
		const { kinds, values } = raw;
		for (const { from, to } of ranges) {
			for (let row = from; row < to; row++) {
				const value = values[row] ?? 0;
				let code: number;
				switch (kinds[row]) {
					case RawKind.text:
						code = codes.ofText(value);
						break;
					case RawKind.number:
						code = codes.ofNumber(value, book.classAt(raw, row));
						break;
					case RawKind.boolean:
						code = codes.ofWord(value === 1 ? 'TRUE' : 'FALSE');
						break;
					case RawKind.error:
						if (!codes.isNull(RAW_ERRORS[value] ?? '')) {
							builder.pushUnread(RAW_ERRORS[value] ?? '#VALUE!');
							unread++;
							continue;
						}
						code = -1;
						break;
					default:
						code = -1;
				}
				if (code < 0) builder.pushMissing();
				else builder.pushCode(code);
			}
		}
	}
	return { column: builder.finish(), unread };
}

const UNKNOWN = -2;

/** Codes of the cells of a text column: each distinct source text and number is interned once. */
class TextCodes {
	readonly #book: Book;
	readonly #reader: CellReader;
	readonly #dictionary: Dictionary;
	readonly #ofText: Int32Array;
	readonly #ofNumber = new Map<number, number>();
	readonly #small = new Int32Array(1 << 17).fill(UNKNOWN);

	constructor(book: Book, reader: CellReader, dictionary: Dictionary) {
		this.#book = book;
		this.#reader = reader;
		this.#dictionary = dictionary;
		this.#ofText = new Int32Array(book.raw.strings.length).fill(UNKNOWN);
	}

	/** −1 where the text is blank or a word for nothing. */
	ofText(index: number): number {
		const known = this.#ofText[index] ?? UNKNOWN;
		if (known !== UNKNOWN) return known;
		const code = this.#book.blank[index] === 1 ? -1 : this.ofWord(tableText(this.#book.text(index)));
		this.#ofText[index] = code;
		return code;
	}

	ofNumber(value: number, formatClass: number): number {
		if (formatClass === 0 && value >= 0 && value < this.#small.length && Number.isInteger(value)) {
			const known = this.#small[value] ?? UNKNOWN;
			if (known !== UNKNOWN) return known;
			return (this.#small[value] = this.ofWord(String(value)));
		}
		if (formatClass !== 0) return this.ofWord(textOfNumber(value, formatClass, this.#book.offset1904));
		const known = this.#ofNumber.get(value);
		if (known !== undefined) return known;
		const code = this.ofWord(textOfNumber(value, 0, 0));
		this.#ofNumber.set(value, code);
		return code;
	}

	ofWord(text: string): number {
		if (text === '' || this.isNull(text)) return -1;
		return this.#dictionary.intern(text);
	}

	isNull(text: string): boolean {
		return this.#reader.isNull(text);
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
