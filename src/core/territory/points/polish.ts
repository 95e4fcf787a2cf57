import { bordersOf } from './frontier.ts';
import { neighbouringPairs } from './pairs.ts';
import type { Centres } from '../centres.ts';
import type { Border } from './frontier.ts';
import type { Plan } from './plan.ts';

/** Passes with the same units at the borders. */
const FRESH = 4;
/** Exchanges per pair and pass. */
const EXCHANGES = 24;
/** Smallest gain that counts, as a share of the mean target or of the mean cost of a unit. */
const SLIGHT = 1e-9;

/** An exchange of two territories: a unit each way, −1 = none. */
interface Exchange {
	readonly out: number;
	readonly back: number;
	/** Change of what is outside the bands, and of the cost. */
	readonly outside: number;
	readonly cost: number;
	/** The cost at the prices of loads, which is no gain for anybody near the cheapest plan. */
	readonly priced: number;
}

/** A unit that could change over, with the change of cost and of priced cost. */
interface Change {
	readonly p: number;
	readonly cost: number;
	readonly priced: number;
}

/**
 * Moves single units and swaps pairs of units across borders while that brings loads into their bands or, with these no worse,
 * costs less. Pins, masks and the budget of moves hold.
 *
 * @param passes over all borders, at most; ends earlier when nothing changes
 * @returns number of exchanges
 */
export function polish(plan: Plan, centres: Centres, passes: number): number {
	return exchange(plan, () => neighbouringPairs(plan.layout, plan.owner, centres), passes, false);
}

/**
 * The same where loads are outside their bands only, with as few exchanges as bring them back.
 *
 * @param pairs the pairs of territories to look at, a · k + b with a < b
 */
export function mend(plan: Plan, pairs: readonly number[], passes: number): number {
	return exchange(plan, () => pairs, passes, true);
}

function exchange(plan: Plan, pairs: () => readonly number[], passes: number, isMending: boolean): number {
	let all = 0;
	let borders: Border[] = [];
	for (let pass = 0; pass < passes; pass++) {
		if (pass % FRESH === 0) borders = bordersOf(plan, pairs());
		let done = 0;
		for (let at = 0; at < borders.length; at += 2)
			done += settleBorder(plan, borders[at] as Border, borders[at + 1] as Border, isMending);
		all += done;
		if (done === 0) {
			if (pass % FRESH === 0) break;
			pass += FRESH - 1 - (pass % FRESH);
		}
	}
	return all;
}

function settleBorder(plan: Plan, there: Border, back: Border, isMending: boolean): number {
	for (let count = 0; count < EXCHANGES; count++) {
		if (isMending && plan.outside(there.from) + plan.outside(there.to) <= SLIGHT) return count;
		const best = bestExchange(plan, there, back);
		if (!best) return count;
		if (best.out >= 0) plan.move(best.out, there.to);
		if (best.back >= 0) plan.move(best.back, there.from);
	}
	return EXCHANGES;
}

function bestExchange(plan: Plan, there: Border, back: Border): Exchange | null {
	const { from: a, to: b } = there;
	const outs = changesOf(plan, there);
	const backs = changesOf(plan, back);
	const before = plan.outside(a) + plan.outside(b);
	let best: Exchange | null = null;
	const consider = (out: Change | null, come: Change | null) => {
		const cost = (out?.cost ?? 0) + (come?.cost ?? 0);
		if (before <= SLIGHT && cost >= 0) return;
		const [leaves, joins] = [out?.p ?? -1, come?.p ?? -1];
		const outside = plan.outsideAfter(a, leaves, joins) + plan.outsideAfter(b, joins, leaves) - before;
		if (!isGain(outside, cost)) return;
		const priced = (out?.priced ?? 0) + (come?.priced ?? 0);
		const exchange = { out: leaves, back: joins, outside, cost, priced };
		if (best && !isMore(exchange, best)) return;
		if (isAffordable(plan, leaves, b, joins, a)) best = exchange;
	};
	for (const out of outs) consider(out, null);
	for (const come of backs) consider(null, come);
	for (const out of outs) for (const come of backs) consider(out, come);
	return best;
}

function changesOf(plan: Plan, { from, to, units }: Border): Change[] {
	return units
		.filter((p) => plan.owner[p] === from)
		.map((p) => {
			const cost = plan.costOf(p, to) - plan.costOf(p, from);
			return { p, cost, priced: cost + plan.chargeOf(p, to) - plan.chargeOf(p, from) };
		});
}

function isGain(outside: number, cost: number): boolean {
	return outside < -SLIGHT || (outside <= 0 && cost < 0);
}

/** What brings loads nearer to their bands goes first, by what it costs per load at the prices; then what saves most. */
function isMore(exchange: Exchange, than: Exchange): boolean {
	const [brings, broughtBefore] = [exchange.outside < -SLIGHT, than.outside < -SLIGHT];
	if (brings !== broughtBefore) return brings;
	if (!brings) return exchange.cost < than.cost;
	return (
		Math.max(exchange.priced, 0) * than.outside > Math.max(than.priced, 0) * exchange.outside ||
		(exchange.priced <= 0 && than.priced <= 0 && exchange.outside < than.outside)
	);
}

function isAffordable(plan: Plan, out: number, to: number, come: number, from: number): boolean {
	if (plan.movable === Number.POSITIVE_INFINITY) return true;
	const more = (out < 0 ? 0 : plan.moveValue(out, to)) + (come < 0 ? 0 : plan.moveValue(come, from));
	return more <= 0 || plan.moved + more <= plan.movable;
}
