import type { SortKey } from '#src/core/model/index.ts';
import { BLOCK_MASK, BLOCK_SHIFT, isMissing, type Block } from './block.ts';
import { isTextColumn, type Column, type NumberColumn, type TextColumn } from './column.ts';
import type { Dictionary } from './dictionary.ts';
import { findColumn, type Table } from './table.ts';
import type { View } from './view.ts';

/** Rank of every entry of a dictionary, by code; equal ranks are equal for the sort. The page passes one made with its collator. */
export type RankTexts = (dictionary: Dictionary) => Uint32Array;

const known = new WeakMap<Dictionary, Uint32Array>();

/** Rank of every entry by code units, the order that does not depend on a language. Kept until the dictionary grows. */
export function rankByCodeUnits(dictionary: Dictionary): Uint32Array {
	const cached = known.get(dictionary);
	if (cached?.length === dictionary.size) return cached;
	const texts = dictionary.texts();
	const sorted = texts.slice().sort();
	const rank = new Uint32Array(texts.length);
	sorted.forEach((text, i) => (rank[dictionary.codeOf(text)] = i));
	known.set(dictionary, rank);
	return rank;
}

/**
 * The rows of a view in the order of the keys, first key first. Stable: rows with equal keys keep the order they have.
 * Cells that could not be read come after all values and empty cells last, whichever the direction.
 */
export function sortView(
	table: Table,
	view: View,
	keys: readonly SortKey[],
	rank: RankTexts = rankByCodeUnits,
): View {
	let rows = view;
	for (const key of keys.toReversed()) {
		const column = findColumn(table, key.column);
		if (column) rows = sortByColumn(column, rows ?? allRows(table.rowCount), key.descending, rank);
	}
	return rows;
}

/** Row numbers 0…count − 1. */
function allRows(count: number): Uint32Array<ArrayBuffer> {
	const rows = new Uint32Array(count);
	for (let row = 0; row < count; row++) rows[row] = row;
	return rows;
}

function sortByColumn(column: Column, rows: Uint32Array, descending: boolean, rank: RankTexts): Uint32Array {
	const parts = split(column, rows);
	const sorted = isTextColumn(column)
		? sortCodes(column, parts.present, descending, rank(column.dictionary))
		: sortNumbers(column, parts.present, descending);
	const out = new Uint32Array(rows.length);
	out.set(sorted);
	out.set(parts.unread, sorted.length);
	out.set(parts.missing, sorted.length + parts.unread.length);
	return out;
}

interface Parts {
	readonly present: Uint32Array;
	readonly unread: Uint32Array;
	readonly missing: Uint32Array;
}

function split(column: Column, rows: Uint32Array): Parts {
	if (!column.blocks.some((block) => block.missing)) {
		return { present: rows, unread: new Uint32Array(0), missing: new Uint32Array(0) };
	}
	const present = new Uint32Array(rows.length);
	const unread: number[] = [];
	const missing: number[] = [];
	let count = 0;
	for (const row of rows) {
		const block: Block | undefined = column.blocks[row >>> BLOCK_SHIFT];
		const offset = row & BLOCK_MASK;
		if (block && !isMissing(block, offset)) present[count++] = row;
		else if (block?.unread?.has(offset)) unread.push(row);
		else missing.push(row);
	}
	return {
		present: present.subarray(0, count),
		unread: Uint32Array.from(unread),
		missing: Uint32Array.from(missing),
	};
}

/** Counting sort over the ranks. */
function sortCodes(
	column: TextColumn,
	rows: Uint32Array,
	descending: boolean,
	rank: Uint32Array,
): Uint32Array {
	const top = rank.reduce((max, value) => Math.max(max, value), 0);
	const keys = new Uint32Array(rows.length);
	const ends = new Uint32Array(top + 2);
	for (let i = 0; i < rows.length; i++) {
		const row = rows[i] ?? 0;
		const code = column.blocks[row >>> BLOCK_SHIFT]?.values[row & BLOCK_MASK] ?? 0;
		const place = rank[code] ?? 0;
		const key = descending ? top - place : place;
		keys[i] = key;
		ends[key + 1] = (ends[key + 1] ?? 0) + 1;
	}
	for (let i = 1; i < ends.length; i++) ends[i] = (ends[i] ?? 0) + (ends[i - 1] ?? 0);
	const out = new Uint32Array(rows.length);
	for (let i = 0; i < rows.length; i++) {
		const key = keys[i] ?? 0;
		const at = ends[key] ?? 0;
		out[at] = rows[i] ?? 0;
		ends[key] = at + 1;
	}
	return out;
}

/** Radix sort over the bits of the numbers, made to run in the order of the numbers; four digits of 16 bits. */
function sortNumbers(column: NumberColumn, rows: Uint32Array, descending: boolean): Uint32Array {
	const count = rows.length;
	const values = new Float64Array(count);
	for (let i = 0; i < count; i++) {
		const row = rows[i] ?? 0;
		values[i] = (column.blocks[row >>> BLOCK_SHIFT]?.values[row & BLOCK_MASK] ?? 0) + 0;
	}
	const bits = new Uint32Array(values.buffer);
	orderBits(bits, descending);
	const digits = new Uint16Array(values.buffer);
	let order: Uint32Array = allRows(count);
	let spare: Uint32Array = new Uint32Array(count);
	for (let digit = 0; digit < 4; digit++) {
		if (passDigit(digits, digit, order, spare)) [order, spare] = [spare, order];
	}
	for (let i = 0; i < count; i++) spare[i] = rows[order[i] ?? 0] ?? 0;
	return spare;
}

/** IEEE 754 doubles, low word first, to unsigned integers of the same order; reversed for a descending sort. */
function orderBits(bits: Uint32Array, descending: boolean): void {
	const flip = descending ? 0xffffffff : 0;
	for (let i = 0; i < bits.length; i += 2) {
		const high = bits[i + 1] ?? 0;
		const sign = high & 0x80000000 ? 0xffffffff : 0;
		bits[i] = ((bits[i] ?? 0) ^ sign ^ flip) >>> 0;
		bits[i + 1] = ((sign ? high ^ 0xffffffff : high | 0x80000000) ^ flip) >>> 0;
	}
}

/** One stable pass; false when all keys share the digit and nothing was done. */
function passDigit(digits: Uint16Array, digit: number, from: Uint32Array, to: Uint32Array): boolean {
	const starts = new Uint32Array(65_537);
	for (let i = digit; i < digits.length; i += 4) {
		const key = (digits[i] ?? 0) + 1;
		starts[key] = (starts[key] ?? 0) + 1;
	}
	if (starts[(digits[digit] ?? 0) + 1] === from.length) return false;
	for (let i = 1; i < starts.length; i++) starts[i] = (starts[i] ?? 0) + (starts[i - 1] ?? 0);
	for (let i = 0; i < from.length; i++) {
		const item = from[i] ?? 0;
		const key = digits[item * 4 + digit] ?? 0;
		const at = starts[key] ?? 0;
		to[at] = item;
		starts[key] = at + 1;
	}
	return true;
}
