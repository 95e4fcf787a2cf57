import { describe, expect, it } from 'vitest';
import {
	cellAt,
	columnOf,
	computeView,
	createTable,
	distinctValues,
	filterView,
	Finder,
	selectionStats,
	serialOf,
	sortView,
	type CellValue,
	type ColumnSpec,
	type Table,
} from '#src/core/table/index.ts';

const cities = ['上海', '南京', null, 'Ab', '上海', 'ab', '南京', null];
const amounts: CellValue[] = [3, -1, null, { unread: '面议' }, 0, 3, -1e9, 0.5];
const days = [1, 2, 3, 4, 5, 6, 7, 8].map((day) => serialOf(2026, 6, day));

function sheet(): Table {
	const spec = (id: string, type: ColumnSpec['type']): ColumnSpec => ({ id, name: id, type });
	return createTable('t', 't', 'other', 8, [
		columnOf(spec('city', 'choice'), cities),
		columnOf(spec('amount', 'number'), amounts),
		columnOf(spec('day', 'date'), days),
	]);
}
const table = sheet();
const rows = (view: Uint32Array | null) => (view ? [...view] : null);
const key = (column: string, descending = false) => ({ column, descending });

describe('sort', () => {
	it('VIEW1 a view without conditions and keys is null', () => {
		expect(computeView(table, [], [])).toBeNull();
		expect(computeView(table, [{ column: 'day', kind: 'present' }], [])).toBeNull();
		expect(rows(computeView(table, [{ column: 'city', kind: 'missing' }], [key('day', true)]))).toEqual([
			7, 2,
		]);
	});

	it('SORT1 equal first keys go by the second, equal rows keep their order', () => {
		expect(rows(sortView(table, null, [key('city')]))).toEqual([3, 5, 0, 4, 1, 6, 2, 7]);
		expect(rows(sortView(table, null, [key('city'), key('amount', true)]))).toEqual([3, 5, 0, 4, 1, 6, 7, 2]);
		expect(rows(sortView(table, null, [key('gone')]))).toBeNull();
	});

	it('SORT2 unread cells follow the values and empty cells come last, both ways', () => {
		expect(rows(sortView(table, null, [key('amount')]))).toEqual([6, 1, 4, 7, 0, 5, 3, 2]);
		expect(rows(sortView(table, null, [key('amount', true)]))).toEqual([0, 5, 7, 4, 1, 6, 3, 2]);
	});

	it('SORT3 numbers agree with a plain sort, texts with the rank given', () => {
		let seed = 5;
		const values = Array.from(
			{ length: 3000 },
			() => ((seed = (seed * 48_271) % 2_147_483_647), (seed - 1e9) / (1 + (seed % 97))),
		);
		values.push(0, -0, 1e-300, -1e-300, 1e300);
		const numbers = createTable('n', 'n', 'other', values.length, [
			columnOf({ id: 'n', name: 'n', type: 'number' }, values),
		]);
		const sorted = rows(sortView(numbers, null, [key('n')])) ?? [];
		const expected = values.map((_, row) => row).sort((a, b) => (values[a] ?? 0) - (values[b] ?? 0) || a - b);
		expect(sorted).toEqual(expected);
		const rank = () => Uint32Array.of(1, 0, 2, 2);
		expect(rows(sortView(table, null, [key('city')], rank))).toEqual([1, 6, 0, 4, 3, 5, 2, 7]);
	});
});

describe('filter', () => {
	it('FILT1 all conditions have to be met', () => {
		const city = { column: 'city', kind: 'in', values: ['上海', '南京'], missing: false } as const;
		expect(rows(filterView(table, [city, { column: 'amount', kind: 'range', min: 0, max: null }]))).toEqual([
			0, 4,
		]);
		expect(rows(filterView(table, [{ column: 'gone', kind: 'missing' }]))).toBeNull();
	});

	it('FILT2 values are named as text, number or ISO day', () => {
		expect(rows(filterView(table, [{ column: 'city', kind: 'in', values: ['Ab'], missing: true }]))).toEqual([
			2, 3, 7,
		]);
		expect(
			rows(filterView(table, [{ column: 'amount', kind: 'in', values: ['3', '面议'], missing: false }])),
		).toEqual([0, 3, 5]);
		expect(
			rows(filterView(table, [{ column: 'day', kind: 'in', values: ['2026-06-03'], missing: false }])),
		).toEqual([2]);
	});

	it('FILT3 ranges include their ends and leave out cells without a number', () => {
		expect(rows(filterView(table, [{ column: 'amount', kind: 'range', min: -1, max: 0.5 }]))).toEqual([
			1, 4, 7,
		]);
		expect(rows(filterView(table, [{ column: 'city', kind: 'range', min: 0, max: null }]))).toEqual([]);
	});

	it('FILT4 contains ignores case and reads unread texts', () => {
		expect(rows(filterView(table, [{ column: 'city', kind: 'contains', text: 'AB' }]))).toEqual([3, 5]);
		expect(rows(filterView(table, [{ column: 'amount', kind: 'contains', text: '议' }]))).toEqual([3]);
	});

	it('FILT5 empty, filled and unread cells are three things', () => {
		expect(rows(filterView(table, [{ column: 'amount', kind: 'missing' }]))).toEqual([2]);
		expect(rows(filterView(table, [{ column: 'amount', kind: 'present' }]))).toEqual([0, 1, 3, 4, 5, 6, 7]);
		expect(rows(filterView(table, [{ column: 'amount', kind: 'unread' }]))).toEqual([3]);
	});
});

describe('distinct, find, figures', () => {
	it('DIST1 counts follow the view', () => {
		const [city, amount] = table.columns;
		if (!city || !amount) throw new Error('columns');
		const all = distinctValues(city, null);
		expect([all.values, [...all.counts], all.missing]).toEqual([
			['上海', '南京', 'Ab', 'ab'],
			[2, 2, 1, 1],
			2,
		]);
		const part = distinctValues(amount, Uint32Array.of(0, 3, 5, 2));
		expect([part.values, [...part.counts], part.missing, [...part.unread]]).toEqual([
			[3],
			[2],
			1,
			[['面议', 1]],
		]);
	});

	it('DIST1 very many numbers are counted like few', () => {
		const many = Array.from({ length: 60_000 }, (_, i) => (i * 7919) % 30_000);
		const found = distinctValues(columnOf({ id: 'm', name: 'm', type: 'number' }, many), null);
		expect([found.values.length, found.values[1], found.counts.every((count) => count === 2)]).toEqual([
			30_000,
			1,
			true,
		]);
	});

	it('FIND1 goes on in reading order and round the end', () => {
		const finder = new Finder(table, table.columns, Uint32Array.of(4, 3, 0), '上海', {
			wholeCell: false,
			matchCase: false,
		});
		expect(finder.next({ position: 0, column: 0 })).toEqual({ position: 2, column: 0 });
		expect(finder.next({ position: 2, column: 0 })).toEqual({ position: 0, column: 0 });
		expect(finder.next({ position: 0, column: 0 }, true)).toEqual({ position: 2, column: 0 });
		expect(finder.count()).toBe(2);
		expect(
			new Finder(table, table.columns, null, '', { wholeCell: false, matchCase: false }).next({
				position: 0,
				column: 0,
			}),
		).toBeNull();
	});

	it('FIND2 case, whole cells and shown numbers', () => {
		const count = (query: string, wholeCell: boolean, matchCase: boolean) =>
			new Finder(
				table,
				table.columns,
				null,
				query,
				{ wholeCell, matchCase },
				(_, value) => `¥${value}.00`,
			).count();
		expect([
			count('ab', false, false),
			count('ab', false, true),
			count('上', true, false),
			count('上', false, false),
		]).toEqual([2, 1, 0, 2]);
		expect([count('-1', true, false), count('¥0.5', false, false), count('2026-06-08', true, false)]).toEqual(
			[1, 1, 1],
		);
	});

	it('STAT1 overlapping ranges count once and dates are not added', () => {
		const ranges = [
			{ top: 0, bottom: 3, left: 1, right: 2 },
			{ top: 2, bottom: 5, left: 1, right: 1 },
		];
		expect(selectionStats(table, table.columns, null, ranges)).toEqual({
			cells: 10,
			filled: 9,
			numbers: 4,
			sum: 5,
			average: 1.25,
			min: -1,
			max: 3,
		});
		const none = selectionStats(table, table.columns, null, [{ top: 0, bottom: 7, left: 2, right: 2 }]);
		expect([none.numbers, none.average, none.filled]).toEqual([0, null, 8]);
	});

	it('STAT2 whole columns, parts and views agree with a loop', () => {
		const count = 70_000;
		const values: CellValue[] = Array.from({ length: count }, (_, i) =>
			i % 9 === 0 ? null : Math.sin(i) * 10 ** (i % 12),
		);
		const big = createTable('b', 'b', 'other', count, [
			columnOf({ id: 'n', name: 'n', type: 'number' }, values),
		]);
		const order = sortView(big, null, [key('n')]);
		const whole = { top: 0, bottom: count - 1, left: 0, right: 0 };
		const plain = selectionStats(big, big.columns, null, [whole]);
		expect(selectionStats(big, big.columns, order, [whole])).toEqual(plain);
		const part = selectionStats(big, big.columns, order, [{ ...whole, top: 10, bottom: 40_000 }]);
		const [column] = big.columns;
		if (!column || !order) throw new Error('column');
		const loop = [...order.subarray(10, 40_001)]
			.map((row) => cellAt(column, row))
			.filter((value) => typeof value === 'number');
		expect(part.numbers).toBe(loop.length);
		expect(part.sum).toBeCloseTo(
			loop.reduce((sum, value) => sum + value, 0),
			-3,
		);
		expect(part.min).toBe(Math.min(...loop));
	});
});
