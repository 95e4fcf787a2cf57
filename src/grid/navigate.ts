import {
	BLOCK_MASK,
	BLOCK_SHIFT,
	isMissing,
	rowAt,
	viewLength,
	type Column,
	type Table,
	type View,
} from '#src/core/table/index.ts';
import type { CellPoint } from './types.ts';

export type Direction = 'up' | 'down' | 'left' | 'right';

/** What Ctrl+arrow needs to know of a sheet. */
export interface Sheet {
	readonly table: Table;
	readonly view: View;
	readonly columns: readonly Column[];
}

/** Whether a cell shows nothing: no value and no unread text. */
function isBlank(column: Column, row: number): boolean {
	const block = row < 0 ? undefined : column.blocks[row >>> BLOCK_SHIFT];
	if (!block) return true;
	const offset = row & BLOCK_MASK;
	if (offset >= block.length) return true;
	return block.missing !== null && isMissing(block, offset) && !(block.unread?.has(offset) ?? false);
}

/** The cell where Ctrl+arrow lands: the end of a run of filled cells, or the next filled one, or the edge of the sheet. */
export function edgeFrom(sheet: Sheet, from: CellPoint, direction: Direction): CellPoint {
	const vertical = direction === 'up' || direction === 'down';
	const step = direction === 'up' || direction === 'left' ? -1 : 1;
	if (vertical) return { row: verticalEdge(sheet, from, step), col: from.col };
	const row = rowAt(sheet.table, sheet.view, from.row);
	const blank = (col: number) => {
		const column = sheet.columns[col];
		return !column || isBlank(column, row);
	};
	return { row: from.row, col: walk(from.col, step, sheet.columns.length - 1, blank) };
}

function verticalEdge(sheet: Sheet, from: CellPoint, step: 1 | -1): number {
	const column = sheet.columns[from.col];
	const last = viewLength(sheet.table, sheet.view) - 1;
	if (!column) return from.row;
	if (column.blocks.every((block) => block.missing === null)) return step < 0 ? 0 : last;
	const { view } = sheet;
	const blank = view
		? (position: number) => isBlank(column, view[position] ?? 0)
		: (position: number) => isBlank(column, position);
	return walk(from.row, step, last, blank);
}

function walk(start: number, step: 1 | -1, last: number, blank: (at: number) => boolean): number {
	const end = step < 0 ? 0 : last;
	if (start === end || last < 0) return start;
	let at = start + step;
	if (!blank(start) && !blank(at)) {
		while (at !== end && !blank(at + step)) at += step;
		return at;
	}
	while (at !== end && blank(at)) at += step;
	return at;
}

/** The last position below `from` down to which a column is filled without a gap; `from` when there is none. */
export function filledDownTo(sheet: Sheet, col: number, from: number): number {
	const column = sheet.columns[col];
	if (!column || isBlank(column, rowAt(sheet.table, sheet.view, from + 1))) return from;
	return verticalEdge(sheet, { row: from + 1, col }, 1);
}
