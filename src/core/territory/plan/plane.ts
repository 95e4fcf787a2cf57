import { geoAzimuthalEqualArea } from 'd3-geo';

/** Mean radius of the earth in kilometres (IUGG). */
const EARTH = 6371.0088;

/** Positions in a plane. */
export interface PlanePoints {
	/** Kilometres east and north of the middle; NaN without a place. */
	readonly x: Float64Array;
	readonly y: Float64Array;
}

/**
 * Places in degrees in an equal-area plane (Lambert's azimuthal projection) around the middle of the box that holds all.
 *
 * @param longitude in degrees; NaN = no place
 */
export function planeOf(longitude: Float64Array, latitude: Float64Array): PlanePoints {
	const count = longitude.length;
	const project = geoAzimuthalEqualArea()
		.rotate([-middleOf(longitude), -middleOf(latitude)])
		.translate([0, 0])
		.scale(EARTH)
		.precision(0);
	const [x, y] = [new Float64Array(count).fill(Number.NaN), new Float64Array(count).fill(Number.NaN)];
	for (let row = 0; row < count; row++) {
		const place = project([longitude[row] as number, latitude[row] as number]);
		if (!place || !Number.isFinite(place[0]) || !Number.isFinite(place[1])) continue;
		x[row] = place[0];
		y[row] = -place[1];
	}
	return { x, y };
}

function middleOf(degrees: Float64Array): number {
	let [low, high] = [Infinity, -Infinity];
	for (const each of degrees) {
		if (each < low) low = each;
		if (each > high) high = each;
	}
	return low <= high ? (low + high) / 2 : 0;
}
