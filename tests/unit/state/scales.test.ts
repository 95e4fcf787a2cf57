import { expect, it } from 'vitest';
import { createProject, type Project, type Scale } from '#src/core/model/index.ts';
import { cellAt, columnOf, createTable } from '#src/core/table/index.ts';
import { ScaleColumns } from '#src/state/segments/scales.ts';

const base = createProject('p', 'P');
const question = (id: string, values: readonly (number | null)[]) =>
	columnOf({ id, name: id, type: 'number' }, [...values]);
const table = createTable('t', 'T', 'customers', 2, [question('a', [1, 4]), question('b', [3, null])]);
const items = ['a', 'b'].map((column) => ({ column, reversed: false }));
const scale: Scale = { id: 's', name: 'S', items, lowest: 1, highest: 5, atLeast: 0.5 };
const project = (scales: readonly Scale[] | undefined, tables = [table]): Project => ({
	...base,
	tables,
	recipe: { ...base.recipe, ...(scales && { scales }) },
});

it('ST41 a column per scale, the same while nothing it reads has changed', () => {
	const columns = new ScaleColumns();
	const [first] = columns.of(project([scale]));
	expect(first?.column.id).toBe('scale:s');
	expect([0, 1].map((row) => cellAt(first!.column, row))).toEqual([2, 4]);
	expect(columns.of(project([{ ...scale }]))[0]).toBe(first);
	const other = { ...table, columns: [question('a', [5, 5]), ...table.columns.slice(1)] };
	const [changed] = columns.of(project([scale], [other]));
	expect(cellAt(changed!.column, 0)).toBe(4);
	const [strict] = columns.of(project([{ ...scale, atLeast: 1 }], [other]));
	expect([0, 1].map((row) => cellAt(strict!.column, row))).toEqual([4, null]);
	expect(columns.of(project(undefined))).toEqual([]);
	expect(columns.of(base)).toEqual([]);
});

it('ST41 of answer sheets the same while the sheets and whose they are stay', () => {
	const columns = new ScaleColumns();
	const who = (id: string, values: readonly string[]) =>
		columnOf({ id, name: id, type: 'text' }, [...values]);
	const list = createTable('t', 'T', 'customers', 2, [who('id', ['A', 'B'])]);
	const answers = [question('a', [1, 5, 3]), question('b', [1, 3, 3])];
	const sheets = createTable('s', 'S', 'other', 3, [who('of', ['B', 'B', 'C']), ...answers]);
	const roles = { t: { id: 'customer.id' }, s: { of: 'other.customerId' } } as const;
	const linked = (tables = [list, sheets], of: Project['recipe']['roles'] = roles): Project => {
		const made = project([{ ...scale, table: 's' }], tables);
		return { ...made, recipe: { ...made.recipe, roles: of } };
	};
	const valuesOf = (one: Project) => [0, 1].map((row) => cellAt(columns.of(one)[0]!.column, row));
	expect(valuesOf(linked())).toEqual([null, 2.5]);
	expect(columns.of(linked())[0]?.origin).toMatchObject({ kind: 'scale', sheets: new Uint32Array([0, 2]) });
	const [kept] = columns.of(linked());
	const renamed = { ...list, columns: [...list.columns, question('other', [1, 2])] };
	expect(columns.of(linked([renamed, sheets]))[0]).toBe(kept);
	const moved = { ...sheets, columns: [who('of', ['A', 'B', 'C']), ...answers] };
	expect(valuesOf(linked([list, moved]))).toEqual([1, 4]);
	expect(
		valuesOf(linked([list, { ...sheets, columns: [sheets.columns[0]!, question('a', [5, 5, 5])] }])),
	).toEqual([null, 5]);
	expect(valuesOf(linked(undefined, { t: roles.t }))).toEqual([null, null]);
	expect(valuesOf(linked([list]))).toEqual([null, null]);
	expect(valuesOf(linked())).toEqual([null, 2.5]);
});
