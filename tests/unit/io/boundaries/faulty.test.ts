import { zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { areaPlaces } from '#src/core/geo/own-areas/index.ts';
import { readBoundaries } from '#src/io/boundaries/index.ts';
import {
	areaFile,
	collection,
	dbf,
	faultOf,
	feature,
	gridAreas,
	readValue,
	shp,
} from '../../../support/boundaries.ts';

const RING = [
	[100, 30],
	[100, 31],
	[101, 31],
	[101, 30],
	[100, 30],
] as const;
const SQUARE = [RING.map((point) => [...point])];
const notesOf = async (value: unknown) => (await readValue(value)).notes;
const zipped = (parts: Record<string, string | Uint8Array>) =>
	areaFile(
		'areas.zip',
		zipSync(Object.fromEntries(Object.entries(parts).map(([name, part]) => [name, Buffer.from(part)]))),
	);

describe('borders that cross themselves', () => {
	const tie = (half: number) => [
		[
			[100, 30],
			[101, 31],
			[101, 30],
			[100, 30 + half],
			[100, 30],
		],
	];

	test('BND9 are kept and told with the first of them', async () => {
		const read = await readValue(
			collection(feature(SQUARE, 'fine'), feature(tie(0.7), 'bow'), feature(tie(0.5), 'tie')),
		);
		expect(read.notes).toEqual([{ code: 'crossed', count: 2, first: 'bow' }]);
		expect(read.topology.objects.areas.geometries.length).toBe(3);
	});

	test('BND9 a bow tie of two equal halves holds what is in them', async () => {
		const { topology, notes } = await readValue(feature(tie(1), 'tie'));
		expect(notes.map(({ code }) => code)).toEqual(['crossed']);
		const { locate } = areaPlaces(topology);
		expect([locate(100.1, 30.5), locate(100.9, 30.5), locate(100.5, 30.1)]).toEqual([0, 0, -1]);
	});

	test('BND9 bends, holes and corners that touch are none', async () => {
		expect(await notesOf(gridAreas())).toEqual([]);
		const touching = [
			[100, 30],
			[101, 31],
			[102, 30],
			[102, 32],
			[101, 31],
			[100, 32],
			[100, 30],
		];
		expect(await notesOf(collection(feature([touching], 'eight'), feature(SQUARE, 'a')))).toEqual([]);
		const wave = Array.from({ length: 20_000 }, (_, i): [number, number] => {
			const angle = (i / 20_000) * 2 * Math.PI;
			const radius = 2 + 0.05 * Math.sin(angle * 900);
			return [105 + radius * Math.cos(angle), 33 + radius * Math.sin(angle)];
		});
		expect(await notesOf(feature([[...wave, wave[0]]], 'coast'))).toEqual([]);
	});
});

describe('areas that lie over each other', () => {
	const shifted = (by: number) => [RING.map(([x, y]) => [x + by, y])];

	test('BND10 are told two by two; neighbours, holes and areas in holes are none', async () => {
		const read = await readValue(
			collection(feature(SQUARE, 'a'), feature(shifted(0.5), 'b'), feature(shifted(1.5), 'c')),
		);
		expect(read.overlaps.pairs).toEqual([[0, 1]]);
		expect(read.overlaps.share).toBeCloseTo(0.2, 1);
		const { locate, all } = areaPlaces(read.topology);
		expect([locate(100.75, 30.5), all(100.75, 30.5)]).toEqual([0, [0, 1]]);
		expect((await readValue(gridAreas())).overlaps.pairs).toEqual([]);
		const small = [RING.map(([x, y]) => [100.4 + (x - 100) * 0.2, 30.4 + (y - 30) * 0.2])];
		const donut = collection(feature([...SQUARE, ...small], 'ring'), feature(small, 'hole'));
		expect((await readValue(donut)).overlaps.pairs).toEqual([]);
	});

	test('BND10 a small area within a large one is found, and one that stands twice', async () => {
		const tiny = [RING.map(([x, y]) => [100.613 + (x - 100) * 1e-3, 30.417 + (y - 30) * 1e-3])];
		expect((await readValue(collection(feature(SQUARE, 'a'), feature(tiny, 'b')))).overlaps.pairs).toEqual([
			[0, 1],
		]);
		expect((await readValue(collection(feature(SQUARE, 'a'), feature(SQUARE, 'b')))).overlaps.pairs).toEqual([
			[0, 1],
		]);
	});

	test('BND10 borders drawn some ten metres beside each other are none', async () => {
		const grid = gridAreas({ apart: -1e-4 });
		expect((await readValue(grid)).overlaps.pairs).toEqual([]);
	});
});

describe('what places are given in', () => {
	const geographic = (name: string) =>
		`GEOGCS["${name}",DATUM["D",SPHEROID["S",6378137,298.257]],PRIMEM["Greenwich",0],UNIT["Degree",0.0174532925199433]]`;
	const systemOf = async (prj?: string) =>
		(await readBoundaries([zipped({ 'a.shp': shp(RING), ...(prj === undefined ? {} : { 'a.prj': prj }) })]))
			.system;

	test('BND11 is what a .prj or a GeoJSON file of 2008 says', async () => {
		expect(await systemOf()).toBeNull();
		expect(await systemOf(geographic('GCS_WGS_1984'))).toBe('wgs84');
		expect(await systemOf(geographic('GCS_China_Geodetic_Coordinate_System_2000'))).toBe('cgcs2000');
		expect(await systemOf(geographic('GCS_Xian_1980'))).toBe('xian1980');
		expect(await systemOf(geographic('GCS_Beijing_1954'))).toBe('beijing1954');
		expect(await systemOf(geographic('GCS_Tokyo'))).toBeNull();
		const said = (name: string) => ({
			...collection(feature(SQUARE, 'a')),
			crs: { type: 'name', properties: { name } },
		});
		expect((await readValue(said('urn:ogc:def:crs:OGC:1.3:CRS84'))).system).toBe('wgs84');
		expect((await readValue(said('urn:ogc:def:crs:EPSG::4490'))).system).toBe('cgcs2000');
		expect((await readValue(collection(feature(SQUARE, 'a')))).system).toBeNull();
	});

	test('BND11 zones of CGCS2000 are reckoned into degrees', async () => {
		const prj = `PROJCS["CGCS2000_3_Degree_GK_CM_114E",${geographic('GCS_China_Geodetic_Coordinate_System_2000')},PROJECTION["Gauss_Kruger"],PARAMETER["False_Easting",500000.0],PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",114.0],PARAMETER["Scale_Factor",1.0],PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]`;
		const metres = [
			[400_000, 3_300_000],
			[400_000, 3_500_000],
			[600_000, 3_500_000],
			[600_000, 3_300_000],
			[400_000, 3_300_000],
		] as const;
		const read = await readBoundaries([zipped({ 'a.shp': shp(metres), 'a.prj': prj })]);
		expect([read.system, read.isMainland]).toEqual(['cgcs2000', true]);
		expect(areaPlaces(read.topology).locate(114, 30.7)).toBe(0);
	});

	test('BND11 a system that is not known is refused by its name, and so are metres without one', async () => {
		const metres = RING.map(([x, y]) => [x * 1000, y * 1e5] as const);
		const prj = `PROJCS["Our_Own_Grid",${geographic('X')},PROJECTION["Wobbly_Conic"],UNIT["Meter",1.0]]`;
		expect(await faultOf([zipped({ 'a.shp': shp(metres), 'a.prj': prj })])).toEqual({
			code: 'boundaries.unknownSystem',
			args: { file: 'areas.zip', system: 'Our_Own_Grid' },
		});
		expect((await faultOf([zipped({ 'a.shp': shp(metres) })])).code).toBe('boundaries.projected');
		const crs = { type: 'name', properties: { name: 'urn:ogc:def:crs:EPSG::3857' } };
		const file = areaFile('web.json', JSON.stringify({ ...collection(feature(SQUARE, 'a')), crs }));
		expect(await faultOf([file])).toEqual({
			code: 'boundaries.unknownSystem',
			args: { file: 'web.json', system: 'urn:ogc:def:crs:EPSG::3857' },
		});
	});

	test('BND11 it is told whether areas lie in mainland China', async () => {
		expect((await readValue(gridAreas())).isMainland).toBe(true);
		expect((await readValue(gridAreas({ bounds: [0, 45, 8, 52] }))).isMainland).toBe(false);
	});
});

describe('files that are called something else', () => {
	test('BND12 go by what is in them', async () => {
		const json = JSON.stringify(collection(feature(SQUARE, 'a')));
		for (const name of ['areas.shp', 'areas.zip', 'areas.txt', 'areas'])
			expect((await readBoundaries([areaFile(name, json)])).format).toBe('geojson');
		expect((await readBoundaries([areaFile('areas.json', shp(RING))])).format).toBe('shapefile');
		const { format } = await readBoundaries([areaFile('areas.geojson', zipSync({ 'a.shp': shp(RING) }))]);
		expect(format).toBe('shapefile');
	});

	test('BND12 other formats are refused with those that can be read, not as broken', async () => {
		const others = ['<?xml version="1.0"?><kml/>', 'id,name\n1,A', 'Rar!\u001a\u0007', 'AC1032'];
		for (const text of others)
			expect(await faultOf([areaFile('areas.kml', text)])).toEqual({
				code: 'boundaries.noGeoJson',
				args: { file: 'areas.kml' },
			});
		expect((await faultOf([areaFile('a.dbf', dbf('NAME', [65]))])).code).toBe('boundaries.noShapefile');
	});

	test('BND2 a shapefile with numbers that are none', async () => {
		const broken = RING.map(([x, y], i) => [i === 2 ? Number.NaN : x, y] as const);
		expect(await faultOf([areaFile('a.shp', shp(broken))])).toEqual({
			code: 'boundaries.broken',
			args: { file: 'a.shp', feature: '1' },
		});
	});
});
