import type { Points } from './points.ts';
import { spatialOrder } from './spatial-order.ts';

/** Rows per leaf. */
const LEAF = 16;

/**
 * k-d tree over rows (Bentley 1975) with a bounding box per part. Positions are places in the tree's own order, in which the
 * rows of a leaf stand together; `rowAt` leads back to rows.
 */
export class NeighbourTree {
	readonly n: number;
	readonly d: number;
	/** Row at each position. */
	readonly rowAt: Uint32Array;
	/** Position × column. */
	readonly values: Float64Array;
	/** Boxes of the parts, level by level from the root at 1; the parts of part p are 2p and 2p + 1. */
	readonly #low: Float64Array;
	readonly #high: Float64Array;
	readonly #leaves: number;
	readonly #stack = new Int32Array(128);

	constructor({ n, d, data }: Points) {
		this.n = n;
		this.d = d;
		const rows = new Float64Array(n * d);
		for (let j = 0; j < d; j++) for (let i = 0; i < n; i++) rows[i * d + j] = data[j * n + i] as number;
		this.rowAt = spatialOrder(
			rows,
			d,
			Uint32Array.from({ length: n }, (_, i) => i),
			LEAF,
		);
		this.values = new Float64Array(n * d);
		this.rowAt.forEach((row, position) =>
			this.values.set(rows.subarray(row * d, (row + 1) * d), position * d),
		);
		this.#leaves = 2 ** Math.ceil(Math.log2(Math.max(1, Math.ceil(n / LEAF))));
		this.#low = new Float64Array(2 * this.#leaves * d).fill(Number.POSITIVE_INFINITY);
		this.#high = new Float64Array(2 * this.#leaves * d).fill(Number.NEGATIVE_INFINITY);
		this.#makeBoxes();
	}

	/** Leaf of a position; its positions are those from leaf · LEAF. */
	leafOf(position: number): number {
		return Math.floor(position / LEAF);
	}

	/** First position of a leaf; that of the next one is the end. */
	startOf(leaf: number): number {
		return Math.min(this.n, leaf * LEAF);
	}

	/** Squared distance of two positions; any larger number than `limit` where it is larger. */
	squaredWithin(a: number, b: number, limit: number): number {
		const { d, values } = this;
		let p = a * d;
		let q = b * d;
		const end = p + d;
		let sum = 0;
		for (; p + 4 <= end; p += 4, q += 4) {
			const g0 = (values[p] as number) - (values[q] as number);
			const g1 = (values[p + 1] as number) - (values[q + 1] as number);
			const g2 = (values[p + 2] as number) - (values[q + 2] as number);
			const g3 = (values[p + 3] as number) - (values[q + 3] as number);
			sum = sum + g0 * g0 + g1 * g1 + g2 * g2 + g3 * g3;
			if (sum > limit) return sum;
		}
		for (; p < end; p++, q++) {
			const gap = (values[p] as number) - (values[q] as number);
			sum += gap * gap;
		}
		return sum;
	}

	/** Visits the leaves from this one on whose box is within a squared distance of its box, itself included. */
	eachNearLeaf(leaf: number, limit: number, visit: (other: number) => void): void {
		const stack = this.#stack;
		let depth = 0;
		stack[depth++] = 1;
		while (depth > 0) {
			const part = stack[--depth] as number;
			if (part >= this.#leaves) {
				if (part - this.#leaves >= leaf && this.#boxesWithin(leaf, part, limit)) visit(part - this.#leaves);
			} else if (this.#boxesWithin(leaf, part, limit)) {
				stack[depth++] = 2 * part + 1;
				stack[depth++] = 2 * part;
			}
		}
	}

	/**
	 * Visits the leaves near a position, its own leaf first: `visit` is told the first position and the one past the last, and
	 * returns the squared distance beyond which no box is of interest (negative = none any more).
	 */
	search(position: number, visit: (from: number, to: number) => number): void {
		const stack = this.#stack;
		const home = Math.floor(position / LEAF);
		let limit = visit(home * LEAF, Math.min(this.n, (home + 1) * LEAF));
		let depth = 0;
		stack[depth++] = 1;
		while (depth > 0 && limit >= 0) {
			const part = stack[--depth] as number;
			if (this.#boxDistance(position, part) > limit) continue;
			if (part >= this.#leaves) {
				const leaf = part - this.#leaves;
				if (leaf !== home) limit = visit(leaf * LEAF, Math.min(this.n, (leaf + 1) * LEAF));
				continue;
			}
			const near = this.#boxDistance(position, 2 * part) <= this.#boxDistance(position, 2 * part + 1) ? 0 : 1;
			stack[depth++] = 2 * part + 1 - near;
			stack[depth++] = 2 * part + near;
		}
	}

	/** Distance to the neighbour that is `count`-th nearest, the position itself counted as the first; to the farthest where there are fewer. */
	distanceToNeighbour(position: number, count: number): number {
		const size = Math.min(count, this.n);
		const nearest = new Float64Array(size).fill(Number.POSITIVE_INFINITY);
		this.search(position, (from, to) => {
			for (let other = from; other < to; other++) {
				const farthest = nearest[size - 1] as number;
				const squared = this.squaredWithin(position, other, farthest);
				if (squared >= farthest) continue;
				let at = size - 1;
				for (; at > 0 && (nearest[at - 1] as number) > squared; at--) nearest[at] = nearest[at - 1] as number;
				nearest[at] = squared;
			}
			return nearest[size - 1] as number;
		});
		return Math.sqrt(nearest[size - 1] as number);
	}

	#boxesWithin(leaf: number, part: number, limit: number): boolean {
		const { d } = this;
		let own = (this.#leaves + leaf) * d;
		let other = part * d;
		let sum = 0;
		for (const end = own + d; own < end; own++, other++) {
			const below = (this.#low[other] as number) - (this.#high[own] as number);
			const above = (this.#low[own] as number) - (this.#high[other] as number);
			if (below > 0) sum += below * below;
			else if (above > 0) sum += above * above;
		}
		return sum <= limit;
	}

	#makeBoxes(): void {
		const { n, d, values } = this;
		const low = this.#low;
		const high = this.#high;
		const widen = (part: number, j: number, from: number, to: number) => {
			const at = part * d + j;
			if (from < (low[at] as number)) low[at] = from;
			if (to > (high[at] as number)) high[at] = to;
		};
		for (let position = 0; position < n; position++) {
			const part = this.#leaves + Math.floor(position / LEAF);
			for (let j = 0; j < d; j++) {
				const value = values[position * d + j] as number;
				widen(part, j, value, value);
			}
		}
		for (let part = 2 * this.#leaves - 1; part > 1; part--) {
			for (let j = 0; j < d; j++)
				widen(part >> 1, j, low[part * d + j] as number, high[part * d + j] as number);
		}
	}

	#boxDistance(position: number, part: number): number {
		const { d, values } = this;
		let sum = 0;
		for (let j = 0; j < d; j++) {
			const value = values[position * d + j] as number;
			const below = (this.#low[part * d + j] as number) - value;
			const above = value - (this.#high[part * d + j] as number);
			if (below > 0) sum += below * below;
			else if (above > 0) sum += above * above;
		}
		return sum;
	}
}
