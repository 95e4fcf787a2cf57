import { describe, expect, test } from 'vitest';
import type { TierScheme } from '#src/core/model/index.ts';
import {
	analyse,
	isSummable,
	reasonFor,
	usualBest,
	type SegmentRequest,
	type TierDetail,
} from '#src/core/segment/index.ts';
import { isRatio } from '#src/core/segment/tiers/summable.ts';
import { classIds, columnsOf, customersOf, run, tierScheme } from '../../../support/segment-cases.ts';

const column = { measure: { kind: 'column' as const, column: 'v' } };
const by = (rule: 'customers' | 'values', cuts: readonly number[], changes: Partial<TierScheme> = {}) =>
	tierScheme({ ...column, by: rule, cuts, ...changes });
const tiersOf = (values: readonly number[], scheme: TierScheme) => run(columnsOf({ v: values }), scheme);
const letters = (values: readonly number[], scheme: TierScheme) =>
	classIds(tiersOf(values, scheme))
		.map((id) => id.replace('tier', ''))
		.join(' ');
const faultOf = (request: SegmentRequest, scheme: TierScheme) => {
	const [outcome] = analyse({ ...request, schemes: [scheme] }).schemes;
	return outcome?.ok === false ? outcome.fault.code : null;
};

describe('tiers without a total', () => {
	test('TIE7 shares of a total that says nothing are refused, other tiers are not', () => {
		const request = { ...columnsOf({ v: [3, 2, 1] }), ratios: ['v'] };
		expect(faultOf(request, tierScheme(column))).toBe('segment.notSummable');
		expect(faultOf(request, tierScheme({ measure: { kind: 'metric', metric: 'averageOrder' } }))).toBe(
			'segment.notSummable',
		);
		expect(faultOf(request, by('customers', [0.5]))).toBeNull();
		expect(faultOf(request, by('values', [2]))).toBeNull();
		expect(faultOf({ ...request, ratios: [] }, tierScheme(column))).toBeNull();
	});

	test('TIE7 what is a ratio: format, role or name', () => {
		const plain = { decimals: null, style: 'plain' } as const;
		const names = (list: readonly string[]) =>
			list.filter((name) => isRatio({ name, format: plain }, undefined));
		const ratios = [
			'毛利率',
			'毛利率(%)',
			'平均客单价',
			'市场占比',
			'均价（元）',
			'Margin %',
			'Win rate',
			'Market share',
		];
		expect(names(ratios)).toEqual(ratios);
		expect(names(['毛利', '效率部订单', '销售额(万元)', 'Moderate', 'Sales', 'Shares held'])).toEqual([]);
		expect(isRatio({ name: 'Margin', format: { decimals: 1, style: 'percent' } }, 'customer.margin')).toBe(
			true,
		);
		expect(isRatio({ name: 'Wallet', format: plain }, 'customer.shareOfWallet')).toBe(true);
		expect(isRatio({ name: '平均', format: { decimals: 2, style: 'money' } }, undefined)).toBe(false);
		expect(isSummable({ kind: 'metric', metric: 'amount' }, [])).toBe(true);
		expect(isSummable({ kind: 'score', scheme: 's' }, [])).toBe(false);
		expect(usualBest({ kind: 'metric', metric: 'rhythm' })).toBe('low');
		expect(usualBest({ kind: 'metric', metric: 'averageOrder' })).toBe('high');
	});

	test('TIE8 shares of the customers, the best first, equal values together', () => {
		expect(letters([50, 40, 30, 20, 10], by('customers', [0.2, 0.6]))).toBe('A B B C C');
		expect(letters([50, 40, 30, 20, 10], by('customers', [0.2, 0.6], { best: 'low' }))).toBe('C C B B A');
		expect(letters([9, 9, 9, 1, 0], by('customers', [0.2, 0.6]))).toBe('A A A C C');
		expect(letters([9, 9, 9, 9], by('customers', [0.2, 0.6]))).toBe('A A A A');
		expect(tiersOf([9, 9, 9], by('customers', [0.5])).warnings.map(({ code }) => code)).toContain(
			'tiersConstant',
		);
	});

	test('TIE8 the order of customers does not matter', () => {
		const values = Array.from({ length: 60 }, (_, i) => (i * 37) % 17);
		const scheme = by('customers', [0.1, 0.4, 0.8]);
		const own = classIds(tiersOf(values, scheme));
		expect(classIds(tiersOf(values.toReversed(), scheme)).toReversed()).toEqual(own);
	});

	test('TIE9 fixed values: one that is reached is inside, values at or below 0 are ranked as any other', () => {
		expect(letters([0.3, 0.2, 0.19, 0, -0.1], by('values', [0.2, 0]))).toBe('A A B B C');
		expect(letters([10, 30, 31, 90, 91], by('values', [30, 90], { best: 'low' }))).toBe('A A B B C');
		const missing = tiersOf([5, Number.NaN, 1], by('values', [2]));
		expect(classIds(missing)).toEqual(['tierA', 'missingValue', 'tierB']);
	});

	test.each([
		['high', [2, 5]],
		['high', [5, 5]],
		['low', [5, 2]],
		['high', [Number.NaN]],
		['high', [Infinity, 1]],
	] as const)('TIE9 values out of order are refused: %s %j', (best, cuts) => {
		expect(faultOf(columnsOf({ v: [1, 9] }), by('values', cuts, { best }))).toBe('segment.cutsNotIncreasing');
	});

	test('TIE10 what the negative values take away', () => {
		const lost = (values: readonly number[]) =>
			(tiersOf(values, tierScheme(column)).detail as TierDetail).lost;
		expect(lost([60, -10, 50, -30, 30])).toBeCloseTo(40, 12);
		expect(lost([1, 2])).toBe(0);
		expect(lost([1, -1e308, -1e308])).toBe(Number.MAX_VALUE);
	});

	test('TIE6 the top of the curve is among its points', () => {
		const values = Array.from({ length: 4000 }, (_, i) => (i < 3333 ? 10 : -7));
		const { curve, peak } = tiersOf(values, tierScheme(column)).detail as TierDetail;
		expect(peak?.customers).toBe(3333);
		expect(curve.customers.length).toBeLessThanOrEqual(500);
		expect([...curve.customers]).toContain(3333 / 4000);
		expect(Math.max(...curve.share)).toBeCloseTo(1, 12);
	});

	test.each([
		['one customer', [5]],
		['all ties', [3, 3, 3]],
		['all missing', [Number.NaN, Number.NaN]],
		['the ends of the range', [1e308, -1e308, Infinity, -Infinity, 0]],
	] as const)('TIE8 TIE9 %s: a class for everyone and no NaN', (_, values) => {
		for (const scheme of [by('customers', [0.2, 0.5]), by('values', [1e307, 0])]) {
			const result = tiersOf(values, scheme);
			const detail = result.detail as TierDetail;
			expect(result.summary.reduce((sum, { count }) => sum + count, 0)).toBe(values.length);
			for (const { lowest, highest, cut } of detail.tiers)
				for (const each of [lowest, highest, cut]) expect(Number.isNaN(each)).toBe(false);
			values.forEach((__, row) => expect(reasonFor(result, row).code).toMatch(/^tier/u));
		}
	});

	test.each([
		['customers', [0.2, 0.5], 'high'],
		['customers', [0.1, 0.3, 0.8], 'low'],
		['values', [70, 20], 'high'],
		['values', [10, 55], 'low'],
	] as const)('REA3 the value named separates the tiers: by %s %j, %s', (rule, cuts, best) => {
		const values = Array.from({ length: 80 }, (_, i) => 1 + ((i * 53) % 97));
		const scheme = by(rule, cuts, { best });
		const result = tiersOf(values, scheme);
		const own = classIds(result);
		let named = 0;
		for (let row = 0; row < values.length; row += 3) {
			const { next } = reasonFor(result, row);
			if (!next) continue;
			named++;
			const at = (value: number) => classIds(tiersOf(values.with(row, value), scheme))[row];
			const value = Number(next.args['value']);
			const up = best === 'high' ? 1 : -1;
			const isRise = next.code.startsWith('tierReach');
			expect(at(isRise ? value : value - up * 0.01)).toBe(next.args['class']);
			expect(at(isRise ? value - up * 0.01 : value + up * 0.01)).toBe(own[row]);
		}
		expect(named).toBeGreaterThan(20);
	});

	test('TIE2 a customer without orders is in no tier of days', () => {
		const request = customersOf([
			[1, 2, 30],
			[2, 0, 0],
		]);
		const result = run(
			request,
			tierScheme({ measure: { kind: 'metric', metric: 'recencyDays' }, by: 'customers', cuts: [0.5] }),
		);
		expect(classIds(result)).toEqual(['tierA', 'noOrders']);
	});
});
