import type { ClusterModel } from '#src/core/cluster/index.ts';
import type { MeasureRef } from './schemes.ts';

export type ClusterMethod = 'kMeans' | 'mixture' | 'ward' | 'dbscan' | 'hdbscan' | 'prototypes';

/** What a clustering is made of. Fields that are not given, as in older recipes, mean what their comment says. */
export interface ClusterSettings {
	readonly inputs: readonly ClusterInput[];
	/** Ids of columns of texts and choices, which prototypes and Ward take; not given = none. */
	readonly categories?: readonly string[];
	/** Not given = k-means. */
	readonly method?: ClusterMethod;
	/** Number of clusters, or null to take the best of 2…10: by the silhouette, for mixtures by the BIC. */
	readonly k: number | null;
	readonly seed: number;
	readonly restarts: number;
	/** Of mixtures; not given = full. */
	readonly covariance?: 'full' | 'diagonal';
	/** Of DBSCAN: the distance up to which two customers are neighbours; null or not given = the knee of the curve. */
	readonly epsilon?: number | null;
	/** Of DBSCAN: the neighbours that make a dense place; null or not given = twice the inputs, at least 4. */
	readonly minPoints?: number | null;
	/** Of HDBSCAN; null or not given = a hundredth of the customers, at least 5. */
	readonly minClusterSize?: number | null;
	/** What one differing category weighs; 1 or not given = categories and numbers say as much as each other. */
	readonly categoryWeight?: number;
	/**
	 * Of Ward: Euclidean on the scaled columns with a fixed amount per differing category, or the square root of Gower's
	 * distance, for which columns are scaled by their range. Not given = Euclidean.
	 */
	readonly distance?: ClusterDistance;
	/** Not given = standard. */
	readonly scaling?: ClusterScaling;
	/** Not given = keep. `winsorise` limits values to the 1 % and 99 % quantiles; `setAside` makes a class of them. */
	readonly outliers?: ClusterOutliers;
	/** Names given by the user, by the number of the cluster. */
	readonly names?: Readonly<Record<string, string>>;
	/** The clusters of an earlier run, for the numbers of the new ones or in their place. */
	readonly saved?: SavedClusters | null;
}

export type ClusterDistance = 'euclidean' | 'gower';
export type ClusterScaling = 'standard' | 'robust' | 'minMax' | 'none';
export type ClusterOutliers = 'keep' | 'winsorise' | 'setAside';

export interface ClusterInput {
	readonly measure: MeasureRef;
	/** `auto` takes the logarithm where all values are ≥ 0 and the skewness exceeds 1. */
	readonly log: 'auto' | 'always' | 'never';
}

/**
 * The clusters of a run as a model. The recipe holds them, so that classes remain a function of the data and the recipe:
 * nothing is remembered anywhere else.
 */
export interface SavedClusters {
	/** `classify`: customers are classified by the model; `follow`: they are clustered anew and numbered after it. */
	readonly use: 'classify' | 'follow';
	readonly method: ClusterMethod;
	/** One per scaler of the model. */
	readonly numbers: readonly SavedColumn[];
	/** Columns of the categories of the model. */
	readonly categories: readonly string[];
	readonly model: ClusterModel;
	/** Number of each cluster of the model, from 1. */
	readonly clusters: readonly number[];
	/** Customers it was made from. */
	readonly customers: number;
}

/** A measure, or 1 for the customers with this value of a column and 0 for the others (null = empty). */
export type SavedColumn =
	| { readonly kind: 'measure'; readonly measure: MeasureRef }
	| { readonly kind: 'value'; readonly column: string; readonly value: string | null };
