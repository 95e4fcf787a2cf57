import { countBands, type Bands } from './bands.ts';
import { median, sortedFinite } from './quantile.ts';

/** Bands whose values differ as little as possible within a band. */
export interface NaturalBreaks extends Bands {
	/** Goodness of variance fit: 1 − squares within the bands ÷ squares about the mean, 0…1; 1 where all values are equal. */
	readonly goodness: number;
}

/**
 * Natural breaks: the partition of the values into `bands` runs with the least sum of squares within them (Fisher 1958;
 * the optimum Jenks's method aims at). Exact, on the distinct values with their counts: the best last break never moves down
 * as values are added, so each of the bands is found by halving in O(m·log m) for m distinct values. The edge of a
 * band is its largest value; of equally good partitions the one with the smallest edges is taken.
 * Memory: 4·m bytes per band; meant for at most 20 bands.
 */
export function naturalBreaks(values: Float64Array, bands: number): NaturalBreaks {
	const { distinct, squares } = distinctValues(sortedFinite(values));
	const m = distinct.length;
	const k = Math.max(1, Math.min(Math.floor(bands), m));
	if (m === 0) return { edges: [], counts: [0], asked: bands, goodness: 1 };
	let best = Float64Array.from({ length: m }, (_, last) => squares(0, last));
	const total = best[m - 1] as number;
	const starts: Uint32Array[] = [];
	for (let band = 1; band < k; band++) {
		const found = addBand(best, band, squares);
		best = found.best;
		starts.push(found.starts);
	}
	const edges: number[] = [];
	for (let band = starts.length - 1, last = m - 1; band >= 0; band--) {
		last = ((starts[band] as Uint32Array)[last] as number) - 1;
		edges.unshift((distinct[last] as number) + 0);
	}
	const within = best[m - 1] as number;
	const goodness = total > 0 ? Math.min(1, Math.max(0, 1 - within / total)) : 1;
	return { edges, counts: countBands(values, edges), asked: bands, goodness };
}

type Squares = (first: number, last: number) => number;

/** Distinct values and the squares about the mean of any run of them, from running sums about the median, scaled to ±1. */
function distinctValues(sorted: Float64Array): { distinct: Float64Array; squares: Squares } {
	const distinct = sorted.filter((value, i) => value !== sorted[i - 1]);
	const middle = median(sorted);
	const reach = Math.max(
		Math.abs((sorted.at(-1) ?? 0) / 2 - middle / 2),
		Math.abs((sorted[0] ?? 0) / 2 - middle / 2),
	);
	const weight = new Float64Array(distinct.length + 1);
	const sum = new Float64Array(distinct.length + 1);
	const square = new Float64Array(distinct.length + 1);
	for (let i = 0, at = 0; i < distinct.length; i++) {
		const value = distinct[i] as number;
		const scaled = reach > 0 ? (value / 2 - middle / 2) / reach : 0;
		let count = 0;
		for (; sorted[at] === value; at++) count++;
		weight[i + 1] = (weight[i] as number) + count;
		sum[i + 1] = (sum[i] as number) + count * scaled;
		square[i + 1] = (square[i] as number) + count * scaled * scaled;
	}
	const squares: Squares = (first, last) => {
		if (first === last) return 0;
		const s = (sum[last + 1] as number) - (sum[first] as number);
		const w = (weight[last + 1] as number) - (weight[first] as number);
		return Math.max(0, (square[last + 1] as number) - (square[first] as number) - (s * s) / w);
	};
	return { distinct, squares };
}

/** Least squares of the values 0…last in `band` + 1 bands, from those in `band` bands, and where the last band starts. */
function addBand(before: Float64Array, band: number, squares: Squares) {
	const m = before.length;
	const best = new Float64Array(m).fill(Infinity);
	const starts = new Uint32Array(m);
	const pending: [number, number, number, number][] = [[band, m - 1, band, m - 1]];
	for (let range = pending.pop(); range; range = pending.pop()) {
		const [from, to, lowest, highest] = range;
		if (from > to) continue;
		const last = (from + to) >>> 1;
		let least = Infinity;
		let start = lowest;
		for (let first = lowest; first <= Math.min(last, highest); first++) {
			const cost = (before[first - 1] as number) + squares(first, last);
			if (cost < least) {
				least = cost;
				start = first;
			}
		}
		best[last] = least;
		starts[last] = start;
		pending.push([from, last - 1, lowest, start], [last + 1, to, start, highest]);
	}
	return { best, starts };
}
