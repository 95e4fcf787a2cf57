import { describe, expect, test } from 'vitest';
import type { WatchRule } from '#src/core/model/index.ts';
import { reasonFormats } from '#src/i18n/reasons.ts';
import { alertText, ALERT_CODES, recordStateName, watchFaultText, watchRuleName } from '#src/i18n/watch.ts';

const LANGUAGES = ['zh-CN', 'en'] as const;
const formats = (locale: 'zh-CN' | 'en') =>
	reasonFormats({ locale, currency: 'CNY', columnName: (id) => `Column ${id}`, classes: [] });
const both = (code: string, args: Readonly<Record<string, string | number>>) =>
	LANGUAGES.map((locale) => alertText({ code, args }, formats(locale)));

describe('watch rules in words', () => {
	test('WAT11 sales below the own limit are told with limit, mean and number of periods', () => {
		const args = { value: 120_000, limit: 310_000, mean: 580_000, periods: 9 };
		expect(both('watchBelow', { measure: 'period:amount:quarter', ...args })).toEqual([
			'近一季销售额 12 万元，低于自身下限 31 万元（过去 9 季均值 58 万元）',
			'Last quarter’s sales ¥120K, below own lower limit ¥310K (mean of the 9 quarters before ¥580K)',
		]);
	});

	test('WAT11 orders, days and columns are told in their units', () => {
		const orders = { measure: 'period:orders:month', values: 3, value1: 9, value2: 5, value3: 1 };
		expect(both('watchFalling', orders)).toEqual([
			'订单数连续下降：9 单 → 5 单 → 1 单',
			'Orders down in a row: 9 orders → 5 orders → 1 order',
		]);
		expect(both('watchCadence', { measure: 'confirmed', value: 214, limit: 180 })).toEqual([
			'214 天未核对，超过周期 180 天',
			'Not confirmed for 214 days, cadence 180 days',
		]);
		const owed = { measure: 'column:c1', op: '>', value: 120, limit: 100, column: 'column:c2' };
		expect(both('watchColumn', owed)).toEqual([
			'Column c1 120，高于Column c2 100',
			'Column c1 120, above Column c2 100',
		]);
		const silent = { measure: 'metric:rhythm', value: 7.4, limit: 2, days: 185, gap: 25 };
		expect(both('watchSilent', silent)).toEqual([
			'185 天没有下单，是自身间隔 25 天的 7.4 倍，超过 2 倍',
			'No order for 185 days, 7.4 times the own gap of 25 days, above 2',
		]);
		expect(both('watchValue', { measure: 'metric:orders', op: '<=', value: 1, limit: 2 })).toEqual([
			'订单数 1 单，不超过 2 单',
			'Orders 1 order, at most 2 orders',
		]);
	});

	test('WAT11 every code has a sentence in both languages', () => {
		for (const code of ALERT_CODES)
			for (const text of both(code, {
				measure: 'metric:amount',
				op: '<=',
				value: 1,
				limit: 2,
				mean: 3,
				values: 0,
			}))
				expect(text).not.toContain(code);
		for (const code of ['gone', 'noLines', 'noConfirmed', 'mismatch'])
			for (const locale of LANGUAGES)
				expect(watchFaultText({ code: `watch.${code}`, args: {} }, formats(locale))).not.toContain('watch.');
		expect(LANGUAGES.map((locale) => recordStateName('overdue', locale))).toEqual(['已过期', 'Overdue']);
	});

	test('WAT11 a rule without a name of its own is called what it says', () => {
		const name = (rule: Pick<WatchRule, 'measure' | 'test'>, own: string | null = null) =>
			LANGUAGES.map((locale) => watchRuleName({ name: own, ...rule }, formats(locale)));
		const quarter = { kind: 'period', figure: 'orders', unit: 'quarter' } as const;
		expect(name({ measure: quarter, test: { kind: 'run', direction: 'falling', periods: 3 } })).toEqual([
			'订单数连续下降 3 季',
			'Orders down 3 quarters in a row',
		]);
		expect(name({ measure: quarter, test: { kind: 'history', side: 'outside' } })).toEqual([
			'近一季订单数超出自身上下限',
			'Last quarter’s orders outside own limits',
		]);
		const silent = { kind: 'metric', metric: 'rhythm' } as const;
		const test = { kind: 'value', op: '>', value: 2 } as const;
		expect(name({ measure: silent, test })).toEqual(['停单倍数 > 2 倍', 'Gaps since last order > 2']);
		expect(name({ measure: silent, test }, 'Mine')).toEqual(['Mine', 'Mine']);
	});
});
