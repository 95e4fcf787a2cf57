import { checkProblem } from '../check.ts';
import { loadsOf, movedShareOf, overshootOf, scoreOf } from '../figures.ts';
import { reporter } from './answer.ts';
import { usualRate } from './budget.ts';
import { improve, polished } from './improve.ts';
import { layOut } from './layout.ts';
import { neighbouringPairs } from './pairs.ts';
import { Plan } from './plan.ts';
import { mend } from './polish.ts';
import { bisected, filledCentres, unmoved } from './start.ts';
import { loadsAt, strainOf, toward } from './toward.ts';
import type { SearchProgress, TerritoryProblem } from '../problem.ts';
import type { Layout } from './layout.ts';
import type { Report } from './improve.ts';

/** Passes over the borders of what is outside a band. */
const PASSES = 8;
/** Divisions are equally balanced where what is outside, squared, differs by no more. */
const EQUAL = 1e-12;
/** Prices of moves tried, as powers of two of what a unit of value costs on average: from dear to cheap, at last free. */
const PRICES = [10, 6, 3, 1, -1, -3, null];

export interface AlongOptions {
	/**
	 * A better division for a budget: its place among the budgets and the territory of each unit; the array belongs to the search and changes.
	 * What is true ends the search.
	 */
	readonly onFound: (owner: Int32Array, budget: number) => boolean;
	readonly onProgress?: (progress: SearchProgress) => void;
}

/**
 * Divisions for a row of budgets of moves, each going on from the one before: first the cheapest single exchanges from the plan of
 * today, then divisions at prices of moves from dear to free, each for all the budgets that allow it. No division is worse
 * than that of a smaller budget.
 *
 * @param budgets shares of the value, ascending
 * @throws AppError as {@link checkProblem}
 */
export function alongBudgets(
	problem: TerritoryProblem,
	budgets: readonly number[],
	{ onFound, onProgress }: AlongOptions,
): void {
	checkProblem(problem);
	const layout = layOut(problem);
	const report = reporter(layout, onProgress);
	const start = unmoved(layout) ?? bisected(layout, 0);
	const row = new Row(layout, budgets, start, onFound);
	const steps = budgets.length + PRICES.length;
	const tell = (done: number) => report('improve', done, steps, row.last);
	for (let at = 0; at < budgets.length; at++) {
		if (row.goOn(at)) return;
		tell(at + 1);
	}
	const usual = usualRate(layout, start);
	for (const [i, power] of PRICES.entries()) {
		const { owner } = improve(layout, start, power === null ? 0 : usual * 2 ** power, quiet);
		if (row.take(owner)) return;
		tell(budgets.length + i + 1);
		if (usual === 0) return;
	}
}

const quiet: Report = () => undefined;

/** The best division known for each budget. */
class Row {
	readonly #layouts: readonly Layout[];
	readonly #budgets: readonly number[];
	readonly #best: Int32Array[];
	readonly #start: Int32Array;
	/** All value. */
	readonly #all: number;
	readonly #onFound: AlongOptions['onFound'];
	readonly #unitAt: Uint32Array;

	constructor(
		layout: Layout,
		budgets: readonly number[],
		start: Int32Array,
		onFound: AlongOptions['onFound'],
	) {
		this.#layouts = budgets.map((budget) => allowing(layout, budget));
		this.#budgets = budgets;
		this.#best = budgets.map(() => start);
		this.#start = start;
		this.#all = layout.value.reduce((sum, one) => sum + one, 0);
		this.#onFound = onFound;
		this.#unitAt = layout.unitAt;
	}

	get last(): Int32Array {
		return this.#best.at(-1) as Int32Array;
	}

	/** Goes on from the budget before with single exchanges. */
	goOn(at: number): boolean {
		const from = this.#best[Math.max(0, at - 1)] as Int32Array;
		return this.#offer(at, this.#polished(at, from), true);
	}

	/** A division for every budget that allows it; part of the way to it for the others. */
	take(owner: Int32Array): boolean {
		const moved = movedShareOf((this.#layouts[0] as Layout).problem, owner);
		for (let at = 0; at < this.#budgets.length; at++) {
			const layout = this.#layouts[at] as Layout;
			const budget = this.#budgets[at] as number;
			const part = moved > budget + 1e-9 ? toward(layout, this.#start, owner, budget * this.#all) : owner;
			if (this.#offer(at, this.#polished(at, part))) return true;
			// What the budget before has may be better still.
			if (at > 0 && this.#offer(at, this.#best[at - 1] as Int32Array)) return true;
		}
		return false;
	}

	/** Bands first: only what is left of the budget makes ways shorter. */
	#polished(at: number, owner: Int32Array): Int32Array {
		const layout = this.#layouts[at] as Layout;
		const mended = mendedIn(layout, owner);
		const isEven = overshootOf(layout.problem, loadsOf(layout.problem, mended)) === 0;
		return isEven ? polished(layout, mended, 0, quiet) : mended;
	}

	#offer(at: number, owner: Int32Array, isFirst = false): boolean {
		if (!isFirst && !this.#isBetter(owner, this.#best[at] as Int32Array)) return false;
		this.#best[at] = owner;
		const byUnit = new Int32Array(owner.length);
		owner.forEach((own, p) => (byUnit[this.#unitAt[p] as number] = own));
		return this.#onFound(byUnit, at);
	}

	/** What is furthest outside the bands counts first, then the cost. */
	#isBetter(owner: Int32Array, than: Int32Array): boolean {
		const layout = this.#layouts[0] as Layout;
		const [strain, before] = [owner, than].map((each) => strainOf(layout, loadsAt(layout, each))) as [
			number,
			number,
		];
		if (Math.abs(strain - before) > EQUAL) return strain < before;
		const cost = (each: Int32Array) => scoreOf(layout.problem, each, undefined, 0).cost;
		return cost(owner) < cost(than);
	}
}

/** Single exchanges where loads are outside their bands. */
function mendedIn(layout: Layout, owner: Int32Array): Int32Array {
	const centres = filledCentres(layout, owner);
	const plan = new Plan(layout, owner, centres, 0);
	mend(plan, neighbouringPairs(layout, owner, centres), PASSES);
	return plan.owner;
}

/** The same layout with another budget of moves. */
function allowing(layout: Layout, budget: number): Layout {
	const { disruption } = layout.problem;
	return disruption
		? { ...layout, problem: { ...layout.problem, disruption: { ...disruption, budget } } }
		: layout;
}
