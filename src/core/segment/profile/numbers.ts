import {
	ascendingOrder,
	GroupSums,
	kruskalWallis,
	moments,
	quantile,
	tQuantile,
	type NumberInput,
} from '#src/core/stats/index.ts';
import { strengthOf } from './strength.ts';
import type { ClassNumber, ColumnTest, ComparedNumber, Distance, NumberFigures } from './types.ts';

/** Below this many values a figure is called small. */
export const SMALL = 30;
/** Values beyond this are added up a power of two smaller, so that no sum overflows. */
const HUGE = 1e290;
const SHRINK = 2 ** -64;
/** A class with fewer values makes the χ² behind Kruskal–Wallis rough. */
const ENOUGH_FOR_RANKS = 5;
/** Part of the positive total that negative values may take away. */
const MOST_BELOW_ZERO = 0.1;
/** ε² from which an effect is small, medium, large. */
const SHARE_OF_RANKS = [0.01, 0.06, 0.14] as const;

/** Figures of a number column per class. `groups`: class by row, −1 = none. The adjusted p is filled in later. */
export function compareNumbers(input: NumberInput, groups: Int32Array, classes: number): ComparedNumber {
	const values = input.values.map((value, row) => ((groups[row] ?? -1) >= 0 ? value : Number.NaN));
	const sorted = sortedByClass(values, groups, classes);
	const { sd, max, min } = moments(sorted.all);
	const sizes = countRows(groups, classes);
	const means = meansOf(values, groups, classes, Math.max(max, -min));
	const found = kruskalWallis(values, groups, classes, sorted.order);
	const overallMean =
		meansOf(sorted.all, new Int32Array(sorted.all.length), 1, Math.max(max, -min))[0] ?? Number.NaN;
	const overall = figures(
		sorted.all,
		sizes.reduce((sum, n) => sum + n, 0),
		overallMean,
	);
	const hasIndex = !input.isInterval && overallMean > 0 && isMostlyPositive(sorted.all);
	const described = sorted.classes.map((own, c): ClassNumber => {
		const plain = figures(own, sizes[c] ?? 0, means[c] ?? Number.NaN);
		const distance = found.ok
			? distanceOf(found.n, own.length, found.meanRanks[c] ?? null, found.rankSd)
			: null;
		return {
			...plain,
			...intervalOf(own, plain.mean),
			index: plain.mean !== null && hasIndex ? finite((plain.mean / overallMean) * 100) : null,
			difference: plain.mean !== null && sd > 0 ? finite(plain.mean / sd - overallMean / sd) : null,
			effect: distance?.effect ?? null,
			z: distance?.z ?? null,
			isSmall: own.length < SMALL,
		};
	});
	const test: ColumnTest = found.ok
		? {
				test: 'kruskalWallis',
				statistic: found.statistic,
				df: found.df,
				p: found.p,
				adjustedP: found.p,
				effect: found.epsilonSquared,
				strength: strengthOf(found.epsilonSquared, SHARE_OF_RANKS),
				isRough: found.counts.some((n) => n > 0 && n < ENOUGH_FOR_RANKS),
			}
		: { test: null, why: found.why };
	return { id: input.id, kind: 'number', overall, classes: described, test };
}

/** Whether values below zero take away at most a tenth of what the others add up to: else a multiple of the mean says nothing. */
function isMostlyPositive(sorted: Float64Array): boolean {
	const largest = Math.max(Math.abs(sorted[0] ?? 0), Math.abs(sorted.at(-1) ?? 0)) || 1;
	let [above, below] = [0, 0];
	for (const value of sorted) {
		if (value > 0) above += value / largest;
		else below -= value / largest;
	}
	return below <= above * MOST_BELOW_ZERO;
}

/** Rows per class. */
export function countRows(groups: Int32Array, classes: number): number[] {
	const counts = new Array<number>(classes).fill(0);
	for (const group of groups) if (group >= 0) counts[group] = (counts[group] as number) + 1;
	return counts;
}

/**
 * Mean rank of n₁ of n values against that of the others: in standard deviations of the ranks, and as the z of drawing n₁ ranks
 * without putting back.
 */
function distanceOf(n: number, own: number, meanRank: number | null, sd: number): Omit<Distance, 'isSmall'> {
	if (meanRank === null || own === 0 || own === n) return { effect: null, z: null };
	const gap = meanRank - (n + 1) / 2;
	return {
		effect: (gap * n) / (n - own) / sd,
		z: gap / (sd * Math.sqrt((n - own) / own / (n - 1))),
	};
}

function sortedByClass(values: Float64Array, groups: Int32Array, classes: number) {
	const order = ascendingOrder(values);
	const counts = new Uint32Array(classes);
	for (const row of order) counts[groups[row] as number] = (counts[groups[row] as number] as number) + 1;
	const own = Array.from(counts, (count) => new Float64Array(count));
	const filled = new Uint32Array(classes);
	const all = new Float64Array(order.length);
	for (let i = 0; i < order.length; i++) {
		const row = order[i] as number;
		const group = groups[row] as number;
		const value = values[row] as number;
		all[i] = value;
		(own[group] as Float64Array)[filled[group] as number] = value;
		filled[group] = (filled[group] as number) + 1;
	}
	return { order, all, classes: own };
}

function figures(sorted: Float64Array, rows: number, mean: number): NumberFigures {
	return {
		n: sorted.length,
		missing: rows - sorted.length,
		mean: finite(mean),
		median: finite(quantile(sorted, 1, 2)),
		low5: finite(quantile(sorted, 1, 20)),
		lowerQuartile: finite(quantile(sorted, 1, 4)),
		upperQuartile: finite(quantile(sorted, 3, 4)),
		high95: finite(quantile(sorted, 19, 20)),
	};
}

function intervalOf(own: Float64Array, mean: number | null): Pick<ClassNumber, 'low' | 'high'> {
	const degrees = own.length - 1;
	if (mean === null || degrees < 1) return { low: null, high: null };
	const half = (tQuantile(0.95, degrees) * moments(own).sd) / Math.sqrt(degrees);
	return { low: finite(mean - half), high: finite(mean + half) };
}

/** Means that do not depend on the order of the rows; NaN without values. */
function meansOf(values: Float64Array, groups: Int32Array, classes: number, largest: number): number[] {
	const factor = largest > HUGE ? SHRINK : 1;
	const counts = new Uint32Array(classes);
	const scaled = values.map((value, row) => {
		const group = groups[row] as number;
		if (group >= 0 && Number.isFinite(value)) counts[group] = (counts[group] as number) + 1;
		return value * factor;
	});
	const sums = new GroupSums(classes);
	sums.addAll(groups, scaled);
	return Array.from(sums.totals(), (total, group) => total / (counts[group] as number) / factor);
}

function finite(value: number): number | null {
	return Number.isFinite(value) ? value : null;
}
