import { skewness } from './moments.ts';

/** Counts per bin. `edges` has one more entry than `counts` and is in the unit of the values even where `log` is set. */
export interface Histogram {
	/** Bins of equal width in log1p of the value. */
	readonly log: boolean;
	readonly edges: Float64Array;
	readonly counts: Uint32Array;
}

/** Values at which all bins of a scale begin to look empty at the right: then the logarithm is taken. */
const SKEW_FOR_LOG = 2;

/**
 * Histogram of the finite values. Logarithmic bins where all values are ≥ 0 and the skewness exceeds 2. Whole numbers
 * over a short range get one bin each. No values: no bins.
 */
export function histogram(values: Float64Array, bins = 40): Histogram {
	const finite = values.filter((value) => Number.isFinite(value));
	if (finite.length === 0) return { log: false, edges: new Float64Array(), counts: new Uint32Array() };
	let low = Infinity;
	let high = -Infinity;
	let whole = true;
	for (const value of finite) {
		if (value < low) low = value;
		if (value > high) high = value;
		whole &&= Number.isInteger(value);
	}
	if (low === high)
		return { log: false, edges: Float64Array.of(low, low), counts: Uint32Array.of(finite.length) };
	if (whole && high - low < bins) return count(finite, unitEdges(low, high), false);
	const log = low >= 0 && skewness(finite) > SKEW_FOR_LOG;
	const edges = new Float64Array(bins + 1);
	const from = log ? Math.log1p(low) : low / bins;
	const to = log ? Math.log1p(high) : high / bins;
	for (let i = 0; i <= bins; i++) {
		edges[i] = log ? Math.expm1(from + ((to - from) * i) / bins) : from * (bins - i) + to * i;
	}
	edges[0] = low;
	edges[bins] = high;
	return count(finite, edges, log);
}

function unitEdges(low: number, high: number): Float64Array {
	return Float64Array.from({ length: high - low + 2 }, (_, i) => low - 0.5 + i);
}

/** A value on an inner edge counts to the right of it, the largest to the last bin. */
function count(values: Float64Array, edges: Float64Array, log: boolean): Histogram {
	const counts = new Uint32Array(edges.length - 1);
	for (const value of values) {
		let below = 0;
		let above = counts.length;
		while (above - below > 1) {
			const middle = (below + above) >>> 1;
			if (value >= (edges[middle] ?? 0)) below = middle;
			else above = middle;
		}
		counts[below] = (counts[below] ?? 0) + 1;
	}
	return { log, edges, counts };
}
