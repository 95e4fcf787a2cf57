import { describe, expect, test } from 'vitest';
import {
	AREA_LIMITS,
	areaBorders,
	areaPlaces,
	isFlaw,
	isolatedAreas,
	pointsOf,
	readAreaTopology,
} from '#src/core/geo/own-areas/index.ts';
import type { Fault } from '#src/errors/index.ts';
import { readBoundaries } from '#src/io/boundaries/index.ts';
import {
	collection,
	faultOf as faultOfFiles,
	feature,
	fileOf,
	gridAreas,
	readValue,
} from '../../../support/boundaries.ts';

const SQUARE = [
	[
		[100, 30],
		[101, 30],
		[101, 31],
		[100, 31],
		[100, 30],
	],
];
const faultOf = (value: unknown, name?: string): Promise<Fault> => faultOfFiles([fileOf(value, name)]);

describe('forms', () => {
	test('BND1 collections, features, geometries and collections of these', async () => {
		const bare = { type: 'Polygon', coordinates: SQUARE };
		const forms = [
			collection(feature(SQUARE, 'a')),
			feature(SQUARE, 'a'),
			bare,
			{ type: 'GeometryCollection', geometries: [bare] },
			collection({
				type: 'Feature',
				properties: null,
				geometry: { type: 'GeometryCollection', geometries: [bare] },
			}),
		];
		for (const form of forms) {
			const { topology, format } = await readValue(form, 'areas.json');
			expect([format, topology.objects.areas.geometries.length]).toEqual(['geojson', 1]);
			expect(areaPlaces(topology).locate(100.5, 30.5)).toBe(0);
		}
	});

	test('BND1 rings either way round', async () => {
		const [one, other] = [await readValue(gridAreas()), await readValue(gridAreas({ clockwise: true }))];
		for (const place of [105, 113, 120].flatMap((x) => [24, 30, 39].map((y) => [x, y] as const)))
			expect(areaPlaces(one.topology).locate(...place)).toBe(areaPlaces(other.topology).locate(...place));
	});

	test('BND1 with a byte order mark, and in GB18030', async () => {
		const marked = await readValue(`\uFEFF${JSON.stringify(collection(feature(SQUARE, '华东')))}`);
		expect(marked.attributes[marked.nameAt]?.values).toEqual(['华东']);
		const text = JSON.stringify(collection(feature(SQUARE, '@@')));
		const [before, after] = text.split('@@') as [string, string];
		// 华东 in GBK.
		const bytes = [...Buffer.from(before), 0xbb, 0xaa, 0xb6, 0xab, ...Buffer.from(after)];
		const file = { name: 'gbk.json', content: new Blob([Uint8Array.from(bytes)]) };
		const gbk = await readBoundaries([file]);
		expect(gbk.attributes[gbk.nameAt]?.values).toEqual(['华东']);
	});
});

describe('features that are no areas', () => {
	test('BND2 are left out and told', async () => {
		const read = await readValue(
			collection(
				feature(SQUARE, 'good'),
				feature([100, 30], 'shop', 'Point'),
				feature(
					[
						[100, 30],
						[101, 31],
					],
					'road',
					'LineString',
				),
				{ type: 'Feature', properties: { name: 'nothing' }, geometry: null },
				feature([], 'void'),
				feature(
					[
						[
							[100, 30],
							[101, 30],
							[100, 30],
							[100, 30],
						],
					],
					'line',
				),
				feature(
					[
						[
							[100, 30],
							[101, null],
							[101, 31],
							[100, 30],
						],
					],
					'null',
				),
				feature(
					[
						[
							[100, 30],
							['101', 30],
							[101, 31],
							[100, 30],
						],
					],
					'text',
				),
			),
		);
		expect(read.topology.objects.areas.geometries.length).toBe(1);
		expect(read.notes).toEqual([
			{ code: 'noPolygon', count: 2, first: 'shop' },
			{ code: 'empty', count: 3, first: 'nothing' },
			{ code: 'broken', count: 2, first: 'null' },
		]);
	});

	test('BND2 numbers beyond all numbers are no coordinates', async () => {
		const text = JSON.stringify(collection(feature(SQUARE, 'far'))).replace('101,30', '1e999,30');
		expect(await faultOf(text)).toEqual({
			code: 'boundaries.broken',
			args: { file: 'areas.geojson', feature: 'far' },
		});
	});

	test('BND2 a file of nothing else is refused', async () => {
		expect(await faultOf(collection(feature([100, 30], 'shop', 'Point')))).toEqual({
			code: 'boundaries.noAreas',
			args: { file: 'areas.geojson', count: 1 },
		});
	});

	test('BND2 rings that enclose nothing are dropped from an area that has others', async () => {
		const flat = [
			[100.2, 30.2],
			[100.4, 30.2],
			[100.2, 30.2],
			[100.2, 30.2],
		];
		const { topology } = await readValue(collection(feature([...SQUARE, flat], 'a')));
		expect(topology.objects.areas.geometries[0]?.arcs[0]?.length).toBe(1);
	});
});

describe('refusals', () => {
	test('BND3 projected coordinates, with the first feature', async () => {
		const metres = SQUARE.map((ring) => ring.map(([x, y]) => [x! * 1e4, y! * 1e5]));
		expect(await faultOf(collection(feature(SQUARE, 'fine'), feature(metres, '海淀')))).toEqual({
			code: 'boundaries.projected',
			args: { file: 'areas.geojson', feature: '海淀' },
		});
		const crs = { type: 'name', properties: { name: 'urn:ogc:def:crs:EPSG::3857' } };
		expect((await faultOf({ ...collection(feature(SQUARE, 'a')), crs })).code).toBe(
			'boundaries.unknownSystem',
		);
		const degrees = { type: 'name', properties: { name: 'urn:ogc:def:crs:OGC:1.3:CRS84' } };
		expect((await readValue({ ...collection(feature(SQUARE, 'a')), crs: degrees })).notes).toEqual([]);
	});

	test('BND3 broken JSON', async () => {
		expect(await faultOf('{\n"type": "Feature",\n"geometry": nonsense }')).toEqual({
			code: 'boundaries.noJson',
			args: { file: 'areas.geojson' },
		});
		expect((await faultOf('[1, 2, NaN]')).code).toBe('boundaries.noJson');
	});

	test('BND3 other JSON, empty files', async () => {
		for (const value of [
			[],
			{},
			{ type: 'FeatureCollection' },
			{ type: 'FeatureCollection', features: 7 },
			'null',
		])
			expect((await faultOf(value)).code).toBe('boundaries.noGeoJson');
		expect((await faultOf('')).code).toBe('file.empty');
	});

	test('BND3 more areas than can be kept', async () => {
		const many = Array.from({ length: AREA_LIMITS.areas + 1 }, (_, i) => feature(SQUARE, `${i}`));
		expect(await faultOf(collection(...many))).toEqual({
			code: 'boundaries.manyAreas',
			args: { file: 'areas.geojson', count: AREA_LIMITS.areas + 1, limit: AREA_LIMITS.areas },
		});
	});

	test('BND3 collections nested without end are no overflow', async () => {
		const geometry = '{"type":"GeometryCollection","geometries":['.repeat(5000) + ']}'.repeat(5000);
		const within = `{"type":"Feature","properties":{},"geometry":${geometry}}`;
		expect((await faultOf(within)).code).toBe('boundaries.broken');
		expect((await faultOf(geometry)).code).toBe('boundaries.noGeoJson');
	});
});

describe('borders', () => {
	test('BND4 that were drawn almost alike fall together', async () => {
		const grid = gridAreas({ bend: 0 });
		// Some ten metres beside each other, each area in its own way.
		const jittered = grid.features.map((each, k) => ({
			...each,
			geometry: {
				type: 'Polygon',
				coordinates: each.geometry.coordinates.map((ring) =>
					ring.map(([x, y]) => [x! + 1e-5 * Math.sin(k), y! + 1e-5 * Math.cos(k)]),
				),
			},
		}));
		const { topology } = await readValue(collection(...jittered));
		const names = jittered.map(({ properties }) => properties.name);
		expect(isolatedAreas(areaBorders(topology, names))).toEqual([]);
	});

	test('BND5 of too many points are thinned out on both sides, and no area is lost', async () => {
		const grid = gridAreas({ columns: 10, rows: 10, detail: 600, bend: 0.1 });
		const island = feature(
			[Array.from({ length: 13 }, (_, i) => [130 + 1e-3 * Math.cos(i / 2), 30 + 1e-3 * Math.sin(i / 2)])],
			'island',
		);
		const read = await readValue(collection(...grid.features, island));
		const note = read.notes.find(({ code }) => code === 'simplified');
		expect(pointsOf(read.topology)).toBeLessThanOrEqual(AREA_LIMITS.points);
		expect(note?.count).toBeGreaterThan(0);
		const names = [...grid.features.map(({ properties }) => properties.name), 'island'];
		expect(areaBorders(read.topology, names).pairs.length / 2).toBe(180);
		expect(isFlaw(readAreaTopology(JSON.stringify(read.topology), 101))).toBe(false);
		expect(areaPlaces(read.topology).locate(130, 30)).toBe(100);
	});
});

describe('names', () => {
	const nameOf = async (...properties: Record<string, unknown>[]) => {
		const features = properties.map((each) => ({ ...feature(SQUARE, ''), properties: each }));
		const read = await readBoundaries([fileOf(collection(...features))]);
		return read.attributes[read.nameAt]?.name ?? null;
	};

	test('BND6 an attribute that is called name is the name', async () => {
		expect(
			await nameOf({ OBJECTID: 1, 名称: '甲', name_en: 'A' }, { OBJECTID: 2, 名称: '乙', name_en: 'B' }),
		).toBe('名称');
		expect(await nameOf({ code: '01', NAME: 'A' }, { code: '02', NAME: 'B' })).toBe('NAME');
		expect(await nameOf({ nom: 'Agde', code: '34003' }, { nom: 'Sète', code: '34301' })).toBe('nom');
	});

	test('BND6 else the text that tells most apart; none where nothing is said', async () => {
		expect(await nameOf({ kind: 'x', who: 'Li', nr: 1 }, { kind: 'x', who: 'Wu', nr: 2 })).toBe('who');
		expect(await nameOf({ nr: 1 }, { nr: 2 })).toBe('nr');
		expect(await nameOf({}, {})).toBeNull();
	});
});
