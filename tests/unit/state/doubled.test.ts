import { expect, it } from 'vitest';
import { createProject, type Project } from '#src/core/model/index.ts';
import { columnOf, createTable } from '#src/core/table/index.ts';
import { doubledRows } from '#src/state/territories/figures/doubled.ts';

it('ST244 rows of one id with different owners are told, those alike, of nobody or without an id are not', () => {
	const ids = ['K1', 'K2', 'K1', 'K3', 'K3', 'K4', 'K4', null, null];
	const table = createTable('t', 'T', 'customers', ids.length, [
		columnOf({ id: 'key', name: 'Key', type: 'text' }, ids),
	]);
	const base = createProject('p', 'P');
	const project: Project = {
		...base,
		tables: [table],
		recipe: { ...base.recipe, roles: { t: { key: 'customer.id' } } },
	};
	const owner = Int32Array.of(0, 1, 2, 1, 1, 0, -1, 0, 1);
	expect([...doubledRows(project, table, owner)]).toEqual([0, 2]);
	expect(doubledRows(project, table, owner.with(2, 0)).size).toBe(0);
	expect(doubledRows(base, table, owner).size).toBe(0);
});
