/** What is wrong with a pair of coordinates. */
export type CoordinateFault = 'swapped' | 'impossible' | 'far';

/** Where a pair of coordinates leads, and what is wrong with it. */
export interface CoordinateReading {
	/** Degrees; null = nowhere. */
	readonly place: readonly [longitude: number, latitude: number] | null;
	readonly fault: CoordinateFault | null;
}

/** Coordinates further from the seat of their own city or province than this, in kilometres, are doubted. */
const DOUBTED_KM = { city: 300, province: 1200 } as const;
const EARTH_KM = 6371.0088;

/**
 * Reads a pair of coordinates in degrees beside the seat of the division that the rest of the row names. Swapped ones (latitude
 * beyond the pole, or a place near the seat only the other way round) are turned; impossible ones lead nowhere; such as are far
 * from the seat stay, but are told. NaN = not given, which is no fault where both are.
 */
export function readCoordinates(
	longitude: number,
	latitude: number,
	seat: readonly [longitude: number, latitude: number] | null,
	level: 'city' | 'province' = 'city',
): CoordinateReading {
	const given = [longitude, latitude] as const;
	const turned = [latitude, longitude] as const;
	if (Number.isNaN(longitude) && Number.isNaN(latitude)) return { place: null, fault: null };
	const isNear = (place: readonly [number, number]) =>
		seat !== null && isOnEarth(place) && greatCircleKm(place, seat) <= DOUBTED_KM[level];
	if (isOnEarth(given)) {
		if (seat === null || isNear(given)) return { place: given, fault: null };
		return isNear(turned) ? { place: turned, fault: 'swapped' } : { place: given, fault: 'far' };
	}
	const isTurned = isOnEarth(turned) && (seat === null || isNear(turned));
	return isTurned ? { place: turned, fault: 'swapped' } : { place: null, fault: 'impossible' };
}

/** 0, 0 is what is written where nothing is known. */
function isOnEarth([longitude, latitude]: readonly [number, number]): boolean {
	return Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90 && (longitude !== 0 || latitude !== 0);
}

/** Haversine. */
function greatCircleKm(a: readonly [number, number], b: readonly [number, number]): number {
	const rad = Math.PI / 180;
	const h =
		Math.sin(((b[1] - a[1]) * rad) / 2) ** 2 +
		Math.cos(a[1] * rad) * Math.cos(b[1] * rad) * Math.sin(((b[0] - a[0]) * rad) / 2) ** 2;
	return 2 * EARTH_KM * Math.asin(Math.min(1, Math.sqrt(h)));
}
