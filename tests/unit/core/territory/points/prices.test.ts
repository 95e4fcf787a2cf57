import { describe, expect, test } from 'vitest';
import { createRandom } from '#src/core/stats/index.ts';
import { bandStep } from '#src/core/territory/points/band-step.ts';
import { borderPrices } from '#src/core/territory/points/border-prices.ts';
import { byPrices } from '#src/core/territory/points/by-prices.ts';
import { anneal } from '#src/core/territory/points/anneal.ts';
import { coarsen } from '#src/core/territory/points/coarse.ts';
import { divide, makeDivision } from '#src/core/territory/points/division.ts';
import { layOut } from '#src/core/territory/points/layout.ts';
import { neighbouringPairs } from '#src/core/territory/points/pairs.ts';
import { Plan } from '#src/core/territory/points/plan.ts';
import { polish } from '#src/core/territory/points/polish.ts';
import { PriceSearch } from '#src/core/territory/points/price-search.ts';
import { solvePart } from '#src/core/territory/points/solve.ts';
import { bisected, filledCentres } from '#src/core/territory/points/start.ts';
import { isBetter } from '#src/core/territory/figures.ts';
import { generate, scoreOf } from '#src/core/territory/index.ts';
import type { TerritoryProblem } from '#src/core/territory/problem.ts';
import { customers } from '../../../../bench/territory/customers.ts';

describe('divisions by price', () => {
	const varied = (objective: TerritoryProblem['objective']): TerritoryProblem => {
		const base = customers(700, 9, 4, { objective, two: true });
		const random = createRandom(2);
		return {
			...base,
			weight: base.weight.map(() => (random.next() < 0.1 ? 0 : random.next() * 5)),
			locked: Int32Array.from(base.x, (_, i) => (i % 50 === 0 ? i % 9 : -1)),
			eligibility: {
				group: Uint16Array.from(base.x, (_, i) => i % 2),
				allowed: Uint8Array.of(1, 1, 1, 1, 1, 1, 1, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1),
			},
			disruption: {
				current: Int32Array.from(base.x, (_, i) => (i % 10) - 1),
				value: base.criteria[1]?.values ?? base.weight,
				price: 1,
				budget: 1,
			},
		};
	};

	test.each(['squared', 'distance'] as const)(
		'TER24 every unit is where distance, prices and moves cost least, as trying all says: %s',
		(objective) => {
			const layout = layOut(varied(objective));
			const { n, k, c } = layout;
			const random = createRandom(5);
			const centres = filledCentres(layout, bisected(layout, 0));
			const scale = objective === 'squared' ? 20_000 : 100;
			const terms = {
				...centres,
				price: Float64Array.from({ length: c * k }, () => (random.next() - 0.5) * scale * 40),
				moveRate: scale,
			};
			const division = makeDivision(layout);
			divide(layout, terms, new Float64Array(k).fill(1), division);
			for (let p = 0; p < n; p++) {
				const pinned = layout.pinned[p] as number;
				if (pinned >= 0) expect(division.owner[p]).toBe(pinned);
				if (pinned >= 0) continue;
				const scores = Array.from({ length: k }, (_, j) => {
					if (layout.allowed?.[(layout.groupOf?.[p] ?? 0) * k + j] !== 1) return Infinity;
					const squared =
						((layout.x[p] ?? 0) - (centres.x[j] ?? 0)) ** 2 + ((layout.y[p] ?? 0) - (centres.y[j] ?? 0)) ** 2;
					let score = (layout.weight[p] ?? 0) * (objective === 'squared' ? squared : Math.sqrt(squared));
					for (let one = 0; one < c; one++)
						score += (layout.load[p * c + one] ?? 0) * (terms.price[one * k + j] ?? 0);
					const home = layout.home[p] as number;
					return score + (home >= 0 && home !== j ? scale * (layout.value[p] ?? 0) : 0);
				});
				const own = scores[division.owner[p] as number] as number;
				expect(own).toBeLessThanOrEqual(Math.min(...scores) + 1e-9 * Math.abs(own));
			}
		},
	);

	test.each([false, true])(
		'TER25 prices lead near the bands, cost less than no plan, and are 0 inside a band (two criteria: %s)',
		(two) => {
			const layout = layOut(customers(3000, 12, 6, { band: 0.05, two }));
			const { k, c } = layout;
			const owner = bisected(layout, 0);
			const centres = filledCentres(layout, owner);
			const guess = borderPrices(
				new Plan(layout, owner, centres, 0),
				neighbouringPairs(layout, owner, centres),
			);
			const price = Float64Array.from({ length: c * k }, (_, at) => (guess[at % k] as number) / c);
			const search = new PriceSearch(layout, { ...centres, price, moveRate: 0 });
			search.refresh();
			for (const softness of [0.4, 0.2, 0.1, 0.05, 0.02]) search.settle(softness, 8, 1e-4);
			const { loads } = search.division;
			const near = two ? 0.25 : 0.1;
			price.forEach((one, at) => {
				expect(loads[at]).toBeGreaterThan((layout.floor[at] as number) - near);
				expect(loads[at]).toBeLessThan((layout.ceiling[at] as number) + near);
				if (one > 0) expect(loads[at]).toBeGreaterThan((layout.ceiling[at] as number) - near);
				if (one < 0) expect(loads[at]).toBeLessThan((layout.floor[at] as number) + near);
			});
			const plan = new Plan(layout, search.division.owner, centres, 0, price);
			polish(plan, centres, 12);
			const { cost, overshoot } = scoreOf(layout.problem, plan.owner, centres);
			expect(overshoot).toBe(0);
			expect(search.bound).toBeLessThan(cost);
			expect(search.bound).toBeGreaterThan(cost * (two ? 0.93 : 0.98));
		},
	);

	test('TER25 rounds of prices make a balanced division cheaper', () => {
		const layout = layOut(customers(2000, 15, 8));
		const start = bisected(layout, 0);
		const { owner, bound, centres } = byPrices(layout, start, 0, 3);
		const [before, after] = [scoreOf(layout.problem, start), scoreOf(layout.problem, owner)];
		expect(after.cost).toBeLessThan(before.cost * 0.95);
		expect(after.overshoot).toBeLessThan(0.2);
		expect(bound).toBeLessThanOrEqual(scoreOf(layout.problem, owner, centres).cost);
	});

	test('TER25 with bases that fix the centres an answer says how little any plan must cost', () => {
		const free = customers(1200, 8, 2, { band: 0.05 });
		expect(generate(free, { seed: 1 }).bound).toBeUndefined();
		const { centreX, centreY } = generate(free, { seed: 1 });
		const bases = { x: centreX.map((x) => x + 10), y: centreY, pull: 1 };
		const { cost, bound, shortfalls } = generate({ ...free, bases }, { seed: 1 });
		expect(shortfalls).toEqual([]);
		expect(bound).toBeLessThanOrEqual(cost);
		expect(bound).toBeGreaterThan(cost * 0.98);
	});
});

describe('systems', () => {
	test('TER26 a part of a symmetric system is solved, with a ridge', () => {
		const matrix = Float64Array.of(4, 1, 9, 1, 3, 9, 9, 9, 9);
		const solution = solvePart(matrix, [0, 1], Float64Array.of(0, 1, 0), Float64Array.of(1, 2, 5));
		expect([...solution].map((one) => one.toFixed(12))).toEqual(
			[2 / 15, 7 / 15, 0].map((one) => one.toFixed(12)),
		);
	});

	test('TER26 the model is solved exactly: ceiling above 0, floor below, between them 0', () => {
		const random = createRandom(3);
		for (let round = 0; round < 40; round++) {
			const side = 2 + (round % 7);
			const falls = new Float64Array(side * side);
			for (let a = 0; a < side; a++) {
				for (let b = 0; b < a; b++) {
					const density = random.next() < 0.7 ? 10 ** (4 * random.next() - 2) : 0;
					for (const [row, column, sign] of [
						[a, a, 1],
						[b, b, 1],
						[a, b, -1],
						[b, a, -1],
					] as const)
						falls[row * side + column] = (falls[row * side + column] as number) + sign * density;
				}
			}
			const price = Float64Array.from({ length: side }, () => Math.round(4 * random.next() - 2));
			const loads = Float64Array.from({ length: side }, () => 0.5 + random.next());
			const ridge = new Float64Array(side).fill(1e-3);
			const floor = new Float64Array(side).fill(0.9);
			const ceiling = new Float64Array(side).fill(1.1);
			const found = bandStep({ price, loads, falls, ridge, floor, ceiling });
			found.forEach((now, row) => {
				let load = loads[row] as number;
				for (let at = 0; at < side; at++) {
					const by = (falls[row * side + at] as number) + (at === row ? 1e-3 : 0);
					load -= by * ((found[at] as number) - (price[at] as number));
				}
				if (now > 0) expect(load).toBeCloseTo(1.1, 6);
				else if (now < 0) expect(load).toBeCloseTo(0.9, 6);
				else expect(Math.abs(load - 1)).toBeLessThanOrEqual(0.1 + 1e-6);
			});
		}
	});
});

describe('joined units and annealing', () => {
	test('TER27 near units that are bound alike count as one, nothing is lost', () => {
		const base = customers(2000, 10, 3, { two: true });
		const layout = layOut({
			...base,
			locked: Int32Array.from(base.x, (_, i) => (i % 7 === 0 ? i % 10 : -1)),
		});
		const { layout: small, partOf } = coarsen(layout, 8);
		expect(small.n).toBeLessThan(1500);
		const loads = new Float64Array(small.n * 2);
		for (let p = 0; p < layout.n; p++) {
			const part = partOf[p] as number;
			expect(small.pinned[part]).toBe(layout.pinned[p]);
			for (const one of [0, 1])
				loads[2 * part + one] = (loads[2 * part + one] as number) + (layout.load[2 * p + one] as number);
		}
		loads.forEach((load, at) => expect(load).toBeCloseTo(small.load[at] as number, 9));
	});

	test('TER28 annealing ends no further outside the bands and, where it holds them, cheaper', () => {
		const layout = layOut(customers(800, 8, 9, { band: 0.05 }));
		const { owner, centres, price } = byPrices(layout, bisected(layout, 0), 0, 2);
		const plan = new Plan(layout, owner, centres, 0, price);
		const before = scoreOf(layout.problem, owner, centres);
		anneal(plan, neighbouringPairs(layout, owner, centres), 1);
		const after = scoreOf(layout.problem, plan.owner, centres);
		expect(isBetter(after, before)).toBe(true);
		const again = new Plan(layout, plan.owner, centres, 0, price);
		expect([...plan.loads].map((load) => load.toFixed(9))).toEqual(
			[...again.loads].map((load) => load.toFixed(9)),
		);
	});
});
