export { adviseColumns } from './advice.ts';
export type { Advice, AdviceCode, ColumnAdvice, ColumnSuggestion, CorrelatedPair } from './advice.ts';
export { adjustedRand } from './agreement.ts';
export { cheapestAssignment } from './assignment.ts';
export { createAssigner, simdAssigner } from './simd-assigner.ts';
export { dismiss, employ, help } from './team.ts';
export type { Peer, SharedRun } from './team.ts';
export { scalarAssigner } from './assigner.ts';
export type { Assigner } from './assigner.ts';
export { requirePoints } from './check.ts';
export { classify } from './classify.ts';
export type { NewCustomers } from './classify.ts';
export { condense, excessOfMass } from './condensed-tree.ts';
export type { CondensedTree, DensityCluster } from './condensed-tree.ts';
export { dbscan } from './dbscan.ts';
export type { DbscanOptions, DbscanResult, DensityResult } from './dbscan.ts';
export { classifyDense, densityModel, mostRows, MOST_COLUMNS, MOST_ROWS } from './density-model.ts';
export type { DenseRows } from './density-model.ts';
export { coreDistances, epsilonCurve } from './epsilon.ts';
export type { EpsilonCurve } from './epsilon.ts';
export type { Covariance, MixtureParameters } from './gaussian.ts';
export { outerFences } from './fences.ts';
export type { Fences } from './fences.ts';
export { hdbscan } from './hdbscan.ts';
export type { HdbscanOptions, HdbscanResult } from './hdbscan.ts';
export { gowerModel } from './gower-model.ts';
export { wardOfGower } from './gower-ward.ts';
export { groupsOfTop, largestJump, topOfHierarchy } from './hierarchy-top.ts';
export type { HierarchyJump, HierarchyTop, TopMerge } from './hierarchy-top.ts';
export { kMeans } from './kmeans.ts';
export type { KMeansOptions, KMeansResult } from './kmeans.ts';
export { clusterMeans, clusterSizes, renumber } from './labels.ts';
export type { ClusterMeans, Labels } from './labels.ts';
export { matchLabels } from './matching.ts';
export type { LabelMatch } from './matching.ts';
export { balancedGamma, gowerDistances } from './mixed.ts';
export type { MixedPoints } from './mixed.ts';
export { gaussianMixture, mixtureMembers } from './mixture.ts';
export type { MixtureOptions, MixtureResult } from './mixture.ts';
export { scalarMixtureMath, simdMixtureMath } from './mixture-math.ts';
export type { MixtureMath } from './mixture-math.ts';
export { centreModel, mixtureModel, prototypeModel } from './model.ts';
export type {
	CentreModel,
	ClusterModel,
	DensityModel,
	GowerModel,
	MixtureModel,
	PrototypeModel,
	ShareOfValue,
} from './model.ts';
export { nearestRows } from './nearest.ts';
export { pca, project } from './pca.ts';
export type { PcaResult } from './pca.ts';
export { takeRows } from './points.ts';
export type { Points } from './points.ts';
export { prepare } from './prepare.ts';
export type { InputColumn, Prepared, PreparedColumn } from './prepare.ts';
export { fitScaler, fromZ, toZ } from './scaling.ts';
export type { Scaler, ScalerOptions, Scaling, Winsorise } from './scaling.ts';
export { kPrototypes } from './prototypes.ts';
export type { PrototypesOptions, PrototypesResult } from './prototypes.ts';
export { reachabilityTree } from './reachability.ts';
export type { SpanningTree } from './reachability.ts';
export { scalarTileMeter, simdTileMeter } from './tile-meter.ts';
export type { TileMeter } from './tile-meter.ts';
export { silhouettes } from './silhouette.ts';
export { silhouetteBy } from './silhouette-by.ts';
export { spatialOrder } from './spatial-order.ts';
export { stability } from './stability.ts';
export type { Stability, StabilityOptions } from './stability.ts';
export { calinskiHarabasz, daviesBouldin } from './validity.ts';
export { cutHierarchy, ward } from './ward.ts';
export type { Hierarchy } from './ward.ts';
