import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	chooseUnit,
	collator,
	countOf,
	dayOfSerial,
	formatAgo,
	formatBytes,
	formatCell,
	formatCompact,
	formatCut,
	formatDay,
	formatDuration,
	formatInUnit,
	formatMoney,
	formatNumber,
	formatPercent,
	formatPoints,
	formatSerial,
	moneyUnit,
	rankTexts,
} from '#src/i18n/index.ts';
import { isoDate } from '#src/core/table/index.ts';

describe('numbers', () => {
	it('FMT1 groups thousands and writes the true minus', () => {
		expect(formatNumber(1234567.891)).toBe('1,234,567.891');
		expect(formatNumber(-1234.5)).toBe('−1,234.5');
		expect(formatNumber(999.9999999)).toBe('1,000');
		expect(formatNumber(0.1 + 0.2)).toBe('0.3');
		expect(formatNumber(12, { decimals: 2, sign: true })).toBe('+12.00');
	});

	it('FMT1 rounds to nothing without a sign', () => {
		expect(formatNumber(-0.004, { decimals: 2 })).toBe('0.00');
		expect(formatNumber(0, { sign: true })).toBe('0');
	});

	it('FMT1 agrees with Intl on any number', () => {
		fc.assert(
			fc.property(
				fc.double({ min: -1e12, max: 1e12, noNaN: true }),
				fc.integer({ min: 0, max: 4 }),
				(value, decimals) => {
					const intl = new Intl.NumberFormat('en', {
						minimumFractionDigits: decimals,
						maximumFractionDigits: decimals,
					});
					const ours = formatNumber(value, { decimals }).replace('−', '-');
					expect(
						Math.abs(Number(ours.replaceAll(',', '')) - Number(intl.format(value).replaceAll(',', ''))),
					).toBeLessThanOrEqual(10 ** -decimals * 1.0001);
					expect(ours).toMatch(/^-?\d{1,3}(,\d{3})*(\.\d+)?$/);
				},
			),
			{ seed: 7, numRuns: 500 },
		);
	});

	it('FMT2 shows a dash for no value', () => {
		for (const text of [
			formatNumber(null),
			formatCompact(Number.NaN, 'en'),
			formatPercent(null),
			formatDay(null, 'iso', 'en'),
		]) {
			expect(text).toBe('—');
		}
		expect(formatMoney(null, 'CNY', null, 'zh-CN')).toBe('—');
	});

	it('FMT3 counts in 万 and 亿, in K, M and B', () => {
		expect(formatCompact(9999, 'zh-CN')).toBe('9,999');
		expect(formatCompact(62_840_000, 'zh-CN')).toBe('6,284 万');
		expect(formatCompact(145_000_000, 'zh-CN')).toBe('1.45 亿');
		expect(formatCompact(62_840_000, 'en')).toBe('62.8M');
	});

	it('FMT3 moves to the next unit when rounding reaches it', () => {
		expect(formatCompact(9999.6, 'zh-CN')).toBe('1 万');
		expect(formatCompact(99_996_000, 'zh-CN')).toBe('1 亿');
		expect(formatCompact(999_960, 'en')).toBe('1M');
	});

	it('FMT3 never shows more than four significant digits above the point of a unit', () => {
		fc.assert(
			fc.property(fc.double({ min: 1e4, max: 9e15, noNaN: true }), (value) => {
				for (const locale of ['zh-CN', 'en'] as const) {
					expect(
						formatCompact(value, locale).replace(/\D/g, '').replace(/^0+/, '').length,
					).toBeLessThanOrEqual(4);
				}
			}),
			{ seed: 8, numRuns: 500 },
		);
	});

	it('FMT4 gives a column one unit', () => {
		expect(chooseUnit(62_840_000, 'zh-CN')).toEqual({ factor: 1e4, label: '万' });
		expect(chooseUnit(62_840_000, 'zh-CN', 'hundredMillion').label).toBe('亿');
		expect(formatInUnit(1_200, chooseUnit(62_840_000, 'zh-CN'), { decimals: 1 })).toBe('0.1');
	});

	it('FMT5 writes money of both languages', () => {
		expect(formatMoney(62_840_000, 'CNY', null, 'zh-CN')).toBe('6,284 万元');
		expect(formatMoney(128, 'USD', null, 'zh-CN')).toBe('128 美元');
		expect(formatMoney(-1240, 'CNY', null, 'en')).toBe('−¥1,240');
		expect(formatMoney(62_840_000, 'GBP', null, 'en')).toBe('£62.8M');
		expect(moneyUnit('CNY', chooseUnit(1e6, 'zh-CN'), 'zh-CN')).toBe('万元');
		expect(formatMoney(12, 'XAU', null, 'zh-CN')).toBe('12 XAU');
	});

	it('FMT6 drops decimals of percent from ten up', () => {
		expect([0, 0.0001, 0.0994, 0.0996, 0.477, 1, -0.031].map((share) => formatPercent(share))).toEqual([
			'0%',
			'<0.1%',
			'9.9%',
			'10%',
			'48%',
			'100%',
			'−3.1%',
		]);
		expect(formatPoints(-0.091, 'zh-CN')).toBe('−9.1 个百分点');
		expect(formatPoints(0.055, 'en')).toBe('+5.5 pp');
	});
});

describe('dates, spans, counts, order', () => {
	it('FMT7 turns serial days into dates as the table core does', () => {
		for (const serial of [1, 59, 60, 61, 25_569, 46_203, 46_203.5, 46_203.999999]) {
			expect(formatSerial(serial, true)).toBe(isoDate(serial, true));
		}
		expect(formatDay(dayOfSerial(46_203), 'long', 'zh-CN')).toBe('2026 年 6 月 30 日');
		expect(formatDay('2026-06-30', 'long', 'en')).toBe('30 Jun 2026');
		expect(formatDay('2026-06-30', 'month', 'zh-CN')).toBe('2026 年 6 月');
	});

	it('FMT8 uses the largest fitting unit', () => {
		expect([30, 720, 10_800, 90_000, 400_000].map((s) => formatAgo(s * 1000, 'zh-CN'))).toEqual([
			'刚刚',
			'12 分钟前',
			'3 小时前',
			'昨天',
			'4 天前',
		]);
		expect([0.93, 8, 125, 4380].map((s) => formatDuration(s, 'zh-CN'))).toEqual([
			'0.9 秒',
			'8 秒',
			'2 分 5 秒',
			'1 小时 13 分',
		]);
		expect([999, 1_800_000, 999_600].map(formatBytes)).toEqual(['999 B', '1.8 MB', '1 MB']);
	});

	it('FMT8 takes the plural of the language', () => {
		expect(countOf('customer', 1, 'en')).toBe('1 customer');
		expect(countOf('customer', 1286, 'en')).toBe('1,286 customers');
		expect(countOf('customer', 1286, 'zh-CN')).toBe('1,286 个客户');
	});

	it('FMT11 cuts a tenth of a percent apart look different; numbers beyond all units have a power of ten', () => {
		expect([0.8, 0.945, 0.95, 0.999].map(formatCut)).toEqual(['80%', '94.5%', '95%', '99.9%']);
		expect(formatNumber(-1e308)).toBe('−1.00 × 10³⁰⁸');
		expect(formatMoney(1e308, 'CNY', null, 'zh-CN')).toBe('1.00 × 10²⁹⁶ 万亿元');
	});

	it('FMT9 ranks by pinyin and by value of digits', () => {
		const texts = ['苏州', '上海', '北京', '10', '2', '重庆'];
		expect([...rankTexts(texts, 'zh-CN')]).toEqual([5, 4, 2, 1, 0, 3]);
		expect(['b', 'B', 'a'].sort(collator('en'))).toEqual(['a', 'b', 'B']);
	});

	it('FMT10 shows cells', () => {
		expect(formatCell('number', undefined, { unread: '面议' }, 'zh-CN')).toBe('面议');
		expect(formatCell('number', undefined, null, 'zh-CN')).toBe('');
		expect(formatCell('boolean', undefined, 1, 'zh-CN')).toBe('是');
		expect(formatCell('date', undefined, 46_203.5, 'en')).toBe('2026-06-30');
		expect(
			formatCell('number', { decimals: 2, style: 'money' }, 84_000, 'zh-CN', { factor: 1e4, label: '万' }),
		).toBe('8.40');
		expect(formatCell('number', { decimals: null, style: 'percent' }, 0.123, 'en')).toBe('12.3%');
	});
});
