import { describe, expect, it } from 'vitest';
import { apply, createProject, invert, tableOfKind, type Project } from '#src/core/model/index.ts';
import { packTable } from '#src/core/table/index.ts';
import { IntakeSession, packImport, type KnownTables, type UpdateReport } from '#src/io/intake/index.ts';
import { importStep, isEmpty, projectCustomers } from '#src/state/import/import-steps.ts';
import { knownTables, tablesInto } from '#src/state/import/import-updates.ts';
import { rowOf } from '../../../support/intake.ts';
import { projectDifferences } from '../../../support/project-equal.ts';

const file = (text: string, name = 'data.csv') => ({ name, content: new Blob([text]) });
const CUSTOMERS = '客户编号,客户名称,省份,销售额(万元)\nK1,甲,江苏,1\nK2,乙,浙江,2\nK3,丙,江苏,3';
const ORDERS = '订单号,客户编号,日期,金额\n1,K1,2024-01-02,5\n2,K2,2024-01-03,6\n3,K1,2024-02-03,7';

interface Brought {
	readonly session: IntakeSession;
	readonly reports: readonly UpdateReport[];
	readonly project: Project;
	readonly change: Parameters<typeof isEmpty>[0]['change'];
}

/** Brings a file into a project as the wizard does. */
async function bring(text: string, into: Project, goal: KnownTables['goal'] = null): Promise<Brought> {
	const session = new IntakeSession(projectCustomers(into), knownTables(into, goal));
	const { plan: proposed } = await session.complete([file(text)], () => undefined);
	const hasCustomers = tableOfKind(into, 'customers') !== undefined;
	const plan = hasCustomers ? { ...proposed, deriveCustomers: proposed.customersInto !== null } : proposed;
	const targets = tablesInto(plan).map((id) => {
		const table = into.tables.find((each) => each.id === id);
		if (!table) throw new Error(id);
		return { table: packTable(table).value, roles: into.recipe.roles[id] ?? {}, base: [], taken: [] };
	});
	const reports = session.compare({ plan, targets });
	const { change } = importStep(into, packImport(session.convert(plan)).value);
	return { session, reports, change, project: apply(into, change) };
}

const start = async (text: string) => (await bring(text, createProject('p', 'P'))).project;
const tableNamed = (project: Project, kind: 'customers' | 'transactions') => {
	const table = tableOfKind(project, kind);
	if (!table) throw new Error(kind);
	return table;
};

describe('new data for a table of the project', () => {
	it('IN31 IN32 a file with the known headers is brought in as the last one was read', async () => {
		const before = await start(CUSTOMERS);
		const { reports, project } = await bring(
			'客户名称,客户编号,销售额(万元),省份\n甲,K1,1.5,江苏\n丁,K4,4,山东',
			before,
		);
		expect(reports).toMatchObject([{ table: 't1', mode: 'append', key: '客户编号', newColumns: [] }]);
		expect(reports[0]?.counts).toMatchObject({ added: 1, changed: 1, unchanged: 0, gone: 2 });
		const table = tableNamed(project, 'customers');
		expect(project.tables).toHaveLength(1);
		expect(rowOf(table, 0)).toEqual({ 客户编号: 'K1', 客户名称: '甲', 省份: '江苏', 销售额: 15_000 });
		expect(rowOf(table, 3)).toMatchObject({ 客户编号: 'K4', 销售额: 40_000 });
	});

	it('IN31 another list stays a table of its own unless the user names the table', async () => {
		const before = await start(CUSTOMERS);
		const other = '编号,员工数,备注\nK1,5,x\nK2,6,y';
		expect((await bring(other, before)).reports).toEqual([]);
		const named = await bring(other, before, { table: 't1', mode: 'append' });
		expect(named.reports).toMatchObject([{ table: 't1', newColumns: ['员工数', '备注'] }]);
		expect(rowOf(tableNamed(named.project, 'customers'), 1)).toMatchObject({ 客户名称: '乙', 员工数: 6 });
	});

	it('IN32 another header of the same meaning goes into the same column, a new one becomes one', async () => {
		const before = await start(CUSTOMERS);
		const { project, reports } = await bring('客户代码,客户名称,省份,城市\nK1,甲,江苏,苏州', before, {
			table: 't1',
			mode: 'append',
		});
		expect(reports[0]).toMatchObject({ key: '客户编号', newColumns: ['城市'] });
		expect(reports[0]?.counts.missing).toEqual(['销售额']);
		expect(rowOf(tableNamed(project, 'customers'), 0)).toEqual({
			...{ 客户编号: 'K1', 客户名称: '甲', 省份: '江苏', 销售额: 10_000, 城市: '苏州' },
		});
		expect(Object.values(project.recipe.roles['t1'] ?? {})).toContain('customer.city');
	});

	it('IN33 a file that names no customers, or has no rows to replace with, is refused', async () => {
		const before = await start(CUSTOMERS);
		const goal = { table: 't1', mode: 'replace' } as const;
		await expect(bring('省份,销售额(万元)\n江苏,3\n浙江,4', before, goal)).rejects.toMatchObject({
			code: 'import.roleMissing',
		});
		await expect(bring('客户编号,客户名称,省份,销售额(万元)\n', before, goal)).rejects.toMatchObject({
			code: 'import.emptyReplace',
		});
	});

	it('IN33 order lines that are there do not come twice', async () => {
		const before = await start(`${ORDERS}`);
		const { reports, project } = await bring(`${ORDERS}\n4,K2,2024-03-01,9`, before);
		const lines = reports.find(({ kind }) => kind === 'transactions');
		expect(lines?.counts).toMatchObject({ added: 1, unchanged: 3, gone: 0 });
		expect(tableNamed(project, 'transactions').rowCount).toBe(4);
		expect(project.recipe.analysisDate).toBeGreaterThan(before.recipe.analysisDate ?? 0);
	});

	it('IN34 customers made from orders get those of new orders', async () => {
		const before = await start(ORDERS);
		const { project, reports } = await bring(`${ORDERS}\n4,K9,2024-03-01,9`, before);
		expect(reports.map(({ mode, counts }) => [mode, counts.added])).toEqual([
			['extend', 1],
			['append', 1],
		]);
		expect(tableNamed(project, 'customers').rowCount).toBe(3);
	});

	it('IN35 the same file again is nothing; any other update is one step with one undo', async () => {
		const before = await start(CUSTOMERS);
		expect(isEmpty(await bring(CUSTOMERS, before))).toBe(true);
		const goal = { table: 't1', mode: 'replace' } as const;
		expect(isEmpty(await bring(CUSTOMERS, before, goal))).toBe(true);
		const { change, project } = await bring(
			'客户编号,客户名称,省份,销售额(万元)\nK2,乙,上海,8',
			before,
			goal,
		);
		expect(tableNamed(project, 'customers').rowCount).toBe(1);
		const back = apply(project, invert(change));
		expect(projectDifferences({ ...before, seq: back.seq }, back)).toEqual([]);
	});
});
