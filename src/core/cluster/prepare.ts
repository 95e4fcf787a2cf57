import { fitScaler, toZ, type Scaler, type ScalerOptions } from './scaling.ts';

/** A column to cluster on, by row; NaN and infinite = missing. */
export interface InputColumn extends ScalerOptions {
	readonly values: Float64Array;
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
		const scaler = fitScaler(values, input);
		if (!scaler) return dropped.push({ input: index, why: 'constant' });
		if (input.log === 'always' && !scaler.log) logRefused.push(index);
		return columns.push({ input: index, scaler, z: values.map((value) => toZ(scaler, value)) });
	});
	return { rows, columns, dropped, logRefused };
}
