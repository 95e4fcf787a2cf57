import type { Dictionary } from '#src/core/table/index.ts';
import { ByteSink, utf8 } from './byte-sink.ts';
import { CELL_TEXT_LIMIT, cutText, escapeText, needsPreserve, XML_HEAD } from './xml.ts';

const PIECE = 1 << 18;
const OPEN = utf8('<si><t>');
const OPEN_PRESERVE = utf8('<si><t xml:space="preserve">');
const CLOSE = utf8('</t></si>');

/**
 * The texts of all cells, written as soon as they are first used. A dictionary's codes get their index without hashing a
 * cell's text, and entries that no cell uses any more are never written.
 */
export class SharedStrings {
	readonly #sink = new ByteSink(PIECE * 2);
	readonly #pieces: Uint8Array<ArrayBuffer>[] = [];
	readonly #indexes = new Map<Dictionary, Int32Array>();
	readonly #single = new Map<string, number>();
	#unique = 0;
	#uses = 0;
	/** Texts longer than a cell can hold. */
	cut = 0;
	/** Texts with a lone surrogate, which became U+FFFD. */
	replaced = 0;

	/** Number of entries. */
	get unique(): number {
		return this.#unique;
	}

	/** Index of a single text. */
	index(text: string): number {
		this.#uses++;
		let index = this.#single.get(text);
		if (index === undefined) this.#single.set(text, (index = this.#append(text)));
		return index;
	}

	/** A function from a dictionary's codes to indexes. */
	indexer(dictionary: Dictionary): (code: number) => number {
		let indexes = this.#indexes.get(dictionary);
		if (!indexes) this.#indexes.set(dictionary, (indexes = new Int32Array(dictionary.size).fill(-1)));
		return (code) => {
			this.#uses++;
			const known = indexes[code] as number;
			if (known >= 0) return known;
			return (indexes[code] = this.#append(dictionary.at(code)));
		};
	}

	/** The part `xl/sharedStrings.xml`. */
	*toChunks(): Generator<Uint8Array<ArrayBuffer>> {
		const ns = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
		yield utf8(`${XML_HEAD}<sst xmlns="${ns}" count="${this.#uses}" uniqueCount="${this.#unique}">`);
		yield* this.#pieces;
		yield this.#sink.take();
		yield utf8('</sst>');
	}

	#append(text: string): number {
		if (text.length > CELL_TEXT_LIMIT) this.cut++;
		if (!text.isWellFormed()) this.replaced++;
		const kept = cutText(text);
		this.#sink.raw(needsPreserve(kept) ? OPEN_PRESERVE : OPEN);
		this.#sink.text(escapeText(kept));
		this.#sink.raw(CLOSE);
		if (this.#sink.length >= PIECE) this.#pieces.push(this.#sink.take());
		return this.#unique++;
	}
}
