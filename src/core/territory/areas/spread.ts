import type { Random } from '#src/core/stats/index.ts';
import { anneal, isBetter } from './anneal.ts';
import type { Found } from './anneal.ts';
import type { Frame } from './frame.ts';
import type { Strain } from './loads.ts';
import { polished } from './polish.ts';
import type { Search } from './search.ts';

/** First and last temperature while deviations spread, and what they cost: shapes hardly count. */
const HOT = { warmth: 30, cold: 3, penalty: 60 };
/** The same while shapes form again: bands count at once. */
const COOLING = { warmth: 1, penalty: 60 };

/** A search that begins with a plan. */
export type SearchFrom = (owner: Int32Array, strain?: Strain) => Search;

/** How what lies outside the bands is moved over the whole map. */
export interface Wide {
	/** Moves tried each time. */
	readonly trials: number;
	/** Territories that miss a band which some plan may hold. */
	readonly openTerritories: (owner: Int32Array) => readonly number[];
	/** Searches in a frame: that of the plan, or one in which some units are locked. */
	readonly searchIn: (frame: Frame) => SearchFrom;
	/** Called before each time. */
	readonly tell: (step: number, best: Found) => void;
}

/** How often deviations spread, while bands are missed that could hold. */
export const SPREADS = 2;

/** Lets deviations spread again while that helps. */
export function spreadAll(frame: Frame, plan: Found, wide: Wide, random: Random): Found {
	let best = plan;
	for (let count = 0; count < SPREADS && wide.openTerritories(best.owner).length > 0; count++) {
		wide.tell(count, best);
		best = spread(best, wide.trials, random, wide.searchIn(frame));
	}
	return best;
}

/**
 * Lets what lies outside the bands run off over the whole map: every deviation costs its square, so that of two neighbours the one
 * that is further off gives to the other, also where both hold their bands. Then shapes form again, if all bands hold.
 *
 * @param trials of each of the two
 */
export function spread(plan: Found, trials: number, random: Random, searchFrom: SearchFrom): Found {
	const wide = anneal(searchFrom(plan.owner.slice(), 'squared'), random, { trials, ...HOT });
	const flat = polished(searchFrom(wide.owner));
	if (!isBetter(flat, plan)) return plan;
	const round = polished(
		searchFrom(anneal(searchFrom(flat.owner.slice()), random, { trials, ...COOLING }).owner),
	);
	return isBetter(round, flat) ? round : flat;
}
