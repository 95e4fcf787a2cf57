import { selectInPlace } from '#src/core/table/select.ts';
import { clusterMeans, type Labels } from './labels.ts';
import type { DensityModel } from './model.ts';
import { rowAt, type Points } from './points.ts';
import type { Scaler } from './scaling.ts';

/** Rows a model keeps at most, and numbers: it is stored with the recipe. */
export const MOST_ROWS = 5000;
const MOST_NUMBERS = 40_000;
/** Up to so many columns a model can keep that many rows; of more columns fewer. */
export const MOST_COLUMNS = MOST_NUMBERS / MOST_ROWS;
/** Where there are more, rows closer than these parts of the reach of their cluster are one; then there is no model. */
const PARTS = [0, 1 / 16, 1 / 8, 1 / 4, 1 / 2, 3 / 4, 1];
/** Distances that differ by less count as equal: rows are kept with nine digits. */
const NEARLY = 1 + 1e-6;

/** What a density method found, as a model needs it. */
export interface DenseRows {
	/** Cluster per row, −1 = noise. */
	readonly labels: Labels;
	/** Per cluster the largest distance at which a row still belongs to it. */
	readonly reach: ArrayLike<number>;
	/** Rows that are kept: the core rows of DBSCAN; default: all. */
	readonly core?: Uint8Array;
	/** Of HDBSCAN, per row: the distance to its minPoints-th neighbour, the row itself counted. */
	readonly distances?: ArrayLike<number>;
	readonly minPoints?: number;
}

/**
 * Model of DBSCAN or HDBSCAN with a bounded number of rows; null where more would be needed. Of rows that lie closer
 * together than a part of the reach only one is kept.
 */
export function densityModel(
	scalers: readonly Scaler[],
	points: Points,
	found: DenseRows,
): DensityModel | null {
	const { k, means } = clusterMeans(points, found.labels);
	const most = mostRows(points.d);
	for (const part of PARTS) {
		const net = netOf(points, found, part, most);
		if (!net) continue;
		return {
			version: 1,
			kind: 'density',
			scalers,
			centres: Array.from({ length: k }, (_, c) => [...means.subarray(c * points.d, (c + 1) * points.d)]),
			reach: Array.from({ length: k }, (_, c) => found.reach[c] ?? 0),
			minPoints: found.minPoints ?? 0,
			points: net.rows.map((row) => Array.from(rowAt(points, row), short)),
			members: net.rows.map((row) => found.labels[row] as number),
			weights: net.weights,
			distances: found.distances ? net.rows.map((row) => short(found.distances?.[row] ?? 0)) : [],
		};
	}
	return null;
}

/** Rows that a model of so many columns keeps at most. */
export function mostRows(columns: number): number {
	return Math.min(MOST_ROWS, Math.floor(MOST_NUMBERS / Math.max(1, columns)));
}

/**
 * Cluster of each row of `queries`, standardised like the rows of the model. DBSCAN: that of the nearest core row within ε.
 * HDBSCAN: that of the row with the least mutual reachability, where this is not above the distance at which its cluster
 * split off (Campello, Moulavi & Sander 2013; approximate_predict of McInnes, Healy & Astels 2017). −1 = noise.
 */
export function classifyDense(
	model: DensityModel,
	queries: Points,
	onProgress?: (done: number, total: number) => void,
): Int32Array {
	const search = new Search(model, queries.d);
	const step = Math.max(1, Math.floor(queries.n / 100));
	return Int32Array.from({ length: queries.n }, (_, i) => {
		if (onProgress && i % step === 0) onProgress(i, queries.n);
		return search.clusterOf(rowAt(queries, i));
	});
}

/** Rows of a model sorted along their first column. */
class Search {
	readonly #model: DensityModel;
	readonly #d: number;
	readonly #order: readonly number[];
	readonly #rows: Float64Array;
	/** No row farther away can matter. */
	readonly #furthest: number;
	/** Rows found and how far they are. */
	readonly #near: Int32Array;
	readonly #far: Float64Array;
	readonly #selected: Float64Array;
	/** Whether a row stands for others. */
	readonly #hasWeights: boolean;
	#count = 0;

	constructor(model: DensityModel, d: number) {
		this.#model = model;
		this.#d = d;
		const first = (row: number) => model.points[row]?.[0] ?? 0;
		this.#order = model.points.map((_, row) => row).sort((a, b) => first(a) - first(b) || a - b);
		this.#rows = new Float64Array(this.#order.length * d);
		this.#order.forEach((row, at) => this.#rows.set((model.points[row] ?? []).slice(0, d), at * d));
		this.#furthest = Math.max(0, ...model.reach) * NEARLY;
		this.#near = new Int32Array(this.#order.length);
		this.#far = new Float64Array(this.#order.length);
		this.#selected = new Float64Array(this.#order.length);
		this.#hasWeights = model.weights.some((weight) => weight !== 1);
	}

	clusterOf(query: Float64Array): number {
		const { members, reach, distances, minPoints } = this.#model;
		this.#find(query);
		const own = minPoints > 0 ? this.#coreDistance(minPoints) : 0;
		let [best, least, nearest] = [-1, Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
		for (let i = 0; i < this.#count; i++) {
			const [row, distance] = [this.#near[i] as number, this.#far[i] as number];
			const mutual = Math.max(own, distances[row] ?? 0, distance);
			if (mutual > least * NEARLY) continue;
			const isLess = mutual * NEARLY < least;
			if (!isLess && (distance > nearest || (distance === nearest && row > best))) continue;
			[best, least, nearest] = [row, mutual, distance];
		}
		const cluster = members[best] ?? -1;
		return cluster >= 0 && least <= (reach[cluster] ?? 0) * NEARLY ? cluster : -1;
	}

	#find(query: Float64Array): void {
		const [d, rows, furthest] = [this.#d, this.#rows, this.#furthest];
		const first = query[0] ?? 0;
		const limit = furthest * furthest;
		this.#count = 0;
		for (let at = this.#firstFrom(first - furthest); at < this.#order.length; at++) {
			if ((rows[at * d] as number) > first + furthest) break;
			let squared = 0;
			for (let j = 0; j < d && squared <= limit; j++)
				squared += ((rows[at * d + j] as number) - (query[j] as number)) ** 2;
			if (squared > limit) continue;
			this.#near[this.#count] = this.#order[at] as number;
			this.#far[this.#count++] = Math.sqrt(squared);
		}
	}

	/** Distance of the n-th of the rows found; infinite where there are fewer. */
	#nth(n: number): number {
		if (this.#count < n) return Number.POSITIVE_INFINITY;
		const far = this.#selected.subarray(0, this.#count);
		far.set(this.#far.subarray(0, this.#count));
		selectInPlace(far, n - 1);
		return far[n - 1] as number;
	}

	/** Distance up to which there are enough rows; infinite where they lie too far. */
	#coreDistance(minPoints: number): number {
		const { weights } = this.#model;
		if (!this.#hasWeights) return this.#nth(minPoints);
		const kept: { readonly distance: number; readonly weight: number }[] = [];
		let sum = 0;
		for (let i = 0; i < this.#count; i++) {
			const distance = this.#far[i] as number;
			const last = kept.at(-1);
			if (sum >= minPoints && last && distance >= last.distance) continue;
			let at = kept.length;
			while (at > 0 && (kept[at - 1]?.distance ?? 0) > distance) at--;
			const weight = weights[this.#near[i] as number] ?? 1;
			kept.splice(at, 0, { distance, weight });
			sum += weight;
			for (let end = kept.at(-1); end && sum - end.weight >= minPoints; end = kept.at(-1)) {
				kept.pop();
				sum -= end.weight;
			}
		}
		return sum >= minPoints ? (kept.at(-1)?.distance ?? 0) : Number.POSITIVE_INFINITY;
	}

	#firstFrom(value: number): number {
		let [low, high] = [0, this.#order.length];
		while (low < high) {
			const middle = (low + high) >> 1;
			if ((this.#rows[middle * this.#d] as number) < value) low = middle + 1;
			else high = middle;
		}
		return low;
	}
}

/** Rows such that each row lies within a part of the reach of one of its own cluster; null where they are too many. */
function netOf(
	points: Points,
	{ labels, reach, core }: DenseRows,
	part: number,
	most: number,
): { readonly rows: readonly number[]; readonly weights: readonly number[] } | null {
	const rows: number[] = [];
	const weights: number[] = [];
	const values: Float64Array[] = [];
	const loosest = Math.max(0, ...Array.from(reach));
	for (let row = 0; row < points.n; row++) {
		if (core && core[row] !== 1) continue;
		const own = rowAt(points, row);
		const label = labels[row] as number;
		const radius = part * (label < 0 ? loosest : (reach[label] ?? 0));
		const keeper = values.findIndex(
			(kept, i) => labels[rows[i] ?? 0] === label && isWithin(kept, own, radius),
		);
		if (keeper >= 0) weights[keeper] = (weights[keeper] ?? 0) + 1;
		else if (rows.length === most) return null;
		else {
			rows.push(row);
			weights.push(1);
			values.push(own);
		}
	}
	return { rows, weights };
}

function isWithin(a: Float64Array, b: Float64Array, radius: number): boolean {
	let squared = 0;
	for (let j = 0; j < a.length && squared <= radius * radius; j++)
		squared += ((a[j] as number) - (b[j] as number)) ** 2;
	return squared <= radius * radius;
}

function short(value: number): number {
	return Number(value.toPrecision(9));
}
