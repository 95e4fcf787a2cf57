import type { TiePolicy } from '#src/core/model/index.ts';
import { exactSum, quantile } from '#src/core/stats/index.ts';

/** Policies that give equal values equal scores and find their edges in the values. */
export type EdgePolicy = Exclude<TiePolicy, 'rank' | 'custom'>;

/**
 * Edges between so many scores over ascending values, of which there is at least one. Whatever the policy, a value ≤ an
 * edge lies below it: policies that put a value on a quantile above it end the lower share at the value before.
 *
 * @returns non-descending edges, one less than scores; two for `mean` alone, whatever `bins` says
 */
export function edgesFor(ties: EdgePolicy, sorted: Float64Array, bins: number): number[] {
	switch (ties) {
		case 'value':
			return parts(bins).map((part) => quantile(sorted, part, bins));
		case 'above':
			return parts(bins).map((part) => valueBefore(sorted, quantile(sorted, part, bins)));
		case 'middle':
			return endsOfBands(sorted, bins, ({ from, to }) => (bins * (from + to)) / (2 * sorted.length));
		case 'distinct':
			return endsOfBands(sorted, bins, ({ rank }, { length }) => (bins * rank) / length);
		case 'mean':
			return [meanOf(sorted)];
	}
}

function parts(bins: number): number[] {
	return Array.from({ length: bins - 1 }, (_, i) => i + 1);
}

/** Equal values: positions from … to (not included), and how many different values lie before. */
interface Tie {
	readonly value: number;
	readonly from: number;
	readonly to: number;
	readonly rank: number;
}

/** Edges at the largest value of every band, where each group of equal values goes into one band. */
function endsOfBands(
	sorted: Float64Array,
	bins: number,
	bandOf: (tie: Tie, ties: readonly Tie[]) => number,
): number[] {
	const ties = tiesOf(sorted);
	const ends = new Array<number>(bins - 1).fill(valueBefore(sorted, sorted[0] ?? 0));
	for (const tie of ties) {
		const band = Math.floor(bandOf(tie, ties));
		for (let edge = band; edge < ends.length; edge++) ends[edge] = tie.value;
	}
	return ends;
}

function tiesOf(sorted: Float64Array): Tie[] {
	const ties: Tie[] = [];
	for (let from = 0; from < sorted.length;) {
		const value = sorted[from] ?? 0;
		let to = from + 1;
		while (to < sorted.length && sorted[to] === value) to++;
		ties.push({ value, from, to, rank: ties.length });
		from = to;
	}
	return ties;
}

/** The largest value below `limit`; where there is none, a number below all values. */
function valueBefore(sorted: Float64Array, limit: number): number {
	let [low, high] = [0, sorted.length];
	while (low < high) {
		const middle = (low + high) >>> 1;
		if ((sorted[middle] ?? 0) < limit) low = middle + 1;
		else high = middle;
	}
	const before = sorted[low - 1];
	if (before !== undefined) return before;
	const least = sorted[0] ?? 0;
	return Math.max(-Number.MAX_VALUE, least - Math.max(1, Math.abs(least) / 2));
}

/** Mean of the values; of numbers near the end of their range too. */
function meanOf(sorted: Float64Array): number {
	return exactSum(sorted.map((value) => value / sorted.length));
}
