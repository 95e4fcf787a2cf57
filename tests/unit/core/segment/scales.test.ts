import { describe, expect, test } from 'vitest';
import { answerOf, answersOf } from '#src/core/segment/scales/answers.ts';
import {
	proposeBatteries,
	questionColumns,
	reportScale,
	scaleColumn,
} from '#src/core/segment/scales/index.ts';
import { endsOf } from '#src/core/segment/scales/propose.ts';
import { MOST_END } from '#src/core/model/index.ts';
import { columnOf, createTable, toNumbers, type CellValue, type Column } from '#src/core/table/index.ts';

const numbers = (id: string, values: readonly CellValue[], name = id) =>
	columnOf({ id, name, type: 'number' }, [...values]);
const texts = (id: string, values: readonly CellValue[], name = id) =>
	columnOf({ id, name, type: 'choice' }, [...values]);
const RULE = { lowest: 1, highest: 5, atLeast: 0.5 };
const ask = (columns: readonly Column[], reversed: readonly boolean[] = columns.map(() => false)) =>
	reportScale({ ...RULE, reversed, areSheets: false }, columns);

describe('answers', () => {
	test.each([
		['5', 5],
		[' 4 分', 4],
		['3 - neutral', 3],
		['５：非常同意', 5],
		['非常不同意', 1],
		['不太满意', 2],
		['说不清', 3],
		['比较符合', 4],
		['完全同意', 5],
		['从不', 1],
		['有时', 3],
		['Strongly disagree', 1],
		['Somewhat agree', 4],
		['Neither agree nor disagree', 3],
		['Very dissatisfied', 1],
		['Very satisfied', 5],
		['always', 5],
		['2026-01-05', Number.NaN],
		['不适用', Number.NaN],
		['n/a', Number.NaN],
		['', Number.NaN],
	])('SCL1 %s is %d', (text, answer) => expect(answerOf(text)).toBe(answer));

	test('SCL1 of a column of texts or numbers; dates hold none', () => {
		expect([...answersOf(texts('q', ['同意', null, '不适用', '非常不同意']))!]).toEqual([4, NaN, NaN, 1]);
		expect([...answersOf(numbers('q', [2, null]))!]).toEqual([2, NaN]);
		expect(answersOf(columnOf({ id: 'd', name: 'd', type: 'date' }, [45_000]))).toBeNull();
	});
});

describe('proposals', () => {
	const table = [
		numbers('c1', [1, 4, 5, 3], 'Q1 新品'),
		numbers('c2', [2, 4, 5, 3], 'q2. 价格'),
		numbers('c3', [1, 40, 5, 3], '员工数'),
		texts('c4', ['同意', '不同意', '一般', '同意'], 'Q10'),
		numbers('c5', [7, 4, 5, 3], '信任1'),
		numbers('c6', [7, 1, 5, 3], '信任2'),
		numbers('c7', [0, 1, 1, 0], 'Q11'),
		numbers('c8', [1, 2, 3, 4], 'Q12'),
	];
	test('SCL2 batteries by the common part of their names; columns with a role are none', () => {
		const roles = { c2: 'customer.tags', c8: 'customer.satisfaction' } as const;
		expect(proposeBatteries(table, roles)).toEqual([
			{ stem: 'q', columns: ['c1', 'c2', 'c4'], lowest: 1, highest: 5 },
			{ stem: '信任', columns: ['c5', 'c6'], lowest: 1, highest: 7 },
		]);
		expect(questionColumns(table, roles).map(({ id }) => id)).toEqual(['c1', 'c2', 'c4', 'c5', 'c6']);
	});
	test('SCL2 without numbers in the names three with the same ends', () => {
		const named = ['创新', '价格', '服务'].map((name, i) => numbers(`c${i}`, [1, 3, 5], name));
		expect(proposeBatteries(named, {}).map(({ columns }) => columns)).toEqual([['c0', 'c1', 'c2']]);
		expect(proposeBatteries(named.slice(1), {})).toEqual([]);
	});
	test.each([
		[1, 4, [1, 5]],
		[2, 7, [1, 7]],
		[1, 9, [1, 10]],
		[0, 3, [0, 4]],
		[0, 5, [0, 6]],
		[0, 8, [0, 10]],
		[-3, 3, [-3, 3]],
	])('SCL3 answers from %d to %d', (least, most, ends) => expect(endsOf(least, most)).toEqual(ends));

	test('SCL4 what goes against the others is turned round, with the reason', () => {
		const found = ask([
			numbers('a', [1, 2, 4, 5, 3]),
			numbers('b', [5, 4, 2, 1, 2]),
			numbers('c', [1, 2, 5, 4, 3]),
			numbers('d', [2, 1, 4, 5, 3]),
		]);
		expect(found.reversed).toEqual([false, true, false, false]);
		expect(found.correlations[1]).toBeLessThan(-0.9);
		expect(found.correlations[0]).toBeGreaterThan(0.9);
		expect(found.battery.ok && found.battery.items[1]!.restCorrelation).toBeLessThan(0);
	});
	test('SCL4 fewer are turned, of two halves not the first', () => {
		const up = [1, 2, 3, 4, 5];
		const down = up.toReversed();
		const of = (...values: readonly (readonly number[])[]) =>
			ask(values.map((each, i) => numbers(`c${i}`, each))).reversed;
		expect(of(down, up, up)).toEqual([true, false, false]);
		expect(of(up, down, down)).toEqual([true, false, false]);
		expect(of(down, up)).toEqual([false, true]);
		expect(of(up, up, up)).toEqual([false, false, false]);
	});
});

describe('values and report', () => {
	const scale = {
		...RULE,
		id: 's1',
		name: 'Trust',
		items: [
			{ column: 'a', reversed: false },
			{ column: 'b', reversed: true },
			{ column: 'c', reversed: false },
		],
	};
	const customers = createTable('t', 'T', 'customers', 4, [
		numbers('a', [5, 4, null, 9]),
		numbers('b', [1, null, null, 2]),
		texts('c', ['同意', '非常同意', '一般', null]),
	]);
	test('SCL5 mean of the answered ones where at least half are answered', () => {
		expect([...toNumbers(scaleColumn(scale, customers, { table: customers, join: null }).column)]).toEqual([
			14 / 3,
			4.5,
			NaN,
			NaN,
		]);
		expect([
			...toNumbers(scaleColumn({ ...scale, atLeast: 1 }, customers, { table: customers, join: null }).column),
		]).toEqual([14 / 3, NaN, NaN, NaN]);
		const third = { ...scale, atLeast: 1 / 3 };
		expect([...toNumbers(scaleColumn(third, customers, { table: customers, join: null }).column)]).toEqual([
			14 / 3,
			4.5,
			3,
			4,
		]);
	});

	test('SCL6 α by hand: 1.5 · (1 − 5.91667 ÷ 16.25)', () => {
		const found = ask([numbers('a', [1, 2, 3, 4]), numbers('b', [1, 2, 3, 5]), numbers('c', [2, 2, 4, 4])]);
		if (!found.battery.ok) throw new Error(found.battery.why);
		expect(found.battery.alpha).toBeCloseTo(1.5 * (1 - (5 / 3 + 35 / 12 + 4 / 3) / 16.25), 12);
		expect(found.battery.alpha).toBeCloseTo(0.953_846_153_8, 9);
		expect([found.answered, found.customers, found.known]).toEqual([[4, 4, 4], 4, 4]);
		expect(found.mean).toBeCloseTo(2.75, 12);
	});

	test('SCL6 the question that does not belong is named, one that belongs is not', () => {
		const good = [
			numbers('a', [1, 2, 3, 4, 5, 4]),
			numbers('b', [1, 2, 3, 5, 5, 4]),
			numbers('c', [2, 2, 4, 4, 5, 4]),
		];
		expect(ask([...good, numbers('d', [3, 5, 1, 4, 2, 3])]).drop).toBe(3);
		expect(ask(good).drop).toBeNull();
	});

	test('SCL6 turned round as told, α is that of turned answers', () => {
		const columns = [numbers('a', [1, 2, 3, 4]), numbers('b', [5, 4, 3, 1]), numbers('c', [2, 2, 4, 4])];
		const found = ask(columns, [false, true, false]);
		expect(found.battery.ok && found.battery.alpha).toBeCloseTo(0.953_846_153_8, 9);
	});

	test('SCL7 too little gives the reason, columns that are gone give unknown', () => {
		expect(ask([numbers('a', [1, 2])]).battery).toEqual({ ok: false, why: 'tooFewItems' });
		expect(ask([numbers('a', [1]), numbers('b', [2])]).battery).toEqual({ ok: false, why: 'tooFewRows' });
		expect(ask([numbers('a', [3, 3]), numbers('b', [3, 3])])).toMatchObject({
			battery: { ok: false, why: 'constant' },
			reversed: [false, false],
			correlations: [null, null],
		});
		const nothing = ask([numbers('a', [null, null]), texts('b', ['x', 'y'])]);
		expect(nothing).toMatchObject({ known: 0, mean: null, drop: null, answered: [0, 0] });
		expect(ask([])).toMatchObject({ battery: { ok: false, why: 'tooFewItems' }, customers: 0 });
		const gone = createTable('t', 'T', 'customers', 2, []);
		expect([...toNumbers(scaleColumn(scale, gone, { table: gone, join: null }).column)]).toEqual([NaN, NaN]);
		const wild = ask([numbers('a', [1e308, -1e308, 3]), numbers('b', [1, 2, 3])]);
		expect(wild).toMatchObject({ answered: [1, 3], known: 3 });
	});

	test('SCL7 ends at the edge of what is allowed stay finite', () => {
		const rule = { lowest: -MOST_END, highest: MOST_END, atLeast: 0.5, areSheets: false };
		const columns = [numbers('a', [-MOST_END, MOST_END, 0]), numbers('b', [MOST_END, MOST_END, 1e308])];
		const found = reportScale({ ...rule, reversed: [true, false] }, columns);
		expect(JSON.stringify(found)).not.toMatch(/NaN|Infinity/);
		expect(found.mean).toBe(MOST_END / 3);
		expect(found.battery).toMatchObject({ ok: true, n: 2 });
	});

	test('SCL8 the order of customers and texts does not matter', () => {
		const rows = ['同意', '不同意', '非常同意', '一般', '同意', null];
		const values = [4, 2, 5, 3, 3, 1];
		const one = ask([texts('a', rows), numbers('b', values)]);
		const other = ask([texts('a', rows.toReversed()), numbers('b', values.toReversed())]);
		expect(one.battery.ok).toBe(true);
		expect(other).toEqual(one);
	});
});
