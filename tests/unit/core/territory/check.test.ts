import { describe, expect, test } from 'vitest';
import { checkProblem } from '#src/core/territory/check.ts';
import type { TerritoryProblem } from '#src/core/territory/problem.ts';
import { toFault } from '#src/errors/index.ts';
import { evenCriterion, problemOf } from '../../../support/territory.ts';

const of = (...values: number[]) => Float64Array.from(values);
const places = [
	[0, 0],
	[1, 0],
	[2, 5],
] as const;

function faultOf(more: Partial<TerritoryProblem>) {
	try {
		checkProblem(problemOf(places, 2, more));
	} catch (thrown) {
		return toFault(thrown);
	}
	return null;
}

describe('what no engine can work with', () => {
	test('TER5 a profit with a loss is refused with the criterion and the unit', () => {
		const criteria = [evenCriterion(of(1, 1, 1), 2), evenCriterion(of(5, 2, -3), 2)];
		expect(faultOf({ criteria })).toEqual({
			code: 'territory.negative',
			args: { criterion: 2, unit: 3 },
		});
	});

	test.each([NaN, Infinity, -Infinity, 1e308])('TER5 %s among the values, weights or places', (bad) => {
		expect(faultOf({ criteria: [{ ...evenCriterion(of(1, 1, 1), 2), values: of(1, bad, 1) }] })).toEqual({
			code: 'territory.value',
			args: { criterion: 1, unit: 2 },
		});
		expect(faultOf({ x: of(0, 1, bad) })).toEqual({ code: 'territory.position', args: { unit: 3 } });
		expect(faultOf({ weight: of(bad, 1, 1) })).toEqual({ code: 'territory.weight', args: { unit: 1 } });
	});

	test('TER5 targets are positive and finite', () => {
		for (const target of [of(1, 0), of(1, -1), of(1, NaN), of(1, Infinity)]) {
			expect(faultOf({ criteria: [{ values: of(1, 1, 1), target, below: 0, above: 0 }] })).toEqual({
				code: 'territory.target',
				args: { criterion: 1, territory: 2 },
			});
		}
	});

	test('TER5 a group that nobody may serve is refused, one without units is not', () => {
		const group = Uint16Array.of(0, 2, 2);
		const allowed = Uint8Array.of(1, 0, 0, 0, 0, 0);
		expect(faultOf({ eligibility: { group, allowed } })).toEqual({
			code: 'territory.nobodyMayServe',
			args: { group: 3, units: 2 },
		});
		expect(faultOf({ eligibility: { group: Uint16Array.of(0, 0, 0), allowed } })).toBeNull();
	});

	test('TER6 weights and values of moves are not negative, bases have both coordinates', () => {
		expect(faultOf({ weight: of(1, -1, 1) })).toEqual({ code: 'territory.weight', args: { unit: 2 } });
		const disruption = { current: Int32Array.of(-1, -1, -1), value: of(1, -1, 1), price: 0, budget: 1 };
		expect(faultOf({ disruption })).toEqual({ code: 'territory.moveValue', args: { unit: 2 } });
		expect(faultOf({ bases: { x: of(NaN, 1), y: of(NaN, NaN), pull: 0 } })).toEqual({
			code: 'territory.base',
			args: { territory: 2 },
		});
	});

	test('TER6 one unit, equal places and weights of 0 are fine; no unit is not', () => {
		expect(faultOf({ weight: of(0, 0, 0), x: of(1, 1, 1), y: of(1, 1, 1) })).toBeNull();
		expect(() => checkProblem(problemOf([[0, 0]], 3))).not.toThrow();
		expect(() => checkProblem(problemOf([], 3))).toThrow('territory.noUnits');
	});

	test('TER6 lists of a wrong length, numbers of territories that are not there and impossible settings are defects', () => {
		const disruption = { current: Int32Array.of(0, 1, 0), value: of(1, 1, 1), price: 0, budget: 1 };
		for (const more of [
			{ y: of(1, 2) },
			{ territories: 3 },
			{ territories: 0 },
			{ criteria: [] },
			{ locked: Int32Array.of(0, 1, 2) },
			{ criteria: [{ ...evenCriterion(of(1, 1, 1), 2), below: -1 }] },
			{ bases: { x: of(0, 0), y: of(0, 0), pull: 2 } },
			{ disruption: { ...disruption, budget: 1.5 } },
			{ disruption: { ...disruption, price: -1 } },
			{ eligibility: { group: Uint16Array.of(0, 0, 1), allowed: Uint8Array.of(1, 1) } },
			{ eligibility: { group: Uint16Array.of(0, 0, 0), allowed: Uint8Array.of(1, 1, 1) } },
		])
			expect(faultOf(more)?.code).toBe('internal');
	});
});
