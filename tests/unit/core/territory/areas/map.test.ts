import { expect, test } from 'vitest';
import {
	adjacencyOf,
	adjacencyOfShapes,
	divideAreas,
	fillPlaces,
	findBridges,
	partsOf,
	withBridges,
} from '#src/core/territory/areas/index.ts';
import type { Shapes } from '#src/core/territory/areas/index.ts';
import { chinaTopology } from '#src/map/load.ts';
import { evenly, gridCase, hangsTogether } from '../../../../support/area-cases.ts';

const neighboursOf = ({ offsets, neighbours }: ReturnType<typeof adjacencyOf>, unit: number) => [
	...neighbours.subarray(offsets[unit], offsets[unit + 1]),
];

test('ARE1 pairs in any order, repeated or of a unit with itself give a symmetric, ascending adjacency', () => {
	const map = adjacencyOf(4, [2, 0, 0, 2, 1, 1, 0, 1, 3, 0]);
	expect([0, 1, 2, 3].map((unit) => neighboursOf(map, unit))).toEqual([[1, 2, 3], [0], [0], [0]]);
});

test('ARE1 shapes that share a border in their topology are neighbours, shapes that meet in a point are not', () => {
	const shapes = [
		{ type: 'Polygon', arcs: [[0, 1]] },
		{ type: 'Polygon', arcs: [[~1, 2]] },
		{ type: 'Polygon', arcs: [[3]] },
		{ type: null },
	] as unknown as Shapes;
	const map = adjacencyOfShapes(shapes);
	expect([0, 1, 2, 3].map((unit) => neighboursOf(map, unit))).toEqual([[1], [0], [], []]);
});

test('ARE1 the provinces of the bundled map touch those they touch', async () => {
	const { geometries } = (await chinaTopology()).objects.provinces;
	const map = adjacencyOfShapes(geometries);
	const codes = geometries.map(({ id }) => String(id));
	const around = (code: string) => neighboursOf(map, codes.indexOf(code)).map((unit) => codes[unit]);
	expect(around('110000')).toEqual(['120000', '130000']);
	expect(around('460000')).toEqual([]);
});

const islands = {
	map: adjacencyOf(6, [0, 1, 2, 3, 3, 4]),
	x: Float64Array.of(0, 1, 10, 11, 12, 14),
	y: new Float64Array(6),
};

test('ARE2 bridges join all parts by the shortest links, shortest first', () => {
	const bridges = findBridges(islands.map, islands.x, islands.y);
	expect(bridges).toEqual([
		{ from: 4, to: 5, km: 2 },
		{ from: 1, to: 2, km: 9 },
	]);
	expect(partsOf(withBridges(islands.map, bridges)).count).toBe(1);
	expect(findBridges(withBridges(islands.map, bridges), islands.x, islands.y)).toEqual([]);
});

test('ARE2 a bridge that is left out is not crossed', () => {
	const { problem } = gridCase(6, 1, 2, { loads: Float64Array.of(1, 1, 1, 1, 1, 1), band: 0.05 });
	const near = findBridges(islands.map, islands.x, islands.y).slice(0, 1);
	const answer = divideAreas({ ...problem, x: islands.x }, withBridges(islands.map, near), { effort: 0.01 });
	expect([...answer.owner.slice(0, 2)]).not.toContain(answer.owner[2]);
	expect(new Set(answer.owner.slice(2)).size).toBe(1);
	expect(answer.forced).toEqual([]);
	expect(answer.shortfalls.map(({ cause }) => cause)).toEqual(['contiguity', 'contiguity']);
});

test('ARE3 more parts than territories: the shortest links are taken and named', () => {
	const { problem } = gridCase(6, 1, 2, { loads: Float64Array.of(3, 3, 1, 2, 1, 2), band: 0.05 });
	const answer = divideAreas({ ...problem, x: islands.x }, islands.map, { effort: 0.01 });
	expect(answer.forced).toEqual([{ from: 4, to: 5, km: 2 }]);
	expect([...answer.pieces]).toEqual([1, 1]);
	expect(answer.shortfalls).toEqual([]);
	expect(answer.owner[4]).toBe(answer.owner[5]);
});

test('ARE4 a unit without a place gets the middle of its neighbours, one without any the middle of all', () => {
	const map = adjacencyOf(5, [0, 1, 1, 2, 2, 3]);
	const x = Float64Array.of(2, Number.NaN, Number.NaN, 6, Number.NaN);
	const places = fillPlaces(map, x, Float64Array.of(0, 0, Number.NaN, 4, Infinity));
	expect(places.filled).toEqual([1, 2, 4]);
	expect([...places.x]).toEqual([2, 2, 6, 6, 4]);
	expect([...places.y]).toEqual([0, 0, 4, 4, 2]);
	const none = new Float64Array(5).fill(Number.NaN);
	expect([...fillPlaces(map, none, none).x]).toEqual([0, 0, 0, 0, 0]);
});

test('ARE4 a map with degenerate shapes is divided once their places are filled, and refused with the unit before', () => {
	const { map, problem } = gridCase(6, 6, 3);
	const x = problem.x.map((at, unit) => (unit === 7 ? Number.NaN : at));
	expect(() => divideAreas({ ...problem, x }, map)).toThrow('territory.position {"unit":8}');
	const places = fillPlaces(map, x, problem.y);
	const { owner, shortfalls } = divideAreas({ ...problem, x: places.x, y: places.y }, map, { effort: 0.02 });
	expect(shortfalls).toEqual([]);
	for (const territory of [0, 1, 2]) expect(hangsTogether(map, owner, territory)).toBe(true);
});

test('ARE9 the order of the pairs of a map does not matter', () => {
	const { map, problem } = gridCase(7, 5, 4);
	const pairs: number[] = [];
	for (let unit = 0; unit < 35; unit++)
		for (const other of neighboursOf(map, unit)) pairs.unshift(other, unit);
	const other = { ...problem, criteria: evenly([problem.weight], 4, 0.1) };
	const options = { effort: 0.02, seed: 5 };
	expect(divideAreas(other, adjacencyOf(35, pairs), options)).toEqual(divideAreas(problem, map, options));
});
