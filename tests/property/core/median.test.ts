import fc from 'fast-check';
import { expect, test } from 'vitest';
import { locate } from '#src/core/territory/median/index.ts';
import type { MedianProblem } from '#src/core/territory/median/index.ts';
import { costTo } from '../../support/median-cases.ts';

const OPTIONS = { effort: 0.0005, seed: 3 };

interface Row {
	readonly key: number;
	readonly x: number;
	readonly y: number;
	readonly demand: number;
	readonly weight: number;
}

const row = fc.record({
	key: fc.nat(),
	x: fc.integer({ min: -40, max: 40 }),
	y: fc.integer({ min: -40, max: 40 }),
	demand: fc.integer({ min: 0, max: 20 }),
	weight: fc.integer({ min: 0, max: 5 }),
});
const rows = fc.uniqueArray(row, { minLength: 1, maxLength: 40, selector: ({ key }) => key });
const shares = fc.array(fc.double({ min: 0.1, max: 2, noNaN: true }), { minLength: 1, maxLength: 6 });

/** Rows in the order of their keys, and bases whose capacities are shares of what each would take. */
function problemOf(list: readonly Row[], parts: readonly number[]): MedianProblem {
	const sorted = [...list].sort((a, b) => a.key - b.key);
	const column = (of: (one: Row) => number) => Float64Array.from(sorted, of);
	const bases = parts.slice(0, list.length);
	const total = list.reduce((sum, { demand }) => sum + demand, 1);
	return {
		places: { x: column(({ x }) => x), y: column(({ y }) => y) },
		weight: column(({ weight }) => weight),
		demand: column(({ demand }) => demand),
		capacity: Float64Array.from(bases, (share) => (share * total) / bases.length),
	};
}

test('MED1 any problem: total, finite, and feasible exactly where no load is above its capacity', () => {
	fc.assert(
		fc.property(rows, shares, (list, parts) => {
			const problem = problemOf(list, parts);
			const { owner, medians, cost, feasible, shortfalls } = locate(problem, OPTIONS);
			expect(owner).toHaveLength(list.length);
			medians.forEach((unit, base) => expect(owner[unit]).toBe(base));
			expect(cost).toBeCloseTo(costTo(problem, medians, owner), 6);
			const load = new Float64Array(problem.capacity.length);
			owner.forEach((base, i) => (load[base]! += problem.demand[i]!));
			const over = [...load.keys()].filter((base) => load[base]! > problem.capacity[base]! * (1 + 1e-9));
			expect(feasible).toBe(over.length === 0);
			expect(shortfalls.map(({ territory }) => territory).sort((a, b) => a - b)).toEqual(over);
		}),
		{ seed: 11, numRuns: 150 },
	);
});

test('MED3 there is room for whole units: capacities hold', () => {
	fc.assert(
		fc.property(rows, fc.integer({ min: 1, max: 6 }), (list, count) => {
			const bases = Math.min(count, list.length);
			const total = list.reduce((sum, { demand }) => sum + demand, 0);
			const problem = problemOf(list, [1]);
			const capacity = new Float64Array(bases).fill(total / bases + 20);
			expect(locate({ ...problem, capacity }, OPTIONS).feasible).toBe(true);
		}),
		{ seed: 12, numRuns: 100 },
	);
});

test('MED8 the order of the rows and repetition change nothing', () => {
	fc.assert(
		fc.property(rows, shares, (list, parts) => {
			const answer = locate(problemOf(list, parts), OPTIONS);
			const turned = [...list].reverse();
			expect(locate(problemOf(turned, parts), OPTIONS)).toEqual(answer);
		}),
		{ seed: 13, numRuns: 50 },
	);
});
