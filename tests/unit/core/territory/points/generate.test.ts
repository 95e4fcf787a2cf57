import { describe, expect, test } from 'vitest';
import { createRandom } from '#src/core/stats/index.ts';
import { deviationsOf, generate, loadsOf, movedShareOf, scoreOf } from '#src/core/territory/index.ts';
import { layOut } from '#src/core/territory/points/layout.ts';
import { bisected } from '#src/core/territory/points/start.ts';
import type { SearchProgress, TerritoryProblem } from '#src/core/territory/problem.ts';
import { customers } from '../../../../bench/territory/customers.ts';
import { evenCriterion, problemOf } from '../../../../support/territory.ts';

const of = (...values: number[]) => Float64Array.from(values);

function places(n: number, seed: number): [number, number][] {
	const random = createRandom(seed);
	return Array.from({ length: n }, () => [random.next() * 100, random.next() * 80]);
}

function worst(problem: TerritoryProblem, owner: Int32Array): number {
	return deviationsOf(problem, loadsOf(problem, owner)).reduce(
		(most, one) => Math.max(most, Math.abs(one)),
		0,
	);
}

const few = () => customers(600, 8, 5, { band: 0.05 });

describe('territories from points', () => {
	test('TER10 everybody has a territory, cost and centres are those of the plan', () => {
		for (const objective of ['squared', 'distance'] as const) {
			const problem = customers(500, 7, 1, { objective });
			const answer = generate(problem, { seed: 1 });
			expect(answer.owner).toHaveLength(500);
			expect(answer.owner.every((own) => own >= 0 && own < 7)).toBe(true);
			const centres = { x: answer.centreX, y: answer.centreY };
			expect(answer.cost).toBe(scoreOf(problem, answer.owner, centres).cost);
			expect(scoreOf(problem, answer.owner).cost).toBe(answer.cost);
		}
	});

	test('TER11 200 customers among 5 reps: nobody deviates by more than 2 %', () => {
		for (const seed of [1, 2, 3]) {
			const problem = problemOf(places(200, seed), 5, {
				criteria: [evenCriterion(new Float64Array(200).fill(3), 5, 0.02)],
			});
			const { owner, shortfalls } = generate(problem, { seed: 1 });
			expect(worst(problem, owner)).toBeLessThanOrEqual(0.02);
			expect(shortfalls).toEqual([]);
		}
	});

	test('TER11 floors and ceilings hold for cities and lognormal loads', () => {
		for (const seed of [1, 2]) {
			const problem = customers(2000, 25, seed);
			const { owner, shortfalls } = generate(problem, { seed: 1 });
			expect(shortfalls).toEqual([]);
			expect(worst(problem, owner)).toBeLessThanOrEqual(0.03 + 1e-9);
		}
	});

	test('TER11 groups of equal size are cohesive: five towns of forty customers are five territories', () => {
		const random = createRandom(4);
		const towns = [0, 1, 2, 3, 4].flatMap((town) =>
			Array.from({ length: 40 }, (): [number, number] => [
				(town % 3) * 100 + random.next(),
				Math.floor(town / 3) * 100 + random.next(),
			]),
		);
		const { owner } = generate(problemOf(towns, 5), { seed: 1 });
		for (let town = 0; town < 5; town++)
			expect(new Set(owner.subarray(town * 40, town * 40 + 40)).size).toBe(1);
	});

	test('TER11 a smallest size alone, and a capacity alone', () => {
		const [{ values, target }] = few().criteria as [TerritoryProblem['criteria'][0]];
		const bound = (below: number, above: number, share: number) => ({
			...few(),
			criteria: [{ values, target: target.map((one) => one * share), below, above }],
		});
		for (const problem of [bound(0.4, Infinity, 1), bound(1, 0, 1.1)]) {
			const answer = generate(problem, { seed: 1 });
			expect(answer.shortfalls).toEqual([]);
			expect(Number.isFinite(answer.cost)).toBe(true);
			expect(answer.prices.every(Number.isFinite)).toBe(true);
			expect(answer.cost).toBeLessThan(generate(few(), { seed: 1 }).cost);
		}
	});

	test('TER12 no plan is balanced worse than the bisection, and none as balanced costs more', () => {
		for (const seed of [1, 2]) {
			const problem = customers(200, 20, seed, { two: seed % 2 === 0 });
			const layout = layOut(problem);
			const start = scoreOf(layout.problem, bisected(layout, 0));
			const score = scoreOf(problem, generate(problem, { seed: 1 }).owner);
			expect(score.overshoot).toBeLessThanOrEqual(start.overshoot + 1e-9);
			if (start.overshoot === 0) expect(score.cost).toBeLessThanOrEqual(start.cost);
		}
	});

	test('TER13 locked customers stay and count, and nobody serves whom they may not', () => {
		const problem = few();
		const locked = Int32Array.from(problem.x, (_, i) => (i % 10 === 0 ? i % 8 : -1));
		const group = Uint16Array.from(problem.x, (_, i) => i % 3);
		const allowed = Uint8Array.of(1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 1, 0, 1, 1, 1, 1, 0, 1, 1, 1, 0, 1, 1, 0);
		const bound = { ...problem, locked, eligibility: { group, allowed } };
		const { owner, shortfalls } = generate(bound, { seed: 1 });
		expect(shortfalls).toEqual([]);
		expect(worst(bound, owner)).toBeLessThanOrEqual(0.05 + 1e-9);
		owner.forEach((own, i) => {
			if (locked[i] !== -1) expect(own).toBe(locked[i]);
			else expect(allowed[(group[i] as number) * 8 + own]).toBe(1);
		});
	});

	test('TER14 same problem, same seed, same bits; order of the rows does not matter', () => {
		const problem = customers(500, 6, 3, { two: true });
		const one = generate(problem, { seed: 7, effort: 2 });
		expect(generate(problem, { seed: 7, effort: 2 })).toEqual(one);
		const random = createRandom(9);
		const shuffled = Array.from(problem.x.keys(), (i) => [random.next(), i] as const)
			.sort(([a], [b]) => a - b)
			.map(([, i]) => i);
		const keyOrder = shuffled.map((_, at) => at).sort((a, b) => (shuffled[a] ?? 0) - (shuffled[b] ?? 0));
		const sorted = (values: Float64Array) => {
			const rows = shuffled.map((i) => values[i] as number);
			return Float64Array.from(keyOrder, (at) => rows[at] as number);
		};
		const again = generate(
			{
				...problem,
				x: sorted(problem.x),
				y: sorted(problem.y),
				weight: sorted(problem.weight),
				criteria: problem.criteria.map((each) => ({ ...each, values: sorted(each.values) })),
			},
			{ seed: 7, effort: 2 },
		);
		expect(again).toEqual(one);
	});

	test('TER15 a part-time territory gets its part, and territories lie where their bases are', () => {
		const [criterion] = few().criteria as [TerritoryProblem['criteria'][0]];
		const total = criterion.values.reduce((a, b) => a + b, 0);
		const target = of(1, 1, 1, 1, 0.5, 0.5, 2, 1).map((share) => (share * total) / 8);
		const uneven = { ...few(), criteria: [{ ...criterion, target }] };
		expect(worst(uneven, generate(uneven, { seed: 1 }).owner)).toBeLessThanOrEqual(0.05 + 1e-9);
		const corners = { x: of(0, 100, 0, 100), y: of(0, 0, 80, 80), pull: 1 };
		const based = problemOf(places(400, 2), 4, { bases: corners });
		const { owner, centreX, centreY } = generate(based, { seed: 1 });
		expect([...centreX, ...centreY]).toEqual([...corners.x, ...corners.y]);
		const near = owner.filter((own, i) => {
			const distance = (j: number) =>
				Math.hypot((based.x[i] ?? 0) - (corners.x[j] ?? 0), (based.y[i] ?? 0) - (corners.y[j] ?? 0));
			return [0, 1, 2, 3].every((j) => distance(own) <= distance(j));
		});
		expect(near.length).toBeGreaterThan(360);
	});

	test('TER16 two criteria hold their own bands', () => {
		const problem = customers(4000, 10, 2, { two: true, band: 0.04 });
		const { owner, shortfalls } = generate(problem, { seed: 1 });
		expect(shortfalls).toEqual([]);
		expect(worst(problem, owner)).toBeLessThanOrEqual(0.04 + 1e-9);
	});
});

describe('plans of today', () => {
	const today = () => {
		const problem = few();
		const { owner } = generate(problem, { seed: 1 });
		const random = createRandom(3);
		const shaken = problem.weight.map((value) => value * (0.8 + 0.4 * random.next()));
		return { ...problem, weight: shaken, criteria: [evenCriterion(shaken, 8, 0.03)], owner };
	};

	test('TER17 the budget of moves holds, and what it leaves undone is said', () => {
		const problem = today();
		for (const budget of [0, 0.02, 0.3]) {
			const disruption = { current: problem.owner, value: problem.weight, price: 0, budget };
			const answer = generate({ ...problem, disruption }, { seed: 1 });
			expect(movedShareOf({ ...problem, disruption }, answer.owner)).toBeLessThanOrEqual(budget + 1e-9);
			if (budget === 0) expect(answer.owner).toEqual(problem.owner);
			if (budget === 0) expect(answer.shortfalls.map(({ cause }) => cause)).toContain('budget');
			if (budget === 0.3) expect(answer.shortfalls).toEqual([]);
		}
	});

	test.each([1, -1])(
		'TER17 the budget holds where a territory has neither units nor a base (its own are of %i)',
		(heir) => {
			const problem = today();
			const current = problem.owner.map((own) => (own === 0 ? heir : own));
			for (const budget of [0, 0.05, 0.4]) {
				const disruption = { current, value: problem.weight, price: 0, budget };
				const { owner, shortfalls } = generate({ ...problem, disruption }, { seed: 1 });
				expect(movedShareOf({ ...problem, disruption }, owner)).toBeLessThanOrEqual(budget + 1e-9);
				expect(owner.includes(0)).toBe(budget > 0 || heir < 0);
				if (budget === 0.4) expect(shortfalls).toEqual([]);
			}
		},
	);

	test('TER17 whoever has nobody goes where the bands ask for it, though nothing else may move', () => {
		const where = places(300, 5);
		const problem = problemOf(where, 4);
		const current = Int32Array.from(where, ([x], unit) => (unit % 3 === 0 ? -1 : Math.floor((3 * x) / 100)));
		const disruption = { current, value: problem.weight, price: 0, budget: 0 };
		const answer = generate({ ...problem, disruption }, { seed: 1 });
		expect(movedShareOf({ ...problem, disruption }, answer.owner)).toBe(0);
		expect(answer.shortfalls).toEqual([]);
	});

	test('TER17 dear moves are few, and a plan that holds its bands stays as it is', () => {
		const problem = today();
		const movedAt = (price: number) => {
			const disruption = { current: problem.owner, value: problem.weight, price, budget: 1 };
			const answer = generate({ ...problem, disruption }, { seed: 1 });
			expect(answer.shortfalls).toEqual([]);
			return movedShareOf({ ...problem, disruption }, answer.owner);
		};
		expect(movedAt(1000)).toBeLessThan(0.05);
		expect(movedAt(1000)).toBeLessThanOrEqual(movedAt(0));
		const kept = few();
		const owner = generate(kept, { seed: 1 }).owner;
		const disruption = { current: owner, value: kept.weight, price: 1000, budget: 1 };
		expect(generate({ ...kept, disruption }, { seed: 1 }).owner).toEqual(owner);
	});

	test('TER17 a start from nothing takes the names of today', () => {
		const problem = few();
		const { owner } = generate(problem, { seed: 1 });
		const renamed = owner.map((own) => (own + 3) % 8);
		const disruption = { current: renamed, value: problem.weight, price: 0, budget: 1 };
		const layout = layOut({ ...problem, disruption });
		const moved = (start: Int32Array) => movedShareOf(layout.problem, start);
		expect(moved(bisected(layout, 0))).toBeLessThan(0.5);
		expect(moved(bisected(layOut(problem), 0))).toBeGreaterThan(0.6);
	});

	test('TER19 a search goes on from a plan and does not end worse', () => {
		const problem = few();
		const first = generate(problem, { seed: 1 });
		const second = generate(problem, { seed: 1, resume: first });
		expect(second.cost).toBeLessThanOrEqual(first.cost);
		expect(second.shortfalls).toEqual([]);
		const better = generate(problem, { seed: 1, effort: 4 });
		expect(better.cost).toBeLessThanOrEqual(first.cost);
	});

	test('TER20 progress tells the stage and the best division so far', () => {
		const problem = few();
		const seen: SearchProgress[] = [];
		generate(problem, {
			seed: 1,
			onProgress: (progress) => seen.push({ ...progress, best: progress.best.slice() }),
		});
		expect(new Set(seen.map(({ stage }) => stage))).toEqual(
			new Set(['start', 'balance', 'repair', 'improve']),
		);
		for (const { best, done, total } of seen) {
			expect(done).toBeLessThanOrEqual(total);
			expect(best.every((own) => own >= 0 && own < 8)).toBe(true);
		}
	});
});

describe('input that has no good plan', () => {
	test('TER18 everybody in one place is divided by load', () => {
		const values = Float64Array.from({ length: 60 }, (_, i) => 1 + (i % 3));
		const problem = problemOf(new Array<[number, number]>(60).fill([5, 5]), 6, {
			criteria: [evenCriterion(values, 6)],
		});
		const answer = generate(problem, { seed: 1 });
		expect(answer.shortfalls).toEqual([]);
		expect(answer.cost).toBe(0);
	});

	test('TER18 fewer customers than territories: each has its own, the rest are said to be empty', () => {
		const problem = problemOf(places(3, 1), 5);
		const { owner, shortfalls, cost, centreX } = generate(problem, { seed: 1 });
		expect(new Set(owner).size).toBe(3);
		expect(cost).toBe(0);
		expect(centreX.filter((x) => Number.isNaN(x))).toHaveLength(2);
		expect(shortfalls).not.toEqual([]);
		for (const shortfall of shortfalls) expect(['unit', 'lumpy']).toContain(shortfall.cause);
	});

	test('TER18 one giant customer has a territory alone and is named', () => {
		const values = new Float64Array(101).fill(1);
		values[40] = 150;
		const problem = problemOf(places(101, 2), 5, { criteria: [evenCriterion(values, 5, 0.05)] });
		const { owner, shortfalls } = generate(problem, { seed: 1 });
		expect(owner.filter((own) => own === owner[40])).toHaveLength(1);
		expect(shortfalls[0]).toMatchObject({ cause: 'unit', unit: 40, territory: owner[40] });
		expect(shortfalls.every(({ cause, unit }) => cause === 'unit' && unit === 40)).toBe(true);
	});

	test('TER18 weights of 0, values of 0 and a single territory give finite plans', () => {
		const weightless = problemOf(places(50, 3), 4, { weight: new Float64Array(50) });
		const even = generate(weightless, { seed: 1 });
		expect(even.shortfalls).toEqual([]);
		expect(even.cost).toBe(0);
		const nothing = problemOf(places(20, 3), 2, {
			criteria: [{ values: new Float64Array(20), target: of(1, 1), below: 0.1, above: 0.1 }],
		});
		const answer = generate(nothing, { seed: 1 });
		expect(answer.shortfalls.map(({ cause }) => cause)).toEqual(['total', 'total']);
		expect(generate(problemOf(places(20, 3), 1), { seed: 1 }).owner).toEqual(new Int32Array(20));
	});

	test('TER18 half of the customers without load are divided near by', () => {
		const values = Float64Array.from({ length: 100 }, (_, i) => i % 2);
		const problem = problemOf(places(100, 4), 4, { criteria: [evenCriterion(values, 4)] });
		const answer = generate(problem, { seed: 1 });
		expect(answer.shortfalls).toEqual([]);
		expect(Number.isFinite(answer.cost)).toBe(true);
	});
});
