import { BLOCK_MASK, BLOCK_SHIFT, clearBit, emptyBitmap, setBit, type Block } from './block.ts';
import { ColumnBuilder } from './builder.ts';
import { isTextColumn, isUnread, type CellValue, type Column } from './column.ts';

/** A run of rows to put in before (or take out from) a position. */
export interface RowRun {
	readonly at: number;
	readonly count: number;
}

/** The column with other values at these positions. Untouched blocks are shared. */
export function withCells(column: Column, rows: readonly number[], values: readonly CellValue[]): Column {
	const blocks: Block[] = column.blocks.slice();
	const copied = new Set<number>();
	rows.forEach((row, i) => {
		const index = row >>> BLOCK_SHIFT;
		const block = blocks[index];
		if (!block || (row & BLOCK_MASK) >= block.length) return;
		if (!copied.has(index)) {
			blocks[index] = copyBlock(block);
			copied.add(index);
		}
		writeCell(blocks[index] as MutableBlock, row & BLOCK_MASK, values[i] ?? null, column);
	});
	return { ...column, blocks } as Column;
}

/** The column with rows put in. `runs` are in ascending order, positions counted in the result; `values` in order of the rows. */
export function withRows(
	column: Column,
	rowCount: number,
	runs: readonly RowRun[],
	values: readonly CellValue[],
): Column {
	const first = runs[0];
	if (!first) return column;
	const head = Math.min(first.at, rowCount) >>> BLOCK_SHIFT;
	const builder = ColumnBuilder.after(column, head);
	let source = head << BLOCK_SHIFT;
	let target = source;
	let next = 0;
	for (const run of runs) {
		const keep = run.at - target;
		builder.pushRange(column, source, source + keep);
		source += keep;
		for (let i = 0; i < run.count; i++) builder.push(values[next++] ?? null);
		target = run.at + run.count;
	}
	builder.pushRange(column, source, rowCount);
	return builder.finish();
}

/** The column without these runs of rows. `runs` are in ascending order, positions counted in the column given. */
export function withoutRows(column: Column, rowCount: number, runs: readonly RowRun[]): Column {
	const first = runs[0];
	if (!first) return column;
	const head = first.at >>> BLOCK_SHIFT;
	const builder = ColumnBuilder.after(column, head);
	let source = head << BLOCK_SHIFT;
	for (const run of runs) {
		builder.pushRange(column, source, run.at);
		source = run.at + run.count;
	}
	builder.pushRange(column, source, rowCount);
	return builder.finish();
}

interface MutableBlock {
	readonly length: number;
	readonly values: Float64Array | Uint32Array;
	missing: Uint8Array | null;
	unread: Map<number, string> | null;
}

function copyBlock(block: Block): Block {
	return {
		...block,
		values: block.values.slice(),
		missing: block.missing?.slice() ?? null,
		unread: block.unread ? new Map(block.unread) : null,
	} as Block;
}

function writeCell(block: MutableBlock, offset: number, value: CellValue, column: Column): void {
	block.unread?.delete(offset);
	const text = isTextColumn(column);
	const isNumber = typeof value === 'number' && Number.isFinite(value);
	if (text ? typeof value === 'string' || isNumber : isNumber) {
		block.values[offset] = text
			? column.dictionary.intern(typeof value === 'string' ? value : String(Number(value)))
			: Number(value);
		if (block.missing) clearBit(block.missing, offset);
		return;
	}
	block.values[offset] = 0;
	block.missing ??= emptyBitmap(block.length);
	setBit(block.missing, offset);
	const unread = isUnread(value) ? value.unread : typeof value === 'string' ? value : null;
	if (unread !== null) (block.unread ??= new Map()).set(offset, unread);
}
