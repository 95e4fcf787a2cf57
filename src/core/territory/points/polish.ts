import { bordersOf } from './frontier.ts';
import { neighbouringPairs } from './pairs.ts';
import type { Centres } from '../centres.ts';
import type { Border } from './frontier.ts';
import type { Plan } from './plan.ts';

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
}

/**
 * Moves single units and swaps pairs of units across borders while that brings loads into their bands or, with these no worse,
 * costs less. Pins, masks and the budget of moves hold.
 *
 * @param passes over all borders, at most; ends earlier when nothing changes
 * @returns number of exchanges
 */
export function polish(plan: Plan, centres: Centres, passes: number): number {
	let all = 0;
	for (let pass = 0; pass < passes; pass++) {
		const pairs = neighbouringPairs(plan.layout, plan.owner, centres);
		const borders = bordersOf(plan, pairs);
		let done = 0;
		for (let at = 0; at < borders.length; at += 2)
			done += settleBorder(plan, borders[at] as Border, borders[at + 1] as Border);
		all += done;
		if (done === 0) break;
	}
	return all;
}

function settleBorder(plan: Plan, there: Border, back: Border): number {
	for (let count = 0; count < EXCHANGES; count++) {
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
	const consider = (out: number, come: number, cost: number) => {
		if (before <= SLIGHT && cost >= 0) return;
		const outside = plan.outsideAfter(a, out, come) + plan.outsideAfter(b, come, out) - before;
		if (!isGain(outside, cost)) return;
		if (best && !isMore(outside, cost, best)) return;
		if (!isAffordable(plan, out, b, come, a)) return;
		best = { out, back: come, outside, cost };
	};
	for (const out of outs) consider(out.p, -1, out.cost);
	for (const come of backs) consider(-1, come.p, come.cost);
	for (const out of outs) for (const come of backs) consider(out.p, come.p, out.cost + come.cost);
	return best;
}

function changesOf(plan: Plan, { from, to, units }: Border): { p: number; cost: number }[] {
	return units
		.filter((p) => plan.owner[p] === from)
		.map((p) => ({ p, cost: plan.costOf(p, to) - plan.costOf(p, from) }));
}

function isGain(outside: number, cost: number): boolean {
	return outside < -SLIGHT || (outside <= 0 && cost < 0);
}

function isMore(outside: number, cost: number, than: Exchange): boolean {
	if (Math.abs(outside - than.outside) > SLIGHT) return outside < than.outside;
	return cost < than.cost;
}

function isAffordable(plan: Plan, out: number, to: number, come: number, from: number): boolean {
	if (plan.movable === Number.POSITIVE_INFINITY) return true;
	const more = (out < 0 ? 0 : plan.moveValue(out, to)) + (come < 0 ? 0 : plan.moveValue(come, from));
	return more <= 0 || plan.moved + more <= plan.movable;
}
