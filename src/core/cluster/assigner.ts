import type { Points } from './points.ts';

/** Rows worked on together: their columns stay in the first-level cache. */
export const BLOCK = 512;
/**
 * Rows whose sums are made by one thread: a multiple of `BLOCK`. Sums are added up block by block within a shard, then
 * shard by shard, in order, whoever made them.
 */
export const SHARD = 8192;

/**
 * The inner step of k-means. Both implementations (this one and the WebAssembly one) do the same additions in the same
 * order, so that labels, sums and distances are equal to the last bit.
 */
export interface Assigner {
	/** Nearest centroid per row; the lowest index where two are equally near. */
	readonly labels: Uint8Array;
	/** Sum of the rows of each cluster: cluster × column, row by row. */
	readonly sums: Float64Array;
	readonly counts: Uint32Array;
	/** Assigns every row and returns how many labels changed. `centroids`: k × d, row by row, 1 ≤ k ≤ maxK. */
	step(centroids: Float64Array, k: number): number;
	/** Squared distance of each row to its centroid of the last step. */
	measure(): Float64Array;
}

/** The step in TypeScript: a block of rows, one centroid and two columns at a time. */
export function scalarAssigner(points: Points, maxK: number): Assigner {
	const { n, d } = points;
	const labels = new Uint8Array(n).fill(255);
	const distances = new Float64Array(n);
	let last: Float64Array = new Float64Array(0);
	const sums = new Float64Array(maxK * d);
	const counts = new Uint32Array(maxK);
	const ofShard = new Float64Array(maxK * d);
	const partial = new Float64Array(maxK * d);
	const scratch = {
		distance: new Float64Array(BLOCK),
		best: new Float64Array(BLOCK),
		label: new Uint8Array(BLOCK),
	};
	const step = (centroids: Float64Array, k: number) => {
		last = centroids;
		sums.fill(0);
		counts.fill(0);
		let changed = 0;
		for (let from = 0; from < n; from += BLOCK) {
			const size = Math.min(BLOCK, n - from);
			nearest(points, from, size, centroids, k, scratch);
			changed += settle(scratch.label, labels, from, size, counts);
			partial.fill(0);
			addRows(points, from, size, scratch.label, partial);
			addTo(ofShard, partial, k * d);
			if ((from + size) % SHARD > 0 && from + size < n) continue;
			addTo(sums, ofShard, k * d);
			ofShard.fill(0);
		}
		return changed;
	};
	const measure = () => {
		for (let i = 0; i < n; i++) distances[i] = squaredDistance(points, i, last, (labels[i] as number) * d);
		return distances;
	};
	return { labels, sums, counts, step, measure };
}

function squaredDistance({ n, d, data }: Points, row: number, centroids: Float64Array, at: number): number {
	let sum = 0;
	for (let j = 0; j < d; j++) {
		const gap = (data[j * n + row] as number) - (centroids[at + j] as number);
		sum += gap * gap;
	}
	return sum;
}

interface Scratch {
	readonly distance: Float64Array;
	readonly best: Float64Array;
	readonly label: Uint8Array;
}

function nearest(
	points: Points,
	from: number,
	size: number,
	centroids: Float64Array,
	k: number,
	scratch: Scratch,
): void {
	const { n, d, data } = points;
	const { distance, best, label } = scratch;
	best.fill(Number.POSITIVE_INFINITY);
	label.fill(0);
	for (let c = 0; c < k; c++) {
		let j = 0;
		distance.fill(0);
		for (; j + 2 <= d; j += 2) addTwo(data, j * n + from, n, size, centroids, c * d + j, distance);
		if (j < d) addOne(data, j * n + from, size, centroids[c * d + j] as number, distance);
		keepNearer(distance, size, c, best, label);
	}
}

function addTwo(
	data: Float64Array,
	offset: number,
	stride: number,
	size: number,
	centroids: Float64Array,
	at: number,
	out: Float64Array,
): void {
	const first = centroids[at] as number;
	const second = centroids[at + 1] as number;
	const next = offset + stride;
	for (let i = 0; i < size; i++) {
		const gap = (data[offset + i] as number) - first;
		const other = (data[next + i] as number) - second;
		out[i] = (out[i] as number) + gap * gap + other * other;
	}
}

function addOne(data: Float64Array, offset: number, size: number, centre: number, out: Float64Array): void {
	for (let i = 0; i < size; i++) {
		const gap = (data[offset + i] as number) - centre;
		out[i] = (out[i] as number) + gap * gap;
	}
}

function keepNearer(
	distance: Float64Array,
	size: number,
	c: number,
	best: Float64Array,
	label: Uint8Array,
): void {
	for (let i = 0; i < size; i++) {
		const candidate = distance[i] as number;
		if (candidate < (best[i] as number)) {
			best[i] = candidate;
			label[i] = c;
		}
	}
}

function settle(
	label: Uint8Array,
	labels: Uint8Array,
	from: number,
	size: number,
	counts: Uint32Array,
): number {
	let changed = 0;
	for (let i = 0; i < size; i++) {
		const now = label[i] as number;
		if (labels[from + i] !== now) changed++;
		labels[from + i] = now;
		counts[now] = (counts[now] as number) + 1;
	}
	return changed;
}

function addTo(sums: Float64Array, more: Float64Array, count: number): void {
	for (let i = 0; i < count; i++) sums[i] = (sums[i] as number) + (more[i] as number);
}

function addRows(points: Points, from: number, size: number, label: Uint8Array, partial: Float64Array): void {
	const { n, d, data } = points;
	for (let i = 0; i < size; i++) {
		let at = (label[i] as number) * d;
		for (let place = from + i; place < n * d; place += n) {
			partial[at] = (partial[at] as number) + (data[place] as number);
			at++;
		}
	}
}
