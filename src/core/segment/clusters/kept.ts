/** Numbers in a row, compared one by one. */
type Numbers = Float64Array | Int32Array | Uint32Array;

/** What a result depends on: numbers, and settings as a text. */
export interface Given {
	readonly numbers: readonly Numbers[];
	readonly settings: string;
}

interface Entry<V> {
	readonly given: Given;
	readonly value: V;
	readonly size: number;
}

/**
 * Results by what they were computed from, for runs that come back to the same customers with another number of clusters. A
 * result is found only where every number and setting is the same, so that keeping it changes nothing but the time. The
 * results that were not asked for longest go first.
 */
export class Kept<V> {
	readonly #most: number;
	/** The one asked for last stands last. */
	#entries: Entry<V>[] = [];
	#size = 0;

	/** @param most numbers that are held at a time, 8 bytes each at most */
	constructor(most: number) {
		this.#most = most;
	}

	/** The result known for this, else what `make` gives. @param sizeOf numbers that a result holds itself */
	get(given: Given, make: () => V, sizeOf: (value: V) => number): V {
		const at = this.#entries.findIndex((entry) => isSame(entry.given, given));
		const known = this.#entries[at];
		if (known) {
			this.#entries = [...this.#entries.toSpliced(at, 1), known];
			return known.value;
		}
		const value = make();
		const size = given.numbers.reduce((sum, { length }) => sum + length, sizeOf(value));
		this.#entries.push({ given, value, size });
		this.#size += size;
		while (this.#size > this.#most) this.#size -= this.#entries.shift()?.size ?? this.#size;
		return value;
	}
}

function isSame(a: Given, b: Given): boolean {
	return (
		a.settings === b.settings &&
		a.numbers.length === b.numbers.length &&
		a.numbers.every((own, i) => isEqual(own, b.numbers[i] as Numbers))
	);
}

function isEqual(a: Numbers, b: Numbers): boolean {
	if (a === b) return true;
	if (a.length !== b.length) return false;
	for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
	return true;
}
