import type { Bins, HeatValue } from '#src/charts/index.ts';
import type { RfmMeasure, RfmScheme } from '#src/core/model/index.ts';
import { quintileEdges } from '#src/core/stats/index.ts';
import { cellOf, scoreOf, type PerMeasure, type RfmDetail } from '#src/core/segment/index.ts';

export const MEASURES: readonly RfmMeasure[] = ['recency', 'frequency', 'monetary'];

/** What one histogram shows: the scored customers of the mask, over the bins of all. */
export interface Distribution {
	readonly measure: RfmMeasure;
	readonly bins: Bins;
	/** Values in rising order. */
	readonly sorted: Float64Array;
	/** Cuts drawn; none where quintiles are nested and every group has its own. */
	readonly cuts: readonly number[];
	/** Smallest change of a cut. */
	readonly step: number;
	/** Score per band from left to right. */
	readonly scores: readonly number[];
}

export function distribution(detail: RfmDetail, measure: RfmMeasure, mask: Uint8Array | null): Distribution {
	const sorted = sortedValues(detail, measure, mask);
	const whole = detail.distributions[measure];
	const cuts = detail.edges[measure];
	return {
		measure,
		sorted,
		cuts,
		bins: mask ? { ...whole, counts: recount(whole.edges, sorted) } : whole,
		step: measure === 'monetary' ? moneyStep(cuts) : 1,
		scores: measure === 'recency' ? [5, 4, 3, 2, 1] : [1, 2, 3, 4, 5],
	};
}

/** Values of the scored customers of the mask in rising order. */
function sortedValues(detail: RfmDetail, measure: RfmMeasure, mask: Uint8Array | null): Float64Array {
	const values = detail.values[measure];
	const scores = detail.scores[measure];
	const found = new Float64Array(values.length);
	let count = 0;
	for (let row = 0; row < values.length; row++) {
		if (scores[row] !== 0 && (!mask || mask[row] === 1)) found[count++] = values[row] ?? 0;
	}
	return found.subarray(0, count).sort();
}

function recount(edges: ArrayLike<number>, sorted: Float64Array): Uint32Array {
	const counts = new Uint32Array(Math.max(0, edges.length - 1));
	let at = 0;
	for (let bin = 0; bin < counts.length; bin++) {
		const isLast = bin === counts.length - 1;
		const start = at;
		while (at < sorted.length && (isLast || (sorted[at] ?? 0) < (edges[bin + 1] ?? 0))) at++;
		counts[bin] = at - start;
	}
	return counts;
}

/** A tenth of the magnitude of the lowest cut, so that every cut can be set to two digits at least. */
function moneyStep(cuts: readonly number[]): number {
	const lowest = cuts.find((cut) => cut > 0) ?? 1;
	return Math.max(0.01, 10 ** (Math.floor(Math.log10(lowest)) - 1));
}

/** The 25 cells over the customers of the mask. */
export function heatCells(detail: RfmDetail, mask: Uint8Array | null): readonly HeatValue[] {
	if (!mask) return detail.heat;
	const counts = new Uint32Array(25);
	const sums = new Float64Array(25);
	const { recency, frequency } = detail.scores;
	for (let row = 0; row < recency.length; row++) {
		if (recency[row] === 0 || mask[row] !== 1) continue;
		const cell = (5 - (recency[row] ?? 1)) * 5 + (frequency[row] ?? 1) - 1;
		counts[cell] = (counts[cell] ?? 0) + 1;
		sums[cell] = (sums[cell] ?? 0) + (detail.values.monetary[row] ?? 0);
	}
	return detail.heat.map(({ recency: r, frequency: f }, cell) => {
		const count = counts[cell] ?? 0;
		return { recency: r, frequency: f, count, meanAmount: count > 0 ? (sums[cell] ?? 0) / count : null };
	});
}

/** Cells of the map that hold customers of a class, as `recency frequency`. */
export function cellsOfClass(detail: RfmDetail, classIndex: number): ReadonlySet<string> {
	const found = new Set<string>();
	for (const { recency, frequency } of detail.heat) {
		for (let monetary = 1; monetary <= 5; monetary++) {
			const cell = cellOf({ recency, frequency, monetary });
			if (detail.cubeClass[cell] === classIndex && (detail.cubeCount[cell] ?? 0) > 0)
				found.add(`${recency} ${frequency}`);
		}
	}
	return found;
}

/**
 * Smallest and largest whole number with a score, as the cuts have it; where every group has its own cuts, as found. Null
 * where no number has the score.
 */
export function scoreSpan(
	detail: RfmDetail,
	measure: 'recency' | 'frequency',
	score: number,
): { readonly min: number; readonly max: number } | null {
	const found = detail.ranges[measure][score - 1] ?? null;
	const edges = detail.edges[measure];
	if (edges.length !== 4 || detail.scheme.ties === 'rank') return found;
	const band = measure === 'recency' ? 5 - score : score - 1;
	const min = band === 0 ? (found?.min ?? 0) : Math.floor(edges[band - 1] ?? 0) + 1;
	const max = band === 4 ? (found?.max ?? min) : Math.floor(edges[band] ?? 0);
	return min <= max ? { min, max } : null;
}

/** Customers and money of those with high scores for both recency and frequency. */
export function nearAndFrequent(cells: readonly HeatValue[]): {
	readonly count: number;
	readonly share: number | null;
} {
	const money = (cell: HeatValue) => cell.count * (cell.meanAmount ?? 0);
	const total = cells.reduce((sum, cell) => sum + money(cell), 0);
	const chosen = cells.filter(({ recency, frequency }) => recency >= 4 && frequency >= 4);
	return {
		count: chosen.reduce((sum, cell) => sum + cell.count, 0),
		share: total > 0 ? chosen.reduce((sum, cell) => sum + money(cell), 0) / total : null,
	};
}

/** Cuts of all measures as the scheme may keep them: four rising edges each, that score every customer as now. */
export function keepableCuts(detail: RfmDetail): PerMeasure<readonly number[]> {
	const of = (measure: RfmMeasure) => {
		const edges = detail.edges[measure];
		const sorted = sortedValues(detail, measure, null);
		return rising(edges.length === 4 ? edges : quintileEdges(sorted), sorted);
	};
	return { recency: of('recency'), frequency: of('frequency'), monetary: of('monetary') };
}

/** Quintile edges of a measure over all scored customers. */
export function quintiles(detail: RfmDetail, measure: RfmMeasure): readonly number[] {
	const sorted = sortedValues(detail, measure, null);
	return rising(quintileEdges(sorted), sorted);
}

/**
 * Four strictly rising edges. Edges that coincide are set apart inside the gap to the next value, where nobody is, so that
 * no customer changes its score.
 */
export function rising(edges: readonly number[], sorted: ArrayLike<number>): number[] {
	const found: number[] = [];
	for (const edge of edges) {
		const before = found.at(-1);
		found.push(before === undefined || edge > before ? edge : before + gapAbove(before, sorted) / 8);
	}
	return found;
}

function gapAbove(value: number, sorted: ArrayLike<number>): number {
	let low = 0;
	let high = sorted.length;
	while (low < high) {
		const middle = (low + high) >>> 1;
		if ((sorted[middle] ?? 0) <= value) low = middle + 1;
		else high = middle;
	}
	const next = sorted[low];
	return next === undefined ? Math.max(1, Math.abs(value)) : next - value;
}

/** The scheme with own cuts for one measure; back to plain quintiles once all three are. */
export function withCuts(
	detail: RfmDetail,
	measure: RfmMeasure,
	cuts: readonly number[],
): Pick<RfmScheme, 'ties' | 'cuts'> {
	const all = { ...keepableCuts(detail), [measure]: rising(cuts, sortedValues(detail, measure, null)) };
	const plain = MEASURES.every((each) => same(all[each], quintiles(detail, each)));
	return plain ? { ties: 'value', cuts: null } : { ties: 'custom', cuts: all };
}

export function same(a: readonly number[], b: readonly number[]): boolean {
	return a.length === b.length && a.every((value, i) => value === b[i]);
}

/** Share of the scored customers that stay in their class when every cut is moved by a part of itself, both ways. */
export function steadyShare(detail: RfmDetail, by = 0.05): number | null {
	if (detail.nested || detail.scored === 0 || detail.scheme.ties === 'rank') return null;
	const lower = cellsUnder(detail, 1 - by);
	const upper = cellsUnder(detail, 1 + by);
	const { recency, frequency, monetary } = detail.scores;
	let steady = 0;
	for (let row = 0; row < recency.length; row++) {
		if (recency[row] === 0) continue;
		const cell = ((recency[row] ?? 1) - 1) * 25 + ((frequency[row] ?? 1) - 1) * 5 + (monetary[row] ?? 1) - 1;
		const own = detail.cubeClass[cell];
		if (detail.cubeClass[lower[row] ?? 0] === own && detail.cubeClass[upper[row] ?? 0] === own) steady++;
	}
	return steady / detail.scored;
}

/** Cell of every scored row with all cuts multiplied by a factor. */
function cellsUnder(detail: RfmDetail, factor: number): Uint8Array {
	const cells = new Uint8Array(detail.values.recency.length);
	MEASURES.forEach((measure, place) => {
		const edges = detail.edges[measure].map((edge) => edge * factor);
		const values = detail.values[measure];
		const weight = [25, 5, 1][place] ?? 1;
		for (let row = 0; row < values.length; row++)
			cells[row] = (cells[row] ?? 0) + (scoreOf(measure, values[row] ?? 0, edges) - 1) * weight;
	});
	return cells;
}
