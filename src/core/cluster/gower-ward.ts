import { gowerDistances, recode, type MixedPoints } from './mixed.ts';
import { inOrder, type Hierarchy } from './ward.ts';

/**
 * Ward's hierarchy on the square root of Gower's distance. Ward's criterion presumes squared Euclidean distances; without
 * missing values √Gower is Euclidean (Gower & Legendre 1986), "empty" being a category of its own, so that Gower's distance
 * is such a square. Lance–Williams updates with nearest-neighbour chains (Murtagh 1983): O(n²) memory, 8 bytes a pair. Heights
 * are those of R's ward.D2 and SciPy's ward on √Gower.
 *
 * @param weight what a category weighs against a number; default 1
 * @throws AppError cluster.noRows, cluster.valuesOutOfRange
 */
export function wardOfGower(
	mixed: MixedPoints,
	weight = 1,
	onProgress?: (done: number, total: number) => void,
): Hierarchy {
	const coded = recode(mixed);
	const { n } = coded;
	const pairs = new Int32Array(2 * (n - 1));
	const heights = new Float64Array(n - 1);
	const clusters = new Pairwise(coded, weight);
	const chain: number[] = [];
	const step = Math.max(1, Math.floor(n / 100));
	let start = 0;
	for (let done = 0; done < n - 1;) {
		if (chain.length === 0) {
			while (clusters.sizes[start] === 0) start++;
			chain.push(start);
		}
		const last = chain[chain.length - 1] as number;
		const before = chain.length > 1 ? (chain[chain.length - 2] as number) : -1;
		const next = clusters.nearest(last, before);
		if (next !== before) {
			chain.push(next);
			continue;
		}
		chain.length -= 2;
		pairs[2 * done] = Math.min(last, next);
		pairs[2 * done + 1] = Math.max(last, next);
		heights[done] = Math.sqrt(Math.max(0, clusters.between(last, next)));
		clusters.join(Math.min(last, next), Math.max(last, next));
		done++;
		if (onProgress && (done % step === 0 || done === n - 1)) onProgress(done, n - 1);
	}
	return inOrder(n, pairs, heights);
}

/** Squared heights of all merges that are possible; a cluster has the number of its first row. */
class Pairwise {
	/** Rows of each cluster; 0 = joined to another. */
	readonly sizes: Uint32Array;
	readonly #n: number;
	readonly #squared: Float64Array;

	constructor(mixed: MixedPoints, weight: number) {
		const { n } = mixed;
		this.#n = n;
		this.sizes = new Uint32Array(n).fill(1);
		this.#squared = new Float64Array((n * (n - 1)) / 2);
		const row = new Float64Array(n);
		for (let i = 0; i < n - 1; i++) {
			gowerDistances(mixed, i, row, weight);
			this.#squared.set(row.subarray(i + 1), this.#at(i, i + 1));
		}
	}

	between(a: number, b: number): number {
		return this.#squared[a < b ? this.#at(a, b) : this.#at(b, a)] as number;
	}

	/** The cluster that costs least to join, `before` where it costs no more, else the one with the smallest first row. */
	nearest(own: number, before: number): number {
		let best = before;
		let least = before < 0 ? Number.POSITIVE_INFINITY : this.between(own, before);
		for (let other = 0; other < this.#n; other++) {
			if (this.sizes[other] === 0 || other === own) continue;
			const cost = this.between(own, other);
			if (cost >= least) continue;
			best = other;
			least = cost;
		}
		return best;
	}

	/** Joins b to a, a < b. */
	join(a: number, b: number): void {
		const own = this.between(a, b);
		const [sizeA, sizeB] = [this.sizes[a] as number, this.sizes[b] as number];
		for (let c = 0; c < this.#n; c++) {
			const size = this.sizes[c] as number;
			if (size === 0 || c === a || c === b) continue;
			const sum = (sizeA + size) * this.between(a, c) + (sizeB + size) * this.between(b, c) - size * own;
			this.#squared[a < c ? this.#at(a, c) : this.#at(c, a)] = sum / (sizeA + sizeB + size);
		}
		this.sizes[a] = sizeA + sizeB;
		this.sizes[b] = 0;
	}

	/** Place of the pair a < b. */
	#at(a: number, b: number): number {
		return a * this.#n - (a * (a + 1)) / 2 + (b - a - 1);
	}
}
