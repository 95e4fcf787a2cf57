import { areCentresFixed } from '../centres.ts';
import { isBetter, scoreOf } from '../figures.ts';
import { anneal } from './anneal.ts';
import { byPrices } from './by-prices.ts';
import { coarsen } from './coarse.ts';
import { neighbouringPairs } from './pairs.ts';
import { Plan } from './plan.ts';
import { polish } from './polish.ts';
import { PairSplits } from './resplit.ts';
import { filledCentres } from './start.ts';
import { transport } from './transport.ts';
import { makeWhole } from './whole-units.ts';
import type { SearchProgress } from '../problem.ts';
import type { PricedDivision } from './by-prices.ts';
import type { Coarse } from './coarse.ts';
import type { Layout } from './layout.ts';

/** Near units are joined at first where this leaves at least so many, and so many per territory. */
const MANY = 8_000;
const PER_TERRITORY = 160;
/** Passes over all pairs of territories, and the size per territory whose change is too little to go on. */
const SPLITS = 10;
const SETTLED = 2e-3;
/** Rounds of prices. */
const ROUNDS = 6;
/** Rounds of polishing, each between new centres, and passes over all borders in each. */
const POLISHES = 2;
const PASSES = 8;
/** Rounds of annealing, where units are few. */
const ANNEALS = 3;

/** Tells how far a search is; the division is per position. */
export type Report = (stage: SearchProgress['stage'], done: number, total: number, owner: Int32Array) => void;

export interface Improved {
	readonly owner: Int32Array;
	/** criterion · k + territory. */
	readonly price: Float64Array;
	/** Lower bound of cost and price of moves between the last centres. */
	readonly bound: number;
}

/**
 * Leads a division to one that is balanced unit by unit and cheap: borders of pairs and centres in turn, prices, then single
 * units and swaps. Budgets are numbers of passes, never time.
 */
export function improve(layout: Layout, start: Int32Array, moveRate: number, report: Report): Improved {
	if (layout.c === 1 && areCentresFixed(layout.problem)) return betweenBases(layout, start, moveRate, report);
	const joined = joinedFirst(layout, start, moveRate, report);
	const split = bySplits(layout, joined?.owner ?? start, moveRate, joined ? 1 : SPLITS, report);
	const rounds = joined ? 1 : ROUNDS;
	const onRound = (round: number, owner: Int32Array) => report('repair', round + 1, rounds, owner);
	const found = byPrices(layout, split, moveRate, rounds, onRound, joined?.price);
	return finish(layout, found, moveRate, report);
}

/** Between centres that stay, with one criterion: the exact optimum of shares, then whole units. */
function betweenBases(layout: Layout, start: Int32Array, moveRate: number, report: Report): Improved {
	const centres = filledCentres(layout, start);
	const planOf = (at: Layout, owner: Int32Array, price?: Float64Array) =>
		new Plan(at, owner, centres, moveRate, price);
	const small = joinedFew(layout)?.layout;
	const known = small && transport(planOf(small, new Int32Array(small.n))).price;
	const { owner, price, bound } = transport(planOf(layout, start), known);
	report('balance', 1, 1, owner);
	const plan = planOf(layout, owner, price);
	makeWhole(plan, price, centres);
	report('improve', 1, 1, plan.owner);
	const rate = (one: Int32Array) => scoreOf(layout.problem, one, centres, moveRate);
	const best = isBetter(rate(start), rate(plan.owner)) ? start : plan.owner;
	const isDone = best !== start && rate(best).overshoot === 0;
	return { owner: isDone ? best : polished(layout, best, moveRate, report, price), price, bound };
}

/** Near units joined, where there are many; null where there are few. */
function joinedFew(layout: Layout): Coarse | null {
	const run = Math.floor(layout.n / Math.max(MANY, PER_TERRITORY * layout.k));
	return run < 2 ? null : coarsen(layout, run);
}

/** The search with near units joined, where there are many; null where there are few. */
function joinedFirst(
	layout: Layout,
	start: Int32Array,
	moveRate: number,
	report: Report,
): Pick<Improved, 'owner' | 'price'> | null {
	const joined = joinedFew(layout);
	if (!joined) return null;
	const { layout: small, partOf } = joined;
	const owner = new Int32Array(small.n);
	for (let p = layout.n - 1; p >= 0; p--) owner[partOf[p] as number] = start[p] as number;
	const spread = (parts: Int32Array) => Int32Array.from(partOf, (part) => parts[part] as number);
	const reportParts: Report = (stage, done, total, parts) => report(stage, done, total, spread(parts));
	const split = bySplits(small, owner, moveRate, SPLITS, reportParts);
	const found = byPrices(small, split, moveRate, ROUNDS, (round, parts) =>
		reportParts('repair', round + 1, ROUNDS, parts),
	);
	return { owner: spread(found.owner), price: found.price };
}

function bySplits(
	layout: Layout,
	start: Int32Array,
	moveRate: number,
	passes: number,
	report: Report,
): Int32Array {
	let centres = filledCentres(layout, start);
	const splits = new PairSplits(layout, start);
	for (let pass = 0; pass < passes; pass++) {
		const moved = splits.pass(centres, moveRate);
		centres = filledCentres(layout, splits.owner, centres);
		report('balance', pass + 1, passes, splits.owner);
		if (moved <= SETTLED * layout.k) break;
	}
	return splits.owner;
}

/**
 * From where every unit is cheapest to whole units within the bands. Where units are few, or bands do not hold, from the
 * balanced division too, of which the better counts, and by annealing.
 */
function finish(layout: Layout, found: PricedDivision, moveRate: number, report: Report): Improved {
	const { price, bound } = found;
	const rate = (owner: Int32Array) => scoreOf(layout.problem, owner, undefined, moveRate);
	let owner = polished(layout, found.ideal, moveRate, report, price);
	if (layout.n > MANY && rate(owner).overshoot === 0) return { owner, price, bound };
	const other = polished(layout, found.owner, moveRate, report, price);
	if (isBetter(rate(other), rate(owner))) owner = other;
	return { owner: annealed(layout, owner, moveRate, report, price), price, bound };
}

/** Moves and swaps of single units only, between centres that follow. */
export function polished(
	layout: Layout,
	start: Int32Array,
	moveRate: number,
	report: Report,
	price?: Float64Array,
): Int32Array {
	let owner = start;
	let centres = filledCentres(layout, start);
	for (let round = 0; round < POLISHES; round++) {
		const plan = new Plan(layout, owner, centres, moveRate, price);
		const exchanges = polish(plan, centres, PASSES);
		owner = plan.owner;
		report('improve', round + 1, POLISHES, owner);
		if (exchanges === 0) break;
		centres = filledCentres(layout, owner, centres);
	}
	return owner;
}

function annealed(
	layout: Layout,
	start: Int32Array,
	moveRate: number,
	report: Report,
	price: Float64Array,
): Int32Array {
	let owner = start;
	for (let round = 0; round < ANNEALS; round++) {
		const centres = filledCentres(layout, owner);
		const plan = new Plan(layout, owner, centres, moveRate, price);
		anneal(plan, neighbouringPairs(layout, owner, centres), round);
		polish(plan, centres, PASSES);
		owner = plan.owner;
		report('improve', round + 1, ANNEALS, owner);
	}
	return owner;
}
