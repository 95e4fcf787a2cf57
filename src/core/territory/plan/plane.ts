import { geoAzimuthalEqualArea } from 'd3-geo';

/** Mean radius of the earth in kilometres (IUGG). */
const EARTH = 6371.0088;

/** Positions in a plane. */
export interface PlanePoints {
	/** Kilometres east and north of the middle; NaN without a place. */
	readonly x: Float64Array;
	readonly y: Float64Array;
}

/** Positions in a plane that has room for others. */
export interface Plane extends PlanePoints {
	/** Where other places lie in it, in the same order; NaN without a place. */
	readonly pointsOf: (
		places: readonly (readonly [longitude: number, latitude: number] | null)[],
	) => PlanePoints;
}

/**
 * Places in degrees in an equal-area plane (Lambert's azimuthal projection) around the middle of the box that holds all.
 *
 * @param longitude in degrees; NaN = no place
 */
export function planeOf(longitude: Float64Array, latitude: Float64Array): Plane {
	const project = geoAzimuthalEqualArea()
		.rotate([-middleOf(longitude), -middleOf(latitude)])
		.translate([0, 0])
		.scale(EARTH)
		.precision(0);
	const projected = (count: number, at: (i: number) => readonly [number, number]): PlanePoints => {
		const [x, y] = [new Float64Array(count).fill(Number.NaN), new Float64Array(count).fill(Number.NaN)];
		for (let i = 0; i < count; i++) {
			const [east, south] = project([...at(i)]) ?? [Number.NaN, Number.NaN];
			if (!Number.isFinite(east) || !Number.isFinite(south)) continue;
			x[i] = east;
			y[i] = -south;
		}
		return { x, y };
	};
	return {
		...projected(longitude.length, (i) => [longitude[i] as number, latitude[i] as number]),
		pointsOf: (places) => projected(places.length, (i) => places[i] ?? [Number.NaN, Number.NaN]),
	};
}

function middleOf(degrees: Float64Array): number {
	let [low, high] = [Infinity, -Infinity];
	for (const each of degrees) {
		if (each < low) low = each;
		if (each > high) high = each;
	}
	return low <= high ? (low + high) / 2 : 0;
}
