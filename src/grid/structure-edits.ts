import {
	cellAt,
	rowAt,
	rowIdAt,
	viewLength,
	type CellValue,
	type Column,
	type Table,
} from '#src/core/table/index.ts';
import type { Change, RowGroup } from '#src/core/model/index.ts';
import { blankColumn, labelOf, toEdit, type EditContext, type EditResult } from './edits.ts';

/** Empty rows put in before a position of the view; after the last one for a position beyond it. */
export function insertRowsAt(context: EditContext, position: number, count: number): EditResult {
	if (context.readOnly) return { refused: 'readOnly' };
	const { table, view, columns } = context;
	const row = rowAt(table, view, position);
	const at = row < 0 ? table.rowCount : row;
	const group: RowGroup = { at, rows: newRowIds(table, count), values: {} };
	const change: Change = { kind: 'insertRows', table: table.id, groups: [group] };
	const select = {
		top: position,
		left: 0,
		bottom: position + count - 1,
		right: Math.max(0, columns.length - 1),
	};
	return toEdit([change], labelOf('grid.insertRows', { rows: count }), select);
}

/** Takes out the rows at these positions of the view; spans are [from, to). */
export function deleteRowsAt(
	context: EditContext,
	spans: readonly (readonly [number, number])[],
): EditResult {
	if (context.readOnly) return { refused: 'readOnly' };
	const { table, view } = context;
	const rows: number[] = [];
	for (const [from, to] of spans) {
		for (let position = from; position < Math.min(to, viewLength(table, view)); position++)
			rows.push(rowAt(table, view, position));
	}
	if (rows.length === 0) return null;
	rows.sort((a, b) => a - b);
	const change: Change = { kind: 'deleteRows', table: table.id, groups: groupRows(table, rows) };
	return toEdit([change], labelOf('grid.deleteRows', { rows: rows.length }));
}

/** Adjacent rows of an ascending list as groups with all their values. */
function groupRows(table: Table, rows: readonly number[]): RowGroup[] {
	const groups: RowGroup[] = [];
	let start = 0;
	for (let i = 1; i <= rows.length; i++) {
		if (i < rows.length && rows[i] === (rows[i - 1] ?? 0) + 1) continue;
		groups.push(rowGroup(table, rows.slice(start, i)));
		start = i;
	}
	return groups;
}

function rowGroup(table: Table, rows: readonly number[]): RowGroup {
	const values: Record<string, CellValue[]> = {};
	for (const column of table.columns) values[column.id] = rows.map((row) => cellAt(column, row));
	return { at: rows[0] ?? 0, rows: rows.map((row) => rowIdAt(table, row)), values };
}

/** Ids for rows to come, never used before. */
export function newRowIds(table: Table, count: number): number[] {
	return Array.from({ length: count }, (_, i) => table.nextRowId + i);
}

/** A new empty column before an index of the table. */
export function addColumnAt(
	table: Table,
	index: number,
	id: string,
	name: string,
	type: Column['type'] = 'text',
): EditResult {
	const change: Change = {
		kind: 'addColumn',
		table: table.id,
		index,
		column: blankColumn(table, id, name, type),
	};
	return toEdit([change], labelOf('grid.addColumn', { column: name }));
}

/** Takes a column out of the table; undo brings it back with its values. */
export function removeColumn(table: Table, columnId: string): EditResult {
	const index = table.columns.findIndex((column) => column.id === columnId);
	const column = table.columns[index];
	if (!column) return null;
	return toEdit(
		[{ kind: 'removeColumn', table: table.id, index, column }],
		labelOf('grid.removeColumn', { column: column.name }),
	);
}

/** Another name for a column; null when it has it already or the name is blank. */
export function renameColumn(table: Table, columnId: string, name: string): EditResult {
	const column = table.columns.find((candidate) => candidate.id === columnId);
	const after = name.trim();
	if (!column || after === '' || after === column.name) return null;
	const { id, type, format } = column;
	const spec = (text: string) => (format ? { id, name: text, type, format } : { id, name: text, type });
	const change: Change = {
		kind: 'updateColumn',
		table: table.id,
		before: spec(column.name),
		after: spec(after),
	};
	return toEdit([change], labelOf('grid.renameColumn', { column: after }));
}

/** An id for a new column that no column of the table has. */
export function freeColumnId(table: Table): string {
	const taken = new Set(table.columns.map((column) => column.id));
	let number = table.columns.length + 1;
	while (taken.has(`c${number}`)) number++;
	return `c${number}`;
}
