import { AppError } from '#src/errors/index.ts';

const FIRST_CAPACITY = 262_144;
/** No tag, string item or cell of a real workbook comes near this. */
const LONGEST_UNIT = 67_108_864;
/** Zeros kept behind the filled part, so that a short look ahead never meets stale bytes. */
const MARGIN = 32;

/**
 * The unread part of a part that arrives in pieces. A parser consumes whole units from the front; an incomplete one
 * stays and is met again with more bytes, at the latest when the window has doubled, so that the work stays linear.
 */
export class ByteWindow {
	private bytes = new Uint8Array(FIRST_CAPACITY);
	private start = 0;
	private end = 0;
	private wanted = 0;
	private readonly file: string;
	private readonly entry: string;

	constructor(file: string, entry: string) {
		this.file = file;
		this.entry = entry;
	}

	/** Bytes not yet consumed. */
	get pending(): number {
		return this.end - this.start;
	}

	/**
	 * Adds bytes and lets `consume(bytes, start, end)` take units; it returns how far it came.
	 * @throws AppError `xml.damaged` when one unit grows beyond all measure
	 */
	push(chunk: Uint8Array, consume: (bytes: Uint8Array, start: number, end: number) => number): void {
		this.makeRoom(chunk.length);
		this.bytes.set(chunk, this.end);
		this.end += chunk.length;
		this.bytes.fill(0, this.end, this.end + MARGIN);
		if (this.pending < this.wanted) return;
		const reached = consume(this.bytes, this.start, this.end);
		this.start = reached;
		const rest = this.pending;
		if (rest > LONGEST_UNIT) throw new AppError('xml.damaged', { file: this.file, entry: this.entry });
		this.wanted = rest > 65_536 ? rest * 2 : 0;
	}

	/** Lets `consume` take what was put off for more bytes. Call after the last byte. */
	flush(consume: (bytes: Uint8Array, start: number, end: number) => number): void {
		this.wanted = 0;
		this.push(new Uint8Array(0), consume);
	}

	private makeRoom(length: number): void {
		if (this.end + length + MARGIN <= this.bytes.length) return;
		const rest = this.pending;
		if (rest + length + MARGIN > this.bytes.length) {
			const larger = new Uint8Array(Math.max(this.bytes.length * 2, (rest + length + MARGIN) * 2));
			larger.set(this.bytes.subarray(this.start, this.end));
			this.bytes = larger;
		} else {
			this.bytes.copyWithin(0, this.start, this.end);
		}
		this.start = 0;
		this.end = rest;
	}
}
