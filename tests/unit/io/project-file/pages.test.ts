import { describe, expect, it } from 'vitest';
import { read, utils } from 'xlsx';
import { projectWorkbook } from '#src/io/project-file/index.ts';
import type { SheetSpec, TableBody } from '#src/io/xlsx/write/index.ts';
import { validateWorkbook } from '../../../support/ooxml-validator.ts';
import { HOSTILE, moveList, plannedCustomers, plannedInput } from '../../../support/plan-pages.ts';
import { projectBytes } from '../../../support/workbook-bytes.ts';

const tableOf = (sheet: SheetSpec | undefined): TableBody => {
	if (sheet?.body.kind !== 'table') throw new Error('no table');
	return sheet.body;
};

describe('pages of plans', () => {
	it('PRJ29 pages stand before the data, lists to be handed out after it; names are legal and apart', async () => {
		const bytes = await projectBytes(plannedInput());
		expect(validateWorkbook(bytes).problems).toEqual([]);
		const names = read(bytes).SheetNames;
		expect(names.slice(0, 5)).toEqual(['概览', '方法与界限', '方案 A 区域', '方案 A 调整清单', '客户']);
		expect(names.slice(5, 5 + HOSTILE.length)).toEqual([
			...['=1+1', '.. x', '长'.repeat(31), 'north', 'NORTH (2)', 'o\'neil, "x"', 'a'],
		]);
		expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(names.length);
	});

	it('PRJ30 a list: lines, frozen head, filter, drop-down, hidden row ids; texts are never formulas', async () => {
		const input = plannedInput();
		const { sheets } = await projectWorkbook(input);
		const sheet = sheets[3];
		expect(sheet?.freeze).toEqual({ rows: 4, columns: 1 });
		expect(sheet?.columns.at(-1)).toMatchObject({ hidden: true });
		expect(tableOf(sheet).columns[1]?.choices).toEqual(HOSTILE);
		const bytes = await projectBytes(input);
		const cells = read(bytes, { cellFormula: true }).Sheets['方案 A 调整清单']!;
		const rows = utils.sheet_to_json<unknown[]>(cells, { header: 1 });
		expect(rows.slice(0, 4)).toEqual([
			...[['=HYPERLINK("x")'], ['@sum(1)'], [], ['编号', '新负责人（可改）', '销售额', '_rowid']],
		]);
		expect(rows[4]).toEqual(['K39', HOSTILE[39 % HOSTILE.length], 1039, 40]);
		expect(rows).toHaveLength(4 + 40);
		expect(Object.values(cells).filter((cell) => (cell as { f?: string }).f)).toEqual([]);
		const { parts } = validateWorkbook(bytes);
		const table = parts.get('xl/tables/table1.xml');
		expect(table?.attributes['ref']).toBe('A4:D44');
	});

	it('PRJ31 a page of figures: live totals, marks outside the band, filter without the total, fingerprint', async () => {
		const input = plannedInput();
		const { sheets } = await projectWorkbook(input);
		const sheet = sheets[2];
		const head = 4;
		expect(sheet?.freeze).toEqual({ rows: head + 1, columns: 2 });
		expect(sheet?.filter).toEqual({ top: head, bottom: head + HOSTILE.length, left: 1, right: 4 });
		const rules = sheet?.formats?.map(({ rule }) => (rule.kind === 'expression' ? rule.formula : rule.kind));
		expect(rules?.map((rule) => rule.replace(/0+1\)$/, ')').slice(0, 30))).toEqual([
			...['dataBar', 'AND(ISNUMBER({first}),{first}>', 'AND(ISNUMBER({first}),{first}<'],
		]);
		const cells = read(await projectBytes(input), { cellFormula: true }).Sheets['方案 A 区域']!;
		const total = head + HOSTILE.length + 2;
		expect(cells[`C${total}`]).toMatchObject({ f: `SUM(C${head + 2}:C${total - 1})`, v: 21 });
		expect(cells[`D${total}`]).toMatchObject({ v: 210_000 / input.money.divisor });
		expect(cells['B3']).toMatchObject({ v: expect.stringMatching(/：?[:：] ?[0-9a-f]{16} · /) as string });
	});

	it('PRJ32 without territories and without moves the sheets are sound', async () => {
		const input = plannedInput(1, ['甲']);
		const table = plannedCustomers(1, ['甲']);
		const [figures] = input.pages ?? [];
		if (figures?.kind !== 'figures') throw new Error('page');
		const list = { ...moveList(table, ['甲']), order: new Uint32Array() };
		const pages = [{ ...figures, rows: [], total: ['合计', 0, 0, null] }, list];
		expect(validateWorkbook(await projectBytes({ ...input, pages, handouts: [] })).problems).toEqual([]);
	});

	it('PRJ33 charts of several columns carry each with its colour, limits as lines, and a legend', async () => {
		const input = plannedInput();
		const [block] = input.summaries;
		if (!block?.chart) throw new Error('chart');
		const chart = {
			...block.chart,
			kind: 'column' as const,
			more: [{ value: 1, colour: 'CD7915', isLine: true }],
		};
		const page = {
			...{ kind: 'blocks' as const, sheet: '对比', title: '对比', subtitle: '', figures: [], remarks: [] },
			blocks: [{ ...block, chart }],
		};
		const bytes = await projectBytes({ ...input, pages: [page] });
		const { parts, problems } = validateWorkbook(bytes);
		expect(problems).toEqual([]);
		const plot = parts.get('xl/charts/chart2.xml')?.children.find(({ name }) => name === 'c:chart');
		const kinds = plot?.children.find(({ name }) => name === 'c:plotArea')?.children.map(({ name }) => name);
		expect(kinds?.slice(1, 3)).toEqual(['c:barChart', 'c:lineChart']);
		expect(plot?.children.some(({ name }) => name === 'c:legend')).toBe(true);
	});
});
