import { AppError } from '#src/errors/index.ts';
import { generate } from '../index.ts';
import { isBetter } from '../figures.ts';
import type { SearchProgress, Shortfall, TerritoryAnswer, TerritoryProblem } from '../problem.ts';
import { divideByArea, type PlanAreas } from './by-area.ts';
import { claimsOf } from './claims.ts';
import { planeOf } from './plane.ts';
import { poolProblem, type PlanPoints, type PoolProblem } from './pool-problem.ts';
import { poolsOf, type CustomerGroups } from './pools.ts';
import { targetsOf } from './targets.ts';
import { isNamed, relabelled } from './relabel.ts';
import { Best, SoFar, type DivisionProgress, type PoolProgress } from './so-far.ts';

/** What a plan is made from; everything per customer by row. */
export interface DivideRequest {
	/** Degrees; NaN = no place is known. */
	readonly longitude: Float64Array;
	readonly latitude: Float64Array;
	/** Territory today, −1 = none. */
	readonly current: Int32Array;
	/** Sales, of which at most `budget` may move. */
	readonly value: Float64Array;
	readonly budget: number;
	/** Visits a year, by which distances count; without them, and below one, a customer counts once. */
	readonly visits?: Float64Array;
	readonly criteria: readonly PlanLoad[];
	/** Per territory: its part of the whole in posts, and where its rep starts from, in degrees, NaN = unknown. */
	readonly posts: readonly number[];
	readonly bases: readonly (readonly [longitude: number, latitude: number] | null)[];
	/** Distances count from the bases, of territories with a known one; not given = from the middle of each territory. */
	readonly fromBases?: boolean;
	/** Rows in the order of their keys. */
	readonly order: Uint32Array;
	readonly seed: number;
	/** Not given = every territory may have every customer. */
	readonly groups?: CustomerGroups;
	/** Territory that a customer keeps whatever its group says, −1 = none. */
	readonly locked?: Int32Array;
	/** Not given = customers are given one by one. */
	readonly areas?: PlanAreas;
}

export interface PlanLoad {
	/** Finite; negative ones are refused. */
	readonly values: Float64Array;
	readonly below: number;
	readonly above: number;
}

export interface Division {
	/** Territory of each customer; −1 = without a place and without an owner today. */
	readonly owner: Int32Array;
	/** Limits that do not hold; `criterion` is a position in the request, `unit` the row of the customer in question. */
	readonly shortfalls: readonly Shortfall[];
}

/**
 * What moving all value costs once territories have names, as a share of the ways of today: between plans that are as good, the
 * one that leaves more customers where they are is better.
 */
const MOVE_PRICE = 0.1;

/** Starts of the search by the number of customers: small lists are searched more widely in the same time. */
const STARTS = [
	{ most: 2_000, starts: 4 },
	{ most: 20_000, starts: 2 },
];

/**
 * Divides customers among territories. Those without a place stay where they are and count in the loads. Territories that
 * may have no customer in common are divided each by itself.
 *
 * @throws AppError territory.negative, territory.noUnits and others of the engine, with the customer’s row counted from 1
 */
export function divide(request: DivideRequest, onProgress?: (progress: DivisionProgress) => void): Division {
	return answered(
		request,
		(problem, rows, tell) =>
			request.areas
				? inAreas(request, request.areas, problem, rows, { tell })
				: search(request, problem, tell),
		onProgress,
	);
}

/** What the search in a pool tells. */
export type Tell = (progress: PoolProgress) => void;

/** What `run` makes of the problem of each pool of territories, by row. Errors name the customer’s row. */
export function answered(
	request: DivideRequest,
	run: (
		problem: TerritoryProblem,
		rows: Uint32Array,
		tell?: Tell,
	) => Pick<TerritoryAnswer, 'owner' | 'shortfalls'>,
	onProgress?: (progress: DivisionProgress) => void,
): Division {
	const pools = poolsIn(request);
	const soFar = new SoFar(request, pools);
	const tell = onProgress && soFar.teller(onProgress);
	for (const { problem, rows } of pools) soFar.settle(byRow(rows, () => run(problem, rows, tell)));
	return soFar.division;
}

/** Whole areas among the territories of one problem. */
export function inAreas(
	{ seed }: Pick<DivideRequest, 'seed'>,
	areas: PlanAreas,
	problem: TerritoryProblem,
	rows: Uint32Array,
	{ tell, effort = 1 }: { readonly tell?: Tell | undefined; readonly effort?: number },
): Pick<TerritoryAnswer, 'owner' | 'shortfalls'> {
	const areaOf = Int32Array.from(rows, (row) => areas.of[row] as number);
	return divideByArea(problem, areaOf, areas, { seed, effort, ...(tell && { onProgress: tell }) });
}

function search(
	{ seed, budget }: Pick<DivideRequest, 'seed' | 'budget'>,
	problem: TerritoryProblem,
	tell?: Tell,
): TerritoryAnswer {
	// Parts of a fresh division have no names yet; what is fixed to whom may then have to be evened out once more.
	const named = (owner: Int32Array) => (isNamed(problem) ? owner : relabelled(problem, owner));
	const following = (judged: TerritoryProblem, nameOf: typeof named, start?: Int32Array) => {
		const best = new Best(judged, isBetter);
		if (start) best.offer(start);
		const onProgress = ({ stage, done, best: owner }: SearchProgress) => {
			best.offer(owner);
			tell?.({ stage, done, total: null, best: () => nameOf(best.owner) });
		};
		return { seed, ...(tell && { onProgress }) };
	};
	const effort = STARTS.find(({ most }) => problem.x.length <= most)?.starts ?? 1;
	const found = generate(problem, { ...following(problem, named), effort });
	if (budget < 1) return found;
	const { disruption } = problem;
	const priced = disruption ? { ...problem, disruption: { ...disruption, price: MOVE_PRICE } } : problem;
	const owner = named(found.owner);
	return generate(priced, { ...following(priced, (each) => each, owner), resume: { owner } });
}

/** Units named in errors of the engine are rows for whoever asked. */
export function byRow<T>(rows: Uint32Array, run: () => T): T {
	try {
		return run();
	} catch (thrown) {
		if (!(thrown instanceof AppError)) throw thrown;
		const args = thrown.args as Readonly<Record<string, unknown>>;
		const row = rows[Number(args['unit']) - 1];
		throw row === undefined ? thrown : new AppError(thrown.code, { ...args, unit: row + 1 });
	}
}

/** What there is to divide: a problem for each pool of territories that has customers, those with one territory included. */
export function poolsIn(request: DivideRequest): readonly PoolProblem[] {
	refuseNegative(request);
	const places = projected(request);
	const claims = claimsOf(request, places.points);
	const { posts, groups } = request;
	const all = posts.map((_, j) => j);
	const poolOf = poolsOf(groups?.allowed ?? [all], posts.length);
	const rowsOf: number[][] = Array.from({ length: 1 + Math.max(-1, ...poolOf) }, () => []);
	for (const row of request.order) {
		const fixed = claims.fixed[row] as number;
		const one = claims.groupOf[row] as number;
		const some = fixed >= 0 ? fixed : (groups?.allowed[one]?.[0] ?? (groups ? -1 : 0));
		const needsPlace = !groups || one === groups.byPlace;
		if (fixed >= 0 || (some >= 0 && !(needsPlace && Number.isNaN(places.points.x[row]))))
			rowsOf[poolOf[some] as number]?.push(row);
	}
	const pools = rowsOf.flatMap((rows, pool) => {
		if (rows.length === 0 && rowsOf.some((each) => each.length > 0)) return [];
		const members = all.filter((j) => poolOf[j] === pool);
		return [poolProblem(request, places, claims, members, Uint32Array.from(rows))];
	});
	const isNothing = request.criteria.every(({ values }) => targetsOf(values, posts) === null);
	if (isNothing && pools.some(({ rows }) => rows.length > 0))
		throw new AppError('territory.nothingToShare', {});
	return pools;
}

/** A load that outweighs itself has nothing to share, and would be passed over without a word. */
function refuseNegative({ criteria }: DivideRequest): void {
	criteria.forEach(({ values }, at) => {
		const row = values.findIndex((value) => value < 0);
		if (row >= 0) throw new AppError('territory.negative', { criterion: at + 1, unit: row + 1 });
	});
}

/** Customers and bases in one plane. */
function projected({ longitude, latitude, bases }: DivideRequest): PlanPoints {
	const count = longitude.length;
	const join = (own: Float64Array, axis: 0 | 1) => {
		const all = new Float64Array(count + bases.length);
		all.set(own);
		bases.forEach((base, j) => (all[count + j] = base ? base[axis] : Number.NaN));
		return all;
	};
	const { x, y } = planeOf(join(longitude, 0), join(latitude, 1));
	return {
		points: { x: x.subarray(0, count), y: y.subarray(0, count) },
		bases: { x: x.slice(count), y: y.slice(count) },
	};
}
