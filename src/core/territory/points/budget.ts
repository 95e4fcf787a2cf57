import { isBetter, movedShareOf, scoreOf } from '../figures.ts';
import { improve, polished } from './improve.ts';
import type { Layout } from './layout.ts';
import type { Improved, Report } from './improve.ts';

/** Halvings of the range in which the price of moves is looked for. */
const HALVINGS = 5;
/** Range of prices tried, as powers of two of the cost that a unit of value has on average. */
const DEAREST = 12;

/**
 * The best division that moves no more value than allowed: moves are made dearer until the budget holds, and what is left of it
 * is spent on the best single moves. From the plan of today, which moves nothing and so is always within.
 */
export function withinBudget(layout: Layout, today: Int32Array, moveRate: number, report: Report): Improved {
	const { problem, k, c } = layout;
	const { budget } = problem.disruption ?? { budget: 1 };
	const rate = (owner: Int32Array) => scoreOf(problem, owner, undefined, moveRate);
	const none = { price: new Float64Array(c * k), bound: 0 };
	let best: Improved = { ...none, owner: polished(layout, today, moveRate, report) };
	const usual = usualRate(layout, today);
	if (usual === 0) return best;
	const consider = (dearer: number) => {
		const found = improve(layout, today, dearer, report);
		if (movedShareOf(problem, found.owner) > budget) return false;
		const owner = polished(layout, found.owner, moveRate, report);
		if (isBetter(rate(owner), rate(best.owner))) best = { ...found, owner, bound: 0 };
		return true;
	};
	if (consider(moveRate)) return best;
	let [low, high] = [-DEAREST, DEAREST];
	for (let step = 0; step < HALVINGS; step++) {
		const middle = (low + high) / 2;
		if (consider(moveRate + usual * 2 ** middle)) high = middle;
		else low = middle;
	}
	return best;
}

/** What a unit of value costs on average in the plan of today. */
export function usualRate({ problem }: Layout, today: Int32Array): number {
	const { value } = problem.disruption ?? { value: new Float64Array(0) };
	const all = value.reduce((sum, one) => sum + one, 0);
	return all > 0 ? scoreOf(problem, today, undefined, 0).cost / all : 0;
}
