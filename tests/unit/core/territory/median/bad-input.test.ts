import { describe, expect, test } from 'vitest';
import { locate } from '#src/core/territory/median/index.ts';
import type { MedianProblem } from '#src/core/territory/median/index.ts';
import { AppError } from '#src/errors/index.ts';
import { drawnCase } from '../../../../support/median-cases.ts';

const SHORT = { effort: 0.01 };

function codeOf(problem: MedianProblem): [string, unknown] | null {
	try {
		locate(problem, SHORT);
		return null;
	} catch (error) {
		if (!(error instanceof AppError)) throw error;
		return [error.code, error.args];
	}
}

const five = drawnCase(5, 2, 1);
const with3 = (list: Float64Array, value: number) => list.map((one, at) => (at === 2 ? value : one));

describe('limits that cannot hold', () => {
	test('MED13 all demand above all capacity', () => {
		const problem = { ...drawnCase(30, 3, 2), capacity: new Float64Array(3).fill(50) };
		const { feasible, shortfalls, owner } = locate(problem, SHORT);
		expect(feasible).toBe(false);
		expect(new Set(owner).size).toBe(3);
		expect(new Set(shortfalls.map(({ cause }) => cause))).toEqual(new Set(['total']));
		const over = shortfalls.reduce((sum, one) => sum + one.load - one.limit, 0);
		expect(over).toBeCloseTo(problem.demand.reduce((sum, one) => sum + one, 0) - 150, 6);
		shortfalls.forEach((one, at) => {
			const before = shortfalls[at - 1] ?? one;
			expect(one.load - one.limit).toBeLessThanOrEqual(before.load - before.limit);
		});
	});

	test('MED13 one unit above every capacity is named, the others fit', () => {
		const drawn = drawnCase(30, 3, 3);
		const problem = { ...drawn, demand: with3(drawn.demand, 1000) };
		const { shortfalls, owner } = locate({ ...problem, capacity: new Float64Array(3).fill(250) }, SHORT);
		expect(shortfalls).toEqual([
			{ territory: owner[2], criterion: 0, load: 1000, limit: 250, cause: 'unit', unit: 2 },
		]);
	});

	test('MED13 units that fit into no capacities together', () => {
		const problem: MedianProblem = {
			places: { x: Float64Array.of(0, 1, 2), y: new Float64Array(3) },
			demand: new Float64Array(3).fill(6),
			capacity: Float64Array.of(10, 10),
		};
		const { feasible, shortfalls } = locate(problem, SHORT);
		expect(feasible).toBe(false);
		expect(shortfalls).toMatchObject([{ load: 12, limit: 10, cause: 'search', unit: -1 }]);
	});
});

describe('odd problems', () => {
	const ones = new Float64Array(12).fill(1);
	const line = { x: Float64Array.from(ones.keys()), y: new Float64Array(12) };
	const one = { x: ones, y: ones };
	const cases: [string, MedianProblem, number][] = [
		[
			'one unit',
			{
				places: { x: ones.slice(0, 1), y: ones.slice(0, 1) },
				demand: ones.slice(0, 1),
				capacity: Float64Array.of(1),
			},
			0,
		],
		['one base', { places: line, demand: ones, capacity: Float64Array.of(12) }, 36],
		['as many bases as units', { places: line, demand: ones, capacity: ones }, 0],
		['no demand', { places: line, demand: new Float64Array(12), capacity: ones.slice(0, 6) }, 6],
		[
			'no weight',
			{ places: line, weight: new Float64Array(12), demand: ones, capacity: Float64Array.of(6, 6) },
			0,
		],
		['all in one place', { places: one, demand: ones, capacity: Float64Array.of(5, 1, 6) }, 0],
		['no limit', { places: line, demand: ones, capacity: Float64Array.of(Infinity, Infinity) }, 18],
		[
			'huge demand',
			{ places: line, demand: ones.map(() => 1e100), capacity: Float64Array.of(6e100, 6e100) },
			18,
		],
	];
	test.each(cases)('MED14 %s', (_, problem, cost) => {
		const answer = locate(problem, SHORT);
		expect(answer.feasible).toBe(true);
		expect(answer.cost).toBe(cost);
		expect(new Set(answer.owner).size).toBe(problem.capacity.length);
		answer.medians.forEach((unit, base) => expect(answer.owner[unit]).toBe(base));
	});

	test('MED14 repeated places', () => {
		const x = Float64Array.from({ length: 60 }, (_, unit) => Math.floor(unit / 20) * 10);
		const problem = {
			places: { x, y: x },
			demand: new Float64Array(60).fill(1),
			capacity: new Float64Array(3).fill(20),
		};
		expect(locate(problem, SHORT)).toMatchObject({ cost: 0, feasible: true });
	});
});

describe('what is refused', () => {
	const places = five.places as { x: Float64Array; y: Float64Array };
	const table = new Float64Array(25).fill(1);
	for (let i = 0; i < 5; i++) table[i * 6] = 0;
	const far = table.slice();
	far[2 * 5 + 1] = NaN;
	const none = new Float64Array(0);
	const crowd = new Float64Array(5001);
	const cases: [string, MedianProblem, string, unknown][] = [
		['no units', { places: { x: none, y: none }, demand: none, capacity: Float64Array.of(1) }, 'noUnits', {}],
		[
			'more bases than units',
			{ ...five, capacity: new Float64Array(6).fill(9) },
			'fewUnits',
			{ units: 5, territories: 6 },
		],
		[
			'too many units',
			{ places: { x: crowd, y: crowd }, demand: crowd, capacity: Float64Array.of(1) },
			'manyUnits',
			{ units: 5001, most: 5000 },
		],
		['no position', { ...five, places: { ...places, x: with3(places.x, NaN) } }, 'position', { unit: 3 }],
		[
			'endless position',
			{ ...five, places: { ...places, y: with3(places.y, -Infinity) } },
			'position',
			{ unit: 3 },
		],
		['no distance', { ...five, places: { distance: far } }, 'distance', { from: 3, to: 2 }],
		['negative weight', { ...five, weight: with3(five.demand, -1) }, 'weight', { unit: 3 }],
		['missing weight', { ...five, weight: with3(five.demand, NaN) }, 'weight', { unit: 3 }],
		['missing demand', { ...five, demand: with3(five.demand, NaN) }, 'value', { criterion: 1, unit: 3 }],
		['endless demand', { ...five, demand: with3(five.demand, 1e308) }, 'value', { criterion: 1, unit: 3 }],
		['negative demand', { ...five, demand: with3(five.demand, -2) }, 'negative', { criterion: 1, unit: 3 }],
		['no capacity', { ...five, capacity: Float64Array.of(100, 0) }, 'capacity', { territory: 2 }],
		['missing capacity', { ...five, capacity: Float64Array.of(NaN, 100) }, 'capacity', { territory: 1 }],
	];
	test.each(cases)('MED15 %s', (_, problem, code, args) => {
		expect(codeOf(problem)).toEqual([`territory.${code}`, args]);
	});

	test('MED15 lists that do not fit', () => {
		const oneWay = table.slice();
		oneWay[1] = 2;
		const own = table.slice();
		own[0] = 1;
		const cases: MedianProblem[] = [
			{ ...five, capacity: none },
			{ ...five, weight: none },
			{ ...five, places: { ...places, x: none } },
			{ ...five, places: { distance: none } },
			{ ...five, places: { distance: oneWay } },
			{ ...five, places: { distance: own } },
			{ ...five, fixed: Int32Array.of(1) },
			{ ...five, fixed: Int32Array.of(1, 1) },
			{ ...five, fixed: Int32Array.of(1, 5) },
			{ ...five, fixed: Int32Array.of(1, -2) },
		];
		for (const one of cases) expect(codeOf(one)?.[0]).toBe('internal');
	});
});
