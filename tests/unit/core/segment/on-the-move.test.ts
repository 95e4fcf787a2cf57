import { describe, expect, test } from 'vitest';
import type { TierScheme } from '#src/core/model/index.ts';
import {
	analyse,
	classesByPoints,
	cutsOfAmounts,
	NO_BAND,
	PointSorter,
	quickCurve,
	sumClasses,
	TierCuts,
	type SchemeResult,
	type TierDetail,
} from '#src/core/segment/index.ts';
import { createRandom } from '#src/core/stats/index.ts';
import { input, score } from '../../../support/score-cases.ts';
import { columnsOf, customersOf, run, tierScheme } from '../../../support/segment-cases.ts';

const random = createRandom(8);
const COUNT = 400;
const values = Array.from({ length: COUNT }, () =>
	random.next() < 0.1 ? Number.NaN : Math.round(random.next() ** 3 * 90) - 4,
);
const request = {
	...customersOf(values.map((_, i) => [i % 70, 1 + (i % 9), Math.round(random.next() ** 4 * 9000)] as const)),
	columns: { v: Float64Array.from(values) },
};
const { metrics } = analyse(request);
const mask = Uint8Array.from(values, (_, row) => (row % 3 === 0 ? 0 : 1));
const tiers = (result: SchemeResult) => result.detail as TierDetail;

describe('tiers while a cut is moved', () => {
	const column = { measure: { kind: 'column' as const, column: 'v' } };
	const cases: readonly (readonly [string, Partial<TierScheme>, readonly (readonly number[])[]])[] = [
		[
			'total',
			{},
			[
				[0.8, 0.95],
				[0.01, 0.02],
				[0.4, 0.999],
				[0.5, 0.5000001],
			],
		],
		[
			'customers',
			{ by: 'customers' },
			[
				[0.2, 0.5],
				[0.001, 0.9],
				[0.33, 0.34],
			],
		],
		[
			'values',
			{ by: 'values' },
			[
				[40, 10],
				[85.5, -3],
				[999, 998],
				[0, -99],
			],
		],
		[
			'low values',
			{ by: 'values', best: 'low' },
			[
				[10, 40],
				[-3, 85.5],
				[-99, 0],
			],
		],
	];

	test.each(cases)('TIE11 by %s: the same as a run with these cuts', (_, changes, moves) => {
		const [start = []] = moves;
		const from = tiers(run(request, tierScheme({ ...column, ...changes, cuts: start })));
		const [all, part] = [new TierCuts(from, metrics, null), new TierCuts(from, metrics, mask)];
		for (const cuts of moves) {
			const result = run(request, tierScheme({ ...column, ...changes, cuts }));
			const moved = all.at(cuts);
			expect(moved.detail.tiers).toEqual(tiers(result).tiers);
			expect(moved.classes).toEqual(sumClasses(result.classOf, cuts.length + 1, metrics, null));
			expect(part.at(cuts).classes).toEqual(sumClasses(result.classOf, cuts.length + 1, metrics, mask));
			expect(moved.sums).toEqual(tiers(result).tiers.map(({ sum }) => sum));
		}
	});

	test('TIE11 sums of classes are those of the result', () => {
		const result = run(request, tierScheme(column));
		const sums = sumClasses(result.classOf, result.classes.length, metrics, null);
		sums.forEach(({ count, amount, orders, recency, dated }, i) => {
			const own = result.summary[i];
			expect(count).toBe(own?.count);
			expect(amount).toBeCloseTo(own?.amount ?? 0, 6);
			expect(count > 0 ? orders / count : null).toBeCloseTo(own?.averageOrders ?? 0, 9);
			expect(dated > 0 ? recency / dated : null).toBeCloseTo(own?.averageRecencyDays ?? 0, 9);
		});
	});
});

describe('scores while a weight is moved', () => {
	const given = columnsOf({ a: values, b: values.map(() => random.next()) });
	const { detail, result } = score(given, [input('a', 3), input('b', 1)], {
		bands: { kind: 'quantiles', count: 4 },
	});
	const { points, edges } = detail;

	test('SCO16 points sorted in the same memory again and again', () => {
		const sorter = new PointSorter(points.length);
		for (const shift of [0, 1, 0.5]) {
			const moved = points.map((value) => Math.round(Math.min(100, value * (1 - shift / 3)) * 1e6) / 1e6);
			const expected = moved.filter((value) => !Number.isNaN(value)).sort();
			expect(sorter.sort(moved)).toEqual(expected);
		}
	});

	test('SCO16 classes of points are those of the run, also on an edge and without a score', () => {
		expect(classesByPoints(points, edges)).toEqual(result.classOf);
		const on = Float64Array.of(0, 25, 25.000001, 24.999999, 100, Number.NaN);
		expect([...classesByPoints(on, [25, 25.02], NO_BAND)]).toEqual([2, 2, 1, 2, 0, NO_BAND]);
		expect([...classesByPoints(on, [])]).toEqual([0, 0, 0, 0, 0, 1]);
	});

	test('SCO16 the quick money curve', () => {
		const amounts = points.map((_, row) => (row % 40) ** 3);
		const before = {
			customers: Float64Array.of(0, 1),
			share: Float64Array.of(0, 1),
			best: Float64Array.of(0, 1),
			cuts: [],
		};
		const sums = [0, 1, 2, 3].map((own) =>
			amounts.reduce((sum, each, row) => sum + (result.classOf[row] === own ? each : 0), 0),
		);
		const quick = quickCurve(before, points, amounts);
		if (!quick) throw new Error('curve');
		const ranked = [...points.keys()]
			.filter((row) => !Number.isNaN(points[row]))
			.sort((a, b) => (points[b] ?? 0) - (points[a] ?? 0));
		const total = ranked.reduce((sum, row) => sum + (amounts[row] ?? 0), 0);
		expect([quick.customers[0], quick.customers.at(-1), quick.share[0]]).toEqual([0, 1, 0]);
		expect(quick.share.at(-1)).toBeCloseTo(1, 12);
		expect(cutsOfAmounts(quick, sums).map((cut) => cut * total)).toEqual([
			expect.closeTo(sums[0] ?? 0, 3),
			expect.closeTo((sums[0] ?? 0) + (sums[1] ?? 0), 3),
			expect.closeTo((sums[0] ?? 0) + (sums[1] ?? 0) + (sums[2] ?? 0), 3),
		]);
		quick.customers.forEach((share, i) => {
			const count = Math.round(share * ranked.length);
			const reached = ranked.slice(0, count).reduce((sum, row) => sum + (amounts[row] ?? 0), 0);
			expect(Math.abs((quick.share[i] ?? 0) - reached / total)).toBeLessThan(0.005);
		});
		expect(
			quickCurve(
				before,
				points,
				amounts.map(() => 0),
			),
		).toBeNull();
	});
});
