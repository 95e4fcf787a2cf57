import { topOfHierarchy, ward, wardOfGower, type Hierarchy } from '#src/core/cluster/index.ts';
import { Kept } from './kept.ts';
import { MAX_K } from './settings.ts';
import type { View } from './space.ts';
import type { ClusterTree } from './types.ts';

/**
 * Hierarchies of the customers that runs look at: all of them, the sample of the scan, and the halves that stability draws. A
 * tree of n customers takes 16·n bytes and the 8·n·d of their columns, by which it is found again; 32 MB in all.
 */
const trees = new Kept<Hierarchy>(4_000_000);

/** Ward's hierarchy of the customers of a view. It depends on the view alone, and is not made again for another k. */
export function hierarchyOf(view: View, onProgress?: (done: number, total: number) => void): Hierarchy {
	const { points, mixed, gower } = view;
	const categories = gower === null ? [] : mixed.categories;
	let isMade = false;
	const tree = trees.get(
		{ numbers: [points.data, ...categories], settings: JSON.stringify([points.n, gower]) },
		() => {
			isMade = true;
			return gower === null ? ward(points, onProgress) : wardOfGower(mixed, gower, onProgress);
		},
		({ pairs, heights }) => pairs.length + heights.length,
	);
	if (!isMade) onProgress?.(1, 1);
	return tree;
}

/** The last merges with the cluster each group of customers ended in. `labels`: cluster per position of the space. */
export function treeOf(hierarchy: Hierarchy, view: View, labels: Int32Array): ClusterTree {
	const top = topOfHierarchy(hierarchy, view.points, MAX_K);
	return { ...top, clusterOf: top.rows.map((row) => labels[view.positions[row] ?? 0] ?? 0) };
}
