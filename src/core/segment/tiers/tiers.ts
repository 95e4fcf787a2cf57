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
	type TierRow,
} from '#src/core/segment/types.ts';

/** Colours of the tiers from the top. */
const COLOURS = [1, 7, 2, 4, 3, 8, 6, 5, 9, 10];
const CURVE_POINTS = 500;
/** A cumulative share this close to a cut has reached it: 0.1 + 0.2 + 0.5 is 0.8. */
const ROUNDING = 1e-12;

/**
 * Tiers by cumulative share of a measure (ABC, Pareto): customers in descending order, ties by key; a customer belongs to
 * the first tier whose cut is not yet reached before it, so the one that crosses a cut is in the upper tier. Values ≤ 0
 * are always in the last tier, missing ones in a class of their own.
 *
 * @param values measure per customer row, NaN = missing (a sum over orders is missing where there are no orders)
 * @param order all rows in stable order
 * @throws AppError segment.cutsNotIncreasing when the cuts are not increasing within 0…1
 */
export function analyseTiers(
	scheme: TierScheme,
	values: Float64Array,
	metrics: CustomerMetrics,
	order: Uint32Array,
): SchemeResult {
	requireCuts(scheme);
	const ranked = rankedRows(values, order);
	const total = ranked.reduce((sum, row) => sum + Math.max(0, share(values, row)), 0);
	const running = runningShares(values, ranked, total);
	const tierOf = assignTiers(scheme.cuts, values, ranked, running);
	const tierCount = scheme.cuts.length + 1;
	const classes: ClassInfo[] = Array.from({ length: tierCount }, (_, i) =>
		plainClass(`tier${String.fromCharCode(65 + i)}`, i, COLOURS[i % COLOURS.length] ?? 10),
	);
	const leftOut = leftOutOf(scheme, values, metrics);
	for (const id of new Set(leftOut.values())) classes.push(plainClass(id, classes.length, 0));
	const classOf = new Uint8Array(order.length);
	for (const [row, id] of leftOut) classOf[row] = classes.findIndex((each) => each.id === id);
	const cumulative = new Float64Array(order.length).fill(Number.NaN);
	const rank = new Uint32Array(order.length);
	ranked.forEach((row, i) => {
		classOf[row] = tierOf[i] ?? 0;
		cumulative[row] = running[i] ?? 0;
		rank[row] = i + 1;
	});
	const negatives = ranked.reduce((count, row) => count + ((values[row] ?? 0) < 0 ? 1 : 0), 0);
	const detail: TierDetail = {
		kind: 'tiers',
		scheme,
		measure: scheme.measure,
		values,
		cumulative,
		rank,
		order: ranked,
		ranked: ranked.length,
		total: Math.min(total * SCALE, Number.MAX_VALUE),
		negatives,
		peak: negatives > 0 ? peakOf(values, ranked, total) : null,
		tiers: tierRows(scheme.cuts, values, ranked, tierOf),
		curve: curveOf(running),
		gini: negatives > 0 ? null : gini(values, ranked, total),
		topFifthShare: total > 0 ? (running[Math.ceil(ranked.length / 5) - 1] ?? null) : null,
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

/** Values enter sums divided by this power of two, so that even 10 million values near 1e308 add up. */
const SCALE = 2 ** 32;

function share(values: Float64Array, row: number): number {
	return (values[row] ?? 0) / SCALE;
}

function requireCuts(scheme: TierScheme): void {
	const { cuts } = scheme;
	const fine = cuts.every((cut, i) => cut > 0 && cut < 1 && (i === 0 || cut > (cuts[i - 1] ?? 1)));
	if (!fine || cuts.length > 25) {
		throw new AppError('segment.cutsNotIncreasing', { measure: measureKey(scheme.measure) });
	}
}

function rankedRows(values: Float64Array, order: Uint32Array): Uint32Array {
	const position = new Uint32Array(order.length);
	order.forEach((row, i) => (position[row] = i));
	return order
		.filter((row) => Number.isFinite(values[row]))
		.sort((a, b) => {
			const [left, right] = [values[a] ?? 0, values[b] ?? 0];
			return left === right ? (position[a] ?? 0) - (position[b] ?? 0) : left > right ? -1 : 1;
		});
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

function tierRows(
	cuts: readonly number[],
	values: Float64Array,
	ranked: Uint32Array,
	tierOf: Uint8Array,
): TierRow[] {
	return [...cuts, 1].map((cut, tier) => {
		const from = tierOf.indexOf(tier);
		const to = tierOf.lastIndexOf(tier);
		const rows = from < 0 ? ranked.subarray(0, 0) : ranked.subarray(from, to + 1);
		const last = rows.at(-1);
		return {
			class: tier,
			cut,
			count: rows.length,
			sum: rows.reduce((sum, row) => sum + (values[row] ?? 0), 0),
			lowest: last === undefined ? null : (values[last] ?? null),
			highest: rows[0] === undefined ? null : (values[rows[0]] ?? null),
			crossing: tier === cuts.length ? null : (last ?? null),
		};
	});
}

/** The customers above 0 bring the most that can be added up. */
function peakOf(values: Float64Array, ranked: Uint32Array, total: number): TierPeak | null {
	const net = ranked.reduce((sum, row) => sum + share(values, row), 0);
	if (!(net > 0)) return null;
	const first = ranked.findIndex((row) => (values[row] ?? 0) <= 0);
	return { customers: first < 0 ? ranked.length : first, share: total / net };
}

function curveOf(running: Float64Array): TierDetail['curve'] {
	const n = running.length;
	const points = Math.min(n, CURVE_POINTS - 1);
	const at = Uint32Array.from({ length: points }, (_, i) => Math.round(((i + 1) * n) / points));
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
	const missing = Array.from(leftOut.values()).filter((id) => id === 'missingValue').length;
	if (!(detail.total > 0)) warnings.push(spoken('tiersNoTotal', { measure: measureKey(scheme.measure) }));
	if (detail.negatives > 0) warnings.push(spoken('tiersNegatives', { count: detail.negatives }));
	if (missing > 0) warnings.push(spoken('tiersMissing', { count: missing }));
	const empty = detail.tiers
		.filter((tier) => tier.count === 0)
		.map((tier) => String.fromCharCode(65 + tier.class));
	if (empty.length > 0 && detail.ranked > 0) warnings.push(spoken('tiersEmpty', { tiers: empty.join(' ') }));
	return warnings;
}
