export { methodOf, takesCategories, isByDensity } from './clusters/settings.ts';
export { LEAST_AGREEMENT } from './clusters/stored.ts';
export type {
	ClusterDetail,
	ClusterProfile,
	ClusterTree,
	Indices,
	ScanRow,
	UsedCategory,
} from './clusters/types.ts';
export { monthsBefore } from '#src/core/segment/metrics/lines.ts';
export { deriveMetrics } from '#src/core/segment/metrics/metrics.ts';
export { reasonFor } from './reason.ts';
export { ratioColumns, segmentInputs, segmentQuery, segmentRequest } from './request.ts';
export type { PostedQuery, QueryColumn, QueryTable, SegmentQuery } from './request.ts';
export { analyse } from './run.ts';
export type { SegmentProgress, SegmentReport } from './run.ts';
export { sumClasses } from './summary.ts';
export type { ClassSums } from './summary.ts';
export { schemesAskedBy } from './dependencies.ts';
export { fieldIdsOf, testsOf } from './rules/fields.ts';
export type { RuleField } from './rules/fields.ts';
export type { RuleDetail, RuleOutcome } from './rules/types.ts';
export { bandEdges, blend, classesByPoints, NO_BAND, shares } from '#src/core/segment/score/blend.ts';
export { pointBins } from '#src/core/segment/score/bins.ts';
export { PointSorter, sortedPoints } from '#src/core/segment/score/order.ts';
export type { Prepared } from '#src/core/segment/score/blend.ts';
export { cutsOfAmounts, quickCurve } from '#src/core/segment/score/money.ts';
export { leastAgreement } from '#src/core/segment/score/least.ts';
export { scoreParts } from '#src/core/segment/score/reason-score.ts';
export type { ScorePart } from '#src/core/segment/score/reason-score.ts';
export { preparedOf } from '#src/core/segment/score/score.ts';
export type {
	ScoreCurve,
	ScoreDetail,
	ScoredInput,
	Squeeze,
	WeightChange,
} from '#src/core/segment/score/types.ts';
export { equalWeights, orderWeights, percentages, withWeight } from '#src/core/segment/score/weights.ts';
export { scoreOf } from '#src/core/segment/rfm/scoring.ts';
export { TierCuts } from '#src/core/segment/tiers/recount.ts';
export type { TierRecount } from '#src/core/segment/tiers/recount.ts';
export { isSummable, usualBest } from '#src/core/segment/tiers/summable.ts';
export {
	cellOf,
	covers,
	cubeOf,
	levelOf,
	mapClasses,
	mapOf,
	proveCoverage,
	SEGMENT_MAPS,
	scoresOfCell,
	scoresTaken,
} from '#src/core/segment/rfm/segment-maps.ts';
export type { MapRule, ScoreBox, Scores } from '#src/core/segment/rfm/segment-maps.ts';
export { EXCLUSION_REASONS, measureKey, METRIC_NAMES } from './types.ts';
export type {
	ClassInfo,
	ClassSummary,
	CoverageProof,
	CustomerColumns,
	CustomerMetrics,
	ExclusionReason,
	HeatCell,
	LineCount,
	MetricName,
	MetricsRequest,
	MetricsSource,
	NestedEdges,
	PerMeasure,
	Reason,
	RfmDetail,
	SchemeFault,
	SchemeOutcome,
	SchemeResult,
	SegmentRequest,
	SegmentResult,
	Spoken,
	TierDetail,
	TierRow,
	TransactionColumns,
} from './types.ts';
