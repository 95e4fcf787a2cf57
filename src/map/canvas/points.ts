import type { Box, MapPoints, Plane, Point } from '../types.ts';
import { unseen, type View } from '../view.ts';
import { clusterPlaces, type Cluster, type PlanePlaces } from './clusters.ts';

/** Radius of a single place in pixels. */
export const DOT = 3.2;
/** Side of a cell in which places that would cover each other are one circle, in pixels. */
const CELL = 46;

/** Radius in pixels of a circle that stands for so many places. */
export function radiusOf(count: number): number {
	return count === 1 ? DOT : Math.min(24, 6 + 4.5 * Math.log10(count));
}

/** Places projected once. */
export function projectPoints(
	{ longitude, latitude }: Pick<MapPoints, 'longitude' | 'latitude'>,
	project: Plane['project'],
): PlanePlaces {
	const x = new Float64Array(longitude.length).fill(NaN);
	const y = new Float64Array(longitude.length).fill(NaN);
	longitude.forEach((degrees, i) => {
		const at = Number.isFinite(degrees) ? project([degrees, latitude[i] ?? NaN]) : null;
		if (at) [x[i], y[i]] = at;
	});
	return { x, y };
}

/**
 * Circles for the places in a part of the picture, in the plane. Cells double and halve with the zoom, so that circles stay
 * as they are while the map is zoomed a little.
 */
export function clustersInView(
	points: MapPoints,
	places: PlanePlaces,
	{ fit }: Plane,
	view: View,
	[left, top, right, bottom]: Box,
): readonly Cluster[] {
	const toPlane = (point: Point): Point => {
		const [x, y] = unseen(view, point);
		return [(x - fit.x) / fit.scale, (y - fit.y) / fit.scale];
	};
	const within: Box = [...toPlane([left, top]), ...toPlane([right, bottom])];
	const pixel = 1 / (fit.scale * 2 ** Math.round(Math.log2(view.k)));
	const radius = (count: number) => radiusOf(count) * pixel;
	return clusterPlaces(places, points.group, { cell: CELL * pixel, dot: 2 * DOT * pixel, radius }, within);
}
