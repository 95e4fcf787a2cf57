import { describe, expect, test } from 'vitest';
import { medianGaps, totalOrders } from '#src/core/segment/metrics/orders.ts';
import { createRandom } from '#src/core/stats/index.ts';
import { SALES_ONLY, type TransactionFilter } from '#src/core/model/index.ts';
import { serialOf } from '#src/core/table/index.ts';
import {
	deriveMetrics,
	monthsBefore,
	type MetricsRequest,
	type TransactionColumns,
} from '#src/core/segment/index.ts';
import { lines } from '../../../support/segment-cases.ts';

const DAY = serialOf(2025, 6, 1);

function derive(columns: TransactionColumns, changes: Partial<MetricsRequest> = {}) {
	return deriveMetrics({
		customerCount: columns.customerOf.reduce((max, customer) => Math.max(max, customer), -1) + 1,
		source: { kind: 'transactions', columns },
		filter: SALES_ONLY,
		analysisDate: null,
		windowMonths: null,
		...changes,
	});
}

const dirty: TransactionColumns = {
	customerOf: Int32Array.of(-1, 0, 0, 0, 0, 0, 0, 0),
	date: Float64Array.of(Number.NaN, Number.NaN, DAY, DAY, DAY, DAY + 99, DAY - 800, DAY),
	amount: Float64Array.of(-1, -1, 5, 5, -5, 5, 5, 5),
	quantity: Float64Array.of(-1, -1, 0, 1, 1, 1, 1, 1),
	price: Float64Array.of(-1, 0, 0, 0, 1, 1, 1, 1),
	orderOf: null,
	isReturn: null,
};

describe('metrics', () => {
	test('MET1 a line is counted under the first reason only', () => {
		const { lines: found } = derive(dirty, { analysisDate: DAY + 1, windowMonths: 12 });
		expect(found).toEqual({
			total: 8,
			counted: 1,
			excluded: {
				missingCustomer: 1,
				missingDate: 1,
				nonPositiveQuantity: 1,
				nonPositivePrice: 1,
				return: 1,
				afterAnalysisDate: 1,
				outsideWindow: 1,
			},
			withoutAmount: 0,
		});
	});

	test('MET2 each switch acts alone', () => {
		const off = (name: keyof TransactionFilter) =>
			derive(dirty, { analysisDate: DAY + 1, filter: { ...SALES_ONLY, [name]: false } }).lines.excluded;
		expect(off('excludeNonPositiveQuantity')).toMatchObject({ nonPositiveQuantity: 0, nonPositivePrice: 2 });
		expect(off('excludeNonPositivePrice')).toMatchObject({ nonPositiveQuantity: 1, nonPositivePrice: 0 });
		expect(off('excludeReturns')).toMatchObject({ return: 0 });
		const flagged = {
			...lines([
				[0, DAY, 5],
				[0, DAY, 7],
			]),
			isReturn: Uint8Array.of(1, 0),
		};
		expect(derive(flagged).amount[0]).toBe(7);
		expect(derive(flagged, { filter: { ...SALES_ONLY, excludeReturns: false } }).amount[0]).toBe(12);
	});

	test('MET3 orders are codes, else days, else lines', () => {
		const rows = [
			[0, DAY, 1, 4],
			[0, DAY + 0.6, 1, 4],
			[0, DAY, 1, 5],
			[1, DAY + 3, 1, 4],
			[0, DAY + 3, 1, -1],
			[0, DAY + 3, 1, -1],
		] as const;
		expect([...derive(lines(rows)).orders]).toEqual([3, 1]);
		const byDay = { ...lines(rows), orderOf: null };
		expect([...derive(byDay).orders]).toEqual([2, 1]);
		expect([...derive({ ...byDay, date: null }).orders]).toEqual([5, 1]);
	});

	test('MET3 an order day between others counts once', () => {
		const back = lines([
			[0, DAY + 4, 1],
			[1, DAY, 1],
			[0, DAY, 1],
			[0, DAY + 4, 1],
			[0, DAY, 1],
		]);
		expect([...derive(back).orders]).toEqual([2, 1]);
	});

	test('MET3 orders, first and last day are those of a count line by line', () => {
		const random = createRandom(5);
		const [none, below] = [-1, (most: number) => Math.floor(random.next() * most)];
		for (let round = 0; round < 200; round++) {
			const codes = [1, 4, 40][round % 3] as number;
			const rows = Array.from({ length: below(60) }, () => ({
				customer: below(6) - 1,
				day: below(8) === 0 ? none : DAY + below(9),
				code: round % 4 === 0 ? none : below(codes + 1) - 1,
			}));
			const column = (name: keyof (typeof rows)[0]) => Int32Array.from(rows, (row) => row[name]);
			const found = totalOrders(
				5,
				column('customer'),
				column('day'),
				round % 8 === 0 ? null : column('code'),
			);
			for (let customer = 0; customer < 5; customer++) {
				const own = rows.filter((row) => row.customer === customer);
				const days = own.map(({ day }) => day).filter((day) => day !== none);
				const uncoded = own.filter(({ code }) => code === none);
				const orders =
					new Set(own.map(({ code }) => code).filter((code) => code !== none)).size +
					new Set(uncoded.map(({ day }) => day).filter((day) => day !== none)).size +
					uncoded.filter(({ day }) => day === none).length;
				expect([found.orders[customer], found.first[customer], found.last[customer]]).toEqual(
					days.length === 0
						? [orders, Number.NaN, Number.NaN]
						: [orders, Math.min(...days), Math.max(...days)],
				);
			}
		}
	});

	test('MET4 recency in calendar days from a date that does not depend on the clock', () => {
		const found = derive(
			lines([
				[0, DAY + 0.99, 1],
				[1, DAY + 9.01, 1],
			]),
		);
		expect(found.analysisDate).toBe(DAY + 10);
		expect([...found.recencyDays]).toEqual([10, 1]);
		expect([...derive(lines([[0, DAY + 0.99, 1]]), { analysisDate: DAY }).recencyDays]).toEqual([0]);
	});

	test('MET5 a window ends on the same day of the month', () => {
		expect(monthsBefore(serialOf(2026, 3, 31), 1)).toBe(serialOf(2026, 2, 28));
		expect(monthsBefore(serialOf(2026, 6, 30), 24)).toBe(serialOf(2024, 6, 30));
		const edge = serialOf(2024, 6, 30);
		const found = derive(
			lines([
				[0, edge, 1],
				[1, edge + 1, 1],
				[2, edge, 1],
				[2, edge + 5, 3],
			]),
			{
				customerCount: 4,
				analysisDate: serialOf(2026, 6, 30),
				windowMonths: 24,
			},
		);
		expect([...found.orders]).toEqual([0, 1, 1, 0]);
		expect([...found.lapsed]).toEqual([1, 0, 0, 0]);
		expect(found.amount[2]).toBe(3);
		expect(() => derive({ ...lines([[0, 1, 1]]), date: null }, { windowMonths: 6 })).toThrow(
			'segment.noDates',
		);
	});

	test('MET6 the median of the own gaps', () => {
		const found = derive(
			lines([
				[0, DAY, 1],
				[0, DAY + 10, 1],
				[0, DAY + 10.5, 1],
				[0, DAY + 14, 1],
				[1, DAY, 1],
				[2, DAY + 9, 1],
				[2, DAY, 1],
			]),
		);
		expect([...found.medianGapDays]).toEqual([7, Number.NaN, 9]);
		expect([...found.firstOrder]).toEqual([DAY, DAY, DAY]);
		expect([...found.lastOrder]).toEqual([DAY + 14, DAY, DAY + 9]);
	});

	test('MET6 the median gap is the one that sorting gives', () => {
		const random = createRandom(11);
		for (let round = 0; round < 200; round++) {
			const gaps = Array.from({ length: 1 + (round % 60) }, () => 1 + Math.floor(random.next() ** 3 * 40));
			const days = Int32Array.from([
				0,
				...gaps.map((_, i) => gaps.slice(0, i + 1).reduce((a, b) => a + b, 0)),
			]);
			const sorted = gaps.toSorted((a, b) => a - b);
			const [lower, upper] = [sorted[(gaps.length - 1) >>> 1]!, sorted[gaps.length >>> 1]!];
			const [median] = medianGaps({ starts: Uint32Array.of(0, days.length), days });
			expect(median).toBe((lower + upper) / 2);
		}
	});

	test('MET6 rhythm is recency in own gaps, unknown where the gap is', () => {
		const found = derive(
			lines([
				[0, DAY, 1],
				[0, DAY + 10, 1],
				[1, DAY + 5, 1],
			]),
			{ customerCount: 3, analysisDate: DAY + 35 },
		);
		expect([...found.rhythm]).toEqual([2.5, Number.NaN, Number.NaN]);
		const list = { orders: null, amounts: [], firstOrder: null, lastOrder: Float64Array.of(DAY) };
		const own = derive(lines([[0, DAY, 1]]), { source: { kind: 'customers', columns: list } });
		expect([...own.rhythm]).toEqual([Number.NaN]);
		expect(own.unavailable).toContain('rhythm');
	});

	test('MET7 amount is quantity × price where it is not given; a line without amount is still an order', () => {
		const columns = {
			...lines([
				[0, DAY, 0],
				[0, DAY + 1, 0],
			]),
			amount: null,
			quantity: Float64Array.of(2, 3),
			price: Float64Array.of(5, Number.NaN),
		};
		const found = derive(columns);
		expect([found.amount[0], found.orders[0], found.averageOrder[0]]).toEqual([10, 2, 5]);
		expect(found.lines.withoutAmount).toBe(1);
		const none = derive({ ...columns, price: null });
		expect(none.unavailable).toEqual(['amount', 'averageOrder', 'returned']);
		expect(none.amount[0]).toBeNaN();
	});

	test('MET7 overflow stays a number', () => {
		const found = derive(
			lines([
				[0, DAY, 1.7e308],
				[0, DAY, 1.7e308],
				[1, DAY, Number.POSITIVE_INFINITY],
			]),
		);
		expect([...found.amount]).toEqual([Number.MAX_VALUE, 0]);
	});

	test('MET8 a customers table gives what it holds', () => {
		const found = deriveMetrics({
			customerCount: 3,
			source: {
				kind: 'customers',
				columns: {
					orders: Float64Array.of(2, 0, Number.NaN),
					amounts: [Float64Array.of(10, Number.NaN, Number.NaN), Float64Array.of(30, Number.NaN, Number.NaN)],
					firstOrder: null,
					lastOrder: Float64Array.of(DAY + 0.5, Number.NaN, DAY - 3),
				},
			},
			filter: SALES_ONLY,
			analysisDate: null,
			windowMonths: null,
		});
		expect([...found.amount]).toEqual([40, 0, Number.NaN]);
		expect([...found.averageOrder]).toEqual([20, Number.NaN, Number.NaN]);
		expect([...found.recencyDays]).toEqual([1, Number.NaN, 4]);
		expect(found.unavailable).toEqual(['medianGapDays', 'rhythm', 'returned', 'firstOrder']);
	});

	test('MET8 no customers at all is an error', () => {
		expect(() => derive(lines([]), { customerCount: 0 })).toThrow('segment.noCustomers');
	});
});
