import {
	cellAt,
	columnOf,
	isUnread,
	rowAt,
	rowIdAt,
	viewLength,
	withCells,
	type CellRange,
	type CellValue,
	type Column,
	type Table,
	type View,
} from '#src/core/table/index.ts';
import type { CellPatch, Change, ChangeLabel } from '#src/core/model/index.ts';
import type { CellPoint, GridColumn, GridEdit, ParseCell, RefusalCode } from './types.ts';

/** The sheet an edit is made in. */
export interface EditContext {
	readonly table: Table;
	readonly view: View;
	readonly columns: readonly GridColumn[];
	readonly readOnly: boolean;
	readonly parse: ParseCell;
}

/** An edit, why it cannot be made, or null when it would change nothing. */
export type EditResult = GridEdit | { readonly refused: RefusalCode } | null;

/** From this many cells of one column on, a change refers to the blocks of the column instead of listing cells. */
const REPLACE_FROM = 50_000;

/** Cells to be written, gathered by column; a later write to the same cell wins. */
export class CellWrites {
	readonly #columns = new Map<Column, Map<number, CellValue>>();

	/** @param row row number in the table, not a position of the view */
	set(column: Column, row: number, value: CellValue): void {
		const cells = this.#columns.get(column) ?? new Map<number, CellValue>();
		cells.set(row, value);
		this.#columns.set(column, cells);
	}

	/** The changes that write what differs from the table. */
	changes(table: Table): Change[] {
		const patches: CellPatch[] = [];
		const changes: Change[] = [];
		for (const [column, cells] of this.#columns) {
			const patch = patchOf(table, column, cells);
			if (patch.rows.length >= REPLACE_FROM) changes.push(replacement(table, column, cells));
			else if (patch.rows.length > 0) patches.push(patch);
		}
		if (patches.length > 0) changes.unshift({ kind: 'setCells', table: table.id, patches });
		return changes;
	}
}

function patchOf(table: Table, column: Column, cells: ReadonlyMap<number, CellValue>): CellPatch {
	const rows: number[] = [];
	const before: CellValue[] = [];
	const after: CellValue[] = [];
	for (const [row, value] of cells) {
		const old = cellAt(column, row);
		if (sameValue(old, value)) continue;
		rows.push(rowIdAt(table, row));
		before.push(old);
		after.push(value);
	}
	return { column: column.id, rows, before, after };
}

function replacement(table: Table, column: Column, cells: ReadonlyMap<number, CellValue>): Change {
	const after = withCells(column, [...cells.keys()], [...cells.values()]);
	return { kind: 'replaceColumn', table: table.id, before: column, after };
}

function sameValue(a: CellValue, b: CellValue): boolean {
	if (a === null || b === null || !isUnread(a) || !isUnread(b)) return a === b;
	return a.unread === b.unread;
}

/** Several changes as one step; null for none. */
export function toEdit(changes: readonly Change[], label: ChangeLabel, select?: CellRange): GridEdit | null {
	const [first, ...rest] = changes;
	if (!first) return null;
	const change: Change = rest.length === 0 ? first : { kind: 'batch', changes };
	return select ? { change, label, select } : { change, label };
}

export function labelOf(code: string, args: ChangeLabel['args'] = {}): ChangeLabel {
	return { code, args };
}

export function isLocked(context: EditContext, col: number): boolean {
	const column = context.columns[col];
	return !column || column.computed || column.readOnly;
}

/** Why nothing can be written into these columns, or null. */
export function refusal(context: EditContext, left: number, right: number): { refused: RefusalCode } | null {
	if (context.readOnly) return { refused: 'readOnly' };
	for (let col = left; col <= right; col++) if (isLocked(context, col)) return { refused: 'readOnlyColumn' };
	return null;
}

/** A typed text put into one cell. */
export function typeInto(context: EditContext, point: CellPoint, text: string): EditResult {
	const refused = refusal(context, point.col, point.col);
	const column = context.columns[point.col]?.column;
	if (refused || !column) return refused;
	const writes = new CellWrites();
	writes.set(column, rowAt(context.table, context.view, point.row), context.parse(column, text));
	return toEdit(writes.changes(context.table), labelOf('grid.edit', { column: column.name }));
}

/** A typed text put into every cell of a selection (Ctrl+Enter). */
export function fillWith(context: EditContext, ranges: readonly CellRange[], text: string): EditResult {
	return writeRanges(context, ranges, 'grid.fill', (column) => {
		const value = context.parse(column, text);
		return () => value;
	});
}

/** Empties the cells of a selection; calculated columns in it are passed over. */
export function clearRanges(context: EditContext, ranges: readonly CellRange[]): EditResult {
	return writeRanges(context, ranges, 'grid.clear', () => () => null);
}

/** The value of the first row of each range copied down, or of the first column copied right. */
export function fillAlong(
	context: EditContext,
	ranges: readonly CellRange[],
	direction: 'down' | 'right',
): EditResult {
	const writes = new CellWrites();
	let count = 0;
	for (const range of ranges) {
		const source = widened(range, direction);
		const refused = refusal(context, direction === 'right' ? range.left + 1 : range.left, range.right);
		if (refused) return refused;
		for (let col = range.left; col <= range.right; col++) {
			const column = context.columns[col]?.column;
			const from = context.columns[direction === 'down' ? col : source.left]?.column;
			if (!column || !from) continue;
			for (let position = range.top; position <= range.bottom; position++) {
				const sourceRow = rowAt(context.table, context.view, direction === 'down' ? source.top : position);
				writes.set(
					column,
					rowAt(context.table, context.view, position),
					convert(context, from, column, cellAt(from, sourceRow)),
				);
				if (direction === 'down' ? position !== source.top : col !== source.left) count++;
			}
		}
	}
	return toEdit(writes.changes(context.table), labelOf('grid.fill', { cells: count }));
}

/** A single row (or column) is filled from its neighbour before it, as in Excel. */
function widened(range: CellRange, direction: 'down' | 'right'): CellRange {
	if (direction === 'down')
		return range.top === range.bottom ? { ...range, top: Math.max(0, range.top - 1) } : range;
	return range.left === range.right ? { ...range, left: Math.max(0, range.left - 1) } : range;
}

/** A value of one column as a value of another: unchanged within a kind, through its text otherwise. */
export function convert(context: EditContext, from: Column, to: Column, value: CellValue): CellValue {
	if (value === null || from.type === to.type) return value;
	if (isUnread(value)) return context.parse(to, value.unread);
	if (typeof value === 'number' && to.type === 'number' && from.type !== 'boolean') return value;
	return context.parse(to, String(value));
}

function writeRanges(
	context: EditContext,
	ranges: readonly CellRange[],
	code: string,
	valueFor: (column: Column) => (row: number) => CellValue,
): EditResult {
	if (context.readOnly) return { refused: 'readOnly' };
	const writes = new CellWrites();
	const rowCount = viewLength(context.table, context.view);
	let open = false;
	let count = 0;
	for (const range of ranges) {
		for (let col = range.left; col <= range.right; col++) {
			const column = context.columns[col]?.column;
			if (!column || isLocked(context, col)) continue;
			open = true;
			const valueAt = valueFor(column);
			const bottom = Math.min(range.bottom, rowCount - 1);
			for (let position = range.top; position <= bottom; position++) {
				const row = rowAt(context.table, context.view, position);
				writes.set(column, row, valueAt(row));
				count++;
			}
		}
	}
	if (!open) return { refused: 'readOnlyColumn' };
	return toEdit(writes.changes(context.table), labelOf(code, { cells: count }));
}

/** Column of the same spec and length without values. */
export function blankColumn(table: Table, id: string, name: string, type: Column['type'] = 'text'): Column {
	return columnOf({ id, name, type }, new Array<null>(table.rowCount).fill(null));
}
