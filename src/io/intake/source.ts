import type { RawColumn, RawSheet, RawWorkbook } from '#src/io/raw.ts';
import { RAW_ERRORS, RawKind } from '#src/io/raw.ts';
import { isoDate, OFFSET_1904 } from '#src/core/table/index.ts';
import { dateOfSerial } from './dates.ts';
import { classOfFormat, FormatClass } from './formats.ts';
import type { RowSpan, SheetKey } from './types.ts';
import { trimmed } from './words.ts';

/** A workbook with what the intake derives from it once: classes of its formats and which strings are blank. */
export class Book {
	readonly raw: RawWorkbook;
	readonly formatClasses: Uint8Array;
	/** 1 for strings of white space only. */
	readonly blank: Uint8Array;
	readonly hasBlanks: boolean;
	readonly offset1904: number;
	/** Zeros, one per string, and one per small whole number: room for counting that is left as it was found. */
	readonly scratch: Uint32Array;
	readonly smallScratch = new Uint32Array(1 << 17);

	constructor(raw: RawWorkbook) {
		this.raw = raw;
		this.formatClasses = Uint8Array.from(raw.formats, classOfFormat);
		this.blank = new Uint8Array(raw.strings.length);
		this.scratch = new Uint32Array(raw.strings.length);
		raw.strings.forEach((text, index) => {
			if (text.length < 64 && trimmed(text) === '') this.blank[index] = 1;
		});
		this.hasBlanks = this.blank.includes(1);
		this.offset1904 = raw.date1904 ? OFFSET_1904 : 0;
	}

	text(index: number): string {
		return this.raw.strings[index] ?? '';
	}

	/** Class of the format of a cell. */
	classAt(column: RawColumn, row: number): number {
		return column.formats
			? (this.formatClasses[column.formats[row] ?? 0] ?? 0)
			: (this.formatClasses[0] ?? 0);
	}

	isEmpty(column: RawColumn, row: number): boolean {
		const kind = column.kinds[row] ?? RawKind.empty;
		return kind === RawKind.empty || (kind === RawKind.text && this.blank[column.values[row] ?? 0] === 1);
	}
}

/** A sheet of the import. */
export interface Source {
	readonly key: SheetKey;
	readonly book: Book;
	readonly sheet: RawSheet;
}

/** Name of a column in the way of spreadsheets: `A` … `Z`, `AA` … */
export function columnLetter(index: number): string {
	let name = '';
	for (let rest = index; rest >= 0; rest = Math.floor(rest / 26) - 1)
		name = String.fromCharCode(65 + (rest % 26)) + name;
	return name;
}

/** A number as a cell without format shows it: 15 significant digits, whole numbers without exponent. */
export function plainNumber(value: number): string {
	if (Number.isInteger(value)) return Math.abs(value) < 1e21 ? value.toFixed(0) : String(value);
	return String(Number(value.toPrecision(15)));
}

/** Text of a cell as the sheet shows it. */
export function shownText(book: Book, column: RawColumn, row: number): string {
	const value = column.values[row] ?? 0;
	switch (column.kinds[row]) {
		case RawKind.number:
			return shownNumber(value, book.classAt(column, row), book.offset1904);
		case RawKind.text:
			return book.text(value);
		case RawKind.boolean:
			return value === 1 ? 'TRUE' : 'FALSE';
		case RawKind.error:
			return RAW_ERRORS[value] ?? '#VALUE!';
		default:
			return '';
	}
}

/** A number under a format of this class. */
export function shownNumber(value: number, formatClass: number, offset1904: number): string {
	if (formatClass === FormatClass.date || formatClass === FormatClass.dateTime) {
		const serial = dateOfSerial(value, offset1904);
		if (!Number.isNaN(serial))
			return isoDate(serial, formatClass === FormatClass.dateTime || !Number.isInteger(serial));
		return offset1904 === 0 && Math.floor(value) === 60 ? '1900-02-29' : plainNumber(value);
	}
	if (formatClass === FormatClass.time && value >= 0 && value < 1) return clock(value);
	if (formatClass === FormatClass.percent) return `${plainNumber(Number((value * 100).toPrecision(15)))}%`;
	return plainNumber(value);
}

function clock(fraction: number): string {
	const seconds = Math.min(86_399, Math.round(fraction * 86_400));
	const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
	if (seconds % 60 !== 0) parts.push(seconds % 60);
	return parts.map((part) => String(part).padStart(2, '0')).join(':');
}

/** Rows from (inclusive) to (exclusive). */
export interface RowRange {
	readonly from: number;
	readonly to: number;
}

/** The rows between the header and the end of the sheet that are not left out. */
export function dataRanges(firstRow: number, rowCount: number, leftOut: readonly RowSpan[]): RowRange[] {
	const ranges: RowRange[] = [];
	let from = firstRow;
	for (const span of leftOut) {
		if (span.to < from) continue;
		if (span.from > from) ranges.push({ from, to: Math.min(span.from, rowCount) });
		from = span.to + 1;
	}
	if (from < rowCount) ranges.push({ from, to: rowCount });
	return ranges.filter((range) => range.to > range.from);
}

/** Number of rows of the ranges. */
export function rowsIn(ranges: readonly RowRange[]): number {
	return ranges.reduce((sum, range) => sum + range.to - range.from, 0);
}
