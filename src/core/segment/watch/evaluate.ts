import type { MeasureRef, PeriodMeasure, PeriodUnit, WatchRule } from '#src/core/model/index.ts';
import type { CustomerMetrics, Spoken } from '#src/core/segment/types.ts';
import { freshnessOf, type ClassesOf } from './freshness.ts';
import { periodRule, visitPeriods, type PeriodRule } from './over-time.ts';
import type { Periods } from './periods.ts';
import { compare, Tally, type ValueTest } from './tally.ts';
import {
	isSilence,
	watchKey,
	type Freshness,
	type WatchOutcome,
	type WatchRequest,
	type WatchResult,
} from './types.ts';

/** Where a run takes from what rules ask. */
export interface WatchSource {
	readonly metrics: CustomerMetrics;
	/** Values per customer row, NaN = missing; null where the measure is not there. */
	readonly measure: (measure: MeasureRef) => Float64Array | null;
	readonly classes: (schemeId: string) => ClassesOf | null;
	/** Null without dated order lines. */
	readonly periods: (unit: PeriodUnit) => Periods | null;
}

interface Asking {
	readonly source: WatchSource;
	readonly request: WatchRequest;
	readonly freshness: Freshness | null;
}

/** Asks every rule that is switched on. Independent of the order of customers and lines. */
export function watchCustomers(request: WatchRequest, source: WatchSource): WatchResult {
	const { cadence, confirmed } = request;
	const classes = cadence.scheme === null ? null : source.classes(cadence.scheme);
	const freshness = confirmed && freshnessOf(confirmed, source.metrics.analysisDate, cadence, classes);
	const asking: Asking = { source, request, freshness };
	const asked = request.rules.filter(({ isOn }) => isOn !== false).map((rule) => ask(rule, asking));
	visitPeriods(asked.filter((each) => 'visit' in each));
	return {
		customerCount: source.metrics.customerCount,
		outcomes: asked.map((each) => ('visit' in each ? each.outcome() : each)),
		freshness,
	};
}

/** The outcome of a rule; one over periods waits for their figures. */
function ask(rule: WatchRule, asking: Asking): WatchOutcome | PeriodRule {
	const { measure, test } = rule;
	if (measure.kind === 'period') return askPeriods(rule, measure, asking);
	if (test.kind === 'history' || test.kind === 'run') return faulty(rule, 'mismatch');
	if (test.kind === 'cadence' && measure.kind !== 'confirmed') return faulty(rule, 'mismatch');
	const values =
		measure.kind === 'confirmed' ? (asking.freshness?.days ?? null) : asking.source.measure(measure);
	if (!values) return faulty(rule, measure.kind === 'confirmed' ? 'noConfirmed' : 'gone', watchKey(measure));
	const limitAt = limitsOf(test, asking);
	if (!limitAt) return faulty(rule, 'gone', test.kind === 'column' ? `column:${test.column}` : 'confirmed');
	const tally = new Tally();
	const { metrics } = asking.source;
	const more = isSilence(rule)
		? (row: number) => [metrics.recencyDays[row] ?? 0, metrics.medianGapDays[row] ?? 0]
		: () => [];
	values.forEach((value, row) => compare(tally, row, value, limitAt(row), test, more));
	return tally.outcome(rule, metrics.amount, null);
}

const NO_LIMIT = () => Number.NaN;

/** What each customer is compared with; null where that is not there. */
function limitsOf(test: ValueTest, { request, freshness }: Asking): ((row: number) => number) | null {
	if (test.kind === 'value') return () => test.value;
	const limits =
		test.kind === 'cadence'
			? freshness?.cadence
			: Object.hasOwn(request.columns, test.column)
				? request.columns[test.column]
				: undefined;
	return limits ? (row) => limits[row] ?? Number.NaN : null;
}

function askPeriods(rule: WatchRule, measure: PeriodMeasure, asking: Asking): WatchOutcome | PeriodRule {
	const { test } = rule;
	if (test.kind === 'cadence') return faulty(rule, 'mismatch');
	const { metrics, periods: periodsOf } = asking.source;
	const periods = periodsOf(measure.unit);
	if (!periods) return faulty(rule, 'noLines');
	if (measure.figure === 'amount' && metrics.unavailable.includes('amount'))
		return faulty(rule, 'gone', 'metric:amount');
	const limitAt = test.kind === 'column' || test.kind === 'value' ? limitsOf(test, asking) : NO_LIMIT;
	if (!limitAt) return faulty(rule, 'gone', test.kind === 'column' ? `column:${test.column}` : '');
	return periodRule(rule, measure, test, { periods, metrics, limitAt });
}

function faulty(rule: WatchRule, code: string, measure = ''): WatchOutcome {
	const fault: Spoken = { code: `watch.${code}`, args: measure ? { measure } : {} };
	return {
		...{ rule, fault, rows: new Uint32Array(), facts: new Float64Array(), width: 0 },
		...{ judged: 0, noValue: 0, short: 0, unreachable: 0, amount: 0, period: null },
	};
}
