import type { Advice, HierarchyTop } from '#src/core/cluster/index.ts';
import type { ClusterMethod, ClusterScheme, MeasureRef, SavedClusters } from '#src/core/model/index.ts';
import type { UnstoredDensity } from './stored.ts';

export interface ClusterDetail {
	readonly kind: 'clusters';
	readonly scheme: ClusterScheme;
	readonly method: ClusterMethod;
	/** Whether the saved model classified the customers, instead of a clustering anew. */
	readonly isByModel: boolean;
	/** Inputs used, in the order of the recipe. */
	readonly inputs: readonly UsedInput[];
	/** Columns of texts and choices used. */
	readonly categories: readonly UsedCategory[];
	readonly dropped: readonly DroppedInput[];
	/** Advice on the inputs of the recipe, used or not. */
	readonly advice: Advice;
	readonly k: number;
	/** Number of each cluster, from 1, ascending: 1…k, unless an earlier run lends its numbers. */
	readonly numbers: readonly number[];
	/** The parameters as they were used; null where the method has none. */
	readonly used: UsedParameters;
	/** How k, ε or the smallest cluster came about. */
	readonly chosen: 'given' | 'silhouette' | 'bic' | 'knee' | 'share' | 'model';
	/** Every setting looked at, ascending; empty where the saved model classified. */
	readonly scan: readonly ScanRow[];
	/** Of the clusters as they are. */
	readonly indices: Indices;
	readonly silhouette: number | null;
	/** Customers the silhouette was computed on; fewer than `clustered` = a sample. */
	readonly silhouetteOn: number;
	/** Customers the stability was computed on. */
	readonly stabilityOn: number;
	/** Per cluster the mean Jaccard coefficient with its like in random halves; null = not computed. */
	readonly stability: readonly (number | null)[];
	/** Customers the method was run on; the others were assigned to the clusters found. */
	readonly fittedOn: number;
	/** Customers with a value in every input, noise among them. */
	readonly clustered: number;
	/** Customers in no cluster because they lie in no dense place. */
	readonly noise: number;
	/** Customers set aside because a value lies far out. */
	readonly setAside: number;
	/** Sum of squared distances to the own centre; of k-prototypes its cost. */
	readonly inertia: number;
	readonly iterations: number;
	/** Cluster × input, standardised units, row by row. Saved with the scaler of `inputs`, they classify new customers. */
	readonly centroids: Float64Array;
	readonly sizes: readonly number[];
	/** Standardised inputs, customer × input; NaN = not clustered. */
	readonly standardised: Float64Array;
	/** First two principal components per customer row; NaN = not clustered. */
	readonly scatter: { readonly x: Float32Array; readonly y: Float32Array };
	readonly components: Components;
	/** Cluster × input, row by row. */
	readonly profile: ClusterProfile;
	/** Per customer row how sure its cluster is, 0…1: membership of a mixture, strength of HDBSCAN; null for other methods. */
	readonly certainty: Float32Array | null;
	/** Per customer row the cluster with the second largest membership, 255 = none; null but for mixtures. */
	readonly runnerUp: Uint8Array | null;
	/** Who is set aside, and why; null where nobody is. */
	readonly farOut: FarOut | null;
	/** The clusters as a model, to be kept in the recipe. */
	readonly model: SavedClusters;
	/** Of Ward the last merges, of the customers it was run on; null for other methods and saved models. */
	readonly tree: ClusterTree | null;
	/** Of DBSCAN and HDBSCAN the model that can be saved; null for other methods and where there is none. */
	readonly stored: StoredClusters | null;
	/** Of them, why there is no model to save; null where there is one, and without clusters. */
	readonly unstored: UnstoredDensity | null;
}

/** What classifies new customers as a method by density would. */
export interface StoredClusters {
	readonly model: SavedClusters;
	/** Customers the model keeps. */
	readonly kept: number;
	/** Share of the customers it was made from that have the same class under it. */
	readonly agreement: number;
}

/** The last merges of a hierarchy, and the cluster each leaf is part of. */
export interface ClusterTree extends HierarchyTop {
	readonly clusterOf: readonly number[];
}

/** Customers set aside because a value lies far out. */
export interface FarOut {
	/** Per customer row the place of that input in the recipe, from 1; 0 = not set aside. */
	readonly input: Uint8Array;
	/** Per customer row the value; NaN = not set aside. */
	readonly value: Float64Array;
	/** Beyond these values an input lies far out; null = no fence. Parallel to the inputs of the recipe. */
	readonly fences: readonly ({ readonly low: number; readonly high: number } | null)[];
}

export interface UsedInput {
	readonly measure: MeasureRef;
	readonly log: boolean;
	/** Of the value, after log1p where `log`. z = (value − mean) ÷ sd, population SD, unless `by` says otherwise. */
	readonly mean: number;
	readonly sd: number;
	/** Before the logarithm. */
	readonly skewness: number;
	readonly by?: {
		readonly scaling: 'z' | 'robust' | 'range' | 'none';
		readonly centre: number;
		readonly spread: number;
	};
	/** Values beyond are moved here, before the logarithm. */
	readonly limits?: { readonly low: number; readonly high: number };
}

/** A column of texts and choices with its values per cluster. Values are ascending by code unit; null = empty. */
export interface UsedCategory {
	readonly column: string;
	readonly values: readonly (string | null)[];
	/** Position in `values` per customer row; −1 = not clustered. */
	readonly codes: Int32Array;
	/** Share of the customers of a cluster with each value: cluster × value, 0…1. */
	readonly shares: Float64Array;
	/** Share of all clustered customers with each value. */
	readonly overall: Float64Array;
	/** Position of the value each prototype has; of other methods the most frequent one. */
	readonly modes: Int32Array;
}

export interface DroppedInput {
	/** Columns of texts are written as measures of kind "column". */
	readonly measure: MeasureRef;
	readonly why: 'constant' | 'missing' | 'tooManyValues';
}

export interface UsedParameters {
	readonly epsilon: number | null;
	readonly minPoints: number | null;
	readonly minClusterSize: number | null;
	/** Squared distance that one differing category adds. */
	readonly gamma: number | null;
}

/** Validity of a partition; null where it is not defined. */
export interface Indices {
	readonly silhouette: number | null;
	readonly calinskiHarabasz: number | null;
	readonly daviesBouldin: number | null;
	/** Of mixtures. */
	readonly bic: number | null;
	/** Mean Jaccard coefficient of the clusters with their like in random halves. */
	readonly stability: number | null;
}

/** One setting of the scan. */
export interface ScanRow extends Indices {
	/** k, ε or the smallest cluster. */
	readonly setting: number;
	/** Clusters found. */
	readonly k: number;
	/** Share of the sample in no cluster. */
	readonly noise: number;
	/** Of k-means; null otherwise. */
	readonly inertia: number | null;
}

export interface Components {
	/** Explained share of variance of all components, descending. */
	readonly shares: readonly number[];
	/** Component × axis: direction cosines of the first two. */
	readonly loadings: Float64Array;
	/** What each axis is: an input, or a value of a category. */
	readonly axes: readonly Axis[];
}

/** `value` null = the measure itself; otherwise 1 for customers with that value of the column. */
export interface Axis {
	readonly measure: MeasureRef;
	readonly value: string | null;
}

export interface ClusterProfile {
	/** Mean in the unit of the input (no logarithm). */
	readonly mean: Float64Array;
	/** Mean of z: how far the cluster lies from the average, in standard deviations. */
	readonly z: Float64Array;
	/** Mean ÷ overall mean × 100; NaN where the overall mean is not positive. */
	readonly index: Float64Array;
	/** Overall mean per input. */
	readonly overall: Float64Array;
}
