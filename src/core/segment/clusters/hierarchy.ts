import { topOfHierarchy, ward, wardOfGower, type Hierarchy, type Points } from '#src/core/cluster/index.ts';
import { MAX_K } from './settings.ts';
import type { View } from './space.ts';
import type { ClusterTree } from './types.ts';

/** Hierarchies of points that are still in use: the choice of k and the result often look at the same customers. */
const made = new WeakMap<Points, Hierarchy>();

/** Ward's hierarchy of the customers of a view. */
export function hierarchyOf(view: View, onProgress?: (done: number, total: number) => void): Hierarchy {
	const { points, mixed, gower } = view;
	const known = made.get(points);
	if (known) {
		onProgress?.(1, 1);
		return known;
	}
	const tree = gower === null ? ward(points, onProgress) : wardOfGower(mixed, gower, onProgress);
	made.set(points, tree);
	return tree;
}

/** The last merges with the cluster each group of customers ended in. `labels`: cluster per position of the space. */
export function treeOf(hierarchy: Hierarchy, view: View, labels: Int32Array): ClusterTree {
	const top = topOfHierarchy(hierarchy, view.points, MAX_K);
	return { ...top, clusterOf: top.rows.map((row) => labels[view.positions[row] ?? 0] ?? 0) };
}
