import { geoContains } from 'd3-geo';
import { feature } from 'topojson-client';
import { expect, it } from 'vitest';
import { COUNTRIES, loadFirstLevels } from '#src/core/geo/index.ts';
import { crosses, extentOf } from '#src/map/abroad/extent.ts';
import { firstLevelTopology, loadAbroad, outlinesAbroad } from '#src/map/abroad/load.ts';
import { projectionFor } from '#src/map/abroad/projection.ts';
import { mapLayout } from '#src/map/map.layout.ts';

const at = (...places: readonly (readonly [number, number])[]) => ({
	longitude: Float64Array.from(places, ([x]) => x),
	latitude: Float64Array.from(places, ([, y]) => y),
});
const NEW_YORK = [-74, 40.7] as const;
const BERLIN = [13.4, 52.5] as const;
const TOKYO = [139.7, 35.7] as const;
const AUCKLAND = [174.8, -36.8] as const;
const HONOLULU = [-157.9, 21.3] as const;

it('MAP50 the extent of places crosses the date line where that is shorter', () => {
	expect(extentOf(at(BERLIN, NEW_YORK))).toEqual({ west: -74, width: 88, south: 40.7, north: 52.5 });
	expect(extentOf(at(AUCKLAND, HONOLULU))).toEqual({ west: 174, width: 29, south: -36.8, north: 21.3 });
	expect(extentOf(at([Number.NaN, Number.NaN]))).toBeNull();
	const pacific = extentOf(at(AUCKLAND, HONOLULU));
	expect(pacific && crosses(pacific, 180)).toBe(true);
	expect(pacific && crosses(pacific, 0)).toBe(false);
});

it.each([
	['Europe and America: Greenwich', at(BERLIN, NEW_YORK, [-122, 37]), [10, 150]],
	['Asia and America: the Pacific', at(TOKYO, NEW_YORK), [150, 10]],
	['everywhere: the Pacific', at(TOKYO, [-118, 34], NEW_YORK, BERLIN), [150, 10]],
] as const)('MAP50 %s', (_, places, [middle, other]) => {
	const { projection } = projectionFor(places, false);
	expect(projection([middle, 0])?.[0]).toBeCloseTo(0);
	expect(Math.abs(projection([other, 0])?.[0] ?? 0)).toBeGreaterThan(100);
});

it('MAP50 all customers are seen, and China whole where some are in it', () => {
	const inside = (
		places: Parameters<typeof projectionFor>[0],
		hasChina: boolean,
		place: readonly [number, number],
	) => {
		const { projection, frame } = projectionFor(places, hasChina);
		const [x, y] = projection([...place]) ?? [NaN, NaN];
		return x > frame[0] && y > frame[1] && x < frame[2] && y < frame[3];
	};
	const list = at(TOKYO, AUCKLAND);
	expect(inside(list, false, TOKYO)).toBe(true);
	expect(inside(list, false, AUCKLAND)).toBe(true);
	expect(inside(list, false, [73.6, 39.4])).toBe(false);
	for (const place of [
		[73.6, 39.4],
		[135, 48.3],
		[123.4, 53.5],
		[112.3, 3.8],
	] as const) {
		expect(inside(list, true, place), place.join()).toBe(true);
	}
});

it('MAP51 no unit of the first level holds land or islands of China; each is a country’s', async () => {
	const topology = await firstLevelTopology();
	const { features } = feature(topology, topology.objects.units);
	const { all } = await loadFirstLevels();
	const known = new Set(COUNTRIES.map(({ code }) => code));
	expect(features.map(({ id }) => String(id))).toEqual(all.map(({ code }) => code));
	expect(features.filter(({ id }) => !known.has(String(id).slice(0, 3)))).toEqual([]);
	for (const place of [
		[121, 24],
		[91.86, 27.58],
		[93.6, 27.5],
		[96.5, 28.3],
		[79.5, 35.2],
		[114.17, 22.4],
		[123.47, 25.745],
		[112.33, 16.83],
		[117.76, 15.14],
		[114.36, 10.38],
	] as const) {
		const held = features.filter((each) => geoContains(each, [...place])).map(({ id }) => id);
		expect(held, place.join()).toEqual([]);
	}
});

it('MAP52 areas of three sources stand under their positions, with borders between them', async () => {
	const codes = ['440000', '450000', 'SGP', 'USA-NJ', 'USA-NY', 'VNM'];
	const sketch = await loadAbroad(
		codes,
		['1', '2', '3', '4', '5', '6'],
		at(NEW_YORK, [113.3, 23.1], [105.8, 21]),
	);
	expect(sketch.ground.areas.map(({ code }) => code).sort()).toEqual(['1', '2', '3', '4', '5', '6']);
	const { shapes, context } = mapLayout(sketch, 1000, 600);
	expect(shapes.every(({ path }) => path.length > 10)).toBe(true);
	expect(context.length).toBeGreaterThan(1000);
	expect(sketch.ground.borders.length).toBeGreaterThan(0);
	const apart = (code: string) => (code === '5' ? 'a' : 'b');
	expect(sketch.between(apart).length).toBeGreaterThan(0);
	expect(sketch.between(() => 'a')).toEqual([]);
});

it('GEO30 areas of several sources have their sizes and borders by position', async () => {
	const outlines = await outlinesAbroad(['440000', '450000', 'PRT', 'USA-NJ', 'USA-NY']);
	const areaOf = (position: string) => outlines.areas[outlines.codes.indexOf(position)] ?? 0;
	expect([...outlines.codes].sort()).toEqual(['1', '2', '3', '4', '5']);
	expect(Math.abs(areaOf('1') / 179_700 - 1)).toBeLessThan(0.03);
	expect(Math.abs(areaOf('3') / 92_200 - 1)).toBeLessThan(0.05);
	const pairs = new Set<string>();
	for (let i = 0; i < outlines.sides.length; i += 2) {
		const sides = [...outlines.sides.subarray(i, i + 2)].map((side) => outlines.codes[side] ?? '');
		if (!sides.includes('')) pairs.add(sides.sort().join(' '));
	}
	expect([...pairs].sort()).toEqual(['1 2', '4 5']);
});
