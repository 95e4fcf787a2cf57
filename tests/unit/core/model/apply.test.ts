import { describe, expect, it } from 'vitest';
import { apply, createProject, invert, type Change, type Project } from '#src/core/model/index.ts';
import { allRowIds, cellAt, columnOf, createTable, rowOfId, type Table } from '#src/core/table/index.ts';

function project(): Project {
	const columns = [
		columnOf({ id: 'a', name: 'A', type: 'number' }, [1, 2, 3, null]),
		columnOf({ id: 'b', name: 'B', type: 'text' }, ['x', null, 'z', 'x']),
	];
	return { ...createProject('p', 'P'), tables: [createTable('t', 'T', 'customers', 4, columns)] };
}

function only(current: Project): Table {
	const [table] = current.tables;
	if (!table) throw new Error('table');
	return table;
}

const write = (row: number, after: number): Change => ({
	kind: 'setCells',
	table: 't',
	patches: [{ column: 'a', rows: [row], before: [2], after: [after] }],
});

describe('apply', () => {
	it('CHG1 what is not touched is shared, what is given stays', () => {
		const before = project();
		const after = apply(before, write(2, 20));
		const [a, b] = only(before).columns;
		const [a2, b2] = only(after).columns;
		if (!a || !a2) throw new Error('column');
		expect([cellAt(a, 1), cellAt(a2, 1)]).toEqual([2, 20]);
		expect(b2).toBe(b);
	});

	it('CHG4 a batch is one step', () => {
		const batch: Change = {
			kind: 'batch',
			changes: [write(2, 20), { kind: 'renameTable', table: 't', before: 'T', after: 'U' }],
		};
		expect(apply(project(), batch).seq).toBe(1);
		expect(apply(apply(project(), batch), invert(batch)).seq).toBe(2);
	});

	it('CHG5 cells are found by row id after rows have moved', () => {
		const inserted = apply(project(), {
			kind: 'insertRows',
			table: 't',
			groups: [{ at: 0, rows: [5, 6], values: { b: ['p', 'q'] } }],
		});
		const table = only(apply(inserted, write(2, 99)));
		const [a, b] = table.columns;
		if (!a || !b) throw new Error('column');
		expect(rowOfId(table, 2)).toBe(3);
		expect(Array.from({ length: 6 }, (_, row) => cellAt(a, row))).toEqual([null, null, 1, 99, 3, null]);
		expect(cellAt(b, 1)).toBe('q');
	});

	it('CHG6 an id taken out is not given again', () => {
		const insert: Change = { kind: 'insertRows', table: 't', groups: [{ at: 4, rows: [5], values: {} }] };
		const table = only(apply(apply(project(), insert), invert(insert)));
		expect([...allRowIds(table)]).toEqual([1, 2, 3, 4]);
		expect(table.nextRowId).toBe(6);
	});

	it('CHG7 unknown tables and columns are refused', () => {
		const refused = { code: 'change.unknownTarget' };
		expect(() => apply(project(), { kind: 'renameTable', table: 'no', before: '', after: '' })).toThrow(
			expect.objectContaining(refused),
		);
		const change: Change = {
			kind: 'setCells',
			table: 't',
			patches: [{ column: 'no', rows: [1], before: [1], after: [2] }],
		};
		expect(() => apply(project(), change)).toThrow(expect.objectContaining(refused));
	});

	it('CHG8 recipe paths in objects and lists are set, put in and taken out', () => {
		const set = (path: (string | number)[], before: unknown, after: unknown) =>
			({ kind: 'setRecipe', path, before, after }) as Extract<Change, { kind: 'setRecipe' }>;
		const steps = [
			set(['roles', 't'], undefined, { a: 'customer.amount' }),
			set(['roles', 't', 'b'], undefined, 'customer.name'),
			set(['regions', 'groups', 0], undefined, { id: 'g' }),
			set(['regions', 'groups', 1], undefined, { id: 'h' }),
			set(['regions', 'groups', 0, 'id'], 'g', 'k'),
			set(['analysisDate'], null, 46_203),
		];
		const start = project();
		const done = steps.reduce(apply, start);
		expect(done.recipe.roles).toEqual({ t: { a: 'customer.amount', b: 'customer.name' } });
		expect(done.recipe.regions.groups).toEqual([{ id: 'k' }, { id: 'h' }]);
		expect(done.recipe.analysisDate).toBe(46_203);
		expect(steps.toReversed().map(invert).reduce(apply, done).recipe).toEqual(start.recipe);
	});
});
