import { createRandom } from '#src/core/stats/index.ts';
import { centresOf } from '../centres.ts';
import { checkProblem } from '../check.ts';
import { costOf, isBetter, moveRateOf, scoreOf } from '../figures.ts';
import { shortfallsOf } from '../shortfalls.ts';
import { withinBudget } from './budget.ts';
import { improve, polished } from './improve.ts';
import { layOut } from './layout.ts';
import { bisected, continued } from './start.ts';
import type { SearchProgress, TerritoryAnswer, TerritoryProblem } from '../problem.ts';
import type { Reason } from '../shortfalls.ts';
import type { Report } from './improve.ts';
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
	const report = reporter(layout, options);
	const today = todayOf(layout);
	const isBound = (problem.disruption?.budget ?? 1) < 1 && today !== null;
	const owner = isBound
		? withinBudget(layout, today, moveRate, report)
		: bestOf(layout, startsOf(layout, options, today), moveRate, report);
	return answerOf(problem, byUnit(layout, owner), (territory, criterion) =>
		isBound && holdsWithoutBudget(problem, options, territory, criterion)
			? { cause: 'budget', unit: -1 }
			: otherwise(problem, criterion),
	);
}

/** Divisions to start from; the first alone decides how balanced the answer is at least. */
function startsOf(
	layout: Layout,
	{ seed, effort = 1, resume }: SearchOptions,
	today: Int32Array | null,
): Int32Array[] {
	const random = createRandom(seed);
	const before = resume ? continued(layout, toPositions(layout, resume.owner)) : today;
	const starts = [before ?? bisected(layout, 0)];
	for (let turn = 1; turn < effort; turn++) starts.push(bisected(layout, random.next() * Math.PI));
	return starts;
}

function bestOf(layout: Layout, starts: readonly Int32Array[], moveRate: number, report: Report): Int32Array {
	const { problem } = layout;
	const rate = (owner: Int32Array) => scoreOf(problem, owner, undefined, moveRate);
	let best: Int32Array | null = null;
	for (const start of starts) {
		report('start', 0, 1, start);
		const found = improve(layout, start, moveRate, report);
		if (!best || isBetter(rate(found), rate(best))) best = found;
	}
	const [first] = starts as [Int32Array];
	if (!best) return first;
	if (scoreOf(problem, first).overshoot >= scoreOf(problem, best).overshoot) return best;
	return polished(layout, first, moveRate, report);
}

function todayOf(layout: Layout): Int32Array | null {
	return layout.home.length > 0 ? continued(layout, layout.home) : null;
}

function holdsWithoutBudget(
	problem: TerritoryProblem,
	{ seed }: SearchOptions,
	territory: number,
	criterion: number,
): boolean {
	if (!problem.disruption) return false;
	const free = generate({ ...problem, disruption: { ...problem.disruption, price: 0, budget: 1 } }, { seed });
	return !free.shortfalls.some((one) => one.territory === territory && one.criterion === criterion);
}

/** Units too few or too large for the bands, else the search. */
function otherwise({ criteria, territories }: TerritoryProblem, criterion: number): Reason {
	const { values, target, below, above } = criteria[criterion] as TerritoryProblem['criteria'][number];
	const sizes = values.filter((value) => value > 0).sort();
	const narrowest = target.reduce((least, one) => Math.min(least, one), Number.POSITIVE_INFINITY);
	const isLumpy = sizes.length < territories || (sizes[0] as number) > (below + above) * narrowest;
	return { cause: isLumpy ? 'lumpy' : 'search', unit: -1 };
}

function answerOf(
	problem: TerritoryProblem,
	owner: Int32Array,
	reason: (territory: number, criterion: number) => Reason,
): TerritoryAnswer {
	const centres = centresOf(problem, owner);
	return {
		owner,
		centreX: centres.x,
		centreY: centres.y,
		prices: new Float64Array(problem.territories * problem.criteria.length),
		cost: costOf(problem, owner, centres),
		shortfalls: shortfallsOf(problem, owner, reason),
	};
}

function reporter(layout: Layout, { onProgress }: SearchOptions): Report {
	if (!onProgress) return () => undefined;
	const best = new Int32Array(layout.n);
	return (stage, done, total, owner) => {
		for (let p = 0; p < owner.length; p++) best[layout.unitAt[p] as number] = owner[p] as number;
		onProgress({ stage, done, total, best });
	};
}

function byUnit({ unitAt }: Layout, owner: Int32Array): Int32Array {
	const units = new Int32Array(owner.length);
	for (let p = 0; p < owner.length; p++) units[unitAt[p] as number] = owner[p] as number;
	return units;
}

function toPositions({ unitAt }: Layout, owner: Int32Array): Int32Array {
	return Int32Array.from(unitAt, (unit) => owner[unit] as number);
}
