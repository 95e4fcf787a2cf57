import fc from 'fast-check';
import { strToU8 } from 'fflate';
import { describe, expect, test } from 'vitest';
import type { RawNote, ReadOptions } from '#src/io/raw.ts';
import { plainNumber } from '#src/io/csv/plain-number.ts';
import { faultOf, gridOf, readQuietly } from '../../../support/make-xlsx.ts';

const read = (content: string | Uint8Array, options: ReadOptions = {}, name = 'a.csv') =>
	readQuietly(typeof content === 'string' ? strToU8(content) : content, name, options);
const grid = async (content: string | Uint8Array, options: ReadOptions = {}) =>
	gridOf(await read(content, options));
const bytes = (...parts: (string | readonly number[])[]) =>
	Uint8Array.from(parts.flatMap((part) => (typeof part === 'string' ? [...strToU8(part)] : part)));
const utf16 = (text: string, isBig: boolean, mark: boolean) => {
	const units = [...(mark ? '\ufeff' : ''), ...text].flatMap((char) =>
		char.split('').map((unit) => unit.charCodeAt(0)),
	);
	return Uint8Array.from(
		units.flatMap((unit) => (isBig ? [unit >> 8, unit & 255] : [unit & 255, unit >> 8])),
	);
};
/** 客户,城市 / 示例,北京 in GBK. */
const GBK = bytes(
	[0xbf, 0xcd, 0xbb, 0xa7],
	',',
	[0xb3, 0xc7, 0xca, 0xd0],
	'\r\n',
	[0xca, 0xbe, 0xc0, 0xfd],
	',',
	[0xb1, 0xb1, 0xbe, 0xa9],
	'\r\n',
);
const note = (notes: readonly RawNote[], code: RawNote['code']) => notes.find((one) => one.code === code);

describe('character sets', () => {
	test.each([
		['UTF-8 with mark', bytes([0xef, 0xbb, 0xbf], '客户,b\n'), 'utf-8', 'bom'],
		['UTF-16LE with mark', utf16('客户,b\n', false, true), 'utf-16le', 'bom'],
		['UTF-16BE with mark', utf16('客户,b\n', true, true), 'utf-16be', 'bom'],
		['UTF-8', strToU8('客户,b\n'), 'utf-8', 'valid'],
	])('CSV1 %s', async (_name, content, name, by) => {
		const workbook = await read(content);
		expect(workbook.encoding).toEqual({ name, by });
		expect(gridOf(workbook)).toEqual([['客户', 'b']]);
	});

	test('CSV1 GB18030 where UTF-8 does not hold', async () => {
		const workbook = await read(GBK);
		expect(workbook.encoding).toEqual({ name: 'gb18030', by: 'valid' });
		expect(gridOf(workbook)).toEqual([
			['客户', '城市'],
			['示例', '北京'],
		]);
	});

	test('CSV2 a chosen character set holds', async () => {
		const big5 = bytes([0xab, 0xc8, 0xa4, 0xe1], ',a\n');
		const workbook = await read(big5, { encoding: 'big5' });
		expect(workbook.encoding).toEqual({ name: 'big5', by: 'user' });
		expect(gridOf(workbook)).toEqual([['客戶', 'a']]);
	});

	test.each([true, false])('CSV3 UTF-16 without mark (big endian: %s)', async (isBig) => {
		const workbook = await read(utf16('id,name,city\n1,abc,def\n', isBig, false));
		expect(workbook.encoding).toEqual({ name: isBig ? 'utf-16be' : 'utf-16le', by: 'fallback' });
		expect(gridOf(workbook)[1]).toEqual([1, 'abc', 'def']);
	});

	test('CSV4 Latin letters with accents', async () => {
		const workbook = await read(bytes('M', [0xfc], 'ller;Stra', [0xdf], 'e\n'));
		expect(workbook.encoding?.name).toBe('windows-1252');
		expect(gridOf(workbook)).toEqual([['Müller', 'Straße']]);
	});

	test('CSV5 lines of another character set', async () => {
		const line = (city: string) => `示例客户,${city}\n`;
		const content = bytes(line('北京'), line('上海'), [...GBK.subarray(11, 20)], '\n', line('广州'));
		const workbook = await read(content);
		expect(workbook.encoding).toEqual({ name: 'utf-8', by: 'fallback' });
		expect(gridOf(workbook)[2]).toEqual(['示例', '北京']);
		expect(note(workbook.notes, 'mixedEncoding')).toEqual({ code: 'mixedEncoding', count: 1, rows: [2] });
	});

	test('CSV5 lone surrogates become U+FFFD', async () => {
		const workbook = await read(bytes('客户,', [0xed, 0xa0, 0x80], 'b\nok,😀\n'));
		expect(gridOf(workbook)[1]).toEqual(['ok', '😀']);
		expect(gridOf(workbook)[0]?.[1]).toMatch(/^\ufffd+b$/);
		expect(note(workbook.notes, 'replacedCharacters')?.count).toBe(1);
	});
});

describe('records', () => {
	test.each([',', '\t', ';', '|'])('CSV6 separator %j is found', async (separator) => {
		const lines = [
			['id', 'name', 'amount'],
			['a1', 'x, y', 'q'],
			['a2', 'z', 'r'],
		];
		const content = lines
			.map((fields) => fields.map((field) => (separator === ',' ? `"${field}"` : field)).join(separator))
			.join('\n');
		expect(await grid(content)).toEqual(lines);
	});

	test('CSV6 decimal commas do not mislead', async () => {
		expect(await grid('id;sales;n\n1;1.234,50;2\n2;7,25;3\n')).toEqual([
			['id', 'sales', 'n'],
			[1, '1.234,50', 2],
			[2, '7,25', 3],
		]);
	});

	test('CSV6 a chosen separator holds', async () => {
		expect(await grid('a,b|c\n', { delimiter: '|' })).toEqual([['a,b', 'c']]);
	});

	test('CSV7 line ends of all kinds, no last one', async () => {
		expect(await grid('id,n\r\na,A\nb,B\rc,C\r\nd,D')).toEqual([
			['id', 'n'],
			['a', 'A'],
			['b', 'B'],
			['c', 'C'],
			['d', 'D'],
		]);
		expect(await grid('a,b\rc,d\r')).toEqual([
			['a', 'b'],
			['c', 'd'],
		]);
	});

	test('CSV8 quotes', async () => {
		expect(await grid('a,b\n1,"北京市\r\n朝阳区, ""国贸""大厦"\n2,""\n')).toEqual([
			['a', 'b'],
			[1, '北京市\n朝阳区, "国贸"大厦'],
			[2, null],
		]);
	});

	test('CSV9 a quote that never closes names its line', async () => {
		const content = `id,note\n1,"two\nlines"\n2,"open\n${'3,x\n'.repeat(10)}`;
		expect(await faultOf(read(content))).toEqual({
			code: 'csv.unterminatedQuote',
			args: { file: 'a.csv', line: 4 },
		});
		const late = `${'1,x\n'.repeat(700_000)}2,"open\n${'3,y\n'.repeat(700_000)}`;
		expect((await faultOf(read(late))).args['line']).toBe(700_001);
	});

	test('CSV10 ragged and blank records', async () => {
		const workbook = await read('Title\n\na,b,c\n1,2,3\n4,5\n\n6,7,8,9\n10\n');
		expect(gridOf(workbook)).toEqual([
			['Title', null, null, null],
			[null, null, null, null],
			['a', 'b', 'c', null],
			[1, 2, 3, null],
			[4, 5, null, null],
			[null, null, null, null],
			[6, 7, 8, 9],
			[10, null, null, null],
		]);
		expect(note(workbook.notes, 'raggedRows')).toEqual({ code: 'raggedRows', count: 3, rows: [4, 6, 7] });
		expect((await read('Title\n\na,b,c\n1,2,3\n')).notes).toEqual([]);
	});

	test('CSV15 too many columns', async () => {
		expect((await faultOf(read(`${'a,'.repeat(16_384)}b\n`))).code).toBe('sheet.tooManyColumns');
		expect((await read(`${'a,'.repeat(16_383)}b\n`)).sheets[0]!.columns).toHaveLength(16_384);
	});
});

describe('fields', () => {
	test('CSV11 only what prints alike is a number', async () => {
		const fields = [
			'00123',
			'110101199003074514',
			'1E5',
			'-5',
			'1.50',
			'+1',
			'.5',
			'5.',
			'-0',
			'1,2',
			'１２',
			' 7',
			'0.5',
			'0',
			'0x1F',
			'1e-7',
			'999999999999999',
		];
		expect(await grid(fields.join(';'), { delimiter: ';' })).toEqual([
			[
				'00123',
				'110101199003074514',
				'1E5',
				-5,
				'1.50',
				'+1',
				'.5',
				'5.',
				'-0',
				'1,2',
				'１２',
				' 7',
				0.5,
				0,
				'0x1F',
				'1e-7',
				999999999999999,
			],
		]);
	});

	test('CSV11 any number: text for text', () => {
		const texts = fc.oneof(
			fc.double().map(String),
			fc.integer().map(String),
			fc.stringMatching(/^-?[0-9]{0,9}\.?[0-9]{0,9}$/),
			fc.string(),
		);
		fc.assert(
			fc.property(texts, (text) => {
				const value = plainNumber(text);
				if (!Number.isNaN(value)) expect(String(value)).toBe(text);
			}),
			{ seed: 3, numRuns: 5000 },
		);
		fc.assert(
			fc.property(fc.integer({ min: -1e14, max: 1e14 }), fc.integer({ min: 0, max: 3 }), (whole, places) => {
				const value = whole / 10 ** places;
				if (value !== 0 && Math.abs(value) < 1e-6) return;
				expect(plainNumber(String(value))).toBe(value);
			}),
			{ seed: 4, numRuns: 2000 },
		);
	});

	test('CSV11 repeating and distinct texts keep their places in long columns', async () => {
		const count = 20_000;
		const content = Array.from({ length: count }, (_, row) => `K${String(row)},g${String(row % 7)}\n`).join(
			'',
		);
		const cells = await grid(content);
		expect(
			cells.every(([key, group], row) => key === `K${String(row)}` && group === `g${String(row % 7)}`),
		).toBe(true);
	});

	test('CSV12 preview', async () => {
		const workbook = await read('a\nb\nc\nd\n', { maxRows: 2 });
		expect(gridOf(workbook)).toEqual([['a'], ['b']]);
		expect(workbook.sheets[0]!.partial).toBe(true);
		expect((await read('a\nb\n', { maxRows: 2 })).sheets[0]!.partial).toBe(false);
	});

	test('CSV13 control and direction characters stay and are noted', async () => {
		const workbook = await read('id,name\n1,a\u0000b\n2,c\u202ed\n3,e\u0085f\n');
		expect(
			gridOf(workbook)
				.slice(1)
				.map((cells) => cells[1]),
		).toEqual(['a\u0000b', 'c\u202ed', 'e\u0085f']);
		expect(workbook.notes).toEqual([
			{ code: 'controlCharacters', count: 2 },
			{ code: 'bidiCharacters', count: 1 },
		]);
	});

	test('CSV14 files longer than a piece', async () => {
		const cell = '客户"甲", 第一行\r\n第二行';
		const line = `"${cell.replaceAll('"', '""')}",12.5,😀x\r\n`;
		const count = Math.ceil(3_300_000 / strToU8(line).length);
		const workbook = await read(strToU8(line.repeat(count)));
		const { columns, rowCount } = workbook.sheets[0]!;
		expect([rowCount, columns.length, workbook.strings]).toEqual([
			count,
			3,
			[cell.replace('\r\n', '\n'), '😀x'],
		]);
		expect(columns[1]!.values.subarray(0, rowCount).every((value) => value === 12.5)).toBe(true);
	});

	test('CSV14 a quoted field longer than several pieces', async () => {
		const long = 'x,\n'.repeat(1_200_000);
		expect(await grid(`a,b\n"${long}",2\n`)).toEqual([
			['a', 'b'],
			[long, 2],
		]);
	});
});

describe('HTML', () => {
	const page =
		'<html><head><meta charset="CS"></head><body><script>globalThis.__pwn=1</script><table><tr><th>编号</th><th>名称</th></tr><tr><td>00002</td><td>乙 &amp; <b>co</b><img src=x onerror="globalThis.__pwn=1"></td></tr></table></body></html>';

	test('CSV16 a table under the name .xls', async () => {
		const workbook = await read(page.replace('CS', 'utf-8'), {}, 'a.xls');
		expect(workbook.format).toBe('html');
		expect(gridOf(workbook)).toEqual([
			['编号', '名称'],
			['00002', '乙 & co'],
		]);
		expect('__pwn' in globalThis).toBe(false);
		expect(workbook.encoding).toEqual({ name: 'utf-8', by: 'valid' });
	});

	test('CSV16 a declared character set holds', async () => {
		const content = bytes(
			'<html><meta charset="gb2312"><table><tr><td>',
			[...GBK.subarray(0, 4)],
			'</td></tr></table></html>',
		);
		const workbook = await read(content, {}, 'a.xls');
		expect(workbook.encoding?.name).toBe('gb18030');
		expect(gridOf(workbook)).toEqual([['客户']]);
	});

	test('CSV16 a page without a table, and odd markup', async () => {
		const fault = await faultOf(read('<html><p>hello</p></html>', {}, 'a.xls'));
		expect(fault).toEqual({ code: 'file.notATable', args: { file: 'a.xls', kind: 'html' } });
		expect((await faultOf(read(`<table>${'<tr><td>'.repeat(50_000)}`, {}, 'a.xls'))).code).toBe(
			'file.unreadable',
		);
		expect(
			(await faultOf(read('<html><table><tr><td colspan=99999>1</td><td>2</td></tr></table>'))).code,
		).toBe('sheet.tooManyColumns');
	});
});

describe('columns of blanks', () => {
	test('CSV17 lines split by runs of blanks', async () => {
		const lines =
			' 00004 0001 19970101  2   29.33\n 00004 0001 19970118  2   29.73\n 00021 0002 19970101  3   63.34\n';
		expect(await grid(lines)).toEqual([
			['00004', '0001', 19970101, 2, 29.33],
			['00004', '0001', 19970118, 2, 29.73],
			['00021', '0002', 19970101, 3, 63.34],
		]);
	});

	test('CSV17 sentences stay one column', async () => {
		expect(await grid('one two\nthree four five\nsix\n')).toEqual([
			['one two'],
			['three four five'],
			['six'],
		]);
	});
});
