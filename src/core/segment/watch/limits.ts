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
 * @param values finite, in the order of time, at least two
 */
export function processLimits(values: Float64Array): ProcessLimits {
	const count = values.length;
	const mean = average(count, (i) => values[i] as number);
	// Half of each, so that the difference of two huge values of opposite sign stays a number.
	const half = average(count - 1, (i) => Math.abs((values[i + 1] as number) / 2 - (values[i] as number) / 2));
	return { mean, lower: bounded(mean - 2 * XMR * half), upper: bounded(mean + 2 * XMR * half) };
}

function average(count: number, valueAt: (i: number) => number): number {
	let [sum, scaled] = [0, 0];
	for (let i = 0; i < count; i++) {
		sum += valueAt(i);
		scaled += valueAt(i) / count;
	}
	return Number.isFinite(sum) ? sum / count : scaled;
}

function bounded(value: number): number {
	return Math.max(-Number.MAX_VALUE, Math.min(Number.MAX_VALUE, value));
}
