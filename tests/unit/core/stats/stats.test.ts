import { describe, expect, test } from 'vitest';
import {
	createRandom,
	exactSum,
	GroupSums,
	histogram,
	moments,
	quantile,
	quintileEdges,
	skewness,
	stableOrder,
} from '#src/core/stats/index.ts';

describe('statistics', () => {
	test('STA1 the stream depends on every seed and nothing else', () => {
		const take = (...seeds: number[]) => {
			const random = createRandom(...seeds);
			return Array.from({ length: 5 }, () => random.next());
		};
		expect(take(1, 2)).toEqual(take(1, 2));
		expect(take(1, 2)).not.toEqual(take(2, 1));
		expect(take(7)).not.toEqual(take(8));
		const random = createRandom(3);
		const values = Array.from({ length: 20_000 }, () => random.next());
		expect(Math.min(...values)).toBeGreaterThanOrEqual(0);
		expect(Math.max(...values)).toBeLessThan(1);
		expect(values.reduce((a, b) => a + b) / values.length).toBeCloseTo(0.5, 2);
	});

	test('STA2 type 7, as NumPy and Excel give it', () => {
		const values = Float64Array.of(1, 2, 3, 4, 10);
		expect(quantile(values, 1, 4)).toBe(2);
		expect(quantile(values, 9, 10)).toBeCloseTo(7.6, 12);
		expect(quantile(new Float64Array(), 1, 2)).toBeNaN();
		expect(quantile(Float64Array.of(-1.7e308, 1.7e308), 1, 2)).toBe(0);
	});

	test('STA2 an edge that is an observation equals it exactly', () => {
		for (let n = 6; n < 400; n += 5) {
			const values = Float64Array.from({ length: n }, (_, i) => i * 0.1);
			expect(quintileEdges(values)).toEqual([1, 2, 3, 4].map((part) => values[(part * (n - 1)) / 5]));
		}
	});

	test('STA3 population moments of the finite values', () => {
		const found = moments(Float64Array.of(2, 4, 4, 4, 5, 5, 7, 9, Number.NaN, Number.POSITIVE_INFINITY));
		expect(found).toEqual({ count: 8, mean: 5, sd: 2, min: 2, max: 9 });
		expect(skewness(Float64Array.of(1, 1, 1, 1))).toBe(0);
		expect(skewness(Float64Array.of(0, 0, 0, 10))).toBeCloseTo(1.1547, 4);
	});

	test('STA3 no overflow near 1e308', () => {
		const values = Float64Array.of(1.7e308, 1.7e308, -1.7e308, 1);
		const found = moments(values);
		expect(found.mean).toBeCloseTo(0.425e308, -300);
		expect(Number.isFinite(found.sd)).toBe(true);
		expect(Number.isFinite(skewness(values))).toBe(true);
	});

	test('STA4 every finite value is counted once', () => {
		const random = createRandom(5);
		const values = Float64Array.from({ length: 1000 }, () => random.next() ** 8 * 1e6);
		values[3] = Number.NaN;
		const found = histogram(values);
		expect(found.log).toBe(true);
		expect(found.counts.reduce((a, b) => a + b)).toBe(999);
		expect(found.edges).toHaveLength(found.counts.length + 1);
		expect([...found.edges]).toEqual([...found.edges].sort((a, b) => a - b));
	});

	test('STA4 whole numbers have a bin each; negative values keep a linear axis; equal values one bin', () => {
		expect([...histogram(Float64Array.of(1, 1, 2, 4)).counts]).toEqual([2, 1, 0, 1]);
		expect(histogram(Float64Array.from([-5, ...new Array<number>(50).fill(0.5), 1e6])).log).toBe(false);
		expect([...histogram(Float64Array.of(3, 3, 3)).counts]).toEqual([3]);
		expect(histogram(Float64Array.of(Number.NaN)).counts).toHaveLength(0);
		expect(histogram(Float64Array.of(-1.7e308, 0.5, 1.7e308)).counts.reduce((a, b) => a + b)).toBe(3);
	});

	test('STA5 money adds up the same in any order', () => {
		const random = createRandom(11);
		const values = Float64Array.from({ length: 5000 }, () => Math.round((random.next() - 0.3) * 1e7) / 100);
		const total = exactSum(values);
		for (let round = 0; round < 20; round++) {
			values.sort(() => random.next() - 0.5);
			expect(exactSum(values)).toBe(total);
		}
		expect(exactSum(Float64Array.of(0.1, 1e17, -1e17))).toBe(0.1);
	});

	test('STA5 groups, gaps and the end of the range', () => {
		const sums = new GroupSums(2);
		const skipped = sums.addAll(Int32Array.of(0, 1, -1, 0), Float64Array.of(1, Number.NaN, 9, 2));
		expect(skipped).toBe(1);
		expect([...sums.totals()]).toEqual([3, 0]);
		expect(exactSum(Float64Array.of(1e308, 1e308, 1e308))).toBe(Number.MAX_VALUE);
	});

	test('STA6 the same sequence of customers for any order of rows', () => {
		const keys = ['b', 'a', null, 'a', 'C', null];
		const value = Float64Array.of(1, 2, 3, 4, 5, Number.NaN);
		const sequence = [...stableOrder(6, keys, [value])].map((row) => value[row]);
		const shuffle = [5, 3, 0, 4, 2, 1];
		const again = stableOrder(
			6,
			shuffle.map((row) => keys[row] ?? null),
			[Float64Array.from(shuffle, (row) => value[row]!)],
		);
		expect([...again].map((row) => value[shuffle[row]!])).toEqual(sequence);
		expect(sequence[0]).toBe(5);
		expect(new Set(sequence.slice(-2))).toEqual(new Set([3, Number.NaN]));
	});
});
