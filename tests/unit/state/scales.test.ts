import { expect, it } from 'vitest';
import { createProject, type Project, type Scale } from '#src/core/model/index.ts';
import { cellAt, columnOf, createTable } from '#src/core/table/index.ts';
import { ScaleColumns } from '#src/state/scales.ts';

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
