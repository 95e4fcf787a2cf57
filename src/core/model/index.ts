export { apply, invert } from './apply.ts';
export type {
	Batch,
	CellPatch,
	Change,
	ChangeLabel,
	JournalEntry,
	Json,
	RowGroup,
	SetCells,
	SetRecipe,
} from './change.ts';
export type { OwnBoundaries } from './boundaries.ts';
export { BUYING_POWER_WEIGHTS, MARKET_MEASURES, MARKET_PARTS } from './market.ts';
export type { MarketInput, MarketMeasure, MarketPart, MarketPlaces, MarketPotential } from './market.ts';
export { EMPTY_HISTORY, historyOf, record, reversals, reverting } from './history.ts';
export type { History, Reversal } from './history.ts';
export { mapChange } from './map-change.ts';
export type { ChangeOf, MapChange } from './map-change.ts';
export {
	columnWithRole,
	createProject,
	customerJoin,
	findTable,
	linkedTables,
	namingRoles,
	tableOfKind,
} from './project.ts';
export type { CustomerJoin, Project } from './project.ts';
export { EMPTY_VIEW, emptyRecipe, SALES_ONLY, USUAL_SUPPORT } from './recipe.ts';
export type {
	AffinitySupport,
	DisplayUnit,
	FilterCondition,
	Recipe,
	RegionGroup,
	RegionRecipe,
	SortKey,
	SourceColumn,
	TableSource,
	TransactionFilter,
	ViewState,
} from './recipe.ts';
export { MOST_END, scaleColumnId } from './scales.ts';
export type { Scale, ScaleItem } from './scales.ts';
export type {
	ClusterDistance,
	ClusterInput,
	ClusterMethod,
	ClusterOutliers,
	ClusterScaling,
	ClusterSettings,
	SavedClusters,
	SavedColumn,
} from './cluster-scheme.ts';
export type {
	AxisPart,
	ChannelShareId,
	ClusterScheme,
	Comparison,
	Condition,
	DayWindow,
	FieldTest,
	MatrixAxis,
	MatrixCell,
	MatrixScheme,
	MeasureRef,
	MetricId,
	MissingRule,
	NestedCuts,
	OwnMap,
	OwnMapId,
	ReturnsPolicy,
	RfmMeasure,
	RfmScheme,
	Rule,
	RuleClass,
	RuleScheme,
	Scheme,
	ScoreBands,
	ScoreInput,
	ScoreScale,
	ScoreScheme,
	SegmentMapId,
	TiePolicy,
	TierRule,
	TierScheme,
} from './schemes.ts';
export type { KeptClass, KeptField, KeptScheme, Snapshot, Thresholds } from './snapshots.ts';
export { USUAL_CADENCE } from './watch.ts';
export type {
	Cadence,
	PeriodMeasure,
	PeriodUnit,
	WatchComparator,
	WatchMeasure,
	WatchRule,
	WatchTest,
} from './watch.ts';
export { besideColumn, lockedColumn, planColumns, RULE_BASES } from './plans.ts';
export type {
	HoursMeasure,
	PlanAreaRule,
	PlanCriterion,
	PlanGroup,
	PlannedTerritory,
	PlanMeasure,
	PlanRule,
	RuleBasis,
	TerritoryPlan,
} from './plans.ts';
export type {
	Capacity,
	ChannelSettings,
	ClassService,
	ServiceChannel,
	TravelSettings,
	VisitResponse,
	Workload,
	WorkloadClasses,
} from './workload.ts';
export { USUAL_WORKLOAD } from './workload.ts';
export { keptPicks, picksOf } from './picks.ts';
export type { DriverPicks, ExplainPicks, PickedView, PicksOf, SchemePicks } from './picks.ts';
export { CARRIED_ROLES, ROLE_IDS, roleOf } from './roles.ts';
export type { RoleDefinition, RoleId } from './roles.ts';
export { importChange, setSource } from './import-change.ts';
export type { ImportedTables } from './import-change.ts';
export { officialPlan, officialScheme, schemeVersions } from './versions.ts';
export type { SchemeVersion } from './versions.ts';
