export { monthsBefore } from '#src/core/segment/metrics/lines.ts';
export { deriveMetrics } from '#src/core/segment/metrics/metrics.ts';
export { migrationBetween } from './migration.ts';
export type { Flow, Migration } from './migration.ts';
export { reasonFor } from './reason.ts';
export { segmentInputs, segmentQuery, segmentRequest } from './request.ts';
export type { PostedQuery, QueryColumn, QueryTable, SegmentQuery } from './request.ts';
export { analyse } from './run.ts';
export type { SegmentProgress, SegmentReport } from './run.ts';
export { fieldIdsOf, schemesAskedBy, testsOf } from './rules/fields.ts';
export type { RuleField } from './rules/fields.ts';
export type { RuleDetail, RuleOutcome } from './rules/types.ts';
export { scoreOf } from '#src/core/segment/rfm/scoring.ts';
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
} from '#src/core/segment/rfm/segment-maps.ts';
export type { MapRule, ScoreBox, Scores } from '#src/core/segment/rfm/segment-maps.ts';
export { EXCLUSION_REASONS, measureKey } from './types.ts';
export type {
	ClassInfo,
	ClassSummary,
	ClusterDetail,
	ClusterProfile,
	Components,
	CoverageProof,
	CustomerColumns,
	CustomerMetrics,
	DroppedInput,
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
	UsedInput,
} from './types.ts';
