import { clusterSizes, type Labels } from './labels.ts';

/** Two partitions of the same rows against each other. Rows with −1 in either are left out. */
export interface CrossTable {
	/** Rows in cluster a of the first and b of the second at counts[a · columns + b]. */
	readonly counts: Uint32Array;
	readonly rows: number;
	readonly columns: number;
	readonly firstSizes: Uint32Array;
	readonly secondSizes: Uint32Array;
	/** Rows counted. */
	readonly total: number;
}

/** Counts the rows of each pair of clusters. Both must be of the same length. */
export function crossTable(first: Labels, second: Labels): CrossTable {
	const rows = clusterSizes(first).length;
	const columns = clusterSizes(second).length;
	const counts = new Uint32Array(rows * columns);
	const firstSizes = new Uint32Array(rows);
	const secondSizes = new Uint32Array(columns);
	let total = 0;
	for (let i = 0; i < first.length; i++) {
		const a = first[i] as number;
		const b = second[i] ?? -1;
		if (a < 0 || b < 0) continue;
		counts[a * columns + b] = (counts[a * columns + b] as number) + 1;
		firstSizes[a] = (firstSizes[a] as number) + 1;
		secondSizes[b] = (secondSizes[b] as number) + 1;
		total++;
	}
	return { counts, rows, columns, firstSizes, secondSizes, total };
}

/**
 * Adjusted Rand index (Hubert & Arabie 1985) of two partitions of the same rows: 1 = the same, 0 = as alike as by chance.
 * Rows with −1 in either are left out. Two partitions that leave no pair to chance (all rows in one cluster, or each
 * alone) count 1 when they are the same; so do fewer than two rows.
 */
export function adjustedRand(first: Labels, second: Labels): number {
	const { counts, firstSizes, secondSizes, total } = crossTable(first, second);
	const together = pairsOf(counts);
	const inFirst = pairsOf(firstSizes);
	const inSecond = pairsOf(secondSizes);
	const expected = total < 2 ? 0 : (inFirst * inSecond) / ((total * (total - 1)) / 2);
	const most = (inFirst + inSecond) / 2;
	return most === expected ? 1 : (together - expected) / (most - expected);
}

/**
 * For each cluster of the first partition the largest Jaccard coefficient |A ∩ B| ÷ |A ∪ B| with a cluster of the second;
 * 0 for a cluster without rows.
 */
export function bestJaccard(table: CrossTable): Float64Array {
	const { counts, rows, columns, firstSizes, secondSizes } = table;
	const best = new Float64Array(rows);
	for (let a = 0; a < rows; a++) {
		for (let b = 0; b < columns; b++) {
			const both = counts[a * columns + b] as number;
			const either = (firstSizes[a] as number) + (secondSizes[b] as number) - both;
			if (both > 0) best[a] = Math.max(best[a] as number, both / either);
		}
	}
	return best;
}

function pairsOf(sizes: Uint32Array): number {
	return sizes.reduce((sum, size) => sum + (size * (size - 1)) / 2, 0);
}
