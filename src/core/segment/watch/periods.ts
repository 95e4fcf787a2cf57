import type { PeriodMeasure, PeriodUnit } from '#src/core/model/index.ts';
import { NO_DAY, type SelectedLines } from '#src/core/segment/metrics/lines.ts';
import { countOrders } from '#src/core/segment/metrics/orders.ts';
import { GroupSums } from '#src/core/stats/index.ts';
import { civilOf, serialOf } from '#src/core/table/index.ts';

/** Cells of customers × periods that are held at a time. */
const MOST_CELLS = 4_000_000;

/** Periods looked back on: ten years of months. */
const MOST_PERIODS = 120;

/** The complete calendar periods of the lines that count. */
export interface Periods {
	/** Of the last complete one: first and last day. */
	readonly last: { readonly from: number; readonly to: number };
	/**
	 * Calls back for every customer with its figures per period, from the first that begins on or after its first order to the
	 * last complete one; empty for a customer without. The array is only good during the call.
	 */
	readonly each: (
		figure: PeriodMeasure['figure'],
		visit: (customer: number, values: Float64Array) => void,
	) => void;
}

interface Source {
	readonly lines: SelectedLines;
	readonly orderOf: Int32Array | null;
	/** Day of the first order per customer; NaN without. */
	readonly firstOrder: Float64Array;
}

/** Complete periods of lines; null where no line is dated. */
export function periodsOf({ lines, orderOf, firstOrder }: Source, unit: PeriodUnit): Periods | null {
	const first = firstOrder.reduce((low, day) => (day < low ? day : low), Number.POSITIVE_INFINITY);
	if (!Number.isFinite(first) || Number.isNaN(lines.analysisDate)) return null;
	const last = lastComplete(lines.analysisDate, unit);
	const origin = Math.max(periodAt(first, unit), last - MOST_PERIODS + 1);
	const count = Math.max(0, last - origin + 1);
	const base = firstDay(origin, unit);
	const periodOfDay = lookUp(base, firstDay(last + 1, unit), unit);
	const customers = firstOrder.length;
	const step = Math.max(1, Math.floor(MOST_CELLS / Math.max(1, count)));
	const startOf = (customer: number) => {
		const day = firstOrder[customer] as number;
		const start = Number.isNaN(day) ? count : fullFrom(Math.floor(day), unit) - origin;
		return Math.max(0, Math.min(count, start));
	};
	return {
		last: { from: firstDay(last, unit), to: firstDay(last + 1, unit) - 1 },
		each: (figure, visit) => {
			for (let from = 0; from < customers; from += step) {
				const size = Math.min(step, customers - from);
				const groups = groupsOf(lines, { from, size, count }, (day) => periodOfDay[day - base] ?? -1);
				const table = tableOf(figure, size * count, groups, lines, orderOf);
				for (let i = 0; i < size; i++)
					visit(from + i, table.subarray(i * count + startOf(from + i), (i + 1) * count));
			}
		},
	};
}

/** Cell of each line: customer of the part by period; −1 = the line does not count. */
function groupsOf(
	{ customerOf, day }: SelectedLines,
	part: { readonly from: number; readonly size: number; readonly count: number },
	periodOf: (day: number) => number,
): Int32Array {
	return customerOf.map((customer, i) => {
		const own = customer - part.from;
		const date = day[i] as number;
		if (customer < 0 || own < 0 || own >= part.size || date === NO_DAY) return -1;
		const period = periodOf(date);
		return period < 0 ? -1 : own * part.count + period;
	});
}

function tableOf(
	figure: PeriodMeasure['figure'],
	cells: number,
	groups: Int32Array,
	{ amount, day }: SelectedLines,
	orderOf: Int32Array | null,
): Float64Array {
	if (figure === 'orders') return countOrders(cells, groups, day, orderOf);
	const sums = new GroupSums(cells);
	if (amount) sums.addAll(groups, amount);
	return sums.totals();
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

/** The first period that begins on this day or later. */
function fullFrom(day: number, unit: PeriodUnit): number {
	const own = periodAt(day, unit);
	return firstDay(own, unit) === day ? own : own + 1;
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
