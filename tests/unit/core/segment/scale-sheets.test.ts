import { describe, expect, test } from 'vitest';
import { createProject, linkedTables, type Project, type RoleId, type Scale } from '#src/core/model/index.ts';
import { answerTable, proposeLinks, reportScale, scaleColumn } from '#src/core/segment/scales/index.ts';
import { columnOf, createTable, toNumbers, type CellValue, type Table } from '#src/core/table/index.ts';

const text = (id: string, values: readonly CellValue[]) =>
	columnOf({ id, name: id, type: 'text' }, [...values]);
const numbers = (id: string, values: readonly CellValue[]) =>
	columnOf({ id, name: id, type: 'number' }, [...values]);

const customers = createTable('c', 'Customers', 'customers', 4, [
	text('id', ['A1', 'A2', 'A3', 'A1']),
	text('name', ['Ada', 'Ben', 'Cleo', 'Ada']),
]);
const sheets = createTable('s', 'Survey', 'other', 7, [
	text('who', ['A1', ' A1 ', 'A2', null, 'X9', 'A2', 'A1']),
	text('named', ['Cleo', 'Cleo', 'Cleo', 'Cleo', 'Cleo', 'Cleo', 'Cleo']),
	numbers('q1', [5, 4, 2, 1, 1, null, 9]),
	numbers('q2', [1, 2, 5, 1, 1, null, null]),
]);
const ROLES: Project['recipe']['roles'] = {
	c: { id: 'customer.id', name: 'customer.name' },
	s: { who: 'other.customerId', named: 'other.customerName' },
};
const scale: Scale = {
	...{ id: 'x', name: 'Trust', table: 's', lowest: 1, highest: 5, atLeast: 0.5 },
	items: [
		{ column: 'q1', reversed: false },
		{ column: 'q2', reversed: true },
	],
};
const projectOf = (tables: readonly Table[] = [customers, sheets], roles = ROLES): Project => {
	const base = createProject('p', 'P');
	return { ...base, tables, recipe: { ...base.recipe, roles, scales: [scale] } };
};
const valuesOf = (project: Project, of: Scale = scale) => [
	...toNumbers(scaleColumn(of, project.tables[0]!, answerTable(project, project.tables[0]!, of)).column),
];
const reportOf = (project: Project, areSheets = true) => {
	const { table, join } = answerTable(project, project.tables[0]!, scale)!;
	const questions = table.columns.filter(({ id }) => id.startsWith('q'));
	const rule = { lowest: 1, highest: 5, atLeast: 0.5, reversed: [false, true], areSheets };
	return reportScale(rule, [...questions, join!.from, join!.key]);
};

describe('answer sheets', () => {
	test('SCL9 the mean of the values of the sheets, for the first of customers with one key', () => {
		// A1: (5 + 5) / 2 and (4 + 4) / 2; its third sheet answers off the scale. A2: (2 + 1) / 2.
		expect(valuesOf(projectOf())).toEqual([4.5, 1.5, NaN, NaN]);
		expect(valuesOf(projectOf(), { ...scale, atLeast: 1 })).toEqual([4.5, 1.5, NaN, NaN]);
	});

	test('SCL9 a sheet counts once, however many questions it answers', () => {
		const uneven = createTable('s', 'Survey', 'other', 2, [
			text('who', ['A3', 'A3']),
			numbers('q1', [5, 2]),
			numbers('q2', [null, 4]),
		]);
		expect(valuesOf(projectOf([customers, uneven]))).toEqual([NaN, NaN, 3.5, NaN]);
		expect(valuesOf(projectOf([customers, uneven]), { ...scale, atLeast: 1 })[2]).toBe(2);
	});

	test.each<[string, Table['kind'], RoleId, number[]]>([
		['by name', 'other', 'other.customerName', [NaN, NaN, 3.3, NaN]],
		['as orders do', 'transactions', 'transaction.customerId', [4.5, 1.5, NaN, NaN]],
		['as another list of customers does', 'customers', 'customer.id', [4.5, 1.5, NaN, NaN]],
	])('SCL9 customers are named %s', (_, kind, role, values) => {
		const column = role === 'other.customerName' ? 'named' : 'who';
		const roles = { ...ROLES, s: { [column]: role } };
		const project = projectOf([customers, { ...sheets, kind }], roles);
		expect(linkedTables(project, customers).map(({ id }) => id)).toEqual(['s']);
		expect(valuesOf(project)).toEqual(values);
	});

	test('SCL9 numbers name customers that are kept as text', () => {
		const named = createTable('c', 'Customers', 'customers', 2, [text('id', ['17', '18'])]);
		const numbered = {
			...sheets,
			columns: [numbers('who', [18, 17, 18, 18, 18, 18, 18]), ...sheets.columns.slice(2)],
		};
		expect(valuesOf(projectOf([named, numbered]))).toEqual([4, (5 + 1.5 + 3 + 3) / 4]);
	});

	test('SCL10 sheets without a known customer are counted and count nowhere', () => {
		const report = reportOf(projectOf());
		expect(report.sheets).toEqual({ total: 7, nameless: 1, unknown: 1, counted: 3, most: 2 });
		expect(report).toMatchObject({ customers: 4, known: 2, answered: [3, 3], mean: 3 });
	});

	test('SCL10 α is that of the sheets', () => {
		const found = reportOf(projectOf());
		const alone = reportScale(
			{ lowest: 1, highest: 5, atLeast: 0.5, reversed: [false, true], areSheets: false },
			[numbers('q1', [5, 4, 2]), numbers('q2', [1, 2, 5])],
		);
		expect(found.battery).toEqual(alone.battery);
		expect(found.battery).toMatchObject({ ok: true, n: 3 });
		expect([found.reversed, found.correlations]).toEqual([alone.reversed, alone.correlations]);
		expect(alone.sheets).toBeNull();
	});

	test('SCL11 unknown for everyone without the table or its link', () => {
		const nobody = [NaN, NaN, NaN, NaN];
		expect(valuesOf(projectOf([customers]))).toEqual(nobody);
		expect(valuesOf(projectOf(undefined, { c: ROLES['c']! }))).toEqual(nobody);
		expect(valuesOf(projectOf(undefined, { s: ROLES['s']! }))).toEqual(nobody);
		const without = { ...sheets, columns: sheets.columns.slice(2) };
		expect(valuesOf(projectOf([customers, without]))).toEqual(nobody);
	});

	test('SCL7 one customer, no answers, words and extremes give figures or unknown', () => {
		const one = createTable('c', 'Customers', 'customers', 1, [text('id', ['A1'])]);
		const odd = createTable('s', 'Survey', 'other', 4, [
			text('who', ['A1', 'A1', 'A1', 'A1']),
			numbers('q1', [1e308, -1e308, null, 3]),
			text('q2', ['不同意', 'x', null, 'strongly agree']),
		]);
		expect(valuesOf(projectOf([one, odd]))).toEqual([(4 + (3 + 1) / 2) / 2]);
		expect(JSON.stringify(reportOf(projectOf([one, odd])))).not.toMatch(/NaN|Infinity/);
		const silent = createTable('s', 'Survey', 'other', 2, [
			text('who', ['A1', 'A1']),
			numbers('q1', [null, null]),
			numbers('q2', [null, null]),
		]);
		expect(valuesOf(projectOf([one, silent]))).toEqual([NaN]);
		expect(reportOf(projectOf([one, silent]))).toMatchObject({
			...{ known: 0, mean: null, drop: null, battery: { ok: false, why: 'tooFewRows' } },
			sheets: { total: 2, nameless: 0, unknown: 0, counted: 0, most: 0 },
		});
		const nobody = createTable('c', 'Customers', 'customers', 0, [text('id', [])]);
		expect(reportOf(projectOf([nobody, sheets])).sheets).toMatchObject({
			nameless: 1,
			unknown: 6,
			counted: 0,
		});
	});
});

describe('links', () => {
	const ids = Array.from({ length: 40 }, (_, i) => String(i + 1));
	const list = createTable('c', 'Customers', 'customers', 40, [
		text('id', ids),
		text(
			'name',
			ids.map((id) => `N${id}`),
		),
	]);
	const answers = ids.map((_, i) => (i % 5) + 1);
	const rows = (who: readonly CellValue[]) =>
		createTable('s', 'Survey', 'other', 40, [numbers('q1', answers), text('who', who)]);
	const linksOf = (table: Table, roles: Project['recipe']['roles'][string] = {}) =>
		proposeLinks(projectOf([list, table], { c: ROLES['c']!, s: roles }), list).map(
			({ column, role, known, values }) => [column.id, role, known, values],
		);
	test('SCL12 the column with most keys, not the answers that look like some', () => {
		expect(linksOf(rows(ids.map((id, i) => (i < 10 ? `X${i}` : id))))).toEqual([
			['who', 'other.customerId', 30, 40],
		]);
		expect(linksOf(rows(ids.map((id) => `N${id}`)))).toEqual([['who', 'other.customerName', 40, 40]]);
	});
	test('SCL12 nothing where too little agrees or the table is linked already', () => {
		expect(linksOf(rows(ids.map((id, i) => (i < 25 ? `X${i}` : id))))).toEqual([]);
		expect(linksOf(rows(ids.map(() => null)))).toEqual([]);
		expect(linksOf(rows(ids), { who: 'other.customerId' })).toEqual([]);
	});
});
