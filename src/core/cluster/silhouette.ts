import { clusterSizes, type Labels } from './labels.ts';
import type { Points } from './points.ts';

/** Rows whose distances to a block of others are computed together. */
const TILE = 16;
const BLOCK = 128;

/**
 * Mean silhouette (Rousseeuw 1987) of several partitions of the same rows, exact; each distance is computed once for all of
 * them and for both of its rows. A row alone in its cluster counts 0, rows with label −1 are left out. Null for a partition
 * with fewer than two clusters or as many as rows. O(n²·d) work, O(n·(d + clusters)) memory.
 */
export function silhouettes(
	points: Points,
	partitions: readonly Labels[],
	onProgress?: (done: number, total: number) => void,
): (number | null)[] {
	const rows = paddedRows(points);
	const groups = partitions.map((labels) => groupsOf(labels, rows.n));
	const distances = new Float64Array(TILE * BLOCK);
	for (let first = 0; first < rows.n; first += TILE) {
		for (let from = first; from < rows.n; from += BLOCK) {
			const size = Math.min(BLOCK, rows.n - from);
			measureTile(rows, first, from, size, distances);
			if (from === first) keepUpper(distances);
			for (const group of groups) {
				addDown(distances, first, from, size, group);
				addAcross(distances, from, size, group);
			}
		}
		for (const group of groups) settleTile(first, group);
		if (onProgress && first % (64 * TILE) === 0) onProgress(first, rows.n);
	}
	onProgress?.(rows.n, rows.n);
	return groups.map((group, p) => meanWidth(group, partitions[p] as Labels));
}

/** Rows one after the other, filled up with zeros to whole tiles. */
interface PaddedRows {
	readonly n: number;
	readonly d: number;
	readonly values: Float64Array;
}

/** Sums of the distances of each row to the rows of each cluster. The last group takes rows that belong to none. */
interface Groups {
	readonly n: number;
	readonly labels: Int32Array;
	readonly sizes: Uint32Array;
	/** Group × row. */
	readonly sums: Float64Array;
	/** The same for the rows of a tile: group × TILE. */
	readonly tile: Float64Array;
}

function paddedRows({ n, d, data }: Points): PaddedRows {
	const padded = Math.ceil(n / TILE) * TILE;
	const values = new Float64Array(padded * d);
	for (let j = 0; j < d; j++) for (let i = 0; i < n; i++) values[i * d + j] = data[j * n + i] as number;
	return { n: padded, d, values };
}

function groupsOf(given: Labels, n: number): Groups {
	const sizes = clusterSizes(given);
	const none = sizes.length;
	const labels = new Int32Array(n).fill(none);
	for (let i = 0; i < given.length; i++) if ((given[i] as number) >= 0) labels[i] = given[i] as number;
	return {
		n,
		labels,
		sizes,
		sums: new Float64Array((none + 1) * n),
		tile: new Float64Array((none + 1) * TILE),
	};
}

/** Distances of the rows of a tile to a block of rows: other · TILE + row. Four rows and two others at a time. */
function measureTile(
	{ d, values }: PaddedRows,
	first: number,
	from: number,
	size: number,
	out: Float64Array,
): void {
	for (let other = 0; other < size; other += 2) {
		for (let row = 0; row < TILE; row += 4) {
			let p = (from + other) * d;
			const end = p + d;
			let q = (first + row) * d;
			let [a0, a1, a2, a3, b0, b1, b2, b3] = [0, 0, 0, 0, 0, 0, 0, 0];
			for (; p < end; p++, q++) {
				const a = values[p] as number;
				const b = values[p + d] as number;
				const r0 = values[q] as number;
				const r1 = values[q + d] as number;
				const r2 = values[q + 2 * d] as number;
				const r3 = values[q + 3 * d] as number;
				a0 += (a - r0) * (a - r0);
				a1 += (a - r1) * (a - r1);
				a2 += (a - r2) * (a - r2);
				a3 += (a - r3) * (a - r3);
				b0 += (b - r0) * (b - r0);
				b1 += (b - r1) * (b - r1);
				b2 += (b - r2) * (b - r2);
				b3 += (b - r3) * (b - r3);
			}
			const at = other * TILE + row;
			out[at] = Math.sqrt(a0);
			out[at + 1] = Math.sqrt(a1);
			out[at + 2] = Math.sqrt(a2);
			out[at + 3] = Math.sqrt(a3);
			out[at + TILE] = Math.sqrt(b0);
			out[at + TILE + 1] = Math.sqrt(b1);
			out[at + TILE + 2] = Math.sqrt(b2);
			out[at + TILE + 3] = Math.sqrt(b3);
		}
	}
}

/** In the block that holds the tile itself each pair stands twice: one of the two is enough. */
function keepUpper(distances: Float64Array): void {
	for (let other = 0; other < TILE; other++) {
		for (let row = other; row < TILE; row++) distances[other * TILE + row] = 0;
	}
}

/** Adds the distances to the sums of the other rows, under the group of the tile's row. */
function addDown(
	distances: Float64Array,
	first: number,
	from: number,
	size: number,
	{ n, labels, sums }: Groups,
): void {
	for (let row = 0; row < TILE; row++) {
		let at = (labels[first + row] as number) * n + from;
		const end = size * TILE;
		for (let place = row; place < end; place += TILE) {
			sums[at] = (sums[at] as number) + (distances[place] as number);
			at++;
		}
	}
}

/** Adds the distances to the sums of the tile's rows, under the groups of the other rows. */
function addAcross(distances: Float64Array, from: number, size: number, { labels, tile }: Groups): void {
	for (let other = 0; other < size; other++) {
		const place = other * TILE;
		const at = (labels[from + other] as number) * TILE;
		for (let row = 0; row < TILE; row++) {
			tile[at + row] = (tile[at + row] as number) + (distances[place + row] as number);
		}
	}
}

function settleTile(first: number, { n, tile, sums }: Groups): void {
	for (let at = 0; at < tile.length; at++) {
		const place = Math.floor(at / TILE) * n + first + (at % TILE);
		sums[place] = (sums[place] as number) + (tile[at] as number);
	}
	tile.fill(0);
}

function meanWidth({ n, sizes, sums }: Groups, labels: Labels): number | null {
	const rows = sizes.reduce((sum, size) => sum + size, 0);
	const used = sizes.reduce((count, size) => count + (size > 0 ? 1 : 0), 0);
	if (used < 2 || used >= rows) return null;
	const own = new Float64Array(sizes.length);
	let total = 0;
	for (let i = 0; i < labels.length; i++) {
		const label = labels[i] as number;
		if (label < 0) continue;
		for (let c = 0; c < own.length; c++) own[c] = sums[c * n + i] as number;
		total += silhouetteWidth(own, sizes, label);
	}
	return total / rows;
}

/** (b − a) ÷ max(a, b) of a row, from its sums of distances to the rows of each cluster. */
export function silhouetteWidth(sums: Float64Array, sizes: Uint32Array, own: number): number {
	if ((sizes[own] as number) < 2) return 0;
	const inside = (sums[own] as number) / ((sizes[own] as number) - 1);
	let outside = Number.POSITIVE_INFINITY;
	for (let c = 0; c < sums.length; c++) {
		const size = sizes[c] as number;
		if (c !== own && size > 0) outside = Math.min(outside, (sums[c] as number) / size);
	}
	const larger = Math.max(inside, outside);
	return larger === 0 || larger === Number.POSITIVE_INFINITY ? 0 : (outside - inside) / larger;
}
