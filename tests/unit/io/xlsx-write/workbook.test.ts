import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { read, utils } from 'xlsx';
import { columnOf, type CellValue } from '#src/core/table/index.ts';
import { AppError } from '#src/errors/index.ts';
import {
	writeWorkbook,
	type CellStyle,
	type ChartSpec,
	type SheetSpec,
	type TableColumn,
	type WorkbookSpec,
} from '#src/io/xlsx/write/index.ts';
import { validateWorkbook } from '../../../support/ooxml-validator.ts';
import { workbookBytes } from '../../../support/workbook-bytes.ts';
import { find } from '../../../support/xml-tree.ts';

const header: CellStyle = {
	font: { bold: true },
	fill: 'E5F2F9',
	border: { bottom: { style: 'thin', colour: '96C5DF' } },
};

function column(
	name: string,
	values: readonly CellValue[],
	type: 'text' | 'number' | 'date' | 'boolean' = 'text',
	more: Partial<TableColumn> = {},
): TableColumn {
	return {
		header: name,
		headerStyle: header,
		style: {},
		values: columnOf({ id: name, name, type }, values),
		...more,
	};
}

function tableSheet(
	name: string,
	columns: readonly TableColumn[],
	rowCount: number,
	more: Partial<SheetSpec> = {},
): SheetSpec {
	return {
		name,
		visibility: 'visible',
		columns: columns.map(() => ({ width: 12 })),
		body: { kind: 'table', name: 'Data', rowCount, columns },
		...more,
	};
}

function book(...sheets: SheetSpec[]): WorkbookSpec {
	return {
		properties: { title: '测试 & <b>', custom: { fenquProject: 'p1', fenquSchema: 1 } },
		font: { name: 'Arial', size: 10 },
		definedNames: [],
		sheets,
	};
}

function chart(kind: ChartSpec['kind'], sheet: string, stacked = false): ChartSpec {
	const range = (left: number) => ({ top: 1, bottom: 3, left, right: left });
	const numeric = kind === 'scatter';
	return {
		kind,
		stacked,
		title: '销售额 & 占比',
		legend: true,
		labels: true,
		valueFormat: '#,##0.0',
		axisTitles: { x: '类别', y: '万元' },
		anchor: { from: { row: 1, column: 4 }, to: { row: 12, column: 10 } },
		series: [
			{
				name: '销售额',
				colour: '185B9B',
				pointColours: ['6B96BF', 'DFA969', 'A4BB9B'],
				categories: { ref: { sheet, range: range(0) }, values: numeric ? [1, 2, 3] : ['甲', '乙', '丙'] },
				values: { ref: { sheet, range: range(1) }, values: [3, null, 1.5] },
			},
		],
	};
}

async function parts(spec: WorkbookSpec) {
	const bytes = await workbookBytes(spec);
	const { parts: nodes, problems } = validateWorkbook(bytes);
	expect(problems).toEqual([]);
	return { bytes, nodes, node: (path: string) => nodes.get(path)! };
}

const full = (): WorkbookSpec =>
	book(
		tableSheet(
			"O'Neil 客户",
			[
				column('名称', ['甲', '乙', null], 'text', {
					choices: ['甲', '乙'],
					formats: [{ kind: 'equals', text: '甲"', look: { fill: 'E1EAF2', font: { colour: '185B9B' } } }],
				}),
				column('金额', [1, { unread: '面议' }, 3.5], 'number', {
					choices: Array.from({ length: 100 }, (_, i) => `选项 ${i}`),
					formats: [
						{ kind: 'dataBar', colour: '96C5DF' },
						{ kind: 'colourScale', colours: ['EBF5FC', '5398BE', '045778'] },
						{ kind: 'iconSet', set: '5Arrows' },
						{ kind: 'expression', formula: 'ISTEXT({first})', look: { fill: 'FDF2DC' } },
					],
				}),
			],
			3,
			{
				freeze: { rows: 1, columns: 1 },
				tab: '09628A',
				charts: (['bar', 'column', 'line', 'pie', 'scatter'] as const).map((kind) =>
					chart(kind, "O'Neil 客户", kind === 'column'),
				),
				print: {
					landscape: true,
					pagesWide: 1,
					repeatRows: 1,
					breaks: [2],
					centre: true,
					footer: { left: 'A & B', right: '&P' },
				},
			},
		),
		{
			name: '概览',
			visibility: 'hidden',
			columns: [{ width: 9 }, { width: 12, hidden: true }],
			body: {
				kind: 'cells',
				rows: [
					{ height: 30, cells: [{ value: 1 }, null, { value: true, style: header }] },
					{
						cells: [
							{ value: 1, formula: 'SUM(A1:A1)' },
							{ value: 'x', formula: 'A1&"<"' },
						],
					},
				],
			},
			merges: [{ top: 3, bottom: 3, left: 0, right: 2 }],
			filter: { top: 0, bottom: 1, left: 0, right: 2 },
			formats: [
				{ range: { top: 0, bottom: 1, left: 0, right: 0 }, rule: { kind: 'dataBar', colour: '96C5DF' } },
			],
			validations: [{ range: { top: 0, bottom: 0, left: 0, right: 0 }, values: ['是', '否'] }],
			links: [
				{
					cell: { row: 0, column: 0 },
					to: { sheet: "O'Neil 客户", range: { top: 0, bottom: 0, left: 0, right: 0 } },
				},
			],
		},
	);

describe('writeWorkbook', () => {
	it('XW1 a workbook with every feature has all parts, in the order of the schema', async () => {
		const { nodes, node } = await parts(full());
		expect([...nodes.keys()].filter((path) => path.includes('charts/'))).toHaveLength(5);
		const order = node('xl/worksheets/sheet1.xml').children.map(({ name }) => name);
		expect(order.indexOf('conditionalFormatting')).toBeLessThan(order.indexOf('dataValidations'));
		expect(order.at(-1)).toBe('extLst');
	});

	it('XW2 the same spec gives the same bytes, and no entry has a time', async () => {
		const [one, two] = [await workbookBytes(full()), await workbookBytes(full())];
		expect(one).toEqual(two);
		expect(new DataView(one.buffer).getUint32(10, true)).toBe(0x21 << 16);
	});

	it('XW3 properties hold the title and nothing about a person, a path or a time', async () => {
		const files = unzipSync(await workbookBytes(full()));
		const text = Object.entries(files)
			.filter(([path]) => path.startsWith('docProps'))
			.map(([, bytes]) => new TextDecoder().decode(bytes))
			.join('');
		expect(text).toContain('测试 &amp; &lt;b>'.replace('>', '&gt;'));
		expect(text).not.toMatch(/creator|lastModifiedBy|created|modified|[A-Z]:\\|\/home/i);
	});

	it('XW4 texts that look like formulas, markup and ids stay texts', async () => {
		const texts = ['=1+1', '+1', '-1', '@x', '<b>&amp;', '007', '1e5', ' 北京 ', 'a\nb', "'q", '_x0041_'];
		const { bytes, node } = await parts(book(tableSheet('表', [column('t', texts)], texts.length)));
		expect(find(node('xl/worksheets/sheet1.xml'), 'sheetData', 'row', 'c', 'f')).toEqual([]);
		expect(utils.sheet_to_json<{ t: string }>(read(bytes).Sheets['表']!).map(({ t }) => t)).toEqual(texts);
	});

	it('XW5 control characters become escapes, lone surrogates U+FFFD, too long texts are cut; both are counted', async () => {
		const texts = ['a\u0000\u0001b\u001f', '\ufffe', 'x\ud800y', '𠮷'.repeat(16_384)];
		const spec = book(tableSheet('表', [column('t', texts)], 4));
		const { node } = await parts(spec);
		const written = find(node('xl/sharedStrings.xml'), 'si', 't').map(({ text }) => text);
		expect(written.slice(1, 4)).toEqual(['a_x0000__x0001_b_x001F_', '_xFFFE_', 'x\ufffdy']);
		expect(written[4]).toHaveLength(32_766);
		expect((await writeWorkbook(spec)).notes).toEqual([
			{ code: 'textCut', count: 1 },
			{ code: 'charactersReplaced', count: 1 },
		]);
	});

	it('XW6 sheet names become legal and unique, references follow', async () => {
		const names = ['a/b:c', 'A b c', '', "''x'", 'History', '长'.repeat(40), '长'.repeat(41), '[a]*?\\'];
		const sheets = names.map((name) =>
			tableSheet(name, [column('n', [1], 'number'), column('v', [1], 'number')], 1, {
				charts: [chart('bar', name)],
			}),
		);
		const { nodes, node } = await parts(book(...sheets));
		const found = find(node('xl/workbook.xml'), 'sheets', 'sheet').map(
			({ attributes }) => attributes['name']!,
		);
		expect(found).toEqual([
			'a b c',
			'A b c (2)',
			'Sheet',
			'x',
			'History_',
			'长'.repeat(31),
			`${'长'.repeat(27)} (2)`,
			'a',
		]);
		for (const [i, name] of found.entries()) {
			const [ref] = find(
				nodes.get(`xl/charts/chart${i + 1}.xml`)!,
				'c:chart',
				'c:plotArea',
				'c:barChart',
				'c:ser',
				'c:val',
				'c:numRef',
				'c:f',
			);
			expect(ref!.text).toBe(`'${name}'!$B$2:$B$4`);
		}
	});

	it('XW7 table headers are one line, unique without regard to case, and equal to the cells', async () => {
		const names = ['金额', '金额', 'a\nb', 'A B', '', 'x'.repeat(300)];
		const { node } = await parts(
			book(
				tableSheet(
					'表',
					names.map((name) => column(name, [1], 'number')),
					1,
				),
			),
		);
		const headers = find(node('xl/tables/table1.xml'), 'tableColumns', 'tableColumn').map(
			({ attributes }) => attributes['name'],
		);
		expect(headers).toEqual(['金额', '金额 2', 'a b', 'A B 2', 'Column5', 'x'.repeat(255)]);
	});

	it('XW8 charts carry their values, so that they show without being recalculated', async () => {
		const { node } = await parts(full());
		const cache = (path: string[]) =>
			find(node('xl/charts/chart1.xml'), 'c:chart', 'c:plotArea', 'c:barChart', 'c:ser', ...path, 'c:pt').map(
				(pt) => find(pt, 'c:v')[0]!.text,
			);
		expect(cache(['c:cat', 'c:strRef', 'c:strCache'])).toEqual(['甲', '乙', '丙']);
		expect(cache(['c:val', 'c:numRef', 'c:numCache'])).toEqual(['3', '1.5']);
		const [ref] = find(
			node('xl/charts/chart1.xml'),
			'c:chart',
			'c:plotArea',
			'c:barChart',
			'c:ser',
			'c:cat',
			'c:strRef',
			'c:f',
		);
		expect(ref!.text).toBe("'O''Neil 客户'!$A$2:$A$4");
	});

	it('XW9 texts of a dictionary that no cell uses are not in the file', async () => {
		const values = columnOf({ id: 't', name: 't', type: 'text' }, ['秘密', '公开', '秘密']);
		const one = { header: 't', headerStyle: {}, style: {}, values };
		const sheet = {
			...tableSheet('表', [one], 3),
			body: { kind: 'table', name: 'T', rowCount: 3, columns: [one], order: Uint32Array.of(1) },
		} as const;
		const { node } = await parts(book(sheet));
		expect(find(node('xl/sharedStrings.xml'), 'si', 't').map(({ text }) => text)).toEqual(['t', '公开']);
	});

	it('XW10 an order writes these rows only, in this order', async () => {
		const one = column('n', [10, 20, 30, 40], 'number');
		const sheet = {
			...tableSheet('表', [one], 4),
			body: { kind: 'table', name: 'T', rowCount: 4, columns: [one], order: Uint32Array.of(3, 1) },
		} as const;
		const { bytes } = await parts(book(sheet));
		expect(utils.sheet_to_json<{ n: number }>(read(bytes).Sheets['表']!).map(({ n }) => n)).toEqual([40, 20]);
	});

	it('XW11 a long drop-down list goes to a very hidden sheet, a short one stays in its validation', async () => {
		const { node, bytes } = await parts(full());
		const formulas = find(
			node('xl/worksheets/sheet1.xml'),
			'dataValidations',
			'dataValidation',
			'formula1',
		).map(({ text }) => text);
		expect(formulas).toEqual(['"甲,乙"', "'_lists'!$A$1:$A$100"]);
		expect(read(bytes).Workbook?.Sheets?.map(({ Hidden }) => Hidden)).toEqual([0, 1, 2]);
	});

	it('XW12 formulas carry their result', async () => {
		const { node } = await parts(full());
		const cells = find(node('xl/worksheets/sheet2.xml'), 'sheetData', 'row', 'c').filter(
			(cell) => find(cell, 'f').length > 0,
		);
		expect(cells.map((cell) => [find(cell, 'f')[0]!.text, find(cell, 'v')[0]!.text])).toEqual([
			['SUM(A1:A1)', '1'],
			['A1&"<"', 'x'],
		]);
	});

	it('XW13 a table without rows keeps one empty row, as tables need', async () => {
		const { node } = await parts(book(tableSheet('表', [column('a', [])], 0)));
		expect(node('xl/tables/table1.xml').attributes['ref']).toBe('A1:A2');
	});

	it('XW14 missing cells are left out, and written when their style shows', async () => {
		const missing = (style: CellStyle) =>
			book(tableSheet('表', [{ ...column('a', [null], 'number'), style }], 1));
		const cells = async (style: CellStyle) =>
			find((await parts(missing(style))).node('xl/worksheets/sheet1.xml'), 'sheetData', 'row')[1]!.children
				.length;
		expect([await cells({}), await cells(header)]).toEqual([0, 1]);
	});

	it('XW15 a workbook that shows no sheet is refused', async () => {
		const hidden = { ...tableSheet('表', [column('a', ['x'])], 1), visibility: 'hidden' } as const;
		await expect(writeWorkbook(book(hidden))).rejects.toThrow(AppError);
	});

	it('XW16 print setup: landscape, fitted to the width, header row repeated, page breaks', async () => {
		const { node } = await parts(full());
		const sheet = node('xl/worksheets/sheet1.xml');
		expect(find(sheet, 'pageSetup')[0]!.attributes).toMatchObject({
			orientation: 'landscape',
			fitToWidth: '1',
			fitToHeight: '0',
		});
		expect(find(sheet, 'rowBreaks', 'brk')[0]!.attributes['id']).toBe('2');
		expect(find(sheet, 'headerFooter', 'oddFooter')[0]!.text).toBe('&L&8 A && B&R&8 &P');
		const titles = find(node('xl/workbook.xml'), 'definedNames', 'definedName').find(
			({ attributes }) => attributes['name'] === '_xlnm.Print_Titles',
		);
		expect(titles!.text).toBe("'O''Neil 客户'!$1:$1");
	});

	it('XW17 progress ends with all rows done', async () => {
		const seen: number[] = [];
		await writeWorkbook(full(), ({ done, total }) => seen.push(done / (total ?? 1)));
		expect(seen.at(-1)).toBe(1);
		expect(seen).toEqual(seen.toSorted((a, b) => a - b));
	});
});
