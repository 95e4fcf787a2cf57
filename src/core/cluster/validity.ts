import { clusterMeans, type ClusterMeans, type Labels } from './labels.ts';
import type { Points } from './points.ts';

/**
 * Calinski–Harabasz index (1974): dispersion between the clusters ÷ dispersion within, each per degree of freedom; higher
 * is better. Rows with label −1 are left out. Null with fewer than two clusters, with as many as rows, and where all
 * rows equal their centroids.
 */
export function calinskiHarabasz(points: Points, labels: Labels): number | null {
	const clusters = clusterMeans(points, labels);
	const { sizes, means } = clusters;
	const { d } = points;
	const { rows, used } = countsOf(clusters);
	if (used < 2 || used >= rows) return null;
	const within = withinClusters(points, labels, clusters).reduce((sum, value) => sum + value, 0);
	let between = 0;
	for (let j = 0; j < d; j++) {
		let total = 0;
		for (let c = 0; c < sizes.length; c++) total += (sizes[c] as number) * (means[c * d + j] as number);
		for (let c = 0; c < sizes.length; c++) {
			const gap = (means[c * d + j] as number) - total / rows;
			between += (sizes[c] as number) * gap * gap;
		}
	}
	const index = (between * (rows - used)) / (within * (used - 1));
	return Number.isFinite(index) ? index : null;
}

/**
 * Davies–Bouldin index (1979): for each cluster the worst ratio of (mean distance to the own centroid of both) ÷ (distance
 * of the centroids), averaged; lower is better. Rows with label −1 are left out. Null with fewer than two clusters, with as
 * many as rows, and where two different clusters share a centroid.
 */
export function daviesBouldin(points: Points, labels: Labels): number | null {
	const clusters = clusterMeans(points, labels);
	const { k, sizes, means } = clusters;
	const { d } = points;
	const { rows, used } = countsOf(clusters);
	if (used < 2 || used >= rows) return null;
	const spread = meanDistances(points, labels, clusters);
	let sum = 0;
	for (let a = 0; a < k; a++) {
		if (sizes[a] === 0) continue;
		let worst = 0;
		for (let b = 0; b < k; b++) {
			if (b === a || sizes[b] === 0) continue;
			let apart = 0;
			for (let j = 0; j < d; j++) apart += ((means[a * d + j] as number) - (means[b * d + j] as number)) ** 2;
			worst = Math.max(worst, ((spread[a] as number) + (spread[b] as number)) / Math.sqrt(apart));
		}
		sum += worst;
	}
	return Number.isFinite(sum) ? sum / used : null;
}

/** Sum of squared distances to the own centroid, per cluster. */
function withinClusters(points: Points, labels: Labels, clusters: ClusterMeans): Float64Array {
	const sums = new Float64Array(clusters.k);
	eachSquaredDistance(points, labels, clusters, (label, squared) => {
		sums[label] = (sums[label] as number) + squared;
	});
	return sums;
}

function meanDistances(points: Points, labels: Labels, clusters: ClusterMeans): Float64Array {
	const sums = new Float64Array(clusters.k);
	eachSquaredDistance(points, labels, clusters, (label, squared) => {
		sums[label] = (sums[label] as number) + Math.sqrt(squared);
	});
	return sums.map((sum, c) => sum / Math.max(1, clusters.sizes[c] as number));
}

function eachSquaredDistance(
	{ n, d, data }: Points,
	labels: Labels,
	{ means }: ClusterMeans,
	take: (label: number, squared: number) => void,
): void {
	for (let i = 0; i < n; i++) {
		const label = labels[i] as number;
		if (label < 0) continue;
		let squared = 0;
		for (let j = 0; j < d; j++) {
			const gap = (data[j * n + i] as number) - (means[label * d + j] as number);
			squared += gap * gap;
		}
		take(label, squared);
	}
}

function countsOf({ sizes }: ClusterMeans): { rows: number; used: number } {
	return {
		rows: sizes.reduce((sum, size) => sum + size, 0),
		used: sizes.reduce((count, size) => count + (size > 0 ? 1 : 0), 0),
	};
}
