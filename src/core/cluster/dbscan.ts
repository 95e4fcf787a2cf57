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
	const report = progressOf(tree.leafOf(points.n - 1) + 1, options.onProgress);
	const core = corePositions(tree, limit, wholeAtLeast(options.minPoints, 1), report);
	const { parent, nearest } = joinCores(tree, limit, core, report);
	const found = new Int32Array(points.n).fill(-1);
	const coreRows = new Uint8Array(points.n);
	tree.rowAt.forEach((row, position) => {
		coreRows[row] = core[position] as number;
		const member = core[position] ? position : (nearest[position] as number);
		if (member >= 0) found[row] = rootOf(parent, member);
	});
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

/** Counts neighbours leaf by leaf, each pair once, and only as long as it can still matter. */
function corePositions(
	tree: NeighbourTree,
	limit: number,
	minPoints: number,
	report: () => void,
): Uint8Array {
	const counts = new Uint32Array(tree.n).fill(1);
	const isDone = (leaf: number) => {
		for (let at = tree.startOf(leaf); at < tree.startOf(leaf + 1); at++)
			if ((counts[at] as number) < minPoints) return false;
		return true;
	};
	for (let leaf = 0; tree.startOf(leaf) < tree.n; leaf++) {
		tree.eachNearLeaf(leaf, limit, (other) => {
			if (isDone(leaf) && isDone(other)) return;
			for (let a = tree.startOf(leaf); a < tree.startOf(leaf + 1); a++) {
				for (let b = Math.max(a + 1, tree.startOf(other)); b < tree.startOf(other + 1); b++) {
					if (tree.squaredWithin(a, b, limit) > limit) continue;
					counts[a] = (counts[a] as number) + 1;
					counts[b] = (counts[b] as number) + 1;
				}
			}
		});
		report();
	}
	return Uint8Array.from(counts, (count) => (count >= minPoints ? 1 : 0));
}

interface Joined {
	/** A forest over the core positions whose roots stand for the clusters. */
	readonly parent: Int32Array;
	/** The nearest core position of each position that is none, −1 where there is none within reach. */
	readonly nearest: Int32Array;
}

function joinCores(tree: NeighbourTree, limit: number, core: Uint8Array, report: () => void): Joined {
	const parent = Int32Array.from({ length: tree.n }, (_, i) => i);
	const nearest = new Int32Array(tree.n).fill(-1);
	const distance = new Float64Array(tree.n).fill(limit);
	const offer = (position: number, member: number, squared: number) => {
		const now = nearest[position] as number;
		const isEqual = now >= 0 && squared === distance[position];
		if (isEqual && (tree.rowAt[member] as number) > (tree.rowAt[now] as number)) return;
		if (squared > (distance[position] as number)) return;
		nearest[position] = member;
		distance[position] = squared;
	};
	const clusterOf = wholeLeaves(tree, core, parent);
	for (let leaf = 0; tree.startOf(leaf) < tree.n; leaf++) {
		tree.eachNearLeaf(leaf, limit, (other) => {
			const own = clusterOf(leaf);
			if (own >= 0 && other !== leaf && own === clusterOf(other)) return;
			for (let a = tree.startOf(leaf); a < tree.startOf(leaf + 1); a++) {
				for (let b = Math.max(a + 1, tree.startOf(other)); b < tree.startOf(other + 1); b++) {
					const areBoth = core[a] && core[b];
					if (areBoth ? rootOf(parent, a) === rootOf(parent, b) : !core[a] && !core[b]) continue;
					const squared = tree.squaredWithin(a, b, limit);
					if (squared > limit) continue;
					if (areBoth) join(parent, a, b);
					else if (core[a]) offer(b, a, squared);
					else offer(a, b, squared);
				}
			}
		});
		report();
	}
	return { parent, nearest };
}

/** The root that all positions of a leaf have in common; −1 where they do not, or not all are core positions. */
function wholeLeaves(tree: NeighbourTree, core: Uint8Array, parent: Int32Array): (leaf: number) => number {
	const isWhole = new Uint8Array(tree.leafOf(tree.n - 1) + 1);
	return (leaf) => {
		const start = tree.startOf(leaf);
		const root = rootOf(parent, start);
		if (isWhole[leaf]) return root;
		for (let at = start; at < tree.startOf(leaf + 1); at++) {
			if (!core[at] || rootOf(parent, at) !== root) return -1;
		}
		isWhole[leaf] = 1;
		return root;
	};
}

function join(parent: Int32Array, a: number, b: number): void {
	const first = rootOf(parent, a);
	const second = rootOf(parent, b);
	parent[Math.max(first, second)] = Math.min(first, second);
}

function rootOf(parent: Int32Array, position: number): number {
	let root = position;
	while (parent[root] !== root) {
		parent[root] = parent[parent[root] as number] as number;
		root = parent[root] as number;
	}
	return root;
}

/** Counts two passes and reports about a hundred times. */
function progressOf(n: number, onProgress: DbscanOptions['onProgress']): () => void {
	const step = Math.max(1, Math.floor(n / 50));
	let done = 0;
	return () => {
		done++;
		if (onProgress && (done % step === 0 || done === 2 * n)) onProgress(done, 2 * n);
	};
}
