import type { Borders, LngLat } from '#src/core/geo/index.ts';
import { adjacencyOf, fillPlaces, findBridges, withBridges } from '#src/core/territory/areas/index.ts';
import { fillGround, planeOf, type PlanePoints } from '#src/core/territory/plan/index.ts';
import type { Adjacency } from '#src/core/territory/problem.ts';

/** Which areas hang together, islands by their bridges, and where they lie. */
interface Ground {
	readonly borders: Adjacency;
	readonly points: PlanePoints;
}

/**
 * Territories of areas, those without one with the territory around them.
 *
 * @param places of the areas in degrees; NaN = not known
 * @param owner territory of each area, −1 = none
 */
export function filledGround(borders: Borders, places: readonly LngLat[], owner: Int32Array): Int32Array {
	let ground = grounds.get(borders);
	if (!ground) grounds.set(borders, (ground = groundOf(borders, places)));
	return fillGround(owner, ground.borders, ground.points);
}

const grounds = new WeakMap<Borders, Ground>();

function groundOf({ pairs }: Borders, places: readonly LngLat[]): Ground {
	const { x, y } = planePoints(places);
	const borders = adjacencyOf(places.length, pairs);
	const points = fillPlaces(borders, x, y);
	return { borders: withBridges(borders, findBridges(borders, points.x, points.y)), points };
}

/** Places in a plane. */
export function planePoints(places: readonly LngLat[]): PlanePoints {
	return planeOf(
		Float64Array.from(places, ([longitude]) => longitude),
		Float64Array.from(places, ([, latitude]) => latitude),
	);
}
