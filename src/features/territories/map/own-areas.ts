import { outlinesOf, type Borders, type Outlines } from '#src/core/geo/index.ts';
import { asTopoJson } from '#src/core/geo/own-areas/index.ts';
import type { AreaValue } from '#src/map/index.ts';
import type { OwnLayer } from '#src/state/regions/own-layers.ts';
import { filledGround } from './filled-ground.ts';
import { leadsAt } from './city-areas.ts';

/** Areas of the user go by their position, from 1, as divisions go by their codes. */
export function ownCodes({ of }: Pick<OwnLayer, 'of'>): Int32Array {
	return of.map((area) => area + 1);
}

/** Name of an area by its code. */
export function ownName({ boundaries }: Pick<OwnLayer, 'boundaries'>, code: string): string {
	return boundaries.areas[Number(code) - 1] ?? code;
}

/** Codes of the areas that touch each: of the user, or of the world. */
export function neighboursByPosition({ codes, pairs }: Borders): ReadonlyMap<string, readonly string[]> {
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
	const known = Int32Array.from(middles, (_, area) => leads.get(area + 1)?.owner ?? -1);
	const filled = filledGround(layer.borders, middles, known);
	return new Map(
		middles.map((_, area) => {
			const count = leads.get(area + 1)?.count ?? 0;
			const classId = territories[filled[area] ?? -1]?.name ?? null;
			return [String(area + 1), { value: count, count, classId }] as const;
		}),
	);
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
