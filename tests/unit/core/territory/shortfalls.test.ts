import { describe, expect, test } from 'vitest';
import { shortfallsOf } from '#src/core/territory/shortfalls.ts';
import type { TerritoryProblem } from '#src/core/territory/problem.ts';
import { evenCriterion, problemOf } from '../../../support/territory.ts';

const of = (...values: number[]) => Float64Array.from(values);
const search = () => ({ cause: 'search', unit: -1 }) as const;
const line = (n: number) => Array.from({ length: n }, (_, i) => [i, 0] as const);

function causes(problem: TerritoryProblem, owner: readonly number[]) {
	return shortfallsOf(problem, Int32Array.from(owner), search).map(
		({ territory, cause, unit }) => `${territory} ${cause} ${unit}`,
	);
}

describe('limits not held', () => {
	test('TER7 worst first, with load and limit; none where all hold', () => {
		const problem = problemOf(line(8), 2);
		expect(causes(problem, [0, 0, 0, 0, 1, 1, 1, 1])).toEqual([]);
		const uneven = problemOf(line(8), 3, {
			criteria: [{ values: new Float64Array(8).fill(1), target: of(2, 3, 3), below: 0.1, above: 0.1 }],
		});
		expect(shortfallsOf(uneven, Int32Array.of(0, 0, 0, 0, 1, 2, 2, 2), search)).toEqual([
			{ territory: 0, criterion: 0, load: 4, limit: 2.2, cause: 'search', unit: -1 },
			{ territory: 1, criterion: 0, load: 1, limit: 2.7, cause: 'search', unit: -1 },
		]);
	});

	test('TER7 targets that add up to more or less than there is', () => {
		const criterion = { values: new Float64Array(4).fill(1), below: 0.1, above: 0.1 };
		const much = problemOf(line(4), 2, { criteria: [{ ...criterion, target: of(3, 3) }] });
		expect(causes(much, [0, 0, 1, 1])).toEqual(['0 total -1', '1 total -1']);
		const little = problemOf(line(4), 2, { criteria: [{ ...criterion, target: of(1, 1) }] });
		expect(causes(little, [0, 0, 1, 1])).toEqual(['0 total -1', '1 total -1']);
	});

	test('TER7 a unit above the ceiling, also where it leaves the others too little', () => {
		const problem = problemOf(line(4), 3, { criteria: [evenCriterion(of(1, 10, 1, 1), 3)] });
		expect(causes(problem, [0, 1, 2, 2])).toEqual(['1 unit 1', '0 unit 1', '2 unit 1']);
	});

	test('TER7 what is locked to a territory, or away from it', () => {
		const locked = Int32Array.of(0, 0, 0, -1);
		const problem = problemOf(line(4), 2, { locked });
		expect(causes(problem, [0, 0, 0, 1])).toEqual(['0 locked -1', '1 locked -1']);
	});

	test('TER7 who may serve whom', () => {
		const eligibility = { group: Uint16Array.of(0, 0, 0, 1), allowed: Uint8Array.of(1, 0, 1, 1) };
		const problem = problemOf(line(4), 2, { eligibility });
		expect(causes(problem, [0, 0, 0, 1])).toEqual(['0 eligibility -1', '1 eligibility -1']);
	});
});
