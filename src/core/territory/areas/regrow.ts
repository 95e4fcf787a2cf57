import type { Random } from '#src/core/stats/index.ts';
import { isBetter } from './anneal.ts';
import type { Found } from './anneal.ts';
import { frameOf } from './frame.ts';
import type { Frame } from './frame.ts';
import { growTerritory, limitsOf } from './growth.ts';
import { largestOf } from './pieces.ts';
import { repair } from './repair.ts';
import { spread, SPREADS } from './spread.ts';
import type { Wide } from './spread.ts';

/** How often units are looked at in one growth. */
const LOOKS = 4_000_000;
/** Units that a territory is grown from, the largest first. */
const ROOTS = 2;
/** Territories grown one after the other, at most. */
const GROWTHS = 2;
/** Territories that may miss a band; where more do it is not for one of them alone. */
const FEW = 2;

/** A plan with territories that stand. */
interface Settled extends Found {
	/** Territory of the units of those, and of locked ones; −1 = free. */
	readonly held: Int32Array;
	readonly territories: ReadonlySet<number>;
}

/**
 * Grows territories anew that miss a band which some plan may hold, one after the other, from their largest units; what that takes
 * from others and leaves over is spread while the new territories stand.
 */
export function regrow(frame: Frame, plan: Found, how: Wide, random: Random): Found {
	const held = frame.problem.locked ?? new Int32Array(frame.units).fill(-1);
	let best = plan;
	let last: Settled | null = { ...plan, held, territories: new Set() };
	for (let count = 0; last && count < GROWTHS; count++) {
		how.tell(SPREADS + count, best);
		last = regrowOne(frame, last, how, random);
		if (last && isBetter(last, best)) best = last;
	}
	return best;
}

/** Grows the first open territory that does not stand; null where none is open, or none can be grown. */
function regrowOne(frame: Frame, plan: Settled, how: Wide, random: Random): Settled | null {
	const open = how.openTerritories(plan.owner);
	if (open.length > FEW) return null;
	for (const territory of open) {
		if (plan.territories.has(territory)) continue;
		for (const root of largestOf(frame, plan.owner, territory, ROOTS)) {
			const units = grownFrom(frame, plan, root, territory);
			if (units) return settle(frame, plan, territory, units, how, random);
		}
	}
	return null;
}

function grownFrom(
	frame: Frame,
	{ held, territories }: Settled,
	root: number,
	territory: number,
): readonly number[] | null {
	const mayTake = (unit: number) =>
		(held[unit] === -1 || held[unit] === territory) && (frame.mask?.(unit, territory) ?? true);
	const isSettled = (unit: number) => territories.has(held[unit] as number);
	return growTerritory(frame, root, limitsOf(frame, territory), LOOKS, { mayTake, isSettled }).units;
}

/** The plan with a new territory that stands, mended around it. */
function settle(
	frame: Frame,
	plan: Settled,
	territory: number,
	units: readonly number[],
	{ trials, searchIn }: Wide,
	random: Random,
): Settled {
	const held = plan.held.slice();
	const owner = plan.owner.map((own) => (own === territory ? -1 : own));
	for (const unit of units) held[unit] = owner[unit] = territory;
	const around = frameOf({ ...frame.problem, locked: held }, frame);
	repair(around, owner);
	const search = searchIn(around)(owner);
	const torn: Found = { owner, overshoot: search.overshoot, total: search.total };
	const found = spread(torn, trials, random, searchIn(around));
	return { ...found, held, territories: new Set([...plan.territories, territory]) };
}
