import { createRandom } from '#src/core/stats/index.ts';
import { centresOf } from '../centres.ts';
import type { Centres } from '../centres.ts';
import { checkProblem } from '../check.ts';
import { costOf, moveRateOf } from '../figures.ts';
import type { Adjacency, SearchProgress, TerritoryAnswer, TerritoryProblem } from '../problem.ts';
import { partsOf } from './adjacency.ts';
import { anneal, ROUNDS } from './anneal.ts';
import type { Found } from './anneal.ts';
import { findBridges, withBridges } from './bridges.ts';
import type { Bridge } from './bridges.ts';
import type { CentrePlace } from './distances.ts';
import { frameOf } from './frame.ts';
import type { Frame } from './frame.ts';
import { pieceCounts } from './pieces.ts';
import { polish } from './polish.ts';
import { repair } from './repair.ts';
import { Search } from './search.ts';
import { beginning } from './start.ts';

/** How areas are divided. */
export interface AreaOptions {
	/** The same seed gives the same plan. */
	readonly seed?: number;
	/** Length of the search: 1 = as usual, 2 = twice as many trials. */
	readonly effort?: number;
	/** Where centres may lie where the objective is distance. */
	readonly centres?: CentrePlace;
	readonly onProgress?: (progress: SearchProgress) => void;
}

/** A division of areas into territories that hang together. */
export interface AreaAnswer extends TerritoryAnswer {
	/** Pieces of each territory: 1 = it hangs together, 0 = it has no units. */
	readonly pieces: Uint32Array;
	/** Links that were not allowed but had to be: the map has more parts apart than there are territories. */
	readonly forced: readonly Bridge[];
}

/** Units up to which a search is short enough to be repeated from other beginnings. */
const SMALL = 400;
const RESTARTS = 8;
/** First temperature of a search for a new plan and for one that stays near the plan of today. */
const WARM = 1;
const MILD = 0.2;

/**
 * Divides areas that share borders among territories that hang together: a first plan by cutting the map in two again and
 * again, or the plan of today where moves have a price or a budget; repair; annealing; polishing; for small maps from several
 * beginnings, of which the best is kept. Where there are more parts apart than territories, the shortest links are taken.
 *
 * @throws AppError as `checkProblem`
 */
export function divideAreas(problem: TerritoryProblem, map: Adjacency, options: AreaOptions = {}): AreaAnswer {
	checkProblem(problem);
	const { seed = 1, effort = 1, centres = 'anywhere' } = options;
	const forced = unavoidable(problem, map);
	const frame = frameOf(problem, withBridges(map, forced));
	const rate = moveRateOf(problem);
	const isFresh = !problem.disruption || (problem.disruption.price === 0 && problem.disruption.budget === 1);
	const runs = isFresh && frame.units <= SMALL ? RESTARTS : 1;
	const trials = Math.ceil(trialsFor(frame) * effort);
	let best: Found | null = null;
	for (let run = 0; run < runs; run++) {
		const random = createRandom(seed, run);
		const owner = isFresh ? beginning(frame, random) : (problem.disruption?.current.slice() as Int32Array);
		repair(frame, owner);
		const before = best;
		const found = anneal(new Search(frame, owner, rate, centres), random, {
			trials,
			warmth: isFresh ? WARM : MILD,
			onRound: (round, plan) =>
				options.onProgress?.({
					stage: 'improve',
					done: run * ROUNDS + round + 1,
					total: runs * ROUNDS,
					best: before && before.overshoot === 0 ? before.owner : plan,
				}),
		});
		const last = polished(frame, found.owner, rate, centres);
		if (!best || isBetterThan(last, best)) best = last;
	}
	const { owner } = best as Found;
	return answerOf(problem, frame, owner, centres, forced);
}

/** Links without which there would be more parts than territories. */
function unavoidable(problem: TerritoryProblem, map: Adjacency): Bridge[] {
	const { count } = partsOf(map);
	if (count <= problem.territories) return [];
	return findBridges(map, problem.x, problem.y).slice(0, count - problem.territories);
}

function trialsFor({ units }: Frame): number {
	return 200_000 + 400 * units;
}

function polished(frame: Frame, owner: Int32Array, rate: number, place: CentrePlace): Found {
	const search = new Search(frame, owner, rate, place);
	polish(search);
	search.settle();
	return { owner, overshoot: search.overshoot, total: search.total };
}

function isBetterThan(plan: Found, than: Found): boolean {
	if (Math.abs(plan.overshoot - than.overshoot) > 1e-9) return plan.overshoot < than.overshoot;
	return plan.total < than.total;
}

function answerOf(
	problem: TerritoryProblem,
	frame: Frame,
	owner: Int32Array,
	place: CentrePlace,
	forced: readonly Bridge[],
): AreaAnswer {
	const centres: Centres = centresOf(problem, owner);
	void place;
	return {
		owner,
		centreX: centres.x,
		centreY: centres.y,
		prices: new Float64Array(problem.territories),
		cost: costOf(problem, owner, centres),
		shortfalls: [],
		pieces: pieceCounts(frame, owner),
		forced,
	};
}
