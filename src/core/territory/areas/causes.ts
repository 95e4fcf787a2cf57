import { bandsOf } from '../figures.ts';
import type { Shortfall } from '../problem.ts';
import { shortfallsOf } from '../shortfalls.ts';
import type { Reason } from '../shortfalls.ts';
import { partsOf } from './adjacency.ts';
import { isIndivisible } from './behind-gates.ts';
import { largestOf } from './pieces.ts';
import type { Frame } from './frame.ts';
import { gatedParts } from './gated-parts.ts';
import { growTerritory, limitsOf } from './growth.ts';
import type { Limits } from './growth.ts';
import { setMove } from './move.ts';
import { Search } from './search.ts';

/** Changes of overshoots, and shares of limits, that are rounding. */
const EQUAL = 1e-9;

/** Units of a territory that are looked at for a proof, the largest first, and how often units are looked at for each, as usual. */
const ROOTS = 3;
const LOOKS = 1_000_000;

/** Tells of plans of one problem what they miss and why. */
export class Causes {
	readonly #frame: Frame;
	readonly #looks: number;
	readonly #isUnfit: (unit: number, criterion: number) => boolean;
	/** Units of which it is known whether no territory with them holds the bands. */
	readonly #isHopeless = new Map<number, boolean>();
	/** By the units of parts behind gates, whether it is known that no plan divides them. */
	readonly #isIndivisible = new Map<string, boolean>();

	/** @param effort of the search that these are of: a short one is not to wait for long proofs */
	constructor(frame: Frame, effort = 1) {
		this.#frame = frame;
		this.#looks = Math.ceil(LOOKS * Math.min(1, effort));
		this.#isUnfit = unfitParts(frame);
	}

	/**
	 * The limits that a plan does not hold, worst first, each with what stands in the way: what holds for every plan, also that
	 * a part of the map apart, or behind one unit, cannot be divided within the bands; then what holds for every single step
	 * from this plan (units too large, the move budget, contiguity); else the search.
	 */
	shortfalls(owner: Int32Array): Shortfall[] {
		const search = new Search(this.#frame, owner.slice(), 0, 'anywhere');
		return shortfallsOf(this.#frame.problem, owner, (territory, criterion) => {
			const step = causeOfSteps(search, territory, criterion);
			return step.cause === 'lumpy' ? step : (this.#proof(owner, territory, criterion) ?? step);
		});
	}

	/** Territories that miss a limit which some plan may hold, in the order of their numbers. */
	openTerritories(owner: Int32Array): number[] {
		const open: Reason = { cause: 'search', unit: -1 };
		const found = shortfallsOf(
			this.#frame.problem,
			owner,
			(territory, criterion) => this.#proof(owner, territory, criterion) ?? open,
		);
		const territories = found.filter(({ cause }) => cause === 'search').map(({ territory }) => territory);
		return [...new Set(territories)].sort((a, b) => a - b);
	}

	/** Why the map lets no plan hold a limit: a part apart, or a unit that fits into no territory, which is named. */
	#proof(owner: Int32Array, territory: number, criterion: number): Reason | null {
		const unit = owner.indexOf(territory);
		if (unit < 0) return null;
		if (this.#isUnfit(unit, criterion)) return { cause: 'contiguity', unit: -1 };
		const hopeless = largestOf(this.#frame, owner, territory, ROOTS).find((one) => this.#fitsNowhere(one));
		return hopeless === undefined ? null : { cause: 'contiguity', unit: hopeless };
	}

	#fitsNowhere(unit: number): boolean {
		const known = this.#isHopeless.get(unit);
		if (known !== undefined) return known;
		const limits = limitsOf(this.#frame);
		const isHopeless =
			growTerritory(this.#frame, unit, limits, this.#looks).isProven || this.#liesInIndivisible(unit, limits);
		this.#isHopeless.set(unit, isHopeless);
		return isHopeless;
	}

	/** Whether a unit lies behind gates in a part that is proven to have no division. */
	#liesInIndivisible(unit: number, limits: Limits): boolean {
		return gatedParts(this.#frame, unit).some((part) => {
			const key = part.units
				.slice()
				.sort((a, b) => a - b)
				.join();
			const known = this.#isIndivisible.get(key) ?? isIndivisible(this.#frame, part, limits);
			this.#isIndivisible.set(key, known);
			return known;
		});
	}
}

/** Whether the part of the map that a unit lies in has a load that no number of territories can hold. */
function unfitParts({ offsets, neighbours, problem }: Frame): (unit: number, criterion: number) => boolean {
	const { part, count } = partsOf({ offsets, neighbours });
	if (count === 1) return () => false;
	const { territories } = problem;
	const { floor, ceiling } = bandsOf(problem);
	const loads = problem.criteria.map(({ values }) => {
		const sums = new Float64Array(count);
		values.forEach(
			(value, unit) => (sums[part[unit] as number] = (sums[part[unit] as number] as number) + value),
		);
		return sums;
	});
	return (unit, criterion) => {
		const load = loads[criterion]?.[part[unit] as number] as number;
		const [from, to] = [criterion * territories, (criterion + 1) * territories];
		const least = floor.subarray(from, to).reduce((a, b) => Math.min(a, b), Infinity);
		const most = ceiling.subarray(from, to).reduce((a, b) => Math.max(a, b), 0);
		return Math.max(1, Math.ceil(load / most - EQUAL)) * least > load * (1 + EQUAL);
	};
}

/** Why no single step over the borders of a territory helps. */
function causeOfSteps(search: Search, territory: number, criterion: number): Reason {
	const { mask, values, criteria, target, above, below } = search.frame;
	const at = territory * criteria + criterion;
	const load = search.loads.loads[at] as number;
	const ceiling = (target[at] as number) * (1 + (above[criterion] as number));
	const floor = (target[at] as number) * (1 - (below[criterion] as number));
	const met = { steps: 0, isOpen: false, budget: false, contiguity: false, fits: false };
	eachStep(search, territory, load > ceiling, (unit) => {
		met.steps++;
		if (mask && !mask(unit, search.move.to)) return;
		met.isOpen = true;
		const value = values[unit * criteria + criterion] as number;
		const after = load > ceiling ? load - value : load + value;
		if (after >= floor && after <= ceiling) met.fits = true;
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
function eachStep(search: Search, territory: number, isOut: boolean, visit: (unit: number) => void): void {
	const { owner, move, frame } = search;
	const { offsets, neighbours } = frame;
	for (let unit = 0; unit < owner.length; unit++) {
		const own = owner[unit] as number;
		if ((own === territory) !== isOut) continue;
		for (let e = offsets[unit] as number; e < (offsets[unit + 1] as number); e++) {
			const other = owner[neighbours[e] as number] as number;
			if (other === own || (!isOut && other !== territory)) continue;
			setMove(move, unit, own, other);
			visit(unit);
		}
	}
}
