const encoder = new TextEncoder();
const ZERO = 48;

/** The UTF-8 bytes of a fixed piece of markup. */
export function utf8(text: string): Uint8Array<ArrayBuffer> {
	return encoder.encode(text);
}

/**
 * The number as it survives editors that keep 15 significant digits (LibreOffice writes no more). Idempotent; whole
 * numbers and hundredths below 10^13 are already such numbers.
 */
export function fifteenDigits(value: number): number {
	const size = Math.abs(value);
	if (size < 1e13 && Math.round(size * 100) / 100 === size) return value === 0 ? 0 : value;
	const rounded = Number(value.toPrecision(15));
	return Number.isFinite(rounded) ? rounded : value;
}

/** A growing buffer of UTF-8 bytes. Whoever fills it takes it away in pieces. */
export class ByteSink {
	#bytes: Uint8Array<ArrayBuffer>;
	#length = 0;

	constructor(capacity = 1 << 18) {
		this.#bytes = new Uint8Array(capacity);
	}

	/** Bytes waiting to be taken. */
	get length(): number {
		return this.#length;
	}

	/** A copy of the bytes; the sink is empty afterwards. */
	take(): Uint8Array<ArrayBuffer> {
		const piece = this.#bytes.slice(0, this.#length);
		this.#length = 0;
		return piece;
	}

	raw(piece: Uint8Array): void {
		const count = piece.length;
		this.#ensure(count);
		const bytes = this.#bytes;
		let at = this.#length;
		for (let i = 0; i < count; i++) bytes[at++] = piece[i] as number;
		this.#length = at;
	}

	text(text: string): void {
		this.#ensure(text.length * 3);
		const bytes = this.#bytes;
		const start = this.#length;
		for (let i = 0; i < text.length; i++) {
			const unit = text.charCodeAt(i);
			if (unit > 127) {
				this.#length = start + i + encoder.encodeInto(text.slice(i), bytes.subarray(start + i)).written;
				return;
			}
			bytes[start + i] = unit;
		}
		this.#length = start + text.length;
	}

	/** A whole number ≥ 0 below 2^53. */
	digits(value: number): void {
		this.#ensure(16);
		const bytes = this.#bytes;
		let width = 1;
		for (let rest = value; rest >= 10; width++)
			rest = rest < 4_294_967_296 ? (rest / 10) >>> 0 : Math.floor(rest / 10);
		let at = this.#length + width;
		this.#length = at;
		let rest = value;
		while (rest >= 4_294_967_296) {
			const next = Math.floor(rest / 10);
			bytes[--at] = ZERO + (rest - next * 10);
			rest = next;
		}
		do {
			const next = (rest / 10) >>> 0;
			bytes[--at] = ZERO + (rest - next * 10);
			rest = next;
		} while (rest > 0);
	}

	/**
	 * A finite number so that reading gives back the same double. Whole numbers and hundredths, which most cells are,
	 * skip the general conversion: n ÷ 100 correctly rounded is the double nearest to the decimal "n/100".
	 */
	number(value: number): void {
		const size = Math.abs(value);
		const hundredths = Math.round(size * 100);
		if (size >= 1e13 || hundredths / 100 !== size) {
			this.text(String(value));
			return;
		}
		if (value < 0) this.#byte(45);
		const whole = Math.floor(hundredths / 100);
		const fraction = hundredths - whole * 100;
		this.digits(whole);
		if (fraction === 0) return;
		this.#byte(46);
		const tens = Math.floor(fraction / 10);
		this.#byte(ZERO + tens);
		if (fraction !== tens * 10) this.#byte(ZERO + fraction - tens * 10);
	}

	#byte(value: number): void {
		this.#ensure(1);
		this.#bytes[this.#length++] = value;
	}

	#ensure(count: number): void {
		const needed = this.#length + count;
		if (needed <= this.#bytes.length) return;
		const larger = new Uint8Array(Math.max(needed, this.#bytes.length * 2));
		larger.set(this.#bytes.subarray(0, this.#length));
		this.#bytes = larger;
	}
}
