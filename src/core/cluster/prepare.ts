import { moments, skewness } from '#src/core/stats/index.ts';

/** A column to cluster on, by row; NaN and infinite = missing. */
export interface InputColumn {
	readonly values: Float64Array;
	readonly log: 'auto' | 'always' | 'never';
}

/** What a column became: z = (log1p(value) or value − mean) ÷ sd. */
export interface Scaler {
	readonly log: boolean;
	readonly mean: number;
	/** Population SD over the rows used. */
	readonly sd: number;
	/** Of the values themselves. */
	readonly skewness: number;
}

export interface PreparedColumn {
	readonly input: number;
	readonly scaler: Scaler;
	/** z of the rows used, in the order given. */
	readonly z: Float64Array;
}

export interface Prepared {
	/** Rows with a value in every column kept, in the order given. */
	readonly rows: Uint32Array;
	readonly columns: readonly PreparedColumn[];
	readonly dropped: readonly { readonly input: number; readonly why: 'constant' | 'missing' }[];
	/** Inputs whose logarithm was asked for although there are negative values. */
	readonly logRefused: readonly number[];
}

/** Skewness above which `auto` takes the logarithm. */
const SKEWED = 1;

/**
 * Standardises columns over the rows that have all of them. A column without any value, or with equal values in those
 * rows, is dropped, so that it neither removes rows nor divides by zero.
 */
export function prepare(inputs: readonly InputColumn[], order: Uint32Array): Prepared {
	const known = inputs.map(({ values }) => order.some((row) => Number.isFinite(values[row])));
	const present = inputs.filter((_, i) => known[i]);
	const rows = order.filter((row) => present.every(({ values }) => Number.isFinite(values[row])));
	const columns: PreparedColumn[] = [];
	const dropped: { input: number; why: 'constant' | 'missing' }[] = [];
	const logRefused: number[] = [];
	inputs.forEach((input, index) => {
		if (!known[index]) return dropped.push({ input: index, why: 'missing' });
		const values = Float64Array.from(rows, (row) => input.values[row] ?? 0);
		const { min, max } = moments(values);
		if (!(max > min)) return dropped.push({ input: index, why: 'constant' });
		const skew = skewness(values);
		const log = min >= 0 && (input.log === 'always' || (input.log === 'auto' && skew > SKEWED));
		if (input.log === 'always' && min < 0) logRefused.push(index);
		const used = log ? values.map((value) => Math.log1p(value)) : values;
		const { mean, sd } = moments(used);
		if (!(sd > 0)) return dropped.push({ input: index, why: 'constant' });
		const scaler = { log, mean, sd, skewness: skew };
		return columns.push({ input: index, scaler, z: used.map((value) => standardise(value, mean, sd)) });
	});
	return { rows, columns, dropped, logRefused };
}

/** z of one value under a saved scaler. */
export function toZ(scaler: Scaler, value: number): number {
	const used = scaler.log ? Math.log1p(value) : value;
	return standardise(used, scaler.mean, scaler.sd);
}

/** The value that has this z. */
export function fromZ(scaler: Scaler, z: number): number {
	const used = z * scaler.sd + scaler.mean;
	return scaler.log ? Math.expm1(used) : used;
}

/** The quotient first where the difference leaves the range of numbers. */
function standardise(value: number, mean: number, sd: number): number {
	const gap = value - mean;
	return Number.isFinite(gap) ? gap / sd : value / sd - mean / sd;
}
