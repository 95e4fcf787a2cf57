import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readClipboard, readHtml, readTsv, writeHtml, writeTsv } from '#src/io/clipboard/index.ts';

const fixture = (name: string) =>
	readFileSync(new URL(`../../../fixtures/clipboard/${name}`, import.meta.url), 'utf8');
const both = (name: string) => readClipboard(fixture(`${name}.html`), fixture(`${name}.txt`));

describe('clipboard', () => {
	it('CLP1 quotes, line breaks and ends', () => {
		expect(readTsv('a\tb\r\n1\t2\r\n')).toEqual([
			['a', 'b'],
			['1', '2'],
		]);
		expect(readTsv('"a\tb"\t"say ""hi"""\n"x\r\ny"\t')).toEqual([
			['a\tb', 'say "hi"'],
			['x\ny', ''],
		]);
		expect(readTsv('5" pipe\t"half\n"whole" rest')).toEqual([['5" pipe', '"half'], ['"whole" rest']]);
		expect(readTsv('a\n\nb')).toEqual([['a'], [''], ['b']]);
		expect(readTsv('one')).toEqual([['one']]);
		expect(readTsv('')).toEqual([]);
	});

	it('CLP2 any cells come back from the text', () => {
		const cell = fc.string({ unit: fc.constantFrom('a', '中', '"', '\t', '\n', ' ', '1') });
		const rows = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 5 });
		const back = fc.property(rows, (table) => {
			expect(readTsv(writeTsv(table))).toEqual(table);
		});
		fc.assert(back, { seed: 1, numRuns: 500 });
	});

	it('CLP3 Excel', () => {
		expect(both('excel')).toEqual([
			[
				{ text: '00123', isText: true },
				{ text: '上海宏泰&Co <华东>' },
				{ text: '1,234.6', number: 1234.5678 },
				{ text: '2026/6/30', number: 46_203 },
			],
			[
				{ text: '110101199003074514', isText: true },
				{ text: '第一行\n第二行' },
				{ text: '77', number: 77 },
				{ text: '' },
			],
		]);
	});

	it('CLP4 WPS', () => {
		expect(both('wps')).toEqual([
			[
				{ text: '007', isText: true },
				{ text: '南通思拓风机', isText: true },
				{ text: '12.34%', number: 0.1234 },
			],
			[{ text: '合并单元格', isText: true }, { text: '' }, { text: '8.3', number: 8.3 }],
		]);
	});

	it('CLP5 Google Sheets', () => {
		expect(both('sheets')).toEqual([
			[
				{ text: '007', isText: true },
				{ text: 'Line one\nLine two', isText: true },
				{ text: '1,234.57', number: 1234.5678 },
			],
			[{ text: 'TRUE' }, { text: '' }, { text: '2026-06-30', number: 46_203 }],
		]);
	});

	it('CLP4 cells merged over rows keep the columns below them', () => {
		const html = '<table><tr><td rowspan=2>a<td>b<tr><td>c<tr><td>d<td>e</table>';
		expect(readHtml(html)?.map((row) => row.map((cell) => cell.text))).toEqual([
			['a', 'b'],
			['', 'c'],
			['d', 'e'],
		]);
	});

	it('CLP6 markup comes back', () => {
		const table = [
			[
				{ text: '<b>&amp;"x"', isText: true as const },
				{ text: '1.5', number: 1.5 },
			],
			[{ text: 'a\nb', isText: true as const }, { text: '' }],
		];
		expect(readHtml(writeHtml(table))).toEqual(table);
		expect(writeHtml([[{ text: '<script>alert(1)</script>' }]])).not.toContain('<script>');
	});

	it('CLP7 text decides where the markup is of another shape', () => {
		expect(readClipboard('<p>no table</p>', 'a\tb')).toEqual([[{ text: 'a' }, { text: 'b' }]]);
		expect(readClipboard('<table><tr><td>layout</td></tr></table>', 'a\tb')).toEqual([
			[{ text: 'a' }, { text: 'b' }],
		]);
		expect(readClipboard('<table><tr><td>only</td></tr></table>', '')).toEqual([[{ text: 'only' }]]);
		expect(readClipboard('', '')).toBeNull();
	});

	it('CLP8 broken markup does not throw', () => {
		const piece = fc.constantFrom(
			'<table>',
			'<tr',
			'<td x:num=',
			'>',
			'</td>',
			'<!--',
			'-->',
			'&#x110000;',
			'&#99999999;',
			'"',
			"<td data-sheets-value='{'>",
			'<style>',
			'x',
			'<table><table>',
			'rowspan=9999999',
		);
		const markup = fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join(''));
		fc.assert(
			fc.property(markup, (html) => void readHtml(html)),
			{ seed: 2, numRuns: 2000 },
		);
		expect(readHtml(`<table><tr><td>${'<'.repeat(50_000)}</table>`)).not.toBeUndefined();
	});
});
