import { BLOCK_MASK, BLOCK_SHIFT, isMissing, type Block, type CodeBlock, type NumberBlock } from './block.ts';
import type { Dictionary } from './dictionary.ts';

/** How the values of a column are meant. `date` is an Excel serial day, `boolean` 0/1, `choice` a text with few values. */
export type ColumnType = 'text' | 'choice' | 'number' | 'date' | 'boolean';

/** How a number is shown; the stored value is always in the unit 1. */
export interface ColumnFormat {
	/** Decimals shown; null = as many as the value has, at most 6. */
	readonly decimals: number | null;
	/** `percent`: 0.12 is shown as 12 %; `datetime`: a date with time of day. */
	readonly style: 'plain' | 'money' | 'percent' | 'datetime';
}

export interface ColumnSpec {
	/** Stable, unique within the table. */
	readonly id: string;
	readonly name: string;
	readonly type: ColumnType;
	readonly format?: ColumnFormat;
}

export interface NumberColumn extends ColumnSpec {
	readonly type: 'number' | 'date' | 'boolean';
	readonly blocks: readonly NumberBlock[];
}

export interface TextColumn extends ColumnSpec {
	readonly type: 'text' | 'choice';
	readonly dictionary: Dictionary;
	readonly blocks: readonly CodeBlock[];
}

export type Column = NumberColumn | TextColumn;

/** A cell whose source text could not be read as the column's type; the text is kept. */
export interface Unread {
	readonly unread: string;
}

/** The value of a cell: number, date serial or boolean as a number, text, nothing, or text that could not be read. */
export type CellValue = number | string | null | Unread;

export function isTextColumn(column: Column): column is TextColumn {
	return column.type === 'text' || column.type === 'choice';
}

export function isUnread(value: CellValue): value is Unread {
	return typeof value === 'object' && value !== null;
}

/** Number of rows of a column. */
export function columnLength(column: Column): number {
	let length = 0;
	for (const block of column.blocks) length += block.length;
	return length;
}

/** Value of a cell; null outside the column. */
export function cellAt(column: Column, row: number): CellValue {
	const block: Block | undefined = column.blocks[row >>> BLOCK_SHIFT];
	const offset = row & BLOCK_MASK;
	if (!block || offset >= block.length) return null;
	if (isMissing(block, offset)) {
		const unread = block.unread?.get(offset);
		return unread === undefined ? null : { unread };
	}
	const value = block.values[offset] ?? 0;
	return isTextColumn(column) ? column.dictionary.at(value) : value;
}

/** Number in a cell, or NaN where there is none (missing, unread, or a text column). */
export function numberAt(column: Column, row: number): number {
	const block = column.blocks[row >>> BLOCK_SHIFT];
	const offset = row & BLOCK_MASK;
	if (block?.kind !== 'number' || offset >= block.length || isMissing(block, offset)) return Number.NaN;
	return block.values[offset] ?? Number.NaN;
}

/** Dictionary code in a cell, or −1 where there is none. */
export function codeAt(column: Column, row: number): number {
	const block = column.blocks[row >>> BLOCK_SHIFT];
	const offset = row & BLOCK_MASK;
	if (block?.kind !== 'code' || offset >= block.length || isMissing(block, offset)) return -1;
	return block.values[offset] ?? -1;
}

/** All numbers of a column in row order, NaN where there is none. A fresh array, safe to transfer. */
export function toNumbers(column: NumberColumn): Float64Array<ArrayBuffer> {
	const out = new Float64Array(columnLength(column));
	let start = 0;
	for (const block of column.blocks) {
		out.set(block.values.subarray(0, block.length), start);
		if (block.missing) {
			for (let offset = 0; offset < block.length; offset++) {
				if (isMissing(block, offset)) out[start + offset] = Number.NaN;
			}
		}
		start += block.length;
	}
	return out;
}

/** All codes of a column in row order, −1 where there is none. A fresh array, safe to transfer. */
export function toCodes(column: TextColumn): Int32Array<ArrayBuffer> {
	const out = new Int32Array(columnLength(column));
	let start = 0;
	for (const block of column.blocks) {
		out.set(block.values.subarray(0, block.length), start);
		if (block.missing) {
			for (let offset = 0; offset < block.length; offset++) {
				if (isMissing(block, offset)) out[start + offset] = -1;
			}
		}
		start += block.length;
	}
	return out;
}
