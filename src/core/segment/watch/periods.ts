import type { PeriodMeasure, PeriodUnit } from '#src/core/model/index.ts';
import type { SelectedLines } from '#src/core/segment/metrics/lines.ts';
import { civilOf, serialOf } from '#src/core/table/index.ts';
import { GroupedLines } from './grouped-lines.ts';
import { figuresOf, type PeriodDays } from './period-figures.ts';

/** Cells of customers × periods that are held at a time: few enough for the processor to have them at hand. */
const MOST_CELLS = 16_384;

/** Periods looked back on: ten years of months. */
const MOST_PERIODS = 120;

/**
 * Called with the figures of one customer: those of its periods stand in values[from] … values[to − 1], from the first that
 * begins on or after its first order to the last complete one; none for a customer without. The array is only good during the call.
 */
export type PeriodVisit = (customer: number, values: Float64Array, from: number, to: number) => void;

/** The complete calendar periods of the lines that count. */
export interface Periods {
	/** Of the last complete one: first and last day. */
	readonly last: { readonly from: number; readonly to: number };
	/** Calls all back for every customer in turn. */
	readonly each: (figure: PeriodMeasure['figure'], visits: readonly PeriodVisit[]) => void;
}

interface Source {
	readonly lines: SelectedLines;
	readonly orderOf: Int32Array | null;
	/** Day of the first order per customer; NaN without. */
	readonly firstOrder: Float64Array;
}

/** Complete periods of lines by their unit; null where no line is dated. The lines are grouped once, whatever is asked. */
export function periodsOf(source: Source): (unit: PeriodUnit) => Periods | null {
	const { lines, orderOf, firstOrder } = source;
	const first = firstOrder.reduce((low, day) => (day < low ? day : low), Number.POSITIVE_INFINITY);
	if (!Number.isFinite(first) || Number.isNaN(lines.analysisDate)) return () => null;
	let grouped: GroupedLines | null = null;
	return (unit) => {
		const last = lastComplete(lines.analysisDate, unit);
		const days = periodDays(first, last, unit);
		return {
			last: { from: firstDay(last, unit), to: firstDay(last + 1, unit) - 1 },
			each: (figure, visits) => {
				grouped ??= new GroupedLines(lines, orderOf, firstOrder.length);
				visitParts(figure, grouped, days, firstOrder, visits);
			},
		};
	};
}

function periodDays(first: number, last: number, unit: PeriodUnit): PeriodDays {
	const origin = Math.max(periodAt(first, unit), last - MOST_PERIODS + 1);
	const base = firstDay(origin, unit);
	return {
		base,
		periodOf: lookUp(base, firstDay(last + 1, unit), unit),
		count: Math.max(0, last - origin + 1),
	};
}

function visitParts(
	figure: PeriodMeasure['figure'],
	lines: GroupedLines,
	days: PeriodDays,
	firstOrder: Float64Array,
	visits: readonly PeriodVisit[],
): void {
	const { count } = days;
	const step = Math.min(firstOrder.length, Math.max(1, Math.floor(MOST_CELLS / Math.max(1, count))));
	const figures = figuresOf(figure, lines, days, step);
	for (let from = 0; from < firstOrder.length; from += step) {
		const to = Math.min(from + step, firstOrder.length);
		const values = figures(from, to);
		for (let customer = from; customer < to; customer++) {
			const at = (customer - from) * count;
			const start = at + startOf(firstOrder[customer] as number, days);
			for (const visit of visits) visit(customer, values, start, at + count);
		}
	}
}

/** The first period that begins on this day or later; the number of periods without. */
function startOf(day: number, { base, periodOf, count }: PeriodDays): number {
	const since = Math.floor(day) - base;
	if (since <= 0) return 0;
	if (!(since < periodOf.length)) return count;
	const own = periodOf[since] as number;
	return periodOf[since - 1] === own ? own + 1 : own;
}

/** Period of each day of [from, end), counted from that of the first day. */
function lookUp(from: number, end: number, unit: PeriodUnit): Int32Array {
	const origin = periodAt(from, unit);
	return Int32Array.from({ length: Math.max(0, end - from) }, (_, i) => periodAt(from + i, unit) - origin);
}

function periodAt(day: number, unit: PeriodUnit): number {
	const { year, month } = civilOf(day);
	return unit === 'month' ? year * 12 + month - 1 : year * 4 + Math.floor((month - 1) / 3);
}

function firstDay(period: number, unit: PeriodUnit): number {
	const perYear = unit === 'month' ? 12 : 4;
	const year = Math.floor(period / perYear);
	return serialOf(year, (period - year * perYear) * (12 / perYear) + 1, 1);
}

function lastComplete(day: number, unit: PeriodUnit): number {
	const own = periodAt(day, unit);
	return firstDay(own + 1, unit) - 1 <= Math.floor(day) ? own : own - 1;
}

/** How many complete periods there are from the period of one day to another day. */
export function countPeriods(first: number, day: number, unit: PeriodUnit): number {
	if (!Number.isFinite(first) || !Number.isFinite(day)) return 0;
	return Math.max(0, lastComplete(day, unit) - periodAt(first, unit) + 1);
}
