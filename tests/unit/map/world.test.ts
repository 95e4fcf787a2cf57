import { geoArea, geoContains } from 'd3-geo';
import { feature } from 'topojson-client';
import { expect, it } from 'vitest';
import { COUNTRIES } from '#src/core/geo/index.ts';
import { loadWorld, worldTopology } from '#src/map/load.ts';
import { mapLayout } from '#src/map/map.layout.ts';

const topology = await worldTopology();
const world = await loadWorld();
const { features } = feature(topology, topology.objects.countries);

it('MAP11 every country of the table is drawn once, under its code', () => {
	const codes = mapLayout(world, 1000, 560).shapes.map(({ code }) => code);
	expect([...codes].sort()).toEqual(COUNTRIES.map(({ code }) => code));
	expect(new Set(codes).size).toBe(codes.length);
});
it('MAP11 China is drawn as in Chinese maps', () => {
	const china = features.find(({ id }) => id === 'CHN');
	expect(china).toBeDefined();
	for (const place of [
		[121, 24],
		[91.86, 27.58],
		[79.5, 35.2],
		[114.17, 22.4],
	] as const) {
		expect(china && geoContains(china, [...place]), place.join()).toBe(true);
	}
	const india = features.find(({ id }) => id === 'IND');
	expect(india && geoContains(india, [77.2, 28.6])).toBe(true);
	expect(india && geoContains(india, [91.86, 27.58])).toBe(false);
	expect(features.filter(({ id }) => ['TWN', 'HKG', 'MAC', 'ATA'].includes(String(id)))).toEqual([]);
});
it('MAP11 no shape fills the globe', () => {
	for (const each of features) expect(geoArea(each), String(each.id)).toBeLessThan(0.5);
});
it('MAP11 the countries fill the picture and stay inside it', () => {
	const boxes = mapLayout(world, 1000, 560).shapes.map(({ box }) => box);
	const edge = (side: number, of: (...values: number[]) => number) =>
		of(...boxes.map((box) => box[side] ?? NaN));
	const frame = [edge(0, Math.min), edge(1, Math.min), edge(2, Math.max), edge(3, Math.max)];
	expect(frame[0]).toBeGreaterThanOrEqual(8);
	expect(frame[1]).toBeGreaterThanOrEqual(8);
	expect(frame[2]).toBeLessThanOrEqual(992);
	expect(frame[3]).toBeLessThanOrEqual(552);
	expect((frame[2] ?? 0) - (frame[0] ?? 0) > 983 || (frame[3] ?? 0) - (frame[1] ?? 0) > 543).toBe(true);
});
it('MAP11 the Pacific is in the middle', () => {
	const { shapes } = mapLayout(world, 1000, 560);
	const x = (code: string) => shapes.find((shape) => shape.code === code)?.anchor[0] ?? NaN;
	expect(x('GBR')).toBeLessThan(x('CHN'));
	expect(x('CHN')).toBeLessThan(500);
	expect(x('USA')).toBeGreaterThan(500);
});
