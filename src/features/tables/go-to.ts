import { columnWithRole, type Project, type RoleId } from '#src/core/model/index.ts';
import {
	cellAt,
	codeAt,
	isTextColumn,
	keyText,
	viewLength,
	type Column,
	type Table,
	type View,
} from '#src/core/table/index.ts';
import type { CellPoint } from '#src/grid/index.ts';

/** The sheet in which a place is looked for. */
export interface Places {
	readonly project: Project;
	readonly table: Table;
	readonly view: View;
	/** Names of the columns shown, in order. */
	readonly labels: readonly string[];
	/** Where the sheet stands now: what is not named stays. */
	readonly active: CellPoint;
}

const KEYS: readonly RoleId[] = ['customer.id', 'transaction.customerId', 'customer.name'];

/**
 * The cell that a text names: a row number (`1,000,000`), a column with or without a row number (`销售额 12`), or a
 * customer's key or name. `hidden` when the filter hides the customer; null when there is no such place.
 */
export function placeOf(text: string, places: Places): CellPoint | 'hidden' | null {
	const wanted = folded(text).trim();
	if (wanted === '') return null;
	const row = rowNumber(wanted, places);
	if (row !== null) return { row, col: places.active.col };
	return customerPlace(wanted, places) ?? columnPlace(wanted, places);
}

/** Position of a row by the number at its head. */
function rowNumber(text: string, { table, view }: Places): number | null {
	if (!/^\d[\d,]*$/.test(text)) return null;
	const number = Number(text.replaceAll(',', ''));
	return number >= 1 && number <= viewLength(table, view) ? number - 1 : null;
}

function columnPlace(text: string, places: Places): CellPoint | null {
	const names = places.labels.map(folded);
	const exact = names.indexOf(text);
	if (exact >= 0) return { row: places.active.row, col: exact };
	const split = /^(.*?)[\s:!]*(\d[\d,]*)$/.exec(text);
	const col = names.indexOf(split?.[1] ?? '');
	const row = rowNumber(split?.[2] ?? '', places);
	return col >= 0 && row !== null ? { row, col } : null;
}

function customerPlace(text: string, places: Places): CellPoint | 'hidden' | null {
	const { project, table, view, active } = places;
	for (const role of KEYS) {
		const column = columnWithRole(project, table, role);
		if (!column) continue;
		const isIt = matcher(column, text);
		const shown = viewLength(table, view);
		for (let position = 0; position < shown; position++)
			if (isIt(view?.[position] ?? position)) return { row: position, col: active.col };
		if (view) for (let row = 0; row < table.rowCount; row++) if (isIt(row)) return 'hidden';
	}
	return null;
}

/** Full and half width, small and capital letters are the same. */
function folded(text: string): string {
	return text.normalize('NFKC').toLowerCase();
}

/** Whether the cell of a row is the text. */
function matcher(column: Column, text: string): (row: number) => boolean {
	if (!isTextColumn(column)) return (row) => keyText(cellAt(column, row)) === text;
	const codes = new Set<number>();
	column.dictionary.texts().forEach((each, code) => folded(each).trim() === text && codes.add(code));
	return (row) => codes.size > 0 && codes.has(codeAt(column, row));
}
