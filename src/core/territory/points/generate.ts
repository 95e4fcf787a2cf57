import { createRandom } from '#src/core/stats/index.ts';
import { checkProblem } from '../check.ts';
import { isBetter, moveRateOf, scoreOf } from '../figures.ts';
import { answerOf, lumpyOrSearch, reporter } from './answer.ts';
import { withinBudget } from './budget.ts';
import { improve, polished } from './improve.ts';
import { layOut } from './layout.ts';
import { bisected, continued, unmoved } from './start.ts';
import type { SearchProgress, Shortfall, TerritoryAnswer, TerritoryProblem } from '../problem.ts';
import type { Reason } from '../shortfalls.ts';
import type { Improved, Report } from './improve.ts';
import type { Layout } from './layout.ts';

export interface SearchOptions {
	/** Same seed, same plan. Only starts after the first depend on it. */
	readonly seed: number;
	/** Number of starts, ≥ 1, of which the best counts; 1 unless given. */
	readonly effort?: number;
	/** A plan of the same units and territories to begin with. */
	readonly resume?: Pick<TerritoryAnswer, 'owner'>;
	readonly onProgress?: (progress: SearchProgress) => void;
}

/**
 * Divides points among territories: each load within its band if that can be, at the least cost of distance and moves. Starts
 * from the plan given, else from that of today, else from recursive bisection; never balanced worse than these.
 *
 * @throws AppError as {@link checkProblem}
 */
export function generate(problem: TerritoryProblem, options: SearchOptions): TerritoryAnswer {
	checkProblem(problem);
	const layout = layOut(problem);
	const moveRate = moveRateOf(layout.problem);
	const report = reporter(layout, options.onProgress);
	const from = (problem.disruption?.budget ?? 1) < 1 ? unmoved(layout) : null;
	if (from) {
		const found = withinBudget(layout, from, moveRate, report);
		return answerOf(problem, layout, found, budgetReason(problem, options));
	}
	const found = bestOf(layout, startsOf(layout, options), moveRate, report);
	return answerOf(problem, layout, found, (_, criterion) => lumpyOrSearch(problem, criterion));
}

/** What the budget of moves stands in the way of, found by a search without it. */
function budgetReason(
	problem: TerritoryProblem,
	{ seed }: SearchOptions,
): (territory: number, criterion: number) => Reason {
	let free: TerritoryAnswer | null = null;
	return (territory, criterion) => {
		if (!problem.disruption) return lumpyOrSearch(problem, criterion);
		free ??= generate({ ...problem, disruption: { ...problem.disruption, price: 0, budget: 1 } }, { seed });
		const isMissed = (one: Shortfall) => one.territory === territory && one.criterion === criterion;
		return free.shortfalls.find(isMissed) ?? { cause: 'budget', unit: -1 };
	};
}

/** Divisions to start from; the first alone decides how balanced the answer is at least. */
function startsOf(layout: Layout, { seed, effort = 1, resume }: SearchOptions): Int32Array[] {
	const random = createRandom(seed);
	const before = resume ? toPositions(layout, resume.owner) : layout.home;
	const starts = [(before.length > 0 && continued(layout, before)) || bisected(layout, 0)];
	for (let turn = 1; turn < effort; turn++) starts.push(bisected(layout, random.next() * Math.PI));
	return starts;
}

function bestOf(layout: Layout, starts: readonly Int32Array[], moveRate: number, report: Report): Improved {
	const { problem } = layout;
	const rate = ({ owner }: Improved) => scoreOf(problem, owner, undefined, moveRate);
	const [first, ...others] = starts as [Int32Array, ...Int32Array[]];
	const tryFrom = (start: Int32Array) => {
		report('start', 0, 1, start);
		return improve(layout, start, moveRate, report);
	};
	let best = tryFrom(first);
	for (const start of others) {
		const found = tryFrom(start);
		if (isBetter(rate(found), rate(best))) best = found;
	}
	const { overshoot } = scoreOf(problem, first);
	if (overshoot >= scoreOf(problem, best.owner).overshoot) return best;
	return { ...best, owner: polished(layout, first, moveRate, report) };
}

function toPositions({ unitAt }: Layout, owner: Int32Array): Int32Array {
	return Int32Array.from(unitAt, (unit) => owner[unit] as number);
}
