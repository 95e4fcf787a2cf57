import type { PeriodMeasure, WatchRule, WatchTest } from '#src/core/model/index.ts';
import type { CustomerMetrics } from '#src/core/segment/types.ts';
import { FEWEST_PERIODS, processLimits } from './limits.ts';
import type { Periods, PeriodVisit } from './periods.ts';
import { compare, Tally } from './tally.ts';
import { watchKey, type WatchOutcome } from './types.ts';

/** A rule over periods that waits for the figures of the customers. */
export interface PeriodRule {
	readonly measure: PeriodMeasure;
	readonly periods: Periods;
	readonly visit: PeriodVisit;
	/** What was found once every customer has been visited. */
	readonly outcome: () => WatchOutcome;
}

type OverTime = Exclude<WatchTest, { kind: 'cadence' }>;

/** What a rule over periods asks of each customer. @param limitAt what a value is compared with, per customer row */
export function periodRule(
	rule: WatchRule,
	measure: PeriodMeasure,
	test: OverTime,
	{
		periods,
		metrics,
		limitAt,
	}: {
		readonly periods: Periods;
		readonly metrics: CustomerMetrics;
		readonly limitAt: (row: number) => number;
	},
): PeriodRule {
	const tally = new Tally();
	const judge = judgeOf(tally, test, limitAt);
	const { firstOrder } = metrics;
	return {
		...{ measure, periods },
		visit: (row, values, from, to) => {
			if (Number.isNaN(firstOrder[row] ?? Number.NaN)) tally.noValue++;
			else judge(row, values, from, to);
		},
		outcome: () => tally.outcome(rule, metrics.amount, periods.last),
	};
}

/** Goes through the customers once for each figure of a unit, whatever the number of rules that ask it. */
export function visitPeriods(rules: readonly PeriodRule[]): void {
	const alike = new Map<string, PeriodRule[]>();
	for (const rule of rules) {
		const key = watchKey(rule.measure);
		alike.set(key, [...(alike.get(key) ?? []), rule]);
	}
	for (const group of alike.values()) {
		const [first] = group;
		first?.periods.each(
			first.measure.figure,
			group.map(({ visit }) => visit),
		);
	}
}

function judgeOf(tally: Tally, test: OverTime, limitAt: (row: number) => number): PeriodVisit {
	switch (test.kind) {
		case 'history':
			return judgeHistory(tally, test.side);
		case 'run':
			return judgeRun(tally, test);
		default:
			return (row, values, from, to) => {
				if (from === to) tally.short++;
				else compare(tally, row, values[to - 1] as number, limitAt(row), test);
			};
	}
}

type Side = Extract<WatchTest, { kind: 'history' }>['side'];

/** The last period beside the limits of those before it. Facts: value, limit passed, mean, number of earlier periods. */
function judgeHistory(tally: Tally, side: Side): PeriodVisit {
	return (row, values, from, to) => {
		const earlier = to - 1 - from;
		if (earlier < FEWEST_PERIODS) {
			tally.short++;
			return;
		}
		tally.judged++;
		const value = values[to - 1] as number;
		const { mean, lower, upper } = processLimits(values, from, to - 1);
		if (side === 'below' && lower <= 0) tally.unreachable++;
		const isBelow = side !== 'above' && value < lower;
		const isAbove = side !== 'below' && value > upper;
		if (isBelow || isAbove) tally.add(row, [value, isBelow ? lower : upper, mean, earlier]);
	};
}

/** The last periods each beside the one before. Facts: their values, the oldest first. */
function judgeRun(tally: Tally, { direction, periods }: Extract<WatchTest, { kind: 'run' }>): PeriodVisit {
	const steps = Math.max(1, Math.floor(periods));
	const sign = direction === 'falling' ? 1 : -1;
	return (row, values, from, to) => {
		if (to - from <= steps) {
			tally.short++;
			return;
		}
		tally.judged++;
		for (let i = to - steps; i < to; i++)
			if (!(sign * (values[i] as number) < sign * (values[i - 1] as number))) return;
		tally.add(row, values.subarray(to - steps - 1, to));
	};
}
