import type { RfmMeasure, RfmScheme } from '#src/core/model/index.ts';
import { AppError } from '#src/errors/index.ts';
import { gather, quintileEdges } from '#src/core/stats/index.ts';
import type { NestedEdges, PerMeasure } from '#src/core/segment/types.ts';

export const MEASURES: readonly RfmMeasure[] = ['recency', 'frequency', 'monetary'];

/** Scores of all customers with the edges they come from. */
export interface Scoring {
	/** 1…5 per customer row, 0 = not scored. */
	readonly scores: PerMeasure<Uint8Array>;
	readonly edges: PerMeasure<readonly number[]>;
	readonly nested: NestedEdges | null;
}

/**
 * Scores 1…5 per measure, 5 best; for recency few days are good.
 *
 * @param rows rows to score in stable order; ties of `rank` follow it
 * @throws AppError segment.cutsNotIncreasing when custom cuts are not four increasing numbers
 */
export function score(scheme: RfmScheme, values: PerMeasure<Float64Array>, rows: Uint32Array): Scoring {
	const length = values.recency.length;
	const scores = {
		recency: new Uint8Array(length),
		frequency: new Uint8Array(length),
		monetary: new Uint8Array(length),
	};
	if (scheme.ties === 'custom') {
		const edges = customEdges(scheme);
		for (const measure of MEASURES) byEdges(measure, values[measure], rows, edges[measure], scores[measure]);
		return { scores, edges, nested: null };
	}
	const place = scheme.ties === 'rank' ? byRank : byQuintiles;
	const recency = place('recency', values.recency, rows, scores.recency);
	if (scheme.binning === 'nested') return scoreNested(values, rows, scores, recency, place);
	const frequency = place('frequency', values.frequency, rows, scores.frequency);
	const monetary = place('monetary', values.monetary, rows, scores.monetary);
	return { scores, edges: { recency, frequency, monetary }, nested: null };
}

/** Score of one value by four ascending edges: a value ≤ an edge lies below it. */
export function scoreOf(measure: RfmMeasure, value: number, edges: readonly number[]): number {
	let below = 0;
	for (const edge of edges) if (value > edge) below++;
	return measure === 'recency' ? 5 - below : 1 + below;
}

type Place = (measure: RfmMeasure, values: Float64Array, rows: Uint32Array, out: Uint8Array) => number[];

/** F within each R, M within each R and F. */
function scoreNested(
	values: PerMeasure<Float64Array>,
	rows: Uint32Array,
	scores: PerMeasure<Uint8Array>,
	recency: readonly number[],
	place: Place,
): Scoring {
	const nested: { frequency: number[][]; monetary: number[][] } = { frequency: [], monetary: [] };
	for (let r = 1; r <= 5; r++) {
		const inR = rows.filter((row) => scores.recency[row] === r);
		nested.frequency.push(place('frequency', values.frequency, inR, scores.frequency));
		for (let f = 1; f <= 5; f++) {
			const inCell = inR.filter((row) => scores.frequency[row] === f);
			nested.monetary.push(place('monetary', values.monetary, inCell, scores.monetary));
		}
	}
	return { scores, edges: { recency, frequency: [], monetary: [] }, nested };
}

function byQuintiles(
	measure: RfmMeasure,
	values: Float64Array,
	rows: Uint32Array,
	out: Uint8Array,
): number[] {
	const sorted = gather(values, rows).sort();
	const edges = rows.length === 0 ? [] : quintileEdges(sorted);
	byEdges(measure, values, rows, edges, out);
	return edges;
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
 * Equal shares from worst to best, ties in the order given: score = 1 + ⌊5 · position ÷ n⌋. The edges are the values at
 * which a share ends, in ascending order: the largest value on its lower side.
 */
function byRank(measure: RfmMeasure, values: Float64Array, rows: Uint32Array, out: Uint8Array): number[] {
	const sign = measure === 'recency' ? -1 : 1;
	const ranked = rows.slice();
	const position = new Uint32Array(values.length);
	rows.forEach((row, i) => (position[row] = i));
	ranked.sort((a, b) => {
		const gap =
			sign * ((values[a] ?? 0) < (values[b] ?? 0) ? -1 : (values[a] ?? 0) > (values[b] ?? 0) ? 1 : 0);
		return gap || (position[a] ?? 0) - (position[b] ?? 0);
	});
	ranked.forEach((row, i) => (out[row] = 1 + Math.floor((5 * i) / ranked.length)));
	if (ranked.length === 0) return [];
	const edges = [1, 2, 3, 4].map((part) => {
		const start = Math.ceil((part * ranked.length) / 5);
		const lastBelow = measure === 'recency' ? Math.min(start, ranked.length - 1) : Math.max(start - 1, 0);
		return values[ranked[lastBelow] ?? 0] ?? 0;
	});
	return measure === 'recency' ? edges.reverse() : edges;
}

function customEdges(scheme: RfmScheme): PerMeasure<readonly number[]> {
	const { cuts } = scheme;
	for (const measure of MEASURES) {
		const edges = cuts?.[measure] ?? [];
		const increasing = edges.every(
			(edge, i) => Number.isFinite(edge) && (i === 0 || edge > (edges[i - 1] ?? edge)),
		);
		if (edges.length !== 4 || !increasing) throw new AppError('segment.cutsNotIncreasing', { measure });
	}
	return cuts ?? { recency: [], frequency: [], monetary: [] };
}
