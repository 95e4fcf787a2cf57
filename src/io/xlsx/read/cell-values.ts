import { AppError } from '#src/errors/index.ts';
import { RAW_ERRORS, RawKind } from '#src/io/raw.ts';
import type { TextTable } from '#src/io/text-table.ts';
import { isoSerial } from './iso-date.ts';
import { CellType, type CellTag } from './cell-tag.ts';
import type { SheetCells } from './columns.ts';
import { hasLostPrecision, readIndex, readNumber } from './number.ts';
import { itemText } from './shared-strings.ts';
import { cellText } from './xml-text.ts';
import type { FormatTable } from './formats.ts';

/** What is counted while cells are read, for the notes. */
export interface CellCounts {
	duplicates: number;
	formulas: number;
	withoutValue: number;
	precisionLost: number;
	images: number;
}

/** What the cells of all sheets share. */
export interface BookContext {
	readonly file: string;
	readonly formats: FormatTable;
	/** Index into the formats per cell style. */
	readonly styles: Uint16Array;
	/** Texts that stand in the cells themselves. Cells refer to them by −1 − index until the shared ones are counted. */
	readonly own: TextTable;
	/** One more than the highest shared string any cell refers to. */
	sharedNeeded: number;
}

/** Turns cell contents into cells. */
export class CellWriter {
	readonly counts: CellCounts = { duplicates: 0, formulas: 0, withoutValue: 0, precisionLost: 0, images: 0 };
	private readonly book: BookContext;
	private readonly entry: string;
	private readonly cells: SheetCells;

	constructor(book: BookContext, entry: string, cells: SheetCells) {
		this.book = book;
		this.entry = entry;
		this.cells = cells;
	}

	/** Stores the content of `<v>`, bytes `start … end`. @throws AppError `xml.damaged`, `sheet.*` */
	value(tag: CellTag, row: number, bytes: Uint8Array, start: number, end: number): void {
		if (tag.type === CellType.number) this.number(tag, row, bytes, start, end);
		else if (tag.type === CellType.shared) {
			const index = readIndex(bytes, start, end);
			if (index < 0) throw this.damaged();
			if (index >= this.book.sharedNeeded) this.book.sharedNeeded = index + 1;
			this.put(tag, row, RawKind.text, index);
		} else if (tag.type === CellType.text || tag.type === CellType.inline) {
			this.text(tag, row, cellText(bytes, start, end));
		} else if (tag.type === CellType.boolean) this.boolean(tag, row, cellText(bytes, start, end));
		else if (tag.type === CellType.error) this.error(tag, row, cellText(bytes, start, end));
		else this.date(tag, row, cellText(bytes, start, end));
	}

	/** Stores the content of `<is>`. @throws OddWorkbook */
	inline(tag: CellTag, row: number, bytes: Uint8Array, start: number, end: number): void {
		this.text(tag, row, itemText(bytes, start, end));
	}

	private number(tag: CellTag, row: number, bytes: Uint8Array, start: number, end: number): void {
		const value = readNumber(bytes, start, end);
		if (Number.isFinite(value)) {
			if (hasLostPrecision(value)) this.counts.precisionLost++;
			this.put(tag, row, RawKind.number, value);
			return;
		}
		const text = cellText(bytes, start, end);
		if (text.trim() !== '') this.text(tag, row, text);
	}

	private text(tag: CellTag, row: number, text: string): void {
		if (text === '') return;
		if (text.startsWith('=DISPIMG(')) this.counts.images++;
		this.put(tag, row, RawKind.text, -1 - this.book.own.indexOf(text, tag.column));
	}

	private boolean(tag: CellTag, row: number, text: string): void {
		const word = text.trim();
		if (word !== '1' && word !== '0' && word !== 'true' && word !== 'false') throw this.damaged();
		this.put(tag, row, RawKind.boolean, word === '1' || word === 'true' ? 1 : 0);
	}

	private error(tag: CellTag, row: number, text: string): void {
		const index = (RAW_ERRORS as readonly string[]).indexOf(text);
		if (index >= 0) this.put(tag, row, RawKind.error, index);
		else this.text(tag, row, text);
	}

	private date(tag: CellTag, row: number, text: string): void {
		const serial = isoSerial(text);
		if (serial === null) return this.text(tag, row, text);
		const styled = this.book.styles[tag.style] ?? 0;
		const format = styled === 0 ? this.book.formats.indexOf('yyyy/m/d') : styled;
		this.store(tag, row, RawKind.number, serial, format);
	}

	private put(tag: CellTag, row: number, kind: RawKind, value: number): void {
		this.store(tag, row, kind, value, this.book.styles[tag.style] ?? 0);
	}

	private store(tag: CellTag, row: number, kind: RawKind, value: number, format: number): void {
		if (!this.cells.set(row, tag.column, kind, value, format)) this.counts.duplicates++;
	}

	private damaged(): AppError {
		return new AppError('xml.damaged', { file: this.book.file, entry: this.entry });
	}
}
