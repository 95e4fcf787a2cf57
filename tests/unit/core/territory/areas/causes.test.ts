import { expect, test } from 'vitest';
import { frameOf } from '#src/core/territory/areas/frame.ts';
import { gatesOf } from '#src/core/territory/areas/hanging.ts';
import { adjacencyOf, divideAreas } from '#src/core/territory/areas/index.ts';
import { evenly, gridCase } from '../../../../support/area-cases.ts';

const quick = { effort: 0.01 };
const causes = ({ map, problem }: ReturnType<typeof gridCase>) =>
	divideAreas(problem, map, quick).shortfalls.map(({ cause, unit }) => [cause, unit]);

test('ARE17 targets that add up to more than there is', () => {
	const one = gridCase(4, 4, 2);
	const criteria = one.problem.criteria.map((criterion) => ({
		...criterion,
		target: criterion.target.map((target) => 2 * target),
	}));
	expect(causes({ ...one, problem: { ...one.problem, criteria } })).toEqual([
		['total', -1],
		['total', -1],
	]);
});

test('ARE17 one unit above the ceiling is named, also as the reason why others starve; worst first, with load and limit', () => {
	const loads = new Float64Array(16).fill(1);
	loads[5] = 45;
	const { map, problem } = gridCase(4, 4, 3, { loads });
	const { shortfalls } = divideAreas(problem, map, quick);
	expect(shortfalls[0]).toMatchObject({ cause: 'unit', unit: 5, limit: 22 });
	expect(shortfalls[0]!.load).toBeGreaterThanOrEqual(45);
	expect(shortfalls.slice(1).map(({ cause, unit, limit }) => [cause, unit, limit])).toEqual([
		['unit', 5, 18],
		['unit', 5, 18],
	]);
});

test('ARE17 locked units above the ceiling', () => {
	const locked = Int32Array.from({ length: 16 }, (_, unit) => (unit < 12 ? 0 : -1));
	const found = causes(gridCase(4, 4, 2, { loads: new Float64Array(16).fill(1), locked }));
	expect(found).toEqual([
		['locked', -1],
		['locked', -1],
	]);
});

test('ARE17 too little that a territory may serve', () => {
	const group = Uint16Array.from({ length: 16 }, (_, unit) => (unit < 3 ? 1 : 0));
	const eligibility = { group, allowed: Uint8Array.of(1, 0, 1, 1) };
	const found = causes(gridCase(4, 4, 2, { loads: new Float64Array(16).fill(1), eligibility }));
	expect(found).toEqual([
		['eligibility', -1],
		['eligibility', -1],
	]);
});

test('ARE17 the only step that helps would tear a territory apart', () => {
	// A star: the centre would fill the territory of the first leaf, but the other leaves hang together through it.
	const { problem } = gridCase(5, 1, 2, { loads: Float64Array.of(1, 4, 2, 2, 1), band: 0 });
	const map = adjacencyOf(5, [0, 1, 0, 2, 0, 3, 0, 4]);
	expect(causes({ map, problem })).toEqual([
		['contiguity', -1],
		['contiguity', -1],
	]);
});

test('ARE17 units too large to meet the band', () => {
	const found = causes(gridCase(3, 1, 2, { loads: Float64Array.of(3, 4, 3), band: 0.1 }));
	expect(found).toEqual([
		['lumpy', -1],
		['lumpy', -1],
	]);
});

test('ARE17 fewer units than territories', () => {
	const found = causes(gridCase(2, 1, 3, { loads: Float64Array.of(1, 1) }));
	expect(found.length).toBe(3);
	expect(found.every(([cause]) => cause !== 'search')).toBe(true);
});

test('ARE17 several criteria are told one by one', () => {
	const { map, problem } = gridCase(4, 1, 2, { loads: Float64Array.of(1, 1, 1, 1), band: 0.1 });
	const criteria = evenly([problem.weight, Float64Array.of(9, 1, 1, 1)], 2, 0.1);
	const { shortfalls } = divideAreas({ ...problem, criteria }, map, quick);
	expect(shortfalls.filter(({ criterion }) => criterion === 1).map(({ cause }) => cause)).toEqual([
		'unit',
		'unit',
	]);
});

test('ARE22 a part that hangs on one unit and cannot be divided: the unit is named', () => {
	// An island of three with 13 of a target of 10: only unit 2 touches the gate 3, and without it 0 and 1 fall apart.
	const loads = Float64Array.of(5, 4, 4, 2, 5, 5, 5, 5, 5);
	const { problem } = gridCase(9, 1, 4, { loads, band: 0.1 });
	const map = adjacencyOf(9, [0, 2, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8]);
	const found = divideAreas(problem, map, quick).shortfalls;
	expect(found.some(({ cause, unit }) => cause === 'contiguity' && unit === 3)).toBe(true);
});

test('ARE22 a part that can be divided, with the rest behind the gate, is no proof', () => {
	const loads = Float64Array.of(4, 5, 2, 3, 5, 5, 6, 5, 5);
	const { map, problem } = gridCase(9, 1, 4, { loads, band: 0.1 });
	const gateOf = gatesOf(frameOf(problem, map));
	const owner = Int32Array.of(0, 0, 0, 0, 1, 1, 2, 2, 3);
	for (const territory of [0, 1, 2, 3]) expect(gateOf(owner, territory)).toBe(-1);
});
