import type { MixtureParameters } from './gaussian.ts';
import type { Scaler } from './scaling.ts';

/**
 * What a clustering leaves behind to classify new customers: plain JSON, no typed arrays. Clusters are numbered as in the
 * labels of the run, after matching.
 */
export type ClusterModel = CentreModel | MixtureModel | PrototypeModel | DensityModel | GowerModel;

interface ModelBase {
	readonly version: 1;
	/** One per number column, in the order in which the columns are given to `classify`. */
	readonly scalers: readonly Scaler[];
}

/** The nearest centroid decides: k-means and Ward; of density methods it only lends its numbers to new clusters. */
export interface CentreModel extends ModelBase {
	readonly kind: 'centres';
	/** Cluster × column, standardised. */
	readonly centres: readonly (readonly number[])[];
}

/** The largest membership decides. */
export interface MixtureModel extends ModelBase {
	readonly kind: 'mixture';
	readonly covariance: 'full' | 'diagonal';
	readonly weights: readonly number[];
	readonly means: readonly (readonly number[])[];
	/** Per component: column × column, row by row (full), or the variances. */
	readonly covariances: readonly (readonly number[])[];
}

/** The nearest prototype decides. */
export interface PrototypeModel extends ModelBase {
	readonly kind: 'prototypes';
	readonly centres: readonly (readonly number[])[];
	/** Cluster × category column; null = empty. */
	readonly modes: readonly (readonly (string | null)[])[];
	readonly gamma: number;
}

/** The nearest of some kept rows decides, as far as its cluster reaches: DBSCAN and HDBSCAN. */
export interface DensityModel extends ModelBase {
	readonly kind: 'density';
	/** Means of the clusters, standardised, for clusters that nobody is in any more. */
	readonly centres: readonly (readonly number[])[];
	/** Per cluster the largest distance at which a customer belongs to it: ε, or that at which it split off. */
	readonly reach: readonly number[];
	/** Neighbours whose distance smooths the density of a new customer; 0 for DBSCAN, which asks none. */
	readonly minPoints: number;
	/** Rows kept, standardised, nine digits each. */
	readonly points: readonly (readonly number[])[];
	/** Cluster of each, −1 = noise. */
	readonly members: readonly number[];
	/** Rows each stands for. */
	readonly weights: readonly number[];
	/** Distance of each to its minPoints-th neighbour; empty for DBSCAN. */
	readonly distances: readonly number[];
}

/** A value of a category, null = empty, and the share of the customers of a cluster that have it. */
export interface ShareOfValue {
	readonly value: string | null;
	readonly share: number;
}

/** The cluster at the least Gower distance decides, corrected by its own spread: Ward on √Gower. */
export interface GowerModel extends ModelBase {
	readonly kind: 'gower';
	/** Means, each column brought to 0…1. */
	readonly centres: readonly (readonly number[])[];
	/** What a category weighs against a number. */
	readonly weight: number;
	/** Cluster × column: values that stand for it, ascending. */
	readonly quantiles: readonly (readonly (readonly number[])[])[];
	/** Cluster × category column: its values with their shares; null = empty. */
	readonly shares: readonly (readonly (readonly ShareOfValue[])[])[];
}

/** Model of k-means or Ward. `centroids`: cluster × column, row by row. */
export function centreModel(scalers: readonly Scaler[], centroids: Float64Array): CentreModel {
	return { version: 1, kind: 'centres', scalers, centres: rowsOf(centroids, scalers.length) };
}

/** Model of a Gaussian mixture. */
export function mixtureModel(scalers: readonly Scaler[], mixture: MixtureParameters): MixtureModel {
	const { covariance, d } = mixture;
	return {
		version: 1,
		kind: 'mixture',
		scalers,
		covariance,
		weights: [...mixture.weights],
		means: rowsOf(mixture.means, d),
		covariances: rowsOf(mixture.covariances, covariance === 'full' ? d * d : d),
	};
}

/**
 * Model of k-prototypes.
 *
 * @param modes cluster × category column, row by row: codes, −1 = empty
 * @param values text of each code, per category column
 */
export function prototypeModel(
	scalers: readonly Scaler[],
	found: {
		readonly k: number;
		readonly centroids: Float64Array;
		readonly modes: Int32Array;
		readonly gamma: number;
	},
	values: readonly (readonly string[])[],
): PrototypeModel {
	const d = scalers.length;
	const width = values.length;
	const clusters = Array.from({ length: found.k }, (_, c) => c);
	return {
		version: 1,
		kind: 'prototypes',
		scalers,
		centres: clusters.map((c) => [...found.centroids.subarray(c * d, (c + 1) * d)]),
		modes: clusters.map((c) => values.map((texts, j) => texts[found.modes[c * width + j] ?? -1] ?? null)),
		gamma: found.gamma,
	};
}

function rowsOf(flat: Float64Array, width: number): number[][] {
	return Array.from({ length: width > 0 ? flat.length / width : 0 }, (_, c) => [
		...flat.subarray(c * width, (c + 1) * width),
	]);
}
