import {
	cellAt,
	civilOf,
	daysInMonth,
	rowAt,
	serialOf,
	type CellRange,
	type CellValue,
	type Column,
} from '#src/core/table/index.ts';
import { CellWrites, convert, labelOf, refusal, toEdit, type EditContext, type EditResult } from './edits.ts';

/** The range that dragging the handle of `source` to a cell fills: along the longer way, the source included. */
export function fillTarget(source: CellRange, row: number, col: number): CellRange {
	const down = row > source.bottom ? row - source.bottom : Math.min(0, row - source.top);
	const right = col > source.right ? col - source.right : Math.min(0, col - source.left);
	if (Math.abs(down) >= Math.abs(right)) {
		return down > 0 ? { ...source, bottom: row } : { ...source, top: source.top + down };
	}
	return right > 0 ? { ...source, right: col } : { ...source, left: source.left + right };
}

/**
 * Fills a target range from the source range inside it. `series` goes on with what the source begins: equal steps of
 * numbers, days or months of dates, the number at the end of a text. Without it, or where no step is found, the source
 * is repeated. A single number is repeated, a single date goes on by days, as in Excel; `invert` (Ctrl) swaps that.
 */
export function fillFrom(
	context: EditContext,
	source: CellRange,
	target: CellRange,
	invert: boolean,
): EditResult {
	const refused = refusal(context, target.left, target.right);
	if (refused) return refused;
	const writes = new CellWrites();
	const vertical = source.left === target.left && source.right === target.right;
	const lines = vertical ? source.right - source.left + 1 : source.bottom - source.top + 1;
	for (let line = 0; line < lines; line++) {
		const at = (i: number) =>
			vertical ? { row: i, col: source.left + line } : { row: source.top + line, col: i };
		const [from, to] = vertical ? [source.top, source.bottom] : [source.left, source.right];
		const [start, end] = vertical ? [target.top, target.bottom] : [target.left, target.right];
		fillLine(context, { at, from, to, start, end, invert }, writes);
	}
	const cells = cellCount(target) - cellCount(source);
	return toEdit(writes.changes(context.table), labelOf('grid.fill', { cells }), target);
}

function cellCount({ top, bottom, left, right }: CellRange): number {
	return (bottom - top + 1) * (right - left + 1);
}

interface FillLine {
	readonly at: (index: number) => { row: number; col: number };
	/** First and last index of the source and of the target. */
	readonly from: number;
	readonly to: number;
	readonly start: number;
	readonly end: number;
	readonly invert: boolean;
}

function fillLine(context: EditContext, line: FillLine, writes: CellWrites): void {
	const cellOf = (index: number) => {
		const { row, col } = line.at(index);
		return { column: context.columns[col]?.column, row: rowAt(context.table, context.view, row) };
	};
	const first = cellOf(line.from);
	if (!first.column) return;
	const source: CellValue[] = [];
	for (let i = line.from; i <= line.to; i++) {
		const { column, row } = cellOf(i);
		source.push(column ? cellAt(column, row) : null);
	}
	const next = continuation(first.column, source, line.invert);
	for (let i = line.start; i <= line.end; i++) {
		if (i >= line.from && i <= line.to) continue;
		const { column, row } = cellOf(i);
		if (column) writes.set(column, row, convert(context, first.column, column, next(i - line.from)));
	}
}

/** The value at an index counted from the first source cell; negative before it. */
export function continuation(
	column: Column,
	source: readonly CellValue[],
	invert: boolean,
): (index: number) => CellValue {
	const length = source.length;
	const repeat = (index: number) => source[((index % length) + length) % length] ?? null;
	const numbers = source.filter((value) => typeof value === 'number');
	if (numbers.length !== length || column.type === 'boolean') return textSeries(source, invert) ?? repeat;
	const isDate = column.type === 'date';
	if (length === 1) {
		const [value = 0] = numbers;
		return isDate !== invert ? (index) => value + index : repeat;
	}
	if (invert) return repeat;
	return (isDate ? monthSeries(numbers) : null) ?? stepSeries(numbers) ?? repeat;
}

function stepSeries(numbers: readonly number[]): ((index: number) => number) | null {
	const first = numbers[0] ?? 0;
	const step = (numbers[1] ?? 0) - first;
	const even = numbers.every(
		(value, i) => Math.abs(value - (first + i * step)) <= 1e-9 * Math.max(1, Math.abs(value)),
	);
	return even ? (index) => Number((first + index * step).toPrecision(15)) : null;
}

/** Dates on the same day of months equally far apart; a day that a month does not have becomes its last. */
function monthSeries(dates: readonly number[]): ((index: number) => number) | null {
	const months = dates.map((date) => {
		const { year, month } = civilOf(date);
		return year * 12 + month - 1;
	});
	const [first = 0, second = 0] = months;
	const step = second - first;
	const day = civilOf(dates[0] ?? 0).day;
	const dateAt = (index: number) => {
		const at = first + index * step;
		const year = Math.floor(at / 12);
		const month = (at % 12) + 1;
		return serialOf(year, month, Math.min(day, daysInMonth(year, month)));
	};
	return step !== 0 && dates.every((date, i) => date === dateAt(i)) ? dateAt : null;
}

/** One text that ends in a number counts on, keeping its zeros. */
function textSeries(source: readonly CellValue[], invert: boolean): ((index: number) => CellValue) | null {
	const [only] = source;
	if (source.length !== 1 || typeof only !== 'string' || invert) return null;
	const match = /^(.*?)(\d{1,9})$/.exec(only);
	if (!match || match[1] === '') return null;
	const [, stem = '', digits = ''] = match;
	return (index) => stem + String(Math.max(0, Number(digits) + index)).padStart(digits.length, '0');
}
