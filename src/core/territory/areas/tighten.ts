import type { Random } from '#src/core/stats/index.ts';
import { anneal, EQUAL, isBetter, ROUNDS } from './anneal.ts';
import type { Found } from './anneal.ts';
import { polished } from './polish.ts';
import type { Search } from './search.ts';

/** How a plan is tightened. */
export interface Tries {
	/** How often at most. */
	readonly tries: number;
	/** Moves tried each time. */
	readonly trials: number;
	/** Territories that miss a band which some plan may hold. */
	readonly openTerritories: (owner: Int32Array) => readonly number[];
	/** Called before each try, counting on from the rounds of the search before. */
	readonly tell?: (step: number, best: Found) => void;
}

/** Borders around a territory that misses a band, try by try, and the warmth there. */
const REACH = [1, 2, 3];
const WARMTH = [2, 4, 4];

/**
 * Moves what is left outside the bands to where there is room: warms up the territories around one place after the other, again
 * and again and further around, until all bands hold.
 *
 * @param searchFrom a search that begins with a plan
 */
export function tighten(
	plan: Found,
	{ tries, trials, openTerritories, tell }: Tries,
	random: Random,
	searchFrom: (owner: Int32Array) => Search,
): Found {
	let best = plan;
	for (let one = 0; one < tries && best.overshoot > EQUAL; one++) {
		const missed = openTerritories(best.owner);
		if (missed.length === 0) break;
		tell?.(ROUNDS + one, best);
		const search = searchFrom(best.owner.slice());
		const among = aroundTerritory(
			search,
			missed[one % missed.length] as number,
			REACH[one % REACH.length] as number,
		);
		const warmth = WARMTH[one % WARMTH.length] as number;
		const found = anneal(search, random, { trials, warmth, among });
		const next = polished(searchFrom(found.owner));
		if (isBetter(next, best)) best = next;
	}
	return best;
}

/** Units of a territory and of those up to some borders away. */
function aroundTerritory({ frame, owner }: Search, territory: number, reach: number): Int32Array {
	const { offsets, neighbours, territories } = frame;
	let isNear = new Uint8Array(territories);
	isNear[territory] = 1;
	for (let step = 0; step < reach; step++) {
		const wider = isNear.slice();
		for (let unit = 0; unit < owner.length; unit++) {
			if (!isNear[owner[unit] as number]) continue;
			for (let e = offsets[unit] as number; e < (offsets[unit + 1] as number); e++)
				wider[owner[neighbours[e] as number] as number] = 1;
		}
		isNear = wider;
	}
	return Int32Array.from(owner.keys()).filter((unit) => isNear[owner[unit] as number] === 1);
}
