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

function runningShares(money: Float64Array, total: number): Float64Array {
	let sum = 0;
	return money.map((amount) => {
		sum += amount;
		return sum / total;
	});
}
