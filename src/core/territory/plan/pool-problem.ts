import type { Criterion, TerritoryProblem } from '../problem.ts';
import type { DivideRequest } from './divide.ts';
import type { PlanePoints } from './plane.ts';
import { targetsOf } from './targets.ts';

/** Customers and bases in one plane. */
export interface PlanPoints {
	readonly points: PlanePoints;
	readonly bases: PlanePoints;
}

/** Whom each customer must have or may have. */
export interface Claims {
	/** Territory that a customer must have, −1 = it is free. */
	readonly fixed: Int32Array;
	/** Position in the lists of who may have it, −1 = nobody. */
	readonly groupOf: Int32Array;
	/** Group × territory: 1 = may have it. */
	readonly may: Uint8Array;
	/** Territory today where it may stay there, −1 = it has none or must leave it. */
	readonly current: Int32Array;
	/** Share of the value that may still move. */
	readonly budget: number;
}

/** What some territories divide among themselves. */
export interface PoolProblem {
	readonly problem: TerritoryProblem;
	/** Territory of the plan behind each one of the problem. */
	readonly members: readonly number[];
	/** Row of each unit. */
	readonly rows: Uint32Array;
	/** Positions in the request of the loads of which there is something to share; empty = customers are counted. */
	readonly shared: readonly number[];
}

/** The problem of the engine for some of the territories and the customers that only they may have. */
export function poolProblem(
	request: DivideRequest,
	{ points, bases }: PlanPoints,
	claims: Claims,
	members: readonly number[],
	rows: Uint32Array,
): PoolProblem {
	const isPlaced = (row: number) => !Number.isNaN(points.x[row]);
	const pick = (values: Float64Array) => Float64Array.from(rows, (row) => values[row] as number);
	const local = new Map(members.map((member, j) => [member, j]));
	const own = (territory: number | undefined) => local.get(territory ?? -1) ?? -1;
	const posts = members.map((member) => request.posts[member] as number);
	const { criteria, shared } = criteriaOf(request, posts, pick, rows.length);
	const of = (values: Float64Array) => Float64Array.from(members, (member) => values[member] as number);
	const problem: TerritoryProblem = {
		x: Float64Array.from(rows, (row) => (isPlaced(row) ? (points.x[row] as number) : 0)),
		y: Float64Array.from(rows, (row) => (isPlaced(row) ? (points.y[row] as number) : 0)),
		// One without a place is where it is: it pulls no centre and does not move.
		weight: Float64Array.from(rows, (row) => (isPlaced(row) ? weightOf(request.visits?.[row]) : 0)),
		locked: Int32Array.from(rows, (row) => own(claims.fixed[row])),
		territories: members.length,
		criteria,
		objective: 'squared',
		bases: { x: of(bases.x), y: of(bases.y), pull: request.fromBases ? 1 : 0 },
		...eligibilityOf(request, claims, members, rows),
		disruption: {
			current: Int32Array.from(rows, (row) => own(claims.current[row])),
			value: pick(request.value).map((each) => Math.max(0, each)),
			price: 0,
			budget: claims.budget,
		},
	};
	return { problem, members, rows, shared };
}

/** What a kilometre to a customer counts: its visits, at least one. */
const weightOf = (visits = 1) => (visits > 1 ? visits : 1);

function criteriaOf(
	request: DivideRequest,
	posts: readonly number[],
	pick: (values: Float64Array) => Float64Array,
	count: number,
): { criteria: readonly Criterion[]; shared: readonly number[] } {
	const shared: number[] = [];
	const criteria = request.criteria.flatMap(({ values, below, above }, i): Criterion[] => {
		const picked = pick(values);
		const target = targetsOf(picked, posts);
		if (target) shared.push(i);
		return target ? [{ values: picked, target, below, above }] : [];
	});
	if (criteria.length > 0) return { criteria, shared };
	const each = new Float64Array(count).fill(1);
	const target = targetsOf(each, posts) ?? new Float64Array(posts.length).fill(1);
	return { criteria: [{ values: each, target, below: 1, above: Infinity }], shared };
}

/** Nothing where everyone may have everyone; customers that are fixed are asked no more. */
function eligibilityOf(
	{ posts, groups }: DivideRequest,
	{ fixed, groupOf, may }: Claims,
	members: readonly number[],
	rows: Uint32Array,
): Pick<TerritoryProblem, 'eligibility'> {
	const used = new Map<number, number>([[-1, 0]]);
	const group = Uint16Array.from(rows, (row) => {
		const one = (fixed[row] as number) >= 0 ? -1 : (groupOf[row] as number);
		const known = used.get(one) ?? used.size;
		used.set(one, known);
		return known;
	});
	if (!groups || used.size === 1) return {};
	const lists = [...used.keys()].map((one) =>
		members.map((member) => (one < 0 ? 1 : (may[one * posts.length + member] as number))),
	);
	return { eligibility: { group, allowed: Uint8Array.from(lists.flat()) } };
}
