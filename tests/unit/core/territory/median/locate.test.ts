import { describe, expect, test } from 'vitest';
import { locate } from '#src/core/territory/median/index.ts';
import type { MedianAnswer, MedianProblem } from '#src/core/territory/median/index.ts';
import type { SearchProgress } from '#src/core/territory/problem.ts';
import { costTo, drawnCase, leastCost, publishedCases, tableOf } from '../../../../support/median-cases.ts';

const SHORT = { effort: 0.01 };
const published = publishedCases();

function loadsOf({ demand, capacity }: MedianProblem, { owner }: MedianAnswer): Float64Array {
	const load = new Float64Array(capacity.length);
	owner.forEach((base, i) => (load[base]! += demand[i]!));
	return load;
}

function expectComplete(problem: MedianProblem, answer: MedianAnswer): void {
	const { medians, owner, cost } = answer;
	expect(owner).toHaveLength(problem.demand.length);
	expect(owner.every((base) => base >= 0 && base < problem.capacity.length)).toBe(true);
	medians.forEach((unit, base) => expect(owner[unit]).toBe(base));
	expect(Number.isFinite(cost)).toBe(true);
	expect(cost).toBeCloseTo(costTo(problem, medians, owner), 6);
	expect(answer.feasible).toBe(answer.shortfalls.length === 0);
}

describe('answer', () => {
	test('MED1 every unit has one base, and each base serves the unit it lies at', () => {
		const problem = drawnCase(60, 6, 3);
		expectComplete(problem, locate(problem, SHORT));
	});

	test('MED2 no other unit of a base is a better place for it', () => {
		const problem = drawnCase(60, 6, 4);
		const { medians, owner, cost } = locate(problem, SHORT);
		owner.forEach((base, unit) => {
			const other = medians.slice();
			other[base] = unit;
			expect(costTo(problem, other, owner)).toBeGreaterThanOrEqual(cost - 1e-9);
		});
	});

	test('MED3 bases of different capacity keep within their own', () => {
		const drawn = drawnCase(80, 5, 5);
		const total = drawn.demand.reduce((sum, one) => sum + one, 0);
		const capacity = Float64Array.of(0.42, 0.08, 0.25, 0.12, 0.17).map((share) => share * total);
		const problem = { ...drawn, capacity };
		const answer = locate(problem, SHORT);
		expectComplete(problem, answer);
		expect(answer.feasible).toBe(true);
		loadsOf(problem, answer).forEach((load, base) =>
			expect(load).toBeLessThanOrEqual(capacity[base]! + 1e-6),
		);
	});

	test('MED4 fixed bases stay, others are placed around them', () => {
		const drawn = drawnCase(60, 5, 6);
		const fixed = Int32Array.of(-1, 17, -1, 42, -1);
		const problem = { ...drawn, fixed };
		const answer = locate(problem, SHORT);
		expectComplete(problem, answer);
		expect([answer.medians[1], answer.medians[3]]).toEqual([17, 42]);
		expect(answer.feasible).toBe(true);
		expect(answer.cost).toBeGreaterThanOrEqual(locate(drawn, SHORT).cost - 1e-9);
	});

	test('MED4 customers are divided among bases that are all fixed as well as can be', () => {
		const x = Float64Array.of(0, 10, 1, 2, 3, 9);
		const problem: MedianProblem = {
			places: { x, y: new Float64Array(6) },
			demand: Float64Array.of(0, 0, 1, 1, 1, 1),
			capacity: Float64Array.of(2, 2),
			fixed: Int32Array.of(0, 1),
		};
		const answer = locate(problem, SHORT);
		expect([...answer.owner]).toEqual([0, 1, 0, 0, 1, 1]);
		expect(answer.cost).toBe(1 + 2 + 7 + 1);
	});

	test.each([1, 2, 3, 4, 5, 6])('MED5 all divisions tried, drawing %i', (seed) => {
		const problem = drawnCase(8, 3, seed, 0.75);
		const weighted = { ...problem, weight: problem.demand.map((one) => (one % 4) + 0.5) };
		for (const one of [problem, weighted]) {
			const least = leastCost(one);
			const answer = locate(one, SHORT);
			expect(answer.feasible).toBe(Number.isFinite(least));
			if (answer.feasible) expect(answer.cost).toBeCloseTo(least, 9);
		}
	});

	test.skipIf(published.length === 0)(
		`MED6 published instances${published.length > 0 ? '' : ' (skipped: no shared data)'}`,
		() => {
			for (const { name, problem, bestKnown } of published) {
				if (!['SJC1', 'cpmp01', 'cpmp06', 'cpmp10'].includes(name)) continue;
				const { cost, feasible } = locate(problem, { seed: 7, effort: 0.1 });
				expect(feasible).toBe(true);
				expect(cost).toBeGreaterThan(bestKnown - 0.006);
				expect(cost, name).toBeLessThanOrEqual(bestKnown * (name.startsWith('SJC') ? 1.01 : 1.0001));
			}
		},
	);

	test('MED7 places and their distances give the same answer', () => {
		const problem = drawnCase(50, 5, 8);
		const { x, y } = problem.places as { x: Float64Array; y: Float64Array };
		const table = { ...problem, places: { distance: tableOf(x, y) } };
		expect(locate(table, SHORT)).toEqual(locate(problem, SHORT));
	});

	test('MED7 a unit with many visits draws the base to itself', () => {
		const problem: MedianProblem = {
			places: { x: Float64Array.of(0, 1, 2), y: new Float64Array(3) },
			weight: Float64Array.of(1, 1, 5),
			demand: new Float64Array(3),
			capacity: Float64Array.of(1),
		};
		const { medians, cost } = locate(problem, SHORT);
		expect([...medians]).toEqual([2]);
		expect(cost).toBe(3);
	});
});

describe('search', () => {
	test('MED8 the same seed gives the same answer, bases in the order of their units', () => {
		const problem = drawnCase(70, 7, 9);
		const answer = locate(problem, { ...SHORT, seed: 5 });
		expect(locate(problem, { ...SHORT, seed: 5 })).toEqual(answer);
		expect([...answer.medians]).toEqual([...answer.medians].sort((a, b) => a - b));
	});

	test('MED11 progress counts up to its total and shows complete divisions', () => {
		const told: SearchProgress[] = [];
		const bests: number[] = [];
		locate(drawnCase(40, 4, 2), {
			...SHORT,
			onProgress: (progress) => {
				told.push({ ...progress });
				bests.push(progress.best.length);
				expect(progress.best.every((base) => base >= 0 && base < 4)).toBe(true);
			},
		});
		expect(told[0]!.done).toBe(0);
		told.forEach(({ done }, at) => expect(done).toBeGreaterThanOrEqual(told[at - 1]?.done ?? 0));
		expect(told.at(-1)!.done).toBe(told.at(-1)!.total);
		expect(new Set(bests)).toEqual(new Set([40]));
	});
});
