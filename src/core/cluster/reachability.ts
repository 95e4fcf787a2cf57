import { requirePoints } from './check.ts';
import type { Points } from './points.ts';

/** A spanning tree of n rows: n − 1 edges by ascending weight. */
export interface SpanningTree {
	readonly n: number;
	/** Rows of edge e at ends[2e] and ends[2e + 1]. */
	readonly ends: Int32Array;
	readonly weights: Float64Array;
}

/**
 * Minimum spanning tree of the mutual reachability distance max(core a, core b, distance a b) (Campello, Moulavi & Sander
 * 2013) by Prim's algorithm: O(n²·d) work at most, O(n·d) memory. A distance is computed only where it can make a difference.
 *
 * @param core distance to the minPoints-th neighbour per row, see `coreDistances`
 */
export function reachabilityTree(
	points: Points,
	core: Float64Array,
	onProgress?: (done: number, total: number) => void,
): SpanningTree {
	requirePoints(points);
	const { n, d } = points;
	const rest = outsideRows(points, core);
	const ends = new Int32Array(2 * (n - 1));
	const weights = new Float64Array(n - 1);
	const own = new Float64Array(d);
	const step = Math.max(1, Math.floor(n / 100));
	let row = n - 1;
	let ownCore = core[row] as number;
	own.set(rest.values.subarray(row * d, n * d));
	for (let left = n - 1; left > 0; left--) {
		const next = relax(rest, left, d, own, ownCore * ownCore, row);
		const edge = n - 1 - left;
		ends[2 * edge] = rest.from[next] as number;
		row = rest.row[next] as number;
		ends[2 * edge + 1] = row;
		weights[edge] = Math.sqrt(rest.best[next] as number);
		ownCore = core[row] as number;
		own.set(rest.values.subarray(next * d, (next + 1) * d));
		moveLast(rest, next, left - 1, d);
		if (onProgress && ((edge + 1) % step === 0 || left === 1)) onProgress(edge + 1, n - 1);
	}
	return sorted(n, ends, weights);
}

/** Rows outside the tree, packed at the front, with their nearest row inside. Squared distances. */
interface Outside {
	readonly values: Float64Array;
	readonly core: Float64Array;
	readonly best: Float64Array;
	readonly from: Int32Array;
	readonly row: Int32Array;
}

function outsideRows({ n, d, data }: Points, core: Float64Array): Outside {
	const values = new Float64Array(n * d);
	for (let j = 0; j < d; j++) for (let i = 0; i < n; i++) values[i * d + j] = data[j * n + i] as number;
	return {
		values,
		core: core.map((distance) => distance * distance),
		best: new Float64Array(n).fill(Number.POSITIVE_INFINITY),
		from: new Int32Array(n),
		row: Int32Array.from({ length: n }, (_, i) => i),
	};
}

/** Compares every row outside with the row just taken in, and returns the place of the nearest one. */
function relax(
	rest: Outside,
	left: number,
	d: number,
	own: Float64Array,
	ownCore: number,
	row: number,
): number {
	const { values, core, best, from } = rest;
	let nearest = 0;
	let least = Number.POSITIVE_INFINITY;
	for (let i = 0; i < left; i++) {
		let now = best[i] as number;
		const floor = Math.max(ownCore, core[i] as number);
		if (floor < now) {
			let sum = 0;
			const start = i * d;
			for (let j = 0; j < d; j++) {
				const gap = (values[start + j] as number) - (own[j] as number);
				sum += gap * gap;
			}
			if (sum < floor) sum = floor;
			if (sum < now) {
				now = sum;
				best[i] = sum;
				from[i] = row;
			}
		}
		if (now < least) {
			least = now;
			nearest = i;
		}
	}
	return nearest;
}

/** Fills the place of a row that left with the last one. */
function moveLast(rest: Outside, place: number, last: number, d: number): void {
	rest.values.copyWithin(place * d, last * d, (last + 1) * d);
	rest.core[place] = rest.core[last] as number;
	rest.best[place] = rest.best[last] as number;
	rest.from[place] = rest.from[last] as number;
	rest.row[place] = rest.row[last] as number;
}

function sorted(n: number, ends: Int32Array, weights: Float64Array): SpanningTree {
	const order = Uint32Array.from(weights, (_, edge) => edge).sort(
		(a, b) => (weights[a] as number) - (weights[b] as number) || a - b,
	);
	const inOrder = new Int32Array(ends.length);
	order.forEach((edge, position) => {
		inOrder[2 * position] = ends[2 * edge] as number;
		inOrder[2 * position + 1] = ends[2 * edge + 1] as number;
	});
	return {
		n,
		ends: inOrder,
		weights: weights.map((_, position) => weights[order[position] as number] as number),
	};
}
