import { BLOCK_MASK, BLOCK_SHIFT, isMissing, type Block, type NumberBlock } from './block.ts';
import type { Column } from './column.ts';
import type { Table } from './table.ts';
import type { View } from './view.ts';

/** A rectangle of cells: positions of a view and indexes of columns, both ends included. */
export interface CellRange {
	readonly top: number;
	readonly left: number;
	readonly bottom: number;
	readonly right: number;
}

/** Arithmetic of a selection. Dates and booleans are counted, not added up. */
export interface SelectionStats {
	/** Cells in the selection. */
	readonly cells: number;
	/** Cells that are not empty. */
	readonly filled: number;
	/** Cells with a number. */
	readonly numbers: number;
	readonly sum: number;
	/** Null without numbers. */
	readonly average: number | null;
	readonly min: number | null;
	readonly max: number | null;
}

/** Sum with its running compensation (Neumaier), so that order and block borders do not show in the result. */
interface Tally {
	filled: number;
	numbers: number;
	sum: number;
	rest: number;
	min: number;
	max: number;
}

/** Figures of the cells selected; a cell in two ranges counts once. Whole columns cost one pass over their blocks, once. */
export function selectionStats(
	table: Table,
	columns: readonly Column[],
	view: View,
	ranges: readonly CellRange[],
): SelectionStats {
	const rowCount = view ? view.length : table.rowCount;
	const total = newTally();
	let cells = 0;
	columns.forEach((column, index) => {
		for (const [from, to] of rowSpans(ranges, index, rowCount)) {
			cells += to - from;
			const whole = from === 0 && to === rowCount && rowCount === table.rowCount;
			if (whole || !view) addSpan(total, column, from, to, whole);
			else addRows(total, column, view.subarray(from, to));
		}
	});
	const { filled, numbers, min, max } = total;
	const sum = total.sum + total.rest;
	return {
		cells,
		filled,
		numbers,
		sum,
		average: numbers > 0 ? sum / numbers : null,
		min: numbers > 0 ? min : null,
		max: numbers > 0 ? max : null,
	};
}

/** Disjoint spans [from, to) of positions selected in a column, ascending. */
export function rowSpans(ranges: readonly CellRange[], column: number, rowCount: number): [number, number][] {
	const spans = ranges
		.filter((range) => range.left <= column && range.right >= column)
		.map((range): [number, number] => [Math.max(0, range.top), Math.min(rowCount, range.bottom + 1)])
		.filter(([from, to]) => from < to)
		.sort((a, b) => a[0] - b[0]);
	const merged: [number, number][] = [];
	for (const span of spans) {
		const last = merged.at(-1);
		if (last && span[0] <= last[1]) last[1] = Math.max(last[1], span[1]);
		else merged.push(span);
	}
	return merged;
}

function newTally(): Tally {
	return { filled: 0, numbers: 0, sum: 0, rest: 0, min: Infinity, max: -Infinity };
}

const wholeBlocks = new WeakMap<Block, Tally>();

function addSpan(total: Tally, column: Column, from: number, to: number, whole: boolean): void {
	const adds = column.type === 'number';
	for (let index = from >>> BLOCK_SHIFT; index <= (to - 1) >>> BLOCK_SHIFT; index++) {
		const block = column.blocks[index];
		if (!block) return;
		const start = index << BLOCK_SHIFT;
		const first = Math.max(0, from - start);
		const last = Math.min(block.length, to - start);
		if (!whole && (first > 0 || last < block.length)) {
			addTally(total, blockTally(block, first, last, adds), adds);
			continue;
		}
		let tally = wholeBlocks.get(block);
		if (!tally) wholeBlocks.set(block, (tally = blockTally(block, 0, block.length, adds)));
		addTally(total, tally, adds);
	}
}

function blockTally(block: Block, from: number, to: number, adds: boolean): Tally {
	const tally = newTally();
	tally.filled = to - from;
	if (block.missing) {
		for (let offset = from; offset < to; offset++) {
			if (isMissing(block, offset) && !block.unread?.has(offset)) tally.filled--;
		}
	}
	if (adds && block.kind === 'number') addBlock(tally, block, from, to);
	return tally;
}

/** The same sum as `addNumber`, kept in local variables: this loop runs over whole columns. */
function addBlock(tally: Tally, block: NumberBlock, from: number, to: number): void {
	const { values, missing } = block;
	let { numbers, sum, rest, min, max } = tally;
	for (let offset = from; offset < to; offset++) {
		if (missing && isMissing(block, offset)) continue;
		const value = values[offset] ?? 0;
		const next = sum + value;
		rest += Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum;
		sum = next;
		if (value < min) min = value;
		if (value > max) max = value;
		numbers++;
	}
	Object.assign(tally, { numbers, sum, rest, min, max });
}

function addRows(total: Tally, column: Column, rows: Uint32Array): void {
	const tally = newTally();
	const numeric = column.type === 'number';
	for (const row of rows) {
		const block: Block | undefined = column.blocks[row >>> BLOCK_SHIFT];
		const offset = row & BLOCK_MASK;
		if (!block) continue;
		if (block.missing && isMissing(block, offset)) {
			if (block.unread?.has(offset)) tally.filled++;
			continue;
		}
		tally.filled++;
		if (numeric) addNumber(tally, block.values[offset] ?? 0);
	}
	addTally(total, tally, numeric);
}

function addNumber(tally: Tally, value: number): void {
	tally.numbers++;
	addToSum(tally, value);
	if (value < tally.min) tally.min = value;
	if (value > tally.max) tally.max = value;
}

function addToSum(tally: Tally, value: number): void {
	const next = tally.sum + value;
	tally.rest += Math.abs(tally.sum) >= Math.abs(value) ? tally.sum - next + value : value - next + tally.sum;
	tally.sum = next;
}

function addTally(total: Tally, part: Tally, adds: boolean): void {
	total.filled += part.filled;
	if (!adds) return;
	total.numbers += part.numbers;
	addToSum(total, part.sum);
	total.rest += part.rest;
	total.min = Math.min(total.min, part.min);
	total.max = Math.max(total.max, part.max);
}
