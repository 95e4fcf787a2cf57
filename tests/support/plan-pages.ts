import { columnOf, createTable, numberColumn, type Table } from '#src/core/table/index.ts';
import type { FigurePage, ListReturn, ProjectWorkbookInput } from '#src/io/project-file/index.ts';
import { demoInput } from './report-demo.ts';

type Pages = NonNullable<ProjectWorkbookInput['pages']>;
type List = NonNullable<ProjectWorkbookInput['handouts']>[number];

/** Names of territories that have broken other programs. */
export const HOSTILE = ['=1+1', '../x', '长'.repeat(40), 'north', 'NORTH', 'o\'neil, "x"', '[a]:*?/\\'];

/** Customers with the column of a plan; customer i belongs to territory i modulo their number. */
export function plannedCustomers(rows: number, names: readonly string[] = HOSTILE): Table {
	const all = Array.from({ length: rows }, (_, i) => i);
	return createTable('c', '客户', 'customers', rows, [
		columnOf(
			{ id: 'id', name: '编号', type: 'text' },
			all.map((i) => `K${i}`),
		),
		columnOf(
			{ id: 'plan-p', name: '方案 A', type: 'choice' },
			all.map((i) => names[i % names.length] ?? ''),
		),
	]);
}

/** The list of moves of a plan: every customer, the last first. */
export function moveList(
	table: Table,
	names: readonly string[] = HOSTILE,
	returns?: readonly ListReturn[],
): List {
	const [id, plan] = table.columns;
	if (!id || !plan) throw new Error('columns');
	const amounts = Float64Array.from({ length: table.rowCount }, (_, i) => 1000 + i);
	return {
		kind: 'list',
		sheet: '方案 A 调整清单',
		title: '=HYPERLINK("x")',
		lines: ['@sum(1)'],
		columns: [
			{ header: '编号', kind: 'text', values: id },
			{ header: '新负责人（可改）', kind: 'text', values: plan, choices: names, isInput: true },
			{
				header: '销售额',
				kind: 'money',
				values: numberColumn({ id: 'n', name: '', type: 'number' }, amounts),
				bar: true,
			},
		],
		order: Uint32Array.from({ length: table.rowCount }, (_, i) => table.rowCount - 1 - i),
		rowIds: table.rowIds,
		returns: returns ?? [{ table: table.id, column: plan.id, at: 1, key: 0 }],
	};
}

/** The territories of a plan with a load each. */
function figurePage(names: readonly string[] = HOSTILE): FigurePage {
	return {
		...{ kind: 'figures', sheet: '方案 A 区域', title: '方案 A', lines: ['±10%'] },
		columns: [
			{ header: '区域', kind: 'class' },
			{ header: '客户', kind: 'count', sums: true },
			{ header: '销售额', kind: 'money', sums: true, bar: true },
			{ header: '偏差', kind: 'change', band: { below: 0.1, above: 0.1 } },
		],
		rows: names.map((name, j) => [name, j, 10_000 * j, j / 10 - 0.2]),
		total: [
			'合计',
			names.reduce((sum, _, j) => sum + j, 0),
			names.reduce((sum, _, j) => sum + 10_000 * j, 0),
			null,
		],
		classes: [],
	};
}

/** A small project with a plan, its pages and a list for each territory. */
export function plannedInput(rows = 40, names: readonly string[] = HOSTILE): ProjectWorkbookInput {
	const table = plannedCustomers(rows, names);
	const { keyFigures, summaries, ...input } = demoInput(3);
	const list = moveList(table, names);
	const pages: Pages = [figurePage(names), list];
	const handouts = names.map((name, j): List => {
		const { returns: _returns, ...rest } = list;
		return { ...rest, sheet: name, title: name, order: list.order.filter((row) => row % names.length === j) };
	});
	const { recipe } = input.project;
	const project = {
		...input.project,
		tables: [table],
		recipe: { ...recipe, schemes: [], roles: { c: { id: 'customer.id' as const } }, views: {} },
	};
	return {
		...input,
		project,
		keyFigures: keyFigures.slice(0, 1),
		summaries: summaries.slice(0, 1),
		computed: {},
		pages,
		handouts,
	};
}
