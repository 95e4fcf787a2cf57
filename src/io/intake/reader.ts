import { RAW_ERRORS, RawKind, type RawColumn } from '#src/io/raw.ts';
import { dateOfPlainNumber, dateOfSerial, dateShape } from './dates.ts';
import { FormatClass } from './formats.ts';
import { parseNumber, scale, takeNumber } from './numbers.ts';
import { plainNumber, shownNumber, shownText, type Book } from './source.ts';
import type { ColumnPlan } from './types.ts';
import { fold, parseBoolean, trimmed } from './words.ts';

/** Outcome of reading a cell as a number, date or boolean: a finite value, or one of these. */
const UNREAD = Number.NaN;
export const NULLED = Number.POSITIVE_INFINITY;
const NOT_YET = Number.NEGATIVE_INFINITY;

/** Reads the cells of one column under its plan. Each distinct text is parsed once. */
export class CellReader {
	readonly #book: Book;
	readonly #plan: ColumnPlan;
	readonly #nullWords: ReadonlySet<string>;
	#read: Float64Array | null = null;

	constructor(book: Book, plan: ColumnPlan) {
		this.#book = book;
		this.#plan = plan;
		this.#nullWords = new Set(plan.nullWords.map((word) => fold(word).toLowerCase()));
	}

	/** Value of a text by its index among the strings of the workbook. */
	text(index: number): number {
		this.#read ??= new Float64Array(this.#book.raw.strings.length).fill(NOT_YET);
		const known = this.#read[index] ?? NOT_YET;
		if (known !== NOT_YET) return known;
		const value = this.readText(this.#book.text(index));
		this.#read[index] = value;
		return value;
	}

	/** Value of a text. */
	readText(text: string): number {
		if (this.isNull(text)) return NULLED;
		const { type, dateOrder, decimalMark, unitFactor } = this.#plan;
		if (type === 'boolean') return parseBoolean(text);
		if (type === 'date') {
			const shape = dateShape(text);
			if (shape) return shape[dateOrder];
			const number = parseNumber(text);
			return number ? dateOfPlainNumber(number.value) : UNREAD;
		}
		const read = parseNumber(text, decimalMark) ?? (this.#plan.takeNumber ? takeNumber(text) : null);
		if (!read) return UNREAD;
		return read.scaled || read.percent ? read.value : scale(read.value, unitFactor);
	}

	/** Value of a number under a format of this class. */
	number(value: number, formatClass: number): number {
		const { type, unitFactor } = this.#plan;
		const isDate = formatClass === FormatClass.date || formatClass === FormatClass.dateTime;
		if (!Number.isFinite(value)) return UNREAD;
		if (type === 'date')
			return isDate ? dateOfSerial(value, this.#book.offset1904) : dateOfPlainNumber(value);
		if (type === 'boolean') return value === 0 || value === 1 ? value : UNREAD;
		if (isDate || formatClass === FormatClass.time) return UNREAD;
		return formatClass === FormatClass.percent ? value : scale(value, unitFactor);
	}

	/** Value of a TRUE or FALSE. */
	boolean(value: number): number {
		return this.#plan.type === 'boolean' ? value : UNREAD;
	}

	/** Value of an error. */
	error(code: number): number {
		return this.isNull(RAW_ERRORS[code] ?? '') ? NULLED : UNREAD;
	}

	/** Whether the plan calls a text a word for nothing. */
	isNull(text: string): boolean {
		return this.#nullWords.size > 0 && text.length <= 40 && this.#nullWords.has(fold(text).toLowerCase());
	}

	/** Whether values of this plan are texts. */
	get isText(): boolean {
		return this.#plan.type === 'text' || this.#plan.type === 'choice';
	}

	/** What becomes of a cell. */
	outcome(column: RawColumn, row: number): 'value' | 'empty' | 'nulled' | 'unread' {
		if (this.#book.isEmpty(column, row)) return 'empty';
		if (this.isText) {
			if (this.isNull(shownText(this.#book, column, row))) return 'nulled';
			return column.kinds[row] === RawKind.error ? 'unread' : 'value';
		}
		const value = this.value(column, row);
		return value === NULLED ? 'nulled' : Number.isNaN(value) ? 'unread' : 'value';
	}

	/** Number, date or boolean of a cell that is not empty. */
	value(column: RawColumn, row: number): number {
		const value = column.values[row] ?? 0;
		switch (column.kinds[row]) {
			case RawKind.number:
				return this.number(value, this.#book.classAt(column, row));
			case RawKind.text:
				return this.text(value);
			case RawKind.boolean:
				return this.boolean(value);
			default:
				return this.error(value);
		}
	}
}

/** Text of a number cell in a column of texts: no decimals that are not there, dates as ISO. */
export function textOfNumber(value: number, formatClass: number, offset1904: number): string {
	return formatClass === FormatClass.plain || formatClass === FormatClass.money
		? plainNumber(value)
		: shownNumber(value, formatClass, offset1904);
}

/** Text as it enters a table: white space at the ends removed. */
export function tableText(text: string): string {
	return trimmed(text);
}
