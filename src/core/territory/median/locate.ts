import { createRandom } from '#src/core/stats/index.ts';
import type { Random } from '#src/core/stats/index.ts';
import type { SearchProgress } from '../problem.ts';
import { anneal, isBetter } from './anneal.ts';
import type { Found } from './anneal.ts';
import { answerOf } from './answer.ts';
import { checkMedians } from './check.ts';
import { Clusters } from './clusters.ts';
import { instanceOf } from './instance.ts';
import type { Instance } from './instance.ts';
import { polish } from './polish.ts';
import type { MedianAnswer, MedianOptions, MedianProblem } from './problem.ts';
import { beginning, relocated } from './start.ts';

/** Distances a search as usual looks at: seconds, whatever the number of units. */
const WORK = 700_000_000;
/** Runs of a search, the share of the work that those of a kind take, and their first temperature in the cost of a unit. */
const KINDS = [
	/** Learns how much a unit costs. */
	{ runs: 1, share: 0.06, warm: 1, isNew: true },
	/** From a new beginning each. */
	{ runs: 2, share: 0.44, warm: 1, isNew: true },
	/** From the best so far after one base has gone elsewhere. */
	{ runs: 10, share: 0.5, warm: 0.4, isNew: false },
] as const;
/** Last temperature. */
const COLD = 0.05;
/** Price of demand above a capacity in the end, in costs of a unit per mean demand. */
const PROHIBITIVE = 1e6;

/**
 * Finds places for bases of limited capacity and divides the units among them so that Σ weight · distance is small: simulated
 * annealing from several beginnings in which bases follow their units, then from the best with one base elsewhere; the best of
 * all is polished. Where the capacities cannot
 * hold or no way was found to hold them, the answer exceeds them by little and says why.
 *
 * @throws AppError territory.noUnits, territory.position, territory.distance, territory.weight, territory.value,
 * territory.negative, territory.capacity, territory.fewUnits, territory.manyUnits; `internal` where lengths cannot be
 */
export function locate(problem: MedianProblem, options: MedianOptions = {}): MedianAnswer {
	checkMedians(problem);
	const instance = instanceOf(problem);
	return answerOf(instance, search(instance, options));
}

function search(instance: Instance, { seed = 1, effort = 1, onProgress }: MedianOptions): Clusters {
	const portion = instance.demand.reduce((sum, one) => sum + one, 0) / instance.units || 1;
	const clusters = new Clusters(instance, beginning(instance, createRandom(seed, 0)));
	let best: Found = { owner: clusters.owner.slice(), over: clusters.over, cost: clusters.total };
	const runs = KINDS.flatMap((kind) => Array.from({ length: kind.runs }, () => kind));
	const tell = (stage: SearchProgress['stage'], done: number) =>
		onProgress?.({ stage, done, total: runs.length, best: best.owner });
	runs.forEach((kind, run) => {
		tell(run === 0 ? 'start' : 'improve', run);
		const random = createRandom(seed, run + 1);
		if (kind.isNew) clusters.begin(beginning(instance, random));
		else moveBase(clusters, best, random);
		const work = (WORK * effort * kind.share) / kind.runs;
		const schedule = { work, warm: kind.warm, cold: COLD, scale: scaleOf(best, instance), portion };
		const found = anneal(clusters, random, schedule);
		if (isBetter(found, best)) best = found;
	});
	clusters.begin(best.owner);
	const scale = scaleOf(best, instance);
	polish(clusters, (PROHIBITIVE * scale) / portion, scale);
	best = { owner: clusters.owner, over: clusters.over, cost: clusters.total };
	tell('improve', runs.length);
	return clusters;
}

function moveBase(clusters: Clusters, best: Found, random: Random): void {
	clusters.begin(best.owner);
	clusters.begin(relocated(clusters.instance, clusters.median, random));
}

/** Cost of a unit; 1 where all cost nothing. */
function scaleOf({ cost }: Found, { units }: Instance): number {
	return cost / units || 1;
}
