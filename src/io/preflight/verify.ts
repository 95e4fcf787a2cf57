import { AppError } from '#src/errors/index.ts';
import { inflateEntry } from '#src/io/zip/index.ts';
import type { CheckedArchive } from './archive.ts';

const LT = 60;
const GT = 62;
const SLASH = 47;
const BANG = 33;
const QUESTION = 63;
const COLON = 58;
const QUOTE = 34;
const APOSTROPHE = 39;

const State = { text: 0, open: 1, name: 2, tag: 3, skip: 4 } as const;
type State = (typeof State)[keyof typeof State];

/** Walks through the tags of an XML part that arrives in pieces; knows no more than their names and nesting. */
export class MarkupScanner {
	/** Rows (`row`) with at least one value (`v` or `is`). */
	rowsWithValue = 0;
	private depth = 0;
	private state: State = State.text;
	private name = '';
	private isEnd = false;
	private quote = 0;
	private last = 0;
	private hasValue = false;
	private readonly file: string;
	private readonly entry: string;

	constructor(file: string, entry: string) {
		this.file = file;
		this.entry = entry;
	}

	/** Takes the next bytes. @throws AppError `xml.refused` on a document type */
	push(chunk: Uint8Array): void {
		let at = 0;
		while (at < chunk.length) {
			if (this.state === State.text) {
				at = chunk.indexOf(LT, at);
				if (at < 0) return;
				this.state = State.open;
				at++;
			} else {
				this.step(chunk[at] as number);
				at++;
			}
		}
	}

	/** Call after the last byte. @throws AppError `xml.damaged` where tags are left open */
	finish(): void {
		if (this.depth !== 0 || this.state !== State.text) {
			throw new AppError('xml.damaged', { file: this.file, entry: this.entry });
		}
	}

	private step(byte: number): void {
		if (this.state === State.open) this.begin(byte);
		else if (this.state === State.name) this.readName(byte);
		else if (this.state === State.skip) {
			if (byte === GT) this.state = State.text;
		} else this.readRest(byte);
		this.last = byte;
	}

	private begin(byte: number): void {
		this.name = '';
		this.quote = 0;
		this.isEnd = byte === SLASH;
		if (byte === QUESTION) this.state = State.skip;
		else {
			this.state = State.name;
			if (!this.isEnd) this.readName(byte);
		}
	}

	private readName(byte: number): void {
		if (byte === COLON) this.name = '';
		else if (byte > 32 && byte !== GT && byte !== SLASH) {
			if (this.name.length < 12) this.name += String.fromCharCode(byte);
			if (this.name === '!D' || this.name === '!E') {
				throw new AppError('xml.refused', { file: this.file, entry: this.entry });
			}
			if (this.name.charCodeAt(0) === BANG && this.name.length > 2) this.state = State.skip;
		} else {
			this.state = State.tag;
			this.readRest(byte);
		}
	}

	private readRest(byte: number): void {
		if (this.quote !== 0) {
			if (byte === this.quote) this.quote = 0;
		} else if (byte === QUOTE || byte === APOSTROPHE) this.quote = byte;
		else if (byte === GT) {
			this.state = State.text;
			this.close(this.last === SLASH && !this.isEnd);
		}
	}

	private close(isEmpty: boolean): void {
		if (this.isEnd) {
			this.depth--;
			if (this.name === 'v' || this.name === 'is') this.hasValue = true;
			if (this.name === 'row' && this.hasValue) this.rowsWithValue++;
		} else if (!isEmpty) {
			this.depth++;
			if (this.name === 'row') this.hasValue = false;
		}
	}
}

/** Total of rows with a value over all worksheet parts of an .xlsx. */
export interface VerifiedArchive {
	readonly rowsWithValue: number;
}

/**
 * Unpacks every part once and drops it: lengths, checksums, nesting of tags and forbidden document types are known
 * before a parser that would not notice sees the file.
 * @throws AppError `zip.damaged`, `xml.*`
 */
export async function verifyArchive(archive: CheckedArchive): Promise<VerifiedArchive> {
	let rowsWithValue = 0;
	for (const [name, entry] of archive.parts) {
		const isMarkup = /\.(xml|rels|vml)$/.test(name);
		const scanner = isMarkup ? new MarkupScanner(archive.file, entry.name) : null;
		await inflateEntry(archive, entry, (chunk) => {
			scanner?.push(chunk);
			return true;
		});
		if (!scanner || name.endsWith('.vml')) continue;
		scanner.finish();
		if (/(^|\/)worksheets\/[^/]+\.xml$/.test(name)) rowsWithValue += scanner.rowsWithValue;
	}
	return { rowsWithValue };
}
