import type { ClusterSettings } from './cluster-scheme.ts';

/** A versioned rule set that gives each customer exactly one class. */
export type Scheme = RfmScheme | TierScheme | ClusterScheme | RuleScheme | ScoreScheme | MatrixScheme;

interface SchemeBase {
	readonly id: string;
	/** Name given by the user; null = the default name of its kind in the user's language. */
	readonly name: string | null;
	/** Who answers for it; not given = nobody. */
	readonly owner?: string | null;
	/** Raised by one with every change of a parameter. */
	readonly version: number;
	/** What to do with the customers of a class, by class id, in the words of the user; not given = what is recommended. */
	readonly actions?: Readonly<Record<string, string>> | null;
}

export type RfmMeasure = 'recency' | 'frequency' | 'monetary';

export interface RfmScheme extends SchemeBase {
	readonly kind: 'rfm';
	/** Only orders of the last so many months before the analysis date count; null = all. */
	readonly windowMonths: number | null;
	/** Only orders of these days count; takes the place of `windowMonths`. */
	readonly windowDays?: DayWindow | null;
	/** What a returned line does to the measures; not given = what the filter of the project does with it. */
	readonly returns?: ReturnsPolicy;
	/** Scores per measure, 2…5; not given = 5. */
	readonly bins?: number;
	/** Each measure cut on its own, or M within F within R. */
	readonly binning: 'independent' | 'nested';
	readonly ties: TiePolicy;
	/** Increasing edges per measure, one less than scores; a value ≤ an edge lies below it. Used with ties = custom. */
	readonly cuts: Readonly<Record<RfmMeasure, readonly number[]>> | null;
	/** With ties = custom and binning = nested: the edges of each group; groups without have those of `cuts`. */
	readonly nestedCuts?: NestedCuts | null;
	readonly segmentMap: SegmentMapId | OwnMapId;
	/** Maps of the user's own, of which `segmentMap` may name one. */
	readonly ownMaps?: readonly OwnMap[];
}

/** Serial days, both included; null = open. */
export interface DayWindow {
	readonly from: number | null;
	readonly to: number | null;
}

/**
 * `net`: returned amounts are taken off, returns are neither orders nor days of an order; `sales`: returned lines do not
 * count; `apart`: as `sales`, with the returned amounts shown beside the measures; `netOrders`: as `net`, and orders taken back in
 * full are no orders either.
 */
export type ReturnsPolicy = 'net' | 'sales' | 'apart' | 'netOrders';

/**
 * Which customers share a score where values are equal. `value`: equal shares by quantiles, a value on an edge lies below
 * it; `above`: the same, a value on an edge lies above it; `middle`: equal values go where their middle lies;
 * `distinct`: an equal number of different values; `mean`: two scores, up to the mean and above; `rank`: equal shares,
 * ties by customer key; `custom`: `cuts`. All but `rank` give equal values equal scores.
 */
export type TiePolicy = 'value' | 'above' | 'middle' | 'distinct' | 'mean' | 'rank' | 'custom';

/** Edges of F within each R score (R1 first) and of M within each R and F score (R1F1, R1F2 …). A list may be empty. */
export interface NestedCuts {
	readonly frequency: readonly (readonly number[])[];
	readonly monetary: readonly (readonly number[])[];
}

/**
 * `eight`: 重要/一般 × 价值 发展 保持 挽留 by high and low R, F, M; `ten`: champions … lost over R and (F+M)/2; `eleven`:
 * the same with hibernating, over wider ranges; `four`: platinum … bronze by R + F + M.
 */
export type SegmentMapId = 'eight' | 'ten' | 'eleven' | 'four';
export type OwnMapId = `own:${string}`;

/** A map painted by the user. */
export interface OwnMap {
	readonly id: OwnMapId;
	readonly name: string;
	/** In the order of the list; at most `MOST_MAP_CLASSES`. */
	readonly classes: readonly RuleClass[];
	/** Position in `classes` of each cell (R−1)·25 + (F−1)·5 + (M−1). */
	readonly cells: readonly number[];
}

export interface TierScheme extends SchemeBase {
	readonly kind: 'tiers';
	/** `amount` of the customer metrics, or a number column of the customers table. */
	readonly measure: MeasureRef;
	/** What the cuts are; not given = shares of the total. */
	readonly by?: TierRule;
	/** Which end of the measure is tier A, for tiers that are not shares of the total; not given = the high one. */
	readonly best?: 'high' | 'low';
	/**
	 * One less than tiers, from tier A on. Shares of the total or of the customers rise within 0…1, the customer that
	 * crosses one belongs above it. Values fall where high is best and rise where low is; one that is reached is inside.
	 */
	readonly cuts: readonly number[];
}

/** Tiers by the share of the total, by the share of the customers, or by fixed values. */
export type TierRule = 'total' | 'customers' | 'values';

export interface ClusterScheme extends SchemeBase, ClusterSettings {
	readonly kind: 'clusters';
}

/** A number per customer: a computed metric, a number column of the customers table, or the points of a score scheme. */
export type MeasureRef =
	| { readonly kind: 'metric'; readonly metric: MetricId }
	| { readonly kind: 'column'; readonly column: string }
	| { readonly kind: 'score'; readonly scheme: string };

export type MetricId =
	| 'orders'
	| 'amount'
	| 'averageOrder'
	| 'firstOrder'
	| 'lastOrder'
	| 'medianGapDays'
	| 'recencyDays'
	| 'rhythm'
	| 'returned'
	| 'channels'
	| 'mainChannelShare'
	| 'products'
	| 'categories'
	| 'topAffinity'
	| 'tenureDays'
	| 'yearAmount'
	| 'headroom'
	| ChannelShareId;

/** Share of a customer's amount that goes through one channel, by its name. */
export type ChannelShareId = `channelShare:${string}`;

/** Points of 0…100 from weighted inputs, and classes by bands of the points. */
export interface ScoreScheme extends SchemeBase {
	readonly kind: 'score';
	readonly inputs: readonly ScoreInput[];
	readonly missing: MissingRule;
	readonly bands: ScoreBands;
}

export interface ScoreInput {
	readonly measure: MeasureRef;
	/** At least 0; only the proportions count. */
	readonly weight: number;
	readonly better: 'higher' | 'lower';
	/** How values become points: share of customers below, deviations from the mean, or the way from the least to the greatest. */
	readonly scale: ScoreScale;
}

export type ScoreScale = 'percentile' | 'zScore' | 'minMax';

/** What a customer gets where inputs are missing. With nothing known there is no score under any of them. */
export type MissingRule =
	| { readonly kind: 'unknown' }
	/** The weights of the rest count in full where at least this share (0…1) of the weight is known. */
	| { readonly kind: 'rest'; readonly atLeast: number }
	/** The middle of the scale. */
	| { readonly kind: 'neutral' };

/** Points at which bands end; points equal to a cut lie below it. */
export type ScoreBands =
	| { readonly kind: 'cuts'; readonly cuts: readonly number[] }
	| { readonly kind: 'quantiles' | 'natural'; readonly count: number };

/** Ordered rules: the first one that holds for a customer gives its class. */
export interface RuleScheme extends SchemeBase {
	readonly kind: 'rules';
	readonly classes: readonly RuleClass[];
	/** In the order in which they are asked. */
	readonly rules: readonly Rule[];
	/** Class of customers for whom no rule holds; null leaves them unclassified, and the proof counts them. */
	readonly otherwise: string | null;
}

export interface RuleClass {
	/** Stable within the scheme; also the code of the usual name. */
	readonly id: string;
	/** Name given by the user; null = the usual name in the user's language. */
	readonly name: string | null;
	/** The usual name as a code with arguments, where it is more than the id: a cluster with its traits. */
	readonly usual?: {
		readonly code: string;
		readonly args: Readonly<Record<string, string | number>>;
	};
	/** Categorical colour 1–10. */
	readonly colour: number;
}

export interface Rule {
	readonly id: string;
	/** Id of the class it gives. */
	readonly class: string;
	readonly when: Condition;
}

/** Holds for a customer or does not. All of nothing holds for everyone, any of nothing for no one. */
export type Condition =
	| { readonly kind: 'all'; readonly of: readonly Condition[] }
	| { readonly kind: 'any'; readonly of: readonly Condition[] }
	| FieldTest;

export interface FieldTest {
	readonly kind: 'test';
	/** Id of a column of the customers as the sheet shows them: `c3`, `metric:amount`, `class:rfm`, `points:score`, `region:province`. */
	readonly field: string;
	readonly is: Comparison;
}

/** A missing value passes `missing` and nothing else. Dates are serial days. */
export type Comparison =
	| { readonly op: '<' | '<=' | '>' | '>=' | '=' | '!='; readonly value: number }
	/** From `min` up to, not including, `max`. */
	| { readonly op: 'between'; readonly min: number; readonly max: number }
	| { readonly op: 'in' | 'notIn'; readonly values: readonly string[] }
	/** Case and width of letters do not matter. */
	| { readonly op: 'contains' | 'notContains'; readonly text: string }
	| { readonly op: 'missing' | 'present' };

/** Two axes with one or two cut lines each: every customer whose place is known is in exactly one cell. */
export interface MatrixScheme extends SchemeBase {
	readonly kind: 'matrix';
	readonly x: MatrixAxis;
	readonly y: MatrixAxis;
	/** As drawn: the top row first, from left to right; one more column (row) than x (y) has cuts. */
	readonly cells: readonly MatrixCell[];
	/** Customers for whom it holds are marked as threatened; their cell stays. Null marks nobody. */
	readonly threat: Condition | null;
}

export interface MatrixAxis {
	/** Name given by the user; null = the usual name. */
	readonly name: string | null;
	/** Code of the usual name; null = the names of the measures. */
	readonly usual: string | null;
	/** At least one; a single part is that measure itself, several are their weighted mean. */
	readonly parts: readonly AxisPart[];
	/** One or two, increasing, on the scale of the axis. A value that reaches a cut lies above it. */
	readonly cuts: readonly number[];
	/** A customer with some of the parts missing is unknown, or the weights of the known ones are rescaled. */
	readonly missing: 'unknown' | 'rescale';
}

export interface AxisPart {
	readonly measure: MeasureRef;
	/** ≥ 0; only the ratio to the other weights matters. */
	readonly weight: number;
	/** As it is, or as the share of customers below in percent; `percentileDown` where less is better. */
	readonly scale: 'raw' | 'percentile' | 'percentileDown';
}

/** The class of a cell, and what is done with its customers. */
export interface MatrixCell extends RuleClass {
	/** Text by language; a language that is not given, or null, has the usual text of the id. */
	readonly playbook: { readonly 'zh-CN'?: string; readonly en?: string } | null;
}
