import type { MixtureParameters } from './gaussian.ts';
import type { Scaler } from './scaling.ts';

/**
 * What a clustering leaves behind to classify new customers: plain JSON, no typed arrays. Clusters are numbered as in the
 * labels of the run, after matching.
 */
export type ClusterModel = CentreModel | MixtureModel | PrototypeModel;

interface ModelBase {
	readonly version: 1;
	/** One per number column, in the order in which the columns are given to `classify`. */
	readonly scalers: readonly Scaler[];
}

/** The nearest centroid decides: k-means, Ward, and an approximation for density methods. */
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
