import type { Cadence, MeasureRef, WatchMeasure, WatchRule } from '#src/core/model/index.ts';
import { measureKey, type Spoken } from '#src/core/segment/types.ts';

/** What watching needs beyond the metrics, as plain values. */
export interface WatchRequest {
	/** In the order of the project; those switched off are passed over. */
	readonly rules: readonly WatchRule[];
	readonly cadence: Cadence;
	/** Serial day of the last confirmation per customer row, NaN = never; null without such a column. */
	readonly confirmed: Float64Array | null;
	/** Number columns of the customers that rules ask, by column id; NaN = missing. */
	readonly columns: Readonly<Record<string, Float64Array>>;
}

/** A rule with the customers it holds for. */
export interface WatchOutcome {
	readonly rule: WatchRule;
	/** Why the rule could not be asked; then nobody is judged. */
	readonly fault: Spoken | null;
	/** Customer rows, ascending. */
	readonly rows: Uint32Array;
	/** What was compared: `width` numbers per row of `rows`, as `alertReason` reads them. */
	readonly facts: Float64Array;
	readonly width: number;
	readonly judged: number;
	/** Customers with nothing to compare. */
	readonly noValue: number;
	/** Customers with too few earlier periods. */
	readonly short: number;
	/** Customers among those judged whose lower limit is not above 0. */
	readonly unreachable: number;
	/** Sales of the customers in `rows`. */
	readonly amount: number;
	/** First and last day of the period judged; null for rules without. */
	readonly period: { readonly from: number; readonly to: number } | null;
}

export const RECORD_STATES = ['current', 'overdue', 'never'] as const;
export type RecordState = (typeof RECORD_STATES)[number];

/** How old the records of customers are. */
export interface Freshness {
	/** Serial day the age is measured on; NaN where no record was ever confirmed. */
	readonly day: number;
	/** Whole days per customer row; NaN = never confirmed. */
	readonly days: Float64Array;
	/** Days allowed per customer row. */
	readonly cadence: Float64Array;
	/** Position in `RECORD_STATES` per customer row. */
	readonly states: Uint8Array;
}

export interface WatchResult {
	readonly customerCount: number;
	/** One per rule that is switched on, in their order. */
	readonly outcomes: readonly WatchOutcome[];
	/** Null without a column of confirmations. */
	readonly freshness: Freshness | null;
}

/** A watched measure as a text: `period:amount:quarter`, `confirmed`, or as `measureKey`. */
export function watchKey(measure: WatchMeasure): string {
	if (measure.kind === 'period') return `period:${measure.figure}:${measure.unit}`;
	return measure.kind === 'confirmed' ? 'confirmed' : measureKey(measure);
}

/** Whether a watched measure is one that schemes can ask for too. */
export function isMeasureRef(measure: WatchMeasure): measure is MeasureRef {
	return measure.kind !== 'period' && measure.kind !== 'confirmed';
}

/** Whether a rule finds customers that are silent for longer than a number of their own gaps. */
export function isSilence({ measure, test }: WatchRule): boolean {
	const isRhythm = measure.kind === 'metric' && measure.metric === 'rhythm';
	return isRhythm && test.kind === 'value' && (test.op === '>' || test.op === '>=');
}
