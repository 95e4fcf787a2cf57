import type { Random } from '#src/core/stats/index.ts';
import type { Clusters } from './clusters.ts';

/** What a search has found. */
export interface Found {
	readonly owner: Int32Array;
	/** Σ of what loads exceed capacities by. */
	over: number;
	cost: number;
}

/** How long and how warm a search is. */
export interface Schedule {
	/** Distances to look at. */
	readonly work: number;
	/** First and last temperature, in `scale`. */
	readonly warm: number;
	readonly cold: number;
	/** Cost of a unit in a good division. */
	readonly scale: number;
	/** Demand of a unit: the mean of all. */
	readonly portion: number;
}

/** Equal up to rounding, as a share. */
const EQUAL = 1e-9;
/** Steps of the temperature. */
const ROUNDS = 200;
/** Price of the demand of a unit above a capacity, in the cost of a unit: at the beginning and at the end. */
const LENIENT = 0.5;
const STRICT = 5;
/** From this share of the rounds on, the price grows faster for as long as a capacity is exceeded. */
const LATE = 0.75;
const PRESS = 1.3;
/** Share of the trials that exchange two units, and that look at any cluster instead of a near one. */
const EXCHANGES = 0.5;
const ANYWHERE = 1 / 32;
/** Moves that are worse with medians where they are by more than this, in the cost of a unit, are not looked at closer. */
const SLACK = 0.5;

/** What a trial costs beside the distances it looks at, in these. */
const TRIAL = 16;
/** Quantiles of the exponential distribution of mean 1: how much worse a step may be, in temperatures. */
const QUANTILES = 4096;
const PATIENCE = Float64Array.from({ length: QUANTILES }, (_, at) => -Math.log((at + 0.5) / QUANTILES));

/** What the trials of a round share. */
interface Round {
	readonly temperature: number;
	readonly price: number;
	readonly slack: number;
}

/**
 * Simulated annealing (Kirkpatrick, Gelatt & Vecchi 1983) over divisions: a unit goes to the cluster of a neighbour, or two
 * are exchanged, and the medians follow at once. Loads may exceed capacities at a price that grows.
 *
 * @returns the best division met: the least excess, of these the least cost
 */
export function anneal(clusters: Clusters, random: Random, schedule: Schedule): Found {
	const { work, warm, cold, scale, portion } = schedule;
	const best: Found = { owner: clusters.owner.slice(), over: clusters.over, cost: clusters.total };
	const cooling = (cold / warm) ** (1 / ROUNDS);
	let price = (LENIENT * scale) / portion;
	let temperature = warm * scale;
	const begin = clusters.work;
	for (let round = 0; round < ROUNDS; round++) {
		clusters.settle();
		keepBetter(clusters, best);
		const settings = { temperature, price, slack: SLACK * scale };
		const until = begin + (work * (round + 1)) / ROUNDS;
		while (clusters.work < until) {
			clusters.work += TRIAL;
			if (attempt(clusters, random, settings)) keepBetter(clusters, best);
		}
		price *= round > LATE * ROUNDS && clusters.over > 0 ? PRESS : (STRICT / LENIENT) ** (1 / ROUNDS);
		temperature *= cooling;
	}
	return best;
}

/** Whether a division is better: first by what exceeds the capacities, then by cost. */
export function isBetter(one: Omit<Found, 'owner'>, than: Omit<Found, 'owner'>): boolean {
	if (one.over !== than.over) return one.over < than.over * (1 - EQUAL);
	return one.cost < than.cost * (1 - EQUAL);
}

function keepBetter(clusters: Clusters, best: Found): void {
	const { over, total } = clusters;
	if (!isBetter({ over, cost: total }, best)) return;
	best.owner.set(clusters.owner);
	best.over = over;
	best.cost = total;
}

/** One move at random, carried out if chance lets it. */
function attempt(clusters: Clusters, random: Random, round: Round): boolean {
	const { units, bases, near, reach, pinned } = clusters.instance;
	const { owner, size, members } = clusters;
	const i = Math.floor(random.next() * units);
	if ((pinned[i] as number) >= 0) return false;
	const pick = random.next();
	const to =
		pick < ANYWHERE
			? Math.floor((pick / ANYWHERE) * bases)
			: (owner[
					near[i * reach + Math.floor(((pick - ANYWHERE) / (1 - ANYWHERE)) * reach)] as number
				] as number);
	const from = owner[i] as number;
	if (from === to) return false;
	const limit = round.temperature * (PATIENCE[Math.floor(random.next() * QUANTILES)] as number);
	const draw = random.next();
	if (draw >= EXCHANGES) return (size[from] as number) > 1 && give(clusters, i, to, limit, round);
	const j = members[to * units + Math.floor((draw / EXCHANGES) * (size[to] as number))] as number;
	return (pinned[j] as number) < 0 && exchange(clusters, i, j, limit, round);
}

/** Gives unit i to a cluster if that changes cost and excess, at its price, by no more than the limit. */
export function give(
	clusters: Clusters,
	i: number,
	to: number,
	limit: number,
	round: Omit<Round, 'temperature'>,
): boolean {
	const { units, distance, weight, demand } = clusters.instance;
	const { owner, median, cost } = clusters;
	const from = owner[i] as number;
	const more = demand[i] as number;
	const overs = clusters.excessChange(from, to, more);
	const row = i * units;
	const ways =
		(distance[row + (median[to] as number)] as number) - (distance[row + (median[from] as number)] as number);
	let change = round.price * overs;
	if (change + (weight[i] as number) * ways > limit + round.slack) return false;
	const left = clusters.without(from, i);
	const medianLeft = clusters.asked;
	change += left - (cost[from] as number);
	if (change > limit) return false;
	const grown = clusters.withUnit(to, i);
	change += grown - (cost[to] as number);
	if (change > limit) return false;
	clusters.set(from, left, medianLeft);
	clusters.set(to, grown, clusters.asked);
	clusters.move(i, to);
	clusters.exceed(overs);
	return true;
}

/** Exchanges units i and j of two clusters if that changes cost and excess, at its price, by no more than the limit. */
export function exchange(
	clusters: Clusters,
	i: number,
	j: number,
	limit: number,
	round: Omit<Round, 'temperature'>,
): boolean {
	const { units, distance, weight, demand } = clusters.instance;
	const { owner, median, cost } = clusters;
	const [from, to] = [owner[i] as number, owner[j] as number];
	const overs = clusters.excessChange(from, to, (demand[i] as number) - (demand[j] as number));
	const [ours, theirs] = [median[from] as number, median[to] as number];
	let change = round.price * overs;
	const ways =
		(weight[i] as number) *
			((distance[i * units + theirs] as number) - (distance[i * units + ours] as number)) +
		(weight[j] as number) *
			((distance[j * units + ours] as number) - (distance[j * units + theirs] as number));
	if (change + ways > limit + round.slack) return false;
	const left = clusters.withUnit(from, j, i);
	const medianLeft = clusters.asked;
	change += left - (cost[from] as number);
	const grown = clusters.withUnit(to, i, j);
	change += grown - (cost[to] as number);
	if (change > limit) return false;
	clusters.set(from, left, medianLeft);
	clusters.set(to, grown, clusters.asked);
	clusters.move(i, to);
	clusters.move(j, from);
	clusters.exceed(overs);
	return true;
}
