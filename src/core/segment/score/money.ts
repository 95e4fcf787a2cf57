import { gather } from '#src/core/stats/index.ts';
import { pointOrder } from './order.ts';
import type { ScoreCurve } from './types.ts';

const CURVE_POINTS = 500;
/** Amounts enter sums divided by this power of two, so that even millions of values near 1e308 add up. */
const SCALE = 2 ** 32;

/**
 * How much of the money the customers of most points bring, beside the most that any order could show. Customers of
 * equal points stand in the stable order. Null without money above 0.
 *
 * @param bandCounts customers per band, the lowest first
 */
export function moneyByPoints(
	points: Float64Array,
	bandCounts: readonly number[],
	amounts: Float64Array,
	order: Uint32Array,
): ScoreCurve | null {
	// Fewest points first with equal ones backwards, turned round: most points first, equal ones in stable order.
	const ranked = pointOrder(points, order.toReversed()).reverse();
	const money = gather(amounts, ranked).map((amount) => (Number.isFinite(amount) ? amount / SCALE : 0));
	const total = money.reduce((sum, amount) => sum + amount, 0);
	if (!(total > 0)) return null;
	const n = money.length;
	const steps = Math.min(n, CURVE_POINTS - 1);
	const at = Array.from({ length: steps }, (_, i) => Math.round(((i + 1) * n) / steps));
	const share = runningShares(money, total);
	const best = runningShares(money.toSorted().reverse(), total);
	const along = (running: Float64Array) =>
		Float64Array.from([0, ...at.map((count) => running[count - 1] ?? 0)]);
	const ends = bandCounts.toReversed().slice(0, -1);
	let end = 0;
	return {
		customers: Float64Array.from([0, ...at.map((count) => count / n)]),
		share: along(share),
		best: along(best),
		cuts: ends.map((count) => {
			end += count;
			return end === 0 ? 0 : (share[end - 1] ?? 0);
		}),
	};
}

/** Steps per point of a quick curve, and the points it has at most. */
const STEPS = 20;
const QUICK_POINTS = 200;
/** A power of two, so that this is dividing by `SCALE` to the last digit. */
const DOWN = 1 / SCALE;

/** A quick money curve; its `cuts` wait for the amounts of the bands. */
export interface QuickCurve extends ScoreCurve {
	/** All money, divided by `SCALE`. */
	readonly total: number;
}

/**
 * The money curve of other points in one pass, without ranking anyone: its points lie at steps of a twentieth of a point.
 * The reference stays, read at the same places. Null without money above 0.
 */
export function quickCurve(before: ScoreCurve, points: Float64Array, money: Float64Array): QuickCurve | null {
	const steps = 100 * STEPS + 1;
	const [counts, sums] = [new Float64Array(steps), new Float64Array(steps)];
	let [scored, total] = [0, 0];
	for (let row = 0; row < points.length; row++) {
		const value = points[row] as number;
		if (value !== value) continue;
		const step = (value * STEPS) | 0;
		const amount = (money[row] as number) * DOWN;
		counts[step] = (counts[step] as number) + 1;
		scored++;
		if (amount - amount !== 0) continue;
		sums[step] = (sums[step] as number) + amount;
		total += amount;
	}
	if (!(total > 0)) return null;
	const curve = { customers: [0], share: [0] };
	let [count, sum] = [0, 0];
	for (let step = steps - 1; step >= 0; step--) {
		count += counts[step] as number;
		sum += sums[step] as number;
		if (count / scored - (curve.customers.at(-1) ?? 0) < 1 / QUICK_POINTS && count < scored) continue;
		if (counts[step] === 0) continue;
		curve.customers.push(count / scored);
		curve.share.push(sum / total);
	}
	return {
		customers: Float64Array.from(curve.customers),
		share: Float64Array.from(curve.share),
		best: Float64Array.from(along(before, curve.customers)),
		cuts: [],
		total,
	};
}

/** Shares of the money at which bands end on a quick curve. @param amounts of the bands, the highest first */
export function cutsOfAmounts({ total }: QuickCurve, amounts: readonly number[]): number[] {
	let reached = 0;
	return amounts.slice(0, -1).map((amount) => (reached += amount / SCALE / total));
}

/** The reference of a curve at rising shares of the customers, between its points in a straight line. */
function along({ customers, best }: ScoreCurve, places: readonly number[]): number[] {
	let at = 1;
	return places.map((place) => {
		while (at < customers.length - 1 && (customers[at] as number) < place) at++;
		const [left = 0, right = 1] = [customers[at - 1], customers[at]];
		const [low = 0, high = 1] = [best[at - 1], best[at]];
		return right > left ? low + ((high - low) * (place - left)) / (right - left) : high;
	});
}

function runningShares(money: Float64Array, total: number): Float64Array {
	let sum = 0;
	return money.map((amount) => {
		sum += amount;
		return sum / total;
	});
}
