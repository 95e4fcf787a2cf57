import { describe, expect, test } from 'vitest';
import { fromWgs84, toWgs84 } from '#src/core/geo/index.ts';
import {
	AREA_LIMITS,
	areaBorders,
	areaPlaces,
	dissolveAreas,
	inWgs84,
	isFlaw,
	isolatedAreas,
	pointsOf,
	readAreaTopology,
	type AreaTopology,
} from '#src/core/geo/own-areas/index.ts';
import { gridAreas, readValue } from '../../../support/boundaries.ts';

const grid = await readValue(gridAreas());
const names = gridAreas().features.map(({ properties }) => properties.name);

function square(west: number, south: number, side: number): [number, number][] {
	const [east, north] = [west + side, south + side];
	return [
		[west, south],
		[east, south],
		[east, north],
		[west, north],
		[west, south],
	];
}

describe('OWN1 topologies of unknown origin', () => {
	const text = JSON.stringify(grid.topology);
	const flawOf = (change: (copy: AreaTopology) => unknown, areas = 20) => {
		const copy = JSON.parse(text) as AreaTopology;
		const read = readAreaTopology(JSON.stringify(change(copy)), areas);
		return isFlaw(read) ? [read.why, read.at] : null;
	};

	test('OWN1 what was kept is sound', () => {
		expect(flawOf((copy) => copy)).toBeNull();
	});

	test('OWN1 what is not is told with its place', () => {
		const arcs = grid.topology.arcs.length;
		const withRing = (ring: unknown) => (copy: AreaTopology) => ({
			...copy,
			objects: {
				areas: { type: 'GeometryCollection', geometries: [{ type: 'MultiPolygon', arcs: [[ring]] }] },
			},
		});
		expect(isFlaw(readAreaTopology('{', 1))).toBe(true);
		expect(isFlaw(readAreaTopology('[[[[[[', 1))).toBe(true);
		expect(isFlaw(readAreaTopology('x'.repeat(AREA_LIMITS.text + 1), 1))).toBe(true);
		expect(flawOf(() => null)).toEqual(['type', '']);
		expect(flawOf((copy) => copy, 19)).toEqual(['mismatch', 'objects.areas']);
		expect(flawOf(withRing([arcs]), 1)).toEqual(['mismatch', 'areas[0]']);
		expect(flawOf(withRing([-arcs - 1]), 1)).toEqual(['mismatch', 'areas[0]']);
		expect(flawOf(withRing([]), 1)?.[0]).toBe('missing');
		expect(flawOf(withRing([0.5]), 1)?.[0]).toBe('range');
		expect(flawOf(withRing(['0']), 1)?.[0]).toBe('type');
		expect(flawOf((copy) => ({ ...copy, arcs: [[]] }))?.[0]).toBe('missing');
		expect(flawOf((copy) => ({ ...copy, arcs: [[[0, null]]] }))?.[0]).toBe('type');
		expect(flawOf((copy) => ({ ...copy, transform: { scale: [1], translate: [0, 0] } }))?.[0]).toBe(
			'mismatch',
		);
		expect(flawOf((copy) => ({ ...copy, transform: { scale: [360, 360], translate: [0, 0] } }))).toEqual([
			'range',
			expect.stringMatching(/^arcs\[\d+\]$/),
		]);
		expect(flawOf((copy) => ({ ...copy, objects: { areas: { type: 'Point' } } }))?.[0]).toBe('unknown');
	});
});

describe('places', () => {
	test('OWN2 a place lies in its area, in a hole or outside in none', async () => {
		const { locate } = areaPlaces(grid.topology);
		expect(names[locate(105, 24)]).toBe('A1');
		expect(names[locate(116.4, 39.9)]).toBe('D4');
		expect([locate(90, 30), locate(105, 60), locate(Number.NaN, 30)]).toEqual([-1, -1, -1]);

		const holed = await readValue({
			type: 'FeatureCollection',
			features: [
				{
					type: 'Feature',
					properties: { name: 'ring' },
					geometry: { type: 'Polygon', coordinates: [square(0, 0, 10), square(4, 4, 2).reverse()] },
				},
				{
					type: 'Feature',
					properties: { name: 'two' },
					geometry: { type: 'MultiPolygon', coordinates: [[square(4, 4, 1)], [square(20, 0, 1)]] },
				},
			],
		});
		const within = areaPlaces(holed.topology).locate;
		expect([within(1, 1), within(4.5, 4.5), within(5.5, 5.5), within(20.5, 0.5)]).toEqual([0, 1, -1, 1]);
	});

	test('OWN2 every place of a grid lies in exactly one area, those on borders too', () => {
		const { locate, bounds } = areaPlaces(grid.topology);
		expect(bounds.length).toBe(20);
		for (let x = 104.5; x < 122; x += 0.37)
			for (let y = 22.5; y < 40.5; y += 0.41) expect(locate(x, y), `${x} ${y}`).toBeGreaterThanOrEqual(0);
		const corners = [107.7, 111.4, 115.1, 118.8].flatMap((x) =>
			[26.75, 31.5, 36.25].map((y) => locate(x, y)),
		);
		expect(corners.every((area) => area >= 0)).toBe(true);
	});

	test('OWN5 the middle of an area is within it', () => {
		const { locate, middles } = areaPlaces(grid.topology);
		expect(middles.map(([x, y]) => locate(x, y))).toEqual(names.map((_, area) => area));
	});
});

describe('borders', () => {
	test('OWN3 areas touch along borders, not at corners', () => {
		const { codes, pairs } = areaBorders(grid.topology, names);
		expect(pairs.length / 2).toBe(4 * 4 + 5 * 3);
		const around = (name: string) => {
			const own = codes.indexOf(name);
			return [...pairs.keys()]
				.filter((at) => pairs[at] === own)
				.map((at) => codes[pairs[at ^ 1]!])
				.sort();
		};
		expect(around('A1')).toEqual(['A2', 'B1']);
		expect(around('B2')).toEqual(['A2', 'B1', 'B3', 'C2']);
		expect(isolatedAreas({ codes, pairs })).toEqual([]);
	});

	test('OWN3 areas that were drawn apart touch nothing', async () => {
		const { topology } = await readValue(gridAreas({ apart: 0.1 }));
		expect(isolatedAreas(areaBorders(topology, names)).length).toBe(20);
	});
});

describe('same names', () => {
	test('OWN4 become one area without borders within', () => {
		const rows = names.map((name) => name[0]!);
		const { areas, topology } = dissolveAreas(grid.topology, rows);
		expect(areas).toEqual(['A', 'B', 'C', 'D']);
		expect(pointsOf(topology)).toBeLessThan(pointsOf(grid.topology));
		expect(areaBorders(topology, areas).pairs.length / 2).toBe(3);
		const [before, after] = [areaPlaces(grid.topology), areaPlaces(topology)];
		for (let x = 104.5; x < 122; x += 0.53)
			for (let y = 22.5; y < 40.5; y += 0.59)
				expect(areas[after.locate(x, y)]).toBe(rows[before.locate(x, y)]);
		expect(isFlaw(readAreaTopology(JSON.stringify(topology), 4))).toBe(false);
	});

	test('OWN4 different names leave everything as it is', () => {
		expect(dissolveAreas(grid.topology, names)).toEqual({ areas: names, topology: grid.topology });
	});
});

describe('datum', () => {
	test('OWN6 areas are moved where maps shift, shared borders with them, and only these', () => {
		const isShifted = (area: number) => names[area]?.startsWith('A') === true;
		for (const datum of ['gcj02', 'bd09'] as const) {
			const moved = inWgs84(grid.topology, datum, () => true);
			expect(areaBorders(moved, names)).toEqual(areaBorders(grid.topology, names));
			const [before, after] = [areaPlaces(grid.topology), areaPlaces(moved)];
			for (let x = 104.7; x < 122; x += 0.61)
				for (let y = 22.7; y < 40.5; y += 0.67)
					expect(after.locate(...toWgs84([x, y], datum))).toBe(before.locate(x, y));
			const [west = NaN] = before.bounds[0] ?? [];
			const back = fromWgs84([after.bounds[0]?.[0] ?? NaN, after.bounds[0]?.[1] ?? NaN], datum);
			expect(Math.abs(back[0] - west)).toBeLessThan(0.01);
			const some = areaPlaces(inWgs84(grid.topology, datum, isShifted));
			expect(some.bounds[19]).toEqual(before.bounds[19]!.map((each) => expect.closeTo(each, 6) as number));
			expect(some.bounds[0]).toEqual(after.bounds[0]);
		}
	});

	test('OWN6 WGS-84, and areas that are not shifted, stay what they are', () => {
		expect(inWgs84(grid.topology, 'wgs84', () => true)).toBe(grid.topology);
		expect(inWgs84(grid.topology, 'gcj02', () => false)).toBe(grid.topology);
	});
});
