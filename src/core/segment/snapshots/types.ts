import type { Scheme, Thresholds } from '#src/core/model/index.ts';
import type { RuleField } from '#src/core/segment/rules/fields.ts';
import type { ClassInfo } from '#src/core/segment/types.ts';

/** A state of the classification: of now, or of a snapshot. Lists run in parallel with `keys`. */
export interface State {
	readonly analysisDate: number | null;
	readonly keys: readonly string[];
	readonly names: readonly string[];
	/** Sales in project currency; NaN = unknown. */
	readonly amounts: Float64Array;
	readonly schemes: readonly StateScheme[];
}

export interface StateScheme {
	readonly scheme: Scheme;
	readonly classes: readonly ClassInfo[];
	/** Position in `classes` per customer. */
	readonly classOf: Uint8Array;
	readonly values: Readonly<Record<string, RuleField>>;
	readonly thresholds: Thresholds | null;
	/** Places on the axes of a matrix, NaN = unknown; null where there are none, or none were kept. */
	readonly places: Places | null;
}

/** Where customers stand on two axes. */
export interface Places {
	readonly x: Float64Array;
	readonly y: Float64Array;
}

/** Why a customer is in another class. */
export const CAUSES = ['real', 'drift', 'both', 'definition'] as const;
export type Cause = (typeof CAUSES)[number];

/** Customers and their sales. */
export interface Amounted {
	readonly count: number;
	readonly amount: number;
}

/** Customers with the same class before and the same class after. */
export interface Flow extends Amounted {
	/** Position in `from`; −1 = came since. */
	readonly from: number;
	/** Position in `to`; −1 = has gone. */
	readonly to: number;
	/** The class is the same on both sides. */
	readonly isStay: boolean;
	readonly causes: Readonly<Record<Cause, Amounted>>;
}

/** A customer that moved, came or went. */
export interface Mover {
	/** Row in the earlier state; −1 = came. */
	readonly before: number;
	/** Row in the later state; −1 = went. */
	readonly after: number;
	readonly key: string;
	readonly name: string;
	readonly from: number;
	readonly to: number;
	/** Null for those that came or went. */
	readonly cause: Cause | null;
	/** Sales in the later state; of one that went in the earlier. */
	readonly amount: number;
}

export interface StateComparison {
	readonly from: readonly ClassInfo[];
	readonly to: readonly ClassInfo[];
	/** Flows of at least one customer, the most customers first. */
	readonly flows: readonly Flow[];
	readonly stayed: Amounted;
	readonly moved: Amounted;
	readonly came: Amounted;
	readonly gone: Amounted;
	readonly causes: Readonly<Record<Cause, Amounted>>;
	/** Customers whose values left their class while the thresholds went along. */
	readonly held: Amounted;
	/** Customers of both states together. */
	readonly total: Amounted;
	/** Those that moved before those that came or went, each with the largest sales first; at most 500. */
	readonly movers: readonly Mover[];
}

/** A value that is another now. */
export interface ChangedValue {
	/** Key of the measure or id of the column. */
	readonly measure: string;
	readonly before: number | string | null;
	readonly after: number | string | null;
}

/** A threshold that passed the value of a customer. */
export interface PassedEdge {
	readonly measure: string;
	readonly value: number;
	readonly before: number;
	readonly after: number;
}

/** What led to the change of a customer. */
export interface ChangeFacts {
	readonly values: readonly ChangedValue[];
	readonly edges: readonly PassedEdge[];
}
