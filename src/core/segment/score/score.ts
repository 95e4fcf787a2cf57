import type { ScoreScheme } from '#src/core/model/index.ts';
import { AppError } from '#src/errors/index.ts';
import { histogram } from '#src/core/stats/index.ts';
import { spoken, summarise } from '#src/core/segment/summary.ts';
import {
	measureKey,
	type ClassInfo,
	type CustomerMetrics,
	type SchemeResult,
	type Spoken,
} from '#src/core/segment/types.ts';
import { pointBins } from './bins.ts';
import { bandEdges, bandsOf, blend, classesByPoints, NO_BAND, shares, type Prepared } from './blend.ts';
import { influences } from './influence.ts';
import { moneyByPoints } from './money.ts';
import { sortedPoints } from './order.ts';
import { normalise, type Normalised } from './normalise.ts';
import { weightChanges } from './stability.ts';
import type { ScoreDetail, ScoredInput } from './types.ts';

/** What a score is made from: values per input and customer row, and what customers are called in warnings. */
export interface ScoreSource {
	/** NaN = missing, as is whatever is not finite. */
	readonly values: readonly Float64Array[];
	readonly metrics: CustomerMetrics;
	readonly keys: readonly (string | null)[] | null;
	/** Rows in an order that does not depend on the table's, for customers of equal points. */
	readonly order: Uint32Array;
}

/** Class of customers without a score. */
const UNKNOWN = 'unknown';
/** Colours of the bands from the top, as tiers have them. */
const COLOURS = [1, 7, 2, 4, 3, 8, 6, 5, 9, 10];
const MOST_BANDS = 10;

/**
 * Points of 0…100 per customer from weighted inputs, bands of the points as classes, and what other weights would change.
 *
 * @param report called while the weights are varied
 * @throws AppError segment.scoreInputs without inputs, segment.scoreWeights where no weight is above 0, segment.scoreCuts
 * where cuts do not rise within 0…100
 */
export function analyseScore(
	scheme: ScoreScheme,
	source: ScoreSource,
	report: (done: number, total: number) => void = () => undefined,
): SchemeResult {
	if (scheme.inputs.length === 0) throw new AppError('segment.scoreInputs', {});
	const weights = shares(scheme.inputs.map(({ weight }) => weight));
	if (!weights) throw new AppError('segment.scoreWeights', {});
	requireBands(scheme);
	const { metrics } = source;
	const normalised = scheme.inputs.map((input, i) =>
		normalise(source.values[i] ?? new Float64Array(), input),
	);
	const prepared = preparedOf(normalised.map(({ parts }) => parts));
	const points = blend(prepared, weights, scheme.missing);
	const sorted = sortedPoints(points);
	const edges = bandEdges(scheme.bands, sorted);
	const bands = bandsOf(points, edges);
	const bandCounts = countsOf(bands, edges.length + 1);
	const classes = classesOf(edges.length + 1, sorted.length < points.length);
	const classOf = classesByPoints(points, edges);
	const influence = influences(prepared, weights, scheme.missing, points);
	const standing = { points, bands, edges };
	const detail: ScoreDetail = {
		kind: 'score',
		scheme,
		inputs: normalised.map((input, i) => scoredInput(scheme, i, source.values, weights, input, influence)),
		points,
		scored: sorted.length,
		edges,
		bandCounts,
		stability: weightChanges(scheme, prepared, standing, metrics.amount, report),
		money: moneyByPoints(points, bandCounts, metrics.amount, source.order),
	};
	return {
		schemeId: scheme.id,
		kind: 'score',
		version: scheme.version,
		classes,
		classOf,
		summary: summarise(classes, classOf, metrics),
		detail,
		warnings: warningsOf(detail, source.keys),
	};
}

/** Inputs on the common scale as they are blended. */
export function preparedOf(parts: readonly Float64Array[]): Prepared {
	return {
		parts,
		isComplete: parts.map((part) => part.every((value) => value === value)),
		count: parts[0]?.length ?? 0,
	};
}

function requireBands({ bands }: ScoreScheme): void {
	if (bands.kind !== 'cuts') {
		if (bands.count >= 1 && bands.count <= MOST_BANDS) return;
	} else {
		const { cuts } = bands;
		const rises = cuts.every((cut, i) => cut > (cuts[i - 1] ?? 0) && cut < 100);
		if (rises && cuts.length < MOST_BANDS) return;
	}
	throw new AppError('segment.scoreCuts', {});
}

function scoredInput(
	scheme: ScoreScheme,
	at: number,
	given: readonly Float64Array[],
	weights: readonly number[],
	{ parts, known, isConstant, clipped, squeeze }: Normalised,
	influence: readonly (number | null)[],
): ScoredInput {
	const input = scheme.inputs[at] as ScoreScheme['inputs'][number];
	const values = given[at] ?? new Float64Array();
	return {
		measure: input.measure,
		weight: weights[at] ?? 0,
		values,
		parts,
		missing: parts.length - known,
		isConstant,
		clipped,
		squeeze,
		influence: influence[at] ?? null,
		before: histogram(values),
		after: pointBins(parts, 100),
	};
}

function countsOf(bands: Uint8Array, count: number): number[] {
	const counts = new Array<number>(count).fill(0);
	for (const band of bands) if (band !== NO_BAND) counts[band] = (counts[band] ?? 0) + 1;
	return counts;
}

/** Bands from the top, then those without a score. */
function classesOf(bands: number, hasUnknown: boolean): ClassInfo[] {
	const classes = Array.from({ length: bands }, (_, i): ClassInfo => ({
		id: bandId(i + 1),
		name: { code: 'scoreBand', args: { rank: i + 1, of: bands } },
		order: i,
		colour: COLOURS[i] ?? 10,
	}));
	if (!hasUnknown) return classes;
	return [...classes, { id: UNKNOWN, name: spoken(UNKNOWN), order: bands, colour: 0 }];
}

/** Id of the class of a band, 1 = the highest. */
function bandId(rank: number): string {
	return `band${rank}`;
}

/** Customers with a score although an input with weight is missing. */
function gapsOf({ inputs, points }: ScoreDetail): number {
	const weighed = inputs.filter(({ weight }) => weight > 0);
	let count = 0;
	points.forEach((value, row) => {
		if (value === value && weighed.some(({ parts }) => Number.isNaN(parts[row]))) count++;
	});
	return count;
}

function warningsOf(detail: ScoreDetail, keys: ScoreSource['keys']): Spoken[] {
	const warnings: Spoken[] = [];
	const { scheme, inputs, points, scored, edges } = detail;
	for (const { measure, squeeze, isConstant, missing, clipped, weight } of inputs) {
		if (weight === 0) continue;
		const named = { measure: measureKey(measure) };
		if (missing === points.length) warnings.push(spoken('scoreAllMissing', named));
		else if (isConstant) warnings.push(spoken('scoreConstant', named));
		if (clipped > 0) warnings.push(spoken('scoreClipped', { ...named, count: clipped }));
		if (!squeeze) continue;
		const customer = keys?.[squeeze.row] ?? String(squeeze.row + 1);
		const { value, room } = squeeze;
		warnings.push(spoken('scoreSqueezed', { ...named, customer, value, room }));
	}
	const gaps = gapsOf(detail);
	if (gaps > 0 && scheme.missing.kind !== 'unknown') warnings.push(spoken('scoreMissing', { count: gaps }));
	if (scored < points.length) warnings.push(spoken('scoreUnknown', { count: points.length - scored }));
	const asked = scheme.bands.kind === 'cuts' ? 0 : scheme.bands.count;
	if (scored > 0 && edges.length + 1 < asked)
		warnings.push(spoken('scoreFewerBands', { asked, count: edges.length + 1 }));
	return warnings;
}
