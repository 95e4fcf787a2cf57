import { AppError } from '#src/errors/index.ts';
import { requirePoints, wholeAtLeast } from './check.ts';
import { renumber } from './labels.ts';
import { NeighbourTree } from './neighbour-tree.ts';
import type { Points } from './points.ts';

export interface DbscanOptions {
	/** ε: two rows at most this far apart are neighbours. */
	readonly epsilon: number;
	/** Neighbours that make a core row, the row itself counted. */
	readonly minPoints: number;
	readonly onProgress?: (done: number, total: number) => void;
}

export interface DensityResult {
	readonly k: number;
	/** Cluster per row, 0…k−1 by descending centroid; −1 = noise. */
	readonly labels: Int32Array;
	readonly sizes: readonly number[];
	readonly noise: number;
}

export interface DbscanResult extends DensityResult {
	/** 1 for each core row. */
	readonly core: Uint8Array;
}

/**
 * DBSCAN (Ester, Kriegel, Sander & Xu 1996; Schubert et al. 2017) with a k-d tree. A row that is no core row but has some
 * within ε goes to the cluster of the nearest one (of equally near ones to that with the smallest row), so that the result
 * does not depend on the order in which clusters are found.
 *
 * @throws AppError cluster.epsilonNotPositive, cluster.noRows, cluster.valuesOutOfRange
 */
export function dbscan(points: Points, options: DbscanOptions): DbscanResult {
	if (!(options.epsilon > 0)) throw new AppError('cluster.epsilonNotPositive', {});
	requirePoints(points);
	const tree = new NeighbourTree(points);
	const limit = options.epsilon * options.epsilon;
	const report = progressOf(points.n, options.onProgress);
	const core = corePositions(tree, limit, wholeAtLeast(options.minPoints, 1), report);
	const parent = joinCores(tree, limit, core, report);
	const found = new Int32Array(points.n).fill(-1);
	const coreRows = new Uint8Array(points.n);
	for (let position = 0; position < points.n; position++) {
		const row = tree.rowAt[position] as number;
		const nearest = core[position] ? position : nearestCore(tree, limit, core, position);
		coreRows[row] = core[position] as number;
		if (nearest >= 0) found[row] = rootOf(parent, nearest);
	}
	return { ...densityResult(points, found), core: coreRows };
}

/** Labels of any numbers, negative = noise, in canonical order with their counts. */
export function densityResult(points: Points, found: Int32Array): DensityResult {
	const dense = new Map<number, number>();
	const compact = found.map((label) => {
		if (label < 0) return -1;
		const known = dense.get(label) ?? dense.size;
		dense.set(label, known);
		return known;
	});
	const { k, labels, sizes } = renumber(points, compact);
	const noise = labels.reduce((count, label) => count + (label < 0 ? 1 : 0), 0);
	return { k, labels, sizes: [...sizes], noise };
}

function corePositions(
	tree: NeighbourTree,
	limit: number,
	minPoints: number,
	report: () => void,
): Uint8Array {
	const core = new Uint8Array(tree.n);
	for (let position = 0; position < tree.n; position++) {
		let count = 0;
		tree.search(position, (from, to) => {
			for (let other = from; other < to; other++) if (tree.squared(position, other) <= limit) count++;
			return count >= minPoints ? -1 : limit;
		});
		if (count >= minPoints) core[position] = 1;
		report();
	}
	return core;
}

/** Joins the core positions within reach of each other: a forest whose roots stand for the clusters. */
function joinCores(tree: NeighbourTree, limit: number, core: Uint8Array, report: () => void): Int32Array {
	const parent = Int32Array.from({ length: tree.n }, (_, i) => i);
	for (let position = 0; position < tree.n; position++) {
		report();
		if (!core[position]) continue;
		let root = rootOf(parent, position);
		tree.search(position, (from, to) => {
			const end = Math.min(to, position);
			for (let other = from; other < end; other++) {
				if (!core[other]) continue;
				const otherRoot = rootOf(parent, other);
				if (otherRoot === root || tree.squared(position, other) > limit) continue;
				parent[Math.max(root, otherRoot)] = Math.min(root, otherRoot);
				root = Math.min(root, otherRoot);
			}
			return limit;
		});
	}
	return parent;
}

function rootOf(parent: Int32Array, position: number): number {
	let root = position;
	while (parent[root] !== root) {
		parent[root] = parent[parent[root] as number] as number;
		root = parent[root] as number;
	}
	return root;
}

function nearestCore(tree: NeighbourTree, limit: number, core: Uint8Array, position: number): number {
	let best = limit;
	let nearest = -1;
	tree.search(position, (from, to) => {
		for (let other = from; other < to; other++) {
			if (!core[other]) continue;
			const squared = tree.squared(position, other);
			if (squared > best) continue;
			const isFirst = nearest < 0 || (tree.rowAt[other] as number) < (tree.rowAt[nearest] as number);
			if (squared === best && !isFirst) continue;
			best = squared;
			nearest = other;
		}
		return best;
	});
	return nearest;
}

/** Counts two passes over n rows and reports about a hundred times. */
function progressOf(n: number, onProgress: DbscanOptions['onProgress']): () => void {
	const step = Math.max(1, Math.floor(n / 50));
	let done = 0;
	return () => {
		done++;
		if (onProgress && (done % step === 0 || done === 2 * n)) onProgress(done, 2 * n);
	};
}
