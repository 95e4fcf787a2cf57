import {
	columnWithRole,
	tableOfKind,
	type Change,
	type Project,
	type RoleId,
} from '#src/core/model/index.ts';
import {
	cellAt,
	columnOf,
	isTextColumn,
	rowIdAt,
	type CellValue,
	type Table,
} from '#src/core/table/index.ts';

const ROLE: RoleId = 'customer.confirmedDate';

/** What confirming needs: whose records, on which day, and how a column is called that is made for it. */
export interface Confirmation {
	/** Rows of the customers table. */
	readonly rows: readonly number[];
	/** Excel serial day. */
	readonly day: number;
	readonly columnName: string;
}

/** The number column of the customers that holds the days of confirmation; null = none, or one that is read as text. */
export function confirmedColumn(project: Project): { readonly id: string; readonly name: string } | null {
	const customers = tableOfKind(project, 'customers');
	const column = customers && columnWithRole(project, customers, ROLE);
	return column && !isTextColumn(column) ? column : null;
}

/**
 * The change that marks records as confirmed, with the column and its role where there is none; null without customers,
 * where nothing would change, and where the column with the role is read as text.
 */
export function confirmChange(project: Project, confirmation: Confirmation): Change | null {
	const customers = tableOfKind(project, 'customers');
	if (!customers) return null;
	const column = columnWithRole(project, customers, ROLE);
	if (!column) return newColumn(project, customers, confirmation);
	if (isTextColumn(column)) return null;
	const { day } = confirmation;
	const rows = confirmation.rows.filter((row) => cellAt(column, row) !== day);
	if (rows.length === 0) return null;
	const patch = {
		column: column.id,
		rows: rows.map((row) => rowIdAt(customers, row)),
		before: rows.map((row) => cellAt(column, row)),
		after: rows.map(() => day),
	};
	return { kind: 'setCells', table: customers.id, patches: [patch] };
}

function newColumn(project: Project, customers: Table, { rows, day, columnName }: Confirmation): Change {
	const values = new Array<CellValue>(customers.rowCount).fill(null);
	for (const row of rows) values[row] = day;
	const taken = [
		...customers.columns.map(({ id }) => id),
		...Object.keys(project.recipe.roles[customers.id] ?? {}),
	];
	const last = taken.reduce((high, id) => Math.max(high, Number(/^c(\d+)$/.exec(id)?.[1] ?? 0)), 0);
	const id = `c${last + 1}`;
	const names = new Set(customers.columns.map(({ name }) => name));
	let name = columnName;
	for (let n = 2; names.has(name); n++) name = `${columnName} ${n}`;
	const column = columnOf({ id, name, type: 'date' }, values);
	return {
		kind: 'batch',
		changes: [
			{ kind: 'addColumn', table: customers.id, index: customers.columns.length, column },
			{ kind: 'setRecipe', path: ['roles', customers.id, id], before: undefined, after: ROLE },
		],
	};
}
