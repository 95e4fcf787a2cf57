import type { Division } from './divisions.ts';

/** What a key of the trie stands for. */
export interface Entry {
	readonly division: Division;
	/** Score of a hit, see SPEC.md. */
	readonly weight: number;
	/** The key carries a level (深圳市) or is a settled full form; it may then be followed by 路 or 镇. */
	readonly full: boolean;
}

const RADIX = 65536;

/** All names by their characters; a hit is found in one pass from a position. */
export class Trie {
	readonly #next = new Map<number, number>();
	readonly #entries: (Entry[] | undefined)[] = [undefined];

	/** Adds a key; of two entries of one division the heavier stays. */
	add(key: string, entry: Entry): void {
		let node = 0;
		for (let i = 0; i < key.length; i++) {
			const edge = node * RADIX + key.charCodeAt(i);
			let child = this.#next.get(edge);
			if (child === undefined) {
				child = this.#entries.length;
				this.#entries.push(undefined);
				this.#next.set(edge, child);
			}
			node = child;
		}
		const entries = (this.#entries[node] ??= []);
		const same = entries.findIndex((each) => each.division === entry.division);
		if (same < 0) entries.push(entry);
		else if ((entries[same]?.weight ?? 0) < entry.weight) entries[same] = entry;
	}

	/** Calls back for each key that starts at `from`, shortest first. */
	walk(text: string, from: number, found: (end: number, entries: readonly Entry[]) => void): void {
		let node = 0;
		for (let i = from; i < text.length; i++) {
			const child = this.#next.get(node * RADIX + text.charCodeAt(i));
			if (child === undefined) return;
			node = child;
			const entries = this.#entries[node];
			if (entries !== undefined) found(i + 1, entries);
		}
	}
}
