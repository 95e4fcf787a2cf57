import { BLOCK_MASK, BLOCK_SHIFT, isMissing } from './block.ts';
import { columnLength, isTextColumn, type Column, type NumberColumn, type TextColumn } from './column.ts';
import type { View } from './view.ts';

/** What stands in a column, each value once. */
export interface DistinctValues {
	/** Texts by first appearance in the dictionary, numbers in rising order. */
	readonly values: readonly (string | number)[];
	/** Number of rows of each value. */
	readonly counts: Uint32Array;
	/** Rows whose cell is empty. */
	readonly missing: number;
	/** Texts that could not be read as the column's type, with their number of rows. */
	readonly unread: ReadonlyMap<string, number>;
}

/** The distinct values of a column in the rows of a view, with counts: one pass, no string is built or compared. */
export function distinctValues(column: Column, view: View): DistinctValues {
	const unread = new Map<string, number>();
	let missing = 0;
	const present = forEachPresent(column, view, (text) => {
		if (text === undefined) missing++;
		else unread.set(text, (unread.get(text) ?? 0) + 1);
	});
	const found = isTextColumn(column) ? countTexts(column, present) : countNumbers(column, present);
	return { ...found, missing, unread };
}

/** Row numbers with a value; the others are handed to `other`, with their text when it could not be read. */
function forEachPresent(
	column: Column,
	view: View,
	other: (unread: string | undefined) => void,
): Uint32Array {
	const count = view ? view.length : columnLength(column);
	const rows = new Uint32Array(count);
	let next = 0;
	for (let i = 0; i < count; i++) {
		const row = view ? (view[i] ?? 0) : i;
		const block = column.blocks[row >>> BLOCK_SHIFT];
		const offset = row & BLOCK_MASK;
		if (block?.missing && isMissing(block, offset)) other(block.unread?.get(offset));
		else rows[next++] = row;
	}
	return rows.subarray(0, next);
}

type Counted = Pick<DistinctValues, 'values' | 'counts'>;

function countTexts(column: TextColumn, rows: Uint32Array): Counted {
	const byCode = new Uint32Array(column.dictionary.size);
	for (const row of rows) {
		const code = column.blocks[row >>> BLOCK_SHIFT]?.values[row & BLOCK_MASK] ?? 0;
		byCode[code] = (byCode[code] ?? 0) + 1;
	}
	const values: string[] = [];
	const counts: number[] = [];
	byCode.forEach((count, code) => {
		if (count === 0) return;
		values.push(column.dictionary.at(code));
		counts.push(count);
	});
	return { values, counts: Uint32Array.from(counts) };
}

/** Above this many distinct numbers sorting is faster than hashing. */
const HASHED = 20_000;

function countNumbers(column: NumberColumn, rows: Uint32Array): Counted {
	const counts = new Map<number, number>();
	for (const row of rows) {
		const value = numberIn(column, row);
		counts.set(value, (counts.get(value) ?? 0) + 1);
		if (counts.size > HASHED) return countSorted(column, rows);
	}
	const values = Float64Array.from(counts.keys()).sort();
	return { values: Array.from(values), counts: Uint32Array.from(values, (value) => counts.get(value) ?? 0) };
}

/** The number of a row that has one; −0 is 0. */
function numberIn(column: NumberColumn, row: number): number {
	return (column.blocks[row >>> BLOCK_SHIFT]?.values[row & BLOCK_MASK] ?? 0) + 0;
}

function countSorted(column: NumberColumn, rows: Uint32Array): Counted {
	const sorted = new Float64Array(rows.length);
	for (let i = 0; i < rows.length; i++) sorted[i] = numberIn(column, rows[i] ?? 0);
	sorted.sort();
	const values: number[] = [];
	const counts: number[] = [];
	let start = 0;
	for (let i = 1; i <= sorted.length; i++) {
		if (i < sorted.length && sorted[i] === sorted[start]) continue;
		values.push(sorted[start] ?? 0);
		counts.push(i - start);
		start = i;
	}
	return { values, counts: Uint32Array.from(counts) };
}
