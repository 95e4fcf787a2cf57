import { describe, expect, test } from 'vitest';
import {
	bandOf,
	countBands,
	createRandom,
	cronbach,
	naturalBreaks,
	quantileBands,
} from '#src/core/stats/index.ts';

const column = (...values: number[]) => ({ values: Float64Array.from(values), reversed: false });

describe('bands', () => {
	test('BAN1 a value on an edge lies below it', () => {
		expect([1, 10, 10.5, 20, 21, Number.NaN, Infinity].map((value) => bandOf(value, [10, 20]))).toEqual([
			0, 0, 1, 1, 2, -1, -1,
		]);
		expect(bandOf(3, [])).toBe(0);
		expect(countBands(Float64Array.of(1, 10, 15, 99, Number.NaN), [10, 20])).toEqual([2, 1, 1]);
	});

	test('BAN1 quantile bands and edges that meet', () => {
		const even = quantileBands(
			Float64Array.from({ length: 100 }, (_, i) => i + 1),
			4,
		);
		expect(even).toEqual({ edges: [25.75, 50.5, 75.25], counts: [25, 25, 25, 25], asked: 4 });
		expect(quantileBands(Float64Array.of(0, 0, 0, 0, 0, 5, 9), 3)).toEqual({
			edges: [0],
			counts: [5, 2],
			asked: 3,
		});
		expect(quantileBands(Float64Array.of(7, 7), 5)).toEqual({ edges: [], counts: [2], asked: 5 });
		expect(quantileBands(new Float64Array(), 5)).toEqual({ edges: [], counts: [0], asked: 5 });
	});

	test('BRK1 groups that are apart are found', () => {
		const found = naturalBreaks(Float64Array.of(1, 2, 3, 50, 52, 51, 100, 104, 104, 1), 3);
		expect(found.edges).toEqual([3, 52]);
		expect(found.counts).toEqual([4, 3, 3]);
		expect(found.goodness).toBeGreaterThan(0.99);
		expect(naturalBreaks(Float64Array.of(5, 1, 9), 3)).toMatchObject({ edges: [1, 5], goodness: 1 });
	});

	test('BRK1 100,000 distinct values stay exact and ordered', () => {
		const random = createRandom(8);
		const values = Float64Array.from({ length: 100_000 }, () => random.next() ** 3 * 1e6);
		const found = naturalBreaks(values, 7);
		expect(found.counts.reduce((a, b) => a + b)).toBe(100_000);
		expect(found.edges).toEqual([...new Set(found.edges)].sort((a, b) => a - b));
		for (let i = 0; i < 6; i++) {
			const moved = found.edges.map((edge, j) => (i === j ? edge * 1.01 : edge));
			expect(squaresWithin(values, found.edges)).toBeLessThanOrEqual(squaresWithin(values, moved));
		}
	});

	test('BRK2 nothing, one value, more bands than values, the ends of the range', () => {
		expect(naturalBreaks(Float64Array.of(Number.NaN), 4)).toEqual({
			edges: [],
			counts: [0],
			asked: 4,
			goodness: 1,
		});
		expect(naturalBreaks(Float64Array.of(3, 3), 4)).toEqual({
			edges: [],
			counts: [2],
			asked: 4,
			goodness: 1,
		});
		expect(naturalBreaks(Float64Array.of(1, 2), 5)).toEqual({
			edges: [1],
			counts: [1, 1],
			asked: 5,
			goodness: 1,
		});
		const huge = naturalBreaks(Float64Array.of(-1.7e308, -1.6e308, 0, 1.7e308, Infinity), 3);
		expect(huge.edges).toEqual([-1.6e308, 0]);
		expect(Number.isFinite(huge.goodness)).toBe(true);
		expect(naturalBreaks(Float64Array.of(1e15, 1e15 + 1, 1e15 + 10), 2).edges).toEqual([1e15 + 1]);
	});
});

describe('batteries of questions', () => {
	const answers = [
		column(4, 3, 5, 2, 4, 1),
		column(5, 3, 5, 1, 4, 2),
		column(2, 3, 1, 4, 2, 5),
		column(4, 3, 4, 2, 5, 2),
	];
	const battery = answers.map((item, i) => ({ ...item, reversed: i === 2 }));

	test('LIK1 α, α without a question and correlations with the rest, as NumPy gives them', () => {
		const found = cronbach(battery, 1, 5);
		if (!found.ok) throw new Error(found.why);
		expect(found.alpha).toBeCloseTo(0.9668109668109667, 12);
		const without = [0.9430255402750489, 0.9651639344262295, 0.9430255402750489, 0.9714765100671141];
		const rest = [0.9621050167058797, 0.9008761673240441, 0.9621050167058797, 0.876877398462354];
		found.items.forEach((item, i) => {
			expect(item.alphaWithout).toBeCloseTo(without[i]!, 12);
			expect(item.restCorrelation).toBeCloseTo(rest[i]!, 12);
		});
		expect(found.items[2]!.mean).toBeCloseTo(19 / 6, 12);
		expect(found.scores[0]).toBeCloseTo(4.25, 12);
	});

	test('LIK1 a missed reversal shows as a poor α', () => {
		const found = cronbach(answers, 1, 5);
		expect(found.ok && found.alpha < 0.7).toBe(true);
		expect(found.ok && found.items[2]!.restCorrelation! < 0).toBe(true);
	});

	test.each([40, 49, 1000])('LIK1 %i equal answers have no variance to agree on', (n) => {
		for (const answer of [3.7, 4])
			expect(
				cronbach(
					[false, true].map((reversed) => ({ values: new Float64Array(n).fill(answer), reversed })),
					1,
					5,
				),
			).toEqual({ ok: false, why: 'constant' });
	});

	test('LIK2 incomplete rows and answers off the scale', () => {
		const more = battery.map(({ values, reversed }, i) => ({
			values: Float64Array.of(...values, i === 0 ? 9 : 3, i === 1 ? Number.NaN : 2),
			reversed,
		}));
		const found = cronbach(more, 1, 5);
		if (!found.ok) throw new Error(found.why);
		expect([found.n, found.offScale]).toEqual([6, 1]);
		expect(found.alpha).toBeCloseTo(0.9668109668109667, 12);
		expect(Array.from(found.scores.slice(6))).toEqual([Number.NaN, Number.NaN]);
	});

	test('LIK2 too little to compute', () => {
		expect(cronbach([column(1, 2)], 1, 5)).toEqual({ ok: false, why: 'tooFewItems' });
		expect(cronbach([column(1), column(2)], 1, 5)).toEqual({ ok: false, why: 'tooFewRows' });
		expect(cronbach([column(3, 3), column(2, 2)], 1, 5)).toEqual({ ok: false, why: 'constant' });
		const opposed = cronbach([column(1, 5, 3), column(5, 1, 3)], 1, 5);
		expect(opposed).toEqual({ ok: false, why: 'constant' });
		const two = cronbach([column(1, 4, 3), column(2, 5, 3)], 1, 5);
		expect(two.ok && two.items[0]!.alphaWithout).toBeNull();
	});
});

function squaresWithin(values: Float64Array, edges: readonly number[]): number {
	const bands = Array.from({ length: edges.length + 1 }, () => ({ n: 0, mean: 0, squares: 0 }));
	for (const value of values) {
		const band = bands[bandOf(value, edges)]!;
		const gap = value - band.mean;
		band.mean += gap / ++band.n;
		band.squares += gap * (value - band.mean);
	}
	return bands.reduce((sum, { squares }) => sum + squares, 0);
}
