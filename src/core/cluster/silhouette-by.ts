import { clusterSizes, type Labels } from './labels.ts';
import { silhouetteWidth } from './silhouette.ts';

/**
 * Mean silhouette of a partition for any distance, under the rules of `silhouettes`. `measure` writes the distance of every
 * row to a row. O(n²).
 */
export function silhouetteBy(
	n: number,
	measure: (row: number, out: Float64Array) => void,
	labels: Labels,
): number | null {
	const sizes = clusterSizes(labels);
	const rows = sizes.reduce((sum, size) => sum + size, 0);
	const used = sizes.reduce((count, size) => count + (size > 0 ? 1 : 0), 0);
	if (used < 2 || used >= rows) return null;
	const distance = new Float64Array(n);
	const sums = new Float64Array(sizes.length);
	let total = 0;
	for (let row = 0; row < n; row++) {
		const own = labels[row] as number;
		if (own < 0) continue;
		measure(row, distance);
		sums.fill(0);
		for (let other = 0; other < n; other++) {
			const label = labels[other] as number;
			if (label >= 0) sums[label] = (sums[label] as number) + (distance[other] as number);
		}
		total += silhouetteWidth(sums, sizes, own);
	}
	return total / rows;
}
