import type { ClusterModel } from '#src/core/cluster/index.ts';
import type { SavedClusters } from '#src/core/model/index.ts';
import type { DensityStore } from './stored.ts';
import type { ClusterDetail, ClusterTree, Indices, ScanRow, UsedParameters } from './types.ts';

/** Clusters of all customers of a space, however they came about. */
export interface Outcome {
	/** Cluster per position, −1 = noise. */
	readonly labels: Int32Array;
	readonly k: number;
	/** Number of each cluster, ascending. */
	readonly numbers: readonly number[];
	readonly model: ClusterModel;
	readonly saved: Pick<SavedClusters, 'numbers' | 'categories'>;
	readonly certainty: Float32Array | null;
	readonly runnerUp: Uint8Array | null;
	readonly used: UsedParameters;
	readonly chosen: ClusterDetail['chosen'];
	/** Clusters asked for; null where the method decides. */
	readonly asked: number | null;
	readonly scan: readonly ScanRow[];
	readonly indices: Indices;
	readonly silhouetteOn: number;
	readonly stability: readonly (number | null)[];
	readonly stabilityOn: number;
	readonly fittedOn: number;
	readonly inertia: number;
	readonly iterations: number;
	readonly tree: ClusterTree | null;
	/** Of methods by density. */
	readonly stored: DensityStore['stored'];
	/** Why not, where the model would have given too many customers another class. */
	readonly unstored: DensityStore['unstored'];
}
