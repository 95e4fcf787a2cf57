import { describe, expect, test } from 'vitest';
import { createRandom } from '#src/core/stats/index.ts';
import { loadsOf, overshootOf, scoreOf } from '#src/core/territory/figures.ts';
import { Knapsack } from '#src/core/territory/points/knapsack.ts';
import { layOut } from '#src/core/territory/points/layout.ts';
import { Plan } from '#src/core/territory/points/plan.ts';
import { bisected, filledCentres } from '#src/core/territory/points/start.ts';
import { transport } from '#src/core/territory/points/transport.ts';
import { makeWhole } from '#src/core/territory/points/whole-units.ts';
import { customers } from '../../../../bench/territory/customers.ts';
import { findHighs, linearOptimum } from '../../../../bench/territory/linear-optimum.ts';
import type { TerritoryProblem } from '#src/core/territory/problem.ts';

/** A problem with bases in the middle of a bisection. */
function withBases(free: TerritoryProblem): TerritoryProblem {
	const layout = layOut(free);
	return { ...free, bases: { ...filledCentres(layout, bisected(layout, 0)), pull: 1 } };
}

function openPlan(problem: TerritoryProblem, moveRate = 0): Plan {
	const layout = layOut(problem);
	const start = bisected(layout, 0);
	return new Plan(layout, start, filledCentres(layout, start), moveRate);
}

describe('shares', () => {
	test('TER41 shares cost what the linear programme says, and bands that cannot hold are told', async () => {
		const highs = await findHighs();
		if (!highs) throw new Error('the package highs is not installed');
		const random = createRandom(3);
		let impossible = 0;
		for (let turn = 0; turn < 24; turn++) {
			const k = 2 + (turn % 4);
			const base = customers(10 + turn, k, turn, {
				band: 0.2 * random.next(),
				objective: turn % 2 ? 'squared' : 'distance',
			});
			// Two territories are meant to have less than all there is.
			const scarce = turn % 6 === 5;
			const [one] = base.criteria as [TerritoryProblem['criteria'][0]];
			const criteria = [{ ...one, target: one.target.map((target) => (scarce ? target / 2 : target)) }];
			const problem = withBases({ ...base, criteria });
			const { cost, bound, rest } = transport(openPlan(problem));
			const optimum = linearOptimum(highs, problem);
			if (optimum === null) impossible++;
			expect(rest > 0).toBe(optimum === null);
			if (optimum === null) continue;
			expect(cost / optimum).toBeCloseTo(1, 9);
			expect(bound / optimum).toBeCloseTo(1, 9);
		}
		expect(impossible).toBe(4);
	});

	test.each([1, 2, 3, 4])(
		'TER41 cost and bound are one with locks, masks and prices of moves too, from any prices: %i',
		(seed) => {
			const base = customers(400, 8, seed, { band: 0.05 });
			const problem = withBases({
				...base,
				locked: Int32Array.from(base.x, (_, i) => (i % 20 === 0 ? i % 8 : -1)),
				eligibility: {
					group: Uint16Array.from(base.x, (_, i) => i % 2),
					allowed: Uint8Array.of(1, 1, 1, 1, 1, 1, 1, 0, 0, 1, 1, 1, 1, 1, 1, 1),
				},
				disruption: {
					current: Int32Array.from(base.x, (_, i) => (i % 9) - 1),
					value: base.weight,
					price: 1,
					budget: 1,
				},
			});
			const plan = openPlan(problem, 5000);
			const { cost, bound, rest, owner, price, shared } = transport(plan);
			expect(rest).toBe(0);
			expect(bound / cost).toBeCloseTo(1, 9);
			expect(shared).toBeLessThan(8);
			const random = createRandom(seed);
			const other = transport(
				plan,
				price.map((one) => one + (random.next() - 0.5) * 1e5),
			);
			expect(other.cost / cost).toBeCloseTo(1, 9);
			const { pinned, allowed, groupOf } = plan.layout;
			owner.forEach((own, p) => {
				if ((pinned[p] as number) >= 0) expect(own).toBe(pinned[p]);
				else expect(allowed?.[(groupOf?.[p] ?? 0) * 8 + own]).toBe(1);
			});
		},
	);

	test.each(['squared', 'distance'] as const)(
		'TER42 whole units hold the bands and cost little more: %s',
		(objective) => {
			for (const seed of [1, 2, 3]) {
				const plan = openPlan(withBases(customers(1000, 10, seed, { band: 0.05, objective })));
				const { layout } = plan;
				const { owner, price, bound } = transport(plan);
				const centres = filledCentres(layout, owner);
				const whole = new Plan(layout, owner, centres, 0, price);
				makeWhole(whole, price, centres);
				expect(overshootOf(layout.problem, loadsOf(layout.problem, whole.owner))).toBe(0);
				expect(scoreOf(layout.problem, whole.owner, centres).cost).toBeLessThan(bound * 1.003);
			}
		},
	);
});

test('TER43 a choice costs what it says and is as good as the best of all', () => {
	const random = createRandom(8);
	const knapsack = new Knapsack();
	for (let turn = 0; turn < 60; turn++) {
		const items = Array.from({ length: 10 }, () => ({
			room: (random.next() - 0.5) * 0.1,
			cost: random.next() - 0.1,
		}));
		const start = (random.next() - 0.5) * 0.2;
		const loss = (room: number) => (room < 0 ? 50 * (0.02 - room) : 2 * room);
		const costOf = (chosen: readonly number[]) =>
			chosen.reduce((sum, at) => sum + (items[at]?.cost ?? 0), 0) +
			loss(chosen.reduce((sum, at) => sum + (items[at]?.room ?? 0), start));
		const best = Math.min(
			...Array.from({ length: 1024 }, (_, mask) =>
				costOf([...items.keys()].filter((at) => (mask >> at) & 1)),
			),
		);
		const { cost, chosen } = knapsack.fill(items, start, loss);
		expect(costOf(chosen)).toBeCloseTo(cost, 9);
		expect(new Set(chosen).size).toBe(chosen.length);
		expect(cost).toBeLessThan(best + 0.1);
		expect(cost).toBeGreaterThan(best - 1e-9);
	}
});
