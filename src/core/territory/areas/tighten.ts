import type { Random } from '#src/core/stats/index.ts';
import { anneal, EQUAL, isBetter } from './anneal.ts';
import type { Found } from './anneal.ts';
import { polish } from './polish.ts';
import type { Search } from './search.ts';

/** Borders around a territory that does not hold, try by try, and the warmth there. */
const REACH = [1, 2, 3];
const WARMTH = [1, 1, 2];

/**
 * Moves what is left outside the bands to where there is room: warms up the territories around it, again and again, each time
 * a little further around, until all bands hold.
 *
 * @param tries how often at most, and how many moves each time
 * @param searchFrom a search that begins with a plan
 */
export function tighten(
	plan: Found,
	{ tries, trials }: { readonly tries: number; readonly trials: number },
	random: Random,
	searchFrom: (owner: Int32Array) => Search,
): Found {
	let best = plan;
	for (let one = 0; one < tries && best.overshoot > EQUAL; one++) {
		const search = searchFrom(best.owner.slice());
		const among = aroundShortfalls(search, REACH[one % REACH.length] as number);
		const warmth = WARMTH[one % WARMTH.length] as number;
		const found = anneal(search, random, { trials, warmth, among });
		const next = polished(searchFrom(found.owner));
		if (isBetter(next, best)) best = next;
	}
	return best;
}

/** The plan of a search after polishing. */
export function polished(search: Search): Found {
	polish(search);
	search.settle();
	return { owner: search.owner, overshoot: search.overshoot, total: search.total };
}

/** Units of the territories that do not hold a band, and of those up to some borders away. */
function aroundShortfalls({ frame, loads, owner }: Search, reach: number): Int32Array {
	const { offsets, neighbours, criteria, territories } = frame;
	let isNear = new Uint8Array(territories);
	loads.loads.forEach((load, at) => {
		if (loads.outside(at, load) > 0) isNear[Math.floor(at / criteria)] = 1;
	});
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
