import type { NestedCuts, RfmMeasure, RfmScheme } from '#src/core/model/index.ts';
import { AppError } from '#src/errors/index.ts';
import { gather } from '#src/core/stats/index.ts';
import { edgesFor, type EdgePolicy } from './edges.ts';
import type { NestedEdges, PerMeasure } from '#src/core/segment/types.ts';

export const MEASURES: readonly RfmMeasure[] = ['recency', 'frequency', 'monetary'];

/** The usual number of scores, and the most and fewest there may be. */
const FIFTHS = 5;
const FEWEST = 2;

/** Scores of all customers with the edges they come from. */
export interface Scoring {
	/** Scores per measure: 1…bins. */
	readonly bins: number;
	/** 1…bins per customer row, 0 = not scored. */
	readonly scores: PerMeasure<Uint8Array>;
	readonly edges: PerMeasure<readonly number[]>;
	readonly nested: NestedEdges | null;
}

/** Scores per measure of a scheme: 2 to 5. */
function binsOf({ ties, bins = FIFTHS }: Pick<RfmScheme, 'ties' | 'bins'>): number {
	if (ties === 'mean') return FEWEST;
	return Number.isInteger(bins) ? Math.min(FIFTHS, Math.max(FEWEST, bins)) : FIFTHS;
}

/**
 * Scores 1…bins per measure, the highest best; for recency few days are good.
 *
 * @param rows rows to score in stable order; ties of `rank` follow it
 * @throws AppError segment.cutsNotIncreasing when custom cuts are not increasing numbers, one less than scores
 */
export function score(scheme: RfmScheme, values: PerMeasure<Float64Array>, rows: Uint32Array): Scoring {
	const length = values.recency.length;
	const scores = {
		recency: new Uint8Array(length),
		frequency: new Uint8Array(length),
		monetary: new Uint8Array(length),
	};
	const bins = binsOf(scheme);
	const run: Run = { bins, values, rows, scores };
	if (scheme.ties === 'custom') return scoreByCuts(run, scheme);
	const place = placeBy(scheme.ties, bins);
	if (scheme.binning === 'nested') return scoreNested(run, place);
	const edges = perMeasure((measure) => place({ measure, group: 0 }, values[measure], rows, scores[measure]));
	return { bins, scores, edges, nested: null };
}

/** Score of one value by ascending edges: a value ≤ an edge lies below it. */
export function scoreOf(measure: RfmMeasure, value: number, edges: readonly number[]): number {
	let below = 0;
	for (const edge of edges) if (value > edge) below++;
	return measure === 'recency' ? edges.length + 1 - below : 1 + below;
}

/** A value for each measure. */
export function perMeasure<T>(of: (measure: RfmMeasure) => T): PerMeasure<T> {
	return { recency: of('recency'), frequency: of('frequency'), monetary: of('monetary') };
}

interface Run {
	readonly bins: number;
	readonly values: PerMeasure<Float64Array>;
	readonly rows: Uint32Array;
	readonly scores: PerMeasure<Uint8Array>;
}

/** What is being cut: a measure, and with nested scores the number of the group. */
interface Target {
	readonly measure: RfmMeasure;
	readonly group: number;
}

/** Writes the scores of some rows and returns the edges between them; none without rows. */
type Place = (target: Target, values: Float64Array, rows: Uint32Array, out: Uint8Array) => readonly number[];

function placeBy(ties: EdgePolicy | 'rank', bins: number): Place {
	if (ties === 'rank') return ({ measure }, values, rows, out) => byRank(measure, values, rows, out, bins);
	return ({ measure }, values, rows, out) => {
		if (rows.length === 0) return [];
		const edges = edgesFor(ties, gather(values, rows).sort(), bins);
		byEdges(measure, values, rows, edges, out);
		return edges;
	};
}

function scoreByCuts(run: Run, scheme: RfmScheme): Scoring {
	const edges = customEdges(scheme, run.bins);
	const nested = scheme.binning === 'nested' ? scheme.nestedCuts : null;
	const place: Place = ({ measure, group }, values, rows, out) => {
		const own = nested ? cutsOfGroup(nested, measure, group) : undefined;
		const cuts = own && isIncreasing(own, run.bins) ? own : edges[measure];
		byEdges(measure, values, rows, cuts, out);
		return cuts;
	};
	if (nested) return scoreNested(run, place);
	const { values, rows, scores, bins } = run;
	for (const measure of MEASURES) place({ measure, group: 0 }, values[measure], rows, scores[measure]);
	return { bins, scores, edges, nested: null };
}

function cutsOfGroup(nested: NestedCuts, measure: RfmMeasure, group: number): readonly number[] | undefined {
	return measure === 'recency' ? undefined : nested[measure][group];
}

/** F within each R, M within each R and F. */
function scoreNested({ bins, values, rows, scores }: Run, place: Place): Scoring {
	const recency = place({ measure: 'recency', group: 0 }, values.recency, rows, scores.recency);
	const nested: { frequency: (readonly number[])[]; monetary: (readonly number[])[] } = {
		frequency: [],
		monetary: [],
	};
	for (let r = 1; r <= bins; r++) {
		const inR = rows.filter((row) => scores.recency[row] === r);
		const target: Target = { measure: 'frequency', group: r - 1 };
		nested.frequency.push(place(target, values.frequency, inR, scores.frequency));
		for (let f = 1; f <= bins; f++) {
			const inCell = inR.filter((row) => scores.frequency[row] === f);
			const cell: Target = { measure: 'monetary', group: (r - 1) * bins + f - 1 };
			nested.monetary.push(place(cell, values.monetary, inCell, scores.monetary));
		}
	}
	return { bins, scores, edges: { recency, frequency: [], monetary: [] }, nested };
}

function byEdges(
	measure: RfmMeasure,
	values: Float64Array,
	rows: Uint32Array,
	edges: readonly number[],
	out: Uint8Array,
): void {
	for (const row of rows) out[row] = scoreOf(measure, values[row] ?? 0, edges);
}

/**
 * Equal shares from worst to best, ties in the order given: score = 1 + ⌊bins · position ÷ n⌋. The edges are the values at
 * which a share ends, in ascending order: the largest value on its lower side.
 */
function byRank(
	measure: RfmMeasure,
	values: Float64Array,
	rows: Uint32Array,
	out: Uint8Array,
	bins: number,
): number[] {
	const sign = measure === 'recency' ? -1 : 1;
	const ranked = rows.slice();
	const position = new Uint32Array(values.length);
	rows.forEach((row, i) => (position[row] = i));
	ranked.sort((a, b) => {
		const gap =
			sign * ((values[a] ?? 0) < (values[b] ?? 0) ? -1 : (values[a] ?? 0) > (values[b] ?? 0) ? 1 : 0);
		return gap || (position[a] ?? 0) - (position[b] ?? 0);
	});
	ranked.forEach((row, i) => (out[row] = 1 + Math.floor((bins * i) / ranked.length)));
	if (ranked.length === 0) return [];
	const edges = Array.from({ length: bins - 1 }, (_, i) => {
		const start = Math.ceil(((i + 1) * ranked.length) / bins);
		const lastBelow = measure === 'recency' ? Math.min(start, ranked.length - 1) : Math.max(start - 1, 0);
		return values[ranked[lastBelow] ?? 0] ?? 0;
	});
	return measure === 'recency' ? edges.reverse() : edges;
}

function customEdges({ cuts }: RfmScheme, bins: number): PerMeasure<readonly number[]> {
	for (const measure of MEASURES) {
		if (!isIncreasing(cuts?.[measure] ?? [], bins)) {
			throw new AppError('segment.cutsNotIncreasing', { measure });
		}
	}
	return cuts ?? { recency: [], frequency: [], monetary: [] };
}

function isIncreasing(edges: readonly number[], bins: number): boolean {
	return (
		edges.length === bins - 1 &&
		edges.every((edge, i) => Number.isFinite(edge) && (i === 0 || edge > (edges[i - 1] ?? edge)))
	);
}
