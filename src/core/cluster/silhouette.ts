import type { Points } from './points.ts';

/**
 * Mean silhouette (Rousseeuw 1987) of several partitions of the same rows; the distances are computed once for all. A row
 * alone in its cluster counts 0. Null for a partition with fewer than two clusters or as many as rows. O(n²·d).
 */
export function silhouettes(points: Points, partitions: readonly Uint8Array[]): (number | null)[] {
	const { n } = points;
	const sizes = partitions.map(clusterSizes);
	const sums = sizes.map((counts) => new Float64Array(counts.length));
	const totals = new Float64Array(partitions.length);
	const distance = new Float64Array(n);
	for (let row = 0; row < n; row++) {
		distancesFrom(points, row, distance);
		for (let p = 0; p < partitions.length; p++) {
			const labels = partitions[p] as Uint8Array;
			const sum = sums[p] as Float64Array;
			sum.fill(0);
			for (let i = 0; i < n; i++)
				sum[labels[i] as number] = (sum[labels[i] as number] as number) + (distance[i] as number);
			totals[p] = (totals[p] as number) + widthOf(sum, sizes[p] as Uint32Array, labels[row] as number);
		}
	}
	return sizes.map((counts, p) => {
		const used = counts.reduce((count, size) => count + (size > 0 ? 1 : 0), 0);
		return used < 2 || used >= n ? null : (totals[p] ?? 0) / n;
	});
}

function clusterSizes(labels: Uint8Array): Uint32Array {
	const counts = new Uint32Array(labels.reduce((max, label) => Math.max(max, label), 0) + 1);
	for (const label of labels) counts[label] = (counts[label] ?? 0) + 1;
	return counts;
}

function distancesFrom(points: Points, row: number, out: Float64Array): void {
	const { n, d, data } = points;
	out.fill(0);
	for (let j = 0; j < d; j++) {
		const offset = j * n;
		const value = data[offset + row] as number;
		for (let i = 0; i < n; i++) {
			const gap = (data[offset + i] as number) - value;
			out[i] = (out[i] as number) + gap * gap;
		}
	}
	for (let i = 0; i < n; i++) out[i] = Math.sqrt(out[i] as number);
}

/** (b − a) ÷ max(a, b) of a row, from its sums of distances to each cluster. */
function widthOf(sums: Float64Array, sizes: Uint32Array, own: number): number {
	const ownSize = sizes[own] as number;
	if (ownSize < 2) return 0;
	const inside = (sums[own] as number) / (ownSize - 1);
	let outside = Number.POSITIVE_INFINITY;
	for (let c = 0; c < sums.length; c++) {
		const size = sizes[c] as number;
		if (c !== own && size > 0) outside = Math.min(outside, (sums[c] as number) / size);
	}
	const larger = Math.max(inside, outside);
	return larger === 0 || larger === Number.POSITIVE_INFINITY ? 0 : (outside - inside) / larger;
}
