import { describe, expect, it } from 'vitest';
import { read } from 'xlsx';
import { exportFileName, projectWorkbook } from '#src/io/project-file/index.ts';
import type { CellRow, SheetSpec, TableBody } from '#src/io/xlsx/write/index.ts';
import { reportMoney } from '#src/i18n/report.ts';
import { demoInput } from '../../../support/report-demo.ts';
import { projectBytes } from '../../../support/workbook-bytes.ts';

const input = demoInput(60);
const rowsOf = (sheet: SheetSpec | undefined): readonly CellRow[] =>
	sheet?.body.kind === 'cells' ? sheet.body.rows : [];
const tableOf = (sheet: SheetSpec | undefined): TableBody | undefined =>
	sheet?.body.kind === 'table' ? sheet.body : undefined;

describe('sheets of a project workbook', () => {
	it('PRJ17 money on the summary is converted, with the unit in the header; data sheets keep the unit 1', async () => {
		const { sheets } = await projectWorkbook(input);
		const cells = rowsOf(sheets[0]).flatMap(({ cells: row }) => row);
		expect(cells.some((cell) => cell?.value === `销售额（${input.money.label}）`)).toBe(true);
		const total = input.summaries[0]!.total![3] as number;
		expect(cells.some((cell) => cell?.value === total / input.money.divisor)).toBe(true);
		expect(tableOf(sheets[2])?.columns.map(({ header }) => header)).toContain('年收入');
	});

	it('PRJ18 totals are live formulas over the rows of their block, with the result in the file', async () => {
		const wb = read(await projectBytes(input), { cellFormula: true });
		const sheet = wb.Sheets['概览']!;
		const formulas = Object.entries(sheet).filter(([, cell]) => (cell as { f?: string }).f) as [
			string,
			{ f: string; v: number },
		][];
		expect(formulas).toHaveLength(input.summaries.length * 4);
		for (const [, { f, v }] of formulas) {
			const [, column, from, to] = /^SUM\(([A-Z])(\d+):[A-Z](\d+)\)$/.exec(f)!;
			let sum = 0;
			for (let row = Number(from); row <= Number(to); row++)
				sum += (sheet[`${column}${row}`] as { v: number }).v;
			expect(sum).toBeCloseTo(v, 6);
		}
	});

	it('PRJ19 charts stand beside their tables and point to their rows', async () => {
		const { sheets } = await projectWorkbook(input);
		const rows = rowsOf(sheets[0]);
		sheets[0]!.charts!.forEach((chart, i) => {
			const { range } = chart.series[0]!.categories.ref;
			const names = rows.slice(range.top, range.bottom + 1).map(({ cells }) => cells[range.left]?.value);
			expect(names).toEqual(input.summaries[i]!.rows.map(([name]) => name));
			expect(chart.series[0]!.categories.values).toEqual(names);
			expect(chart.anchor.from.column).toBeGreaterThan(7);
		});
	});

	it('PRJ20 class cells carry their chip colours on both kinds of sheet', async () => {
		const { sheets } = await projectWorkbook(input);
		const chip = rowsOf(sheets[0])
			.flatMap(({ cells }) => cells)
			.find((cell) => cell?.value === '重要价值客户');
		expect(chip?.style).toMatchObject({ fill: 'E1EAF2', font: { colour: '185B9B' } });
		const column = tableOf(sheets[2])!.columns.find(({ header }) => header === 'Σ RFM 类别');
		expect(column?.formats).toHaveLength(8);
		expect(column?.formats?.[0]).toEqual({
			kind: 'equals',
			text: '重要价值客户',
			look: { fill: 'E1EAF2', font: { colour: '185B9B' } },
		});
	});

	it('PRJ21 data sheets: frozen header, text columns as text, drop-downs, unread cells marked, row ids last and hidden', async () => {
		const { sheets } = await projectWorkbook(input);
		const { columns } = tableOf(sheets[2])!;
		expect(sheets[2]!.freeze).toEqual({ rows: 1, columns: 2 });
		expect(columns[0]!.style.numberFormat).toBe('@');
		expect(columns[5]!.style.numberFormat).toBe('yyyy-mm-dd');
		expect(columns[3]!.choices).toEqual(['C 制造业', 'E 建筑业', 'F 批发和零售业', 'I 信息传输']);
		expect(columns[4]!.formats).toMatchObject([{ kind: 'expression', formula: 'ISTEXT({first})' }]);
		expect(columns.at(-1)!.header).toBe('_rowid');
		expect(sheets[2]!.columns.at(-1)).toMatchObject({ hidden: true });
	});

	it('PRJ22 the method sheet ends with the fingerprint of the recipe', async () => {
		const { sheets } = await projectWorkbook(input);
		const texts = rowsOf(sheets[1]).flatMap(({ cells }) => cells.map((cell) => cell?.value));
		expect(texts.find((text) => typeof text === 'string' && /^[0-9a-f]{16} · /.test(text))).toBeDefined();
	});

	it('PRJ23 blocks are kept together when printed', async () => {
		const { sheets } = await projectWorkbook({
			...input,
			summaries: [...input.summaries, ...input.summaries],
		});
		const { breaks = [] } = sheets[0]!.print!;
		expect(breaks.length).toBeGreaterThan(0);
		for (const row of breaks)
			expect(rowsOf(sheets[0])[row + 1]!.cells[1]?.style?.font).toMatchObject({ bold: true, size: 13 });
	});

	it('PRJ23 the heading of a section stays with its first rows when printed', async () => {
		const section = (count: number) => ({
			title: 'A section',
			header: ['Name', 'Value'],
			rows: Array.from({ length: count }, (_, i) => [`row ${i}`, i]),
		});
		const { sheets } = await projectWorkbook({ ...input, method: [19, 4, 17, 12].map(section) });
		const { breaks = [] } = sheets[1]!.print!;
		const starts = rowsOf(sheets[1]).flatMap(({ cells }, row) =>
			cells[1]?.value === 'A section' ? [row - 1] : [],
		);
		expect(breaks.slice(0, 2)).toEqual([starts[1], starts[3]]);
	});

	it('PRJ24 file names are legal everywhere', () => {
		const names = [
			'华辰 2026/06:"终稿"?',
			'CON',
			'com1.x',
			'..',
			'',
			'a\u202eb\u0000',
			'长'.repeat(200),
			'\ud800x. ',
		];
		expect(names.map((name) => exportFileName(name, 'xlsx'))).toEqual([
			'华辰 2026 06 终稿.xlsx',
			'_CON.xlsx',
			'_com1.x.xlsx',
			'fenqu.xlsx',
			'fenqu.xlsx',
			'ab.xlsx',
			`${'长'.repeat(120)}.xlsx`,
			'x.xlsx',
		]);
	});

	it('PRJ25 the unit of money follows size and language', () => {
		expect(reportMoney('auto', 'CNY', 3.2e7, 'zh-CN')).toEqual({ divisor: 1e4, label: '万元', decimals: 1 });
		expect(reportMoney('auto', 'CNY', 5e9, 'en')).toEqual({
			divisor: 1e6,
			label: 'CNY million',
			decimals: 1,
		});
		expect(reportMoney('auto', 'USD', 900, 'zh-CN')).toEqual({ divisor: 1, label: 'USD', decimals: 1 });
		expect(reportMoney('hundredMillion', 'CNY', 2e8, 'zh-CN').label).toBe('亿元');
	});
});
