import { geoAzimuthalEqualArea, geoBounds, geoNaturalEarth1, geoPath, type GeoProjection } from 'd3-geo';
import { asTopoJson, type AreaTopology } from '#src/core/geo/own-areas/index.ts';
import { sketchBorders } from './borders.ts';
import { albers, collection, nationwide, type ChinaSketch } from './china.sketch.ts';
import { featuresOf, mapSketch, sketchAllBorders, sketchFeatures, type MapSketch } from './map.sketch.ts';
import { nextTask, sketchLines, type AreaFeature } from './sketch.ts';
import type { Box, Ground } from './types.ts';

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
/** Pixels around areas; below them are legend and credit. */
export const OWN_ROOM = { side: 28, foot: 64 } as const;

/** Whether areas lie in China: these are shown in its projection, with its outline. */
export function isInChina(bounds: readonly Box[]): boolean {
	return bounds.every(
		([west, south, east, north]) =>
			west >= CHINA[0] && south >= CHINA[1] && east <= CHINA[2] && north <= CHINA[3],
	);
}

/** Projects areas of the user with the land around them; the code of an area is its position, from 1. */
export async function sketchOwn(own: AreaTopology, surroundings: Surroundings): Promise<MapSketch> {
	const { topology, shapes } = asTopoJson(own);
	const geometries = shapes.map((shape, area) => ({ ...shape, id: String(area + 1) }));
	const source = { topology, layer: { geometries } };
	const features = featuresOf(source);
	const all = collection(features);
	const china = 'china' in surroundings ? surroundings.china : null;
	const nation = china && isSpread(all, china) ? china : null;
	const projection = nation ? nationwide() : (china ? local(all) : global(all)).fitSize([SIDE, SIDE], all);
	await nextTask();
	const areas = await sketchFeatures(features, projection);
	const [[left, top], [right, bottom]] = geoPath(projection).bounds(all);
	const borders = await sketchAllBorders([source], projection);
	// What lies around is cut off far away.
	if (!nation)
		projection.clipExtent([
			[-SIDE * AROUND, -SIDE * AROUND],
			[SIDE + SIDE * AROUND, SIDE + SIDE * AROUND],
		]);
	return mapSketch({
		...{ projection, areas, borders, room: OWN_ROOM, frame: [left, top, right, bottom] },
		around: await aroundIn(surroundings, projection),
		...(nation && {
			...{ frame: nation.prefecture.frame, room: nation.prefecture.room },
			...{ taiwanRight: nation.prefecture.taiwanRight, sea: { ...nation.sea, areas: features } },
		}),
	});
}

function isSpread(all: GeoJSON.FeatureCollection, { prefecture: { frame } }: ChinaSketch): boolean {
	const [[left], [right]] = geoPath(nationwide()).bounds(all);
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

/** Land around areas; of China its provinces with their borders, coast and ten-part line. */
async function aroundIn(
	surroundings: Surroundings,
	projection: GeoProjection,
): Promise<Partial<Pick<Ground, 'context' | 'finest' | 'dashes'>>> {
	if ('world' in surroundings) return { context: await sketchFeatures(surroundings.world, projection) };
	const { provinces, borders, sea } = surroundings.china;
	const ofProvinces = borders.filter(({ sides: [a, b] }) => a.slice(0, 2) !== b?.slice(0, 2));
	return {
		context: await sketchFeatures(provinces, projection),
		finest: sketchBorders(ofProvinces, projection).flatMap(({ lines }) => lines),
		dashes: sketchLines(sea.dashes, projection),
	};
}
