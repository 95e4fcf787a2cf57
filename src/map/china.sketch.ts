import { geoConicEqualArea, geoPath, type GeoProjection } from 'd3-geo';
import { feature } from 'topojson-client';
import { CHINA_ANCHORS } from './anchors.ts';
import { bordersOf, linesAround, linesBetweenSets, sketchBorders, type Border } from './borders.ts';
import {
	featuresOf,
	mapSketch,
	sketchAllBorders,
	sketchFeatures,
	type MapSketch,
	type Sea,
} from './map.sketch.ts';
import { nextTask, sketchAreas, sketchLines, type AreaFeature } from './sketch.ts';
import type { ChinaTopology, CountyTopology } from './topology.ts';

/** Areas of a map of China. */
export type ChinaLevel = 'province' | 'prefecture' | 'county';

/** China in degrees, and the maps of the whole country. */
export interface ChinaSketch extends Readonly<Record<'province' | 'prefecture', MapSketch>> {
	/** Null until it is asked for. */
	readonly county: MapSketch | null;
	readonly prefectures: readonly AreaFeature[];
	readonly provinces: readonly AreaFeature[];
	/** Of the prefectures. */
	readonly borders: readonly Border[];
	/** Coast and ten-part line. */
	readonly sea: Omit<Sea, 'areas'>;
}

/** Islands that would push the mainland into a corner; the inset shows them. */
export const SANSHA = '460300';
const HAINAN = '460000';
/** Provinces that reach into the inset. */
const SOUTH = new Set(['35', '36', '43', '44', '45', '46', '52', '53', '71', '81', '82']);
/** About the scale at which the map is drawn: curves are resampled for it. */
const SCALE = 1000;
/** Mean radius of the earth. */
const EARTH_KM = 6371.0088;
/** Pixels around the whole country, and around one province. */
const [NATION, PROVINCE] = [
	{ side: 14, foot: 14 },
	{ side: 42, foot: 78 },
];

/** Albers equal-area conic with the parallels customary for China. */
export function albers(): GeoProjection {
	return geoConicEqualArea().parallels([25, 47]).rotate([-105, 0]);
}

/** The projection of the sketch of the whole country. */
export function nationwide(): GeoProjection {
	return albers().scale(SCALE).translate([0, 0]);
}

/** Projects everything that the maps of provinces and of prefectures show. */
export async function sketchChina(topology: ChinaTopology): Promise<ChinaSketch> {
	const projection = nationwide();
	await nextTask();
	const layerOf = (layer: 'prefectures' | 'provinces') => ({ topology, layer: topology.objects[layer] });
	const [prefectures, provinces] = [featuresOf(layerOf('prefectures')), featuresOf(layerOf('provinces'))];
	const path = geoPath(projection);
	const [[left, top], [right, bottom]] = path.bounds(collection(prefectures.filter(isNear)));
	const taiwan = path.bounds(collection(provinces.filter(({ id }) => id === '710000')));
	await nextTask();
	const borders = bordersOf(layerOf('prefectures'));
	const sea = {
		coast: borders.filter(({ sides }) => sides.length === 1),
		dashes: feature(topology, topology.objects.dashes),
	};
	const drawn = await sketchAllBorders([layerOf('prefectures')], projection);
	const shared = {
		...{ projection, kindOf, borders: drawn, room: NATION },
		...{ frame: [left, top, right, bottom] as const, taiwanRight: taiwan[1][0], unitKm: EARTH_KM / SCALE },
		around: { dashes: sketchLines(sea.dashes, projection) },
	};
	return {
		...{ prefectures, provinces, borders, sea, county: null },
		prefecture: mapSketch({
			...shared,
			areas: await sketchFeatures(prefectures, projection, CHINA_ANCHORS),
			sea: { ...sea, areas: prefectures.filter(isSouthern) },
		}),
		province: mapSketch({
			...shared,
			areas: await sketchFeatures(provinces, projection, CHINA_ANCHORS),
			sea: { ...sea, areas: provinces.filter(isSouthern) },
			between: (setOf) => linesBetweenSets(drawn, (code) => setOf(code) ?? setOf(provinceOf(code))),
			enclosing: (isIn) => linesAround(drawn, (code) => isIn(code) || isIn(provinceOf(code))),
		}),
	};
}

/** Projects the counties, and what lies between them. */
export async function sketchCounties(topology: CountyTopology, china: ChinaSketch): Promise<MapSketch> {
	const source = { topology, layer: topology.objects.counties };
	const projection = nationwide();
	await nextTask();
	const features = featuresOf(source);
	const { frame, room, project, unitKm, taiwanRight, ground } = china.prefecture;
	return mapSketch({
		...{ projection, kindOf, frame, room, project, taiwanRight, ...(unitKm && { unitKm }) },
		areas: await sketchFeatures(features, projection),
		borders: await sketchAllBorders([source], projection),
		around: { dashes: ground.dashes },
		sea: { ...china.sea, areas: features.filter(isSouthern) },
	});
}

/** The prefectures of one province, with those of others around it. */
export function sketchProvince(china: ChinaSketch, province: string): MapSketch {
	const own = china.prefectures.filter(({ id }) => stem(String(id)) === stem(province));
	const centre = CHINA_ANCHORS.get(province)?.place ?? [105, 35];
	const near = collection(own.filter(isNear));
	const projection = albers().rotate([-centre[0], 0]).fitSize([SCALE, SCALE], near);
	const [[left, top], [right, bottom]] = geoPath(projection).bounds(near);
	const areas = sketchAreas(own, projection, new Map());
	projection.clipExtent([
		[-SCALE, -SCALE],
		[2 * SCALE, 2 * SCALE],
	]);
	const others = china.provinces.filter(({ id }) => id !== province);
	return mapSketch({
		...{ projection, areas, kindOf, room: PROVINCE, frame: [left, top, right, bottom] },
		borders: sketchBorders(china.borders, projection),
		around: {
			context: sketchAreas(others, projection, new Map()),
			dashes: sketchLines(china.sea.dashes, projection),
		},
		unitKm: EARTH_KM / projection.scale(),
		sea: province === HAINAN ? china.prefecture.sea : null,
	});
}

export function collection(features: readonly AreaFeature[]): GeoJSON.FeatureCollection {
	return { type: 'FeatureCollection', features: [...features] };
}

/** The digits of a code that name its province. */
export function stem(code: string): string {
	return code.slice(0, 2);
}

/** Code of the province of a division. */
function provinceOf(code: string): string {
	return `${stem(code)}0000`;
}

/** Borders within a city, within a province, between provinces. */
function kindOf(a: string, b: string) {
	if (stem(a) !== stem(b)) return 'borders';
	return a.slice(0, 4) === b.slice(0, 4) ? 'finest' : 'fine';
}

function isNear({ id }: AreaFeature): boolean {
	return id !== SANSHA;
}

function isSouthern({ id }: AreaFeature): boolean {
	return SOUTH.has(stem(String(id)));
}
