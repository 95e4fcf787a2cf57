import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { generate, movedShareOf, scoreOf } from '#src/core/territory/index.ts';
import { layOut } from '#src/core/territory/points/layout.ts';
import { bisected } from '#src/core/territory/points/start.ts';
import type { TerritoryProblem } from '#src/core/territory/problem.ts';

const place = fc.double({ min: -500, max: 500, noNaN: true });
const amount = fc.oneof(fc.constant(0), fc.double({ min: 1e-3, max: 50, noNaN: true }), fc.constant(1e6));

/** Problems with everything that may bind a unit, some of them without a good plan. */
const problems = fc
	.record({
		units: fc.array(fc.tuple(place, place, amount, amount, fc.nat(), fc.nat()), {
			minLength: 1,
			maxLength: 60,
		}),
		territories: fc.integer({ min: 1, max: 6 }),
		band: fc.double({ min: 0, max: 0.5, noNaN: true }),
		isSquared: fc.boolean(),
		two: fc.boolean(),
		locks: fc.boolean(),
		groups: fc.option(fc.array(fc.boolean(), { minLength: 12, maxLength: 12 }), { nil: undefined }),
		budget: fc.option(fc.double({ min: 0, max: 1, noNaN: true }), { nil: undefined }),
		pull: fc.option(fc.double({ min: 0, max: 1, noNaN: true }), { nil: undefined }),
	})
	.map(({ units, territories: k, band, isSquared, two, locks, groups, budget, pull }): TerritoryProblem => {
		const column = (at: 0 | 1 | 2 | 3 | 4 | 5) => Float64Array.from(units, (unit) => unit[at]);
		const criterion = (values: Float64Array) => {
			const total = values.reduce((sum, value) => sum + value, 0);
			return { values, target: new Float64Array(k).fill((total || 1) / k), below: band, above: band };
		};
		const [, , , , locked, today] = [0, 1, 2, 3, 4, 5].map((at) => column(at as 0)) as [
			Float64Array,
			Float64Array,
			Float64Array,
			Float64Array,
			Float64Array,
			Float64Array,
		];
		const allowed = Uint8Array.from({ length: 2 * k }, (_, at) => (groups?.[at] || at % k === 0 ? 1 : 0));
		return {
			x: column(0),
			y: column(1),
			weight: column(2),
			territories: k,
			criteria: two ? [criterion(column(2)), criterion(column(3))] : [criterion(column(3))],
			objective: isSquared ? 'squared' : 'distance',
			...(locks && { locked: Int32Array.from(locked, (lock) => (lock % 3 ? -1 : lock % k)) }),
			...(groups && { eligibility: { group: Uint16Array.from(units, (_, i) => i % 2), allowed } }),
			...(budget !== undefined && {
				disruption: {
					current: Int32Array.from(today, (own) => (own % (k + 1)) - 1),
					value: column(3),
					price: 0.5,
					budget,
				},
			}),
			...(pull !== undefined && {
				bases: {
					x: Float64Array.from({ length: k }, (_, j) => (j === 1 ? NaN : j * 100)),
					y: Float64Array.from({ length: k }, (_, j) => (j === 1 ? NaN : -j * 50)),
					pull,
				},
			}),
		};
	});

describe('territories from points', () => {
	test('every unit has one territory, locks, masks and budget hold, figures are finite, limits missed are named', () => {
		fc.assert(
			fc.property(problems, (problem) => {
				const { owner, cost, shortfalls } = generate(problem, { seed: 3 });
				const { locked, eligibility, disruption, territories: k } = problem;
				expect(owner).toHaveLength(problem.x.length);
				owner.forEach((own, i) => {
					expect(own >= 0 && own < k).toBe(true);
					const lock = locked?.[i] ?? -1;
					if (lock >= 0) expect(own).toBe(lock);
					else if (eligibility)
						expect(eligibility.allowed[(eligibility.group[i] as number) * k + own]).toBe(1);
				});
				expect(Number.isFinite(cost)).toBe(true);
				const { overshoot } = scoreOf(problem, owner);
				expect(shortfalls.length > 0).toBe(overshoot > 0);
				const isFree = !locked && !eligibility;
				if (disruption && isFree)
					expect(movedShareOf(problem, owner)).toBeLessThanOrEqual(disruption.budget + 1e-9);
				if (disruption) return;
				const layout = layOut(problem);
				expect(overshoot).toBeLessThanOrEqual(scoreOf(layout.problem, bisected(layout, 0)).overshoot + 1e-9);
			}),
			{ numRuns: 60, seed: 11 },
		);
	});
});
