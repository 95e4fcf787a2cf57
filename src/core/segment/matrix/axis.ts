import type { AxisPart, MatrixAxis, MeasureRef } from '#src/core/model/index.ts';
import { AppError } from '#src/errors/index.ts';
import { midRanks } from '#src/core/stats/index.ts';
import { measureKey } from '#src/core/segment/types.ts';
import type { AxisValues, MatrixDetail } from './types.ts';

/** Values of a measure per customer row; what is not finite is missing. */
export type MeasureSource = (measure: MeasureRef) => Float64Array;

/**
 * Places of the customers on an axis: the weighted mean of its parts, in the unit of the measure for a single raw one and
 * in 0…100 for percentiles. Parts of weight 0 play no part, not even when they are missing.
 *
 * @throws AppError segment.axisWeights where no weight is above 0 or one is no number ≥ 0
 */
export function axisValues(axis: MatrixAxis, measure: MeasureSource): AxisValues {
	const total = axis.parts.reduce((sum, { weight }) => sum + weight, 0);
	if (!(total > 0 && total < Infinity) || axis.parts.some(({ weight }) => !(weight >= 0)))
		throw new AppError('segment.axisWeights', {});
	const parts = axis.parts.map((part) => scaled(part, measure(part.measure)));
	const weights = axis.parts.map(({ weight }) => weight / total);
	const values = weightedMean(parts, weights, axis.missing === 'rescale');
	let [min, max, known] = [Infinity, -Infinity, 0];
	for (const value of values) {
		if (Number.isNaN(value)) continue;
		known++;
		if (value < min) min = value;
		if (value > max) max = value;
	}
	return { values, parts, range: known > 0 ? [min, max] : null, known };
}

/** How many of the cuts a value reaches; −1 for an unknown one. */
export function bandAt(value: number, cuts: readonly number[]): number {
	if (Number.isNaN(value)) return -1;
	let band = 0;
	for (const cut of cuts) if (value >= cut) band++;
	return band;
}

/** Band of every customer, −1 = unknown. */
export function bandsOf(values: Float64Array, cuts: readonly number[]): Int8Array {
	const bands = new Int8Array(values.length);
	for (let row = 0; row < bands.length; row++) bands[row] = bandAt(values[row] as number, cuts);
	return bands;
}

/** Measures for lack of which the place of a customer is not known, written by `measureKey`; none where it is known. */
export function missingMeasures({ scheme, x, y }: MatrixDetail, row: number): readonly string[] {
	return [...new Set([...missingOn(scheme.x, x, row), ...missingOn(scheme.y, y, row)])];
}

function missingOn({ parts }: MatrixAxis, { values, parts: found }: AxisValues, row: number): string[] {
	if (!Number.isNaN(values[row])) return [];
	return parts.flatMap(({ measure, weight }, i) =>
		weight > 0 && Number.isNaN(found[i]?.[row]) ? [measureKey(measure)] : [],
	);
}

function scaled({ scale }: AxisPart, values: Float64Array): Float64Array {
	if (scale === 'raw') return values.map((value) => (Number.isFinite(value) ? value + 0 : Number.NaN));
	const { ranks, count } = midRanks(values);
	const percent = (rank: number) => (100 * (rank - 0.5)) / count;
	return ranks.map((rank) => (scale === 'percentile' ? percent(rank) : 100 - percent(rank)));
}

function weightedMean(
	parts: readonly Float64Array[],
	weights: readonly number[],
	isRescaled: boolean,
): Float64Array {
	const rows = parts[0]?.length ?? 0;
	const sums = new Float64Array(rows);
	const known = new Float64Array(rows);
	parts.forEach((values, i) => {
		const weight = weights[i] ?? 0;
		if (weight === 0) return;
		for (let row = 0; row < rows; row++) {
			const value = values[row] as number;
			if (Number.isNaN(value)) {
				if (!isRescaled) sums[row] = Number.NaN;
				continue;
			}
			sums[row] = (sums[row] as number) + weight * value;
			known[row] = (known[row] as number) + weight;
		}
	});
	// A single part is that measure itself, to the last digit.
	const only = weights.findIndex((weight) => weight === 1);
	if (only >= 0 && parts[only]) return parts[only].slice();
	return sums.map((sum, row) => {
		const weight = known[row] as number;
		if (weight === 0 || Number.isNaN(sum)) return Number.NaN;
		const mean = isRescaled ? sum / weight : sum;
		return Math.min(Number.MAX_VALUE, Math.max(-Number.MAX_VALUE, mean)) + 0;
	});
}
