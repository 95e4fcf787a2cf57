import { describe, expect, test } from 'vitest';
import type { WatchMeasure, WatchTest } from '#src/core/model/index.ts';
import { alertReason } from '#src/core/segment/watch/index.ts';
import { columnsOf, customersOf, lines, requestOf, tierScheme } from '../../../../support/segment-cases.ts';
import { history, outcomeOf, watched, watchRule } from '../../../../support/watch-cases.ts';

const RHYTHM: WatchMeasure = { kind: 'metric', metric: 'rhythm' };
const RECENCY: WatchMeasure = { kind: 'metric', metric: 'recencyDays' };
const column = (id: string): WatchMeasure => ({ kind: 'column', column: id });
const value = (op: '<' | '<=' | '>' | '>=', limit: number): WatchTest => ({
	kind: 'value',
	op,
	value: limit,
});
const LINES = requestOf(
	lines([
		[0, 100, 10],
		[0, 110, 10],
		[1, 100, 10],
		[1, 128, 10],
		[2, 130, 10],
	]),
	{ analysisDate: 131, customerCount: 4 },
);

describe('values', () => {
	test('WAT8 silence is measured in the own rhythm', () => {
		const outcome = outcomeOf(LINES, RHYTHM, value('>', 2));
		expect([...outcome.rows]).toEqual([0]);
		expect([...outcome.facts]).toEqual([2.1, 2, 21, 10]);
		expect(alertReason(outcome, 0)).toEqual({
			code: 'watchSilent',
			args: { measure: 'metric:rhythm', value: 2.1, limit: 2, days: 21, gap: 10 },
		});
		expect(outcome).toMatchObject({ judged: 2, noValue: 2, amount: 20 });
	});

	test('WAT8 every comparator keeps its promise on the limit', () => {
		const rows = (op: '<' | '<=' | '>' | '>=') => [
			...outcomeOf(columnsOf({ any: [1, 2, 3, 4] }), column('c1'), value(op, 5), {
				columns: { c1: Float64Array.of(4, 5, 6, Number.NaN) },
			}).rows,
		];
		expect([rows('<'), rows('<='), rows('>'), rows('>=')]).toEqual([[0], [0, 1], [2], [1, 2]]);
	});

	test('WAT8 a column is compared with another one, and who lacks either is not judged', () => {
		const columns = {
			owed: Float64Array.of(90, 120, Number.NaN, 80),
			limit: Float64Array.of(100, 100, 100, Number.NaN),
		};
		const outcome = outcomeOf(
			columnsOf({ any: [1, 2, 3, 4] }),
			column('owed'),
			{ kind: 'column', op: '>', column: 'limit' },
			{
				columns,
			},
		);
		expect([...outcome.rows]).toEqual([1]);
		expect(outcome).toMatchObject({ judged: 2, noValue: 2 });
	});

	test('WAT8 metrics of customers without orders are missing', () => {
		const outcome = outcomeOf(LINES, { kind: 'metric', metric: 'amount' }, value('<', 15));
		expect([...outcome.rows]).toEqual([2]);
		expect(outcome.noValue).toBe(1);
	});

	test('WAT9 judged and not judged add up to all customers, and money to their sales', () => {
		const request = history([9, 8, 8, 6, 5, 4], [9, 8, 7, 6, 6, 5], [3, 2])('month');
		const rules = [
			watchRule(RECENCY, value('>', 3)),
			watchRule({ kind: 'period', figure: 'amount', unit: 'month' }, { kind: 'history', side: 'below' }),
			watchRule({ kind: 'period', figure: 'orders', unit: 'month' }, value('<', 2)),
		];
		for (const { judged, noValue, short, rows, amount } of watched(request, rules).outcomes) {
			expect(judged + noValue + short).toBe(3);
			expect(amount).toBe([...rows].reduce((sum, row) => sum + ([40, 41, 5][row] ?? 0), 0));
		}
	});

	test('WAT10 rules that cannot be asked say why, and the others are asked', () => {
		const period: WatchMeasure = { kind: 'period', figure: 'amount', unit: 'quarter' };
		const rules = [
			watchRule(column('gone'), value('>', 1)),
			watchRule(period, value('>', 1)),
			watchRule({ kind: 'confirmed' }, { kind: 'cadence' }),
			watchRule(RHYTHM, { kind: 'history', side: 'below' }),
			watchRule(RHYTHM, value('>', 1)),
			watchRule(RECENCY, { kind: 'column', op: '>', column: 'gone' }),
			watchRule({ kind: 'score', scheme: 'gone' }, value('>', 1)),
			watchRule(RECENCY, value('>', 5), { isOn: false }),
			watchRule(RECENCY, value('>', 5)),
		];
		const { outcomes } = watched(customersOf([[10, 1, 5]]), rules);
		expect(outcomes.map(({ fault }) => fault?.code ?? null)).toEqual([
			'watch.gone',
			'watch.noLines',
			'watch.noConfirmed',
			'watch.mismatch',
			'watch.gone',
			'watch.gone',
			'watch.gone',
			null,
		]);
		expect([...(outcomes.at(-1)?.rows ?? [])]).toEqual([0]);
	});

	test('WAT10 a scheme that gives no points cannot be measured', () => {
		const request = { ...LINES, schemes: [tierScheme()] };
		const [outcome] = watched(request, [
			watchRule({ kind: 'score', scheme: 'tiers' }, value('>', 1)),
		]).outcomes;
		expect(outcome?.fault).toEqual({ code: 'watch.gone', args: { measure: 'points:tiers' } });
	});

	test('WAT11 an alert names what it compared', () => {
		const reason = (measure: WatchMeasure, given: WatchTest) =>
			alertReason(outcomeOf(history([9, 8, 8, 6, 5, 4])('month'), measure, given), 0);
		const sales: WatchMeasure = { kind: 'period', figure: 'amount', unit: 'month' };
		expect(reason(sales, value('<', 5))).toEqual({
			code: 'watchValue',
			args: { measure: 'period:amount:month', op: '<', value: 4, limit: 5 },
		});
		expect(reason(sales, { kind: 'run', direction: 'falling', periods: 2 })).toEqual({
			code: 'watchFalling',
			args: { measure: 'period:amount:month', values: 3, value1: 6, value2: 5, value3: 4 },
		});
		const flat = history([...new Array<number>(8).fill(50), 20])('quarter');
		const quarter: WatchMeasure = { kind: 'period', figure: 'amount', unit: 'quarter' };
		const outcome = outcomeOf(flat, quarter, { kind: 'history', side: 'outside' });
		expect(alertReason(outcome, 0)).toEqual({
			code: 'watchBelow',
			args: { measure: 'period:amount:quarter', value: 20, limit: 50, mean: 50, periods: 8 },
		});
	});
});

describe('bad input', () => {
	test('WAT13 huge, infinite, negative and missing values give results without NaN', () => {
		const wild = [1e308, -1e308, 1e308, Infinity, -5, 0, 1e308, 1e308, 1e308, -1e308];
		const request = {
			...history(wild, [1e308], [Number.NaN, Number.NaN])('month'),
			filter: {
				...{ excludeMissingCustomer: true, excludeNonPositiveQuantity: false },
				...{ excludeNonPositivePrice: false, excludeReturns: false },
			},
		};
		const sales: WatchMeasure = { kind: 'period', figure: 'amount', unit: 'month' };
		const tests: WatchTest[] = [
			{ kind: 'history', side: 'outside' },
			{ kind: 'run', direction: 'falling', periods: 1 },
			value('<', 1e308),
			value('>=', -Infinity),
		];
		for (const given of tests) {
			const { facts, amount, judged, noValue, short } = outcomeOf(request, sales, given);
			expect(facts.every((each) => Number.isFinite(each))).toBe(true);
			expect(Number.isFinite(amount)).toBe(true);
			expect(judged + noValue + short).toBe(3);
		}
	});

	test('WAT13 one customer, no complete period, nothing dated', () => {
		const sales: WatchMeasure = { kind: 'period', figure: 'amount', unit: 'quarter' };
		const below: WatchTest = { kind: 'history', side: 'below' };
		const one = requestOf(lines([[0, 46_000, 5]]));
		expect(outcomeOf(one, sales, below)).toMatchObject({ judged: 0, short: 1, fault: null });
		const undated = { ...lines([[0, 1, 5]]), date: null };
		expect(outcomeOf(requestOf(undated), sales, below).fault?.code).toBe('watch.noLines');
		const never = requestOf(lines([[0, Number.NaN, 5]]));
		expect(outcomeOf(never, sales, below).fault?.code).toBe('watch.noLines');
	});
});
