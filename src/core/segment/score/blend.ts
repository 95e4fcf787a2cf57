import type { MissingRule, ScoreBands } from '#src/core/model/index.ts';
import { bandOf, naturalBreaks, quantileEdges } from '#src/core/stats/index.ts';

/** The inputs on the common scale: made once, blended with any weights. */
export interface Prepared {
	/** 0 worst … 1 best per customer row, NaN = missing; one per input. */
	readonly parts: readonly Float64Array[];
	/** Whether an input is known for everyone. */
	readonly isComplete: readonly boolean[];
	readonly count: number;
}

/** Points are kept to a millionth, so that sums in another order are the same points. */
const DIGITS = 1e6;
/** Shares of weight this close are equal. */
const ROUNDING = 1e-9;

/** Weights as shares of 1; null where none is above 0. Negative ones and those that are no number count as 0. */
export function shares(weights: readonly number[]): readonly number[] | null {
	const largest = Math.max(0, ...weights.filter(Number.isFinite));
	if (!(largest > 0)) return null;
	const scaled = weights.map((weight) => (Number.isFinite(weight) && weight > 0 ? weight / largest : 0));
	const total = scaled.reduce((sum, weight) => sum + weight, 0);
	return scaled.map((weight) => weight / total);
}

/**
 * Points of every customer: 100 × Σ weight × part, under the rule for what is missing; NaN = no score.
 *
 * @param weights shares that add up to 1
 * @param points filled where it is given, else a fresh array
 */
export function blend(
	{ parts, isComplete, count }: Prepared,
	weights: readonly number[],
	missing: MissingRule,
	points: Float64Array = new Float64Array(count),
): Float64Array {
	points.fill(0);
	let complete = 0;
	let known: Float64Array | null = null;
	parts.forEach((part, input) => {
		const weight = weights[input] ?? 0;
		if (weight === 0) return;
		if (isComplete[input] === true) {
			complete += weight;
			for (let row = 0; row < count; row++)
				points[row] = (points[row] as number) + weight * (part[row] as number);
		} else addKnown(points, (known ??= new Float64Array(count)), part, weight);
	});
	settleAll(points, complete, known, missing);
	return points;
}

function settleAll(
	points: Float64Array,
	complete: number,
	known: Float64Array | null,
	missing: MissingRule,
): void {
	for (let row = 0; row < points.length; row++)
		points[row] = settle(points[row] as number, complete + (known ? (known[row] as number) : 0), missing);
}

function addKnown(points: Float64Array, known: Float64Array, part: Float64Array, weight: number): void {
	for (let row = 0; row < points.length; row++) {
		const value = part[row] as number;
		if (value !== value) continue;
		points[row] = (points[row] as number) + weight * value;
		known[row] = (known[row] as number) + weight;
	}
}

/** Points from the weighted sum of the parts that are known and the share of weight they have. */
function settle(sum: number, known: number, missing: MissingRule): number {
	if (known >= 1 - ROUNDING) return rounded(sum / known);
	if (known === 0) return Number.NaN;
	switch (missing.kind) {
		case 'unknown':
			return Number.NaN;
		case 'rest':
			return known >= missing.atLeast - ROUNDING ? rounded(sum / known) : Number.NaN;
		case 'neutral':
			return rounded(sum + 0.5 * (1 - known));
	}
}

function rounded(share: number): number {
	return Math.round(Math.max(0, Math.min(1, share)) * 100 * DIGITS) / DIGITS;
}

/** Points at which the bands end, ascending; fewer than asked for where points are equal. Natural breaks look at two decimals. */
export function bandEdges(bands: ScoreBands, sorted: Float64Array): readonly number[] {
	switch (bands.kind) {
		case 'cuts':
			return bands.cuts;
		case 'quantiles':
			return quantileEdges(sorted, bands.count);
		case 'natural': {
			const coarse = sorted.map((value) => Math.round(value * 100) / 100);
			return naturalBreaks(coarse, bands.count).edges.map(
				(edge) => sorted[coarse.findLastIndex((value) => value <= edge)] ?? edge,
			);
		}
	}
}

/** Band of each customer, 0 the lowest; 255 = no score. */
export function bandsOf(points: Float64Array, edges: readonly number[]): Uint8Array {
	const bands = new Uint8Array(points.length);
	for (let row = 0; row < bands.length; row++) {
		const value = points[row] as number;
		bands[row] = value === value ? bandOf(value, edges) : NO_BAND;
	}
	return bands;
}

/** Class of each customer, 0 the band of most points; `unknown` = no score. */
export function classesByPoints(
	points: Float64Array,
	edges: readonly number[],
	unknown = edges.length + 1,
): Uint8Array {
	const classes = new Uint8Array(points.length);
	const last = edges.length;
	const classAt = stepClasses(edges);
	for (let row = 0; row < classes.length; row++) {
		const value = points[row] as number;
		const found = classAt[(value * STEPS) | 0] as number;
		classes[row] = value !== value ? unknown : found === MIXED ? last - bandOf(value, edges) : found;
	}
	return classes;
}

/** Steps per point of the table below, and what stands where an edge lies within a step. */
const STEPS = 20;
const MIXED = 255;

/** Class of all points within each step: a look at a table takes a tenth of the time of comparing with every edge. */
function stepClasses(edges: readonly number[]): Uint8Array {
	const classes = new Uint8Array(100 * STEPS + 1);
	for (let step = 0; step < classes.length; step++) {
		const [low, high] = [bandOf((step - 0.01) / STEPS, edges), bandOf((step + 1.01) / STEPS, edges)];
		classes[step] = low === high ? edges.length - low : MIXED;
	}
	return classes;
}

/** Band of customers without a score. */
export const NO_BAND = 255;
