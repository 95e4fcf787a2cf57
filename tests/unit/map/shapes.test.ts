import { geoNaturalEarth1, geoPath } from 'd3-geo';
import { feature } from 'topojson-client';
import { expect, it } from 'vitest';
import { loadWorld } from '#src/map/load.ts';
import { toShapes, type AreaFeature } from '#src/map/shapes.ts';

const topology = await loadWorld();
const countries = feature(topology, topology.objects.countries).features as AreaFeature[];
const projection = geoNaturalEarth1().rotate([-150, 0]).scale(180).translate([500, 300]);

it('MAP14 a shape has the path, the bounds and the area that d3-geo gives', () => {
	const path = geoPath(projection).digits(1);
	for (const country of countries) {
		const [shape] = toShapes([country], projection, new Map());
		const [[left, top], [right, bottom]] = path.bounds(country);
		const name = String(country.id);
		expect(shape?.path, name).toBe(path(country));
		[left, top, right, bottom].forEach((side, i) => expect(shape?.box[i], name).toBeCloseTo(side, 9));
		expect(shape?.area, name).toBeCloseTo(path.area(country), 6);
	}
});

it('MAP14 without a fixed place the name stands at the centre of the largest part', () => {
	const square = (x: number, y: number, size: number) => [
		[
			[x, y],
			[x, y + size],
			[x + size, y + size],
			[x + size, y],
			[x, y],
		],
	];
	const islands: AreaFeature = {
		type: 'Feature',
		id: 'X',
		properties: null,
		geometry: { type: 'MultiPolygon', coordinates: [square(100, 10, 1), square(150, -2, 4)] },
	};
	const [shape] = toShapes([islands], projection, new Map());
	const expected = projection([152, 0]) ?? [NaN, NaN];
	expect(shape?.anchor[0]).toBeCloseTo(expected[0], 0);
	expect(shape?.anchor[1]).toBeCloseTo(expected[1], 0);
	const fixed = toShapes([islands], projection, new Map([['X', { place: [90, 20], align: 'start' }]]));
	expect(fixed[0]?.align).toBe('start');
	expect(fixed[0]?.anchor[0]).toBeCloseTo(projection([90, 20])?.[0] ?? NaN, 0);
});
