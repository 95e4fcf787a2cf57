import { isCivilDate, serialOf } from '#src/core/table/index.ts';
import type { DateOrder } from './types.ts';
import { fold, hasDigit } from './words.ts';

/** How a date is written; forms are counted to tell the user how mixed a column is. */
export type DateForm =
	'chinese' | 'dashes' | 'slashes' | 'dots' | 'compact' | 'dayFirst' | 'monthName' | 'serial';

/** A text that has the shape of a date. */
export interface DateShape {
	readonly form: DateForm;
	/** Serial when day or month order does not matter or is day-month; NaN where no such day exists. */
	readonly dmy: number;
	/** Serial read as month-day. */
	readonly mdy: number;
	readonly hasTime: boolean;
}

const TIME =
	'(?:[T\\s]*(上午|下午|am|pm)?\\s*(\\d{1,2})[:时](\\d{2})(?:[:分](\\d{2})(?:\\.\\d+)?)?[秒分]?\\s*(am|pm)?\\s*(?:Z|[+-]\\d{2}:?\\d{2})?)?$';
const CHINESE = new RegExp(
	`^(\\d{4}|\\d{2})\\s*年\\s*(\\d{1,2})\\s*月(?:份|\\s*(\\d{1,2})\\s*[日号號])?\\s*${TIME}`,
	'i',
);
const YEAR_FIRST = new RegExp(`^(\\d{4})\\s*([-/.])\\s*(\\d{1,2})\\s*\\2\\s*(\\d{1,2})${TIME}`, 'i');
const YEAR_MONTH = /^(\d{4})[-/](\d{1,2})$/;
const COMPACT = /^(\d{4})(\d{2})(\d{2})(?:\s?(\d{2}):?(\d{2})(?::?(\d{2}))?)?$/;
const YEAR_LAST = new RegExp(`^(\\d{1,2})([-/.])(\\d{1,2})\\2(\\d{4}|\\d{2})${TIME}`, 'i');
const DAY_NAME = new RegExp(`^(\\d{1,2})[-\\s/]+([a-z]{3,9})\\.?[-\\s,/]+(\\d{4}|\\d{2})${TIME}`, 'i');
const NAME_DAY = new RegExp(`^([a-z]{3,9})\\.?\\s+(\\d{1,2})(?:st|nd|rd|th)?,?\\s+(\\d{4})${TIME}`, 'i');
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTH_NAMES =
	/^(jan(uary)?|feb(ruary)?|mar(ch)?|apr(il)?|may|june?|july?|aug(ust)?|sept?(ember)?|oct(ober)?|nov(ember)?|dec(ember)?)$/i;
const SEPARATED: Readonly<Record<string, DateForm>> = { '-': 'dashes', '/': 'slashes', '.': 'dots' };

/** What a text says as a date, or null where it has no date's shape. A shape with no such day has NaN for its serials. */
export function dateShape(text: string): DateShape | null {
	if (text.length < 6 || text.length > 40 || !hasDigit(text)) return null;
	const folded = fold(text);
	return yearFirst(folded) ?? compact(folded) ?? yearLast(folded) ?? named(folded);
}

/** The serial of a text date, NaN where it is none or no such day exists. */
export function parseDate(text: string, order: DateOrder = 'dmy'): number {
	const shape = dateShape(text);
	return shape ? shape[order] : Number.NaN;
}

function yearFirst(text: string): DateShape | null {
	const chinese = CHINESE.exec(text);
	if (chinese) {
		const [, year, month, day = '1', ...clock] = chinese;
		return certain('chinese', fullYear(year), Number(month), Number(day), clock);
	}
	const match = YEAR_FIRST.exec(text);
	if (match) {
		const [, year, mark = '', month, day, ...clock] = match;
		return certain(SEPARATED[mark] ?? 'dashes', Number(year), Number(month), Number(day), clock);
	}
	const short = YEAR_MONTH.exec(text);
	return short ? certain('dashes', Number(short[1]), Number(short[2]), 1, []) : null;
}

function compact(text: string): DateShape | null {
	const match = COMPACT.exec(text);
	const year = Number(match?.[1]);
	if (!match || year < 1900 || year > 2100) return null;
	const [, , month, day, hour, minute, second] = match;
	return certain('compact', year, Number(month), Number(day), [undefined, hour, minute, second]);
}

function yearLast(text: string): DateShape | null {
	const match = YEAR_LAST.exec(text);
	if (!match) return null;
	const [, first, , second, year, ...clock] = match;
	const time = timeOf(clock);
	const at = (month: number, day: number) => serial(fullYear(year), month, day) + time.fraction;
	const [a, b] = [Number(first), Number(second)];
	return { form: 'dayFirst', dmy: at(b, a), mdy: at(a, b), hasTime: time.given };
}

function named(text: string): DateShape | null {
	const dayFirst = DAY_NAME.exec(text);
	const nameFirst = dayFirst ? null : NAME_DAY.exec(text);
	const [, a = '', b = '', year, ...clock] = dayFirst ?? nameFirst ?? [];
	const [day, name] = dayFirst ? [a, b] : [b, a];
	if (!year || !MONTH_NAMES.test(name)) return null;
	const month = MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1;
	return certain('monthName', fullYear(year), month, Number(day), clock);
}

function certain(
	form: DateForm,
	year: number,
	month: number,
	day: number,
	clock: readonly (string | undefined)[],
): DateShape {
	const time = timeOf(clock);
	const value = serial(year, month, day) + time.fraction;
	return { form, dmy: value, mdy: value, hasTime: time.given };
}

function serial(year: number, month: number, day: number): number {
	return year >= 1900 && year <= 9999 && isCivilDate(year, month, day)
		? serialOf(year, month, day)
		: Number.NaN;
}

/** Two-digit years as Excel takes them: 00–29 are 2000–2029. */
function fullYear(text: string | undefined): number {
	const year = Number(text);
	return text?.length === 2 ? year + (year < 30 ? 2000 : 1900) : year;
}

function timeOf(clock: readonly (string | undefined)[]): { fraction: number; given: boolean } {
	const [before, hourText, minute, second, after] = clock;
	if (hourText === undefined) return { fraction: 0, given: false };
	const half = (before ?? after ?? '').toLowerCase();
	let hour = Number(hourText);
	if ((half === 'pm' || half === '下午') && hour < 12) hour += 12;
	if ((half === 'am' || half === '上午') && hour === 12) hour = 0;
	const seconds = hour * 3600 + Number(minute) * 60 + Number(second ?? 0);
	const valid = hour < 24 && Number(minute) < 60 && Number(second ?? 0) < 60;
	return { fraction: valid ? seconds / 86_400 : Number.NaN, given: true };
}

/** First and last serial a date may have: 1900-01-01 and 9999-12-31. */
const FIRST_SERIAL = 1;
const LAST_SERIAL = 2_958_465;

/** Serial range in which a bare number may be taken for a date: 1940 to 2100. */
const PLAUSIBLE = { from: 14_611, to: 73_415 };

/** Serial of a number in a cell without date format: `20250103`, or a serial between 1940 and 2100; else NaN. */
export function dateOfPlainNumber(value: number): number {
	const asCompact = dateOfCompactNumber(value);
	if (!Number.isNaN(asCompact)) return asCompact;
	return value >= PLAUSIBLE.from && value < PLAUSIBLE.to ? value : Number.NaN;
}

/** Serial of a number such as 20250103, else NaN. */
export function dateOfCompactNumber(value: number): number {
	if (!Number.isInteger(value) || value < 19_000_101 || value > 21_001_231) return Number.NaN;
	return serial(Math.floor(value / 10_000), Math.floor(value / 100) % 100, value % 100);
}

/**
 * Serial, in the 1900 system, of a number in a cell with a date format. NaN outside Excel's calendar, and for serial 60 of
 * the 1900 system: the 29 February 1900 that never was.
 */
export function dateOfSerial(value: number, offset1904: number): number {
	const serialValue = value + offset1904;
	const day = Math.floor(serialValue);
	const inside = day >= FIRST_SERIAL && day <= LAST_SERIAL && !(offset1904 === 0 && day === 60);
	return inside && (offset1904 === 0 || value >= 0) ? serialValue : Number.NaN;
}
