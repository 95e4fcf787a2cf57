import { OddWorkbook } from './odd.ts';

/** Types of a cell (`t` attribute; ECMA-376 part 1, 18.18.11). */
export const CellType = { number: 0, shared: 1, text: 2, inline: 3, boolean: 4, error: 5, date: 6 } as const;
export type CellType = (typeof CellType)[keyof typeof CellType];

const QUOTE = 34;
const APOSTROPHE = 39;
const SLASH = 47;
const EQUALS = 61;
const GT = 62;
const LETTER_R = 114;
const LETTER_S = 115;
const LETTER_T = 116;

/** Attributes of the tag read last; reused for every cell so that none costs an object. */
export class CellTag {
	/** Zero-based, −1 where the cell does not say. */
	column = -1;
	row = -1;
	style = 0;
	type: CellType = CellType.number;
	isEmpty = false;

	/**
	 * Reads the attributes of `<c …` or `<row …` from behind its name. Returns the place behind `>`, or −1 where the
	 * window ends first. @throws OddWorkbook
	 */
	read(bytes: Uint8Array, from: number, end: number): number {
		this.column = -1;
		this.row = -1;
		this.style = 0;
		this.type = CellType.number;
		this.isEmpty = false;
		let at = from;
		while (at < end) {
			const byte = bytes[at] as number;
			if (byte === GT) return at + 1;
			if (byte === SLASH) {
				this.isEmpty = true;
				at++;
			} else if (byte <= 32) at++;
			else {
				at = this.readAttribute(bytes, at, end);
				if (at < 0) return -1;
			}
		}
		return -1;
	}

	private readAttribute(bytes: Uint8Array, from: number, end: number): number {
		let equals = from;
		while (equals < end && bytes[equals] !== EQUALS) {
			if (bytes[equals] === GT) throw new OddWorkbook('attribute without value');
			equals++;
		}
		const quote = bytes[equals + 1];
		const start = equals + 2;
		let close = start;
		while (close < end && bytes[close] !== quote) close++;
		if (close >= end) return -1;
		if (quote !== QUOTE && quote !== APOSTROPHE) throw new OddWorkbook('unquoted attribute');
		if (equals - from === 1) {
			const name = bytes[from];
			if (name === LETTER_R) this.readReference(bytes, start, close);
			else if (name === LETTER_S) this.style = readDigits(bytes, start, close);
			else if (name === LETTER_T) this.type = readType(bytes, start, close);
		}
		return close + 1;
	}

	/** `AB12` of a cell or `12` of a row. */
	private readReference(bytes: Uint8Array, start: number, close: number): void {
		let at = start;
		let column = 0;
		while (at < close && (bytes[at] as number) >= 65) {
			const letter = (bytes[at] as number) - 64;
			if (letter > 26) throw new OddWorkbook('cell reference');
			column = column * 26 + letter;
			at++;
		}
		if (at - start > 3) throw new OddWorkbook('cell reference');
		this.column = column - 1;
		this.row = readDigits(bytes, at, close) - 1;
		if (this.row < 0) throw new OddWorkbook('cell reference');
	}
}

function readDigits(bytes: Uint8Array, start: number, close: number): number {
	if (close === start || close - start > 9) throw new OddWorkbook('number expected');
	let value = 0;
	for (let at = start; at < close; at++) {
		const digit = (bytes[at] as number) - 48;
		if (digit < 0 || digit > 9) throw new OddWorkbook('number expected');
		value = value * 10 + digit;
	}
	return value;
}

function readType(bytes: Uint8Array, start: number, close: number): CellType {
	const first = bytes[start];
	const length = close - start;
	if (length === 1) {
		if (first === LETTER_S) return CellType.shared;
		if (first === 110) return CellType.number;
		if (first === 98) return CellType.boolean;
		if (first === 101) return CellType.error;
		if (first === 100) return CellType.date;
	}
	if (length === 3 && first === LETTER_S && bytes[start + 1] === LETTER_T && bytes[start + 2] === LETTER_R) {
		return CellType.text;
	}
	if (length === 9 && first === 105) return CellType.inline;
	throw new OddWorkbook('cell type');
}
