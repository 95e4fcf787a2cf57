import { geoNaturalEarth1, geoPath } from 'd3-geo';
import { feature, mesh } from 'topojson-client';
import { COUNTRY_ANCHORS } from './anchors.ts';
import {
	inSlices,
	nextTask,
	sketchAreas,
	sketchLines,
	type AreaFeature,
	type AreaSketch,
	type Line,
} from './sketch.ts';
import type { WorldTopology } from './topology.ts';
import type { Box, Point } from './types.ts';

/** The world in the plane of its projection. */
export interface WorldSketch {
	readonly countries: readonly AreaSketch[];
	/** Land without a code. */
	readonly context: readonly AreaSketch[];
	readonly borders: readonly Line[];
	readonly outline: readonly Line[];
	/** Bounds of the countries. */
	readonly frame: Box;
	readonly project: (place: Point) => Point | null;
}

/** The outermost points of the countries: Cabo Verde, Brazil, Greenland, Chile. */
const OUTERMOST: GeoJSON.MultiPoint = {
	type: 'MultiPoint',
	coordinates: [
		[-25.4, 17.1],
		[-34.8, -7.2],
		[-30, 83.6],
		[-68, -56],
	],
};
/** About the scale at which the map is drawn: curves are resampled for it. */
const SCALE = 200;

/** Natural Earth projection with the Pacific in the middle. */
export async function sketchWorld(topology: WorldTopology): Promise<WorldSketch> {
	const { countries } = topology.objects;
	const projection = geoNaturalEarth1().rotate([-150, 0]).scale(SCALE).translate([0, 0]);
	await nextTask();
	const features = feature(topology, countries).features as AreaFeature[];
	const isCountry = ({ id }: AreaFeature) => id !== undefined && id !== '';
	const sketch = (list: readonly AreaFeature[]) => sketchAreas(list, projection, COUNTRY_ANCHORS);
	const areas = await inSlices(features.filter(isCountry), sketch);
	const context = await inSlices(
		features.filter((each) => !isCountry(each)),
		sketch,
	);
	const borders = sketchLines(
		mesh(topology, countries, (a, b) => a !== b),
		projection,
	);
	await nextTask();
	const outline = sketchLines(
		mesh(topology, countries, (a, b) => a === b),
		projection,
	);
	const [[left, top], [right, bottom]] = geoPath(projection).bounds(OUTERMOST);
	const frame: Box = [left, top, right, bottom];
	await nextTask();
	return { countries: areas, context, borders, outline, frame, project: (place) => projection([...place]) };
}
