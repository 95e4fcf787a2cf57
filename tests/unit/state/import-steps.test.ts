import { describe, expect, it } from 'vitest';
import { apply, createProject, invert, type Project } from '#src/core/model/index.ts';
import { defaultTiers } from '#src/core/segment/starting-schemes.ts';
import { columnOf, createTable, packTable, type Table } from '#src/core/table/index.ts';
import { IntakeSession, packImport } from '#src/io/intake/index.ts';
import { sampleWorkbook } from '#src/io/sample/sample.ts';
import { importedNotice } from '#src/state/import/import-notice.ts';
import { importStep, projectCustomers } from '#src/state/import/import-steps.ts';
import { intake } from '../../support/intake.ts';
import { projectDifferences } from '../../support/project-equal.ts';

type Packed = Parameters<typeof importStep>[1];
const result = intake(sampleWorkbook({ locale: 'en', customers: 30 })).convert();
const sample: Packed = packImport(result).value;

/** A list of customers with the days of their last orders. */
function list(days: readonly (number | null)[]): Packed {
	const table: Table = createTable('s', 'List', 'customers', days.length, [
		columnOf({ id: 'day', name: 'Last order', type: 'date' }, days),
		columnOf(
			{ id: 'sum', name: 'Sum', type: 'number' },
			days.map(() => 1),
		),
	]);
	return {
		...{ ...sample, tables: [packTable(table).value], analysisDate: null },
		roles: { s: { day: 'customer.lastOrderDate', sum: 'customer.amount' } },
	};
}

describe('import', () => {
	it('ST20 one undo takes back tables, roles, schemes, date and currency', () => {
		const base = createProject('p', 'P');
		const { change, label } = importStep(base, sample);
		const after = apply(base, change);
		expect(after.tables.map(({ kind }) => kind)).toEqual(['customers', 'transactions', 'other']);
		expect(after.recipe.schemes.map(({ kind }) => kind)).toEqual(['rfm', 'tiers', 'clusters']);
		expect(Object.keys(after.recipe.roles)).toHaveLength(3);
		expect(after.recipe.analysisDate).not.toBeNull();
		expect(after.seq).toBe(1);
		const rows = after.tables.reduce((sum, table) => sum + table.rowCount, 0);
		expect(label).toEqual({ code: 'import', args: { tables: 3, rows } });
		const back = apply(after, invert(change));
		expect(projectDifferences({ ...base, seq: 2 }, back)).toEqual([]);
		expect(projectDifferences({ ...after, seq: 3 }, apply(back, change))).toEqual([]);
	});

	it('ST21 schemes that are there stay as they are', () => {
		const base = createProject('p', 'P');
		const schemes = [defaultTiers('mine')];
		const project: Project = { ...base, recipe: { ...base.recipe, schemes } };
		expect(apply(project, importStep(project, sample).change).recipe.schemes).toEqual(schemes);
		expect(apply(base, importStep(base, list([400, 500])).change).recipe.schemes).toMatchObject([
			{ kind: 'tiers' },
			{ kind: 'clusters' },
		]);
	});

	it('ST22 a list without transactions is measured on the day after its latest order', () => {
		const base = createProject('p', 'P');
		const dateAfter = (project: Project, packed: Packed) =>
			apply(project, importStep(project, packed).change).recipe.analysisDate;
		expect(dateAfter(base, list([400, null, 500.75]))).toBe(501);
		expect(dateAfter(base, list([null, null]))).toBeNull();
		const dated = { ...base, recipe: { ...base.recipe, analysisDate: 450 } };
		expect(dateAfter(dated, list([400, 500]))).toBe(450);
		expect(dateAfter(base, sample)).toBe(sample.analysisDate);
	});

	it('ST23 orders imported later are held against the customers of the project', async () => {
		const base = createProject('p', 'P');
		expect(projectCustomers(base)).toBeNull();
		const rows = (...customers: string[]) =>
			['客户编号,客户名称,省份', ...customers.map((id) => `${id},${id}甲,江苏`)].join('\n');
		const packedOf = async (text: string, project: Project) => {
			const session = new IntakeSession(projectCustomers(project));
			const { plan } = await session.open([{ name: 'a.csv', content: new Blob([text]) }], () => undefined);
			return packImport(session.convert(plan)).value;
		};
		const project = apply(base, importStep(base, await packedOf(rows('K1', 'K2', 'K3', 'K4'), base)).change);
		const orders =
			'订单号,客户编号,日期,金额\n1,K1,2024-01-02,5\n2,K9,2024-01-03,6\n3,K9,2024-02-03,7\n4,K8,2024-02-03,7';
		const packed = await packedOf(orders, project);
		expect(packed.report.unknownCustomers).toMatchObject({ customers: 2, rows: 3, amount: 20 });
		expect(importedNotice(packed, null).text).toContain('2');
	});
});
