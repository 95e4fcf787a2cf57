import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
	adjacencyOf,
	divideAreas,
	findBridges,
	partsOf,
	withBridges,
} from '#src/core/territory/areas/index.ts';
import { movedShareOf } from '#src/core/territory/figures.ts';
import type { Adjacency, TerritoryProblem } from '#src/core/territory/problem.ts';
import { evenly, hangsTogether } from '../../support/area-cases.ts';

const RUNS = { numRuns: 200, seed: 4 };
const quick = { effort: 0.0005 };

/** Places, loads of any spread (zeros too), a map that may fall apart, up to seven territories. */
const cases = fc
	.integer({ min: 1, max: 30 })
	.chain((units) =>
		fc.record({
			x: fc.array(fc.double({ min: -500, max: 500, noNaN: true }), { minLength: units, maxLength: units }),
			y: fc.array(fc.integer({ min: 0, max: 9 }), { minLength: units, maxLength: units }),
			loads: fc.array(fc.oneof(fc.constant(0), fc.double({ min: 0, max: 1e6, noNaN: true })), {
				minLength: units,
				maxLength: units,
			}),
			pairs: fc.array(fc.nat(units - 1), { maxLength: 4 * units }),
			territories: fc.integer({ min: 1, max: 7 }),
			objective: fc.constantFrom('squared' as const, 'distance' as const),
			rest: fc.array(fc.nat(20), { minLength: units, maxLength: units }),
		}),
	)
	.map(({ x, y, loads, pairs, territories, objective, rest }) => {
		loads[0] = (loads[0] as number) + 1;
		const values = Float64Array.from(loads);
		const problem: TerritoryProblem = {
			x: Float64Array.from(x),
			y: Float64Array.from(y),
			weight: values,
			territories,
			criteria: evenly([values], territories, 0.1),
			objective,
		};
		return { problem, map: adjacencyOf(x.length, pairs), rest };
	});

function checkComplete(problem: TerritoryProblem, answer: ReturnType<typeof divideAreas>): void {
	expect(answer.owner.length).toBe(problem.x.length);
	expect(answer.owner.every((own) => own >= 0 && own < problem.territories)).toBe(true);
	expect(Number.isFinite(answer.cost)).toBe(true);
	for (const { load, limit } of answer.shortfalls)
		expect(Number.isFinite(load) && Number.isFinite(limit)).toBe(true);
}

test('ARE6 on any map every territory hangs together and none is empty while there are units', () => {
	fc.assert(
		fc.property(cases, ({ problem, map }) => {
			const answer = divideAreas(problem, map, quick);
			checkComplete(problem, answer);
			const crossed = withBridges(map, answer.forced);
			expect(partsOf(crossed).count).toBe(Math.min(partsOf(map).count, problem.territories));
			for (let t = 0; t < problem.territories; t++)
				expect(hangsTogether(crossed, answer.owner, t)).toBe(true);
			expect(new Set(answer.owner).size).toBe(Math.min(problem.territories, problem.x.length));
		}),
		RUNS,
	);
});

test('ARE7 locks and masks hold on any map', () => {
	fc.assert(
		fc.property(cases, ({ problem, map, rest }) => {
			const { territories } = problem;
			const group = Uint16Array.from(rest, (one) => one % 3);
			const allowed = Uint8Array.from({ length: 3 * territories }, (_, at) =>
				at % territories === Math.floor(at / territories) % territories || at % 2 === 0 ? 1 : 0,
			);
			const locked = Int32Array.from(rest, (one, unit) =>
				one > 15 && allowed[(group[unit] as number) * territories + (one % territories)]
					? one % territories
					: -1,
			);
			const bound = { ...problem, locked, eligibility: { group, allowed } };
			const answer = divideAreas(bound, map, quick);
			checkComplete(bound, answer);
			answer.owner.forEach((own, unit) => {
				expect(allowed[(group[unit] as number) * territories + own]).toBe(1);
				if ((locked[unit] as number) >= 0) expect(own).toBe(locked[unit]);
			});
		}),
		RUNS,
	);
});

test('ARE8 the move budget holds from any plan of today', () => {
	fc.assert(
		fc.property(cases, fc.constantFrom(0, 0.1, 0.5), ({ problem, map, rest }, budget) => {
			const joined: Adjacency = withBridges(map, findBridges(map, problem.x, problem.y));
			const current = Int32Array.from(rest, (one) => (one % (problem.territories + 1)) - 1);
			const value = Float64Array.from(rest, (one) => one % 4);
			const near = { ...problem, disruption: { current, value, price: 0.1, budget } };
			const answer = divideAreas(near, joined, quick);
			checkComplete(near, answer);
			expect(movedShareOf(near, answer.owner)).toBeLessThanOrEqual(budget + 1e-9);
		}),
		RUNS,
	);
});

test('ARE9 rows in another order give the same plan once they are in the order of their key', () => {
	fc.assert(
		fc.property(cases, fc.infiniteStream(fc.nat(1e6)), ({ problem, map }, keys) => {
			const order = [...problem.x.keys()].map((unit) => ({ unit, key: keys.next().value as number }));
			order.sort((a, b) => a.key - b.key || a.unit - b.unit);
			const back = Int32Array.from(order, ({ unit }) => unit);
			const placeOf = new Int32Array(back.length);
			back.forEach((unit, place) => (placeOf[unit] = place));
			const pairs: number[] = [];
			for (let place = 0; place < back.length; place++) {
				const unit = back[place] as number;
				for (const other of map.neighbours.subarray(map.offsets[unit], map.offsets[unit + 1]))
					pairs.push(unit, other);
			}
			const again = {
				...problem,
				x: Float64Array.from(placeOf, (place) => problem.x[back[place] as number] as number),
			};
			expect(divideAreas(again, adjacencyOf(back.length, pairs), quick)).toEqual(
				divideAreas(problem, map, quick),
			);
		}),
		{ ...RUNS, numRuns: 50 },
	);
});
