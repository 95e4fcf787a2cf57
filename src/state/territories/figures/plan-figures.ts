import type { PlanCriterion, TerritoryPlan } from '#src/core/model/index.ts';
import { allowedBy } from '#src/core/territory/layers/index.ts';
import {
	balanceOf,
	meanDistance,
	startsOf,
	poolsOf,
	targetsByPool,
	type Balance,
	type Plane,
	type PlanePoints,
} from '#src/core/territory/plan/index.ts';
import { peopleToday } from './people-today.ts';
import type { Territories } from '../territories.svelte.ts';

/** What is shared, how much of it each territory has, and how fair that is. */
export interface LoadFigures {
	readonly criterion: PlanCriterion;
	readonly loads: readonly number[];
	readonly targets: readonly number[];
	readonly balance: Balance;
}

/** Customers that a plan gives to another owner than today's. */
export interface MovedCustomers {
	/** Those with most money first. */
	readonly rows: readonly number[];
	/** Their share of the money, 0…1; null without any. */
	readonly share: number | null;
	/** How many of them have an owner today who has no territory in the plan. */
	readonly inherited: number;
	/** Share of the money of all others: those need not have moved, and are what a move budget limits. */
	readonly chosenShare: number | null;
}

/** A plan as a whole, or who covers whom today. */
export interface PlanFigures {
	/** Null for today. */
	readonly plan: TerritoryPlan | null;
	readonly territories: readonly {
		readonly name: string;
		readonly colour: number;
		/** Owner of today whose customers count as its own, where that is not its name. */
		readonly today?: string;
	}[];
	/** Territory per customer row, −1 = none. */
	readonly owner: Int32Array;
	/** Customers per territory. */
	readonly counts: readonly number[];
	/** Customers per territory that are another's and have it as their second owner. */
	readonly besides: readonly number[];
	readonly unassigned: number;
	/** Territories without customers, of others too. */
	readonly empty: number;
	/** Criteria whose column is there and that have something to share. */
	readonly loads: readonly LoadFigures[];
	/** Who has another owner than today; null where there is no today. */
	readonly moved: MovedCustomers | null;
	/** Where the ways of each territory start: the base of its rep as far as known, else its middle. */
	readonly starts: PlanePoints;
	/** Mean straight-line distance from there, in kilometres. */
	readonly distanceKm: number | null;
	/** Per territory its posts, and the pool whose loads it shares. */
	readonly posts: readonly number[];
	readonly pools: Int32Array;
}

/** Figures of a plan; of today where there is none, measured by `criteria`. */
export function planFigures(
	state: Territories,
	plane: Plane,
	plan: TerritoryPlan | null,
	criteria: readonly PlanCriterion[],
): PlanFigures {
	const names = plan?.territories.map(({ name }) => name) ?? state.names;
	const owner = plan ? state.ownersIn(plan) : state.ownersBy(state.owners, names);
	const territories = plan?.territories ?? peopleToday(names, plane, owner);
	const counts = sumsBy(owner, names.length, null);
	const besides = sumsBy((plan && state.besideIn(plan)) ?? new Int32Array(), names.length, null);
	const posts = territories.map((each) => each.posts);
	const pools = plan ? poolsOf(allowedBy(plan), names.length) : new Int32Array(names.length);
	const loads = criteria.flatMap((criterion) => {
		const values = state.values(criterion);
		if (!values || names.length === 0) return [];
		const sums = sumsBy(owner, names.length, values);
		if (!(sums.reduce((sum, each) => sum + each, 0) > 0)) return [];
		const targets = targetsByPool(sums, posts, pools);
		return [
			{
				criterion,
				loads: sums,
				targets,
				balance: balanceOf(sums, targets, criterion.below, criterion.above),
			},
		];
	});
	const starts = startsOf(plane, owner, names.length, plane.pointsOf(state.basesIn(plan)));
	return {
		...{ plan, territories, owner, counts, besides, loads, posts, pools, starts },
		unassigned: owner.reduce((sum, own) => sum + (own < 0 ? 1 : 0), 0),
		empty: counts.filter((count, j) => count === 0 && besides[j] === 0).length,
		moved: plan && state.owners ? movedOf(state, plan, owner) : null,
		distanceKm: meanDistance(plane, owner, starts),
	};
}

function sumsBy(owner: Int32Array, territories: number, values: Float64Array | null): number[] {
	const sums = new Array<number>(territories).fill(0);
	for (let row = 0; row < owner.length; row++) {
		const own = owner[row] as number;
		if (own >= 0) sums[own] = (sums[own] as number) + (values ? (values[row] as number) : 1);
	}
	return sums;
}

function movedOf(state: Territories, plan: TerritoryPlan, owner: Int32Array): MovedCustomers {
	const today = state.ownersToday(plan);
	const { moving: value } = state;
	const rows: number[] = [];
	let [inherited, chosen, moved, total] = [0, 0, 0, 0];
	for (let row = 0; row < owner.length; row++) {
		const amount = Math.max(0, value[row] ?? 0);
		total += amount;
		const [from, to] = [today[row] as number, owner[row] as number];
		if (to < 0 || from === to || (from < 0 && state.ownerToday(row) === '')) continue;
		moved += amount;
		if (from < 0) inherited++;
		else chosen += amount;
		rows.push(row);
	}
	rows.sort((a, b) => (value[b] ?? 0) - (value[a] ?? 0) || a - b);
	const shareOf = (part: number) => (total > 0 && Number.isFinite(total) ? part / total : null);
	return { rows, inherited, share: shareOf(moved), chosenShare: shareOf(chosen) };
}
