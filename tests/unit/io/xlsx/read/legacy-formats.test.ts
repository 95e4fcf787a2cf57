import { describe, expect, test } from 'vitest';
import { utils, write, type BookType, type WorkBook } from 'xlsx';
import { gridOf, readQuietly } from '../../../../support/make-xlsx.ts';

const ROWS = [
	['客户编号', '金额', '日期', '备注'],
	['00123', 1234.5, 45351, 'a & <b>'],
	['1E5', -0.001, 45351.5, '  blank  '],
	['110101199003074514', 0, 60, '两行\n文字'],
	['合计', null, null, null],
];

function book(): WorkBook {
	const sheet = utils.aoa_to_sheet(ROWS);
	for (const cell of ['C2', 'C3', 'C4']) (sheet[cell] as { z: string }).z = 'yyyy-mm-dd';
	sheet['!merges'] = [{ s: { r: 4, c: 0 }, e: { r: 4, c: 1 } }];
	const flags = utils.aoa_to_sheet([[true, false]]);
	const workbook = utils.book_new();
	utils.book_append_sheet(workbook, sheet, '数据');
	utils.book_append_sheet(workbook, flags, 'flags');
	workbook.Workbook = { Sheets: [{ Hidden: 0 }, { Hidden: 1 }] };
	return workbook;
}

const bytesOf = (type: BookType) =>
	new Uint8Array(write(book(), { type: 'array', bookType: type }) as ArrayBuffer);

describe.each(['xlsx', 'xlsb', 'biff8', 'ods'] as const)('XR23 %s', (type) => {
	const format = type === 'biff8' ? 'xls' : type;

	test(`XR23 ${format} gives the cells that were written`, async () => {
		const workbook = await readQuietly(bytesOf(type), `a.${format}`);
		expect(workbook.format).toBe(format);
		expect(workbook.notes.some(({ code }) => code === 'wrongExtension')).toBe(false);
		expect(workbook.sheets.map(({ name }) => name)).toEqual(['数据', 'flags']);
		expect(gridOf(workbook)).toEqual(ROWS);
		expect(gridOf(workbook, 1)).toEqual([[true, false]]);
		expect(workbook.sheets[0]!.merges).toEqual([{ top: 4, left: 0, bottom: 4, right: 1 }]);
		const dates = workbook.sheets[0]!.columns[2]!;
		expect(workbook.formats[dates.formats![1]!]).toMatch(/y.*m.*d/i);
	});

	test(`XR23 ${format} preview`, async () => {
		const workbook = await readQuietly(bytesOf(type), `a.${format}`, { maxRows: 2 });
		expect(gridOf(workbook)).toEqual(ROWS.slice(0, 2));
		expect(workbook.sheets[0]!.partial).toBe(true);
	});
});

test('XR23 an .xls cut short is refused', async () => {
	const bytes = bytesOf('biff8');
	await expect(readQuietly(bytes.slice(0, bytes.length / 2), 'a.xls')).rejects.toMatchObject({
		name: 'AppError',
	});
});
