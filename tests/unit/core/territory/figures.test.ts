import { describe, expect, test } from 'vitest';
import { centresOf } from '#src/core/territory/centres.ts';
import {
	bandsOf,
	costOf,
	deviationsOf,
	isBetter,
	loadsOf,
	moveRateOf,
	movedShareOf,
	overshootOf,
	scoreOf,
} from '#src/core/territory/figures.ts';
import { evenCriterion, problemOf } from '../../../support/territory.ts';

const of = (...values: number[]) => Float64Array.from(values);
const square = [
	[0, 0],
	[2, 0],
	[0, 4],
	[2, 4],
] as const;

describe('figures of a plan', () => {
	test('TER1 bands come before cost, cost before nothing', () => {
		const score = { overshoot: 0, cost: 5, moved: 0, total: 5 };
		expect(isBetter(score, { ...score, overshoot: 0.1, total: 1 })).toBe(true);
		expect(isBetter(score, { ...score, total: 6 })).toBe(true);
		expect(isBetter(score, { ...score, overshoot: 1e-12, total: 6 })).toBe(true);
		expect(isBetter(score, score)).toBe(false);
	});

	test('TER1 what lies outside the bands is summed in shares of the targets', () => {
		const problem = problemOf(square, 2, {
			criteria: [{ values: of(1, 1, 1, 2), target: of(2, 4), below: 0.1, above: 0.2 }],
		});
		const loads = loadsOf(problem, Int32Array.of(0, 0, 0, 1));
		expect([...loads]).toEqual([3, 2]);
		expect(overshootOf(problem, loads)).toBeCloseTo(0.3 + 0.4, 12);
		expect([...bandsOf(problem).floor, ...bandsOf(problem).ceiling]).toEqual([1.8, 3.6, 2.4, 4.8]);
		expect(overshootOf(problem, of(2.4, 3.6))).toBe(0);
	});

	test('TER2 the cost counts from weighted means, around which no other place is cheaper', () => {
		const problem = problemOf(square, 2, { weight: of(1, 3, 1, 1) });
		const owner = Int32Array.of(0, 0, 1, 1);
		const centres = centresOf(problem, owner);
		expect([...centres.x]).toEqual([1.5, 1]);
		expect([...centres.y]).toEqual([0, 4]);
		expect(costOf(problem, owner, centres)).toBeCloseTo(1 * 2.25 + 3 * 0.25 + 2, 12);
		const beside = { x: centres.x.map((x) => x + 0.01), y: centres.y };
		expect(costOf(problem, owner, beside)).toBeGreaterThan(costOf(problem, owner, centres));
	});

	test('TER2 distances count from a median: five units on a cross meet in its middle, three fourths of the weight at one place hold it', () => {
		const cross = [
			[0, 0],
			[4, 0],
			[-9, 0],
			[0, 3],
			[0, -1],
		] as const;
		const problem = problemOf(cross, 1, { objective: 'distance' });
		const owner = new Int32Array(5);
		const centres = centresOf(problem, owner);
		expect(centres.x[0]).toBeCloseTo(0, 3);
		expect(centres.y[0]).toBeCloseTo(0, 3);
		const heavy = centresOf({ ...problem, weight: of(0, 15, 5, 0, 0) }, owner);
		expect(heavy.x[0]).toBeCloseTo(4, 2);
		const again = centresOf(problem, owner, centres);
		expect(costOf(problem, owner, again)).toBeLessThanOrEqual(costOf(problem, owner, centres) * 1.000001);
	});

	test('TER2 a base draws the centre; weights of 0 and territories without units give no NaN where there is a base', () => {
		const bases = { x: of(10, 7, NaN), y: of(0, 8, NaN), pull: 0.5 };
		const owner = Int32Array.of(0, 0, 0, 0);
		const centres = centresOf(problemOf(square, 3, { bases }), owner);
		expect([...centres.x]).toEqual([5.5, 7, NaN]);
		expect([...centres.y]).toEqual([1, 8, NaN]);
		const weightless = problemOf(square, 3, { weight: new Float64Array(4) });
		expect(centresOf(weightless, owner).x[0]).toBe(1);
		expect(scoreOf(weightless, owner).cost).toBe(0);
	});

	test('TER3 moving all value once costs the price times the plan today', () => {
		const disruption = {
			current: Int32Array.of(0, 0, 1, -1),
			value: of(1, 2, 3, 4),
			price: 2,
			budget: 1,
		};
		const problem = problemOf(square, 2, { disruption });
		const owner = Int32Array.of(0, 1, 1, 1);
		expect(movedShareOf(problem, owner)).toBeCloseTo(0.2, 12);
		// Today: two units 1 km from their centre.
		expect(moveRateOf(problem)).toBeCloseTo((2 * 2) / 10, 12);
		const score = scoreOf(problem, owner);
		expect(score.total).toBeCloseTo(score.cost + 2 * 2 * 0.2, 12);
	});

	test('TER3 without disruption or without value nothing is moved and nothing costs', () => {
		const worthless = {
			current: Int32Array.of(0, 0, 0, 0),
			value: new Float64Array(4),
			price: 5,
			budget: 0,
		};
		for (const problem of [problemOf(square, 2), problemOf(square, 2, { disruption: worthless })]) {
			const score = scoreOf(problem, Int32Array.of(1, 1, 1, 1));
			expect(score.moved).toBe(0);
			expect(score.total).toBe(score.cost);
		}
	});

	test('TER4 loads per criterion and territory, deviations from the targets', () => {
		const problem = problemOf(square, 2, {
			criteria: [evenCriterion(of(1, 2, 3, 4), 2), evenCriterion(of(0, 0, 0, 6), 2)],
			locked: Int32Array.of(0, -1, -1, -1),
		});
		const loads = loadsOf(problem, Int32Array.of(0, -1, 0, 1));
		expect([...loads]).toEqual([4, 4, 0, 6]);
		expect([...deviationsOf(problem, loads)].map((share) => +share.toFixed(3))).toEqual([-0.2, -0.2, -1, 1]);
	});
});
