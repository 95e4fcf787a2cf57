import { wholeAtLeast } from './check.ts';
import { condense, excessOfMass, type CondensedTree } from './condensed-tree.ts';
import { densityResult, type DensityResult } from './dbscan.ts';
import { coreDistances } from './epsilon.ts';
import type { Points } from './points.ts';
import { reachabilityTree } from './reachability.ts';

export interface HdbscanOptions {
	/** Rows a cluster has at least; 2 or more. */
	readonly minClusterSize: number;
	/** Neighbours whose distance smooths the density, the row itself counted; default: minClusterSize. */
	readonly minPoints?: number;
	readonly onProgress?: (done: number, total: number) => void;
}

export interface HdbscanResult extends DensityResult {
	/** How firmly each row belongs to its cluster, 0…1: its λ ÷ the largest λ of the cluster; 0 for noise. */
	readonly strengths: Float64Array;
	/** Stability (excess of mass) of each cluster. */
	readonly stabilities: readonly number[];
	/** Distance at which each cluster split off: rows closer together than that belong to it. */
	readonly reach: readonly number[];
	/** Distance of each row to its minPoints-th neighbour, and that number. */
	readonly distances: Float64Array;
	readonly minPoints: number;
}

/**
 * HDBSCAN (Campello, Moulavi & Sander 2013; Campello et al. 2015): clusters of different density and noise without ε, by
 * excess of mass. With minPoints equal to minClusterSize the algorithm of R's dbscan::hdbscan. All rows in one dense group
 * give no cluster, because nothing sets it apart.
 *
 * @throws AppError cluster.noRows, cluster.valuesOutOfRange
 */
export function hdbscan(points: Points, options: HdbscanOptions): HdbscanResult {
	const minSize = wholeAtLeast(options.minClusterSize, 2);
	const minPoints = wholeAtLeast(options.minPoints ?? minSize, 1);
	const core = coreDistances(points, minPoints);
	const condensed = condense(reachabilityTree(points, core, options.onProgress), minSize);
	const isChosen = excessOfMass(condensed.clusters);
	const home = chosenAbove(condensed, isChosen);
	const found = condensed.clusterOf.map((cluster) => home[cluster] as number);
	const result = densityResult(points, found);
	const stabilities = new Array<number>(result.k).fill(0);
	const reach = new Array<number>(result.k).fill(0);
	const top = new Float64Array(condensed.clusters.length);
	found.forEach((cluster, row) => {
		if (cluster < 0) return;
		const label = result.labels[row] as number;
		stabilities[label] = condensed.clusters[cluster]?.stability ?? 0;
		reach[label] = 1 / (condensed.clusters[cluster]?.birth ?? 1);
		top[cluster] = Math.max(top[cluster] as number, condensed.leftAt[row] as number);
	});
	const strengths = Float64Array.from(found, (cluster, row) =>
		cluster < 0 ? 0 : (condensed.leftAt[row] as number) / (top[cluster] as number),
	);
	return { ...result, strengths, stabilities, reach, distances: core, minPoints };
}

/** For each cluster the chosen one it is part of; −1 where there is none. */
function chosenAbove({ clusters }: CondensedTree, isChosen: Uint8Array): Int32Array {
	const home = new Int32Array(clusters.length).fill(-1);
	clusters.forEach(({ parent }, c) => {
		home[c] = isChosen[c] ? c : parent < 0 ? -1 : (home[parent] as number);
	});
	return home;
}
