import { median, moments, quantile, skewness, sortedFinite } from '#src/core/stats/index.ts';

/**
 * How a column is brought to a common scale: "z" (mean 0, population SD 1), "robust" (median 0, interquartile range 1),
 * "range" (smallest 0, largest 1) or "none".
 */
export type Scaling = 'z' | 'robust' | 'range' | 'none';

/** Shares of the values to the lowest and highest of which the rest is limited: { low: 0.01, high: 0.99 }. */
export interface Winsorise {
	readonly low: number;
	readonly high: number;
}

/** What became of a column: z = (log1p(value) or value − mean) ÷ sd, unless `by` says otherwise. */
export interface Scaler {
	readonly log: boolean;
	readonly mean: number;
	/** Population SD over the rows used. */
	readonly sd: number;
	/** Of the values, after limiting their outliers. */
	readonly skewness: number;
	/** Where the scaling is not "z": what is subtracted and what it is divided by, in place of mean and sd. */
	readonly by?: { readonly scaling: Scaling; readonly centre: number; readonly spread: number };
	/** Where outliers are limited: values beyond are moved here, before the logarithm. */
	readonly limits?: { readonly low: number; readonly high: number };
}

export interface ScalerOptions {
	/** Take log1p of the values; `auto` where the skewness exceeds 1. Only of values that are all ≥ 0. */
	readonly log: 'auto' | 'always' | 'never';
	/** Default "z". */
	readonly scaling?: Scaling;
	readonly winsorise?: Winsorise;
}

/** Skewness above which `auto` takes the logarithm. */
export const SKEWED = 1;

/**
 * The scaler of a column; null where the values are equal, or are so after their outliers have been limited.
 *
 * @param values all finite
 */
export function fitScaler(values: Float64Array, options: ScalerOptions): Scaler | null {
	const limits = options.winsorise ? limitsOf(values, options.winsorise) : null;
	const kept = limits ? values.map((value) => clamp(value, limits)) : values;
	const { min, max } = moments(kept);
	if (!(max > min)) return null;
	const skew = skewness(kept);
	const log = min >= 0 && (options.log === 'always' || (options.log === 'auto' && skew > SKEWED));
	const used = log ? kept.map((value) => Math.log1p(value)) : kept;
	const { mean, sd } = moments(used);
	if (!(sd > 0)) return null;
	const { scaling = 'z' } = options;
	return {
		log,
		mean,
		sd,
		skewness: skew,
		...(scaling === 'z' ? {} : { by: { scaling, ...centreOf(used, scaling, sd) } }),
		...(limits ? { limits } : {}),
	};
}

/**
 * z of one value under a saved scaler. Values below 0, which a column with a logarithm did not have, count as
 * −log1p(−value), so that z goes on falling. NaN only for NaN.
 */
export function toZ(scaler: Scaler, value: number): number {
	const kept = scaler.limits ? clamp(value, scaler.limits) : value;
	const used = scaler.log ? Math.sign(kept) * Math.log1p(Math.abs(kept)) : kept;
	return scaler.by
		? standardise(used, scaler.by.centre, scaler.by.spread)
		: standardise(used, scaler.mean, scaler.sd);
}

/** The value that has this z. */
export function fromZ(scaler: Scaler, z: number): number {
	const used = scaler.by ? z * scaler.by.spread + scaler.by.centre : z * scaler.sd + scaler.mean;
	return scaler.log ? Math.sign(used) * Math.expm1(Math.abs(used)) : used;
}

function limitsOf(values: Float64Array, { low, high }: Winsorise): { low: number; high: number } {
	const sorted = sortedFinite(values);
	const at = (share: number) => quantile(sorted, Math.round(1e6 * Math.min(1, Math.max(0, share))), 1e6);
	return { low: at(Math.min(low, high)), high: at(Math.max(low, high)) };
}

function centreOf(values: Float64Array, scaling: Scaling, sd: number): { centre: number; spread: number } {
	if (scaling === 'none') return { centre: 0, spread: 1 };
	const sorted = sortedFinite(values);
	if (scaling === 'robust') {
		const between = quantile(sorted, 3, 4) - quantile(sorted, 1, 4);
		return { centre: median(sorted), spread: between > 0 ? inRange(between) : sd };
	}
	const first = sorted[0] ?? 0;
	return { centre: first, spread: inRange((sorted.at(-1) ?? 0) - first) };
}

function inRange(spread: number): number {
	return Math.min(spread, Number.MAX_VALUE);
}

function clamp(value: number, { low, high }: { readonly low: number; readonly high: number }): number {
	return Math.min(high, Math.max(low, value));
}

/** The quotient first where the difference leaves the range of numbers. */
function standardise(value: number, centre: number, spread: number): number {
	const gap = value - centre;
	return Number.isFinite(gap) ? gap / spread : value / spread - centre / spread;
}
