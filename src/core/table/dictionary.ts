/** Utf-8 text of dictionary entries as it is stored: one buffer, the end of each entry in UTF-16 units of the decoded text. */
export interface PackedTexts {
	readonly bytes: Uint8Array;
	readonly ends: Uint32Array;
}

/**
 * The texts of one column, each once, in order of first appearance. Append-only and therefore safe to share between
 * versions of a column: an older version never refers to a newer code. Stored entries are decoded when first asked for.
 */
export class Dictionary {
	#texts: (string | undefined)[] = [];
	#codes: Map<string, number> | null = null;
	#packed: { readonly start: number; readonly text: string; readonly ends: Uint32Array }[] = [];
	#pending: { readonly start: number; readonly packed: PackedTexts }[] = [];

	/** Number of entries. */
	get size(): number {
		return this.#texts.length;
	}

	/** A dictionary of these texts; the code of each is its position. Texts must be distinct. */
	static of(texts: readonly string[]): Dictionary {
		const dictionary = new Dictionary();
		dictionary.#texts = texts.slice();
		return dictionary;
	}

	/** A dictionary over stored entries, decoded on demand. */
	static fromPacked(chunks: readonly PackedTexts[]): Dictionary {
		const dictionary = new Dictionary();
		let start = 0;
		for (const packed of chunks) {
			dictionary.#pending.push({ start, packed });
			start += packed.ends.length;
		}
		dictionary.#texts = new Array<string | undefined>(start);
		return dictionary;
	}

	/** Text of a code; the empty string for a code that does not exist. */
	at(code: number): string {
		return this.#texts[code] ?? this.#decode(code);
	}

	/** Code of a text, or −1. */
	codeOf(text: string): number {
		return this.#index().get(text) ?? -1;
	}

	/** Code of a text, added when new. */
	intern(text: string): number {
		const codes = this.#index();
		const known = codes.get(text);
		if (known !== undefined) return known;
		const code = this.#texts.length;
		this.#texts.push(text);
		codes.set(text, code);
		return code;
	}

	/** Entries from `start` on, as stored. Lone surrogates become U+FFFD. */
	pack(start = 0, end = this.size): PackedTexts {
		const ends = new Uint32Array(end - start);
		const parts: string[] = [];
		let length = 0;
		for (let code = start; code < end; code++) {
			const text = this.at(code).toWellFormed();
			parts.push(text);
			length += text.length;
			ends[code - start] = length;
		}
		return { bytes: new TextEncoder().encode(parts.join('')), ends };
	}

	/** All texts in order of their codes. */
	texts(): string[] {
		const all: string[] = [];
		for (let code = 0; code < this.size; code++) all.push(this.at(code));
		return all;
	}

	#index(): Map<string, number> {
		if (!this.#codes) {
			this.#codes = new Map();
			for (let code = 0; code < this.#texts.length; code++) this.#codes.set(this.at(code), code);
		}
		return this.#codes;
	}

	#decode(code: number): string {
		const chunk = this.#chunkOf(code);
		if (!chunk) return '';
		const index = code - chunk.start;
		const begin = index === 0 ? 0 : (chunk.ends[index - 1] ?? 0);
		const text = chunk.text.slice(begin, chunk.ends[index] ?? begin);
		this.#texts[code] = text;
		return text;
	}

	#chunkOf(code: number): { start: number; text: string; ends: Uint32Array } | undefined {
		const holds = (start: number, ends: Uint32Array) => code >= start && code < start + ends.length;
		const ready = this.#packed.find((chunk) => holds(chunk.start, chunk.ends));
		if (ready) return ready;
		const waiting = this.#pending.findIndex((chunk) => holds(chunk.start, chunk.packed.ends));
		const [next] = waiting < 0 ? [] : this.#pending.splice(waiting, 1);
		if (!next) return undefined;
		const decoded = {
			start: next.start,
			text: new TextDecoder('utf-8', { ignoreBOM: true }).decode(next.packed.bytes),
			ends: next.packed.ends,
		};
		this.#packed.push(decoded);
		return decoded;
	}
}
