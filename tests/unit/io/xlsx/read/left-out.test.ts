import { describe, expect, test } from 'vitest';
import { readBySheetJs } from '#src/io/sheetjs/read-sheetjs.ts';
import {
	faultOf,
	gridOf,
	makeXlsx,
	readMade,
	readQuietly,
	worksheet,
} from '../../../../support/make-xlsx.ts';

const row = (number: number, cells: string) => `<row r="${String(number)}">${cells}</row>`;
const number = (cell: string, value: string | number) => `<c r="${cell}"><v>${String(value)}</v></c>`;

describe('SheetJS', () => {
	const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
	const cells =
		row(1, '<c r="A1" t="inlineStr"><is><t>甲</t></is></c>' + number('B1', 2.5)) + row(2, number('B2', 3));
	const expected = [
		['甲', 2.5],
		[null, 3],
	];

	test.each([
		[
			'prefix',
			`<x:worksheet xmlns:x="${main}"><x:sheetData>${cells.replace(/<(\/?)(row|c|v|is|t)\b/g, '<$1x:$2')}</x:sheetData></x:worksheet>`,
		],
		['comment', worksheet(`<!-- made by hand -->${cells}`)],
		['foreign element in a row', worksheet(cells.replace('</row>', '<extLst></extLst></row>'))],
	])('XR17 %s: the same cells by SheetJS, noted', async (_name, sheet) => {
		const workbook = await readMade({ sheet });
		expect(workbook.notes).toContainEqual({ code: 'readBySheetJs' });
		expect(gridOf(workbook)).toEqual(expected);
	});

	test('XR17 usual files do not take that way', async () => {
		const workbook = await readMade({ rows: cells });
		expect(workbook.notes).toEqual([]);
		expect(gridOf(workbook)).toEqual(expected);
	});

	test('XR18 rows SheetJS would lose are an error', async () => {
		const bytes = makeXlsx({ rows: cells });
		const fault = await faultOf(readBySheetJs(bytes, 'a.xlsx', 'xlsx', {}, 3));
		expect(fault).toEqual({
			code: 'workbook.sheetIncomplete',
			args: { file: 'a.xlsx', sheet: 'S', declared: 3, read: 2 },
		});
	});
});

test('XR19 what is left out is noted', async () => {
	const workbook = await readMade({
		rows: row(1, number('A1', 1)),
		parts: {
			'xl/vbaProject.bin': 'macro',
			'xl/externalLinks/externalLink1.xml': '<externalLink/>',
			'xl/connections.xml': '<connections/>',
			'xl/media/image1.png': 'png',
			'xl/comments1.xml': '<comments/>',
			'xl/threadedComments/threadedComment1.xml': '<x/>',
		},
	});
	expect(workbook.format).toBe('xlsm');
	expect(workbook.notes.filter(({ code }) => code !== 'wrongExtension')).toEqual([
		{ code: 'macrosDropped', count: 1 },
		{ code: 'externalLinksDropped', count: 2 },
		{ code: 'imagesDropped', count: 1 },
		{ code: 'commentsDropped', count: 2 },
	]);
});

test('XR19 a hidden sheet is noted', async () => {
	const parts = {
		'xl/workbook.xml':
			'<workbook xmlns:r="x"><sheets><sheet name="h" r:id="rId1" state="hidden"/></sheets></workbook>',
	};
	expect((await readMade({ parts })).notes).toEqual([{ code: 'hiddenSheet', sheet: 'h' }]);
	expect((await readQuietly(makeXlsx({}))).notes).toEqual([]);
});
