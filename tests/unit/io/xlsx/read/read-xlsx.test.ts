import { describe, expect, test } from 'vitest';
import { readFile } from '#src/io/read-file.ts';
import { RAW_ERRORS } from '#src/io/raw.ts';
import {
	faultOf,
	gridOf,
	makeXlsx,
	readMade,
	relation,
	relations,
	worksheet,
} from '../../../../support/make-xlsx.ts';

const text = (content: string) => `<si><t>${content}</t></si>`;
const shared = (index: number, cell = 'A1') => `<c r="${cell}" t="s"><v>${String(index)}</v></c>`;
const row = (number: number, cells: string) => `<row r="${String(number)}">${cells}</row>`;
const number = (cell: string, value: string | number, more = '') =>
	`<c r="${cell}"${more}><v>${String(value)}</v></c>`;

describe('parts', () => {
	test.each([
		'worksheets/sheet1.xml',
		'/xl/worksheets/sheet1.xml',
		'./worksheets/sheet1.xml',
		'../xl/Worksheets/SHEET1.xml',
	])('XR1 target %s is found', async (target) => {
		const parts = { 'xl/_rels/workbook.xml.rels': relations(relation('rId1', 'worksheet', target)) };
		expect(gridOf(await readMade({ rows: row(1, number('A1', 7)), parts }))).toEqual([[7]]);
	});

	test('XR2 all worksheets in the order of the workbook, chart sheets left out', async () => {
		const sheet = (name: string, id: number, state = '') =>
			`<sheet name="${name}" sheetId="${String(id)}" r:id="r${String(id)}"${state}/>`;
		const workbook = await readMade({
			parts: {
				'xl/workbook.xml': `<workbook xmlns:r="x"><sheets>${sheet('数据 &amp; 图', 3)}${sheet('c', 1, ' state="hidden"')}${sheet('p', 4)}${sheet('b', 2, ' state="veryHidden"')}</sheets></workbook>`,
				'xl/_rels/workbook.xml.rels': relations(
					relation('r1', 'worksheet', 'worksheets/a.xml') +
						relation('r2', 'worksheet', 'worksheets/b.xml') +
						relation('r3', 'worksheet', 'worksheets/c.xml') +
						relation('r4', 'chartsheet', 'chartsheets/d.xml'),
				),
				'xl/worksheets/a.xml': worksheet(row(1, number('A1', 1))),
				'xl/worksheets/b.xml': worksheet(row(1, number('A1', 2))),
				'xl/worksheets/c.xml': worksheet(row(1, number('A1', 3))),
			},
		});
		expect(workbook.sheets.map(({ name, visibility }) => [name, visibility])).toEqual([
			['数据 & 图', 'visible'],
			['c', 'hidden'],
			['b', 'veryHidden'],
		]);
		expect([0, 1, 2].map((index) => gridOf(workbook, index)[0]?.[0])).toEqual([3, 1, 2]);
	});

	test('XR2 a workbook without sheets', async () => {
		const parts = { 'xl/workbook.xml': '<workbook><sheets/></workbook>' };
		expect(await faultOf(readMade({ parts }))).toEqual({
			code: 'workbook.noSheets',
			args: { file: 'a.xlsx' },
		});
	});
});

describe('texts', () => {
	const items: readonly (readonly [string, string])[] = [
		['<si><t>plain</t></si>', 'plain'],
		['<si><t xml:space="preserve">  blanks  </t></si>', '  blanks  '],
		['<si><r><rPr><b/><t/></rPr><t>A</t></r><r><t>B</t></r></si>', 'AB'],
		['<si><t>東京</t><rPh sb="0" eb="2"><t>トウキョウ</t></rPh><phoneticPr fontId="1"/></si>', '東京'],
		['<si><t>a &lt;b&gt; &amp; &quot;c&quot; &#65;&#x4e2d;</t></si>', 'a <b> & "c" A中'],
		['<si><t>x_x000D_y</t></si>', 'x\ry'],
		['<si><t>_x005F_x0041_</t></si>', '_x0041_'],
		['<si><t>_xZZZZ_</t></si>', '_xZZZZ_'],
		['<si><t>one\r\ntwo</t></si>', 'one\ntwo'],
		[
			'<si><t>😀 a rather long text, longer than the short way takes</t></si>',
			'😀 a rather long text, longer than the short way takes',
		],
	];
	test.each(items)('XR3 %s', async (item, expected) => {
		const workbook = await readMade({ rows: row(1, shared(1)), shared: `${text('zero')}${item}<si/>` });
		expect(gridOf(workbook)).toEqual([[expected]]);
	});

	test('XR3 empty items keep the count', async () => {
		const workbook = await readMade({
			rows: row(1, shared(3)),
			shared: `<si/><si></si><si><t/></si>${text('third')}`,
		});
		expect(gridOf(workbook)).toEqual([['third']]);
	});

	test('XR4 texts in the cells', async () => {
		const workbook = await readMade({
			rows:
				row(1, `<c r="A1" t="inlineStr"><is><t>甲</t></is></c><c r="B1" t="str"><f>"x"</f><v>甲</v></c>`) +
				row(
					2,
					`<c r="A2" t="inlineStr"><is><r><t>a</t></r><r><t xml:space="preserve"> b</t></r></is></c>${shared(0, 'B2')}`,
				),
			shared: text('乙'),
		});
		expect(gridOf(workbook)).toEqual([
			['甲', '甲'],
			['a b', '乙'],
		]);
		expect(workbook.strings).toEqual(['乙', '甲', 'a b']);
	});
});

describe('numbers', () => {
	const samples = [
		'0',
		'-0',
		'1',
		'-1',
		'12.5',
		'0.1',
		'0.30000000000000004',
		'40513.35138888889',
		'1.1011E+17',
		'9007199254740991',
		'9007199254740993',
		'123456789012345678',
		'1e-7',
		'4.9E-324',
		'1.7976931348623157E308',
		'0.0000000000000000000000123',
		'.5',
		'5.',
		'+3',
		'99999999999999999999',
		'1234567.8901234',
		' 7 ',
	];
	test.each(samples)('XR5 %s is the nearest double', async (sample) => {
		const grid = gridOf(await readMade({ rows: row(1, number('A1', sample)) }));
		expect(grid).toEqual([[Number(sample)]]);
	});

	test('XR5 what is no number stays a text', async () => {
		const grid = gridOf(
			await readMade({ rows: row(1, number('A1', '1,5') + number('B1', '0x10') + number('C1', '')) }),
		);
		expect(grid).toEqual([['1,5', '0x10']]);
	});

	test('XR5 long whole numbers are counted', async () => {
		const cells =
			number('A1', '110101199003074510') +
			number('B1', '1.1E+17') +
			number('C1', '0.30000000000000004') +
			number('D1', 999999999999999);
		const { notes } = await readMade({ rows: row(1, cells) });
		expect(notes).toEqual([{ code: 'precisionLost', sheet: 'S', count: 2 }]);
	});

	test('XR6 formats by style', async () => {
		const styles =
			'<numFmts><numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m&quot;月&quot;"/></numFmts><cellStyleXfs><xf numFmtId="9"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="10"/></cellXfs>';
		const cells =
			number('A1', 1) + number('B1', 2, ' s="1"') + number('C1', 3, ' s="2"') + number('D1', 4, ' s="3"');
		const workbook = await readMade({ rows: row(1, cells) + row(2, number('B2', 5)), styles });
		const columns = workbook.sheets[0]!.columns;
		expect(columns[0]!.formats).toBeNull();
		expect(columns.slice(1).map((column) => workbook.formats[column.formats![0]!])).toEqual([
			'yyyy/m/d',
			'yyyy"年"m"月"',
			'0.00%',
		]);
		expect(workbook.formats[0]).toBe('General');
		expect(columns[1]!.formats![1]).toBe(0);
	});

	test('XR7 booleans and errors', async () => {
		const errors = RAW_ERRORS.map((error, index) =>
			row(index + 2, `<c r="A${String(index + 2)}" t="e"><v>${error}</v></c>`),
		).join('');
		const rows =
			row(1, '<c r="A1" t="b"><v>1</v></c><c r="B1" t="b"><v>0</v></c><c r="C1" t="e"><v>#NEU!</v></c>') +
			errors;
		const grid = gridOf(await readMade({ rows }));
		expect(grid[0]).toEqual([true, false, '#NEU!']);
		expect(grid.slice(1).map((cells) => cells[0])).toEqual([...RAW_ERRORS]);
	});

	test('XR8 ISO dates become serials, 1904 is handed on', async () => {
		const rows = row(
			1,
			'<c r="A1" t="d"><v>2024-02-29T12:00:00</v></c><c r="B1" t="d"><v>soon</v></c>' + number('C1', 43889),
		);
		const workbook = await readMade({ rows, properties: '<workbookPr date1904="1"/>' });
		expect(workbook.date1904).toBe(true);
		expect(gridOf(workbook)).toEqual([[45351.5, 'soon', 43889]]);
		expect(workbook.formats[workbook.sheets[0]!.columns[0]!.formats![0]!]).toBe('yyyy/m/d');
		expect((await readMade({ rows })).date1904).toBe(false);
	});

	test('XR9 formulas give their cached value', async () => {
		const rows = row(
			1,
			'<c r="A1"><f>1+1</f><v>2</v></c><c r="B1"><f t="shared" ref="B1:B2" si="0">A1</f></c><c r="C1" t="e"><f>1/0</f><v>#DIV/0!</v></c><c r="D1"><f t="shared" si="0"/><v>20</v></c><c r="E1" t="str"><f>a</f><v></v></c>',
		);
		const workbook = await readMade({ rows });
		expect(gridOf(workbook)).toEqual([[2, null, '#DIV/0!', 20]]);
		expect(workbook.notes).toEqual([
			{ code: 'formulasAsValues', sheet: 'S', count: 5 },
			{ code: 'formulasWithoutValue', sheet: 'S', count: 1 },
		]);
	});
});

describe('places', () => {
	test('XR10 cells and rows without a reference', async () => {
		const grid = gridOf(
			await readMade({
				rows: '<row><c><v>1</v></c><c r="C1"><v>3</v></c><c><v>4</v></c></row><row spans="1:2"><c><v>5</v></c></row>',
			}),
		);
		expect(grid).toEqual([
			[1, null, 3, 4],
			[5, null, null, null],
		]);
	});

	test('XR10 rows in any order', async () => {
		const grid = gridOf(await readMade({ rows: row(3, number('A3', 3)) + row(1, number('A1', 1)) }));
		expect(grid).toEqual([[1], [null], [3]]);
	});

	test('XR11 a cell given twice', async () => {
		const workbook = await readMade({ rows: row(1, number('A1', 1) + number('A1', 2)) });
		expect(gridOf(workbook)).toEqual([[2]]);
		expect(workbook.notes).toEqual([{ code: 'duplicateCells', sheet: 'S', count: 1 }]);
	});

	test('XR12 declared and styled areas add nothing', async () => {
		const rows =
			row(1, number('A1', 1)) +
			row(500, '<c r="B500" s="0"/>') +
			'<row r="1048576"><c r="XFD1048576" s="0"/><c r="A1048576"><v/></c></row>';
		const workbook = await readMade({ rows, before: '<dimension ref="A1:XFD1048576"/>' });
		expect(gridOf(workbook)).toEqual([[1]]);
		expect(workbook.sheets[0]!.columns[0]!.kinds.length).toBeLessThan(1000);
	});

	test('XR13 merged ranges', async () => {
		const workbook = await readMade({
			rows: row(1, number('A1', 1)),
			after: '<mergeCells count="2"><mergeCell ref="A1:C1"/><mergeCell ref="B2:B4"></mergeCell></mergeCells>',
		});
		expect(workbook.sheets[0]!.merges).toEqual([
			{ top: 0, left: 0, bottom: 0, right: 2 },
			{ top: 1, left: 1, bottom: 3, right: 1 },
		]);
	});
});

describe('damage', () => {
	test('XR14 a sheet that ends early is never read short', async () => {
		const whole = worksheet(row(1, number('A1', 1)) + row(2, number('A2', 2)) + row(3, number('A3', 3)));
		for (const [end, declared, read] of [
			['<row r="3">', 3, 2],
			['3</v>', 3, 2],
			['</sheetData>', 4, 3],
		] as const) {
			const fault = await faultOf(readMade({ sheet: whole.slice(0, whole.indexOf(end)) }));
			expect(fault).toEqual({
				code: 'workbook.sheetIncomplete',
				args: { file: 'a.xlsx', sheet: 'S', declared, read },
			});
		}
		const declared = whole.replace('<sheetData>', '<dimension ref="A1:A90"/><sheetData>');
		expect(
			(await faultOf(readMade({ sheet: declared.slice(0, declared.indexOf('3</v>')) }))).args['declared'],
		).toBe(90);
		for (const end of ['<sheetData>', '</worksheet>']) {
			expect((await faultOf(readMade({ sheet: whole.slice(0, whole.indexOf(end)) }))).code).toBe(
				'xml.damaged',
			);
		}
	});

	test('XR15 an index beyond the shared strings', async () => {
		expect((await faultOf(readMade({ rows: row(1, shared(5)), shared: text('only') }))).code).toBe(
			'xml.damaged',
		);
		expect((await faultOf(readMade({ rows: row(1, shared(-1)), shared: text('only') }))).code).toBe(
			'xml.damaged',
		);
		const parts = { 'xl/sharedStrings.xml': null };
		expect((await faultOf(readMade({ rows: row(1, shared(0)), parts }))).code).toBe('zip.damaged');
		const missing = { 'xl/worksheets/sheet1.xml': null };
		expect((await faultOf(readMade({ parts: missing }))).code).toBe('zip.damaged');
	});

	test('XR21 far cells beyond the budget', async () => {
		const letters = (index: number): string =>
			index < 0 ? '' : letters(Math.floor(index / 26) - 1) + String.fromCharCode(65 + (index % 26));
		const cells = Array.from({ length: 300 }, (_, index) => number(`${letters(index)}1048576`, 1)).join('');
		expect((await faultOf(readMade({ rows: row(1_048_576, cells) }))).code).toBe('sheet.tooManyRows');
		expect((await faultOf(readMade({ rows: row(1, number('XFE1', 1)) }))).code).toBe('sheet.tooManyColumns');
		expect((await faultOf(readMade({ rows: row(1_048_576, number('XFD1048576', 1)) }))).code).toBe(
			'sheet.tooManyColumns',
		);
		const wide = await readMade({ rows: row(9, number('XFD9', 1)) });
		expect([wide.sheets[0]!.rowCount, wide.sheets[0]!.columns.length]).toEqual([9, 16_384]);
		expect(new Set(wide.sheets[0]!.columns).size).toBe(2);
		const deep = await readMade({ rows: row(1_048_576, number('C1048576', 1)) });
		expect(deep.sheets[0]!.columns.every((column) => column.kinds.length >= 1_048_576)).toBe(true);
	});
});

describe('preview', () => {
	const rows = Array.from({ length: 50 }, (_, index) =>
		row(index + 1, number(`A${String(index + 1)}`, index)),
	).join('');

	test('XR16 stops after the rows wanted and keeps the merged ranges of a small part', async () => {
		const given = { rows, after: '<mergeCells><mergeCell ref="A1:C1"/></mergeCells>' };
		const part = (await readMade(given, { maxRows: 3 })).sheets[0]!;
		expect([part.rowCount, part.partial, part.merges.length]).toEqual([3, true, 1]);
		expect([part.columns[0]!.values[2], part.columns[0]!.kinds[3] ?? 0]).toEqual([2, 0]);
		const whole = (await readMade(given)).sheets[0]!;
		expect([whole.rowCount, whole.partial]).toEqual([50, false]);
	});

	test('XR16 a large part is not unpacked further', async () => {
		const filler = row(100, `<c r="B100" t="str"><v>${'x'.repeat(20_000)}</v></c>`);
		const bytes = makeXlsx({ sheet: worksheet(rows + filler.repeat(900)) }, 0);
		let seen = 0;
		const workbook = await readFile(bytes, 'a.xlsx', { maxRows: 10 }, ({ done }) => (seen = done));
		expect(workbook.sheets[0]!.rowCount).toBe(10);
		expect(seen).toBeLessThan(4e6);
		await readFile(bytes, 'a.xlsx', {}, ({ done }) => (seen = done));
		expect(seen).toBeGreaterThan(16e6);
	});
});
