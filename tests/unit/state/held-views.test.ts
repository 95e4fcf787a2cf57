import { describe, expect, it } from 'vitest';
import { apply, createProject, invert, type Change, type FilterCondition } from '#src/core/model/index.ts';
import { columnOf, computeView, createTable, findColumn, type Table } from '#src/core/table/index.ts';
import { HeldViews } from '#src/state/tables/held-views.ts';

const amounts = [50, 10, 40, 20, 30];
const start = createTable('t', 't', 'other', 5, [
	columnOf({ id: 'amount', name: 'amount', type: 'number' }, amounts),
	columnOf({ id: 'note', name: 'note', type: 'text' }, ['a', 'b', 'c', 'd', 'e']),
]);
const sort = [{ column: 'amount', descending: false }];
const over15: FilterCondition[] = [{ column: 'amount', kind: 'range', min: 15, max: null }];

/** A sheet sorted by amount, with the means to edit it. */
function sheet(filters: readonly FilterCondition[] = [], keys = sort) {
	const views = new HeldViews();
	let table: Table = start;
	let terms: unknown[] = [filters, keys];
	const arrangement = () => ({ terms, inputs: [findColumn(table, 'amount')], stored: table });
	const compute = () => computeView(table, filters, keys);
	const shown = () => views.view(arrangement(), compute);
	shown();
	return {
		amounts: () => [...(shown() ?? Array(table.rowCount).keys())].map((row) => valueAt(table, row)),
		stale: () => views.isStale(arrangement(), shown(), compute),
		apply: (change: Change) => {
			table = apply({ ...createProject('p', 'p'), tables: [table] }, change).tables[0] as Table;
		},
		reapply: () => (terms = [...terms, 'again']),
		swap: (column: 'amount', values: number[]) => {
			const other = columnOf({ id: column, name: column, type: 'number' }, values);
			const inputs = [other];
			const now = { ...table, columns: [other, ...table.columns.slice(1)] };
			return [...(views.view({ terms, inputs, stored: table }, () => computeView(now, filters, keys)) ?? [])];
		},
	};
}

function valueAt(table: Table, row: number): number | null {
	const block = findColumn(table, 'amount')?.blocks[0];
	if (block?.kind !== 'number') throw new Error('block');
	const isEmpty = ((block.missing?.[row >> 3] ?? 0) & (1 << (row & 7))) !== 0;
	return isEmpty ? null : (block.values[row] ?? null);
}

const edit = (column: string, row: number, before: unknown, after: unknown) =>
	({
		kind: 'setCells',
		table: 't',
		patches: [{ column, rows: [row + 1], before: [before], after: [after] }],
	}) as Change;

describe('held views', () => {
	it('ST33 an edited row stays where it is, sorted or filtered, until applied anew', () => {
		const held = sheet(over15);
		expect(held.amounts()).toEqual([20, 30, 40, 50]);
		held.apply(edit('amount', 3, 20, 99));
		held.apply(edit('amount', 4, 30, 5));
		expect(held.amounts()).toEqual([99, 5, 40, 50]);
		held.reapply();
		expect(held.amounts()).toEqual([40, 50, 99]);
	});

	it('ST33 rows put in stand before the row they were put in at, and go when undone', () => {
		const held = sheet();
		const insert: Change = {
			kind: 'insertRows',
			table: 't',
			groups: [{ at: 2, rows: [6, 7], values: {} }],
		};
		held.apply(insert);
		expect(held.amounts()).toEqual([10, 20, 30, null, null, 40, 50]);
		held.apply(invert(insert));
		expect(held.amounts()).toEqual([10, 20, 30, 40, 50]);
		held.apply({ kind: 'insertRows', table: 't', groups: [{ at: 5, rows: [8], values: {} }] });
		expect(held.amounts()).toEqual([10, 20, 30, 40, 50, null]);
	});

	it('ST33 deleted rows come back to their place', () => {
		const held = sheet(over15);
		const gone: Change = {
			kind: 'deleteRows',
			table: 't',
			groups: [{ at: 3, rows: [4], values: { amount: [20], note: ['d'] } }],
		};
		held.apply(gone);
		expect(held.amounts()).toEqual([30, 40, 50]);
		held.apply(invert(gone));
		expect(held.amounts()).toEqual([20, 30, 40, 50]);
		expect(held.stale()).toBe(false);
	});

	it('ST33 rows that return after the sheet has been arranged without them stand where they stand in the table', () => {
		const held = sheet(over15);
		const gone: Change = {
			kind: 'deleteRows',
			table: 't',
			groups: [{ at: 3, rows: [4], values: { amount: [20], note: ['d'] } }],
		};
		held.apply(gone);
		held.reapply();
		expect(held.amounts()).toEqual([30, 40, 50]);
		held.apply(invert(gone));
		expect(held.amounts()).toEqual([20, 30, 40, 50]);
		held.apply(edit('amount', 1, 10, 60));
		expect(held.amounts()).toEqual([20, 30, 40, 50]);
	});

	it('ST33 rows put in, taken back, and put in again after the sheet has been arranged without them are shown', () => {
		const held = sheet();
		const insert: Change = {
			kind: 'insertRows',
			table: 't',
			groups: [{ at: 2, rows: [6], values: {} }],
		};
		held.apply(insert);
		held.apply(invert(insert));
		held.reapply();
		expect(held.amounts()).toEqual([10, 20, 30, 40, 50]);
		held.apply(insert);
		expect(held.amounts()).toEqual([10, 20, 30, null, 40, 50]);
	});

	it('ST34 stale only when another order or choice of rows would follow', () => {
		const held = sheet(over15);
		held.apply(edit('note', 0, 'a', 'z'));
		expect(held.stale()).toBe(false);
		held.apply(edit('amount', 3, 20, 25));
		expect(held.stale()).toBe(false);
		held.apply(edit('amount', 3, 25, 35));
		expect(held.stale()).toBe(true);
		held.apply(edit('amount', 3, 35, 20));
		expect(held.stale()).toBe(false);
		held.apply(edit('amount', 1, 10, 60));
		expect(held.stale()).toBe(true);
		held.reapply();
		expect(held.amounts()).toEqual([20, 30, 40, 50, 60]);
		expect(held.stale()).toBe(false);
	});

	it('ST34 a new result applies at once while nothing has been edited, and waits after', () => {
		const held = sheet();
		expect(held.swap('amount', [1, 2, 3, 4, 5])).toEqual([0, 1, 2, 3, 4]);
		held.apply(edit('note', 0, 'a', 'z'));
		expect(held.swap('amount', [5, 4, 3, 2, 1])).toEqual([0, 1, 2, 3, 4]);
	});

	it('ST34 a sheet without sort and filters is never stale', () => {
		const held = sheet([], []);
		held.apply(edit('amount', 0, 50, 1));
		held.apply({ kind: 'insertRows', table: 't', groups: [{ at: 1, rows: [6], values: {} }] });
		expect(held.amounts()).toEqual([1, null, 10, 40, 20, 30]);
		expect(held.stale()).toBe(false);
	});
});
