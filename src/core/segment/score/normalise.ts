import type { ScoreInput } from '#src/core/model/index.ts';
import { ascendingOrder, gather, midRanks, moments, quantile } from '#src/core/stats/index.ts';
import type { Squeeze } from './types.ts';

/** One input on the common scale. */
export interface Normalised {
	/** 0 worst … 1 best; NaN = missing. */
	readonly parts: Float64Array;
	readonly known: number;
	readonly isConstant: boolean;
	readonly clipped: number;
	readonly squeeze: Squeeze | null;
}

/** Deviations from the mean at which the z scale ends. */
const Z_END = 3;
/** Nine in ten customers on less of the scale than this are squeezed together. */
const SQUEEZED = 0.25;

/**
 * Values on the common scale. Values that are not finite are missing; where all known ones are equal everyone stands in
 * the middle. Independent of the order of the values.
 */
export function normalise(values: Float64Array, { scale, better }: ScoreInput): Normalised {
	const order = ascendingOrder(values);
	const sorted = gather(values, order);
	const known = order.length;
	const isConstant = known === 0 || sorted[0] === sorted[known - 1];
	const parts = new Float64Array(values.length).fill(Number.NaN);
	if (isConstant) {
		for (const row of order) parts[row] = 0.5;
		return { parts, known, isConstant, clipped: 0, squeeze: null };
	}
	const clipped = fill(parts, values, scale, order, sorted);
	if (better === 'lower') for (const row of order) parts[row] = 1 - (parts[row] as number);
	const squeeze = scale === 'minMax' ? squeezing(order, sorted) : null;
	return { parts, known, isConstant, clipped, squeeze };
}

/** Parts with the greatest value best; returns how many lie beyond the ends of the scale. */
function fill(
	parts: Float64Array,
	values: Float64Array,
	scale: ScoreInput['scale'],
	order: Uint32Array,
	sorted: Float64Array,
): number {
	switch (scale) {
		case 'percentile': {
			const { ranks, count } = midRanks(values, order);
			for (const row of order) parts[row] = ((ranks[row] as number) - 0.5) / count;
			return 0;
		}
		case 'minMax': {
			const [low, high] = [sorted[0] as number, sorted.at(-1) as number];
			for (const row of order) parts[row] = wayAlong(values[row] as number, low, high);
			return 0;
		}
		case 'zScore':
			return fillByDeviation(parts, values, order, sorted);
	}
}

function fillByDeviation(
	parts: Float64Array,
	values: Float64Array,
	order: Uint32Array,
	sorted: Float64Array,
): number {
	const { mean, sd } = moments(sorted);
	let clipped = 0;
	for (const row of order) {
		const value = values[row] as number;
		const gap = value - mean;
		// Divided before it is subtracted where the difference could overflow.
		const z = Number.isFinite(gap) ? gap / sd : value / sd - mean / sd;
		if (Math.abs(z) > Z_END) clipped++;
		parts[row] = Math.max(0, Math.min(1, 0.5 + z / (2 * Z_END)));
	}
	return clipped;
}

/** 0…1 from low to high; halves keep a range wider than the largest number within it. */
function wayAlong(value: number, low: number, high: number): number {
	const span = high - low;
	const way = Number.isFinite(span) ? (value - low) / span : (value / 2 - low / 2) / (high / 2 - low / 2);
	return Math.max(0, Math.min(1, way));
}

/** The end of the values that lies furthest from the others, where the middle nine tenths have little room. */
function squeezing(order: Uint32Array, sorted: Float64Array): Squeeze | null {
	const last = sorted.length - 1;
	const [low, high] = [sorted[0] as number, sorted[last] as number];
	const from = wayAlong(quantile(sorted, 1, 20), low, high);
	const to = wayAlong(quantile(sorted, 19, 20), low, high);
	const room = to - from;
	if (!(room < SQUEEZED)) return null;
	const at = from > 1 - to ? 0 : last;
	return { row: order[at] as number, value: sorted[at] as number, room };
}
