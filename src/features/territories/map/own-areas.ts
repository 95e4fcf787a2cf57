import { outlinesOf, type Outlines } from '#src/core/geo/index.ts';
import { asTopoJson } from '#src/core/geo/own-areas/index.ts';
import { adjacencyOf, findBridges, withBridges } from '#src/core/territory/areas/index.ts';
import { fillGround, planeOf, type PlanePoints } from '#src/core/territory/plan/index.ts';
import type { Adjacency } from '#src/core/territory/problem.ts';
import type { AreaValue } from '#src/map/index.ts';
import type { OwnLayer } from '#src/state/regions/own-layers.ts';
import { leadsAt } from './plan-areas.ts';

/** Areas of the user go by their position, from 1, as divisions go by their codes. */
export function ownCodes({ of }: Pick<OwnLayer, 'of'>): Int32Array {
	return of.map((area) => area + 1);
}

/** Name of an area by its code. */
export function ownName({ boundaries }: Pick<OwnLayer, 'boundaries'>, code: string): string {
	return boundaries.areas[Number(code) - 1] ?? code;
}

/** Codes of the areas that touch each. */
export function ownNeighbours({
	borders: { codes, pairs },
}: OwnLayer): ReadonlyMap<string, readonly string[]> {
	const found = new Map<string, string[]>(codes.map((_, area) => [String(area + 1), []]));
	for (let i = 0; i < pairs.length; i += 2) {
		const [a, b] = [String((pairs[i] as number) + 1), String((pairs[i + 1] as number) + 1)];
		found.get(a)?.push(b);
		found.get(b)?.push(a);
	}
	return found;
}

/**
 * Leading territory by area of the user. Areas without customers go with the territory around them, so that what hangs
 * together looks it.
 */
export function ownAreas(
	layer: OwnLayer,
	owner: Int32Array,
	territories: readonly { readonly name: string }[],
): ReadonlyMap<string, AreaValue> {
	const leads = leadsAt(ownCodes(layer), owner, territories.length);
	const { middles } = layer.places;
	const { borders, points } = groundOf(layer);
	const known = Int32Array.from(middles, (_, area) => leads.get(area + 1)?.owner ?? -1);
	const filled = fillGround(known, borders, points, territories.length);
	return new Map(
		middles.map((_, area) => {
			const count = leads.get(area + 1)?.count ?? 0;
			const classId = territories[filled[area] ?? -1]?.name ?? null;
			return [String(area + 1), { value: count, count, classId }] as const;
		}),
	);
}

/** Which areas hang together, islands by their bridges, and where they lie. */
interface Ground {
	readonly borders: Adjacency;
	readonly points: PlanePoints;
}

const grounds = new WeakMap<OwnLayer['borders'], Ground>();

function groundOf({ borders: { pairs }, places: { middles }, borders: key }: OwnLayer): Ground {
	const known = grounds.get(key);
	if (known) return known;
	const points = planeOf(
		Float64Array.from(middles, ([longitude]) => longitude),
		Float64Array.from(middles, ([, latitude]) => latitude),
	);
	const borders = adjacencyOf(middles.length, pairs);
	const ground = { borders: withBridges(borders, findBridges(borders, points.x, points.y)), points };
	grounds.set(key, ground);
	return ground;
}

const outlines = new WeakMap<OwnLayer['topology'], Outlines>();

/** Sizes and borders of areas of the user, by their codes. */
export function ownOutlines({ topology: own }: Pick<OwnLayer, 'topology'>): Outlines {
	const known = outlines.get(own);
	if (known) return known;
	const { topology, shapes } = asTopoJson(own);
	const geometries = shapes.map((shape, area) => ({ ...shape, id: String(area + 1) }));
	const found = outlinesOf(topology, { geometries });
	outlines.set(own, found);
	return found;
}
