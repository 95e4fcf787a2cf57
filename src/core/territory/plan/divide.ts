import { AppError } from '#src/errors/index.ts';
import { generate } from '../index.ts';
import type { Criterion, SearchProgress, Shortfall, TerritoryAnswer, TerritoryProblem } from '../problem.ts';
import { planeOf } from './plane.ts';
import { relabelled } from './relabel.ts';

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
	readonly criteria: readonly PlanLoad[];
	/** Per territory: its part of the whole in posts, and where its rep starts from, in degrees, NaN = unknown. */
	readonly posts: readonly number[];
	readonly bases: readonly (readonly [longitude: number, latitude: number] | null)[];
	/** Rows in the order of their keys. */
	readonly order: Uint32Array;
	readonly seed: number;
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

/** Starts of the search by the number of customers: small lists are searched more widely in the same time. */
const STARTS = [
	{ most: 2_000, starts: 4 },
	{ most: 20_000, starts: 2 },
];

/** What is meant for each territory of a load: its part by posts. Null where there is nothing to share. */
export function targetsOf(values: Float64Array, posts: readonly number[]): Float64Array | null {
	const total = values.reduce((sum, value) => sum + value, 0);
	if (!(total > 0)) return null;
	const all = posts.reduce((sum, each) => sum + each, 0);
	return Float64Array.from(posts, (each) => (total * each) / all);
}

/**
 * Divides customers among territories. Those without a place stay where they are and count in the loads.
 *
 * @throws AppError territory.negative, territory.noUnits and others of the engine, with the customer’s row counted from 1
 */
export function divide(request: DivideRequest, onProgress?: (progress: SearchProgress) => void): Division {
	const { problem, rows, shared } = problemOf(request);
	if (rows.length > 0 && problem.criteria.length === 0) throw new AppError('territory.nothingToShare', {});
	const answer = byRow(rows, () => search(request, problem, onProgress));
	const owner = new Int32Array(request.current.length).fill(-1);
	rows.forEach((row, unit) => (owner[row] = answer.owner[unit] as number));
	return {
		owner,
		shortfalls: answer.shortfalls.map((each) => ({
			...each,
			criterion: shared[each.criterion] as number,
			unit: each.unit < 0 ? -1 : (rows[each.unit] as number),
		})),
	};
}

function search(
	{ seed, budget }: DivideRequest,
	problem: TerritoryProblem,
	onProgress?: (progress: SearchProgress) => void,
): TerritoryAnswer {
	const options = { seed, ...(onProgress && { onProgress }) };
	const effort = STARTS.find(({ most }) => problem.x.length <= most)?.starts ?? 1;
	const found = generate(problem, { ...options, effort });
	if (budget < 1) return found;
	// Parts of a fresh division have no names yet; what is fixed to whom may then have to be evened out once more.
	return generate(problem, { ...options, resume: { owner: relabelled(problem, found.owner) } });
}

/** Units named in errors of the engine are rows for whoever asked. */
function byRow<T>(rows: Uint32Array, run: () => T): T {
	try {
		return run();
	} catch (thrown) {
		if (!(thrown instanceof AppError)) throw thrown;
		const args = thrown.args as Readonly<Record<string, unknown>>;
		const row = rows[Number(args['unit']) - 1];
		throw row === undefined ? thrown : new AppError(thrown.code, { ...args, unit: row + 1 });
	}
}

/** The problem of the engine, the customer row of each of its units, and the loads of which there is something to share. */
function problemOf(request: DivideRequest): {
	problem: TerritoryProblem;
	rows: Uint32Array;
	shared: readonly number[];
} {
	const { current, value, posts } = request;
	const { points, bases } = projected(request);
	const rows = request.order.filter((row) => !Number.isNaN(points.x[row]) || (current[row] as number) >= 0);
	const isPlaced = (row: number) => !Number.isNaN(points.x[row]);
	const pick = (values: Float64Array) => Float64Array.from(rows, (row) => values[row] as number);
	const shared: number[] = [];
	const criteria = request.criteria.flatMap(({ values, below, above }, i): Criterion[] => {
		const picked = pick(values);
		const target = targetsOf(picked, posts);
		if (target) shared.push(i);
		return target ? [{ values: picked, target, below, above }] : [];
	});
	const problem: TerritoryProblem = {
		x: Float64Array.from(rows, (row) => (isPlaced(row) ? (points.x[row] as number) : 0)),
		y: Float64Array.from(rows, (row) => (isPlaced(row) ? (points.y[row] as number) : 0)),
		// One without a place is where it is: it pulls no centre and does not move.
		weight: Float64Array.from(rows, (row) => (isPlaced(row) ? 1 : 0)),
		locked: Int32Array.from(rows, (row) => (isPlaced(row) ? -1 : (current[row] as number))),
		territories: posts.length,
		criteria,
		objective: 'squared',
		bases: { x: bases.x, y: bases.y, pull: 0 },
		disruption: {
			current: Int32Array.from(rows, (row) => current[row] as number),
			value: pick(value).map((each) => Math.max(0, each)),
			price: 0,
			budget: request.budget,
		},
	};
	return { problem, rows, shared };
}

/** Customers and bases in one plane. */
function projected({ longitude, latitude, bases }: DivideRequest) {
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
