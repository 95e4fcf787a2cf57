import { geoConicEqualArea, geoPath, type GeoProjection } from 'd3-geo';
import { feature, mesh } from 'topojson-client';
import { CHINA_ANCHORS } from './anchors.ts';
import type { CountySketch } from './counties.sketch.ts';
import {
	inSlices,
	nextTask,
	sketchAreas,
	sketchLines,
	type AreaFeature,
	type AreaSketch,
	type Line,
} from './sketch.ts';
import type { ChinaTopology } from './topology.ts';
import type { Box, Point, SetOf } from './types.ts';

/** China in degrees and, for the map of the whole country, in the plane of its projection. */
export interface ChinaSketch {
	readonly topology: ChinaTopology;
	readonly features: {
		readonly prefectures: readonly AreaFeature[];
		readonly provinces: readonly AreaFeature[];
	};
	readonly prefectures: readonly AreaSketch[];
	readonly provinces: readonly AreaSketch[];
	/** Between prefectures of one province. */
	readonly fine: readonly Line[];
	readonly borders: readonly Line[];
	readonly outline: readonly Line[];
	readonly dashes: readonly Line[];
	/** Bounds of the country without the islands of Sansha. */
	readonly frame: Box;
	readonly taiwanRight: number;
	readonly project: (place: Point) => Point | null;
	/** Null until they are asked for. */
	readonly counties: CountySketch | null;
}

/** Islands that would push the mainland into a corner; the inset shows them. */
export const SANSHA = '460300';
/** About the scale at which the map is drawn: curves are resampled for it. */
const SCALE = 1000;

/** Albers equal-area conic with the parallels customary for China. */
export function albers(): GeoProjection {
	return geoConicEqualArea().parallels([25, 47]).rotate([-105, 0]);
}

/** The projection of the sketch of the whole country. */
export function nationwide(): GeoProjection {
	return albers().scale(SCALE).translate([0, 0]);
}

/** Projects everything that the map of the whole country shows. */
export async function sketchChina(topology: ChinaTopology): Promise<ChinaSketch> {
	const projection = nationwide();
	const list = (layer: 'prefectures' | 'provinces') =>
		feature(topology, topology.objects[layer]).features as AreaFeature[];
	const sketch = (features: readonly AreaFeature[]) => sketchAreas(features, projection, CHINA_ANCHORS);
	await nextTask();
	const features = { prefectures: list('prefectures'), provinces: list('provinces') };
	const prefectures = await inSlices(features.prefectures, sketch);
	const provinces = await inSlices(features.provinces, sketch);
	const fine = sketchLines(fineOf(topology), projection);
	const borders = sketchLines(bordersOf(topology), projection);
	await nextTask();
	const outline = sketchLines(outlineOf(topology), projection);
	const dashes = sketchLines(dashesOf(topology), projection);
	const path = geoPath(projection);
	const mainland = features.prefectures.filter(({ id }) => id !== SANSHA);
	const [[left, top], [right, bottom]] = path.bounds(collection(mainland));
	const taiwan = path.bounds(collection(features.provinces.filter(({ id }) => id === '710000')));
	await nextTask();
	return {
		topology,
		features,
		prefectures,
		provinces,
		fine,
		borders,
		outline,
		dashes,
		frame: [left, top, right, bottom],
		taiwanRight: taiwan[1][0],
		project: (place) => projection([...place]),
		counties: null,
	};
}

/** Borders between prefectures of one province. */
export function fineOf(topology: ChinaTopology): GeoJSON.MultiLineString {
	return mesh(topology, topology.objects.prefectures, (a, b) => a !== b && stem(idOf(a)) === stem(idOf(b)));
}

/** Borders between provinces. */
export function bordersOf(topology: ChinaTopology): GeoJSON.MultiLineString {
	return mesh(topology, topology.objects.provinces, (a, b) => a !== b);
}

/** Borders between prefectures of different sets. */
export function setBordersOf(topology: ChinaTopology, setOf: SetOf): GeoJSON.MultiLineString {
	return mesh(topology, topology.objects.prefectures, (a, b) => a !== b && setOf(idOf(a)) !== setOf(idOf(b)));
}

/** Coast and land border. */
export function outlineOf(topology: ChinaTopology): GeoJSON.MultiLineString {
	return mesh(topology, topology.objects.provinces, (a, b) => a === b);
}

/** The ten-part line. */
export function dashesOf(topology: ChinaTopology): GeoJSON.FeatureCollection {
	return feature(topology, topology.objects.dashes);
}

export function collection(features: readonly AreaFeature[]): GeoJSON.FeatureCollection {
	return { type: 'FeatureCollection', features: [...features] };
}

/** The digits of a code that name its province. */
export function stem(code: string): string {
	return code.slice(0, 2);
}

function idOf(shape: { id?: string | number | undefined }): string {
	return String(shape.id ?? '');
}
