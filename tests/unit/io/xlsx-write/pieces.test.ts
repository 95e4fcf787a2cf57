import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { ByteSink, fifteenDigits } from '#src/io/xlsx/write/byte-sink.ts';
import { crc32 } from '#src/io/xlsx/write/crc32.ts';
import { columnLetters, rangeRef, tableName, uniqueSheetNames } from '#src/io/xlsx/write/names.ts';
import { planWorkbook, sheetNamesOf } from '#src/io/xlsx/write/plan.ts';
import { ZipWriter } from '#src/io/xlsx/write/zip.ts';
import { columnOf } from '#src/core/table/index.ts';
import { joined, validateWorkbook } from '../../../support/ooxml-validator.ts';

const textOf = (fill: (sink: ByteSink) => void): string => {
	const sink = new ByteSink(4);
	fill(sink);
	return new TextDecoder().decode(sink.take());
};

describe('pieces of the writer', () => {
	it('XW18 numbers read back as the same double', () => {
		const values = [
			0,
			-0,
			1,
			-1,
			0.1,
			0.07,
			0.29,
			-1.5,
			10.05,
			1 / 3,
			123_456_789.12,
			4_294_967_296,
			9_999_999_999_999.99,
			1e13,
			2 ** 53,
			1e21,
			5e-324,
			-1.7e308,
			1.005,
			99.995,
		];
		for (const value of values)
			expect(Number(textOf((sink) => sink.number(value)))).toBe(value === 0 ? 0 : value);
		expect(textOf((sink) => sink.number(-1234.5))).toBe('-1234.5');
		expect(textOf((sink) => sink.digits(2 ** 53))).toBe('9007199254740992');
	});

	it('XW19 text becomes UTF-8, whatever its width and the room left', () => {
		for (const text of ['abc', '华辰 abc', 'x'.repeat(50) + '𠮷', ''])
			expect(textOf((sink) => sink.text(text))).toBe(text);
	});

	it('XW20 the check sum is the CRC-32 of zip, in pieces as in one', () => {
		const bytes = new TextEncoder().encode('123456789');
		expect(crc32(0, bytes)).toBe(0xcbf43926);
		expect(crc32(crc32(0, bytes.subarray(0, 4)), bytes.subarray(4))).toBe(0xcbf43926);
	});

	it('XW21 the container is a zip that others open', async () => {
		const zip = new ZipWriter();
		await zip.add('名/a.txt', [new Uint8Array([1, 2]), new Uint8Array(0), new Uint8Array([3])]);
		await zip.add('empty', []);
		const { parts, bytes } = zip.finish();
		const whole = joined(parts);
		expect(whole.length).toBe(bytes);
		expect(unzipSync(whole)).toEqual({ '名/a.txt': new Uint8Array([1, 2, 3]), empty: new Uint8Array(0) });
	});

	it('XW22 references', () => {
		expect([0, 25, 26, 701, 702, 16_383].map(columnLetters)).toEqual(['A', 'Z', 'AA', 'ZZ', 'AAA', 'XFD']);
		expect(rangeRef({ top: 0, left: 0, bottom: 0, right: 0 })).toBe('A1');
		const taken = new Set<string>();
		expect(['Customers', 'customers', '客户', 'A1', 'R'].map((name) => tableName(name, taken))).toEqual([
			'Customers',
			'customers_2',
			'Table_',
			'Table_A1',
			'Table_R',
		]);
		expect(uniqueSheetNames(['x', 'X', 'x (2)'])).toEqual(['x', 'X (2)', 'x (2) (2)']);
		expect(uniqueSheetNames(['方案：华东？', '＇［a］／＊＼＇', 'Ａ１', 'a1'])).toEqual([
			...['方案 华东', 'a', 'Ａ１', 'a1 (2)'],
		]);
	});

	it('XW23 a table above 1,048,576 rows continues on further sheets', () => {
		const rowCount = 1_048_576;
		const column = {
			header: 'a',
			headerStyle: {},
			style: {},
			values: columnOf({ id: 'a', name: 'a', type: 'number' }, []),
			formats: [{ kind: 'dataBar', colour: '96C5DF' }],
		} as const;
		const plan = planWorkbook({
			properties: { title: '', custom: {} },
			font: { name: 'Arial', size: 10 },
			definedNames: [],
			sheets: [
				{
					name: '交易',
					visibility: 'visible',
					columns: [],
					body: { kind: 'table', name: 'T', rowCount, columns: [column] },
				},
			],
		});
		expect(plan.sheets.map(({ name, rows, used }) => [name, rows, used.bottom])).toEqual([
			['交易 1', { from: 0, to: 1_048_575 }, 1_048_575],
			['交易 2', { from: 1_048_575, to: 1_048_576 }, 1],
		]);
		expect(plan.notes[0]).toEqual({ code: 'sheetSplit', sheet: '交易', count: 2 });
		expect(plan.sheets[1]!.formats[0]!.range.bottom).toBe(1);
		expect(sheetNamesOf('交易', rowCount)).toEqual(['交易 1', '交易 2']);
	});

	it('XW24 fifteen digits: rounding twice changes nothing, and no number is lost', () => {
		for (const value of [1 / 3, 0.1 + 0.2, 46005.34444444445, 1e15 + 0.5, Number.MAX_VALUE, -0, 12.34]) {
			const once = fifteenDigits(value);
			expect(fifteenDigits(once)).toBe(once);
			expect(Math.abs(once - value)).toBeLessThanOrEqual(Math.abs(value) * 1e-14);
		}
	});

	it('XW25 the validator of these tests notices broken files', async () => {
		const zip = new ZipWriter();
		const part = (path: string, xml: string) => zip.add(path, [new TextEncoder().encode(xml)]);
		await part('[Content_Types].xml', '<Types><Override PartName="/xl/gone.xml" ContentType="x"/></Types>');
		await part(
			'xl/workbook.xml',
			'<workbook><sheets><sheet name="a/b" r:id="rId1"/></sheets><bookViews/></workbook>',
		);
		await part('xl/styles.xml', '<styleSheet><cellXfs count="2"><xf/></cellXfs></styleSheet>');
		await part('xl/sharedStrings.xml', '<sst count="1" uniqueCount="2"><si><t>a</t></si></sst>');
		await part(
			'xl/worksheets/sheet1.xml',
			'<worksheet><sheetData><row r="2"><c r="A3" t="s"><v>7</v></c></row></sheetData><dataValidations/><conditionalFormatting sqref="B2:A1"/></worksheet>',
		);
		const text = validateWorkbook(joined(zip.finish().parts)).problems.join('\n');
		for (const part of [
			'gone.xml, which is not there',
			'has no content type',
			'<bookViews> stands too late',
			'relation rId1 is not declared',
			'sheet name',
			'counts 2 but has 1',
			'uniqueCount',
			'cell A3 in row 2',
			'text of A3',
			'<conditionalFormatting> stands too late',
			'range B2:A1',
		]) {
			expect(text).toContain(part);
		}
	});
});
