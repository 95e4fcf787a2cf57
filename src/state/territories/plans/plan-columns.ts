import {
	besideColumn,
	lockedColumn,
	planColumns,
	type Change,
	type TerritoryPlan,
} from '#src/core/model/index.ts';
import {
	cellAt,
	codeColumn,
	Dictionary,
	findColumn,
	isTextColumn,
	numberColumn,
	rowIdAt,
	toNumbers,
	type Column,
	type Table,
} from '#src/core/table/index.ts';
import { m } from '#src/i18n/index.ts';

/** Who a search gave the customers to: their territory, and the second owner beside it where rules give any. */
export interface PlanOwners {
	readonly own: Int32Array;
	readonly beside: Int32Array | null;
}

/** What the columns of a plan are called, in the order of {@link planColumns}. */
export function columnNames(plan: string): readonly [own: string, beside: string, locked: string] {
	return [plan, m.layers_beside_column({ plan }), m.layers_locked_column({ plan })];
}

/** Writes what a search gave into the columns of a plan; the column beside goes where no rule gives second owners any more. */
export function ownerChanges(
	table: Table,
	plan: TerritoryPlan,
	{ own, beside }: PlanOwners,
): readonly Change[] {
	const second = findColumn(table, besideColumn(plan));
	const name = second?.name ?? columnNames(plan.name)[1];
	let added = 0;
	const written = (column: Column): Change => {
		const before = findColumn(table, column.id);
		if (before) return { kind: 'replaceColumn', table: table.id, before, after: column };
		return { kind: 'addColumn', table: table.id, index: table.columns.length + added++, column };
	};
	const names = Dictionary.of(plan.territories.map((each) => each.name));
	const columnOf = (id: string, title: string, codes: Int32Array) =>
		codeColumn({ id, name: title, type: 'choice' }, codes, names);
	const first = written(columnOf(plan.column, plan.name, own));
	if (beside) return [first, written(columnOf(besideColumn(plan), name, beside))];
	return [first, ...(second ? [removal(table, second)] : [])];
}

/** Takes the columns of a plan away, the last one first. */
export function goneChanges(table: Table, plan: TerritoryPlan): readonly Change[] {
	const own = new Set(planColumns(plan));
	return table.columns
		.filter(({ id }) => own.has(id))
		.toReversed()
		.map((column) => removal(table, column));
}

function removal(table: Table, column: Column): Change {
	return { kind: 'removeColumn', table: table.id, index: table.columns.indexOf(column), column };
}

/** Per customer row 1 = stays where it is. */
export function lockedRows(customers: Table, plan: TerritoryPlan): Uint8Array {
	const column = findColumn(customers, lockedColumn(plan));
	if (!column || isTextColumn(column)) return new Uint8Array(customers.rowCount);
	return Uint8Array.from(toNumbers(column), (each) => (each === 1 ? 1 : 0));
}

/** Locks or frees customers; the column of locks is made with the first one. Null where nothing would change. */
export function lockChange(
	table: Table,
	plan: TerritoryPlan,
	rows: readonly number[],
	isLocked: boolean,
): { readonly change: Change; readonly count: number } | null {
	const now = lockedRows(table, plan);
	const changed = rows.filter((row) => now[row] !== (isLocked ? 1 : 0));
	if (changed.length === 0) return null;
	const column = findColumn(table, lockedColumn(plan));
	if (column && !isTextColumn(column)) {
		const patch = {
			column: column.id,
			rows: changed.map((row) => rowIdAt(table, row)),
			before: changed.map((row) => cellAt(column, row)),
			after: changed.map(() => (isLocked ? 1 : null)),
		};
		return { change: { kind: 'setCells', table: table.id, patches: [patch] }, count: changed.length };
	}
	const values = new Float64Array(table.rowCount).fill(Number.NaN);
	for (const row of changed) values[row] = 1;
	const name = column?.name ?? columnNames(plan.name)[2];
	const after = numberColumn({ id: lockedColumn(plan), name, type: 'boolean' }, values);
	const change: Change = column
		? { kind: 'replaceColumn', table: table.id, before: column, after }
		: { kind: 'addColumn', table: table.id, index: table.columns.length, column: after };
	return { change, count: changed.length };
}
