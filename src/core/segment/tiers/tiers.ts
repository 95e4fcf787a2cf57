import { AppError } from '#src/errors/index.ts';
import type { TierScheme } from '#src/core/model/index.ts';
import { histogram } from '#src/core/stats/index.ts';
import { isOfOrders } from '#src/core/segment/metrics/values.ts';
import { plainClass, spoken, summarise } from '#src/core/segment/summary.ts';
import {
	measureKey,
	type ClassInfo,
	type CustomerMetrics,
	type SchemeResult,
	type Spoken,
	type TierDetail,
	type TierPeak,
} from '#src/core/segment/types.ts';
import { bandTiers } from './bands.ts';
import { tierRows } from './rows.ts';

/** Colours of the tiers from the top. */
const COLOURS = [1, 7, 2, 4, 3, 8, 6, 5, 9, 10];
const CURVE_POINTS = 500;
/** A cumulative share this close to a cut has reached it: 0.1 + 0.2 + 0.5 is 0.8. */
const ROUNDING = 1e-12;

/**
 * Tiers of the customers by a measure, ties by key. By shares of the total (ABC, Pareto): in descending order, a customer
 * belongs to the first tier whose cut is not yet reached before it, so the one that crosses a cut is in the upper tier;
 * values ≤ 0 are always in the last tier. By shares of the customers and by values: see `bands.ts`. Missing values have a
 * class of their own.
 *
 * @param values measure per customer row, NaN = missing (a sum over orders is missing where there are no orders)
 * @param order all rows in stable order
 * @param isSum the values add up to a total that shares can refer to
 * @throws AppError segment.cutsNotIncreasing when the cuts are out of order or range; segment.notSummable for shares of a
 * total that says nothing
 */
export function analyseTiers(
	scheme: TierScheme,
	values: Float64Array,
	metrics: CustomerMetrics,
	order: Uint32Array,
	isSum = true,
): SchemeResult {
	requireCuts(scheme);
	const by = scheme.by ?? 'total';
	if (by === 'total' && !isSum)
		throw new AppError('segment.notSummable', { measure: measureKey(scheme.measure) });
	const best = by === 'total' ? 'high' : (scheme.best ?? 'high');
	const ranked = rankedRows(values, order, best);
	const shares = by === 'total' ? sharesOf(values, ranked) : null;
	const tierOf = shares
		? assignTiers(scheme.cuts, values, ranked, shares.running)
		: bandTiers(by === 'values' ? 'values' : 'customers', scheme.cuts, best, values, ranked);
	const sumOf = (from: number, to: number) =>
		ranked.subarray(from, to).reduce((sum, row) => sum + (values[row] ?? 0), 0);
	const { classes, classOf, leftOut } = classesOf(scheme, values, metrics);
	const cumulative = new Float64Array(order.length).fill(Number.NaN);
	ranked.forEach((row, i) => {
		classOf[row] = tierOf[i] ?? 0;
		if (shares) cumulative[row] = shares.running[i] ?? 0;
	});
	const detail: TierDetail = {
		...{ kind: 'tiers', scheme, measure: scheme.measure, by, best, values, cumulative },
		rank: ranksOf(values, ranked, by),
		...{ order: ranked, ranked: ranked.length },
		...(shares ? totalsOf(values, ranked, shares) : NO_TOTALS),
		tiers: tierRows(scheme, values, ranked, endsOf(tierOf, scheme.cuts.length + 1), sumOf),
		distribution: histogram(values),
	};
	return {
		schemeId: scheme.id,
		kind: 'tiers',
		version: scheme.version,
		classes,
		classOf,
		summary: summarise(classes, classOf, metrics),
		detail,
		warnings: warningsOf(detail, leftOut, scheme),
	};
}

/** The sum of the positive values, scaled down, and the share of it reached after each customer. */
interface Shares {
	readonly total: number;
	readonly running: Float64Array;
}

function sharesOf(values: Float64Array, ranked: Uint32Array): Shares {
	const total = ranked.reduce((sum, row) => sum + Math.max(0, share(values, row)), 0);
	return { total, running: runningShares(values, ranked, total) };
}

type Totals = Pick<TierDetail, 'total' | 'negatives' | 'lost' | 'peak' | 'curve' | 'gini' | 'topFifthShare'>;

const NO_TOTALS: Totals = {
	...{ total: 0, negatives: 0, lost: 0, peak: null, gini: null, topFifthShare: null },
	curve: { customers: new Float64Array(), share: new Float64Array() },
};

function totalsOf(values: Float64Array, ranked: Uint32Array, { total, running }: Shares): Totals {
	const negatives = ranked.reduce((count, row) => count + ((values[row] ?? 0) < 0 ? 1 : 0), 0);
	const lost = ranked.reduce((sum, row) => sum - Math.min(0, share(values, row)), 0);
	return {
		...{
			negatives,
			lost: upscaled(lost),
			total: upscaled(total),
			curve: curveOf(running, negatives > 0 ? gainers(values, ranked) : 0),
		},
		peak: negatives > 0 ? peakOf(values, ranked, total) : null,
		gini: negatives > 0 ? null : gini(values, ranked, total),
		topFifthShare: total > 0 ? (running[Math.ceil(ranked.length / 5) - 1] ?? null) : null,
	};
}

/** The tiers and the classes of those who are in none of them, who have them already. */
function classesOf(scheme: TierScheme, values: Float64Array, metrics: CustomerMetrics) {
	const classes: ClassInfo[] = Array.from({ length: scheme.cuts.length + 1 }, (_, i) =>
		plainClass(`tier${String.fromCharCode(65 + i)}`, i, COLOURS[i % COLOURS.length] ?? 10),
	);
	const leftOut = leftOutOf(scheme, values, metrics);
	for (const id of new Set(leftOut.values())) classes.push(plainClass(id, classes.length, 0));
	const classOf = new Uint8Array(values.length);
	for (const [row, id] of leftOut) classOf[row] = classes.findIndex((each) => each.id === id);
	return { classes, classOf, leftOut };
}

/** Values enter sums divided by this power of two, so that even 10 million values near 1e308 add up. */
const SCALE = 2 ** 32;

function share(values: Float64Array, row: number): number {
	return (values[row] ?? 0) / SCALE;
}

function upscaled(sum: number): number {
	return Math.min(sum * SCALE, Number.MAX_VALUE);
}

function requireCuts({ cuts, by, best, measure }: TierScheme): void {
	const sign = by === 'values' && best !== 'low' ? -1 : 1;
	const isRising = cuts.every((cut, i) => i === 0 || sign * cut > sign * (cuts[i - 1] ?? Number.NaN));
	const isInside = cuts.every((cut) => (by === 'values' ? Number.isFinite(cut) : cut > 0 && cut < 1));
	if (!isRising || !isInside || cuts.length > 25)
		throw new AppError('segment.cutsNotIncreasing', { measure: measureKey(measure) });
}

function rankedRows(values: Float64Array, order: Uint32Array, best: 'high' | 'low'): Uint32Array {
	const position = new Uint32Array(order.length);
	order.forEach((row, i) => (position[row] = i));
	const sign = best === 'low' ? -1 : 1;
	return order
		.filter((row) => Number.isFinite(values[row]))
		.sort((a, b) => {
			const [left, right] = [values[a] ?? 0, values[b] ?? 0];
			return left === right ? (position[a] ?? 0) - (position[b] ?? 0) : left > right ? -sign : sign;
		});
}

/** Place of every ranked customer from 1; where no total is taken, equal values share the first of their places. */
function ranksOf(values: Float64Array, ranked: Uint32Array, by: TierDetail['by']): Uint32Array {
	const ranks = new Uint32Array(values.length);
	ranked.forEach((row, i) => {
		const before = ranked[i - 1];
		const isShared = by !== 'total' && before !== undefined && values[before] === values[row];
		ranks[row] = isShared ? (ranks[before] ?? 0) : i + 1;
	});
	return ranks;
}

/** Cumulative share after each customer; 0 where there is no positive total. */
function runningShares(values: Float64Array, ranked: Uint32Array, total: number): Float64Array {
	let sum = 0;
	return Float64Array.from(ranked, (row) => {
		sum += share(values, row);
		return total > 0 ? sum / total : 0;
	});
}

function assignTiers(
	cuts: readonly number[],
	values: Float64Array,
	ranked: Uint32Array,
	running: Float64Array,
): Uint8Array {
	let tier = 0;
	return Uint8Array.from(ranked, (row, i) => {
		if ((values[row] ?? 0) <= 0) return cuts.length;
		const before = i === 0 ? 0 : (running[i - 1] ?? 0);
		while (tier < cuts.length && before >= (cuts[tier] ?? 1) - ROUNDING) tier++;
		return tier;
	});
}

/** Ranks after which the tiers end; tiers rise along the ranking. */
function endsOf(tierOf: Uint8Array, tiers: number): number[] {
	const counts = new Array<number>(tiers).fill(0);
	for (const tier of tierOf) counts[tier] = (counts[tier] ?? 0) + 1;
	let end = 0;
	return counts.map((count) => (end += count));
}

/** The customers above 0 bring the most that can be added up. */
function peakOf(values: Float64Array, ranked: Uint32Array, total: number): TierPeak | null {
	const net = ranked.reduce((sum, row) => sum + share(values, row), 0);
	if (!(net > 0)) return null;
	return { customers: gainers(values, ranked), share: total / net };
}

/** Customers above 0. */
function gainers(values: Float64Array, ranked: Uint32Array): number {
	const first = ranked.findIndex((row) => (values[row] ?? 0) <= 0);
	return first < 0 ? ranked.length : first;
}

/** @param top number of customers after which the curve turns; its point is among those given. 0 = it does not turn. */
function curveOf(running: Float64Array, top: number): TierDetail['curve'] {
	const n = running.length;
	const points = Math.min(n, CURVE_POINTS - 2);
	const counts = Array.from({ length: points }, (_, i) => Math.round(((i + 1) * n) / points));
	const at = Uint32Array.from(new Set(top > 0 ? [...counts, top] : counts)).sort();
	return {
		customers: Float64Array.from([0, ...Array.from(at, (count) => count / n)]),
		share: Float64Array.from([0, ...Array.from(at, (count) => running[count - 1] ?? 0)]),
	};
}

/** G = Σ (2i − n − 1)·xᵢ ÷ (n·Σx) over ascending x. */
function gini(values: Float64Array, ranked: Uint32Array, total: number): number | null {
	const n = ranked.length;
	if (!(total > 0)) return null;
	let sum = 0;
	ranked.forEach((row, i) => (sum += ((n - 1 - 2 * i) / n) * (share(values, row) / total)));
	return sum;
}

/** Rows without a value: without orders where the measure comes from orders, else with the value missing. In class order. */
function leftOutOf(scheme: TierScheme, values: Float64Array, metrics: CustomerMetrics): Map<number, string> {
	const ordered = new Map<number, string>();
	const fromOrders = scheme.measure.kind === 'metric' && isOfOrders(scheme.measure.metric);
	for (const wanted of ['noOrders', 'missingValue']) {
		values.forEach((value, row) => {
			if (Number.isFinite(value)) return;
			const id = fromOrders && metrics.orders[row] === 0 ? 'noOrders' : 'missingValue';
			if (id === wanted) ordered.set(row, id);
		});
	}
	return ordered;
}

function warningsOf(detail: TierDetail, leftOut: ReadonlyMap<number, string>, scheme: TierScheme): Spoken[] {
	const warnings: Spoken[] = [];
	const [best, worst] = [detail.order[0] ?? -1, detail.order.at(-1) ?? -1];
	if (detail.by === 'customers' && detail.ranked > 1 && detail.values[best] === detail.values[worst])
		warnings.push(spoken('tiersConstant', { measure: measureKey(scheme.measure) }));
	const missing = Array.from(leftOut.values()).filter((id) => id === 'missingValue').length;
	if (detail.by === 'total' && !(detail.total > 0))
		warnings.push(spoken('tiersNoTotal', { measure: measureKey(scheme.measure) }));
	if (detail.negatives > 0) warnings.push(spoken('tiersNegatives', { count: detail.negatives }));
	if (missing > 0) warnings.push(spoken('tiersMissing', { count: missing }));
	const empty = detail.tiers
		.filter((tier) => tier.count === 0)
		.map((tier) => String.fromCharCode(65 + tier.class));
	if (empty.length > 0 && detail.ranked > 0) warnings.push(spoken('tiersEmpty', { tiers: empty.join(' ') }));
	return warnings;
}
