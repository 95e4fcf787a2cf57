import { canonicalOrder } from './canonical.ts';
import type { Points } from './points.ts';

/** Cluster per row, 0…k−1. Methods that leave rows out give −1 to these (noise) and so return an `Int32Array`. */
export type Labels = Uint8Array | Int32Array;

/** Means of the clusters of a partition. Rows with label −1 belong to none. */
export interface ClusterMeans {
	/** Highest label + 1; a label in between may have no rows. */
	readonly k: number;
	/** k × d, row by row; zeros for a cluster without rows. */
	readonly means: Float64Array;
	readonly sizes: Uint32Array;
}

/** Highest label + 1. */
export function countClusters(labels: Labels): number {
	let k = 0;
	for (const label of labels) if (label >= k) k = label + 1;
	return k;
}

/** Rows per cluster. */
export function clusterSizes(labels: Labels, k = countClusters(labels)): Uint32Array {
	const sizes = new Uint32Array(k);
	for (const label of labels) if (label >= 0) sizes[label] = (sizes[label] as number) + 1;
	return sizes;
}

/** Mean of the rows of each cluster. */
export function clusterMeans(points: Points, labels: Labels): ClusterMeans {
	const { n, d, data } = points;
	const sizes = clusterSizes(labels);
	const k = sizes.length;
	const means = new Float64Array(k * d);
	for (let j = 0; j < d; j++) {
		for (let i = 0; i < n; i++) {
			const label = labels[i] as number;
			if (label >= 0) means[label * d + j] = (means[label * d + j] as number) + (data[j * n + i] as number);
		}
	}
	for (let i = 0; i < means.length; i++) {
		means[i] = (means[i] as number) / Math.max(1, sizes[Math.floor(i / d)] as number);
	}
	return { k, means, sizes };
}

/** The same partition in canonical order, with the means in that order; −1 stays. Clusters without rows vanish. */
export function renumber(points: Points, labels: Labels): ClusterMeans & { readonly labels: Int32Array } {
	const { d } = points;
	const found = clusterMeans(points, labels);
	const used = Array.from({ length: found.k }, (_, c) => c).filter((c) => (found.sizes[c] as number) > 0);
	const order = canonicalOrder(found.means, d, used);
	const newLabel = new Int32Array(found.k);
	const means = new Float64Array(order.length * d);
	order.forEach((c, position) => {
		newLabel[c] = position;
		means.set(found.means.subarray(c * d, (c + 1) * d), position * d);
	});
	return {
		k: order.length,
		labels: Int32Array.from(labels, (label) => (label < 0 ? -1 : (newLabel[label] as number))),
		means,
		sizes: Uint32Array.from(order, (c) => found.sizes[c] as number),
	};
}
