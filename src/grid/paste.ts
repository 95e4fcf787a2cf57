import {
	cellAt,
	rowAt,
	viewLength,
	type CellRange,
	type CellValue,
	type Column,
} from '#src/core/table/index.ts';
import type { Change } from '#src/core/model/index.ts';
import type { ClipboardCell, ClipboardTable } from '#src/io/clipboard/index.ts';
import {
	CellWrites,
	convert,
	isLocked,
	labelOf,
	refusal,
	toEdit,
	type EditContext,
	type EditResult,
} from './edits.ts';
import { newRowIds } from './structure-edits.ts';
import type { Selection } from './selection.ts';

/** Most cells that one paste may write. */
const MAX_CELLS = 2_000_000;

/**
 * Pastes a block. One value fills the whole selection; a block whose size divides the selection tiles it; any other block
 * goes in from the first cell of the range. Rows beyond the last are added to the table. Columns beyond the last are
 * refused, because a column needs a name and a type.
 */
export function pasteBlock(context: EditContext, selection: Selection, block: ClipboardTable): EditResult {
	const height = block.length;
	const width = block[0]?.length ?? 0;
	if (height === 0 || width === 0) return { refused: 'nothingToPaste' };
	const targets =
		height === 1 && width === 1 ? selection.ranges : [targetOf(lastRange(selection), height, width)];
	const writes = new CellWrites();
	const added = new Map<string, CellValue[]>();
	const rowCount = viewLength(context.table, context.view);
	let cells = 0;
	let newRows = 0;
	for (const target of targets) {
		if (target.right >= context.columns.length) return { refused: 'tooWide' };
		const refused = refusal(context, target.left, target.right);
		if (refused) return refused;
		cells += (target.bottom - target.top + 1) * (target.right - target.left + 1);
		if (cells > MAX_CELLS) return { refused: 'tooLarge' };
		newRows = Math.max(newRows, target.bottom + 1 - rowCount);
		writeTarget(context, target, block, rowCount, writes, added);
	}
	const changes: Change[] = writes.changes(context.table);
	if (newRows > 0) changes.push(newRowsChange(context, newRows, added));
	const select = targets.length === 1 ? targets[0] : undefined;
	return toEdit(changes, labelOf('grid.paste', { cells }), select);
}

function lastRange(selection: Selection): CellRange {
	const { row, col } = selection.active;
	return selection.ranges.at(-1) ?? { top: row, left: col, bottom: row, right: col };
}

function targetOf(range: CellRange, height: number, width: number): CellRange {
	const rows = range.bottom - range.top + 1;
	const cols = range.right - range.left + 1;
	const tiles = rows % height === 0 && cols % width === 0;
	if (tiles) return range;
	return { top: range.top, left: range.left, bottom: range.top + height - 1, right: range.left + width - 1 };
}

function writeTarget(
	context: EditContext,
	target: CellRange,
	block: ClipboardTable,
	rowCount: number,
	writes: CellWrites,
	added: Map<string, CellValue[]>,
): void {
	const width = block[0]?.length ?? 1;
	for (let col = target.left; col <= target.right; col++) {
		const column = context.columns[col]?.column;
		if (!column) continue;
		for (let position = target.top; position <= target.bottom; position++) {
			const cell = block[(position - target.top) % block.length]?.[(col - target.left) % width];
			const value = cell ? pastedValue(context, column, cell) : null;
			if (position < rowCount) writes.set(column, rowAt(context.table, context.view, position), value);
			else put(added, column.id, position - rowCount, value);
		}
	}
}

function put(added: Map<string, CellValue[]>, id: string, index: number, value: CellValue): void {
	let values = added.get(id);
	if (!values) added.set(id, (values = []));
	values[index] = value;
}

function newRowsChange(context: EditContext, count: number, added: ReadonlyMap<string, CellValue[]>): Change {
	const { table } = context;
	const values: Record<string, CellValue[]> = {};
	for (const [id, list] of added) values[id] = Array.from({ length: count }, (_, i) => list[i] ?? null);
	return {
		kind: 'insertRows',
		table: table.id,
		groups: [{ at: table.rowCount, rows: newRowIds(table, count), values }],
	};
}

/** A text column takes what is shown, so ids stay as they are; a number column takes the stored number where there is one. */
function pastedValue(context: EditContext, column: Column, cell: ClipboardCell): CellValue {
	const { number, text } = cell;
	if (number === undefined || cell.isText) return context.parse(column, text);
	if (column.type === 'number') return number;
	if (column.type !== 'date') return context.parse(column, text);
	const shown = context.parse(column, text);
	return typeof shown === 'number' || number < 1 || number > 2_958_465 ? shown : number;
}

/** Moves a range (cut and paste): the cells keep their stored values, the source is emptied, one step. */
export function moveRange(
	context: EditContext,
	source: CellRange,
	to: { row: number; col: number },
): EditResult {
	const { table, view, columns } = context;
	const height = source.bottom - source.top;
	const width = source.right - source.left;
	const target = { top: to.row, left: to.col, bottom: to.row + height, right: to.col + width };
	if (target.right >= columns.length) return { refused: 'tooWide' };
	const refused = refusal(context, target.left, target.right);
	if (refused) return refused;
	const writes = new CellWrites();
	const added = new Map<string, CellValue[]>();
	const rowCount = viewLength(table, view);
	for (let col = source.left; col <= source.right; col++) {
		const from = columns[col]?.column;
		if (!from || isLocked(context, col)) continue;
		for (let at = source.top; at <= source.bottom; at++) writes.set(from, rowAt(table, view, at), null);
	}
	for (let i = 0; i <= width; i++) {
		const from = columns[source.left + i]?.column;
		const into = columns[to.col + i]?.column;
		if (!from || !into) continue;
		for (let j = 0; j <= height; j++) {
			const value = convert(context, from, into, cellAt(from, rowAt(table, view, source.top + j)));
			if (to.row + j < rowCount) writes.set(into, rowAt(table, view, to.row + j), value);
			else put(added, into.id, to.row + j - rowCount, value);
		}
	}
	const changes = writes.changes(table);
	const newRows = target.bottom + 1 - rowCount;
	if (newRows > 0) changes.push(newRowsChange(context, newRows, added));
	return toEdit(changes, labelOf('grid.move', { cells: (height + 1) * (width + 1) }), target);
}
