import { BoxSlots, SLOTS } from './box-slots.ts';
import { requirePoints, wholeAtLeast } from './check.ts';
import type { Points } from './points.ts';

/** A hierarchy of n rows: n − 1 merges, heights ascending. */
export interface Hierarchy {
	readonly n: number;
	/** First rows of the two clusters that are joined, merge by merge: pairs[2m] < pairs[2m + 1]. */
	readonly pairs: Int32Array;
	/** √(2·a·b ÷ (a + b)) · distance of the centroids, for clusters of a and b rows: that of R's ward.D2 and SciPy's ward. */
	readonly heights: Float64Array;
}

/**
 * Ward's hierarchy (1963) by nearest-neighbour chains (Murtagh 1983, Müllner 2011) on centroids and sizes: O(n·d) memory,
 * at most O(n²·d) work, less where bounding boxes allow to leave clusters out. Of equally near clusters the one with the
 * smallest first row is taken, but the one before in the chain first.
 *
 * @throws AppError cluster.noRows, cluster.valuesOutOfRange
 */
export function ward(points: Points, onProgress?: (done: number, total: number) => void): Hierarchy {
	requirePoints(points);
	const { n } = points;
	const pairs = new Int32Array(2 * (n - 1));
	const heights = new Float64Array(n - 1);
	const slots = new BoxSlots(points);
	const chain: number[] = [];
	const step = Math.max(1, Math.floor(n / 100));
	let rebuildAt = Math.floor(n / 2);
	let start = 0;
	for (let done = 0; done < n - 1;) {
		if (chain.length === 0) {
			while (slots.slotOf[start] === -1) start++;
			chain.push(start);
		}
		const last = chain[chain.length - 1] as number;
		const before = chain.length > 1 ? (chain[chain.length - 2] as number) : -1;
		const found = nearest(slots, slots.slotOf[last] as number, before);
		const next = slots.idOf[found.slot] as number;
		if (next !== before) {
			chain.push(next);
			continue;
		}
		chain.length -= 2;
		join(slots, last, next);
		pairs[2 * done] = Math.min(last, next);
		pairs[2 * done + 1] = Math.max(last, next);
		heights[done] = Math.sqrt(found.cost);
		done++;
		if (n - done === rebuildAt) {
			slots.rebuild();
			rebuildAt = Math.floor(rebuildAt / 2);
		}
		if (onProgress && (done % step === 0 || done === n - 1)) onProgress(done, n - 1);
	}
	return inOrder(n, pairs, heights);
}

/**
 * The partition with k clusters; with fewer distinct rows than k, one cluster for each (merges at height 0 are never
 * undone). Clusters are numbered by their first row.
 */
export function cutHierarchy({ n, pairs, heights }: Hierarchy, k: number): Int32Array {
	const parent = Int32Array.from({ length: n }, (_, i) => i);
	const rootOf = (row: number) => {
		let root = row;
		while (parent[root] !== root) root = parent[root] as number;
		return root;
	};
	const merges = n - wholeAtLeast(k, 1);
	for (let m = 0; m < n - 1 && (m < merges || heights[m] === 0); m++) {
		const a = rootOf(pairs[2 * m] as number);
		const b = rootOf(pairs[2 * m + 1] as number);
		parent[Math.max(a, b)] = Math.min(a, b);
	}
	const number = new Int32Array(n).fill(-1);
	let clusters = 0;
	return Int32Array.from({ length: n }, (_, row) => {
		const root = rootOf(row);
		if (number[root] === -1) number[root] = clusters++;
		parent[row] = root;
		return number[root] as number;
	});
}

function join(slots: BoxSlots, first: number, second: number): void {
	const id = Math.min(first, second);
	slots.merge(slots.slotOf[first] as number, slots.slotOf[second] as number, id);
	slots.slotOf[Math.max(first, second)] = -1;
}

/** The slot of the cluster whose merge with `own` costs least, and the square of that height. `before`: preferred id. */
function nearest(slots: BoxSlots, own: number, before: number): { slot: number; cost: number } {
	const { sizes, idOf, smallest, count } = slots;
	const size = sizes[own] as number;
	const slot = before < 0 ? -1 : (slots.slotOf[before] as number);
	const none = Number.POSITIVE_INFINITY;
	const found = { slot, cost: slot < 0 ? none : costOf(slots, own, slot, none) };
	const boxes = smallest.length;
	const home = Math.floor(own / SLOTS);
	for (let turn = 0; turn < boxes; turn++) {
		const box = turn === 0 ? home : turn <= home ? turn - 1 : turn;
		const least = smallest[box] as number;
		if (boxCost(slots, own, box, (2 * size * least) / (size + least), found.cost) > found.cost) continue;
		const end = Math.min(count, (box + 1) * SLOTS);
		for (let slot = box * SLOTS; slot < end; slot++) {
			if (slot === own || sizes[slot] === 0) continue;
			const cost = costOf(slots, own, slot, found.cost);
			if (cost > found.cost) continue;
			const id = idOf[slot] as number;
			const best = found.slot < 0 ? -1 : (idOf[found.slot] as number);
			if (cost === found.cost && best >= 0 && (best === before || id >= best)) continue;
			found.slot = slot;
			found.cost = cost;
		}
	}
	return found;
}

/** Square of the height of a merge; any larger value where it passes `limit`. */
function costOf({ d, centroids, sizes }: BoxSlots, own: number, other: number, limit: number): number {
	const a = sizes[own] as number;
	const b = sizes[other] as number;
	const weight = (2 * a * b) / (a + b);
	const most = limit / weight;
	let at = own * d;
	const end = at + d;
	let to = other * d;
	let sum = 0;
	while (at < end) {
		const gap = (centroids[at++] as number) - (centroids[to++] as number);
		sum += gap * gap;
		if (sum > most * (1 + 1e-12)) return Number.POSITIVE_INFINITY;
	}
	return sum * weight;
}

/** Least cost of a merge with anything in a box; any larger value where it passes `limit`. */
function boxCost(
	{ d, centroids, low, high }: BoxSlots,
	own: number,
	box: number,
	weight: number,
	limit: number,
): number {
	const most = limit / weight;
	let sum = 0;
	for (let j = 0; j < d; j++) {
		const value = centroids[own * d + j] as number;
		const below = (low[box * d + j] as number) - value;
		const above = value - (high[box * d + j] as number);
		const gap = below > 0 ? below : above > 0 ? above : 0;
		sum += gap * gap;
		if (sum > most * (1 + 1e-12)) return Number.POSITIVE_INFINITY;
	}
	return 0;
}

/** The merges by ascending height; equal heights in the order in which they were made. */
export function inOrder(n: number, pairs: Int32Array, heights: Float64Array): Hierarchy {
	const order = Uint32Array.from(heights, (_, m) => m).sort(
		(a, b) => (heights[a] as number) - (heights[b] as number) || a - b,
	);
	const sorted = new Int32Array(pairs.length);
	order.forEach((m, position) => {
		sorted[2 * position] = pairs[2 * m] as number;
		sorted[2 * position + 1] = pairs[2 * m + 1] as number;
	});
	return {
		n,
		pairs: sorted,
		heights: heights.map((_, position) => heights[order[position] as number] as number),
	};
}
