import { AppError } from '#src/errors/index.ts';
import type { RawRange } from '#src/io/raw.ts';
import { CellTag } from './cell-tag.ts';
import { CellWriter, type BookContext, type CellCounts } from './cell-values.ts';
import { SheetCells } from './columns.ts';
import { OddWorkbook } from './odd.ts';
import { parseRange } from './range.ts';
import { find, startsWith } from './shared-strings.ts';
import { ByteWindow } from './window.ts';
import { decodeUtf8 } from './xml-text.ts';

const LT = 60;
const GT = 62;
const SLASH = 47;
const LETTER_C = 99;
const LETTER_R = 114;
const LETTER_V = 118;
const LETTER_F = 102;
const LETTER_I = 105;

/** Smallest row and cell anyone writes, in bytes: what a declared size may claim at most. */
const SMALLEST_ROW = 24;
/** Parts up to this size are read to their end in a preview, for the merged cells behind the rows. */
const SMALL_PART = 16e6;

const Phase = { head: 0, rows: 1, rest: 2, tail: 3, done: 4 } as const;
type Phase = (typeof Phase)[keyof typeof Phase];

export interface SheetSource {
	readonly name: string;
	readonly entry: string;
	/** Unpacked size of the part. */
	readonly size: number;
	/** Rows to read at most. */
	readonly maxRows: number;
}

/** Reads one worksheet part as it is unpacked: a state machine over bytes, no DOM, no object per cell. */
export class SheetReader {
	readonly merges: RawRange[] = [];
	cells: SheetCells;
	/** Whether reading stopped at `maxRows`. */
	isPartial = false;
	private writer: CellWriter;
	private readonly tag = new CellTag();
	private readonly window: ByteWindow;
	private readonly book: BookContext;
	private readonly source: SheetSource;
	private phase: Phase = Phase.head;
	private hasRoot = false;
	private row = -1;
	private nextColumn = 0;
	private declaredRows = 0;
	private rowsBegun = 0;
	private rowsEnded = 0;

	constructor(book: BookContext, source: SheetSource) {
		this.book = book;
		this.source = source;
		this.cells = new SheetCells(book.file, source.name, 0);
		this.writer = new CellWriter(book, source.entry, this.cells);
		this.window = new ByteWindow(book.file, source.entry);
	}

	get counts(): CellCounts {
		return this.writer.counts;
	}

	/** Takes the next bytes; false when nothing further is needed. @throws AppError, OddWorkbook */
	push(chunk: Uint8Array): boolean {
		this.window.push(chunk, (bytes, start, end) => this.consume(bytes, start, end));
		return this.phase !== Phase.done;
	}

	/**
	 * Call after the last byte.
	 * @throws AppError `workbook.sheetIncomplete` where the part ends amid its rows, `xml.damaged` where it ends elsewhere
	 */
	finish(): void {
		if (this.phase === Phase.done) return;
		const { file } = this.book;
		if (this.phase !== Phase.rows) throw new AppError('xml.damaged', { file, entry: this.source.entry });
		const declared = Math.max(this.declaredRows, this.rowsBegun, this.rowsEnded + 1);
		throw new AppError('workbook.sheetIncomplete', {
			file,
			sheet: this.source.name,
			declared,
			read: this.rowsEnded,
		});
	}

	private consume(bytes: Uint8Array, start: number, end: number): number {
		let at = start;
		for (;;) {
			const phase = this.phase;
			if (phase === Phase.done) return end;
			if (phase === Phase.rows) at = this.readRows(bytes, at, end);
			else if (phase === Phase.rest) at = this.skipRows(bytes, at, end);
			else at = this.readFrame(bytes, at, end);
			if (this.phase === phase) return at;
		}
	}

	/** Units of the sheet's data until the window is used up or the data end. */
	private readRows(bytes: Uint8Array, start: number, end: number): number {
		let at = start;
		while (at < end) {
			if (bytes[at] !== LT) {
				at++;
				continue;
			}
			const next = this.readUnit(bytes, at, end);
			if (next < 0) return at;
			at = next;
			if (this.phase !== Phase.rows) return at;
		}
		return at;
	}

	/** One cell, row tag or end of the data at `at`. Returns the place behind it, or −1 where it is incomplete. */
	private readUnit(bytes: Uint8Array, at: number, end: number): number {
		const letter = bytes[at + 1] as number;
		const after = bytes[at + 2] as number;
		if (letter === LETTER_C && (after <= 32 || after === GT || after === SLASH)) {
			return after === 0 ? -1 : this.readCell(bytes, at + 2, end);
		}
		if (startsWith(bytes, at, '</row>')) {
			this.endRow();
			return at + 6;
		}
		if (at + 12 > end) return -1;
		if (letter === LETTER_R && startsWith(bytes, at, '<row')) return this.readRowTag(bytes, at + 4, end);
		if (startsWith(bytes, at, '</sheetData>')) {
			this.phase = Phase.tail;
			return at + 12;
		}
		throw startsWith(bytes, at, '<!DOCTYPE') ? this.refused() : new OddWorkbook('inside the rows');
	}

	private readRowTag(bytes: Uint8Array, from: number, end: number): number {
		const next = this.tag.read(bytes, from, end);
		if (next < 0) return -1;
		if (this.tag.column >= 0) throw new OddWorkbook('row reference');
		this.rowsBegun++;
		this.row = this.tag.row >= 0 ? this.tag.row : this.row + 1;
		this.nextColumn = 0;
		if (this.tag.isEmpty) this.endRow();
		return next;
	}

	private endRow(): void {
		this.rowsEnded++;
		if (this.rowsEnded < this.source.maxRows) return;
		this.isPartial = true;
		this.phase = this.source.size <= SMALL_PART ? Phase.rest : Phase.done;
	}

	private readCell(bytes: Uint8Array, from: number, end: number): number {
		const { tag } = this;
		let at = tag.read(bytes, from, end);
		if (at < 0) return -1;
		if (tag.row >= 0 && tag.row !== this.row) throw new OddWorkbook('cell of another row');
		if (tag.column < 0) tag.column = this.nextColumn;
		if (!tag.isEmpty) {
			at = this.readContent(bytes, at, end);
			if (at < 0) return -1;
		}
		this.nextColumn = tag.column + 1;
		return at;
	}

	/** Children of a cell up to `</c>`. The value is stored only once the whole cell is there. */
	private readContent(bytes: Uint8Array, from: number, end: number): number {
		let at = from;
		let valueStart = -1;
		let valueEnd = -1;
		let isInline = false;
		let hasFormula = false;
		for (;;) {
			while (at < end && bytes[at] !== LT) at++;
			if (at + 4 > end) return -1;
			const letter = bytes[at + 1];
			if (letter === SLASH && bytes[at + 2] === LETTER_C && bytes[at + 3] === GT) break;
			const open = this.tagEnd(bytes, at, end);
			if (open < 0) return -1;
			const isEmpty = bytes[open - 2] === SLASH;
			const close = isEmpty ? open : this.closing(bytes, letter, at, open, end);
			if (close < 0) return -1;
			if (letter === LETTER_F) hasFormula = true;
			else if (!isEmpty) {
				valueStart = open;
				valueEnd = close;
				isInline = letter === LETTER_I;
			}
			at = isEmpty ? open : bytes.indexOf(GT, close) + 1;
		}
		this.store(bytes, valueStart, valueEnd, isInline, hasFormula);
		return at + 4;
	}

	private store(bytes: Uint8Array, start: number, end: number, isInline: boolean, hasFormula: boolean): void {
		if (hasFormula) {
			this.counts.formulas++;
			if (start < 0) this.counts.withoutValue++;
		}
		if (start < 0) return;
		if (isInline) this.writer.inline(this.tag, this.row, bytes, start, end);
		else this.writer.value(this.tag, this.row, bytes, start, end);
	}

	private tagEnd(bytes: Uint8Array, at: number, end: number): number {
		let close = at + 2;
		while (close < end && bytes[close] !== GT) close++;
		return close < end ? close + 1 : -1;
	}

	/** Where the content of `<v>`, `<f>` or `<is>` ends: the place of its closing tag, or −1 where it is not there yet. */
	private closing(
		bytes: Uint8Array,
		letter: number | undefined,
		at: number,
		open: number,
		end: number,
	): number {
		if (letter === LETTER_I && startsWith(bytes, at, '<is>')) return find(bytes, '</is>', open, end);
		const after = bytes[at + 2] as number;
		if ((letter !== LETTER_V && letter !== LETTER_F) || (after !== GT && after > 32)) {
			throw startsWith(bytes, at, '<!DOCTYPE') ? this.refused() : new OddWorkbook('inside a cell');
		}
		let close = open;
		while (close < end && bytes[close] !== LT) close++;
		if (close + 4 > end) return -1;
		if (bytes[close + 1] !== SLASH || bytes[close + 2] !== letter || bytes[close + 3] !== GT) {
			throw new OddWorkbook('inside a value');
		}
		return close;
	}

	/** After the last row wanted: on to the end of the data without looking at cells. */
	private skipRows(bytes: Uint8Array, start: number, end: number): number {
		const close = find(bytes, '</sheetData>', start, end);
		if (close < 0) return Math.max(start, end - 12);
		this.phase = Phase.tail;
		return close + 12;
	}

	/** Tags before and behind the data. */
	private readFrame(bytes: Uint8Array, start: number, end: number): number {
		let at = start;
		for (;;) {
			const open = bytes.indexOf(LT, at);
			if (open < 0 || open >= end) return end;
			const close = this.tagEnd(bytes, open, end);
			if (close < 0) return open;
			at = close;
			const phase = this.phase;
			this.readFrameTag(bytes, open, close);
			if (this.phase !== phase) return at;
		}
	}

	private readFrameTag(bytes: Uint8Array, open: number, close: number): void {
		if (startsWith(bytes, open, '<!')) {
			throw startsWith(bytes, open, '<!--') ? new OddWorkbook('comment') : this.refused();
		}
		if (startsWith(bytes, open, '<?')) return;
		if (!this.hasRoot) {
			this.hasRoot = startsWith(bytes, open, '<worksheet');
			if (!this.hasRoot) throw new OddWorkbook('root element');
		} else if (startsWith(bytes, open, '<dimension ') && this.phase === Phase.head) {
			this.expect(parseRange(decodeUtf8(bytes, open, close)));
		} else if (startsWith(bytes, open, '<mergeCell ')) {
			const range = parseRange(decodeUtf8(bytes, open, close));
			if (range) this.merges.push(range);
		} else if (startsWith(bytes, open, '</worksheet>')) this.phase = Phase.done;
		else if (startsWith(bytes, open, '<sheetData') && this.phase === Phase.head) {
			this.phase = bytes[close - 2] === SLASH ? Phase.tail : Phase.rows;
		}
	}

	/** Makes room for the declared rows, as far as the size of the part allows so many. */
	private expect(range: RawRange | null): void {
		this.declaredRows = (range?.bottom ?? -1) + 1;
		const rows = Math.min(this.declaredRows, this.source.maxRows, Math.ceil(this.source.size / SMALLEST_ROW));
		this.cells = new SheetCells(this.book.file, this.source.name, rows);
		this.writer = new CellWriter(this.book, this.source.entry, this.cells);
	}

	private refused(): AppError {
		return new AppError('xml.refused', { file: this.book.file, entry: this.source.entry });
	}
}
