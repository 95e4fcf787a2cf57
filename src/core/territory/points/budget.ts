import { isBetter, movedShareOf, scoreOf } from '../figures.ts';
import { improve, polished } from './improve.ts';
import type { Layout } from './layout.ts';
import type { Report } from './improve.ts';

/** Halvings of the range in which the price of moves is looked for. */
const HALVINGS = 5;
/** Range of prices tried, as powers of two of the cost that a unit of value has on average. */
const DEAREST = 12;

/**
 * The best division that moves no more value than allowed: moves are made dearer until the budget holds, and what is left of it
 * is spent on the best single moves. From the plan of today, which moves nothing and so is always within.
 */
export function withinBudget(
	layout: Layout,
	today: Int32Array,
	moveRate: number,
	report: Report,
): Int32Array {
	const { problem } = layout;
	const { budget } = problem.disruption ?? { budget: 1 };
	const rate = (owner: Int32Array) => scoreOf(problem, owner, undefined, moveRate);
	let best = polished(layout, today, moveRate, report);
	let score = rate(best);
	const usual = usualRate(layout, today);
	if (budget === 0 || usual === 0) return best;
	let [low, high] = [-DEAREST, DEAREST];
	for (let step = 0; step < HALVINGS; step++) {
		const middle = step === 0 ? -DEAREST : (low + high) / 2;
		const dearer = step === 0 ? moveRate : moveRate + usual * 2 ** middle;
		const found = improve(layout, today, dearer, report);
		if (movedShareOf(problem, found) > budget) {
			low = middle;
			continue;
		}
		high = middle;
		const spent = polished(layout, found, moveRate, report);
		const now = rate(spent);
		if (isBetter(now, score)) [best, score] = [spent, now];
		if (step === 0) break;
	}
	return best;
}

/** What a unit of value costs on average in the plan of today. */
function usualRate({ problem }: Layout, today: Int32Array): number {
	const { value } = problem.disruption ?? { value: new Float64Array(0) };
	const all = value.reduce((sum, one) => sum + one, 0);
	return all > 0 ? scoreOf(problem, today, undefined, 0).cost / all : 0;
}
