import { createRandom } from '#src/core/stats/index.ts';
import { centresOf } from '../centres.ts';
import type { Centres } from '../centres.ts';
import { checkProblem } from '../check.ts';
import { costOf, movedShareOf, moveRateOf } from '../figures.ts';
import type { Adjacency, SearchProgress, TerritoryAnswer, TerritoryProblem } from '../problem.ts';
import { checkMap, partsOf } from './adjacency.ts';
import { asPoints, ladenUnits } from './as-points.ts';
import { anneal, EQUAL, isBetter, ROUNDS } from './anneal.ts';
import type { Found } from './anneal.ts';
import { findBridges, withBridges } from './bridges.ts';
import type { Bridge } from './bridges.ts';
import { Causes } from './causes.ts';
import { seatsOf } from './distances.ts';
import type { CentrePlace } from './distances.ts';
import { frameOf } from './frame.ts';
import type { Frame } from './frame.ts';
import { pieceCounts } from './pieces.ts';
import { polished } from './polish.ts';
import { repair } from './repair.ts';
import { Search } from './search.ts';
import { regrow } from './regrow.ts';
import { spreadAll } from './spread.ts';
import type { SearchFrom } from './spread.ts';
import { beginning } from './start.ts';
import { tighten } from './tighten.ts';

/** How areas are divided. */
export interface AreaOptions {
	/** The same seed gives the same plan. */
	readonly seed?: number;
	/** Length of the search: 1 = as usual, 2 = twice as many trials. */
	readonly effort?: number;
	/** Where centres may lie where the objective is distance: `unit` = in one of the territory's units; without a pull to bases. */
	readonly centres?: CentrePlace;
	readonly onProgress?: (progress: SearchProgress) => void;
}

/** A division of areas into territories that hang together. */
export interface AreaAnswer extends TerritoryAnswer {
	/** Pieces of each territory: 1 = it hangs together, 0 = it has no units. */
	readonly pieces: Uint32Array;
	/** Links that were not allowed but had to be taken: the map has more parts than there are territories. */
	readonly forced: readonly Bridge[];
}

/** Trials of a search: of every one, and per unit that holds something. */
const TRIALS = 1_600_000;
const TRIALS_PER_UNIT = 1900;
/** Units up to which a search is short enough to be repeated from other beginnings, and how often. */
const SMALL = 400;
const REPEATS = 4;
/** How often a search from the plan of today is repeated, which is short too: most moves are too dear to be weighed long. */
const REPEATS_NEAR = 3;
/** How often one that begins with units divided as points. */
const REPEATS_AS_POINTS = 2;
/** How often any map is searched while bands are missed that could hold. */
const MORE_RUNS = 2;
/** First temperature of a search for a new plan, and for one that stays near the plan of today. */
const WARM = 2;
const MILD = 0.5;
/** The same for runs that begin with units divided as points, one after the other: that is good already. */
const GENTLE = [0.5, 0.1];
/** Trials around a shortfall. */
const TRIALS_AROUND = 300_000;
/** How often the surroundings of shortfalls are searched, and where all begins with the plan of today, which may not be given up for a wider search. */
const TRIES = 8;
const TRIES_NEAR = 24;
/** Trials of a search over the whole map for what is still missed, in those of the first. */
const WIDE = 1 / 4;
/** Steps that a run tells of at most. */
const STEPS = ROUNDS + TRIES_NEAR;

/**
 * Divides areas that share borders among territories that hang together: a first plan by cutting the map in two again and
 * again, or from units divided as points where distances count from bases or most areas are empty, or also the plan of today
 * where moves have a price or a budget; repair; annealing; polishing; then what is left outside the bands is moved to where there is
 * room: around it, over the whole map, by growing the last territories anew. Small maps are searched from several beginnings.
 * Where the map has more parts than there are territories, the shortest links between them are taken as borders.
 *
 * @param map borders, and the bridges that are allowed (`withBridges`)
 * @throws AppError as `checkProblem`; `internal` for a map that does not fit the problem
 */
export function divideAreas(
	problem: TerritoryProblem,
	map: Adjacency,
	options: AreaOptions = {},
): AreaAnswer {
	checkProblem(problem);
	checkMap(problem, map);
	const forced = unavoidable(problem, map);
	const frame = frameOf(problem, withBridges(map, forced));
	const causes = new Causes(frame, options.effort);
	const { owner } = bestOf(frame, causes, options);
	const centres: Centres = options.centres === 'unit' ? seatsOf(problem, owner) : centresOf(problem, owner);
	return {
		owner,
		centreX: centres.x,
		centreY: centres.y,
		prices: new Float64Array(problem.territories),
		cost: costOf(problem, owner, centres),
		shortfalls: causes.shortfalls(owner),
		pieces: pieceCounts(frame, owner),
		forced,
	};
}

/** Links without which there would be more parts than territories. */
function unavoidable({ x, y, territories }: TerritoryProblem, map: Adjacency): Bridge[] {
	const { count } = partsOf(map);
	return count <= territories ? [] : findBridges(map, x, y).slice(0, count - territories);
}

/** The best plan of a few runs; large maps are searched again only while bands are missed that could hold. */
function bestOf(frame: Frame, causes: Causes, options: AreaOptions): Found {
	const { seed = 1, effort = 1, centres = 'anywhere', onProgress } = options;
	const { problem, units } = frame;
	const rate = moveRateOf(problem);
	const searchIn =
		(within: Frame): SearchFrom =>
		(owner, strain) =>
			new Search(within, owner, rate, centres, strain);
	const searchFrom = searchIn(frame);
	const openTerritories = (owner: Int32Array) => causes.openTerritories(owner);
	const today = staysNear(problem);
	const laden = ladenUnits(frame).length;
	const asIfPoints = asPoints(frame, { seed, effort });
	const isSmall = (asIfPoints && !today ? laden : units) <= SMALL;
	const always = isSmall ? REPEATS : today ? REPEATS_NEAR : asIfPoints ? REPEATS_AS_POINTS : 1;
	const runs = Math.max(always, MORE_RUNS);
	const trials = Math.ceil((TRIALS + TRIALS_PER_UNIT * laden) * effort);
	let best: Found | null = null;
	for (let run = 0; run < runs; run++) {
		const random = createRandom(seed, run);
		const isNear = today && (run === 0 || !asIfPoints);
		const owner = isNear ? today.slice() : (asIfPoints?.(random) ?? beginning(frame, random));
		repair(frame, owner);
		// What mending made of points may move more than it may; a search does not come back from there.
		if (best && movedShareOf(problem, owner) > (problem.disruption?.budget ?? 1) + 1e-9) continue;
		const tell = teller(onProgress, best, run, runs);
		const schedule = {
			trials,
			warmth: today ? MILD : asIfPoints ? (GENTLE[run % GENTLE.length] as number) : WARM,
			onRound: tell,
		};
		const first = polished(searchFrom(anneal(searchFrom(owner), random, schedule).owner));
		const around = { trials: Math.ceil(TRIALS_AROUND * effort), openTerritories, tell };
		// What begins so well may also be left as it is where another one holds all bands.
		const isLeft = !today && asIfPoints && (run >= MORE_RUNS || (best && best.overshoot <= EQUAL));
		const tries = isLeft || isStill(frame) ? 0 : today && !asIfPoints ? TRIES_NEAR : TRIES;
		let found = tighten(first, { ...around, tries }, random, searchFrom);
		if (!today && !isLeft) {
			const tellWide = (step: number, plan: Found) => tell(ROUNDS + TRIES + step, plan);
			const wide = { trials: Math.ceil(trials * WIDE), openTerritories, searchIn, tell: tellWide };
			found = regrow(frame, spreadAll(frame, found, wide, random), wide, random);
		}
		if (!best || isBetter(found, best)) best = found;
		if (run + 1 >= always && openTerritories(best.owner).length === 0) break;
	}
	const found = best as Found;
	const total = runs * STEPS;
	onProgress?.({ stage: 'improve', done: total, total, best: found.owner });
	return found;
}

/** Tells the rounds of a run, and after them the tries, as parts of all runs; the plan shown is the best of all runs. */
function teller(
	onProgress: AreaOptions['onProgress'],
	best: Found | null,
	run: number,
	runs: number,
): (step: number, plan: Found) => void {
	return (step, plan) =>
		onProgress?.({
			stage: step < ROUNDS ? 'improve' : 'repair',
			done: run * STEPS + step + 1,
			total: runs * STEPS,
			best: best && !isBetter(plan, best) ? best.owner : plan.owner,
		});
}

/** The plan of today where moving away from it has a price or a limit, else null. */
function staysNear({ disruption }: TerritoryProblem): Int32Array | null {
	return disruption && (disruption.price > 0 || disruption.budget < 1) ? disruption.current : null;
}

/** Whether nothing that holds something may move away from today, so that there is nothing to choose. */
function isStill(frame: Frame): boolean {
	const { disruption } = frame.problem;
	if (disruption?.budget !== 0) return false;
	const { current, value } = disruption;
	return ladenUnits(frame).every((unit) => (current[unit] as number) >= 0 && (value[unit] as number) > 0);
}
