import type { Found } from './anneal.ts';
import { setMove } from './move.ts';
import type { Search } from './search.ts';

/** Changes below this are none: of overshoots, and of totals in the cost of a territory. */
const EQUAL = 1e-9;
/** Passes over the map at most; a few are enough. */
const PASSES = 50;

/**
 * Takes every single step and every exchange along the borders that makes the plan better, until there is none: first the
 * overshoot, then the total.
 */
export function polish(search: Search): void {
	for (let pass = 0; pass < PASSES; pass++) {
		search.settle();
		const steps = stepAll(search);
		if (exchangeAll(search) + steps === 0) return;
	}
}

/** The plan of a search after polishing. */
export function polished(search: Search): Found {
	polish(search);
	search.settle();
	return { owner: search.owner, overshoot: search.overshoot, total: search.total };
}

/** Every unit to every neighbour, with what hangs on it. */
function stepAll(search: Search): number {
	const { owner, move, contiguity } = search;
	const { offsets, neighbours } = search.frame;
	let taken = 0;
	for (let unit = 0; unit < owner.length; unit++) {
		for (let e = offsets[unit] as number; e < (offsets[unit + 1] as number); e++) {
			const from = owner[unit] as number;
			const to = owner[neighbours[e] as number] as number;
			if (from === to) continue;
			setMove(move, unit, from, to);
			if (!search.keepsWhole() && !contiguity.takeFollowers(move)) continue;
			if (takeIfBetter(search)) taken++;
		}
	}
	return taken;
}

/** Every two units on both sides of a border. */
function exchangeAll(search: Search): number {
	const { owner, move, contiguity, frame } = search;
	const { territories } = frame;
	let taken = 0;
	const sides = borderUnits(search);
	for (const [key, units] of sides) {
		const from = Math.floor(key / territories);
		const to = key % territories;
		const others = from < to ? sides.get(to * territories + from) : undefined;
		if (!others) continue;
		for (const unit of units) {
			for (const other of others) {
				if (owner[unit] !== from) break;
				if (owner[other] !== to) continue;
				setMove(move, unit, from, to, other);
				if (!isBetter(search) || !search.isAllowed()) continue;
				if (!contiguity.touches(other, from, unit) || !contiguity.touches(unit, to, other)) continue;
				if (!search.keepsWhole()) continue;
				search.apply();
				taken++;
			}
		}
	}
	return taken;
}

/** Units of a territory that touch another one, by territory · territories + other. */
function borderUnits({ owner, frame: { offsets, neighbours, territories } }: Search): Map<number, number[]> {
	const sides = new Map<number, number[]>();
	for (let unit = 0; unit < owner.length; unit++) {
		for (let e = offsets[unit] as number; e < (offsets[unit + 1] as number); e++) {
			const other = owner[neighbours[e] as number] as number;
			if (other === owner[unit]) continue;
			const key = (owner[unit] as number) * territories + other;
			const units = sides.get(key);
			if (!units) sides.set(key, [unit]);
			else if (units[units.length - 1] !== unit) units.push(unit);
		}
	}
	return sides;
}

function takeIfBetter(search: Search): boolean {
	if (!isBetter(search) || !search.isAllowed()) return false;
	search.apply();
	return true;
}

function isBetter(search: Search): boolean {
	const excess = search.loads.change(search.move);
	if (excess > EQUAL) return false;
	return excess < -EQUAL || search.costChange() < -EQUAL;
}
