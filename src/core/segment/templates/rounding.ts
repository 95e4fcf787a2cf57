import { naturalBreaks, quantileBands, sortedFinite } from '#src/core/stats/index.ts';

/** How the limits of bands are found: equal shares of customers, natural breaks, or equal steps of round numbers. */
export type BandMethod = 'quantile' | 'natural' | 'fixed';

/** A threshold may move this share of the customers into the neighbouring band for the sake of a rounder number. */
const MOVED_SHARE = 0.02;

/**
 * Limits between bands, ascending, each the smallest value of the band above it, rounded to numbers a person would choose.
 * Fewer than asked for where values are equal; none where all are.
 */
export function bandLimits(values: Float64Array, method: BandMethod, bands: number): readonly number[] {
	const sorted = sortedFinite(values);
	if (sorted.length < 2 || sorted[0] === sorted.at(-1)) return [];
	if (method === 'fixed') return equalSteps(sorted, bands);
	const { edges } = method === 'natural' ? naturalBreaks(sorted, bands) : quantileBands(sorted, bands);
	const limits = edges.map((edge) => roundLimit(sorted, edge));
	return [...new Set(limits)].sort((a, b) => a - b);
}

/**
 * The roundest number that separates the values up to `edge` from those above it, moving at most one customer in fifty.
 *
 * @param sorted finite values, ascending
 */
export function roundLimit(sorted: Float64Array, edge: number): number {
	let below = 0;
	for (let above = sorted.length; below < above;) {
		const middle = (below + above) >>> 1;
		if ((sorted[middle] as number) <= edge) below = middle + 1;
		else above = middle;
	}
	const last = sorted.length - 1;
	const first = Math.min(Math.max(below, 1), last);
	const reach = Math.floor(sorted.length * MOVED_SHARE);
	const low = sorted[Math.max(0, first - 1 - reach)] as number;
	const high = sorted[Math.min(last, first + reach)] as number;
	return roundest(low, high, sorted[first] as number);
}

/** The number in (low, high] with the fewest digits, in steps of 1 or 5; of several the one nearest to the target. */
export function roundest(low: number, high: number, target: number): number {
	const size = Math.max(Math.abs(low), Math.abs(high));
	if (!(high > low) || !Number.isFinite(size) || size === 0) return target;
	const top = Math.ceil(Math.log10(size));
	for (let power = top; power > top - 16; power--) {
		for (const factor of [1, 0.5]) {
			const found = multipleIn(low, high, target, factor, power);
			if (found !== null) return found;
		}
	}
	return target;
}

/** The multiple of factor · 10^power in (low, high] that is nearest to the target; written exactly. */
function multipleIn(low: number, high: number, target: number, factor: number, power: number): number | null {
	const step = Number(`${factor}e${power}`);
	if (!(step > 0) || !Number.isFinite(step)) return null;
	const smallest = Math.floor(low / step) + 1;
	const largest = Math.floor(high / step);
	if (smallest > largest) return null;
	const multiple = Math.min(largest, Math.max(smallest, Math.round(target / step)));
	const value = Number((multiple * step).toPrecision(15));
	return value > low && value <= high ? value + 0 : null;
}

/** Equal steps of a round width between the fifth and the ninety-fifth hundredth of the values. */
function equalSteps(sorted: Float64Array, bands: number): readonly number[] {
	const at = (share: number) => sorted[Math.round((sorted.length - 1) * share)] as number;
	const [from, to] = at(0.05) < at(0.95) ? [at(0.05), at(0.95)] : [at(0), at(1)];
	const wanted = to / bands - from / bands;
	const step = roundest(wanted * 0.7, wanted * 1.4, wanted);
	const start = Math.floor(from / step) * step;
	const limits: number[] = [];
	for (let i = 1; i < bands; i++) {
		const limit = Number((start + i * step).toPrecision(15)) + 0;
		if (limit > (sorted[0] as number) && limit <= (sorted.at(-1) as number)) limits.push(limit);
	}
	return limits;
}

/** Days a person would name nearest to a number of days, by ratio. */
export function roundDays(days: number): number {
	const named = [3, 5, 7, 10, 14, 21, 30, 45, 60, 90, 120, 150, 180, 240, 270, 365, 545, 730, 1095, 1825];
	const distance = (each: number) => Math.abs(Math.log(each / Math.max(1, days)));
	return named.reduce((best, each) => (distance(each) < distance(best) ? each : best));
}
