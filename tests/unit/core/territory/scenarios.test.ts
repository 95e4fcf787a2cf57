import { describe, expect, it } from 'vitest';
import { createRandom } from '#src/core/stats/index.ts';
import { hold, type DivideRequest } from '#src/core/territory/plan/index.ts';
import { deviationsOf, loadsOf, movedShareOf } from '#src/core/territory/index.ts';
import { alongBudgets } from '#src/core/territory/points/along-budgets.ts';
import { divide } from '#src/core/territory/plan/index.ts';
import { evenCriterion, problemOf } from '../../../support/territory.ts';
import type { TerritoryProblem } from '#src/core/territory/problem.ts';

const BAND = 0.1;

/** Customers spread evenly over a square of degrees, all alike or as they are given. */
function request(count: number, territories: number, part: Partial<DivideRequest> = {}): DivideRequest {
	const random = createRandom(count, territories);
	const value = Float64Array.from({ length: count }, () => 1 + random.next());
	return {
		longitude: Float64Array.from({ length: count }, () => 110 + 4 * random.next()),
		latitude: Float64Array.from({ length: count }, () => 30 + 4 * random.next()),
		current: new Int32Array(count).fill(-1),
		...{ value, budget: 1, seed: 1 },
		criteria: [{ values: value, below: BAND, above: BAND }],
		posts: Array.from({ length: territories }, () => 1),
		bases: Array.from({ length: territories }, () => null),
		order: Uint32Array.from({ length: count }, (_, row) => row),
		...part,
	};
}

/** Load ÷ part − 1 of each territory. */
function deviations({ criteria, posts }: DivideRequest, owner: Int32Array): number[] {
	const values = criteria[0]?.values ?? new Float64Array();
	const all = posts.reduce((sum, each) => sum + each, 0);
	const total = values.reduce((sum, each) => sum + each, 0);
	return posts.map((each, j) => {
		const load = values.reduce((sum, value, row) => sum + (owner[row] === j ? value : 0), 0);
		return load / ((total * each) / all) - 1;
	});
}
const worst = (values: readonly number[]) => Math.max(...values.map(Math.abs));
const movedOf = ({ value }: DivideRequest, before: Int32Array, after: Int32Array) => {
	const total = value.reduce((sum, each) => sum + each, 0);
	return value.reduce(
		(sum, each, row) => sum + ((before[row] ?? -1) >= 0 && before[row] !== after[row] ? each / total : 0),
		0,
	);
};

describe('a plan that is held', () => {
	it('PLN20 whose rep leaves: customers of the others hardly move, all bands hold', () => {
		const start = divide(request(400, 8)).owner;
		const without = start.map((own) => (own === 3 ? -1 : own > 3 ? own - 1 : own));
		const asked = request(400, 7, { current: without });
		const { owner, shortfalls } = hold(asked);
		expect(owner.every((own) => own >= 0 && own < 7)).toBe(true);
		expect(worst(deviations(asked, owner))).toBeLessThanOrEqual(BAND + 1e-9);
		expect(shortfalls).toEqual([]);
		const anew = divide(request(400, 7, { current: without }));
		const moved = movedOf(asked, without, owner);
		expect(moved).toBeLessThan(0.1);
		expect(moved).toBeLessThan(movedOf(asked, without, anew.owner));
	});

	it('PLN20 customers of the one who leaves go to those with least where no place is known', () => {
		const start = divide(request(200, 4)).owner;
		const longitude = request(200, 4).longitude.map((each, row) => (row % 10 === 0 ? Number.NaN : each));
		const asked = request(200, 3, { current: start.map((own) => (own === 3 ? -1 : own)), longitude });
		const { owner } = hold(asked);
		expect(owner.every((own) => own >= 0 && own < 3)).toBe(true);
		expect(worst(deviations(asked, owner))).toBeLessThan(0.2);
	});

	it('PLN20 a plan whose bands hold stays as it is', () => {
		const start = divide(request(300, 6)).owner;
		expect([...hold(request(300, 6, { current: start })).owner]).toEqual([...start]);
	});

	it('PLN21 a territory without customers gets those around its base, without one half of the fullest', () => {
		const start = divide(request(400, 5)).owner;
		const base = [113.5, 33.5] as const;
		for (const last of [null, base]) {
			const asked = request(400, 6, { current: start, bases: [null, null, null, null, null, last] });
			const { owner } = hold(asked);
			expect(worst(deviations(asked, owner))).toBeLessThanOrEqual(BAND + 1e-9);
			if (!last) continue;
			const own = [...owner.keys()].filter((row) => owner[row] === 5);
			const mean = (values: Float64Array) =>
				own.reduce((sum, row) => sum + (values[row] ?? 0), 0) / own.length;
			expect(Math.hypot(mean(asked.longitude) - base[0], mean(asked.latitude) - base[1])).toBeLessThan(1);
		}
	});

	it('PLN21 one customer, nobody with an owner, all in one place: a total division without nonsense', () => {
		for (const [count, territories] of [
			[1, 3],
			[5, 2],
		] as const) {
			const one = {
				longitude: new Float64Array(count).fill(120),
				latitude: new Float64Array(count).fill(30),
			};
			const { owner } = hold(request(count, territories, one));
			expect(owner.every((own) => own >= 0 && own < territories)).toBe(true);
		}
	});
});

it('PLN44 who are all in one place stay with whom they have, where that holds the bands', () => {
	const count = 60;
	const value = Float64Array.from({ length: count }, (_, row) => 1 + (row % 17));
	const current = Int32Array.from({ length: count }, (_, row) => row % 3);
	const longitude = new Float64Array(count).fill(120);
	const latitude = new Float64Array(count).fill(30);
	const criteria = [{ values: value, below: BAND, above: BAND }];
	const { owner } = divide(request(count, 3, { longitude, latitude, value, current, criteria }));
	expect([...owner]).toEqual([...current]);
});

describe('divisions along a row of budgets', () => {
	const BUDGETS = [0, 0.02, 0.05, 0.1, 0.2, 0.5, 1];

	/** The east has twice the load of the plan that is there. */
	function shocked(count: number, territories: number): TerritoryProblem {
		const random = createRandom(count);
		const places = Array.from({ length: count }, () => [100 * random.next(), 100 * random.next()] as const);
		const problem = problemOf(places, territories);
		const strips = Int32Array.from(places, ([x]) =>
			Math.min(territories - 1, Math.floor((x * territories) / 100)),
		);
		const loads = Float64Array.from(places, ([x]) => (x > 60 ? 2 : 1));
		return {
			...problem,
			criteria: [evenCriterion(loads, territories, BAND)],
			disruption: { current: strips, value: new Float64Array(count).fill(1), price: 0, budget: 1 },
		};
	}

	it('TER40 each keeps its budget, none is further off than one that moves less, and the last holds all bands', () => {
		const problem = shocked(300, 5);
		const best = new Map<number, Int32Array>();
		const stages: number[] = [];
		alongBudgets(problem, BUDGETS, {
			onFound: (owner, at) => {
				best.set(at, owner.slice());
				return false;
			},
			onProgress: ({ done, total }) => stages.push(done / total),
		});
		expect([...best.keys()]).toEqual([0, 1, 2, 3, 4, 5, 6]);
		const off = (owner: Int32Array) => [...deviationsOf(problem, loadsOf(problem, owner))];
		const outside = [...best.values()].map((owner) =>
			off(owner).reduce((sum, each) => sum + Math.max(0, Math.abs(each) - BAND) ** 2, 0),
		);
		[...best].forEach(([at, owner]) => {
			expect(movedShareOf(problem, owner)).toBeLessThanOrEqual((BUDGETS[at] ?? 0) + 1e-9);
			if (at > 0) expect(outside[at]).toBeLessThanOrEqual((outside[at - 1] ?? 0) + 1e-9);
		});
		expect(outside[1]).toBeLessThan(outside[0] ?? 0);
		expect(worst(off(best.get(6) as Int32Array))).toBeLessThanOrEqual(BAND + 1e-9);
		expect(stages.every((share, i) => i === 0 || share >= (stages[i - 1] ?? 0))).toBe(true);
	});

	it('TER40 budgets hold where a territory has neither units nor a base', () => {
		const problem = shocked(200, 4);
		const current = problem.disruption?.current.map((own) => Math.max(1, own)) ?? new Int32Array();
		const moves = { ...problem, disruption: { current, value: problem.weight, price: 0, budget: 1 } };
		const moved: number[] = [];
		alongBudgets(moves, BUDGETS, {
			onFound: (owner, at) => {
				moved[at] = movedShareOf(moves, owner);
				return false;
			},
		});
		moved.forEach((share, at) => expect(share).toBeLessThanOrEqual((BUDGETS[at] ?? 0) + 1e-9));
		expect(moved[0]).toBe(0);
	});

	it('TER40 the same problem gives the same divisions, and the search ends when it is told', () => {
		const problem = shocked(200, 4);
		const run = () => {
			const found: string[] = [];
			alongBudgets(problem, BUDGETS, {
				onFound: (owner, at) => found.push(`${at}:${[...owner].join()}`) < 0,
			});
			return found;
		};
		expect(run()).toEqual(run());
		let count = 0;
		alongBudgets(problem, BUDGETS, { onFound: () => ++count === 2 });
		expect(count).toBe(2);
	});
});
