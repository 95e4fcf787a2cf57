import { describe, expect, it } from 'vitest';
import { AppError } from '#src/errors/index.ts';
import type { RawColumn, RawSheet, RawWorkbook } from '#src/io/raw.ts';
import { RawKind } from '#src/io/raw.ts';
import { apply, findTable, type Project } from '#src/core/model/index.ts';
import { cellAt, columnOf, createTable, rowIdAt } from '#src/core/table/index.ts';
import {
	readProjectWorkbook,
	recipeFingerprint,
	type ProjectWorkbookInput,
} from '#src/io/project-file/index.ts';
import { demoInput } from '../../../support/report-demo.ts';
import { projectDifferences } from '../../../support/project-equal.ts';
import { validateWorkbook } from '../../../support/ooxml-validator.ts';
import { find } from '../../../support/xml-tree.ts';
import { projectBytes, readProject, readRaw } from '../../../support/workbook-bytes.ts';

const CUSTOMERS = 30;
const demo = demoInput(CUSTOMERS);

async function exported(input: ProjectWorkbookInput = demo): Promise<RawWorkbook> {
	return readRaw(await projectBytes(input));
}

/** The workbook with another sheet in the place of one. */
function edited(raw: RawWorkbook, name: string, edit: (sheet: RawSheet) => RawSheet): RawWorkbook {
	return { ...raw, sheets: raw.sheets.map((sheet) => (sheet.name === name ? edit(sheet) : sheet)) };
}

/** The sheet with numbers written into cells of one column, as a person would. */
function withNumbers(sheet: RawSheet, column: number, cells: Readonly<Record<number, number>>): RawSheet {
	const copy = (one: RawColumn): RawColumn => {
		const kinds = one.kinds.slice();
		const values = one.values.slice();
		for (const [row, value] of Object.entries(cells)) {
			kinds[Number(row)] = RawKind.number;
			values[Number(row)] = value;
		}
		return { ...one, kinds, values };
	};
	return { ...sheet, columns: sheet.columns.map((one, c) => (c === column ? copy(one) : one)) };
}

/** The sheet with these of its rows only, in this order. */
function withRows(sheet: RawSheet, rows: readonly number[]): RawSheet {
	const columns = sheet.columns.map((one) => ({
		kinds: Uint8Array.from(rows, (row) => one.kinds[row] ?? 0),
		values: Float64Array.from(rows, (row) => one.values[row] ?? 0),
		formats: one.formats && Uint16Array.from(rows, (row) => one.formats?.[row] ?? 0),
	}));
	return { ...sheet, rowCount: rows.length, columns };
}

function withoutColumn(raw: RawWorkbook, sheet: RawSheet, header: string): RawSheet {
	return {
		...sheet,
		columns: sheet.columns.filter(
			(one) => one.kinds[0] !== RawKind.text || raw.strings[one.values[0] ?? -1] !== header,
		),
	};
}

const range = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, i) => from + i);

describe('the project inside the workbook', () => {
	it('PRJ1 sheets stand in order, the payload is very hidden, the file is sound in both languages', async () => {
		for (const locale of ['zh-CN', 'en'] as const) {
			const bytes = await projectBytes(demoInput(CUSTOMERS, locale));
			const { problems, parts } = validateWorkbook(bytes);
			expect(problems).toEqual([]);
			const sheets = find(parts.get('xl/workbook.xml')!, 'sheets', 'sheet').map(({ attributes }) => [
				attributes['name'],
				attributes['state'],
			]);
			const names =
				locale === 'en'
					? ['Summary', 'Method', 'Customers', 'Orders']
					: ['概览', '方法与界限', '客户', '交易'];
			expect(sheets).toEqual([...names.map((name) => [name, undefined]), ['_fenqu', 'veryHidden']]);
			expect(find(parts.get('docProps/custom.xml')!, 'property', 'vt:lpwstr')[0]!.text).toBe(demo.project.id);
		}
	});

	it('PRJ1 PRJ2 reports stand between method and data and change nothing of what is restored', async () => {
		const report = {
			...{ sheet: '客户', title: 'T', note: 'n' },
			sections: [
				{ title: 'Words', rows: [['A', 'A long sentence'] as const] },
				{
					title: 'Figures',
					header: Array.from({ length: 12 }, (_, i) => `c${i}`),
					rows: [['x', ...Array.from({ length: 11 }, (_, i) => ({ value: i, kind: 'decimal' as const }))]],
				},
			],
		};
		const bytes = await projectBytes({ ...demo, reports: [report, { ...report, sheet: '概览' }] });
		const { problems, parts } = validateWorkbook(bytes);
		expect(problems).toEqual([]);
		const sheets = find(parts.get('xl/workbook.xml')!, 'sheets', 'sheet').map(
			({ attributes }) => attributes['name'],
		);
		expect(sheets.slice(0, 3)).toEqual(['概览', '方法与界限', '客户']);
		expect(sheets).toHaveLength(7);
		expect(new Set(sheets).size).toBe(7);
		const found = await readProject(bytes);
		expect(projectDifferences(demo.project, found!.project)).toEqual([]);
		expect(found!.notes).toEqual([]);
	});

	it('PRJ2 picks and snapshots come back as they were, and have no part in what is compared', async () => {
		const picks = { rfm: { drivers: { target: 'class c1', log: true, chosen: ['c3', 'metric:amount'] } } };
		const snapshot = {
			...{ id: 's1', name: null, why: 'update' as const, time: 5, analysisDate: 46_000, count: 1 },
			...{ keys: 'K1', names: '', amounts: '7', schemes: [] },
		} as const;
		const recipe = { ...demo.project.recipe, picks, snapshots: [snapshot] };
		const found = await readProject(await projectBytes({ ...demo, project: { ...demo.project, recipe } }));
		expect(found!.project.recipe).toEqual(recipe);
		expect(found!.edits.flatMap(({ changed, added, deleted }) => [...changed, ...added, ...deleted])).toEqual(
			[],
		);
	});

	it('PRJ2 an unchanged workbook restores the same project without edits', async () => {
		const found = await readProject(await projectBytes(demo));
		expect(projectDifferences(demo.project, found!.project)).toEqual([]);
		expect(found!.notes).toEqual([]);
		for (const { changed, added, deleted, cells, matchedBy } of found!.edits) {
			expect([changed, added, deleted, cells, matchedBy]).toEqual([[], [], [], [], 'rowId']);
		}
	});

	it('PRJ3 cells that a sheet cannot carry come back exactly', async () => {
		const texts = ['a\u0001b', 'x\r\ny', '', '长'.repeat(33_000), '_x0041_', '00123', null];
		const numbers = [
			1 / 3,
			0.1 + 0.2,
			46005.34444444445,
			123456789.12345679,
			null,
			{ unread: '面议' },
			{ unread: '' },
		];
		const table = createTable('t', '表', 'other', 7, [
			columnOf({ id: 'a', name: 'a', type: 'text' }, texts),
			columnOf({ id: 'n', name: 'a', type: 'number' }, numbers),
			columnOf({ id: 'b', name: '_rowid', type: 'boolean' }, [1, 0, null, 1, 0, 1, 0]),
		]);
		const project = { ...demo.project, tables: [table] };
		const found = await readProject(await projectBytes({ ...demo, project, computed: {} }));
		expect(projectDifferences(project, found!.project)).toEqual([]);
		expect(found!.edits[0]!.changed).toEqual([]);
	});

	it('PRJ4 a cell edited in the sheet wins, is counted, and leaves the rest alone', async () => {
		const raw = edited(await exported(), '客户', (sheet) => withNumbers(sheet, 4, { 3: 777, 5: 888 }));
		const found = (await readProjectWorkbook(raw))!;
		const table = found.project.tables[0]!;
		expect(cellAt(table.columns[4]!, 2)).toBe(777);
		expect(found.edits[0]).toMatchObject({
			changed: [3, 5],
			cells: [{ column: 'revenue', rows: [3, 5] }],
			added: [],
			deleted: [],
		});
		expect(found.edits[1]!.changed).toEqual([]);
	});

	it('PRJ5 sorted, deleted, copied and new rows keep their identity', async () => {
		const raw = edited(await exported(), '客户', (sheet) => {
			const turned = withRows(sheet, [0, 5, 4, 3, 3, 1]);
			return withNumbers(turned, 4, { 4: 12 });
		});
		const found = (await readProjectWorkbook(raw))!;
		const table = found.project.tables[0]!;
		expect(range(0, 5).map((row) => rowIdAt(table, row))).toEqual([5, 4, 3, CUSTOMERS + 1, 1]);
		expect(table.nextRowId).toBe(CUSTOMERS + 2);
		expect(found.edits[0]).toMatchObject({
			added: [CUSTOMERS + 1],
			changed: [],
			deleted: [2, ...range(6, CUSTOMERS + 1)],
		});
	});

	it('PRJ6 without the row ids rows are matched by the business key, and it is said', async () => {
		const raw = await exported();
		const without = edited(raw, '客户', (sheet) =>
			withNumbers(
				withoutColumn(raw, withRows(sheet, [0, ...range(1, CUSTOMERS + 1).reverse()]), '_rowid'),
				4,
				{ 1: 5 },
			),
		);
		const found = (await readProjectWorkbook(without))!;
		expect(found.edits[0]).toMatchObject({ matchedBy: 'key', changed: [CUSTOMERS], added: [], deleted: [] });
		expect(rowIdAt(found.project.tables[0]!, 0)).toBe(CUSTOMERS);
		expect(found.notes).toContainEqual({ code: 'rowIdsGone', table: '客户' });
	});

	it('PRJ7 without row ids and key, rows are matched by their content', async () => {
		const raw = await exported();
		const without = edited(raw, '交易', (sheet) => withoutColumn(raw, sheet, '_rowid'));
		const found = (await readProjectWorkbook(without))!;
		expect(found.edits[1]).toMatchObject({ matchedBy: 'content', changed: [], added: [], deleted: [] });
	});

	it('PRJ8 a column that is gone opens empty, a new one is added, a computed one is not read back', async () => {
		const raw = await exported();
		const changed = edited(raw, '客户', (sheet) => {
			const rest = withoutColumn(raw, sheet, '备注');
			const extra = {
				kinds: rest.columns[0]!.kinds.slice(),
				values: rest.columns[0]!.values.slice(),
				formats: null,
			};
			const named = raw.strings.indexOf('重要价值客户');
			extra.values[0] = named;
			return { ...rest, columns: [...rest.columns, extra] };
		});
		const found = (await readProjectWorkbook(changed))!;
		const table = found.project.tables[0]!;
		expect(found.notes).toEqual([
			{ code: 'columnGone', table: '客户', column: '备注' },
			{ code: 'columnAdded', table: '客户', column: '重要价值客户' },
		]);
		expect(table.columns.map(({ name }) => name)).toEqual([
			'客户编号',
			'客户名称',
			'省份',
			'行业',
			'年收入',
			'建档日期',
			'备注',
			'重要价值客户',
		]);
		expect(cellAt(table.columns[6]!, 3)).toBeNull();
	});

	it('PRJ9 a renamed sheet with lines above its header is recognised, a deleted one is noted', async () => {
		const raw = await exported();
		const renamed = edited(raw, '客户', (sheet) => ({
			...withRows(sheet, [sheet.rowCount + 9, ...range(0, sheet.rowCount)]),
			name: '客户 (王)',
		}));
		const found = (await readProjectWorkbook({
			...renamed,
			sheets: renamed.sheets.filter(({ name }) => name !== '交易'),
		}))!;
		expect(
			projectDifferences({ ...demo.project, tables: demo.project.tables.slice(0, 1) }, found.project),
		).toEqual([]);
		expect(found.notes).toEqual([{ code: 'sheetGone', table: '交易' }]);
	});

	it('PRJ10 any other workbook is not ours', async () => {
		const raw = await exported();
		expect(
			await readProjectWorkbook({ ...raw, sheets: raw.sheets.filter(({ name }) => name !== '_fenqu') }),
		).toBeNull();
	});

	it('PRJ11 a file of a later version is refused with its version', async () => {
		const raw = edited(await exported(), '_fenqu', (sheet) => withNumbers(sheet, 1, { 0: 9 }));
		await expect(readProjectWorkbook(raw)).rejects.toMatchObject({
			code: 'project.fileNewer',
			args: { version: 9, supported: 1 },
		});
	});

	it('PRJ12 a wrong check sum is noted while the content can be read, and refused where it cannot', async () => {
		const raw = await exported();
		const wrong = edited(raw, '_fenqu', (sheet) => withNumbers(sheet, 3, { 0: 1 }));
		expect((await readProjectWorkbook(wrong))!.notes).toEqual([{ code: 'hashMismatch' }]);
		const broken = edited(raw, '_fenqu', (sheet) => withRows(sheet, [0]));
		await expect(readProjectWorkbook(broken)).rejects.toThrow(AppError);
		await expect(readProjectWorkbook(broken)).rejects.toMatchObject({ code: 'project.fileDamaged' });
	});

	it('PRJ13 row ids beyond the last row survive, so that deleted ids are never used again', async () => {
		const { project } = demo;
		const table = findTable(project, 't1')!;
		const values = Object.fromEntries(
			table.columns.map((column) => [column.id, [cellAt(column, CUSTOMERS - 1)]]),
		);
		const shorter = apply(project, {
			kind: 'deleteRows',
			table: 't1',
			groups: [{ at: CUSTOMERS - 1, rows: [CUSTOMERS], values }],
		});
		const found = (await readProject(await projectBytes({ ...demo, project: shorter, computed: {} })))!;
		expect(found.project.tables[0]).toMatchObject({ rowCount: CUSTOMERS - 1, nextRowId: CUSTOMERS + 1 });
		expect(projectDifferences(shorter, found.project)).toEqual([]);
	});

	it('PRJ14 columns written in another order and hidden come back in the order of the table', async () => {
		const view = {
			sort: [],
			filters: [],
			widths: { name: 210 },
			hidden: ['note'],
			order: ['name', 'id'],
			frozen: 2,
		};
		const project: Project = { ...demo.project, recipe: { ...demo.project.recipe, views: { t1: view } } };
		const bytes = await projectBytes({ ...demo, project });
		const { parts } = validateWorkbook(bytes);
		const cols = find(parts.get('xl/worksheets/sheet3.xml')!, 'cols', 'col').map(
			({ attributes }) => attributes,
		);
		expect(cols[0]).toMatchObject({ width: '30' });
		expect(cols.filter(({ hidden }) => hidden === '1')).toHaveLength(2);
		expect(projectDifferences(project, (await readProject(bytes))!.project)).toEqual([]);
	});

	it('PRJ15 the fingerprint depends on the recipe, not on the order of its keys', async () => {
		const { recipe } = demo.project;
		const turned = Object.fromEntries(Object.entries(recipe).reverse()) as unknown as typeof recipe;
		expect(await recipeFingerprint(turned)).toBe(await recipeFingerprint(recipe));
		expect(await recipeFingerprint({ ...recipe, analysisDate: 1 })).not.toBe(await recipeFingerprint(recipe));
	});

	it('PRJ16 two tables with one name, and tables named like our sheets, are kept apart', async () => {
		const [first, second] = demo.project.tables;
		const tables = [
			{ ...first!, name: '概览' },
			{ ...second!, name: '_fenqu' },
			createTable('t3', '概览', 'other', 1, [columnOf({ id: 'x', name: 'x', type: 'text' }, ['y'])]),
		];
		const project = { ...demo.project, tables };
		const found = await readProject(await projectBytes({ ...demo, project }));
		expect(projectDifferences(project, found!.project)).toEqual([]);
	});
});
