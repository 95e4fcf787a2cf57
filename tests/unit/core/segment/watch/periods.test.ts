import { describe, expect, test } from 'vitest';
import type { PeriodMeasure, WatchTest } from '#src/core/model/index.ts';
import { processLimits } from '#src/core/segment/watch/index.ts';
import { serialOf } from '#src/core/table/index.ts';
import { lines, requestOf } from '../../../../support/segment-cases.ts';
import { history, outcomeOf } from '../../../../support/watch-cases.ts';

const SALES: PeriodMeasure = { kind: 'period', figure: 'amount', unit: 'month' };
const ORDERS: PeriodMeasure = { ...SALES, figure: 'orders' };
const BELOW: WatchTest = { kind: 'history', side: 'below' };
const above = (value: number): WatchTest => ({ kind: 'value', op: '>', value });
const steady = [100, 104, 96, 102, 98, 100, 103, 97];

describe('periods', () => {
	test('WAT1 the last complete period ends on the analysis date or before', () => {
		const of = (month: number, day: number) => {
			const columns = lines([
				[0, serialOf(2026, 1, 1), 10],
				[0, serialOf(2026, 2, 15), 20],
				[0, serialOf(2026, 3, 15), 40],
			]);
			const request = requestOf(columns, { analysisDate: serialOf(2026, month, day) });
			const { facts, period } = outcomeOf(request, SALES, above(0));
			return [facts[0], period?.from, period?.to];
		};
		expect(of(3, 31)).toEqual([40, serialOf(2026, 3, 1), serialOf(2026, 3, 31)]);
		expect(of(3, 30)).toEqual([20, serialOf(2026, 2, 1), serialOf(2026, 2, 28)]);
		expect(of(4, 1)).toEqual([40, serialOf(2026, 3, 1), serialOf(2026, 3, 31)]);
	});

	test('WAT1 quarters add up their months, returns and lines after the analysis date do not count', () => {
		const columns = lines([
			[0, serialOf(2026, 1, 1), 10],
			[0, serialOf(2026, 2, 28), 20],
			[0, serialOf(2026, 3, 31), 40],
			[0, serialOf(2026, 3, 31), -5],
			[0, serialOf(2026, 4, 1), 80],
		]);
		const request = requestOf(columns, { analysisDate: serialOf(2026, 3, 31) });
		const { facts } = outcomeOf(request, { ...SALES, unit: 'quarter' }, above(0));
		expect([...facts]).toEqual([70, 0]);
	});

	test('WAT2 the period of the first order counts only where it could be used from its first day', () => {
		const from = (day: number) => {
			const rows = Array.from(
				{ length: 10 },
				(_, i) => [0, serialOf(2025, i + 1, i === 0 ? day : 1), 100 - i] as const,
			);
			return outcomeOf(requestOf(lines(rows), { analysisDate: serialOf(2025, 10, 31) }), SALES, {
				...{ kind: 'history', side: 'outside' },
			});
		};
		expect(from(1).facts[3]).toBe(9);
		expect(from(2).facts[3]).toBe(8);
	});

	test('WAT2 a period without orders counts as 0', () => {
		const request = history([...steady, 0, 0, 500])('month');
		const [value, limit, mean, periods] = outcomeOf(request, SALES, { kind: 'history', side: 'above' }).facts;
		expect([value, mean, periods]).toEqual([500, 80, 10]);
		expect(limit).toBeCloseTo(80 + (2.66 * (4 + 8 + 6 + 4 + 2 + 3 + 6 + 97 + 0)) / 9, 10);
	});

	test('WAT2 only the latest 120 periods are looked at', () => {
		const values = Array.from({ length: 150 }, (_, i) => (i < 100 ? 1000 + i : 100 + (i % 2)));
		const request = history([...values, 0])('month');
		expect(outcomeOf(request, SALES, { kind: 'history', side: 'outside' }).judged).toBe(1);
		const run = outcomeOf(request, SALES, above(-1));
		expect([...run.facts]).toEqual([0, -1]);
		const [, , mean, periods] = outcomeOf(history([...values, 1e6])('month'), SALES, {
			...{ kind: 'history', side: 'above' },
		}).facts;
		expect(periods).toBe(119);
		expect(mean).toBeCloseTo(values.slice(-119).reduce((sum, each) => sum + each, 0) / 119, 8);
	});
});

describe('limits of the own history', () => {
	test('WAT3 the flow rates of the e-handbook of NIST give its limits', () => {
		const flow = Float64Array.of(49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4, 53.6, 52.1);
		const { mean, lower, upper } = processLimits(flow);
		expect(mean).toBeCloseTo(50.81, 10);
		expect(upper).toBeCloseTo(55.8041, 2);
		expect(lower).toBeCloseTo(45.8159, 2);
	});

	test('WAT3 the period judged is not among those the limits come from', () => {
		const outcome = outcomeOf(history([...steady, 60])('quarter'), { ...SALES, unit: 'quarter' }, BELOW);
		const ranges = [4, 8, 6, 4, 2, 3, 6];
		const range = ranges.reduce((sum, each) => sum + each, 0) / ranges.length;
		expect([...outcome.facts]).toEqual([60, expect.closeTo(100 - 2.66 * range, 10), 100, 8]);
		expect(outcome).toMatchObject({ judged: 1, short: 0, amount: 860 });
	});

	test('WAT4 seven earlier periods are not enough', () => {
		const outcome = outcomeOf(
			history([Number.NaN, ...steady.slice(1), 1], [...steady, 1])('month'),
			SALES,
			BELOW,
		);
		expect([...outcome.rows]).toEqual([1]);
		expect(outcome).toMatchObject({ judged: 1, short: 1 });
	});

	test('WAT5 a value on a limit is not beyond it', () => {
		const flat = new Array<number>(8).fill(50);
		const request = history([...flat, 50], [...flat, 49.99], [...flat, 50.01])('month');
		const rows = (side: 'below' | 'above' | 'outside') => [
			...outcomeOf(request, SALES, { kind: 'history', side }).rows,
		];
		expect([rows('below'), rows('above'), rows('outside')]).toEqual([[1], [2], [1, 2]]);
	});

	test('WAT6 customers whose lower limit is not above 0 are counted', () => {
		const wild = [1, 200, 3, 180, 1, 240, 2, 190];
		const outcome = outcomeOf(history([...wild, 0], [...steady, 0])('month'), SALES, BELOW);
		expect([...outcome.rows]).toEqual([1]);
		expect(outcome).toMatchObject({ judged: 2, unreachable: 1 });
	});

	test('WAT7 a run holds where each of the last periods lies below the one before', () => {
		const request = history([9, 8, 8, 6, 5, 4], [9, 8, 7, 6, 6, 5], [1, 2, 3, 4, 5, 6], [3, 2])('month');
		const run = (direction: 'falling' | 'rising', periods: number) =>
			outcomeOf(request, SALES, { kind: 'run', direction, periods });
		expect([...run('falling', 3).rows]).toEqual([0]);
		expect([...run('falling', 3).facts]).toEqual([8, 6, 5, 4]);
		expect([...run('rising', 5).rows]).toEqual([2]);
		expect(run('falling', 6)).toMatchObject({ judged: 0, short: 4 });
	});

	test('WAT7 orders are counted per period', () => {
		const day = (month: number, date: number) => serialOf(2026, month, date);
		const columns = lines([
			[0, day(1, 1), 1, 1],
			[0, day(1, 9), 1, 2],
			[0, day(1, 9), 1, 3],
			[0, day(2, 1), 1, 4],
			[0, day(2, 8), 1, 5],
			[0, day(2, 8), 1, 5],
			[0, day(3, 8), 1, 6],
		]);
		const request = requestOf(columns, { analysisDate: day(3, 31) });
		const { facts } = outcomeOf(request, ORDERS, { kind: 'run', direction: 'falling', periods: 2 });
		expect([...facts]).toEqual([3, 2, 1]);
	});
});
