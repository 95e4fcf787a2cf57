import { geoAzimuthalEqualArea, geoNaturalEarth1, type GeoProjection } from 'd3-geo';
import type { Box, Point } from '../types.ts';
import { crosses, extentOf, type Places } from './extent.ts';

/** Side in pixels at which areas are projected: curves are resampled for it. */
const SIDE = 1000;
/** Degrees of longitude above which areas are drawn like the world. */
const WIDE = 120;
/** Middle of the map of the world: the Pacific, as is customary in China; else Greenwich. Neither cuts China in two. */
const [PACIFIC, GREENWICH] = [150, 10];
/** Room around the customers, as a share of their extent, and the least extent in radii of the earth. */
const [ROOM, LEAST] = [0.1, 0.12];
/** How far China reaches: it is shown whole where customers are in it. */
const CHINA: readonly Point[] = [
	[73.4, 39.5],
	[96, 43],
	[123.3, 53.6],
	[135.1, 48.4],
	[124, 25.5],
	[112.3, 3.4],
	[98, 18],
];

/** A projection for customers, and the part of its plane that they are seen in. */
export interface Fitted {
	readonly projection: GeoProjection;
	readonly frame: Box;
}

/** Equal areas around the middle of the customers; where these are spread over the world, the world. */
export function projectionFor(places: Places, hasChina: boolean): Fitted {
	const all = hasChina ? withChina(places) : places;
	const extent = extentOf(all);
	const projection =
		extent && extent.width <= WIDE
			? geoAzimuthalEqualArea().rotate([
					-(extent.west + extent.width / 2),
					-(extent.south + extent.north) / 2,
				])
			: geoNaturalEarth1().rotate([
					-(extent && crosses(extent, PACIFIC - 180) && !crosses(extent, GREENWICH - 180)
						? GREENWICH
						: PACIFIC),
					0,
				]);
	const [left, top, right, bottom] = frameOf(all, projection.scale(1).translate([0, 0]));
	const scale = SIDE / Math.max(right - left, bottom - top);
	projection.scale(scale);
	return { projection, frame: [left * scale, top * scale, right * scale, bottom * scale] };
}

function withChina({ longitude, latitude }: Places): Places {
	return {
		longitude: Float64Array.from([...longitude, ...CHINA.map(([x]) => x)]),
		latitude: Float64Array.from([...latitude, ...CHINA.map(([, y]) => y)]),
	};
}

function frameOf({ longitude, latitude }: Places, projection: GeoProjection): Box {
	let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
	longitude.forEach((degrees, i) => {
		const at = projection([degrees, latitude[i] ?? Number.NaN]);
		if (!at || !Number.isFinite(at[0]) || !Number.isFinite(at[1])) return;
		left = Math.min(left, at[0]);
		top = Math.min(top, at[1]);
		right = Math.max(right, at[0]);
		bottom = Math.max(bottom, at[1]);
	});
	if (left > right) return [-2.4, -1.2, 2.4, 1.2];
	const [x, y] = [(left + right) / 2, (top + bottom) / 2];
	const half = (side: number) => Math.max(LEAST / 2, (side / 2) * (1 + 2 * ROOM));
	const [wide, tall] = [half(right - left), half(bottom - top)];
	return [x - wide, y - tall, x + wide, y + tall];
}
