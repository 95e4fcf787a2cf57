import { createRandom } from '#src/core/stats/index.ts';
import { canonicalOrder } from './canonical.ts';
import { wholeAtLeast } from './check.ts';
import { balancedGamma, recode, type CodedPoints, type MixedPoints } from './mixed.ts';
import { rowAt, squaredDistances } from './points.ts';
import { drawSeeds } from './seeding.ts';

export interface PrototypesOptions {
	readonly k: number;
	readonly seed: number;
	/** Number of random starts; the lowest cost wins, the earlier one on a tie. */
	readonly restarts: number;
	/** Weight of one differing category; default: `balancedGamma`. */
	readonly gamma?: number;
	readonly onProgress?: (done: number, total: number) => void;
}

export interface PrototypesResult {
	/** Clusters found: k, or fewer where there are fewer distinct rows. */
	readonly k: number;
	/** Cluster per row, 0…k−1, by descending centroid, then by the first appearance of its modes. */
	readonly labels: Int32Array;
	/** Cluster × number column. */
	readonly centroids: Float64Array;
	/** Cluster × category column: the most frequent code, −1 = empty. */
	readonly modes: Int32Array;
	readonly sizes: readonly number[];
	/** Σ over rows of squared distance to the centroid + γ · categories that differ from the mode. */
	readonly cost: number;
	readonly gamma: number;
	readonly iterations: number;
}

const MAX_ITERATIONS = 100;

/**
 * k-prototypes (Huang 1998): k-means for numbers and categories together. The distance of a row to a prototype is the squared
 * Euclidean one of the numbers + γ · number of categories that differ from the mode. The most frequent category
 * that appears first is the mode.
 *
 * @throws AppError cluster.noRows, cluster.valuesOutOfRange
 */
export function kPrototypes(mixed: MixedPoints, options: PrototypesOptions): PrototypesResult {
	const coded = recode(mixed);
	const k = wholeAtLeast(options.k, 1);
	const restarts = wholeAtLeast(options.restarts, 1);
	const given = options.gamma ?? Number.NaN;
	const gamma = given >= 0 && Number.isFinite(given) ? given : balancedGamma(coded);
	let best: Fit | null = null;
	for (let start = 0; start < restarts; start++) {
		const random = createRandom(options.seed, k, start);
		const measure = (row: number, out: Float64Array) => distances(coded, prototypeOf(coded, row), gamma, out);
		const seeds = drawSeeds(coded.n, k, random, measure).map((row) => prototypeOf(coded, row));
		const fit = descend(coded, seeds, gamma);
		if (!best || fit.cost < best.cost) best = fit;
		options.onProgress?.(start + 1, restarts);
	}
	return { ...canonical(coded, best as Fit), gamma };
}

interface Prototype {
	readonly numbers: Float64Array;
	/** Category numbers of the recoded columns. */
	readonly modes: Int32Array;
}

interface Fit {
	readonly prototypes: readonly Prototype[];
	readonly labels: Int32Array;
	readonly counts: Uint32Array;
	readonly cost: number;
	readonly iterations: number;
}

function prototypeOf({ numbers, categories }: CodedPoints, row: number): Prototype {
	return {
		numbers: rowAt(numbers, row),
		modes: Int32Array.from(categories, (column) => column[row] as number),
	};
}

function distances(
	{ numbers, categories }: CodedPoints,
	to: Prototype,
	gamma: number,
	out: Float64Array,
): void {
	squaredDistances(numbers, to.numbers, out);
	categories.forEach((column, j) => {
		const mode = to.modes[j] as number;
		for (let i = 0; i < column.length; i++) if (column[i] !== mode) out[i] = (out[i] as number) + gamma;
	});
}

function descend(coded: CodedPoints, seeds: readonly Prototype[], gamma: number): Fit {
	const labels = new Int32Array(coded.n).fill(-1);
	const nearest = new Float64Array(coded.n);
	const distance = new Float64Array(coded.n);
	const next = new Int32Array(coded.n);
	let prototypes = seeds;
	for (let iterations = 1; ; iterations++) {
		const counts = assign(coded, prototypes, gamma, { nearest, distance, next });
		const isSettled = next.every((label, row) => label === labels[row]);
		labels.set(next);
		if (isSettled || iterations === MAX_ITERATIONS) {
			const cost = nearest.reduce((sum, value) => sum + value, 0);
			return { prototypes, labels, counts, cost, iterations };
		}
		prototypes = updated(coded, labels, counts, nearest);
	}
}

interface Room {
	readonly nearest: Float64Array;
	readonly distance: Float64Array;
	readonly next: Int32Array;
}

/** Nearest prototype of every row, the lowest number where two are equally near, and the rows of each. */
function assign(
	coded: CodedPoints,
	prototypes: readonly Prototype[],
	gamma: number,
	room: Room,
): Uint32Array {
	const { nearest, distance, next } = room;
	const counts = new Uint32Array(prototypes.length);
	nearest.fill(Number.POSITIVE_INFINITY);
	prototypes.forEach((prototype, c) => {
		distances(coded, prototype, gamma, distance);
		for (let i = 0; i < coded.n; i++) {
			if ((distance[i] as number) >= (nearest[i] as number)) continue;
			nearest[i] = distance[i] as number;
			next[i] = c;
		}
	});
	for (const label of next) counts[label] = (counts[label] as number) + 1;
	return counts;
}

/** Means and modes of the clusters; one without rows moves to the row farthest from its own, each to another row. */
function updated(
	coded: CodedPoints,
	labels: Int32Array,
	counts: Uint32Array,
	nearest: Float64Array,
): Prototype[] {
	const { n, numbers } = coded;
	const { d } = numbers;
	const sums = new Float64Array(counts.length * d);
	for (let j = 0; j < d; j++) {
		for (let i = 0; i < n; i++) {
			const at = (labels[i] as number) * d + j;
			sums[at] = (sums[at] as number) + (numbers.data[j * n + i] as number);
		}
	}
	const modes = coded.categories.map((column, j) =>
		modesOf(column, coded.codes[j]?.length ?? 0, labels, counts),
	);
	const taken = new Set<number>();
	return Array.from(counts, (count, c) => {
		if (count === 0) return prototypeOf(coded, farthest(nearest, taken));
		return {
			numbers: sums.subarray(c * d, (c + 1) * d).map((sum) => sum / count),
			modes: Int32Array.from(modes, (column) => column[c] as number),
		};
	});
}

function modesOf(column: Int32Array, values: number, labels: Int32Array, counts: Uint32Array): Int32Array {
	const table = new Uint32Array(counts.length * values);
	column.forEach((code, i) => {
		const at = (labels[i] as number) * values + code;
		table[at] = (table[at] as number) + 1;
	});
	return Int32Array.from(counts, (_, c) => {
		let mode = 0;
		for (let code = 1; code < values; code++) {
			if ((table[c * values + code] as number) > (table[c * values + mode] as number)) mode = code;
		}
		return mode;
	});
}

function farthest(nearest: Float64Array, taken: Set<number>): number {
	let row = -1;
	nearest.forEach((distance, i) => {
		if (!taken.has(i) && (row < 0 || distance > (nearest[row] as number))) row = i;
	});
	taken.add(row);
	return Math.max(0, row);
}

/** Clusters in canonical order with the codes the categories came with. Clusters without rows are dropped. */
function canonical(coded: CodedPoints, fit: Fit): Omit<PrototypesResult, 'gamma'> {
	const { d } = coded.numbers;
	const width = d + coded.categories.length;
	const keys = new Float64Array(fit.prototypes.length * width);
	fit.prototypes.forEach(({ numbers, modes }, c) => {
		keys.set(numbers, c * width);
		modes.forEach((mode, j) => (keys[c * width + d + j] = -mode));
	});
	const used = fit.prototypes.map((_, c) => c).filter((c) => (fit.counts[c] as number) > 0);
	const order = canonicalOrder(keys, width, used);
	const newLabel = new Int32Array(fit.prototypes.length);
	order.forEach((c, position) => (newLabel[c] = position));
	const kept = order.map((c) => fit.prototypes[c] as Prototype);
	return {
		k: kept.length,
		labels: fit.labels.map((label) => newLabel[label] as number),
		centroids: Float64Array.from(kept.flatMap(({ numbers }) => [...numbers])),
		modes: Int32Array.from(
			kept.flatMap(({ modes }) => Array.from(modes, (mode, j) => coded.codes[j]?.[mode] ?? -1)),
		),
		sizes: order.map((c) => fit.counts[c] as number),
		cost: fit.cost,
		iterations: fit.iterations,
	};
}
