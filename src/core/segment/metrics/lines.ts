import { civilOf, daysInMonth, serialOf } from '#src/core/table/index.ts';
import type { DayWindow, TransactionFilter } from '#src/core/model/index.ts';
import { EXCLUSION_REASONS, type ExclusionReason, type TransactionColumns } from '#src/core/segment/types.ts';

/** Serial days that Excel can show; a date outside is no date. */
const LAST_DAY = 2_958_465;

/** Stands in `day` where a line has no date. */
export const NO_DAY = -1;

/** The lines that count. */
export interface SelectedLines {
	/** Customer row per line, −1 = the line does not count. */
	readonly customerOf: Int32Array;
	/** Serial day per line, NO_DAY = none. */
	readonly day: Int32Array;
	/** Amount per line: as given, else quantity × price; null where neither is there. */
	readonly amount: Float64Array | null;
	readonly excluded: Readonly<Record<ExclusionReason, number>>;
	readonly counted: number;
	/** Customer row of each returned line of the period, −1 for the others, whether or not the line counts; null without any. */
	readonly returnOf: Int32Array | null;
	/** Day recency is measured on; NaN without dates. */
	readonly analysisDate: number;
	/** 1 = the customer has a line that only the window leaves out. */
	readonly beforeWindow: Uint8Array;
}

export interface LineRules {
	readonly filter: TransactionFilter;
	readonly analysisDate: number | null;
	readonly windowMonths: number | null;
	readonly windowDays?: DayWindow | null;
}

/** Days whose orders count: after `start`, up to `end`, which is not after the day recency is measured on. */
interface Period {
	readonly start: number;
	readonly end: number;
	readonly analysisDate: number;
}

/** Numbers of the reasons: position in EXCLUSION_REASONS plus one; 0 = the line counts. */
const MISSING_CUSTOMER = 1;
const MISSING_DATE = 2;
const NON_POSITIVE_QUANTITY = 3;
const NON_POSITIVE_PRICE = 4;
const RETURN = 5;
const AFTER_ANALYSIS_DATE = 6;
const OUTSIDE_WINDOW = 7;

/** Applies filter, analysis date and window. A line is counted under the first reason that leaves it out. */
export function selectLines(
	columns: TransactionColumns,
	customerCount: number,
	rules: LineRules,
): SelectedLines {
	const days = wholeDays(columns);
	const amount = columns.amount ?? product(columns.quantity, columns.price);
	const verdict = judge(columns, days, amount, customerCount, rules.filter);
	const period = periodOf(rules, rules.analysisDate ?? dayAfterLast(days, verdict));
	const { analysisDate, start, end } = period;
	const counts = new Uint32Array(EXCLUSION_REASONS.length + 1);
	const customerOf = new Int32Array(days.length);
	const beforeWindow = new Uint8Array(customerCount);
	for (let i = 0; i < days.length; i++) {
		let reason = verdict[i] as number;
		const day = days[i] as number;
		const customer = columns.customerOf[i] as number;
		if (reason === 0 && day !== NO_DAY) {
			if (day > analysisDate) reason = AFTER_ANALYSIS_DATE;
			else if (day <= start || day > end) {
				reason = OUTSIDE_WINDOW;
				if (day <= start) beforeWindow[customer] = 1;
			}
		}
		counts[reason] = (counts[reason] as number) + 1;
		customerOf[i] = reason === 0 ? customer : -1;
	}
	const excluded = Object.fromEntries(EXCLUSION_REASONS.map((reason, i) => [reason, counts[i + 1] ?? 0]));
	return {
		customerOf,
		day: days,
		amount,
		excluded: excluded as Record<ExclusionReason, number>,
		counted: counts[0] ?? 0,
		returnOf: returnsOf(columns, days, amount, customerCount, period),
		analysisDate,
		beforeWindow,
	};
}

/** The window in days; one that ends before the analysis date moves that to the day after its end. */
function periodOf({ windowMonths, windowDays }: LineRules, wanted: number): Period {
	const last = windowDays?.to ?? Number.POSITIVE_INFINITY;
	const analysisDate = Math.floor(Math.min(wanted, last + 1));
	if (windowDays)
		return { start: (windowDays.from ?? Number.NEGATIVE_INFINITY) - 1, end: last, analysisDate };
	const start = windowMonths === null ? Number.NEGATIVE_INFINITY : monthsBefore(analysisDate, windowMonths);
	return { start, end: Number.POSITIVE_INFINITY, analysisDate };
}

/** Returned lines of the period: flagged ones and negative amounts. */
function returnsOf(
	{ customerOf, isReturn }: TransactionColumns,
	days: Int32Array,
	amount: Float64Array | null,
	customerCount: number,
	{ start, end, analysisDate }: Period,
): Int32Array | null {
	if (!amount) return null;
	const last = Math.min(end, Number.isNaN(analysisDate) ? Number.POSITIVE_INFINITY : analysisDate);
	let found: Int32Array | null = null;
	for (let i = 0; i < customerOf.length; i++) {
		if (!((amount[i] as number) < 0) && !(isReturn && isReturn[i] === 1)) continue;
		const customer = customerOf[i] as number;
		const day = days[i] as number;
		if (customer < 0 || customer >= customerCount) continue;
		if (day !== NO_DAY && (day <= start || day > last)) continue;
		found ??= new Int32Array(customerOf.length).fill(-1);
		found[i] = customer;
	}
	return found;
}

/** The day before which a window of so many months ends; lines on it lie outside. */
export function monthsBefore(day: number, months: number): number {
	const { year, month, day: dayOfMonth } = civilOf(day);
	const index = year * 12 + month - 1 - months;
	const toYear = Math.floor(index / 12);
	const toMonth = (index % 12) + 1;
	return serialOf(toYear, toMonth, Math.min(dayOfMonth, daysInMonth(toYear, toMonth)));
}

function wholeDays(columns: TransactionColumns): Int32Array {
	const days = new Int32Array(columns.customerOf.length).fill(NO_DAY);
	if (!columns.date) return days;
	for (let i = 0; i < days.length; i++) {
		const date = columns.date[i] as number;
		if (date >= 0 && date < LAST_DAY + 1) days[i] = date;
	}
	return days;
}

function product(quantity: Float64Array | null, price: Float64Array | null): Float64Array | null {
	if (!quantity || !price) return null;
	const amount = new Float64Array(quantity.length);
	for (let i = 0; i < amount.length; i++) amount[i] = (quantity[i] as number) * (price[i] as number);
	return amount;
}

/** 0 or the number of the first reason of the filter, per line. */
function judge(
	columns: TransactionColumns,
	days: Int32Array,
	amount: Float64Array | null,
	customerCount: number,
	filter: TransactionFilter,
): Uint8Array {
	const verdict = new Uint8Array(days.length);
	const quantity = filter.excludeNonPositiveQuantity ? columns.quantity : null;
	const price = filter.excludeNonPositivePrice ? columns.price : null;
	const returned = filter.excludeReturns ? columns.isReturn : null;
	const negative = filter.excludeReturns ? amount : null;
	const dated = columns.date !== null;
	const { customerOf } = columns;
	for (let i = 0; i < verdict.length; i++) {
		const customer = customerOf[i] as number;
		if (customer < 0 || customer >= customerCount) verdict[i] = MISSING_CUSTOMER;
		else if (dated && days[i] === NO_DAY) verdict[i] = MISSING_DATE;
		else if (quantity !== null && (quantity[i] as number) <= 0) verdict[i] = NON_POSITIVE_QUANTITY;
		else if (price !== null && (price[i] as number) <= 0) verdict[i] = NON_POSITIVE_PRICE;
		else if (returned !== null && returned[i] === 1) verdict[i] = RETURN;
		else if (negative !== null && (negative[i] as number) < 0) verdict[i] = RETURN;
	}
	return verdict;
}

function dayAfterLast(days: Int32Array, verdict: Uint8Array): number {
	let last = NO_DAY;
	for (let i = 0; i < days.length; i++) {
		if (verdict[i] === 0 && (days[i] as number) > last) last = days[i] as number;
	}
	return last === NO_DAY ? Number.NaN : last + 1;
}
