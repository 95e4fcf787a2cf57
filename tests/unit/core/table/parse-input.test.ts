import { describe, expect, it } from 'vitest';
import {
	columnOf,
	inputText,
	parseInput,
	serialOf,
	type CellValue,
	type ColumnSpec,
} from '#src/core/table/index.ts';

const spec = (type: ColumnSpec['type'], format?: ColumnSpec['format']): ColumnSpec => ({
	id: 'c',
	name: 'c',
	type,
	...(format ? { format } : {}),
});
const number = (text: string) => parseInput(spec('number'), text);
const date = (text: string) => parseInput(spec('date'), text);

describe('typed input', () => {
	it('INP1 text columns keep zeros, long ids and spaces', () => {
		for (const text of ['007', '110101199003074514', '5E1', ' a ', '=1+1'])
			expect(parseInput(spec('text'), text)).toBe(text);
	});

	it.each([
		['1,234.5', 1234.5],
		['１，２３４', 1234],
		['￥1,200', 1200],
		['-3.5万', -35_000],
		['1.1万', 11_000],
		['1.2亿', 120_000_000],
		['12%', 0.12],
		['0.7%', 0.007],
		['(1,234)', -1234],
		['−5', -5],
		['.5', 0.5],
		['1e3', 1000],
		['3.5万元', 35_000],
		['$ 5', 5],
	])('INP2 %s is a number', (text, value) => expect(number(text)).toBe(value));

	it.each(['2026-06-30', '2026/6/30', '2026.6.30', '2026年6月30日', '20260630', '２０２６－０６－３０'])(
		'INP3 %s is a date',
		(text) => expect(date(text)).toBe(serialOf(2026, 6, 30)),
	);

	it('INP3 a time is the fraction of the day, and false days are no dates', () => {
		expect(date('2026-06-30 06:00')).toBe(serialOf(2026, 6, 30) + 0.25);
		for (const text of ['2026-02-30', '2026-13-01', '2026-06-30 25:00', '30/6/2026'])
			expect(date(text)).toEqual({ unread: text });
	});

	it('INP4 unread texts are kept, blanks empty the cell', () => {
		for (const text of ['面议', '1,23', '--5', '1.2.3', '(-5)', '5万%'])
			expect(number(text)).toEqual({ unread: text });
		expect(number('  ')).toBeNull();
		expect(parseInput(spec('text'), '')).toBeNull();
		expect([
			parseInput(spec('boolean'), '是'),
			parseInput(spec('boolean'), 'FALSE'),
			parseInput(spec('boolean'), '也许'),
		]).toEqual([1, 0, { unread: '也许' }]);
	});

	it('INP5 values come back from the text they are edited in', () => {
		const cases: [ColumnSpec, CellValue][] = [
			[spec('number'), -1234.000_1],
			[spec('number'), 1e21],
			[spec('number', { decimals: 0, style: 'percent' }), 0.07],
			[spec('number', { decimals: 0, style: 'percent' }), -0.123_456],
			[spec('date'), 46_203],
			[spec('date', { decimals: null, style: 'datetime' }), 46_203.5],
			[spec('boolean'), 1],
			[spec('number'), { unread: '面议' }],
			[spec('text'), '007'],
			[spec('text'), null],
		];
		for (const [column, value] of cases)
			expect(parseInput(column, inputText(columnOf(column, []), value))).toEqual(value);
	});
});
