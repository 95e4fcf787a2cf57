/** Groups of units that spread in turn and become one piece where they meet; one object serves a whole search. */
export class Groups {
	count = 0;
	/** Pieces that have not met yet. */
	pieces = 0;
	/** By group the unit that it spreads from next, −1 = none is left, and the last one that it met. */
	readonly heads: Int32Array;
	readonly tails: Int32Array;
	readonly #parent: Int32Array;
	/** By root: units met, and groups that still spread. */
	readonly #sizes: Int32Array;
	readonly #open: Int32Array;
	/** Pieces that still spread. */
	#spreading = 0;

	/** @param most groups at a time */
	constructor(most: number) {
		this.heads = new Int32Array(most);
		this.tails = new Int32Array(most);
		this.#parent = new Int32Array(most);
		this.#sizes = new Int32Array(most);
		this.#open = new Int32Array(most);
	}

	clear(): void {
		this.count = this.pieces = this.#spreading = 0;
	}

	/** A new group with one unit; returns its number. */
	begin(unit: number): number {
		const group = this.count++;
		this.heads[group] = this.tails[group] = unit;
		this.#parent[group] = group;
		this.#sizes[group] = this.#open[group] = 1;
		this.pieces++;
		this.#spreading++;
		return group;
	}

	/** A group has met a unit that none had. */
	add(group: number, unit: number): void {
		this.tails[group] = unit;
		const root = this.rootOf(group);
		this.#sizes[root] = (this.#sizes[root] as number) + 1;
	}

	/** Two groups have met; the lower root stays. */
	join(group: number, other: number): void {
		const [a, b] = [this.rootOf(group), this.rootOf(other)];
		if (a === b) return;
		const [root, joined] = a < b ? [a, b] : [b, a];
		this.#parent[joined] = root;
		this.#sizes[root] = (this.#sizes[root] as number) + (this.#sizes[joined] as number);
		this.#open[root] = (this.#open[root] as number) + (this.#open[joined] as number);
		this.pieces--;
		this.#spreading--;
	}

	/** A group is done with its first unit; `next` is the one after it, −1 = none. */
	leave(group: number, next: number): void {
		this.heads[group] = next;
		if (next >= 0) return;
		const root = this.rootOf(group);
		this.#open[root] = (this.#open[root] as number) - 1;
		if (this.#open[root] === 0) this.#spreading--;
	}

	/** Whether it is not known yet that all meet or one is apart; with `isAll`, how large all but the largest are. */
	goesOn(isAll: boolean): boolean {
		if (this.pieces < 2) return false;
		if (!isAll) return this.#spreading === this.pieces;
		if (this.#spreading !== 1) return this.#spreading > 1;
		let [open, done] = [0, 0];
		for (let group = 0; group < this.count; group++) {
			if (this.#parent[group] !== group) continue;
			const size = this.#sizes[group] as number;
			if (this.#open[group] === 0) done = Math.max(done, size);
			else open = size;
		}
		return open <= done;
	}

	/** The root of the largest piece, of equals the first, and the units of all others together. */
	sizes(): { readonly largest: number; readonly others: number } {
		let [largest, all] = [-1, 0];
		for (let group = 0; group < this.count; group++) {
			if (this.#parent[group] !== group) continue;
			all += this.#sizes[group] as number;
			if (largest < 0 || (this.#sizes[group] as number) > (this.#sizes[largest] as number)) largest = group;
		}
		return { largest, others: largest < 0 ? 0 : all - (this.#sizes[largest] as number) };
	}

	rootOf(group: number): number {
		let root = group;
		while (this.#parent[root] !== root) root = this.#parent[root] as number;
		return root;
	}
}
