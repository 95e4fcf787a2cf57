import type { MeasureRef } from './schemes.ts';

/** A rule that is asked of every customer whenever the data change; customers for whom it holds are alerts. */
export interface WatchRule {
	/** Stable within the project; no `|` in it. */
	readonly id: string;
	/** Name given by the user; null = what the rule says, in the user's language. */
	readonly name: string | null;
	/** False = kept but not asked; not given = asked. */
	readonly isOn?: boolean;
	readonly measure: WatchMeasure;
	readonly test: WatchTest;
}

/** A number per customer; `confirmed`: days since the record of the customer was last confirmed. */
export type WatchMeasure = MeasureRef | { readonly kind: 'confirmed' } | PeriodMeasure;

/** Sales or orders of the last complete calendar month or quarter. */
export interface PeriodMeasure {
	readonly kind: 'period';
	readonly figure: 'amount' | 'orders';
	readonly unit: PeriodUnit;
}

export type PeriodUnit = 'month' | 'quarter';

export type WatchTest =
	| { readonly kind: 'value'; readonly op: WatchComparator; readonly value: number }
	/** Against a number column of the customers. */
	| { readonly kind: 'column'; readonly op: WatchComparator; readonly column: string }
	/** `confirmed` only: longer than the cadence of the record. */
	| { readonly kind: 'cadence' }
	/** Periods only: beyond the control limits of the customer's own earlier periods. */
	| { readonly kind: 'history'; readonly side: 'below' | 'above' | 'outside' }
	/** Periods only: so many times in a row lower (higher) than the period before. */
	| { readonly kind: 'run'; readonly direction: 'falling' | 'rising'; readonly periods: number };

export type WatchComparator = '<' | '<=' | '>' | '>=';

/** How often the record of a customer is to be confirmed. */
export interface Cadence {
	/** At least 1. */
	readonly days: number;
	/** Scheme whose classes may have a cadence of their own; null = one for all. */
	readonly scheme: string | null;
	/** Class id → days; a class not named has `days`. */
	readonly classDays: Readonly<Record<string, number>>;
}

/** Twice a year. */
export const USUAL_CADENCE: Cadence = { days: 180, scheme: null, classDays: {} };
