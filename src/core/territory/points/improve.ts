import { filledCentres } from './start.ts';
import { Plan } from './plan.ts';
import { polish } from './polish.ts';
import { PairSplits } from './resplit.ts';
import type { SearchProgress } from '../problem.ts';
import type { Layout } from './layout.ts';

/** Passes over all pairs of territories, and the size per territory whose change is too little to go on. */
const SPLITS = 12;
const SETTLED = 2e-3;
/** Rounds of polishing, each between new centres, and passes over all borders in each. */
const POLISHES = 3;
const PASSES = 8;

/** Tells how far a search is; the division is per position. */
export type Report = (stage: SearchProgress['stage'], done: number, total: number, owner: Int32Array) => void;

/**
 * Leads a division to one that is balanced unit by unit and cheap: borders of pairs and centres in turn, then single units and
 * swaps. Budgets are numbers of passes, never time.
 */
export function improve(layout: Layout, start: Int32Array, moveRate: number, report: Report): Int32Array {
	let centres = filledCentres(layout, start);
	const splits = new PairSplits(layout, start);
	for (let pass = 0; pass < SPLITS; pass++) {
		const moved = splits.pass(centres, moveRate);
		centres = filledCentres(layout, splits.owner, centres);
		report('balance', pass + 1, SPLITS, splits.owner);
		if (moved <= SETTLED * layout.k) break;
	}
	return polished(layout, splits.owner, moveRate, report);
}

/** Moves and swaps of single units only, between centres that follow. */
export function polished(layout: Layout, start: Int32Array, moveRate: number, report: Report): Int32Array {
	let owner = start;
	let centres = filledCentres(layout, start);
	for (let round = 0; round < POLISHES; round++) {
		const plan = new Plan(layout, owner, centres, moveRate);
		const exchanges = polish(plan, centres, PASSES);
		owner = plan.owner;
		report('improve', round + 1, POLISHES, owner);
		if (exchanges === 0) break;
		centres = filledCentres(layout, owner, centres);
	}
	return owner;
}
