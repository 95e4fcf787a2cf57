import fc from 'fast-check';
import { strToU8 } from 'fflate';
import { expect, test } from 'vitest';
import { FormatTable } from '#src/io/xlsx/read/formats.ts';
import { SharedStrings } from '#src/io/xlsx/read/shared-strings.ts';
import { SheetReader } from '#src/io/xlsx/read/sheet.ts';
import { readNumber } from '#src/io/xlsx/read/number.ts';
import { TextTable } from '#src/io/text-table.ts';
import { worksheet } from '../../../../support/make-xlsx.ts';

const SHEET = strToU8(
	worksheet(
		'<row r="1" spans="1:4"><c r="A1" t="s"><v>0</v></c><c r="B1" s="1"><v>-12.25</v></c><c r="C1" t="inlineStr"><is><t>客户 &amp; co</t></is></c></row>' +
			'<row r="2"/><row r="4"><c r="A4" t="b"><v>1</v></c><c r="B4"><f>SUM(A1:A3)</f><v>1E3</v></c><c r="D4" t="e"><v>#N/A</v></c><c r="E4" s="1"/></row>',
		'<dimension ref="A1:E4"/>',
		'<mergeCells><mergeCell ref="A1:B1"/></mergeCells>',
	),
);

function readInPieces(cuts: readonly number[]) {
	const book = {
		file: 'f',
		formats: new FormatTable(),
		styles: new Uint16Array([0, 1]),
		own: new TextTable(),
		sharedNeeded: 0,
	};
	const reader = new SheetReader(book, { name: 'S', entry: 'e', size: SHEET.length, maxRows: Infinity });
	let at = 0;
	for (const cut of [...cuts.filter((place) => place < SHEET.length).sort((a, b) => a - b), SHEET.length]) {
		reader.push(SHEET.subarray(at, cut));
		at = cut;
	}
	reader.finish();
	const rows = reader.cells.rowCount;
	const columns = reader.cells
		.finish()
		.map(({ kinds, values, formats }) => [
			[...kinds.subarray(0, rows)],
			[...values.subarray(0, rows)],
			formats && [...formats.subarray(0, rows)],
		]);
	return { columns, merges: reader.merges, texts: book.own.texts, counts: reader.counts, rows };
}

test('XR20 a sheet cut at any single place', () => {
	const whole = readInPieces([]);
	expect(whole.rows).toBe(4);
	for (let cut = 1; cut < SHEET.length; cut++) expect(readInPieces([cut]), String(cut)).toEqual(whole);
});

test('XR20 a sheet cut at many places', () => {
	const whole = readInPieces([]);
	fc.assert(
		fc.property(fc.array(fc.nat(SHEET.length - 1), { maxLength: 60 }), (cuts) => {
			expect(readInPieces(cuts)).toEqual(whole);
		}),
		{ seed: 7, numRuns: 200 },
	);
});

test('XR20 shared strings in single bytes', () => {
	const bytes = strToU8(
		'<?xml version="1.0"?><sst count="3"><si><t>甲</t></si><si/><si><r><t>a</t></r><r><t>b</t></r></si></sst>',
	);
	const strings = new SharedStrings('f', 'e', Infinity);
	for (const byte of bytes) strings.push(Uint8Array.of(byte));
	strings.finish();
	expect(strings.texts).toEqual(['甲', '', 'ab']);
});

test('XR5 any double written as text comes back', () => {
	const read = (text: string) => readNumber(strToU8(text), 0, text.length);
	fc.assert(
		fc.property(
			fc.double({ noNaN: true, noDefaultInfinity: true }),
			fc.integer({ min: 1, max: 17 }),
			(value, digits) => {
				expect(read(String(value))).toBe(Number(String(value)));
				const rounded = value.toPrecision(digits);
				expect(read(rounded)).toBe(Number(rounded));
			},
		),
		{ seed: 11, numRuns: 3000 },
	);
});
