import { AppError } from '#src/errors/index.ts';
import { OddWorkbook } from './odd.ts';
import { ByteWindow } from './window.ts';
import { cellText } from './xml-text.ts';

const LT = 60;
const GT = 62;
const SLASH = 47;
const SPACE = 32;
const T = 116;

/** Reads the shared string part as it is unpacked. */
export class SharedStrings {
	readonly texts: string[] = [];
	private readonly window: ByteWindow;
	private readonly file: string;
	private readonly entry: string;
	private readonly wanted: number;
	private hasRoot = false;
	private hasEnd = false;

	/** @param wanted how many strings are needed; reading stops after them. */
	constructor(file: string, entry: string, wanted: number) {
		this.file = file;
		this.entry = entry;
		this.wanted = wanted;
		this.window = new ByteWindow(file, entry);
	}

	/** Takes the next bytes; false when enough strings are known. @throws AppError `xml.*`, OddWorkbook */
	push(chunk: Uint8Array): boolean {
		this.window.push(chunk, (bytes, start, end) => this.consume(bytes, start, end));
		return this.texts.length < this.wanted;
	}

	/** Call after the last byte. @throws AppError `xml.damaged` when the part ended early */
	finish(): void {
		this.window.flush((bytes, start, end) => this.consume(bytes, start, end));
		if (!this.hasEnd && this.texts.length < this.wanted)
			throw new AppError('xml.damaged', { file: this.file, entry: this.entry });
	}

	private consume(bytes: Uint8Array, start: number, end: number): number {
		let at = start;
		while (this.texts.length < this.wanted) {
			const open = bytes.indexOf(LT, at);
			if (open < 0 || open + 8 > end) return open < 0 || open >= end ? end : this.atRest(bytes, open, end);
			const next = this.takeUnit(bytes, open, end);
			if (next < 0) return open;
			at = next;
		}
		return end;
	}

	/** The last bytes of the part: the closing tag of the root is shorter than any unit before it. */
	private atRest(bytes: Uint8Array, open: number, end: number): number {
		if (!startsWith(bytes, open, '</sst>')) return open;
		this.hasEnd = true;
		return end;
	}

	private takeUnit(bytes: Uint8Array, open: number, end: number): number {
		if (startsWith(bytes, open, '<si>')) {
			const close = find(bytes, '</si>', open + 4, end);
			if (close < 0) return -1;
			this.texts.push(itemText(bytes, open + 4, close));
			return close + 5;
		}
		const close = bytes.indexOf(GT, open);
		if (close < 0 || close >= end) return -1;
		if (startsWith(bytes, open, '<si/>')) this.texts.push('');
		else if (startsWith(bytes, open, '<sst')) this.hasRoot = true;
		else if (startsWith(bytes, open, '</sst>')) this.hasEnd = true;
		else if (startsWith(bytes, open, '<!')) this.refuse(bytes, open);
		else if (!startsWith(bytes, open, '<?') || this.hasRoot) throw new OddWorkbook('shared strings');
		return close + 1;
	}

	private refuse(bytes: Uint8Array, open: number): never {
		if (startsWith(bytes, open, '<!--')) throw new OddWorkbook('comment');
		throw new AppError('xml.refused', { file: this.file, entry: this.entry });
	}
}

/**
 * Text of a string item (`si` or `is` content): its runs joined, phonetic runs left out.
 * @throws OddWorkbook on anything but elements inside and text in `t`
 */
export function itemText(bytes: Uint8Array, start: number, end: number): string {
	let text = '';
	let isPhonetic = false;
	let at = start;
	for (;;) {
		const open = bytes.indexOf(LT, at);
		if (open < 0 || open >= end) return text;
		const close = bytes.indexOf(GT, open);
		if (close < 0 || close >= end) throw new OddWorkbook('string item');
		at = close + 1;
		const after = bytes[open + 2] as number;
		if (bytes[open + 1] === T && (after === GT || after === SPACE)) {
			if (bytes[close - 1] === SLASH) continue;
			const last = bytes.indexOf(LT, at);
			if (!startsWith(bytes, last, '</t>')) throw new OddWorkbook('text');
			if (!isPhonetic) text += cellText(bytes, at, last);
			at = last + 4;
		} else if (startsWith(bytes, open, '<rPh')) isPhonetic = bytes[close - 1] !== SLASH;
		else if (startsWith(bytes, open, '</rPh')) isPhonetic = false;
		else if (startsWith(bytes, open, '<!')) throw new OddWorkbook('markup');
	}
}

/** Whether ASCII `text` stands at a place. */
export function startsWith(bytes: Uint8Array, at: number, text: string): boolean {
	for (let index = 0; index < text.length; index++) {
		if (bytes[at + index] !== text.charCodeAt(index)) return false;
	}
	return at >= 0;
}

/** Where ASCII `text` (beginning with `<`) stands in `from … end`, or −1. */
export function find(bytes: Uint8Array, text: string, from: number, end: number): number {
	let at = bytes.indexOf(LT, from);
	while (at >= 0 && at + text.length <= end) {
		if (startsWith(bytes, at, text)) return at;
		at = bytes.indexOf(LT, at + 1);
	}
	return -1;
}
