import type { Random } from '#src/core/stats/index.ts';
import { moveRateOf } from '../figures.ts';
import { generate } from '../points/generate.ts';
import type { TerritoryProblem } from '../problem.ts';
import { adjacencyOf, partsOf } from './adjacency.ts';
import { anneal, isBetter } from './anneal.ts';
import type { Found } from './anneal.ts';
import { frameOf } from './frame.ts';
import type { Frame } from './frame.ts';
import { fillLand } from './land.ts';
import { piecesOf } from './pieces.ts';
import { polished } from './polish.ts';
import { Search } from './search.ts';

/** Share of the units that hold something up to which a map is mostly ways. */
const SPARSE = 0.5;
/** Units up to which each is so much of a territory that dividing them is a puzzle, and the moves tried to solve it, as usual. */
const FEW = 60;
const TRIALS = 150_000;
const WARMTH = 0.5;
/** How many solutions are drawn for a plan; the one that misses least of its bands and ways counts, of these the cheapest. */
const DRAWS = 5;

/** Units that hold something: the others are only ways between these. */
export function ladenUnits({ problem, criteria, values, units }: Frame): number[] {
	const isLaden = (unit: number) =>
		(problem.weight[unit] as number) > 0 ||
		values.subarray(unit * criteria, (unit + 1) * criteria).some((value) => value > 0);
	return Array.from({ length: units }, (_, unit) => unit).filter(isLaden);
}

/**
 * Plans to begin with where distances count from bases, or most of the map holds nothing: the units that hold something are
 * divided as if none had to touch, and joined over the land between them as far as that goes.
 *
 * @returns draws the territory of each unit, in pieces where ways would have to cross; null where these are no good beginning
 */
export function asPoints(
	frame: Frame,
	{ seed, effort }: { readonly seed: number; readonly effort: number },
): ((random: Random) => Int32Array) | null {
	const { problem, units, mask, territories } = frame;
	const laden = ladenUnits(frame);
	const isFromBases = (problem.bases?.pull ?? 0) > 0;
	if (mask || laden.length < territories || !(isFromBases || laden.length < SPARSE * units)) return null;
	if (partsOf(frame).count > 1) return null;
	const among = amongUnits(problem, laden);
	const first = generate(among, { seed }).owner;
	const joined = (byUnit: Int32Array) => {
		const owner = new Int32Array(units).fill(-1);
		laden.forEach((unit, i) => (owner[unit] = byUnit[i] as number));
		// Land may have no middle of its own: what counts is how many units lie between.
		return fillLand(owner, frame, () => 1);
	};
	if (laden.length > FEW) {
		const owner = joined(first);
		return () => owner.slice();
	}
	const puzzle = frameOf(among, adjacencyOf(laden.length, allPairs(laden.length)));
	const trials = Math.ceil(TRIALS * effort);
	return (random) => {
		let best: Found | null = null;
		for (let draw = 0; draw < DRAWS; draw++) {
			const { owner, overshoot, total } = solved(puzzle, first, trials, random);
			const whole = joined(owner);
			const drawn = { owner: whole, overshoot: overshoot + territories * shareApart(frame, whole), total };
			if (!best || isBetter(drawn, best)) best = drawn;
		}
		return best?.owner ?? joined(first);
	};
}

/** A good plan of units of which each may be exchanged for any other. */
function solved(puzzle: Frame, first: Int32Array, trials: number, random: Random): Found {
	const rate = moveRateOf(puzzle.problem);
	const searchFrom = (owner: Int32Array) => new Search(puzzle, owner.slice(), rate, 'anywhere');
	return polished(searchFrom(anneal(searchFrom(first), random, { trials, warmth: WARMTH }).owner));
}

/** What is apart from the largest piece of its territory, in shares of all targets. */
function shareApart(frame: Frame, owner: Int32Array): number {
	const pieces = piecesOf(frame, owner);
	const largest = new Float64Array(frame.territories);
	for (const { territory, share } of pieces)
		largest[territory] = Math.max(largest[territory] as number, share);
	return pieces.reduce((sum, { share }) => sum + share, 0) - largest.reduce((sum, share) => sum + share, 0);
}

/** The problem of some of its units. */
function amongUnits(problem: TerritoryProblem, units: readonly number[]): TerritoryProblem {
	const { territories, objective, bases, disruption } = problem;
	const of = (values: Float64Array) => Float64Array.from(units, (unit) => values[unit] as number);
	return {
		...{ territories, objective, x: of(problem.x), y: of(problem.y), weight: of(problem.weight) },
		criteria: problem.criteria.map((criterion) => ({ ...criterion, values: of(criterion.values) })),
		...(bases && { bases }),
		...(disruption && {
			disruption: {
				...disruption,
				current: Int32Array.from(units, (unit) => disruption.current[unit] as number),
				value: of(disruption.value),
			},
		}),
	};
}

function allPairs(units: number): number[] {
	const pairs: number[] = [];
	for (let a = 0; a < units; a++) for (let b = 0; b < a; b++) pairs.push(a, b);
	return pairs;
}
