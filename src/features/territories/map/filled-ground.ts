import type { Borders, LngLat } from '#src/core/geo/index.ts';
import { adjacencyOf, fillPlaces, findBridges, withBridges } from '#src/core/territory/areas/index.ts';
import { fillGround, planeOf, type PlanePoints } from '#src/core/territory/plan/index.ts';
import type { Adjacency } from '#src/core/territory/problem.ts';

/** Which areas hang together, and where they lie. */
interface Ground {
	readonly borders: Adjacency;
	readonly points: PlanePoints;
}

/**
 * Territories of areas, those without one with the territory around them.
 *
 * @param places of the areas in degrees; NaN = not known
 * @param owner territory of each area, −1 = none
 * @param hasBridges whether islands hang on the nearest coast
 */
export function filledGround(
	borders: Borders,
	places: readonly LngLat[],
	owner: Int32Array,
	hasBridges = true,
): Int32Array {
	const known = hasBridges ? bridged : unbridged;
	let ground = known.get(borders);
	if (!ground) known.set(borders, (ground = groundOf(borders, places, hasBridges)));
	return fillGround(owner, ground.borders, ground.points);
}

const bridged = new WeakMap<Borders, Ground>();
const unbridged = new WeakMap<Borders, Ground>();

function groundOf({ pairs }: Borders, places: readonly LngLat[], hasBridges: boolean): Ground {
	const { x, y } = planePoints(places);
	const borders = adjacencyOf(places.length, pairs);
	const points = fillPlaces(borders, x, y);
	const joined = hasBridges ? withBridges(borders, findBridges(borders, points.x, points.y)) : borders;
	return { borders: joined, points };
}

/** Places in a plane. */
export function planePoints(places: readonly LngLat[]): PlanePoints {
	return planeOf(
		Float64Array.from(places, ([longitude]) => longitude),
		Float64Array.from(places, ([, latitude]) => latitude),
	);
}
