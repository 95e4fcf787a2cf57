import { clusterSizes, type Labels } from './labels.ts';
import { takeRows, type Points } from './points.ts';
import { BLOCK, createTileMeter, TILE } from './tile-meter.ts';

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
	const order = rowsByLabel(partitions[0] ?? new Int32Array(points.n));
	const { n, distances, load, measure } = createTileMeter(takeRows(points, order));
	const inOrder = partitions.map((labels) => Int32Array.from(order, (row) => labels[row] as number));
	const groups = inOrder.map((labels) => groupsOf(labels, n));
	for (let first = 0; first < n; first += TILE) {
		load(first);
		for (let from = first; from < n; from += BLOCK) {
			const size = Math.min(BLOCK, n - from);
			measure(from, size);
			if (from === first) keepUpper(distances);
			for (const group of groups) {
				addDown(distances, first, from, size, group);
				addAcross(distances, from, size, group);
			}
		}
		for (const group of groups) settleTile(first, group);
		if (onProgress && first % (64 * TILE) === 0) onProgress(first, n);
	}
	onProgress?.(n, n);
	return groups.map((group, p) => meanWidth(group, inOrder[p] as Int32Array));
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

/** Rows sorted by label, so that those of a tile mostly share one. */
function rowsByLabel(labels: Labels): Uint32Array {
	return Uint32Array.from(labels, (_, row) => row).sort(
		(a, b) => (labels[a] as number) - (labels[b] as number) || a - b,
	);
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
	const label = labels[first] as number;
	if (labels[first + TILE - 1] === label && isUniform(labels, first)) {
		addSums(distances, size, sums, label * n + from);
		return;
	}
	for (let row = 0; row < TILE; row++) {
		let at = (labels[first + row] as number) * n + from;
		const end = size * TILE;
		for (let place = row; place < end; place += TILE) {
			sums[at] = (sums[at] as number) + (distances[place] as number);
			at++;
		}
	}
}

function isUniform(labels: Int32Array, first: number): boolean {
	for (let row = 1; row < TILE; row++) if (labels[first + row] !== labels[first]) return false;
	return true;
}

/** The sum over a whole tile for each other row. */
function addSums(distances: Float64Array, size: number, sums: Float64Array, to: number): void {
	for (let other = 0; other < size; other++) {
		const place = other * TILE;
		let [a, b, c, e] = [0, 0, 0, 0];
		for (let row = 0; row < TILE; row += 4) {
			a += distances[place + row] as number;
			b += distances[place + row + 1] as number;
			c += distances[place + row + 2] as number;
			e += distances[place + row + 3] as number;
		}
		sums[to + other] = (sums[to + other] as number) + (a + b + (c + e));
	}
}

/** Adds the distances to the sums of the tile's rows, under the groups of the other rows. */
function addAcross(distances: Float64Array, from: number, size: number, { labels, tile }: Groups): void {
	for (let other = 0; other < size;) {
		const label = labels[from + other] as number;
		let end = other + 1;
		while (end < size && labels[from + end] === label) end++;
		for (let row = 0; row < TILE; row += 4) addRun(distances, other, end, row, tile, label * TILE + row);
		other = end;
	}
}

/** The sums of four rows of the tile over a run of others that share a group. */
function addRun(
	distances: Float64Array,
	other: number,
	end: number,
	row: number,
	tile: Float64Array,
	at: number,
): void {
	let [a, b, c, e] = [0, 0, 0, 0];
	for (let place = other * TILE + row; place < end * TILE; place += TILE) {
		a += distances[place] as number;
		b += distances[place + 1] as number;
		c += distances[place + 2] as number;
		e += distances[place + 3] as number;
	}
	tile[at] = (tile[at] as number) + a;
	tile[at + 1] = (tile[at + 1] as number) + b;
	tile[at + 2] = (tile[at + 2] as number) + c;
	tile[at + 3] = (tile[at + 3] as number) + e;
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
