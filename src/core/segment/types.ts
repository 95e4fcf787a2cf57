import type {
	DayWindow,
	MeasureRef,
	NestedCuts,
	RfmMeasure,
	RfmScheme,
	Scheme,
	TierRule,
	TierScheme,
	TransactionFilter,
} from '#src/core/model/index.ts';
import type { Histogram } from '#src/core/stats/index.ts';
import type { Behaviour, BehaviourColumns } from './behaviour/types.ts';
import type { ClusterDetail } from './clusters/types.ts';
import type { MapRule } from './rfm/segment-maps.ts';
import type { RuleField } from './rules/fields.ts';
import type { RuleDetail } from './rules/types.ts';
import type { ScoreDetail } from './score/types.ts';
import type { MatrixDetail } from './matrix/types.ts';
import type { WatchRequest, WatchResult } from './watch/types.ts';

/** Order lines as parallel arrays, one entry per line. Arrays come from the columns of the transactions table. */
export interface TransactionColumns {
	/** Row of the customer in the customers table; −1 = none given or unknown. */
	readonly customerOf: Int32Array;
	/** Excel serial days, NaN = missing; null where the table has no date. */
	readonly date: Float64Array | null;
	/** Amount in project currency, NaN = missing; null where the table has none. */
	readonly amount: Float64Array | null;
	readonly quantity: Float64Array | null;
	readonly price: Float64Array | null;
	/** Code of the order (invoice), −1 = missing; null = a customer's lines of one day are one order. */
	readonly orderOf: Int32Array | null;
	/** 1 = cancelled or returned line. */
	readonly isReturn: Uint8Array | null;
}

/** What a customers table says itself where there are no transactions; one entry per customer, NaN = missing. */
export interface CustomerColumns {
	readonly orders: Float64Array | null;
	/** One amount, or the amounts of several periods, which are added up. */
	readonly amounts: readonly Float64Array[];
	readonly firstOrder: Float64Array | null;
	readonly lastOrder: Float64Array | null;
}

/** Where the metrics of a customer come from. `metrics` takes what an earlier `deriveMetrics` gave. */
export type MetricsSource =
	| { readonly kind: 'transactions'; readonly columns: TransactionColumns }
	| { readonly kind: 'customers'; readonly columns: CustomerColumns }
	| { readonly kind: 'metrics'; readonly metrics: CustomerMetrics };

export interface MetricsRequest {
	readonly customerCount: number;
	readonly source: MetricsSource;
	readonly filter: TransactionFilter;
	/** Serial day; null takes the day after the last order. */
	readonly analysisDate: number | null;
	/** Only orders of the last so many months count; null = all. */
	readonly windowMonths: number | null;
	/**
	 * Only orders of these days count, instead of the months. Where they end before the analysis date, recency is measured
	 * on the day after: the figures are those of that day.
	 */
	readonly windowDays?: DayWindow | null;
	/** Amounts of returned lines are taken off, and those lines are neither orders nor days of an order. */
	readonly netsReturns?: boolean;
	/** Orders taken back in full are neither orders nor days of an order. */
	readonly dropsRefunded?: boolean;
	/** What channels, products, tenure and headroom are derived from; not given = they are not. */
	readonly behaviour?: BehaviourColumns | null;
}

/** Why a line does not count; a line is counted under the first reason that applies, in this order. */
export const EXCLUSION_REASONS = [
	'missingCustomer',
	'missingDate',
	'nonPositiveQuantity',
	'nonPositivePrice',
	'return',
	'afterAnalysisDate',
	'outsideWindow',
] as const;
export type ExclusionReason = (typeof EXCLUSION_REASONS)[number];

/** Metrics per customer, by row of the customers table. NaN = not known. */
export interface CustomerMetrics {
	readonly customerCount: number;
	/** Serial day recency is measured on; NaN where nothing is dated. */
	readonly analysisDate: number;
	readonly windowMonths: number | null;
	/** The days the orders come from where they were chosen by days; null = they were not. */
	readonly windowDays: DayWindow | null;
	/** Distinct orders that count; 0 for a customer without any. */
	readonly orders: Float64Array;
	/** 0 for a customer without orders. */
	readonly amount: Float64Array;
	readonly averageOrder: Float64Array;
	readonly firstOrder: Float64Array;
	/** Last order day that counts. */
	readonly lastOrder: Float64Array;
	/** Median of the days between one order day and the next; NaN under two order days. */
	readonly medianGapDays: Float64Array;
	/** Analysis date minus last order day, whole calendar days. */
	readonly recencyDays: Float64Array;
	/** Recency in own gaps: recencyDays ÷ medianGapDays; NaN under two order days. */
	readonly rhythm: Float64Array;
	/** Amounts of returned lines inside the window, as a positive sum, whether or not they were taken off; 0 for none. */
	readonly returned: Float64Array;
	/** 1 = the customer has orders, but none inside the window. */
	readonly lapsed: Uint8Array;
	/** Where orders taken back in full were dropped: how many, and 1 per customer that has no other orders; else null. */
	readonly refunds: { readonly orders: number; readonly customers: Uint8Array } | null;
	readonly lines: LineCount;
	/** The metrics come from order lines, so that filter, window and returns have a say. */
	readonly filtersLines: boolean;
	/** Metrics the data do not hold, so that they are NaN for every customer. */
	readonly unavailable: readonly MetricName[];
	/** Further metrics, where they were asked for. */
	readonly behaviour: Behaviour | null;
}
export const METRIC_NAMES = [
	'orders',
	'amount',
	'averageOrder',
	'firstOrder',
	'lastOrder',
	'medianGapDays',
	'recencyDays',
	'rhythm',
	'returned',
] as const;
export type MetricName = (typeof METRIC_NAMES)[number];

/** Lines read, counted and left out: total = counted + the sum of excluded. */
export interface LineCount {
	readonly total: number;
	readonly counted: number;
	readonly excluded: Readonly<Record<ExclusionReason, number>>;
	/** Lines that count as an order but carry no readable amount. */
	readonly withoutAmount: number;
}

/** Everything one run needs, as plain values. */
export interface SegmentRequest extends Omit<MetricsRequest, 'windowMonths' | 'windowDays' | 'netsReturns'> {
	/** Key of each customer, null = none. Ties and the order of work follow it; without keys the content decides. */
	readonly keys: readonly (string | null)[] | null;
	/** Number columns of the customers table that schemes refer to, by column id; NaN = missing. */
	readonly columns: Readonly<Record<string, Float64Array>>;
	/** Ids of those of them whose sum says nothing: percentages, rates, grades; not given = none. */
	readonly ratios?: readonly string[];
	/** Columns of the customers that rules ask, by column id; metrics and classes are found by the run itself. */
	readonly fields: Readonly<Record<string, RuleField>>;
	readonly schemes: readonly Scheme[];
	/** What is watched; null or not given = nothing. */
	readonly watch?: WatchRequest | null;
}

export interface SegmentResult {
	/** Metrics over all time (no window). */
	readonly metrics: CustomerMetrics;
	/** In the order of the request. A scheme that cannot be computed has `fault` instead of a result. */
	readonly schemes: readonly SchemeOutcome[];
	/** Null where nothing was to be watched. */
	readonly watch: WatchResult | null;
}

export type SchemeOutcome =
	| { readonly ok: true; readonly result: SchemeResult }
	| { readonly ok: false; readonly schemeId: string; readonly fault: SchemeFault };

/** The plain value of an AppError. */
export interface SchemeFault {
	readonly code: string;
	readonly args: Readonly<Record<string, string | number>>;
}

/** A sentence as a value; `i18n/reasons.ts` speaks it. Measures in arguments are written by `measureKey`. */
export interface Spoken {
	readonly code: string;
	readonly args: Readonly<Record<string, string | number>>;
}

/** Why a customer has its class, and the nearest single change that would give it another one. */
export interface Reason extends Spoken {
	readonly next: Spoken | null;
}

/** One class of a scheme. */
export interface ClassInfo {
	/** Stable within the scheme, e.g. `importantValue`, `tierA`, `cluster1`, `noOrders`. */
	readonly id: string;
	readonly name: Spoken;
	/** Position in lists. */
	readonly order: number;
	/** Categorical colour 1–10, fixed at creation; 0 = neutral, for customers left out of the classification. */
	readonly colour: number;
}

export interface ClassSummary {
	readonly count: number;
	/** Share of all customers, 0…1. */
	readonly share: number;
	readonly amount: number;
	/** Share of the total amount; null where the total is not positive. */
	readonly shareOfAmount: number | null;
	readonly averageAmount: number | null;
	readonly averageOrders: number | null;
	readonly averageRecencyDays: number | null;
}

/** Result of one scheme: exactly one class per customer. */
export interface SchemeResult {
	readonly schemeId: string;
	readonly kind: Scheme['kind'];
	readonly version: number;
	readonly classes: readonly ClassInfo[];
	/** Position in `classes` per customer row. */
	readonly classOf: Uint8Array;
	/** Parallel to `classes`. */
	readonly summary: readonly ClassSummary[];
	readonly detail: RfmDetail | TierDetail | ClusterDetail | RuleDetail | ScoreDetail | MatrixDetail;
	readonly warnings: readonly Spoken[];
}

export type PerMeasure<T> = Readonly<Record<RfmMeasure, T>>;

export interface RfmDetail {
	readonly kind: 'rfm';
	readonly scheme: RfmScheme;
	readonly analysisDate: number;
	/** Customers scored. */
	readonly scored: number;
	/** Value per customer row, within the window: days, orders, amount. */
	readonly values: PerMeasure<Float64Array>;
	/** Scores per measure, 2…5. */
	readonly bins: number;
	/** 1…bins per customer row, the highest best; 0 = not scored. */
	readonly scores: PerMeasure<Uint8Array>;
	/** Ascending edges in the measure's unit, one less than scores; a value ≤ an edge lies below it. Nested: only those of recency, see `nested`. */
	readonly edges: PerMeasure<readonly number[]>;
	/** Edges of nested scores; null where the measures are cut on their own. */
	readonly nested: NestedEdges | null;
	/** Smallest and largest value found with each score 1…bins; null where no customer has it. */
	readonly ranges: PerMeasure<readonly ({ readonly min: number; readonly max: number } | null)[]>;
	/** Customers with each score 1…bins. */
	readonly scoreCounts: PerMeasure<readonly number[]>;
	/** Where orders taken back in full do not count: how many, and customers that have no other orders; else null. */
	readonly refunds: { readonly orders: number; readonly customers: number } | null;
	/** Customers whose value lies exactly on an edge. */
	readonly onEdge: PerMeasure<number>;
	readonly distributions: PerMeasure<Histogram>;
	/** bins² cells, the best R first and F1 first in each row, as drawn. */
	readonly heat: readonly HeatCell[];
	/** Classes of the map and the scores each takes. */
	readonly map: readonly MapRule[];
	/** Class position per cell, cell = (r−1)·bins² + (f−1)·bins + (m−1); 255 where no class takes it. */
	readonly cubeClass: Uint8Array;
	/** Customers per cell, same order. */
	readonly cubeCount: Uint32Array;
	readonly proof: CoverageProof;
}

/** Edges of F within each R score (R1 first) and of M within each R and F score (R1F1, R1F2 …). A list is empty where nobody is. */
export type NestedEdges = NestedCuts;

export interface HeatCell {
	readonly recency: number;
	readonly frequency: number;
	readonly count: number;
	readonly meanAmount: number | null;
}

/** Computed by asking every rule of a map about every cell. */
export interface CoverageProof {
	readonly cells: number;
	/** Cells no rule covers, as "555". */
	readonly uncovered: readonly string[];
	/** Cells more than one rule covers. */
	readonly multiple: readonly string[];
}

export interface TierDetail {
	readonly kind: 'tiers';
	readonly scheme: TierScheme;
	readonly measure: MeasureRef;
	readonly by: TierRule;
	readonly best: 'high' | 'low';
	/** Measure per customer row; NaN = missing. */
	readonly values: Float64Array;
	/** Cumulative share of the total after this customer, per customer row; NaN = missing, or no total is taken. */
	readonly cumulative: Float64Array;
	/** Position in the ranking from 1 per customer row; 0 = missing. */
	readonly rank: Uint32Array;
	/** Customer rows by rank. */
	readonly order: Uint32Array;
	readonly ranked: number;
	/** Sum of the positive values, which the shares refer to; 0 where no total is taken. */
	readonly total: number;
	readonly negatives: number;
	/** What the negative values take away, above 0; 0 where no total is taken. */
	readonly lost: number;
	/** With negative values, the most the customers from the largest on add up to, as a share of what all of them come to; null without negative values or where all come to nothing. */
	readonly peak: TierPeak | null;
	readonly tiers: readonly TierRow[];
	/** At most 500 points, from (0, 0): share of customers → cumulative share of the total, 0…1, falling again along negative values. Empty where no total is taken. */
	readonly curve: { readonly customers: Float64Array; readonly share: Float64Array };
	/** Gini coefficient of the ranked values; null with negatives or without a positive total. */
	readonly gini: number | null;
	/** Share of the total held by the first 20 % of customers. */
	readonly topFifthShare: number | null;
	readonly distribution: Histogram;
}

/** Top of a whale curve: so many customers bring more than all together, the others take it away again. */
export interface TierPeak {
	readonly customers: number;
	/** Of the sum of all values, above 1. */
	readonly share: number;
}

export interface TierRow {
	/** Position in `classes`. */
	readonly class: number;
	/** Share of the total or of the customers at which the tier is cut, 1 for the last; the value that belongs to it, null for the last. */
	readonly cut: number | null;
	readonly count: number;
	/** Sum of the measure. */
	readonly sum: number;
	/** Smallest and largest value in the tier; null for an empty tier. */
	readonly lowest: number | null;
	readonly highest: number | null;
	/** Row of the customer that crosses the cut and therefore belongs to this tier; null for the last tier, and where no total is taken. */
	readonly crossing: number | null;
}

/** A measure as a text for arguments and keys: `metric:amount`, `column:c3`, `points:score`. */
export function measureKey(measure: MeasureRef): string {
	switch (measure.kind) {
		case 'metric':
			return `metric:${measure.metric}`;
		case 'column':
			return `column:${measure.column}`;
		case 'score':
			return `points:${measure.scheme}`;
	}
}
