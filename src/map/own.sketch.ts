import { geoAzimuthalEqualArea, geoBounds, geoNaturalEarth1, geoPath, type GeoProjection } from 'd3-geo';
import { feature, mesh } from 'topojson-client';
import { asTopoJson, type AreaTopology } from '#src/core/geo/own-areas/index.ts';
import {
	albers,
	bordersOf,
	collection,
	dashesOf,
	nationwide,
	outlineOf,
	type ChinaSketch,
} from './china.sketch.ts';
import {
	inSlices,
	nextTask,
	sketchAreas,
	sketchLines,
	type AreaFeature,
	type AreaSketch,
	type Line,
} from './sketch.ts';
import type { Box, Point, SetOf } from './types.ts';

/** Areas of the user in the plane of a projection that suits them. */
export interface OwnSketch {
	readonly features: readonly AreaFeature[];
	readonly areas: readonly AreaSketch[];
	/** Between areas. */
	readonly borders: readonly Line[];
	readonly outline: readonly Line[];
	/** Land around them. */
	readonly context: readonly AreaSketch[];
	/** Borders of that land that have to be drawn wherever it is. */
	readonly around: readonly Line[];
	readonly dashes: readonly Line[];
	/** Bounds of the areas. */
	readonly frame: Box;
	/** The whole country, where the areas are spread over it; null else. */
	readonly china: ChinaSketch | null;
	readonly project: (place: Point) => Point | null;
	readonly between: (setOf: SetOf) => readonly Line[];
}

/** What there is around areas: China, or the countries of the world. */
export type Surroundings = { readonly china: ChinaSketch } | { readonly world: readonly AreaFeature[] };

/** Side in pixels at which areas are projected: curves are resampled for it. */
const SIDE = 1000;
/** Land around the areas is drawn up to so many sides away. */
const AROUND = 1.5;
/** West, south, east, north of what is drawn as China. */
const CHINA: Box = [73, 3, 136, 54];
/** Degrees of longitude above which areas are drawn like the world. */
const WIDE = 120;
/** Share of the width of China above which the whole country is drawn. */
const NATIONAL = 0.55;

/** Whether areas lie in China: these are shown in its projection, with its outline. */
export function isInChina(bounds: readonly Box[]): boolean {
	return bounds.every(
		([west, south, east, north]) =>
			west >= CHINA[0] && south >= CHINA[1] && east <= CHINA[2] && north <= CHINA[3],
	);
}

/** Projects areas with the land around them; the code of an area is its position, from 1. */
export async function sketchOwn(topology: AreaTopology, surroundings: Surroundings): Promise<OwnSketch> {
	const { topology: shapes, shapes: list } = asTopoJson(topology);
	const features = list.map((shape, area) => ({
		...(feature(shapes, shape) as AreaFeature),
		id: String(area + 1),
	}));
	const all = collection(features);
	const china = 'china' in surroundings ? surroundings.china : null;
	const isNational = china !== null && isSpread(features, china);
	const projection = isNational
		? nationwide()
		: china
			? fitToBox(local(all), all)
			: fitToBox(global(all), all);
	await nextTask();
	const areas = await inSlices(features, (slice) => sketchAreas(slice, projection, new Map()));
	const [[left, top], [right, bottom]] = geoPath(projection).bounds(all);
	const objects = { type: 'GeometryCollection' as const, geometries: list };
	const meshOf = (keeps: (a: unknown, b: unknown) => boolean) => mesh(shapes, objects, keeps);
	const number = new Map<unknown, number>(list.map((shape, area) => [shape, area]));
	const codeOf = (shape: unknown) => String((number.get(shape) ?? -1) + 1);
	const context = await contextOf(surroundings, clipped(projection, isNational));
	return {
		...{ features, areas, ...context },
		borders: sketchLines(
			meshOf((a, b) => a !== b),
			projection,
		),
		outline: sketchLines(
			meshOf((a, b) => a === b),
			projection,
		),
		frame: [left, top, right, bottom],
		china: isNational ? china : null,
		project: (place) => projection([...place]),
		between: (setOf) =>
			sketchLines(
				meshOf((a, b) => a !== b && setOf(codeOf(a)) !== setOf(codeOf(b))),
				projection,
			),
	};
}

function isSpread(features: readonly AreaFeature[], { frame }: ChinaSketch): boolean {
	const [[left], [right]] = geoPath(nationwide()).bounds(collection(features));
	return right - left >= NATIONAL * (frame[2] - frame[0]);
}

/** Albers as for the whole country, turned to the middle of the areas. */
function local(all: GeoJSON.FeatureCollection): GeoProjection {
	const [[west], [east]] = geoBounds(all);
	return albers().rotate([-(west + east) / 2, 0]);
}

/** Equal areas around their middle; what reaches around the world like the world. */
function global(all: GeoJSON.FeatureCollection): GeoProjection {
	const [[west, south], [east, north]] = geoBounds(all);
	const width = east >= west ? east - west : east - west + 360;
	const middle = west + width / 2;
	return width > WIDE
		? geoNaturalEarth1().rotate([-middle, 0])
		: geoAzimuthalEqualArea().rotate([-middle, -(south + north) / 2]);
}

function fitToBox(projection: GeoProjection, all: GeoJSON.FeatureCollection): GeoProjection {
	return projection.fitSize([SIDE, SIDE], all);
}

/** The same projection for what lies around: far away it is cut off. */
function clipped(projection: GeoProjection, isNational: boolean): GeoProjection {
	if (isNational) return projection;
	const far = SIDE * AROUND;
	return projection.clipExtent([
		[-far, -far],
		[SIDE + far, SIDE + far],
	]);
}

async function contextOf(
	surroundings: Surroundings,
	projection: GeoProjection,
): Promise<Pick<OwnSketch, 'context' | 'around' | 'dashes'>> {
	const sketch = (slice: readonly AreaFeature[]) => sketchAreas(slice, projection, new Map());
	if ('world' in surroundings)
		return { context: await inSlices(surroundings.world, sketch), around: [], dashes: [] };
	const { topology, features } = surroundings.china;
	const lines = (object: GeoJSON.MultiLineString | GeoJSON.FeatureCollection) =>
		sketchLines(object, projection);
	return {
		context: await inSlices(features.provinces, sketch),
		around: [...lines(bordersOf(topology)), ...lines(outlineOf(topology))],
		dashes: lines(dashesOf(topology)),
	};
}
