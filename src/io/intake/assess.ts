import { RAW_ERRORS } from '#src/io/raw.ts';
import { dateOfCompactNumber, dateOfPlainNumber, dateOfSerial, dateShape, type DateForm } from './dates.ts';
import { decimalMarkOf, parseNumber } from './numbers.ts';
import { distinctCount, presentCount, total, type ColumnStats } from './stats.ts';
import type { Book } from './source.ts';
import { fold, hasDigit, wordKind } from './words.ts';

/** Counts of cells of a column by what they could be read as. A cell may count for several readings. */
export interface Assessment {
	/** Cells that say something: present, no null word, no error, no infinite number. */
	readonly telling: number;
	readonly distinct: number;
	readonly nulls: number;
	readonly nullWords: readonly { readonly word: string; readonly count: number }[];
	readonly errors: number;
	readonly numbers: number;
	readonly numbersAsText: number;
	/** Date-formatted numbers, text dates and numbers such as 20250103, whether or not such a day exists. */
	readonly dates: number;
	/** Bare numbers that could be serials between 1940 and 2100. */
	readonly serials: number;
	readonly invalidDates: number;
	readonly dateForms: readonly DateForm[];
	/** Text dates that read differently as day-month and as month-day, and those that read only as one of them. */
	readonly ambiguousDates: number;
	readonly dayFirst: number;
	readonly monthFirst: number;
	readonly hasTime: boolean;
	readonly booleans: number;
	/** Cells with a digit in them. */
	readonly withDigits: number;
	/** Digits with a leading zero; numbers of 15 and more digits; texts of digits and letters. */
	readonly leadingZeros: number;
	readonly longDigits: number;
	readonly codes: number;
	/** Number cells of 16 and more digits: Excel had dropped digits before the file was written. */
	readonly precisionLost: number;
	readonly wholeNumbers: number;
	readonly percents: number;
	readonly decimalCommas: number;
	readonly decimalMark: '.' | ',';
	readonly trimmed: number;
	readonly controls: number;
	/** Longest text. */
	readonly longest: number;
	readonly sample: string;
}

/** Distinct texts of a column that are looked at for its type; counts are scaled up from them. */
const SAMPLED = 4000;

/** Control characters other than line breaks and tabs, and those that turn the direction of writing. */
const CONTROLS = /[^\P{Cc}\t\r\n]|[\u202a-\u202e\u2066-\u2069]/u;

class Tally {
	counts: Record<string, number> = {};
	forms = new Map<DateForm, number>();
	nullWords = new Map<string, number>();
	longest = 0;
	sample = '';

	add(what: string, count: number): void {
		this.counts[what] = (this.counts[what] ?? 0) + count;
	}

	of(what: string): number {
		return Math.round(this.counts[what] ?? 0);
	}
}

/** Looks at the distinct values of a column. */
export function assess(book: Book, stats: ColumnStats): Assessment {
	const tally = new Tally();
	const isTextFile = book.raw.encoding !== null;
	const { values, counts } = stats.texts;
	const step = Math.max(1, Math.ceil(values.length / SAMPLED));
	let seen = 0;
	for (let i = 0; i < values.length; i += step) seen += counts[i] ?? 0;
	const weight = seen > 0 ? total(stats.texts) / seen : 1;
	const marks = { '.': 0, ',': 0 };
	for (let i = 0; i < values.length; i += step) {
		const mark = decimalMarkOf(book.text(values[i] ?? 0));
		if (mark) marks[mark] += counts[i] ?? 0;
	}
	const decimalMark = marks[','] > marks['.'] ? ',' : '.';
	for (let i = 0; i < values.length; i += step) {
		assessText(tally, book.text(values[i] ?? 0), (counts[i] ?? 0) * weight, decimalMark, isTextFile);
	}
	assessNumbers(tally, stats);
	assessDated(tally, stats, book.offset1904);
	tally.add('booleans', total(stats.booleans));
	stats.errors.values.forEach((code, i) => {
		const word = RAW_ERRORS[code] ?? '#VALUE!';
		tally.nullWords.set(word, (tally.nullWords.get(word) ?? 0) + (stats.errors.counts[i] ?? 0));
		tally.add('errors', stats.errors.counts[i] ?? 0);
	});
	return resultOf(tally, stats, marks[','] > marks['.'] ? marks[','] : 0, decimalMark);
}

function resultOf(
	tally: Tally,
	stats: ColumnStats,
	decimalCommas: number,
	decimalMark: '.' | ',',
): Assessment {
	const silent = tally.of('nulls') + tally.of('errors') + tally.of('nonFinite');
	return {
		telling: Math.max(0, presentCount(stats) - silent),
		distinct: distinctCount(stats),
		nulls: tally.of('nulls'),
		nullWords: [...tally.nullWords].map(([word, count]) => ({ word, count: Math.round(count) })),
		errors: tally.of('errors') + tally.of('nonFinite'),
		numbers: tally.of('numbers'),
		numbersAsText: tally.of('numbersAsText'),
		dates: tally.of('dates'),
		serials: tally.of('serials'),
		invalidDates: tally.of('invalidDates'),
		dateForms: [...tally.forms.keys()],
		ambiguousDates: tally.of('ambiguousDates'),
		dayFirst: tally.of('dayFirst'),
		monthFirst: tally.of('monthFirst'),
		hasTime: stats.dateTimes > 0 || tally.of('hasTime') > 0,
		booleans: tally.of('booleans'),
		withDigits: tally.of('withDigits'),
		leadingZeros: tally.of('leadingZeros'),
		longDigits: tally.of('longDigits'),
		codes: tally.of('codes'),
		precisionLost: tally.of('precisionLost'),
		wholeNumbers: tally.of('wholeNumbers'),
		percents: tally.of('percents') + stats.percents,
		decimalCommas,
		decimalMark,
		trimmed: tally.of('trimmed'),
		controls: tally.of('controls'),
		longest: tally.longest,
		sample: tally.sample,
	};
}

function assessText(tally: Tally, text: string, count: number, mark: '.' | ',', isTextFile: boolean): void {
	tally.longest = Math.max(tally.longest, text.length);
	if (text.trim() !== text) tally.add('trimmed', count);
	if (CONTROLS.test(text)) tally.add('controls', count);
	const kind = wordKind(text);
	if (kind) {
		const word = fold(text);
		tally.nullWords.set(word, (tally.nullWords.get(word) ?? 0) + count);
		tally.add(kind === 'null' ? 'nulls' : kind === 'error' ? 'errors' : 'nonFinite', count);
		return;
	}
	if (/^(?:true|false)$/i.test(text.trim())) tally.add('booleans', count);
	if (!hasDigit(text)) return;
	tally.add('withDigits', count);
	const shape = dateShape(text);
	if (shape) assessShape(tally, shape, count);
	const number = parseNumber(text, mark);
	if (number) {
		tally.add('numbers', count);
		if (!isTextFile || !/^-?\d+(?:\.\d+)?$/.test(text)) tally.add('numbersAsText', count);
		if (Number.isInteger(number.value)) tally.add('wholeNumbers', count);
		if (number.percent) tally.add('percents', count);
	} else if (isOutOfRange(text)) tally.add('nonFinite', count);
	assessCode(tally, fold(text), count);
}

/** Numbers that overflow, such as 1e999. */
function isOutOfRange(text: string): boolean {
	return /^[+-]?\d+(\.\d+)?[eE]\+?\d{3,}$/.test(fold(text));
}

function assessShape(tally: Tally, shape: NonNullable<ReturnType<typeof dateShape>>, count: number): void {
	tally.add('dates', count);
	tally.forms.set(shape.form, (tally.forms.get(shape.form) ?? 0) + count);
	if (shape.hasTime) tally.add('hasTime', count);
	const [dmy, mdy] = [!Number.isNaN(shape.dmy), !Number.isNaN(shape.mdy)];
	if (!dmy && !mdy) tally.add('invalidDates', count);
	else if (shape.dmy === shape.mdy) return;
	else if (dmy && mdy) tally.add('ambiguousDates', count);
	else tally.add(dmy ? 'dayFirst' : 'monthFirst', count);
}

function assessCode(tally: Tally, text: string, count: number): void {
	const digits = /^\d+$/.test(text);
	const leading = digits && text.length > 1 && text.startsWith('0');
	if (leading) tally.add('leadingZeros', count);
	if (/^\d{15,}$/.test(text.replace(/^\+/, ''))) tally.add('longDigits', count);
	const coded = /^(?=.*\d)(?=.*[A-Za-z])[A-Za-z0-9._/-]{2,32}$/.test(text) && parseNumber(text) === null;
	if (coded) tally.add('codes', count);
	if ((leading || coded || text.length >= 15) && tally.sample === '') tally.sample = text.slice(0, 24);
}

function assessNumbers(tally: Tally, stats: ColumnStats): void {
	const { values, counts } = stats.plain;
	for (let i = 0; i < values.length; i++) {
		const value = values[i] ?? 0;
		const count = counts[i] ?? 0;
		tally.add('numbers', count);
		tally.add('withDigits', count);
		if (!Number.isInteger(value)) continue;
		tally.add('wholeNumbers', count);
		if (Math.abs(value) >= 1e14) tally.add('longDigits', count);
		if (Math.abs(value) >= 1e15) tally.add('precisionLost', count);
		if (!Number.isNaN(dateOfCompactNumber(value))) {
			tally.add('dates', count);
			tally.forms.set('compact', (tally.forms.get('compact') ?? 0) + count);
		} else if (!Number.isNaN(dateOfPlainNumber(value))) tally.add('serials', count);
	}
}

function assessDated(tally: Tally, stats: ColumnStats, offset1904: number): void {
	const { values, counts } = stats.dated;
	for (let i = 0; i < values.length; i++) {
		const count = counts[i] ?? 0;
		tally.add('dates', count);
		tally.forms.set('serial', (tally.forms.get('serial') ?? 0) + count);
		if (Number.isNaN(dateOfSerial(values[i] ?? 0, offset1904))) tally.add('invalidDates', count);
	}
}
