import { expect, test } from 'vitest';
import { apply, createProject, importChange, invert, type ImportedTables } from '#src/core/model/index.ts';
import { columnOf, createTable } from '#src/core/table/index.ts';

const imported = (analysisDate: number | null = 45_000): ImportedTables => ({
	tables: [
		createTable('t1', '客户', 'customers', 1, [
			columnOf({ id: 'c1', name: '客户编号', type: 'text' }, ['K1']),
		]),
		createTable('t2', '订单', 'transactions', 1, [columnOf({ id: 'c1', name: '金额', type: 'number' }, [5])]),
	],
	roles: { t1: { c1: 'customer.id', gone: 'customer.name' }, t2: { c1: 'transaction.amount' } },
	analysisDate,
	currency: 'EUR',
	displayUnit: 'tenThousand',
});

test('IN29 an import is one change, and taking it back gives the project as it was', () => {
	const project = createProject('p', 'x');
	const change = importChange(project, imported());
	const after = apply(project, change);
	expect(after.tables.map((table) => [table.id, table.name])).toEqual([
		['t1', '客户'],
		['t2', '订单'],
	]);
	expect(after.recipe).toMatchObject({
		currency: 'EUR',
		displayUnit: 'tenThousand',
		analysisDate: 45_000,
		roles: { t1: { c1: 'customer.id' }, t2: { c1: 'transaction.amount' } },
	});
	expect(after.recipe.roles['t1']).not.toHaveProperty('gone');
	expect(apply(after, invert(change))).toEqual({ ...project, seq: 2 });
});

test('IN29 a second import takes free ids and names, keeps the currency and moves the analysis date on only', () => {
	const first = apply(createProject('p', 'x'), importChange(createProject('p', 'x'), imported()));
	const second = apply(first, importChange(first, { ...imported(44_000), currency: 'USD' }));
	expect(second.tables.map((table) => [table.id, table.name])).toEqual([
		['t1', '客户'],
		['t2', '订单'],
		['t3', '客户 (2)'],
		['t4', '订单 (2)'],
	]);
	expect(second.recipe).toMatchObject({ currency: 'EUR', analysisDate: 45_000 });
	expect(second.recipe.roles['t4']).toEqual({ c1: 'transaction.amount' });
	const later = apply(second, importChange(second, imported(46_000)));
	expect(later.recipe.analysisDate).toBe(46_000);
	expect(apply(first, importChange(first, imported(null))).recipe.analysisDate).toBe(45_000);
});

test('IN29 what coordinates are given in comes with the import that says it, and goes with it', () => {
	const project = createProject('p', 'x');
	const silent = apply(project, importChange(project, { ...imported(), datum: null }));
	expect(silent.recipe.regions).toEqual(project.recipe.regions);
	const change = importChange(silent, { ...imported(), datum: 'bd09' });
	const after = apply(silent, change);
	expect(after.recipe.regions.datum).toBe('bd09');
	expect(apply(after, importChange(after, { ...imported(), datum: null })).recipe.regions.datum).toBe('bd09');
	expect(apply(after, invert(change)).recipe).toEqual(silent.recipe);
});
