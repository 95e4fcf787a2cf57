import type { Bins, HeatValue } from '#src/charts/index.ts';
import type { RfmMeasure, RfmScheme } from '#src/core/model/index.ts';
import { cellOf, scoreOf, type RfmDetail } from '#src/core/segment/index.ts';
import { edgesFor, withTarget, type CutTarget, type OwnCuts } from '#src/core/segment/rfm/index.ts';

export const MEASURES: readonly RfmMeasure[] = ['recency', 'frequency', 'monetary'];
/** The letter a measure goes by in every language. */
export const LETTERS: Readonly<Record<RfmMeasure, string>> = {
	recency: 'R',
	frequency: 'F',
	monetary: 'M',
};

/** What one histogram shows: the scored customers of the mask, over the bins of all. */
export interface Distribution {
	readonly bins: Bins;
	/** Values in rising order. */
	readonly sorted: Float64Array;
	readonly cuts: readonly number[];
	/** Smallest change of a cut. */
	readonly step: number;
	/** Score per band from left to right. */
	readonly scores: readonly number[];
}

/** Distribution of a measure; with nested scores over the customers of the group whose cuts these are. */
export function distribution(detail: RfmDetail, target: CutTarget, mask: Uint8Array | null): Distribution {
	const { measure } = target;
	const isPart = mask !== null || (detail.nested !== null && measure !== 'recency');
	const sorted = sortedValues(detail, target, mask);
	const whole = detail.distributions[measure];
	const cuts = edgesAt(detail, target);
	const scores = Array.from({ length: cuts.length + 1 }, (_, i) => i + 1);
	return {
		sorted,
		cuts,
		bins: isPart ? { ...whole, counts: recount(whole.edges, sorted) } : whole,
		step: measure === 'monetary' ? moneyStep(cuts) : 1,
		scores: measure === 'recency' ? scores.reverse() : scores,
	};
}

/** The edges in force for a target. */
function edgesAt({ edges, nested }: RfmDetail, { measure, group }: CutTarget): readonly number[] {
	return nested && measure !== 'recency' ? (nested[measure][group] ?? []) : edges[measure];
}

/** Values of the scored customers of the mask and of the group in rising order. */
function sortedValues(
	detail: RfmDetail,
	{ measure, group }: CutTarget,
	mask: Uint8Array | null,
): Float64Array {
	const { recency, frequency } = detail.scores;
	const values = detail.values[measure];
	const found = new Float64Array(values.length);
	let count = 0;
	for (let row = 0; row < values.length; row++) {
		const [r, f] = [recency[row] ?? 0, frequency[row] ?? 0];
		if (r === 0 || (mask && mask[row] !== 1)) continue;
		if (detail.nested && measure === 'frequency' && r - 1 !== group) continue;
		if (detail.nested && measure === 'monetary' && (r - 1) * detail.bins + f - 1 !== group) continue;
		found[count++] = values[row] ?? 0;
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

/** The cells over the customers of the mask. */
export function heatCells(detail: RfmDetail, mask: Uint8Array | null): readonly HeatValue[] {
	if (!mask) return detail.heat;
	const { bins } = detail;
	const counts = new Uint32Array(bins * bins);
	const sums = new Float64Array(bins * bins);
	const { recency, frequency } = detail.scores;
	for (let row = 0; row < recency.length; row++) {
		if (recency[row] === 0 || mask[row] !== 1) continue;
		const cell = (bins - (recency[row] ?? 1)) * bins + (frequency[row] ?? 1) - 1;
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
		for (let monetary = 1; monetary <= detail.bins; monetary++) {
			const cell = cellOf({ recency, frequency, monetary }, detail.bins);
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
	const { bins } = detail;
	if (edges.length !== bins - 1 || detail.scheme.ties === 'rank') return found;
	const band = measure === 'recency' ? bins - score : score - 1;
	const min = band === 0 ? (found?.min ?? 0) : Math.floor(edges[band - 1] ?? 0) + 1;
	const max = band === bins - 1 ? (found?.max ?? min) : Math.floor(edges[band] ?? 0);
	return min <= max ? { min, max } : null;
}

/** Customers and money of those with high scores for both recency and frequency. */
export function nearAndFrequent(
	cells: readonly HeatValue[],
	high: number,
): {
	readonly count: number;
	readonly share: number | null;
} {
	const money = (cell: HeatValue) => cell.count * (cell.meanAmount ?? 0);
	const total = cells.reduce((sum, cell) => sum + money(cell), 0);
	const chosen = cells.filter(({ recency, frequency }) => recency >= high && frequency >= high);
	return {
		count: chosen.reduce((sum, cell) => sum + cell.count, 0),
		share: total > 0 ? chosen.reduce((sum, cell) => sum + money(cell), 0) / total : null,
	};
}

/** Cuts of all measures as the scheme may keep them: rising edges that score every customer as now. */
export function keepableCuts(detail: RfmDetail): OwnCuts {
	const usual = (measure: RfmMeasure) => {
		const edges = detail.edges[measure];
		const sorted = sortedAll(detail, measure);
		return rising(edges.length === detail.bins - 1 ? edges : equalShares(sorted, detail.bins), sorted);
	};
	const cuts = { recency: usual('recency'), frequency: usual('frequency'), monetary: usual('monetary') };
	const { nested } = detail;
	if (!nested) return { cuts, nestedCuts: null };
	const ofGroups = (measure: 'frequency' | 'monetary') =>
		nested[measure].map((edges, group) => rising(edges, sortedValues(detail, { measure, group }, null)));
	return { cuts, nestedCuts: { frequency: ofGroups('frequency'), monetary: ofGroups('monetary') } };
}

/** Edges of equal shares of a measure over all scored customers, of the group with nested scores. */
export function plainCuts(detail: RfmDetail, target: CutTarget): readonly number[] {
	const sorted = sortedValues(detail, target, null);
	return rising(sorted.length > 0 ? equalShares(sorted, detail.bins) : [], sorted);
}

function equalShares(sorted: Float64Array, bins: number): number[] {
	return edgesFor('value', sorted, bins);
}

function sortedAll({ values, scores }: RfmDetail, measure: RfmMeasure): Float64Array {
	return values[measure].filter((_, row) => scores.recency[row] !== 0).sort();
}

/**
 * Strictly rising edges. Edges that coincide are set apart inside the gap to the next value, where nobody is, so that
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

type CutParts = Pick<RfmScheme, 'ties' | 'bins' | 'cuts' | 'nestedCuts'>;

/** The scheme with own cuts for one measure or group; back to equal shares once all are. */
export function withCuts(detail: RfmDetail, target: CutTarget, cuts: readonly number[]): CutParts {
	const moved = rising(cuts, sortedValues(detail, target, null));
	const own = withTarget(keepableCuts(detail), target, moved, detail.bins);
	const plain =
		own.nestedCuts === null &&
		MEASURES.every((measure) => same(own.cuts[measure], plainCuts(detail, { measure, group: 0 })));
	return { ties: plain ? 'value' : 'custom', bins: detail.bins, ...(plain ? NO_CUTS : own) };
}

const NO_CUTS = { cuts: null, nestedCuts: null };

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
		const [r, f, money] = [recency[row] ?? 1, frequency[row] ?? 1, monetary[row] ?? 1];
		const cell = cellOf({ recency: r, frequency: f, monetary: money }, detail.bins);
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
		const weight = detail.bins ** (2 - place);
		for (let row = 0; row < values.length; row++)
			cells[row] = (cells[row] ?? 0) + (scoreOf(measure, values[row] ?? 0, edges) - 1) * weight;
	});
	return cells;
}
