import type { ClassSums } from '#src/core/segment/summary.ts';
import type { CustomerMetrics, TierDetail } from '#src/core/segment/types.ts';
import { tierRows } from './rows.ts';

/** What tiers would be with other cuts. */
export interface TierRecount {
	/** The detail that a run with these cuts gives. */
	readonly detail: TierDetail;
	/** What each tier holds under the mask, and its sum of the measure. */
	readonly classes: readonly ClassSums[];
	readonly sums: readonly number[];
}

/** A share this close to a cut has reached it. */
const ROUNDING = 1e-12;
/** Figures that are added up along the ranking. */
type Figure = keyof ClassSums | 'sum' | 'all';

/**
 * Tiers while a cut is moved: the customers are added up along their ranking once, when it is taken hold of; a step then
 * finds where the tiers end and takes differences. The same tiers as a run with those cuts.
 */
export class TierCuts {
	readonly #detail: TierDetail;
	/** Totals before each rank, one list per figure. */
	readonly #totals: Readonly<Record<Figure, Float64Array>>;
	/** Customers above 0, who are ranked first where shares of a total are taken. */
	readonly #positive: number;
	/** Customers with a better value, per rank. */
	readonly #better: Uint32Array;

	/** @param mask per row 1 = counted; null = all */
	constructor(
		detail: TierDetail,
		{ amount, orders, recencyDays }: Pick<CustomerMetrics, 'amount' | 'orders' | 'recencyDays'>,
		mask: Uint8Array | null,
	) {
		const { order, values } = detail;
		this.#detail = detail;
		const list = () => new Float64Array(order.length + 1);
		const totals = {
			...{ count: list(), amount: list(), orders: list(), recency: list() },
			...{ dated: list(), sum: list(), all: list() },
		};
		this.#better = new Uint32Array(order.length);
		let positive = 0;
		for (let i = 0; i < order.length; i++) {
			const row = order[i] as number;
			const value = values[row] as number;
			if (value > 0) positive++;
			this.#better[i] = i > 0 && values[order[i - 1] as number] === value ? (this.#better[i - 1] ?? 0) : i;
			const add = (sums: Float64Array, by: number) => (sums[i + 1] = (sums[i] as number) + by);
			const isIn = !mask || mask[row] === 1;
			const days = recencyDays[row] as number;
			const isDated = isIn && days - days === 0;
			add(totals.count, isIn ? 1 : 0);
			add(totals.amount, isIn ? (amount[row] as number) || 0 : 0);
			add(totals.orders, isIn ? (orders[row] as number) || 0 : 0);
			add(totals.recency, isDated ? days : 0);
			add(totals.dated, isDated ? 1 : 0);
			add(totals.sum, isIn ? value : 0);
			add(totals.all, value);
		}
		this.#totals = totals;
		this.#positive = positive;
	}

	/** @param cuts as many as the scheme has, in their order */
	at(cuts: readonly number[]): TierRecount {
		const { order } = this.#detail;
		let reached = 0;
		const ends = [...cuts.map((cut) => (reached = Math.max(reached, this.#endOf(cut)))), order.length];
		const between = (figure: Figure, tier: number) => {
			const totals = this.#totals[figure];
			return (totals[ends[tier] ?? 0] ?? 0) - (totals[ends[tier - 1] ?? 0] ?? 0);
		};
		const tiers = ends.map((_, tier) => tier);
		const scheme = { ...this.#detail.scheme, cuts };
		const all = (from: number, to: number) => (this.#totals.all[to] ?? 0) - (this.#totals.all[from] ?? 0);
		return {
			detail: { ...this.#detail, scheme, tiers: tierRows(scheme, this.#detail.values, order, ends, all) },
			classes: tiers.map((tier) => ({
				count: between('count', tier),
				amount: between('amount', tier),
				orders: between('orders', tier),
				recency: between('recency', tier),
				dated: between('dated', tier),
			})),
			sums: tiers.map((tier) => between('sum', tier)),
		};
	}

	/** First rank beyond a cut. */
	#endOf(cut: number): number {
		const { by, best, order, values, cumulative } = this.#detail;
		const count = order.length;
		const valueAt = (rank: number) => values[order[rank] as number] as number;
		if (by === 'customers')
			return firstRank(count, (rank) => (this.#better[rank] ?? 0) >= (cut - ROUNDING) * count);
		if (by === 'values')
			return firstRank(count, (rank) => (best === 'low' ? valueAt(rank) > cut : valueAt(rank) < cut));
		const before = (rank: number) => (rank === 0 ? 0 : (cumulative[order[rank - 1] as number] as number));
		return firstRank(this.#positive, (rank) => before(rank) >= cut - ROUNDING);
	}
}

/** First rank from 0 that meets a condition which holds from some rank on. */
function firstRank(count: number, holds: (rank: number) => boolean): number {
	let [low, high] = [0, count];
	while (low < high) {
		const middle = (low + high) >>> 1;
		if (holds(middle)) high = middle;
		else low = middle + 1;
	}
	return low;
}
