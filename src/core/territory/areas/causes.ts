import { bandsOf, loadsOf } from '../figures.ts';
import type { Shortfall } from '../problem.ts';
import { Proofs } from './bounds.ts';
import type { Cause } from './bounds.ts';
import type { Frame } from './frame.ts';
import { setMove } from './move.ts';
import { Search } from './search.ts';

/** Shares of a target that are no shortfall. */
const EQUAL = 1e-9;

/** One limit that is missed. */
interface Miss {
	readonly territory: number;
	readonly criterion: number;
	readonly load: number;
	readonly floor: number;
	readonly ceiling: number;
	/** Share of the target. */
	readonly by: number;
}

/** Whether some limit cannot be held by any plan. */
export function isOutOfReach(frame: Frame): boolean {
	return new Proofs(frame).hasAny();
}

/**
 * The limits that a plan does not hold, worst first, each with what stands in the way: what holds for every plan (all there
 * is, one unit, locks, eligibility, a part of the map apart), then what holds for every single step from this plan (the move
 * budget, contiguity, units too large), else the search.
 */
export function shortfallsOf(frame: Frame, owner: Int32Array): Shortfall[] {
	const misses = missesOf(frame, owner);
	if (misses.length === 0) return [];
	const proofs = new Proofs(frame);
	const search = new Search(frame, owner.slice(), 0, 'anywhere');
	const units = Array.from({ length: frame.territories }, () => [] as number[]);
	owner.forEach((own, unit) => units[own]?.push(unit));
	return misses.map((miss) => {
		const { territory, criterion, load, floor, ceiling } = miss;
		const isAbove = load > ceiling;
		const limit = isAbove ? ceiling : floor;
		const own = units[territory];
		const proof = isAbove
			? proofs.above(territory, criterion, ceiling, own)
			: proofs.below(territory, criterion, own);
		return { territory, criterion, load, limit, ...(proof ?? causeOfSteps(search, miss)) };
	});
}

function missesOf({ problem, territories }: Frame, owner: Int32Array): Miss[] {
	const { floor, ceiling } = bandsOf(problem);
	const misses: Miss[] = [];
	loadsOf(problem, owner).forEach((load, at) => {
		const [territory, criterion] = [at % territories, Math.floor(at / territories)];
		const [low, high] = [floor[at] as number, ceiling[at] as number];
		const by = Math.max(low - load, load - high) / (problem.criteria[criterion]?.target[territory] as number);
		if (by > EQUAL) misses.push({ territory, criterion, load, floor: low, ceiling: high, by });
	});
	return misses.sort((a, b) => b.by - a.by || a.criterion - b.criterion || a.territory - b.territory);
}

/** Why no single step over the borders of a territory helps. */
function causeOfSteps(search: Search, miss: Miss): Cause {
	const { criteria } = search.frame;
	const met = { steps: 0, isOpen: false, budget: false, contiguity: false, fits: false };
	eachStep(search, miss, (unit) => {
		const { mask, values } = search.frame;
		const { to } = search.move;
		met.steps++;
		if (mask && !mask(unit, to)) return;
		met.isOpen = true;
		const value = values[unit * criteria + miss.criterion] as number;
		const load = miss.load > miss.ceiling ? miss.load - value : miss.load + value;
		if (load >= miss.floor && load <= miss.ceiling) met.fits = true;
		if (search.loads.change(search.move) >= -EQUAL) return;
		if (!search.isAllowed()) met.budget ||= search.upheaval.limit < Infinity;
		else if (!search.keepsWhole()) met.contiguity = true;
	});
	if (met.steps > 0 && !met.isOpen) return { cause: 'locked', unit: -1 };
	if (met.budget) return { cause: 'budget', unit: -1 };
	if (met.contiguity || met.steps === 0) return { cause: 'contiguity', unit: -1 };
	return { cause: met.fits ? 'search' : 'lumpy', unit: -1 };
}

/** Sets every step of one unit out of a territory that is too full, or into one that lacks, as the move of the search. */
function eachStep(search: Search, miss: Miss, visit: (unit: number) => void): void {
	const { owner, move, frame } = search;
	const { offsets, neighbours } = frame;
	const isAbove = miss.load > miss.ceiling;
	for (let unit = 0; unit < owner.length; unit++) {
		const own = owner[unit] as number;
		if ((own === miss.territory) !== isAbove) continue;
		for (let e = offsets[unit] as number; e < (offsets[unit + 1] as number); e++) {
			const other = owner[neighbours[e] as number] as number;
			if (other === own || (!isAbove && other !== miss.territory)) continue;
			setMove(move, unit, own, other);
			visit(unit);
		}
	}
}
