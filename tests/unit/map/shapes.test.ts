import { geoNaturalEarth1, geoPath } from 'd3-geo';
import { feature, mesh } from 'topojson-client';
import { expect, it } from 'vitest';
import { worldTopology } from '#src/map/load.ts';
import { AS_DRAWN, toPath, toShapes } from '#src/map/shapes.ts';
import { sketchAreas, sketchLines, type AreaFeature } from '#src/map/sketch.ts';

const topology = await worldTopology();
const countries = feature(topology, topology.objects.countries).features as AreaFeature[];
const projection = geoNaturalEarth1().rotate([-150, 0]).scale(180).translate([500, 300]);

it('MAP14 a shape has the path, the bounds and the area that d3-geo gives', () => {
	const path = geoPath(projection).digits(1);
	for (const country of countries) {
		const [shape] = toShapes(sketchAreas([country], projection, new Map()), AS_DRAWN);
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
	const [shape] = toShapes(sketchAreas([islands], projection, new Map()), AS_DRAWN);
	const expected = projection([152, 0]) ?? [NaN, NaN];
	expect(shape?.anchor[0]).toBeCloseTo(expected[0], 0);
	expect(shape?.anchor[1]).toBeCloseTo(expected[1], 0);
	const fixed = toShapes(
		sketchAreas([islands], projection, new Map([['X', { place: [90, 20], align: 'start' }]])),
		AS_DRAWN,
	);
	expect(fixed[0]?.align).toBe('start');
	expect(fixed[0]?.anchor[0]).toBeCloseTo(projection([90, 20])?.[0] ?? NaN, 0);
});

it('MAP15 what is projected once is drawn at any size where d3-geo draws it', () => {
	const unit = geoNaturalEarth1().rotate([-150, 0]).scale(200).translate([0, 0]);
	const fit = { scale: 0.9, x: 500, y: 300 };
	const direct = toShapes(sketchAreas(countries, projection, new Map()), AS_DRAWN);
	const fitted = toShapes(sketchAreas(countries, unit, new Map()), fit);
	expect(fitted.map(({ code }) => code)).toEqual(direct.map(({ code }) => code));
	fitted.forEach(({ code, box }, i) =>
		box.forEach((side, k) => expect(Math.abs(side - (direct[i]?.box[k] ?? NaN)), code).toBeLessThan(0.7)),
	);
	const borders = mesh(topology, topology.objects.countries, (a, b) => a !== b);
	expect(toPath(sketchLines(borders, projection), AS_DRAWN)).toBe(geoPath(projection).digits(1)(borders));
});
