/** Earlier periods below which limits say nothing (Wheeler). */
export const FEWEST_PERIODS = 8;

/** 3 ÷ d₂ for ranges of two values (d₂ = 1.128). */
const XMR = 2.66;

/** Limits within which single values of a steady process lie. */
export interface ProcessLimits {
	readonly mean: number;
	readonly lower: number;
	readonly upper: number;
}

/**
 * Natural process limits of a chart of individual values: mean ± 2.66 × mean moving range, in the unit of the values.
 * Source: W. A. Shewhart 1931; D. J. Wheeler, Understanding Variation; NIST/SEMATECH e-Handbook 6.3.2.2. Limits beyond
 * the range of numbers stay at its end.
 *
 * @param values finite, in the order of time; at least two from `from` to before `to`
 */
export function processLimits(values: Float64Array, from = 0, to = values.length): ProcessLimits {
	const count = to - from;
	let sum = values[from] as number;
	let before = sum / 2;
	let ranges = 0;
	for (let i = from + 1; i < to; i++) {
		const value = values[i] as number;
		// Half of each, so that the difference of two huge values of opposite sign stays a number.
		const half = value / 2;
		sum += value;
		ranges += Math.abs(half - before);
		before = half;
	}
	const mean = Number.isFinite(sum) ? sum / count : shares(values.subarray(from, to));
	const half = Number.isFinite(ranges) ? ranges / (count - 1) : shares(halfRanges(values.subarray(from, to)));
	return { mean, lower: bounded(mean - 2 * XMR * half), upper: bounded(mean + 2 * XMR * half) };
}

/** Mean of values whose sum is beyond the range of numbers. */
function shares(values: Float64Array): number {
	return values.reduce((sum, value) => sum + value / values.length, 0);
}

function halfRanges(values: Float64Array): Float64Array {
	return values.subarray(1).map((value, i) => Math.abs(value / 2 - (values[i] as number) / 2));
}

function bounded(value: number): number {
	return Math.max(-Number.MAX_VALUE, Math.min(Number.MAX_VALUE, value));
}
