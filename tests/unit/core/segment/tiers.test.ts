import { describe, expect, test } from 'vitest';
import { analyse, type TierDetail } from '#src/core/segment/index.ts';
import {
	classIds,
	columnsOf,
	customersOf,
	lines,
	requestOf,
	run,
	tierScheme,
} from '../../../support/segment-cases.ts';

const column = { measure: { kind: 'column' as const, column: 'v' } };
const tiersOf = (values: readonly number[], cuts = [0.8, 0.95]) =>
	run(columnsOf({ v: values }), tierScheme({ ...column, cuts }));

describe('tiers', () => {
	test('TIE1 one customer of ten with 80 % is A alone', () => {
		const result = tiersOf([800, ...new Array<number>(9).fill(200 / 9)]);
		expect(result.summary[0]?.count).toBe(1);
		expect(classIds(result)[0]).toBe('tierA');
	});

	test('TIE1 the customer that crosses belongs above and is named', () => {
		const result = tiersOf([50, 20, 20, 6, 4]);
		const { tiers, cumulative } = result.detail as TierDetail;
		expect(classIds(result)).toEqual(['tierA', 'tierA', 'tierA', 'tierB', 'tierC']);
		expect(tiers.map((tier) => tier.crossing)).toEqual([2, 3, null]);
		expect(cumulative[2]).toBeCloseTo(0.9, 12);
	});

	test('TIE1 a cut reached exactly is not crossed, rounding apart', () => {
		expect(classIds(tiersOf([0.1, 0.2, 0.5, 0.2], [0.9]))).toEqual(['tierB', 'tierA', 'tierA', 'tierA']);
		expect((tiersOf([5, 3, 1, 1], [0.8]).detail as TierDetail).tiers[0]?.count).toBe(2);
	});

	test('TIE1 ties follow the key', () => {
		const request = { ...columnsOf({ v: [1, 1, 1, 1, 1] }), keys: ['e', 'd', 'c', 'b', 'a'] };
		expect(classIds(run(request, tierScheme({ ...column, cuts: [0.4] })))).toEqual([
			'tierB',
			'tierB',
			'tierB',
			'tierA',
			'tierA',
		]);
	});

	test('TIE2 values ≤ 0 come last, missing ones apart', () => {
		const result = tiersOf([100, -90, 0, Number.NaN, 100]);
		expect(classIds(result)).toEqual(['tierA', 'tierC', 'tierC', 'missingValue', 'tierA']);
		expect(result.warnings.map(({ code }) => code)).toEqual(['tiersNegatives', 'tiersMissing', 'tiersEmpty']);
		expect((result.detail as TierDetail).gini).toBeNull();
	});

	test('TIE2 a customer without orders is no member of the lowest tier', () => {
		const result = run(
			requestOf(
				lines([
					[0, 45_000, 10],
					[2, 45_000, 1],
				]),
				{ customerCount: 3 },
			),
			tierScheme(),
		);
		expect(classIds(result)).toEqual(['tierA', 'noOrders', 'tierB']);
	});

	test('TIE6 negative values: the peak of the curve over 100 % of what all come to', () => {
		const peakOf = (values: readonly number[]) => (tiersOf(values).detail as TierDetail).peak;
		expect(peakOf([60, -10, 50, -30, 30])?.customers).toBe(3);
		expect(peakOf([60, -10, 50, -30, 30])?.share).toBeCloseTo(1.4, 12);
		expect(peakOf([60, 50, 30])).toBeNull();
		expect(peakOf([10, -10])).toBeNull();
		expect(peakOf([10, -30])).toBeNull();
		expect(peakOf([1e308, 1e308, -1e308])?.share).toBeCloseTo(2, 12);
	});

	test('TIE3 Gini and the top fifth', () => {
		const { gini, topFifthShare } = tiersOf([1, 1, 1, 1, 1]).detail as TierDetail;
		expect(gini).toBeCloseTo(0, 12);
		expect(topFifthShare).toBeCloseTo(0.2, 12);
		expect((tiersOf([0, 0, 0, 0, 10]).detail as TierDetail).gini).toBeCloseTo(0.8, 12);
	});

	test('TIE4 the curve runs from (0, 0) to (1, 1) in at most 500 points', () => {
		for (const n of [1, 3, 499, 5000]) {
			const { curve } = tiersOf(Array.from({ length: n }, (_, i) => i + 1)).detail as TierDetail;
			expect(curve.customers.length).toBeLessThanOrEqual(500);
			expect([curve.customers[0], curve.share[0], curve.customers.at(-1)]).toEqual([0, 0, 1]);
			expect(curve.share.at(-1)).toBeCloseTo(1, 9);
			expect([...curve.share]).toEqual([...curve.share].sort((a, b) => a - b));
		}
	});

	test.each([[[0.9, 0.8]], [[0, 0.5]], [[0.5, 1]], [[Number.NaN]]])('TIE5 cuts %j are refused', (cuts) => {
		const [outcome] = analyse({
			...columnsOf({ v: [1, 2] }),
			schemes: [tierScheme({ ...column, cuts })],
		}).schemes;
		expect(outcome).toMatchObject({ ok: false, fault: { code: 'segment.cutsNotIncreasing' } });
	});

	test('TIE5 nothing positive, nothing at all, and the end of the range', () => {
		for (const values of [
			[0, 0],
			[-5, -1],
			[Number.NaN, Number.NaN],
			[1.7e308, 1.7e308, 1.7e308],
		]) {
			const result = tiersOf(values);
			const { total, cumulative, topFifthShare } = result.detail as TierDetail;
			expect(Number.isNaN(total) || Number.isNaN(topFifthShare ?? 0)).toBe(false);
			values.forEach((value, row) => expect(Number.isNaN(cumulative[row])).toBe(Number.isNaN(value)));
		}
		expect(tiersOf([0, 0]).warnings[0]?.code).toBe('tiersNoTotal');
		expect(classIds(tiersOf([-5, -1]))).toEqual(['tierC', 'tierC']);
	});

	test('SEG1 counts and amounts of the classes add up to all', () => {
		const result = run(
			customersOf([
				[1, 2, 30],
				[2, 0, 0],
				[4, 5, 60],
				[9, 1, -4],
			]),
			tierScheme(),
		);
		expect(result.summary.reduce((sum, each) => sum + each.count, 0)).toBe(4);
		expect(result.summary.reduce((sum, each) => sum + each.share, 0)).toBeCloseTo(1, 12);
		expect(result.summary.reduce((sum, each) => sum + each.amount, 0)).toBe(86);
		expect(result.summary.reduce((sum, each) => sum + (each.shareOfAmount ?? 0), 0)).toBeCloseTo(1, 12);
	});
});
