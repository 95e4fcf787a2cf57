import { geoNaturalEarth1, type GeoProjection } from 'd3-geo';
import { feature, mesh } from 'topojson-client';
import { COUNTRY_ANCHORS } from './anchors.ts';
import type { WorldTopology } from './load.ts';
import { pathOf, toShapes, type AreaFeature } from './shapes.ts';
import type { MapLayout } from './types.ts';

const PAD = 8;

/** Natural Earth projection with the Pacific in the middle. */
function pacific(): GeoProjection {
	return geoNaturalEarth1().rotate([-150, 0]);
}

/** The outermost points of the countries: Cabo Verde, Brazil, Greenland, Chile. */
const FRAME: GeoJSON.MultiPoint = {
	type: 'MultiPoint',
	coordinates: [
		[-25.4, 17.1],
		[-34.8, -7.2],
		[-30, 83.6],
		[-68, -56],
	],
};

/** Lays out the countries of the world. */
export function worldLayout(topology: WorldTopology, width: number, height: number): MapLayout {
	const { countries } = topology.objects;
	const collection = feature(topology, countries);
	const projection = pacific().fitExtent(
		[
			[PAD, PAD],
			[width - PAD, height - PAD],
		],
		FRAME,
	);
	const path = pathOf(projection);
	const features = collection.features as AreaFeature[];
	return {
		width,
		height,
		shapes: toShapes(
			features.filter(({ id }) => id !== undefined && id !== ''),
			projection,
			COUNTRY_ANCHORS,
		),
		context:
			path({
				type: 'FeatureCollection',
				features: features.filter(({ id }) => id === undefined || id === ''),
			}) ?? '',
		fine: '',
		borders: path(mesh(topology, countries, (a, b) => a !== b)) ?? '',
		groups: '',
		outline: path(mesh(topology, countries, (a, b) => a === b)) ?? '',
		dashes: '',
		inset: null,
		isDense: false,
	};
}
