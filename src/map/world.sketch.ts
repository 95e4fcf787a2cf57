import { geoNaturalEarth1, geoPath } from 'd3-geo';
import { COUNTRY_ANCHORS } from './anchors.ts';
import { featuresOf, mapSketch, sketchAllBorders, sketchFeatures, type MapSketch } from './map.sketch.ts';
import { nextTask, type AreaFeature } from './sketch.ts';
import type { WorldTopology } from './topology.ts';

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
export async function sketchWorld(topology: WorldTopology): Promise<MapSketch> {
	const source = { topology, layer: topology.objects.countries };
	const projection = geoNaturalEarth1().rotate([-150, 0]).scale(SCALE).translate([0, 0]);
	await nextTask();
	const features = featuresOf(source);
	const isCountry = ({ id }: AreaFeature) => id !== undefined && id !== '';
	const [[left, top], [right, bottom]] = geoPath(projection).bounds(OUTERMOST);
	return mapSketch({
		...{ projection, frame: [left, top, right, bottom], room: { side: 8, foot: 8 }, isDense: false },
		areas: await sketchFeatures(features.filter(isCountry), projection, COUNTRY_ANCHORS),
		borders: await sketchAllBorders([source], projection),
		around: {
			context: await sketchFeatures(
				features.filter((each) => !isCountry(each)),
				projection,
			),
		},
	});
}
