import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { percentages, withWeight } from '#src/core/segment/index.ts';
import { kendall } from '#src/core/stats/index.ts';
import { input, score } from '../../support/score-cases.ts';
import { classIds, columnsOf } from '../../support/segment-cases.ts';

const RUNS = { seed: 11, numRuns: 200 };
const value = fc.oneof(
	{ weight: 6, arbitrary: fc.integer({ min: -20, max: 20 }) },
	{ weight: 2, arbitrary: fc.double({ noNaN: true, min: -1e9, max: 1e9 }) },
	{ weight: 1, arbitrary: fc.constant(Number.NaN) },
);
const rows = fc.array(fc.tuple(value, value, value), { minLength: 1, maxLength: 40 });
const scales = fc.tuple(scaleOf(), scaleOf(), scaleOf());
const weights = fc.tuple(weightOf(), weightOf(), weightOf()).filter((all) => all.some((each) => each > 0));
const missing = fc.constantFrom(
	{ kind: 'unknown' } as const,
	{ kind: 'rest', atLeast: 0.5 } as const,
	{ kind: 'neutral' } as const,
);
const bands = fc.constantFrom(
	{ kind: 'quantiles', count: 3 } as const,
	{ kind: 'natural', count: 3 } as const,
	{ kind: 'cuts', cuts: [20, 60] } as const,
);

function scaleOf() {
	return fc.constantFrom('percentile', 'zScore', 'minMax');
}

function weightOf() {
	return fc.integer({ min: 0, max: 10 });
}

function inputsOf(scale: readonly ('percentile' | 'zScore' | 'minMax')[], weight: readonly number[]) {
	return ['a', 'b', 'c'].map((column, i) => input(column, weight[i], { scale: scale[i] ?? 'percentile' }));
}

function requestOf(list: readonly (readonly number[])[]) {
	const column = (at: number) => list.map((row) => row[at] ?? Number.NaN);
	return columnsOf({ a: column(0), b: column(1), c: column(2) });
}

describe('score', () => {
	test('SCO7 shuffled rows give each customer the same points and class', () => {
		const property = fc.property(
			rows.chain((list) =>
				fc.tuple(
					fc.constant(list),
					fc.shuffledSubarray(
						list.map((_, i) => i),
						{ minLength: list.length },
					),
				),
			),
			scales,
			weights,
			missing,
			bands,
			([list, order], scale, weight, rule, cut) => {
				const given = { missing: rule, bands: cut };
				const before = score(requestOf(list), inputsOf(scale, weight), given);
				const after = score(requestOf(order.map((i) => list[i] ?? [])), inputsOf(scale, weight), given);
				expect([...after.detail.points]).toEqual(order.map((i) => before.detail.points[i]));
				expect(classIds(after.result)).toEqual(order.map((i) => classIds(before.result)[i]));
			},
		);
		fc.assert(property, RUNS);
	});

	test('SCO7 a better value never lowers the customer’s points', () => {
		const property = fc.property(
			rows,
			scales,
			weights,
			fc.nat(),
			fc.integer({ min: 0, max: 2 }),
			fc.integer({ min: 1, max: 30 }),
			(list, scale, weight, pick, at, gain) => {
				const row = pick % list.length;
				const known = list.map((each) => each.map((one) => (Number.isNaN(one) ? 0 : one)));
				const better = known.map((each, i) => (i === row ? each.with(at, (each[at] ?? 0) + gain) : each));
				const points = (given: typeof known) =>
					score(requestOf(given), inputsOf(scale, weight)).detail.points[row] ?? 0;
				// The end of the z scale moves with the values themselves: a millionth of a point either way is rounding.
				expect(points(better)).toBeGreaterThanOrEqual(points(known) - 1e-5);
			},
		);
		fc.assert(property, RUNS);
	});

	test('SCO1 points lie in 0…100, and each customer has exactly one class', () => {
		const property = fc.property(rows, scales, weights, missing, bands, (list, scale, weight, rule, cut) => {
			const { detail, result } = score(requestOf(list), inputsOf(scale, weight), {
				missing: rule,
				bands: cut,
			});
			detail.points.forEach((points, i) => {
				if (!Number.isNaN(points)) expect(points >= 0 && points <= 100).toBe(true);
				expect(classIds(result)[i] === 'unknown').toBe(Number.isNaN(points));
			});
			expect(result.summary.reduce((sum, { count }) => sum + count, 0)).toBe(list.length);
		});
		fc.assert(property, RUNS);
	});

	test('SCO14 percentages are whole and add up to 100 whatever is dragged', () => {
		const property = fc.property(
			fc.array(fc.double({ min: 0, max: 1e12, noNaN: true }), { minLength: 2, maxLength: 12 }),
			fc.nat(),
			fc.integer({ min: 0, max: 100 }),
			(given, pick, percent) => {
				const at = pick % given.length;
				const set = withWeight(percentages(given), at, percent);
				expect(set.reduce((sum, each) => sum + each, 0)).toBe(100);
				expect(set.every((each) => Number.isInteger(each) && each >= 0)).toBe(true);
				expect(set[at]).toBe(percent);
			},
		);
		fc.assert(property, RUNS);
	});
});

describe('rank agreement', () => {
	test('KEN1 τ-b agrees with counting every pair', () => {
		const property = fc.property(fc.array(fc.tuple(value, value), { maxLength: 40 }), (pairs) => {
			const x = Float64Array.from(pairs, ([each]) => each);
			const y = Float64Array.from(pairs, ([, each]) => each);
			const found = kendall(x, y);
			const expected = byPairs(pairs.filter(([a, b]) => !Number.isNaN(a) && !Number.isNaN(b)));
			if (expected === null) expect(found).toBeNull();
			else expect(found).toBeCloseTo(expected, 10);
		});
		fc.assert(property, RUNS);
	});
});

function byPairs(pairs: readonly (readonly [number, number])[]): number | null {
	let [agree, tiesX, tiesY, all] = [0, 0, 0, 0];
	for (let i = 0; i < pairs.length; i++)
		for (let j = 0; j < i; j++) {
			const [a, b] = [pairs[i] ?? [0, 0], pairs[j] ?? [0, 0]];
			const sign = Math.sign(a[0] - b[0]) * Math.sign(a[1] - b[1]);
			agree += sign;
			tiesX += a[0] === b[0] ? 1 : 0;
			tiesY += a[1] === b[1] ? 1 : 0;
			all++;
		}
	const apart = (all - tiesX) * (all - tiesY);
	return apart > 0 ? agree / Math.sqrt(apart) : null;
}
