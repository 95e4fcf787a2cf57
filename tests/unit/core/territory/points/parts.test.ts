import { describe, expect, test } from 'vitest';
import { createRandom } from '#src/core/stats/index.ts';
import { overshootOf, scoreOf } from '#src/core/territory/figures.ts';
import { bisect } from '#src/core/territory/points/bisect.ts';
import { layOut } from '#src/core/territory/points/layout.ts';
import { Plan } from '#src/core/territory/points/plan.ts';
import { polish } from '#src/core/territory/points/polish.ts';
import { PairSplits } from '#src/core/territory/points/resplit.ts';
import { cutBySize } from '#src/core/territory/points/select.ts';
import { bisected, filledCentres } from '#src/core/territory/points/start.ts';
import { loadsOf } from '#src/core/territory/index.ts';
import { customers } from '../../../../bench/territory/customers.ts';
import { evenCriterion } from '../../../../support/territory.ts';

describe('bisection', () => {
	test('TER21 parts have the proportion of their targets, whatever the places', () => {
		for (const place of [(i: number) => i % 7, () => 3]) {
			const problem = {
				...customers(400, 7, 1),
				x: Float64Array.from({ length: 400 }, (_, i) => place(i)),
				criteria: [
					{
						...evenCriterion(new Float64Array(400).fill(1), 7),
						target: Float64Array.of(10, 20, 30, 40, 50, 100, 150),
					},
				],
			};
			const layout = layOut(problem);
			const none = new Float64Array(7).fill(NaN);
			const loads = loadsOf(layout.problem, bisect(layout, { x: none, y: none }));
			loads.forEach((load, j) =>
				expect(Math.abs(load - (problem.criteria[0]?.target[j] ?? 0))).toBeLessThanOrEqual(3),
			);
		}
	});

	test('TER21 territories lie in the order of their anchors', () => {
		const layout = layOut(customers(300, 3, 2));
		const anchors = { x: Float64Array.of(2000, 0, 1000), y: Float64Array.of(700, 700, 700) };
		const { x } = filledCentres(layout, bisect(layout, anchors));
		expect((x[1] as number) < (x[2] as number) && (x[2] as number) < (x[0] as number)).toBe(true);
	});
});

describe('cuts', () => {
	test('TER22 the smallest keys first, sizes as near as can be; ties by number', () => {
		const random = createRandom(5);
		for (let round = 0; round < 60; round++) {
			const n = 1 + Math.floor(random.next() * 120);
			const key = Float64Array.from({ length: n }, () => Math.floor(random.next() * (round + 1)));
			const size = Float64Array.from({ length: n }, () => random.next());
			const order = Uint32Array.from({ length: n }, (_, i) => n - 1 - i);
			const wanted = random.next() * 1.2 * size.reduce((a, b) => a + b, 0) - 0.1;
			const cut = cutBySize(order, key, size, 0, n, 0, wanted);
			const sorted = Array.from({ length: n }, (_, i) => i).sort(
				(a, b) => (key[a] ?? 0) - (key[b] ?? 0) || a - b,
			);
			expect([...order.subarray(0, cut)].sort((a, b) => a - b)).toEqual(
				sorted.slice(0, cut).sort((a, b) => a - b),
			);
			const sum = sorted.slice(0, cut).reduce((all, p) => all + (size[p] ?? 0), 0);
			const next = size[sorted[cut] ?? -1] ?? Infinity;
			const last = size[sorted[cut - 1] ?? -1] ?? Infinity;
			expect(wanted - sum).toBeLessThanOrEqual(next / 2 + 1e-12);
			expect(sum - wanted).toBeLessThanOrEqual(last / 2 + 1e-12);
		}
	});
});

describe('borders', () => {
	test('TER23 splitting pairs anew makes plans cheaper and keeps them near their bands', () => {
		for (const two of [false, true]) {
			const layout = layOut(customers(2000, 12, 3, { two }));
			const start = bisected(layout, 0);
			const splits = new PairSplits(layout, start);
			const before = scoreOf(layout.problem, start);
			for (let pass = 0; pass < 4; pass++) splits.pass(filledCentres(layout, splits.owner), 0);
			const after = scoreOf(layout.problem, splits.owner);
			if (!two) expect(after.cost).toBeLessThan(before.cost);
			expect(after.overshoot).toBeLessThan(two ? before.overshoot : 0.1);
		}
	});

	test('TER23 exchanges lead loads into their bands, then save cost without leaving them', () => {
		const layout = layOut(customers(1500, 20, 4));
		const splits = new PairSplits(layout, bisected(layout, 0));
		let centres = filledCentres(layout, splits.owner);
		for (let pass = 0; pass < 3; pass++) {
			splits.pass(centres, 0);
			centres = filledCentres(layout, splits.owner);
		}
		const plan = new Plan(layout, splits.owner, centres, 0);
		let overshoot = overshootOf(layout.problem, loadsOf(layout.problem, plan.owner));
		expect(overshoot).toBeGreaterThan(0);
		let cost = Infinity;
		for (let pass = 0; pass < 12; pass++) {
			polish(plan, centres, 1);
			const now = scoreOf(layout.problem, plan.owner, centres);
			expect(now.overshoot).toBeLessThanOrEqual(overshoot + 1e-9);
			if (overshoot === 0) expect(now.cost).toBeLessThanOrEqual(cost * (1 + 1e-12));
			[overshoot, cost] = [now.overshoot, now.cost];
		}
		expect(overshoot).toBe(0);
		expect([...plan.loads].map((load) => load.toFixed(9))).toEqual(
			[...new Plan(layout, plan.owner, centres, 0).loads].map((load) => load.toFixed(9)),
		);
	});
});
