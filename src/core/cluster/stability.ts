import { createRandom } from '#src/core/stats/index.ts';
import { adjustedRand, bestJaccard, crossTable } from './agreement.ts';
import { countClusters, type Labels } from './labels.ts';

export interface StabilityOptions {
	/** Resampled data sets; 20–100 are usual. */
	readonly rounds: number;
	readonly seed: number;
	/** Share of the rows in each, drawn without replacement; default one half. */
	readonly share?: number;
	/** Clusters some rows anew (row numbers ascending) and gives a label to each, −1 = noise. */
	readonly refit: (rows: Uint32Array, round: number) => Labels;
	readonly onProgress?: (done: number, total: number) => void;
}

export interface Stability {
	/**
	 * Mean Jaccard coefficient of each cluster with the most similar one of each round; null where no round had a row of
	 * it. Hennig's reading: below 0.5 the cluster dissolves, from 0.6 a pattern, from 0.75 valid, from 0.85 highly stable.
	 */
	readonly clusters: readonly (number | null)[];
	/** Mean of the clusters, weighed by their rows; null where no cluster has a figure. */
	readonly jaccard: number | null;
	/** Mean adjusted Rand index of the rounds on the rows they share. */
	readonly adjustedRand: number;
	readonly rounds: number;
}

/**
 * Stability of a clustering under resampling (Hennig 2007, "Cluster-wise assessment of cluster stability"; subsets without
 * replacement as in the R package fpc): each round clusters a random part of the rows anew and compares it with
 * the labels of these rows. Rows whose label is −1 belong to no cluster.
 */
export function stability(labels: Labels, options: StabilityOptions): Stability {
	const k = countClusters(labels);
	const sums = new Float64Array(k);
	const seen = new Uint32Array(k);
	let agreement = 0;
	const rounds = Math.max(1, Math.floor(options.rounds));
	for (let round = 0; round < rounds; round++) {
		const rows = sampleRows(labels.length, options.share ?? 0.5, options.seed, round);
		const before = Int32Array.from(rows, (row) => labels[row] as number);
		const after = options.refit(rows, round);
		agreement += adjustedRand(before, after);
		addRound(sums, seen, before, after);
		options.onProgress?.(round + 1, rounds);
	}
	const clusters = Array.from(sums, (sum, c) => (seen[c] ? sum / seen[c] : null));
	return { clusters, jaccard: weightedMean(clusters, labels), adjustedRand: agreement / rounds, rounds };
}

/** Adds the coefficients of one round; a noise row still counts as a member of the other side's union. */
function addRound(sums: Float64Array, seen: Uint32Array, before: Int32Array, after: Labels): void {
	const shift = (label: number) => label + 1;
	const table = crossTable(before.map(shift), Int32Array.from(after, shift));
	const withoutNoise = table.counts.slice();
	for (let a = 0; a < table.rows; a++) withoutNoise[a * table.columns] = 0;
	const best = bestJaccard({ ...table, counts: withoutNoise });
	for (let a = 1; a < table.rows; a++) {
		if (table.firstSizes[a] === 0) continue;
		sums[a - 1] = (sums[a - 1] as number) + (best[a] as number);
		seen[a - 1] = (seen[a - 1] as number) + 1;
	}
}

/** A share of the rows, at least one, ascending; each subset of that size is equally likely (selection sampling, Knuth 3.4.2 S). */
function sampleRows(n: number, share: number, seed: number, round: number): Uint32Array {
	const wanted = Math.min(n, Math.max(1, Math.round(n * Math.min(1, Math.max(0, share)))));
	const random = createRandom(seed, round, n);
	const rows = new Uint32Array(wanted);
	let taken = 0;
	for (let row = 0; row < n && taken < wanted; row++) {
		if (random.next() * (n - row) < wanted - taken) rows[taken++] = row;
	}
	return rows.subarray(0, taken);
}

function weightedMean(clusters: readonly (number | null)[], labels: Labels): number | null {
	let sum = 0;
	let rows = 0;
	for (const label of labels) {
		const value = clusters[label];
		if (value === null || value === undefined) continue;
		sum += value;
		rows++;
	}
	return rows > 0 ? sum / rows : null;
}
