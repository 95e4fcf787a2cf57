import { zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { areaPlaces } from '#src/core/geo/own-areas/index.ts';
import { readBoundaries } from '#src/io/boundaries/index.ts';
import { areaFile, dbf, faultOf, gridAreas, readValue, shp } from '../../../support/boundaries.ts';

const RING = [
	[100, 30],
	[100, 31],
	[101, 31],
	[101, 30],
	[100, 30],
] as const;

const UTF8 = [...Buffer.from('华东')];
const GBK = [0xbb, 0xaa, 0xb6, 0xab];
const zipOf = (parts: Record<string, Uint8Array>) => areaFile('areas.zip', zipSync(parts));

test('BND7 TopoJSON gives the areas of its largest layer', async () => {
	const { topology } = await readValue(gridAreas());
	const layer = topology.objects.areas;
	const named = layer.geometries.map((each, i) => ({ ...each, properties: { name: `N${i}` } }));
	const objects = {
		few: { type: 'GeometryCollection', geometries: [] },
		all: { ...layer, geometries: named },
	};
	const read = await readValue({ ...topology, objects }, 'areas.topojson');
	expect([read.format, read.topology.objects.areas.geometries.length]).toEqual(['topojson', 20]);
	expect(read.attributes[read.nameAt]?.values[3]).toBe('N3');
	const lost = { ...topology, arcs: [] };
	expect((await faultOf([{ name: 'lost.json', content: new Blob([JSON.stringify(lost)]) }])).code).toBe(
		'boundaries.noGeoJson',
	);
});

test('BND8 a zipped shapefile, with its attributes in UTF-8, by .cpg, or in GBK without one', async () => {
	const shapes = shp(RING);
	const nameIn = async (parts: Record<string, Uint8Array>) => {
		const read = await readBoundaries([zipOf(parts)]);
		expect(areaPlaces(read.topology).locate(100.5, 30.5)).toBe(0);
		return [read.attributes[read.nameAt]?.values[0], read.notes.map(({ code }) => code)];
	};
	expect(await nameIn({ 'a.shp': shapes, 'a.dbf': dbf('NAME', UTF8) })).toEqual(['华东', []]);
	expect(await nameIn({ 'a/b.SHP': shapes, 'a/b.DBF': dbf('NAME', GBK) })).toEqual(['华东', ['gbk']]);
	const cpg = new Uint8Array(Buffer.from('GBK'));
	expect(await nameIn({ 'a.shp': shapes, 'a.dbf': dbf('NAME', GBK), 'a.cpg': cpg })).toEqual(['华东', []]);
});

test('BND8 loose files, projections and damage', async () => {
	const both = [areaFile('a.dbf', dbf('NAME', UTF8)), areaFile('a.shp', shp(RING))];
	expect((await readBoundaries(both)).file).toBe('a.dbf');
	const mercator = RING.map(([x, y]): [number, number] => [
		(x * 20037508.34) / 180,
		(Math.log(Math.tan(((90 + y) * Math.PI) / 360)) * 20037508.34) / Math.PI,
	]);
	expect((await faultOf([zipOf({ 'a.shp': shp(mercator) })])).code).toBe('boundaries.projected');
	const prj =
		'PROJCS["WGS_1984_Web_Mercator_Auxiliary_Sphere",GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137.0,298.257223563]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],PROJECTION["Mercator_Auxiliary_Sphere"],PARAMETER["False_Easting",0.0],PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",0.0],PARAMETER["Standard_Parallel_1",0.0],PARAMETER["Auxiliary_Sphere_Type",0.0],UNIT["Meter",1.0]]';
	const read = await readBoundaries([
		zipOf({ 'a.shp': shp(mercator), 'a.prj': new Uint8Array(Buffer.from(prj)) }),
	]);
	expect(areaPlaces(read.topology).locate(100.5, 30.5)).toBe(0);
	const promise = dbf('NAME', UTF8);
	new DataView(promise.buffer).setUint32(4, 4e9, true);
	expect((await faultOf([zipOf({ 'a.shp': shp(RING), 'a.dbf': promise })])).code).toBe('boundaries.damaged');
	expect((await faultOf([zipOf({ 'a.shp': shp(RING).slice(0, 60) })])).code).toBe('boundaries.damaged');
	expect((await faultOf([zipOf({ 'a.txt': new Uint8Array(3) })])).code).toBe('boundaries.noShapefile');
});
