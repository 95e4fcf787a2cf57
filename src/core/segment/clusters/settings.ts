import { MOST_ROWS, type Scaling, type ScalerOptions } from '#src/core/cluster/index.ts';
import type { ClusterMethod, ClusterScaling, ClusterScheme } from '#src/core/model/index.ts';

/** Methods that find k clusters, so that k can be scanned. */
export type CountedMethod = 'kMeans' | 'mixture' | 'ward' | 'prototypes';

/** A class per customer is one byte, and more clusters than this nobody can act on. */
export const MAX_K = 50;

/** Customers a method is run on at most; of more, a sample by the hash of the key. Density: as many as a model can keep. */
const FIT_ROWS: Readonly<Record<ClusterMethod, number>> = {
	kMeans: Number.POSITIVE_INFINITY,
	mixture: 20_000,
	ward: 10_000,
	dbscan: MOST_ROWS,
	hdbscan: MOST_ROWS,
	prototypes: 10_000,
};

/** Customers the scan looks at. Density depends on how many there are: those methods scan what they are run on. */
export const SCAN_ROWS: Readonly<Record<ClusterMethod, number>> = {
	kMeans: 5_000,
	mixture: 2_000,
	ward: 5_000,
	dbscan: MOST_ROWS,
	hdbscan: MOST_ROWS,
	prototypes: 2_000,
};

/** Ward on Gower's distance keeps every pair of customers. */
const GOWER_ROWS = 3_000;
const GOWER_SCAN_ROWS = 2_000;

/** Whether customers are compared by Gower's distance. */
export function isByGower(scheme: Pick<ClusterScheme, 'method' | 'distance'>): boolean {
	return methodOf(scheme) === 'ward' && scheme.distance === 'gower';
}

/** Customers the method of a scheme is run on at most. */
export function fitRowsOf(scheme: ClusterScheme): number {
	return isByGower(scheme) ? GOWER_ROWS : FIT_ROWS[methodOf(scheme)];
}

/** Customers its scan looks at. */
export function scanRowsOf(scheme: ClusterScheme): number {
	return isByGower(scheme) ? GOWER_SCAN_ROWS : SCAN_ROWS[methodOf(scheme)];
}

/** What a category weighs, 0.01…100. */
export function categoryWeightOf({ categoryWeight = 1 }: Pick<ClusterScheme, 'categoryWeight'>): number {
	return Math.min(100, Math.max(0.01, categoryWeight || 1));
}

/** The method of a scheme; k-means where an older recipe does not say. */
export function methodOf(scheme: Pick<ClusterScheme, 'method'>): ClusterMethod {
	return scheme.method ?? 'kMeans';
}

/** Whether a method takes columns of texts and choices. */
export function takesCategories(method: ClusterMethod): boolean {
	return method === 'prototypes' || method === 'ward';
}

/** Whether a method finds places dense with customers, leaving the others as noise. */
export function isByDensity(method: ClusterMethod): method is 'dbscan' | 'hdbscan' {
	return method === 'dbscan' || method === 'hdbscan';
}

const SCALINGS: Readonly<Record<ClusterScaling, Scaling>> = {
	standard: 'z',
	robust: 'robust',
	minMax: 'range',
	none: 'none',
};

/** How the columns of a scheme are brought to a common scale. */
export function scalerOptions(
	scheme: ClusterScheme,
	log: ScalerOptions['log'],
): Pick<ScalerOptions, 'log' | 'scaling' | 'winsorise'> {
	return {
		log,
		scaling: isByGower(scheme) ? 'range' : SCALINGS[scheme.scaling ?? 'standard'],
		...(scheme.outliers === 'winsorise' ? { winsorise: { low: 0.01, high: 0.99 } } : {}),
	};
}

/** Neighbours that make a dense place: as given, else twice the columns (Sander et al. 1998), at least 4. */
export function minPointsOf(scheme: ClusterScheme, columns: number): number {
	return whole(scheme.minPoints, 2, 10_000) ?? Math.max(4, 2 * columns);
}

/** The smallest cluster: as given, else a hundredth of the customers, at least 5 and at most 50. */
export function minClusterSizeOf(scheme: ClusterScheme, customers: number): number {
	return whole(scheme.minClusterSize, 2, 100_000) ?? Math.min(50, Math.max(5, Math.round(customers / 100)));
}

/** Starts of a method, 1…100. */
export function restartsOf(scheme: ClusterScheme): number {
	return whole(scheme.restarts, 1, 100) ?? 1;
}

/** Clusters asked for, 1…50; null = the best. */
export function askedK(scheme: ClusterScheme): number | null {
	return whole(scheme.k, 1, MAX_K);
}

function whole(value: number | null | undefined, least: number, most: number): number | null {
	if (value === null || value === undefined || Number.isNaN(value)) return null;
	return Math.round(Math.min(most, Math.max(least, value)));
}
