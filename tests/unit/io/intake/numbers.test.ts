import { expect, test } from 'vitest';
import { decimalMarkOf, parseNumber, takeNumber } from '#src/io/intake/numbers.ts';
import { headerUnit, titleUnit } from '#src/io/intake/units.ts';

test.each([
	['１２３．４５', 123.45],
	['１，２３４', 1234],
	['￥1,234.50', 1234.5],
	['￥ 8329.55', 8329.55],
	['¥-9,999.99', -9999.99],
	['-¥5', -5],
	['US$ 5', 5],
	['1.2万', 12_000],
	['1.0199万', 10_199],
	['3亿', 3e8],
	['3百万', 3e6],
	['12.5万元', 125_000],
	['2.5萬', 25_000],
	['3.5k', 3500],
	['2M', 2e6],
	['12%', 0.12],
	['5‰', 0.005],
	['(1,234)', -1234],
	['（1,234.5）', -1234.5],
	['1,234-', -1234],
	['−7', -7],
	['1e3', 1000],
	['8单', 8],
	['41,466.75元', 41_466.75],
	['100元/件', 100],
	[' 12 ', 12],
	['.5', 0.5],
	["1'234", 1234],
	['9007199254740992', 9_007_199_254_740_992],
	['12345678901234567.5', 12_345_678_901_234_568],
])('IN7 %s is %d', (text, value) => expect(parseNumber(text)?.value).toBe(value));

test.each([
	'',
	'—',
	'面议',
	'9007199254740993',
	'9,007,199,254,740,993',
	'440301199001011231',
	'约500',
	'1,23',
	'1,2345',
	'12,34,567',
	'--5',
	'-(3)',
	'1e999',
	'K5',
	'84029B',
	'12.5万/含税',
	'5m',
	'12:30',
	'1 2',
	'NaN',
	'Infinity',
])('IN7 %s is no number', (text) => expect(parseNumber(text)).toBeNull());

test('IN8 a cell that states its scale says so, a sign of currency alone does not', () => {
	expect(parseNumber('3.5万')?.scaled).toBe(true);
	expect(parseNumber('128元')?.scaled).toBe(true);
	expect(parseNumber('¥128')?.scaled).toBe(false);
});

test.each([
	['2025年销售额(万)', '2025年销售额', 10_000],
	['销售额（百万元）', '销售额', 1e6],
	['累计利润【亿元】', '累计利润', 1e8],
	['Sales (USD thousands)', 'Sales', 1000],
	['Revenue ($M)', 'Revenue', 1e6],
	['金额/千元', '金额', 1000],
	['销售额（元）', '销售额', 1],
])('IN8 the header %s has a unit', (header, name, factor) => {
	const found = headerUnit(header);
	expect([found.name, found.unit?.factor]).toEqual([name, factor]);
});

test.each(['petal length (cm)', 'Height (m)', '省/市', '价格', 'size_k', '重量(kg)'])(
	'IN8 the header %s has no unit of money',
	(header) => expect(headerUnit(header).unit).toBeNull(),
);

test.each([
	['制表：销售管理部　单位：万元', 10_000],
	['2017年度客户汇总表（销售部导出，单位：元）', 1],
	['金额单位：人民币亿元', 1e8],
	['Unit: RMB million', 1e6],
	['Sales report (in thousands)', 1000],
])('IN8 the title %s states a unit', (title, factor) => expect(titleUnit(title)?.factor).toBe(factor));

test('IN9 the decimal mark a text allows', () => {
	expect(decimalMarkOf('1.234,50')).toBe(',');
	expect(decimalMarkOf('99,90')).toBe(',');
	expect(decimalMarkOf('1,234.50')).toBe('.');
	expect(decimalMarkOf('1,234')).toBeNull();
	expect(parseNumber('1.234,50', ',')?.value).toBe(1234.5);
});

test('IN10 the first number of a text', () => {
	expect(takeNumber('约30')?.value).toBe(30);
	expect(takeNumber('12.5万/含税')).toMatchObject({ value: 125_000, scaled: true });
	expect(takeNumber('面议')).toBeNull();
});
