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
	/** The returned lines of the period, whether or not they count; null without any. */
	readonly returns: ReturnedLines | null;
	/** Day recency is measured on; NaN without dates. */
	readonly analysisDate: number;
	/** 1 = the customer has a line that only the window leaves out. */
	readonly beforeWindow: Uint8Array;
}

export interface ReturnedLines {
	/** Position among all lines. */
	readonly line: Int32Array;
	/** Customer row per line. */
	readonly customerOf: Int32Array;
	/** What was returned, as a positive amount. */
	readonly amount: Float64Array;
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
	const judged = judge(columns, customerCount, rules.filter);
	const { counts, customerOf, day, amount, latest } = judged;
	const period = periodOf(rules, rules.analysisDate ?? (latest === NO_DAY ? Number.NaN : latest + 1));
	const beforeWindow = new Uint8Array(customerCount);
	if (latest > period.analysisDate || hasWindow(rules)) leaveOut(judged, period, beforeWindow);
	const excluded = Object.fromEntries(EXCLUSION_REASONS.map((reason, i) => [reason, counts[i + 1] ?? 0]));
	return {
		...{ customerOf, day, amount, beforeWindow },
		excluded: excluded as Record<ExclusionReason, number>,
		counted: counts[0] ?? 0,
		returns: returnsOf(judged, columns.customerOf, customerCount, period),
		analysisDate: period.analysisDate,
	};
}

function hasWindow({ windowMonths, windowDays }: LineRules): boolean {
	return windowMonths !== null || (windowDays ?? null) !== null;
}

/** Takes lines of other days out of those that count. */
function leaveOut({ counts, customerOf, day }: Judged, period: Period, beforeWindow: Uint8Array): void {
	const { start, end, analysisDate } = period;
	for (let i = 0; i < day.length; i++) {
		const customer = customerOf[i] as number;
		const own = day[i] as number;
		if (customer < 0 || own === NO_DAY) continue;
		const isLate = own > analysisDate;
		if (!isLate && own > start && own <= end) continue;
		const reason = isLate ? AFTER_ANALYSIS_DATE : OUTSIDE_WINDOW;
		if (!isLate && own <= start) beforeWindow[customer] = 1;
		counts[0] = (counts[0] as number) - 1;
		counts[reason] = (counts[reason] as number) + 1;
		customerOf[i] = -1;
	}
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

/** The returned lines of the period: flagged ones and negative amounts. */
function returnsOf(
	{ day, amount, returns }: Judged,
	customerOf: Int32Array,
	customerCount: number,
	{ start, end, analysisDate }: Period,
): ReturnedLines | null {
	if (!amount) return null;
	const last = Math.min(end, Number.isNaN(analysisDate) ? Number.POSITIVE_INFINITY : analysisDate);
	const lines = returns.filter((line) => {
		const customer = customerOf[line] as number;
		if (customer < 0 || customer >= customerCount) return false;
		const own = day[line] as number;
		return own === NO_DAY || (own > start && own <= last);
	});
	if (lines.length === 0) return null;
	const line = new Int32Array(lines);
	const returned = new Float64Array(line.length);
	for (let i = 0; i < returned.length; i++) returned[i] = Math.abs(amount[line[i] as number] as number);
	return { line, customerOf: line.map((own) => customerOf[own] as number), amount: returned };
}

/** The day before which a window of so many months ends; lines on it lie outside. */
export function monthsBefore(day: number, months: number): number {
	const { year, month, day: dayOfMonth } = civilOf(day);
	const index = year * 12 + month - 1 - months;
	const toYear = Math.floor(index / 12);
	const toMonth = (index % 12) + 1;
	return serialOf(toYear, toMonth, Math.min(dayOfMonth, daysInMonth(toYear, toMonth)));
}

/** The lines under the filter alone. */
interface Judged {
	/** Customer row per line, −1 = the line does not count. */
	readonly customerOf: Int32Array;
	readonly day: Int32Array;
	readonly amount: Float64Array | null;
	/** Lines that count, then those left out by reason. */
	readonly counts: Uint32Array;
	/** Last day of the lines that count; NO_DAY = none is dated. */
	readonly latest: number;
	/** Lines flagged as returned or of a negative amount, counted or not. */
	readonly returns: readonly number[];
}

/** Amounts, days and the filter in one pass over the lines. */
function judge(columns: TransactionColumns, customerCount: number, filter: TransactionFilter): Judged {
	const { customerOf: customers, date, isReturn, quantity, price } = columns;
	const count = customers.length;
	const product = !columns.amount && quantity && price ? new Float64Array(count) : null;
	const amount = columns.amount ?? product;
	const { excludeNonPositiveQuantity, excludeNonPositivePrice, excludeReturns } = filter;
	const customerOf = new Int32Array(count);
	const day = new Int32Array(count);
	const counts = new Uint32Array(EXCLUSION_REASONS.length + 1);
	const returns: number[] = [];
	const [none, end] = [NO_DAY, LAST_DAY + 1];
	let latest = none;
	for (let i = 0; i < count; i++) {
		const customer = customers[i] as number;
		const exact = date === null ? none : (date[i] as number);
		const own = exact >= 0 && exact < end ? exact | 0 : none;
		const sold = quantity === null ? 1 : (quantity[i] as number);
		const each = price === null ? 1 : (price[i] as number);
		if (product !== null) product[i] = sold * each;
		const isReturned =
			(isReturn !== null && isReturn[i] === 1) || (amount !== null && (amount[i] as number) < 0);
		if (isReturned) returns.push(i);
		let reason = 0;
		if (customer < 0 || customer >= customerCount) reason = MISSING_CUSTOMER;
		else if (own < 0 && date !== null) reason = MISSING_DATE;
		else if (excludeNonPositiveQuantity && sold <= 0) reason = NON_POSITIVE_QUANTITY;
		else if (excludeNonPositivePrice && each <= 0) reason = NON_POSITIVE_PRICE;
		else if (excludeReturns && isReturned) reason = RETURN;
		else if (own > latest) latest = own;
		day[i] = own;
		customerOf[i] = reason === 0 ? customer : -1;
		counts[reason] = (counts[reason] as number) + 1;
	}
	return { customerOf, day, amount, counts, latest, returns };
}
