import { openBoard, rebalance } from '../index.ts';
import { centresOf } from '../centres.ts';
import { isBetter, loadsOf, overshootOf, type PlanScore } from '../figures.ts';
import { alongBudgets } from '../points/along-budgets.ts';
import { lumpyOrSearch } from '../points/answer.ts';
import { shortfallsOf } from '../shortfalls.ts';
import type { SearchProgress, TerritoryProblem } from '../problem.ts';
import { answered, inAreas, type DivideRequest, type Division } from './divide.ts';
import { peopled } from './peopled.ts';
import { Best, type DivisionProgress } from './so-far.ts';

/** Shares of the value that may move in turn, until every band holds. */
const STEPS = [0, 0.01, 0.02, 0.05, 0.1, 0.15, 0.2, 0.3, 0.5, 1];

/**
 * The plan in `current` led into its bands with as little moved as the search finds, whatever the budget says. Customers of
 * nobody are given to someone and a territory without customers gets its first ones, which is no move.
 *
 * @throws AppError as divide
 */
export function hold(request: DivideRequest, onProgress?: (progress: DivisionProgress) => void): Division {
	const { areas } = request;
	const from = { ...request, current: withPlaceless(request), budget: 1 };
	return answered(
		from,
		(given, rows, tell) => {
			const start = peopled(given);
			const problem = fromStart(given, start);
			if (areas) return inAreas(request, areas, nearStart(problem), rows, { tell });
			const best = new Best(problem, isKinder);
			best.offer(around(problem, start));
			const isEnough = (owner: Int32Array) => {
				best.offer(owner);
				return overshootOf(problem, loadsOf(problem, owner)) === 0;
			};
			const progressed = ({ stage, done, total }: SearchProgress) =>
				tell?.({ stage, done, total, best: () => best.owner });
			alongBudgets(problem, STEPS, { onProgress: progressed, onFound: isEnough });
			const { owner } = best;
			const otherwise = (_: number, criterion: number) => lumpyOrSearch(problem, criterion);
			return { owner, shortfalls: shortfallsOf(problem, owner, otherwise) };
		},
		onProgress,
	);
}

/** Customers of nobody whose place is not known go to the territory with least for its part, one after the other. */
function withPlaceless(request: DivideRequest): Int32Array {
	const { criteria, posts, order, current, longitude, latitude, groups } = request;
	const owner = current.slice();
	const all = posts.map((_, j) => j);
	const values = criteria.find((each) => each.values.some((value) => value > 0))?.values;
	const loads = new Float64Array(posts.length);
	owner.forEach((own, row) => own >= 0 && (loads[own] = (loads[own] as number) + (values?.[row] ?? 0)));
	const part = (j: number) => (loads[j] as number) / (posts[j] as number);
	for (const row of order) {
		const isPlaced = Number.isFinite(longitude[row]) && Number.isFinite(latitude[row]);
		if (isPlaced || (owner[row] as number) >= 0) continue;
		const may = groups ? (groups.allowed[groups.of[row] as number] ?? []) : all;
		if (may.length === 0) continue;
		const least = may.reduce((best, j) => (part(j) < part(best) ? j : best));
		owner[row] = least;
		loads[least] = (loads[least] as number) + (values?.[row] ?? 0);
	}
	return owner;
}

/** Moves count from the start, but whoever had nobody may still go anywhere. */
function fromStart(problem: TerritoryProblem, start: Int32Array): TerritoryProblem {
	const { disruption } = problem;
	if (!disruption) return problem;
	const current = disruption.current.map((own, unit) => (own < 0 ? -1 : (start[unit] as number)));
	return { ...problem, disruption: { ...disruption, current } };
}

/** Moves cost what they disturb, so that whole areas stay where their customers are. */
function nearStart(problem: TerritoryProblem): TerritoryProblem {
	const { disruption } = problem;
	return disruption ? { ...problem, disruption: { ...disruption, price: 1 } } : problem;
}

/** Of divisions that hold the bands the one that moves least is better; where none does, the one that comes nearest. */
function isKinder(one: PlanScore, than: PlanScore): boolean {
	const isLess = Math.abs(one.moved - than.moved) > 1e-9;
	if (one.overshoot === 0 && than.overshoot === 0 && isLess) return one.moved < than.moved;
	return isBetter(one, than);
}

/** The rest led around what is there, as after an edit by hand. */
function around(problem: TerritoryProblem, owner: Int32Array): Int32Array {
	const centres = centresOf(problem, owner);
	const edit = { owner, held: new Uint8Array(owner.length), centreX: centres.x, centreY: centres.y };
	return rebalance(openBoard(problem), edit).owner;
}
