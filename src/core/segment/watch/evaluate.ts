import type { MeasureRef, PeriodUnit, WatchComparator, WatchRule, WatchTest } from '#src/core/model/index.ts';
import type { CustomerMetrics, Spoken } from '#src/core/segment/types.ts';
import { exactSum } from '#src/core/stats/index.ts';
import { freshnessOf, type ClassesOf } from './freshness.ts';
import { FEWEST_PERIODS, processLimits } from './limits.ts';
import type { Periods } from './periods.ts';
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
	return {
		customerCount: source.metrics.customerCount,
		outcomes: request.rules.filter(({ isOn }) => isOn !== false).map((rule) => ask(rule, asking)),
		freshness,
	};
}

/** Collects the customers a rule holds for. */
class Tally {
	readonly #rows: number[] = [];
	readonly #facts: number[] = [];
	judged = 0;
	noValue = 0;
	short = 0;
	unreachable = 0;

	/** The customer was judged, and where `holds` is one of those sought. */
	judge(row: number, holds: boolean, facts: readonly number[]): void {
		this.judged++;
		if (!holds) return;
		this.#rows.push(row);
		this.#facts.push(...facts);
	}

	outcome(rule: WatchRule, amounts: Float64Array, period: WatchOutcome['period']): WatchOutcome {
		const rows = Uint32Array.from(this.#rows);
		const { judged, noValue, short, unreachable } = this;
		const width = rows.length > 0 ? this.#facts.length / rows.length : 0;
		const amount = exactSum(Float64Array.from(rows, (row) => amounts[row] ?? Number.NaN));
		return {
			...{ rule, fault: null, rows, facts: Float64Array.from(this.#facts), width },
			...{ judged, noValue, short, unreachable, amount, period },
		};
	}
}

function ask(rule: WatchRule, asking: Asking): WatchOutcome {
	const { measure, test } = rule;
	if (measure.kind === 'period') {
		if (test.kind === 'cadence') return faulty(rule, 'mismatch');
		const periods = asking.source.periods(measure.unit);
		return periods ? askPeriods(rule, test, periods, asking) : faulty(rule, 'noLines');
	}
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
	values.forEach((value, row) => compare(tally, row, [value, limitAt(row)], test, more));
	return tally.outcome(rule, metrics.amount, null);
}

type Limited = Extract<WatchTest, { kind: 'value' | 'column' | 'cadence' }>;

/** What each customer is compared with; null where that is not there. */
function limitsOf(test: Limited, { request, freshness }: Asking): ((row: number) => number) | null {
	if (test.kind === 'value') return () => test.value;
	const limits =
		test.kind === 'cadence'
			? freshness?.cadence
			: Object.hasOwn(request.columns, test.column)
				? request.columns[test.column]
				: undefined;
	return limits ? (row) => limits[row] ?? Number.NaN : null;
}

/** Facts: value, limit, and what else is said of the customer. */
function compare(
	tally: Tally,
	row: number,
	[value, limit]: readonly [number, number],
	test: Limited,
	more: (row: number) => readonly number[] = () => [],
): void {
	if (!Number.isFinite(value) || !Number.isFinite(limit)) tally.noValue++;
	else {
		const isHit = holds(test.kind === 'cadence' ? '>' : test.op, value, limit);
		tally.judge(row, isHit, isHit ? [value, limit, ...more(row)] : []);
	}
}

function holds(op: WatchComparator, value: number, limit: number): boolean {
	switch (op) {
		case '<':
			return value < limit;
		case '<=':
			return value <= limit;
		case '>':
			return value > limit;
		case '>=':
			return value >= limit;
	}
}

type OverTime = Exclude<WatchTest, { kind: 'cadence' }>;

function askPeriods(rule: WatchRule, test: OverTime, periods: Periods, asking: Asking): WatchOutcome {
	const { measure } = rule;
	const { metrics } = asking.source;
	if (measure.kind !== 'period') return faulty(rule, 'mismatch');
	if (measure.figure === 'amount' && metrics.unavailable.includes('amount'))
		return faulty(rule, 'gone', 'metric:amount');
	const limitAt = test.kind === 'column' || test.kind === 'value' ? limitsOf(test, asking) : null;
	if (test.kind === 'column' && !limitAt) return faulty(rule, 'gone', `column:${test.column}`);
	const tally = new Tally();
	periods.each(measure.figure, (row, values) => {
		if (Number.isNaN(metrics.firstOrder[row] ?? Number.NaN)) tally.noValue++;
		else if (test.kind === 'history') judgeHistory(tally, row, values, test.side);
		else if (test.kind === 'run') judgeRun(tally, row, values, test);
		else if (values.length === 0) tally.short++;
		else compare(tally, row, [values.at(-1) ?? Number.NaN, limitAt?.(row) ?? Number.NaN], test);
	});
	return tally.outcome(rule, metrics.amount, periods.last);
}

type Side = Extract<WatchTest, { kind: 'history' }>['side'];

/** The last period beside the limits of those before it. Facts: value, limit passed, mean, number of earlier periods. */
function judgeHistory(tally: Tally, row: number, values: Float64Array, side: Side): void {
	const earlier = values.subarray(0, -1);
	if (earlier.length < FEWEST_PERIODS) {
		tally.short++;
		return;
	}
	const value = values.at(-1) ?? Number.NaN;
	const { mean, lower, upper } = processLimits(earlier);
	if (side === 'below' && lower <= 0) tally.unreachable++;
	const isBelow = side !== 'above' && value < lower;
	const isAbove = side !== 'below' && value > upper;
	tally.judge(row, isBelow || isAbove, [value, isBelow ? lower : upper, mean, earlier.length]);
}

/** The last periods each beside the one before. Facts: their values, the oldest first. */
function judgeRun(
	tally: Tally,
	row: number,
	values: Float64Array,
	{ direction, periods }: Extract<WatchTest, { kind: 'run' }>,
): void {
	const steps = Math.max(1, Math.floor(periods));
	if (values.length <= steps) {
		tally.short++;
		return;
	}
	const part = [...values.subarray(values.length - steps - 1)];
	const sign = direction === 'falling' ? 1 : -1;
	const isRun = part.every((value, i) => i === 0 || sign * value < sign * (part[i - 1] as number));
	tally.judge(row, isRun, part);
}

function faulty(rule: WatchRule, code: string, measure = ''): WatchOutcome {
	const fault: Spoken = { code: `watch.${code}`, args: measure ? { measure } : {} };
	return {
		...{ rule, fault, rows: new Uint32Array(), facts: new Float64Array(), width: 0 },
		...{ judged: 0, noValue: 0, short: 0, unreachable: 0, amount: 0, period: null },
	};
}
