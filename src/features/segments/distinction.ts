/** How often one value of a column occurs in a class and in the rest. */
export interface ShareSample {
	readonly kind: 'share';
	readonly column: string;
	readonly value: string;
	/** Customers of the class with the value, customers of the class with any value; then the same of the rest. */
	readonly inside: number;
	readonly insideOf: number;
	readonly outside: number;
	readonly outsideOf: number;
}

/** A number of the customers of a class and of the rest: mean, variance and count. */
export interface MeanSample {
	readonly kind: 'mean';
	readonly column: string;
	readonly inside: Moments;
	readonly outside: Moments;
}

export interface Moments {
	readonly count: number;
	readonly mean: number;
	/** Of the sample, n − 1. */
	readonly variance: number;
}

export type Sample = ShareSample | MeanSample;

export interface Difference {
	readonly sample: Sample;
	/** Share (or mean) in the class ÷ that in the rest × 100, with its 95 % interval. */
	readonly index: number;
	readonly low: number;
	readonly high: number;
	/** The two differ at 5 % after Holm's correction (1979) over everything compared. */
	readonly isEvident: boolean;
}

/** A value expected fewer times than this on either side is not compared (Cochran 1954). */
const LEAST_EXPECTED = 5;
/** Means of fewer customers are not compared. */
const LEAST_COUNT = 30;
const LEVEL = 0.05;
const Z95 = 1.959964;

/**
 * What is more or less frequent, larger or smaller in a class than in the rest, the clearest first.
 *
 * @param most how many to return; the correction counts everything that could be compared
 */
export function differences(samples: readonly Sample[], most: number): Difference[] {
	const compared = samples.filter(isComparable).map((sample) => ({ sample, z: zOf(sample) }));
	const ordered = compared.toSorted(
		(a, b) => Math.abs(b.z) - Math.abs(a.z) || (keyOf(a.sample) < keyOf(b.sample) ? -1 : 1),
	);
	let isEvident = true;
	return ordered
		.map(({ sample, z }, i) => {
			isEvident &&= twoSided(z) <= LEVEL / (ordered.length - i);
			return { sample, ...ratio(sample), isEvident };
		})
		.slice(0, most);
}

function isComparable(sample: Sample): boolean {
	if (sample.kind === 'mean') {
		const { inside, outside } = sample;
		const hasSpread = inside.variance + outside.variance > 0;
		const isPositive = inside.mean > 0 && outside.mean > 0;
		return Math.min(inside.count, outside.count) >= LEAST_COUNT && hasSpread && isPositive;
	}
	const both = sample.inside + sample.outside;
	const all = sample.insideOf + sample.outsideOf;
	const smaller = Math.min(sample.insideOf, sample.outsideOf) / Math.max(1, all);
	return both * smaller >= LEAST_EXPECTED && (all - both) * smaller >= LEAST_EXPECTED;
}

/** Shares: the two-proportion test with the pooled share. Means: Welch's statistic. */
function zOf(sample: Sample): number {
	if (sample.kind === 'mean') {
		const { inside, outside } = sample;
		const error = Math.sqrt(inside.variance / inside.count + outside.variance / outside.count);
		return (inside.mean - outside.mean) / error;
	}
	const { inside, insideOf, outside, outsideOf } = sample;
	const pooled = (inside + outside) / (insideOf + outsideOf);
	const error = Math.sqrt(pooled * (1 - pooled) * (1 / insideOf + 1 / outsideOf));
	return (inside / insideOf - outside / outsideOf) / error;
}

/**
 * Ratio with its interval on the logarithm (Katz et al. 1978; for means the delta method). A count of 0 is taken as a half, so
 * that it has a logarithm.
 */
function ratio(sample: Sample): Omit<Difference, 'sample' | 'isEvident'> {
	if (sample.kind === 'mean') {
		const { inside, outside } = sample;
		const relative = ({ mean, variance, count }: Moments) => variance / count / mean ** 2;
		return interval(Math.log(inside.mean / outside.mean), relative(inside) + relative(outside));
	}
	const { insideOf, outsideOf } = sample;
	const [a, b] = [sample.inside || 0.5, sample.outside || 0.5];
	const found = interval(
		Math.log(a / insideOf / (b / outsideOf)),
		Math.max(0, 1 / a - 1 / insideOf + 1 / b - 1 / outsideOf),
	);
	return sample.inside === 0 ? { ...found, index: 0 } : found;
}

function interval(log: number, variance: number): Omit<Difference, 'sample' | 'isEvident'> {
	const reach = Z95 * Math.sqrt(variance);
	return {
		index: 100 * Math.exp(log),
		low: 100 * Math.exp(log - reach),
		high: 100 * Math.exp(log + reach),
	};
}

/** Two-sided p of a standard normal value (Abramowitz & Stegun 7.1.26, error below 2e-7). */
export function twoSided(z: number): number {
	const x = Math.abs(z) / Math.SQRT2;
	const t = 1 / (1 + 0.3275911 * x);
	const poly =
		t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))));
	return poly * Math.exp(-x * x);
}

/** Names a sample within its comparison. */
export function keyOf(sample: Sample): string {
	return sample.kind === 'share' ? `${sample.column}\u0000${sample.value}` : sample.column;
}
