import { createRandom, type Random } from '#src/core/stats/index.ts';
import type { Assigner } from './assigner.ts';
import { canonicalOrder } from './canonical.ts';
import { rowAt, squaredDistances, takeRows, type Points } from './points.ts';
import { drawSeeds } from './seeding.ts';
import { createAssigner } from './simd-assigner.ts';

export interface KMeansOptions {
	readonly k: number;
	readonly seed: number;
	/** Number of random starts; the smallest inertia wins, the earlier one on a tie. */
	readonly restarts: number;
	/** Rows the starts are tried on when there are more; the best is then refined on all rows. Default: all rows. */
	readonly startRows?: Uint32Array;
	/** For tests: which implementation of the inner step to use. */
	readonly assigner?: (points: Points, maxK: number) => Assigner;
	readonly onStart?: (done: number) => void;
}

export interface KMeansResult {
	/** Clusters found: k, or fewer where there are fewer distinct rows. */
	readonly k: number;
	/** Cluster per row, 0…k−1, in canonical order. */
	readonly labels: Uint8Array;
	/** k × d, row by row. */
	readonly centroids: Float64Array;
	readonly sizes: readonly number[];
	/** Sum of squared distances to the own centroid. */
	readonly inertia: number;
	readonly iterations: number;
}

const MAX_ITERATIONS = 300;

/**
 * k-means by Lloyd's algorithm from k-means++ starts (Arthur & Vassilvitskii 2007, with the best of 2 + ln k draws per
 * centre). Deterministic for the order of rows given: own generator seeded by (seed, k, start), sums in fixed blocks.
 * Clusters are numbered by descending mean of the first column, then the next.
 *
 * @param points at least one row
 */
export function kMeans(points: Points, options: KMeansOptions): KMeansResult {
	const { startRows } = options;
	const make = options.assigner ?? createAssigner;
	const tried = startRows && startRows.length < points.n ? takeRows(points, startRows) : points;
	let assigner = make(tried, options.k);
	let best: Fit | null = null;
	for (let start = 0; start < options.restarts; start++) {
		const random = createRandom(options.seed, options.k, start);
		const fit = lloyd(tried, plusPlus(tried, options.k, random), assigner);
		if (!best || fit.inertia < best.inertia) best = fit;
		options.onStart?.(start + 1);
	}
	let found = best ?? lloyd(tried, rowAt(tried, 0), assigner);
	if (tried !== points) {
		assigner = make(points, options.k);
		found = lloyd(points, found.centroids, assigner);
	}
	return canonical(found, points.d);
}

interface Fit {
	readonly k: number;
	readonly labels: Uint8Array;
	readonly centroids: Float64Array;
	readonly counts: Uint32Array;
	readonly inertia: number;
	readonly iterations: number;
}

/** Centres by k-means++, row by row. */
function plusPlus(points: Points, k: number, random: Random): Float64Array {
	const measure = (row: number, out: Float64Array) => squaredDistances(points, rowAt(points, row), out);
	const rows = drawSeeds(points.n, k, random, measure);
	const centres = new Float64Array(rows.length * points.d);
	rows.forEach((row, c) => centres.set(rowAt(points, row), c * points.d));
	return centres;
}

function lloyd(points: Points, start: Float64Array, assigner: Assigner): Fit {
	const { d } = points;
	const k = start.length / d;
	let centroids = start;
	let iterations = 0;
	assigner.labels.fill(255);
	for (;;) {
		const changed = assigner.step(centroids, k);
		iterations++;
		if (changed === 0 || iterations === MAX_ITERATIONS) break;
		const means = new Float64Array(k * d);
		for (let c = 0; c < k; c++) {
			const count = assigner.counts[c] as number;
			for (let j = 0; j < d; j++)
				means[c * d + j] = (assigner.sums[c * d + j] as number) / Math.max(1, count);
		}
		fillEmpty(points, assigner, means, k);
		centroids = means;
	}
	return {
		k,
		labels: assigner.labels.slice(),
		centroids,
		counts: assigner.counts.slice(0, k),
		inertia: assigner.measure().reduce((sum, distance) => sum + distance, 0),
		iterations,
	};
}

/** A centroid without rows moves to the row farthest from its own, each empty one to another row. */
function fillEmpty(points: Points, assigner: Assigner, centroids: Float64Array, k: number): void {
	const taken = new Set<number>();
	let distances: Float64Array | null = null;
	for (let c = 0; c < k; c++) {
		if ((assigner.counts[c] as number) > 0) continue;
		distances ??= assigner.measure();
		let farthest = -1;
		for (let i = 0; i < points.n; i++) {
			if (taken.has(i)) continue;
			if (farthest < 0 || (distances[i] as number) > (distances[farthest] as number)) farthest = i;
		}
		taken.add(farthest);
		centroids.set(rowAt(points, Math.max(0, farthest)), c * points.d);
	}
}

/** The same partition with clusters numbered by descending centroid, column by column. Clusters without rows are dropped. */
function canonical(fit: Fit, d: number): KMeansResult {
	const used = Array.from({ length: fit.k }, (_, c) => c).filter((c) => (fit.counts[c] ?? 0) > 0);
	const order = canonicalOrder(fit.centroids, d, used);
	const newLabel = new Uint8Array(fit.k);
	const centroids = new Float64Array(order.length * d);
	order.forEach((c, position) => {
		newLabel[c] = position;
		centroids.set(fit.centroids.subarray(c * d, (c + 1) * d), position * d);
	});
	return {
		k: order.length,
		labels: fit.labels.map((label) => newLabel[label] ?? 0),
		centroids,
		sizes: order.map((c) => fit.counts[c] ?? 0),
		inertia: fit.inertia,
		iterations: fit.iterations,
	};
}
