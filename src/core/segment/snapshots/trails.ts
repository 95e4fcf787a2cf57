import type { MatrixScheme } from '#src/core/model/index.ts';
import { GroupSums } from '#src/core/stats/index.ts';
import { changedAxes, changedUnits } from './axes.ts';
import { earlierRows, pairsOf } from './pairs.ts';
import type { Places, State, StateScheme } from './types.ts';

/** From where to where, on both axes of a matrix. */
export interface Trail {
	readonly from: readonly [x: number, y: number];
	readonly to: readonly [x: number, y: number];
}

/** Where the customers of a matrix came from, per customer of the later state. */
export interface Trails {
	readonly ok: true;
	readonly keys: readonly string[];
	/** Places of the earlier state; NaN = unknown then, or not there. */
	readonly from: Places;
	readonly to: Places;
	/** Position of the cell then in the classes of the later state; −1 = none of them. */
	readonly cellThen: Int16Array;
	/** Customers whose places are known on both sides, and those of them who have moved. */
	readonly known: number;
	readonly moved: number;
}

/** Why nothing can be drawn: one side lacks the matrix, kept no places, or places them on other axes. */
export type NoTrails =
	| { readonly ok: false; readonly why: 'scheme' }
	| { readonly ok: false; readonly why: 'places' }
	| { readonly ok: false; readonly why: 'axes'; readonly axes: readonly ('x' | 'y')[] };

/** Kept places are right to five digits: half of the last one is no movement. */
const SAME = 5e-5;

/**
 * The way of every customer on a matrix from one state to another, where both place customers in the same way.
 *
 * @param sameData two versions of the matrix over the same customers: the ways are those that other weights make, and it is
 * enough that both axes have the same units
 */
export function trailsBetween(
	before: State,
	after: State,
	schemeId: string,
	sameData = false,
): Trails | NoTrails {
	const [a, b] = [matrixOf(before, schemeId), matrixOf(after, schemeId)];
	if (!a || !b) return { ok: false, why: 'scheme' };
	const axes = sameData
		? changedUnits(a.scheme, b.scheme)
		: changedAxes([before, a.scheme], [after, b.scheme]);
	if (axes.length > 0) return { ok: false, why: 'axes', axes };
	if (!a.state.places || !b.state.places) return { ok: false, why: 'places' };
	return ways(a.state, b.state, earlierRows(pairsOf(before, after), after), after.keys);
}

function matrixOf(
	{ schemes }: State,
	id: string,
): { readonly state: StateScheme; readonly scheme: MatrixScheme } | null {
	const state = schemes.find(({ scheme }) => scheme.id === id);
	return state?.scheme.kind === 'matrix' ? { state, scheme: state.scheme } : null;
}

function ways(a: StateScheme, b: StateScheme, rowOf: Int32Array, keys: readonly string[]): Trails {
	const [old, to] = [a.places, b.places] as [Places, Places];
	const count = rowOf.length;
	const from = { x: new Float64Array(count), y: new Float64Array(count) };
	const cellThen = new Int16Array(count);
	const same = a.classes.map(({ id }) => b.classes.findIndex((each) => each.id === id));
	let [known, moved] = [0, 0];
	for (let row = 0; row < count; row++) {
		const then = rowOf[row] as number;
		cellThen[row] = then < 0 ? -1 : (same[a.classOf[then] ?? -1] ?? -1);
		const [x, y] = [old.x[then] ?? Number.NaN, old.y[then] ?? Number.NaN];
		from.x[row] = x;
		from.y[row] = y;
		if (!isKnown(x, y) || !isKnown(to.x[row], to.y[row])) continue;
		known++;
		if (!isSame(x, to.x[row] ?? x) || !isSame(y, to.y[row] ?? y)) moved++;
	}
	return { ok: true, keys, from, to, cellThen, known, moved };
}

function isKnown(x = Number.NaN, y = Number.NaN): boolean {
	return !Number.isNaN(x) && !Number.isNaN(y);
}

function isSame(a: number, b: number): boolean {
	return Math.abs(a - b) <= SAME * Math.max(Math.abs(a), Math.abs(b));
}

/** The way of one customer; null where a place is not known. One that has not moved has a way of no length. */
export function trailOf({ from, to }: Trails, row: number): Trail | null {
	const [x0, y0] = [from.x[row] ?? Number.NaN, from.y[row] ?? Number.NaN];
	const [x1, y1] = [to.x[row] ?? Number.NaN, to.y[row] ?? Number.NaN];
	if (!isKnown(x0, y0) || !isKnown(x1, y1)) return null;
	return { from: [isSame(x0, x1) ? x1 : x0, isSame(y0, y1) ? y1 : y0], to: [x1, y1] };
}

/**
 * Rows of the customers of a cell that have moved, the largest of them first, equal ones by key.
 *
 * @param isIn who is asked about, such as the customers who are in a cell now or were then
 * @param sizeOf what is compared, such as the length of the way as it is drawn; a customer of NaN is left out
 */
export function topMovers(
	trails: Trails,
	isIn: (row: number) => boolean,
	sizeOf: (row: number, trail: Trail) => number,
	count: number,
): readonly number[] {
	const { keys, cellThen } = trails;
	const best: { readonly row: number; readonly size: number }[] = [];
	const isBefore = (row: number, size: number, other: { readonly row: number; readonly size: number }) =>
		size === other.size ? (keys[row] ?? '') < (keys[other.row] ?? '') : size > other.size;
	for (let row = 0; row < cellThen.length; row++) {
		if (!isIn(row)) continue;
		const trail = trailOf(trails, row);
		if (!trail || (trail.from[0] === trail.to[0] && trail.from[1] === trail.to[1])) continue;
		const size = sizeOf(row, trail);
		const last = best[count - 1];
		if (Number.isNaN(size) || (last && !isBefore(row, size, last))) continue;
		const at = best.findIndex((each) => isBefore(row, size, each));
		best.splice(at < 0 ? best.length : at, 0, { row, size });
		if (best.length > count) best.pop();
	}
	return best.map(({ row }) => row);
}

/** The mean way of the customers that were in each cell then. */
export interface MeanTrail extends Trail {
	readonly cell: number;
	readonly count: number;
}

/** Mean ways by the cell then, over the customers of the mask whose places are known on both sides. */
export function meanTrails(trails: Trails, cells: number, mask: Uint8Array | null): readonly MeanTrail[] {
	const { from, to, cellThen } = trails;
	const groups = Int32Array.from(cellThen, (cell, row) => {
		const isOut = cell < 0 || cell >= cells || (mask !== null && mask[row] !== 1);
		return isOut || trailOf(trails, row) === null ? -1 : cell;
	});
	const counts = new Uint32Array(cells);
	for (const group of groups) if (group >= 0) counts[group] = (counts[group] ?? 0) + 1;
	const mean = (values: Float64Array) => {
		const sums = new GroupSums(cells);
		const parts = values.map((value, row) => value / Math.max(1, counts[groups[row] ?? -1] ?? 1));
		sums.addAll(groups, parts);
		return sums.totals();
	};
	const [x0, y0, x1, y1] = [mean(from.x), mean(from.y), mean(to.x), mean(to.y)];
	return [...counts.keys()].flatMap((cell): MeanTrail[] =>
		counts[cell] === 0
			? []
			: [
					{
						...{ cell, count: counts[cell] ?? 0 },
						from: [x0[cell] ?? 0, y0[cell] ?? 0],
						to: [x1[cell] ?? 0, y1[cell] ?? 0],
					},
				],
	);
}
