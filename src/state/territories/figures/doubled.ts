import { columnWithRole, type Project } from '#src/core/model/index.ts';
import { cellAt, keyText, type Column, type Table } from '#src/core/table/index.ts';

const NONE: ReadonlySet<number> = new Set();
const known = new WeakMap<Column, readonly (readonly number[])[]>();

/** Rows of customers that stand in the list more than once, by their id, and have not the same owner in all of it. */
export function doubledRows(
	project: Project,
	customers: Table | null,
	owner: Int32Array,
): ReadonlySet<number> {
	const column = customers && columnWithRole(project, customers, 'customer.id');
	if (!column) return NONE;
	const doubled = repeated(column, customers.rowCount).filter(
		(rows) => new Set(rows.map((row) => owner[row] ?? -1).filter((own) => own >= 0)).size > 1,
	);
	return doubled.length > 0 ? new Set(doubled.flat()) : NONE;
}

/** Rows that share an id; worked out once for a column. */
function repeated(column: Column, rowCount: number): readonly (readonly number[])[] {
	const found = known.get(column);
	if (found) return found;
	const rowsOf = new Map<string, number[]>();
	for (let row = 0; row < rowCount; row++) {
		const key = keyText(cellAt(column, row));
		if (key === null) continue;
		const rows = rowsOf.get(key);
		if (rows) rows.push(row);
		else rowsOf.set(key, [row]);
	}
	const groups = [...rowsOf.values()].filter((rows) => rows.length > 1);
	known.set(column, groups);
	return groups;
}
