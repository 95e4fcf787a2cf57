import { centresOf } from './centres.ts';
import type { Centres } from './centres.ts';
import type { TerritoryProblem } from './problem.ts';

/** Overshoots closer than this are equal: what rounding of sums can do. */
const EQUAL = 1e-9;

/** What a plan is judged by. */
export interface PlanScore {
	/** Σ over criteria and territories of what lies outside the band, as a share of the target; 0: all bands hold. */
	readonly overshoot: number;
	/** Σ weight · distance (squared), around the centres. */
	readonly cost: number;
	/** Share of the value that has another territory than today, 0…1. */
	readonly moved: number;
	/** cost + price of moves · moved · cost of the plan today. */
	readonly total: number;
}

/** Loads of every criterion: criterion · territories + territory. Units without a territory (−1) count nowhere. */
export function loadsOf(
	{ criteria, territories }: Pick<TerritoryProblem, 'criteria' | 'territories'>,
	owner: Int32Array,
): Float64Array {
	const loads = new Float64Array(criteria.length * territories);
	criteria.forEach(({ values }, criterion) => {
		const base = criterion * territories;
		for (let i = 0; i < owner.length; i++) {
			const own = owner[i] as number;
			if (own >= 0) loads[base + own] = (loads[base + own] as number) + (values[i] as number);
		}
	});
	return loads;
}

/** Load ÷ target − 1, laid out like the loads. */
export function deviationsOf({ criteria, territories }: TerritoryProblem, loads: Float64Array): Float64Array {
	return loads.map((load, at) => {
		const target = criteria[Math.floor(at / territories)]?.target[at % territories] as number;
		return load / target - 1;
	});
}

/** Smallest and largest load that hold the band of each criterion and territory, laid out like the loads. */
export function bandsOf({ criteria, territories }: TerritoryProblem): {
	readonly floor: Float64Array;
	readonly ceiling: Float64Array;
} {
	const floor = new Float64Array(criteria.length * territories);
	const ceiling = new Float64Array(criteria.length * territories);
	criteria.forEach(({ target, below, above }, criterion) => {
		for (let j = 0; j < territories; j++) {
			floor[criterion * territories + j] = (target[j] as number) * (1 - below);
			ceiling[criterion * territories + j] = (target[j] as number) * (1 + above);
		}
	});
	return { floor, ceiling };
}

/** What lies outside the bands, in shares of the targets, summed; below {@link EQUAL} it is 0. */
export function overshootOf(problem: TerritoryProblem, loads: Float64Array): number {
	const { territories, criteria } = problem;
	let sum = 0;
	criteria.forEach(({ target, below, above }, criterion) => {
		for (let j = 0; j < territories; j++) {
			const share = (loads[criterion * territories + j] as number) / (target[j] as number) - 1;
			const outside = Math.max(share - above, -below - share);
			if (outside > EQUAL) sum += outside;
		}
	});
	return sum;
}

/** Σ weight · distance (squared) of the units that have a territory, around given centres. */
export function costOf(problem: TerritoryProblem, owner: Int32Array, centres: Centres): number {
	const { x, y, weight, objective } = problem;
	const isSquared = objective === 'squared';
	let cost = 0;
	for (let i = 0; i < owner.length; i++) {
		const own = owner[i] as number;
		if (own < 0) continue;
		const dx = (x[i] as number) - (centres.x[own] as number);
		const dy = (y[i] as number) - (centres.y[own] as number);
		const squared = dx * dx + dy * dy;
		cost += (weight[i] as number) * (isSquared ? squared : Math.sqrt(squared));
	}
	return cost;
}

/** Share of the value whose territory is another than today; a unit that has none today does not count as moved. */
export function movedShareOf({ disruption }: TerritoryProblem, owner: Int32Array): number {
	if (!disruption) return 0;
	const { current, value } = disruption;
	let all = 0;
	let moved = 0;
	for (let i = 0; i < owner.length; i++) {
		all += value[i] as number;
		if ((current[i] as number) >= 0 && owner[i] !== current[i]) moved += value[i] as number;
	}
	return all > 0 ? moved / all : 0;
}

/**
 * What it costs to move one unit of value, in the cost of a plan: price ÷ all value · cost of the plan today around its own
 * centres. 0 where moves are free.
 */
export function moveRateOf(problem: TerritoryProblem): number {
	const { disruption } = problem;
	if (!disruption || disruption.price === 0) return 0;
	const all = disruption.value.reduce((sum, value) => sum + value, 0);
	if (all === 0) return 0;
	const today = costOf(problem, disruption.current, centresOf(problem, disruption.current));
	// Where nobody is away from anybody any price above 0 says the same.
	return (disruption.price * (today || 1)) / all;
}

/**
 * The objective of both engines. Around the best centres of the plan, or those given.
 *
 * @param rate that of {@link moveRateOf}, where it is known
 */
export function scoreOf(
	problem: TerritoryProblem,
	owner: Int32Array,
	centres: Centres = centresOf(problem, owner),
	rate: number = moveRateOf(problem),
): PlanScore {
	const cost = costOf(problem, owner, centres);
	const moved = movedShareOf(problem, owner);
	const all = rate > 0 && problem.disruption ? problem.disruption.value.reduce((a, b) => a + b, 0) : 0;
	return {
		overshoot: overshootOf(problem, loadsOf(problem, owner)),
		cost,
		moved,
		total: cost + rate * all * moved,
	};
}

/** Whether a plan is better: first the bands, then the total. */
export function isBetter(plan: PlanScore, than: PlanScore): boolean {
	if (Math.abs(plan.overshoot - than.overshoot) > EQUAL) return plan.overshoot < than.overshoot;
	return plan.total < than.total;
}
