import type { Change } from './change.ts';

type OneColumn = Extract<Change, { kind: 'addColumn' | 'removeColumn' }>;
type TwoColumns = Extract<Change, { kind: 'replaceColumn' }>;
type OneTable = Extract<Change, { kind: 'addTable' | 'removeTable' }>;
type Light = Exclude<Change, OneColumn | TwoColumns | OneTable | { kind: 'batch' }>;

/** A change in which columns and tables have another form, for example references to stored chunks. */
export type ChangeOf<C, T> =
	| Light
	| (Omit<OneColumn, 'column'> & { readonly column: C })
	| (Omit<TwoColumns, 'before' | 'after'> & { readonly before: C; readonly after: C })
	| (Omit<OneTable, 'table'> & { readonly table: T })
	| { readonly kind: 'batch'; readonly changes: readonly ChangeOf<C, T>[] };

/** The change with every column and table in it put into another form. `Change` itself is `ChangeOf<Column, Table>`. */
export function mapChange<C, T, D, U>(
	change: ChangeOf<C, T>,
	column: (column: C) => D,
	table: (table: T) => U,
): ChangeOf<D, U> {
	switch (change.kind) {
		case 'addColumn':
		case 'removeColumn':
			return { ...change, column: column(change.column) };
		case 'replaceColumn':
			return { ...change, before: column(change.before), after: column(change.after) };
		case 'addTable':
		case 'removeTable':
			return { ...change, table: table(change.table) };
		case 'batch':
			return { kind: 'batch', changes: change.changes.map((inner) => mapChange(inner, column, table)) };
		default:
			return change;
	}
}

/** Type of `mapChange` for those who get it handed in. */
export type MapChange = typeof mapChange;
