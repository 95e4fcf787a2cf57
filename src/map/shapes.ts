import { geoPath, type GeoPath, type GeoProjection } from 'd3-geo';
import type { MapShape, Point } from './types.ts';

export type AreaFeature = GeoJSON.Feature<GeoJSON.Polygon | GeoJSON.MultiPolygon>;
export interface FixedAnchor {
	readonly place: Point;
	readonly align: MapShape['align'];
}

/** A path writer that rounds to a tenth of a pixel. */
export function pathOf(projection: GeoProjection): GeoPath {
	return geoPath(projection).digits(1);
}

/** Projects features; shapes that vanish in the projection are left out. */
export function toShapes(
	features: readonly AreaFeature[],
	projection: GeoProjection,
	anchors: ReadonlyMap<string, FixedAnchor>,
): readonly MapShape[] {
	const path = pathOf(projection);
	return features.flatMap((feature) => {
		const d = path(feature);
		if (d === null || d === '') return [];
		const code = String(feature.id ?? '');
		const [[left, top], [right, bottom]] = path.bounds(feature);
		const fixed = anchors.get(code);
		const point = (fixed && projection([...fixed.place])) ?? path.centroid(largestPart(feature, path));
		const shape: MapShape = {
			code,
			path: d,
			anchor: [round(point[0]), round(point[1])],
			align: fixed?.align ?? 'middle',
			box: [left, top, right, bottom],
			area: path.area(feature),
		};
		return [shape];
	});
}

function largestPart(feature: AreaFeature, path: GeoPath): AreaFeature {
	if (feature.geometry.type === 'Polygon') return feature;
	const parts = feature.geometry.coordinates.map((coordinates): AreaFeature => ({
		type: 'Feature',
		properties: null,
		geometry: { type: 'Polygon', coordinates },
	}));
	return parts.reduce((best, part) => (path.area(part) > path.area(best) ? part : best));
}

function round(value: number): number {
	return Math.round(value * 10) / 10;
}
