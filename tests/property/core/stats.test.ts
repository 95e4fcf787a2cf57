import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	bandOf,
	chiSquareTest,
	holm,
	kruskalWallis,
	naturalBreaks,
	wilsonInterval,
} from '#src/core/stats/index.ts';

const RUNS = { numRuns: 200, seed: 20_260_101 };
const wild = fc.oneof(
	fc.integer({ min: -9, max: 9 }),
	fc.double(),
	fc.constantFrom(Number.NaN, Infinity, -Infinity, 1e308, -1e308, -0, 5e-324),
);

/** Least squares within k runs of sorted values, every partition tried. */
function leastSquares(sorted: readonly number[], k: number): number {
	if (k === 1) return squares(sorted);
	let least = Infinity;
	for (let first = 1; first <= sorted.length - k + 1; first++)
		least = Math.min(least, squares(sorted.slice(0, first)) + leastSquares(sorted.slice(first), k - 1));
	return least;
}

function squares(values: readonly number[]): number {
	const mean = values.reduce((a, b) => a + b, 0) / values.length;
	return values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
}

describe('statistics', () => {
	test('BRK1 no partition is better than the one found', () => {
		fc.assert(
			fc.property(
				fc.array(fc.integer({ min: -30, max: 30 }), { minLength: 1, maxLength: 10 }),
				fc.integer({ min: 1, max: 4 }),
				(values, bands) => {
					const { edges, counts } = naturalBreaks(Float64Array.from(values), bands);
					const distinct = new Set(values).size;
					expect(edges).toHaveLength(Math.min(bands, distinct) - 1);
					expect(counts.every((count) => count > 0)).toBe(true);
					const groups = counts.map((_, band) => values.filter((value) => bandOf(value, edges) === band));
					const found = groups.reduce((sum, group) => sum + squares(group), 0);
					const sorted = values.toSorted((a, b) => a - b);
					const best = Math.min(
						...Array.from({ length: edges.length + 1 }, (_, i) => leastSquares(sorted, i + 1)),
					);
					expect(found).toBeLessThanOrEqual(best + 1e-9);
				},
			),
			RUNS,
		);
	});

	test('BRK2 never NaN, whatever the column holds', () => {
		fc.assert(
			fc.property(fc.array(wild, { maxLength: 30 }), fc.integer({ min: 1, max: 9 }), (values, bands) => {
				const { edges, counts, goodness } = naturalBreaks(Float64Array.from(values), bands);
				expect(edges.every(Number.isFinite)).toBe(true);
				expect(edges).toEqual([...new Set(edges)].sort((a, b) => a - b));
				expect(goodness >= 0 && goodness <= 1).toBe(true);
				expect(counts.reduce((a, b) => a + b, 0)).toBe(values.filter(Number.isFinite).length);
			}),
			RUNS,
		);
	});

	test('KRU2 in any order of rows the same, and never NaN', () => {
		fc.assert(
			fc.property(fc.array(fc.tuple(wild, fc.integer({ min: -1, max: 3 })), { maxLength: 40 }), (rows) => {
				const run = (list: typeof rows) =>
					kruskalWallis(
						Float64Array.from(list, ([value]) => value),
						list.map(([, group]) => group),
						4,
					);
				const found = run(rows);
				expect(run(rows.toReversed())).toEqual(found);
				if (!found.ok) return;
				expect([found.statistic, found.p, found.epsilonSquared, found.rankSd].every(Number.isFinite)).toBe(
					true,
				);
				expect(found.p >= 0 && found.p <= 1 && found.epsilonSquared >= 0 && found.epsilonSquared <= 1).toBe(
					true,
				);
			}),
			RUNS,
		);
	});

	test('CHI1 residuals of a row weighted by what they stand for add up to nothing', () => {
		fc.assert(
			fc.property(fc.array(fc.nat(40), { minLength: 12, maxLength: 12 }), (counts) => {
				const found = chiSquareTest(counts, 4);
				if (!found.ok) return;
				expect(found.p >= 0 && found.p <= 1 && found.cramersV >= 0 && found.cramersV <= 1).toBe(true);
				for (let row = 0; row < 3; row++) {
					let gap = 0;
					for (let cell = row * 4; cell < row * 4 + 4; cell++) gap += counts[cell]! - found.expected[cell]!;
					expect(gap).toBeCloseTo(0, 9);
				}
				expect(found.residuals.every(Number.isFinite)).toBe(true);
			}),
			RUNS,
		);
	});

	test('HOL1 order is kept and nothing becomes smaller', () => {
		const value = fc.option(fc.double({ min: 0, max: 1, noNaN: true }), { nil: null });
		fc.assert(
			fc.property(fc.array(value, { maxLength: 12 }), (values) => {
				const adjusted = holm(values);
				values.forEach((p, i) => {
					if (p === null) return expect(adjusted[i]).toBeNull();
					expect(adjusted[i]! >= p && adjusted[i]! <= 1).toBe(true);
					values.forEach((other, j) => {
						if (other !== null && p < other) expect(adjusted[i]!).toBeLessThanOrEqual(adjusted[j]!);
					});
				});
			}),
			RUNS,
		);
	});

	test('WIL1 the interval holds the share and narrows with more trials', () => {
		fc.assert(
			fc.property(fc.nat(200), fc.integer({ min: 1, max: 200 }), (successes, trials) => {
				const found = wilsonInterval(successes, trials);
				if (successes > trials) {
					expect(found).toBeNull();
					return;
				}
				const { share, low, high } = found!;
				expect(0 <= low && low <= share && share <= high && high <= 1).toBe(true);
				const more = wilsonInterval(successes * 10, trials * 10)!;
				expect(more.high - more.low).toBeLessThan(high - low);
			}),
			RUNS,
		);
	});
});
