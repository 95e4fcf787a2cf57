import type { Borders, LngLat } from '#src/core/geo/index.ts';
import { distanceTo } from '#src/core/territory/plan/index.ts';
import type { AreaValue } from '#src/map/index.ts';
import type { AbroadLayer } from '#src/state/regions/abroad-layer.ts';
import type { RegionState } from '#src/state/regions/region-state.svelte.ts';
import { ONLY_WITH_CUSTOMERS } from './empty-cities.ts';
import { filledGround, planePoints } from './filled-ground.ts';
import { leadsAt } from './city-areas.ts';

/**
 * Leading territory by area. A unit without customers takes that of the nearest of its country; where whole areas are given
 * away, that of the territory around it, so that what hangs together looks it.
 *
 * @param borders between the areas, where these are given away whole; null = they are not
 */
export function abroadAreas(
	{ areas, codes }: AbroadLayer,
	{ firstLevels, divisions }: Pick<RegionState, 'firstLevels' | 'divisions'>,
	owner: Int32Array,
	territories: readonly { readonly name: string }[],
	borders: Borders | null = null,
): ReadonlyMap<string, AreaValue> {
	const leads = leadsAt(codes, owner, territories.length);
	const places = areas.map((code) => (firstLevels?.get(code) ?? divisions?.get(code))?.place ?? NOWHERE);
	const known = Int32Array.from(areas, (_, i) => leads.get(i + 1)?.owner ?? -1);
	const filled = borders && filledGround(borders, places, known);
	const nearest = nearestOf(areas, places, known);
	return new Map(
		areas.flatMap((code, i) => {
			const count = leads.get(i + 1)?.count ?? 0;
			if (count === 0 && ONLY_WITH_CUSTOMERS.test(code)) return [];
			const own = [known[i], filled?.[i]].find((each) => each !== undefined && each >= 0) ?? nearest(i);
			return [[String(i + 1), { value: count, count, classId: territories[own]?.name ?? null }] as const];
		}),
	);
}

const NOWHERE: LngLat = [Number.NaN, Number.NaN];

/** Territory of the nearest unit of the same country that has one; −1 = there is none. */
function nearestOf(
	areas: readonly string[],
	places: readonly LngLat[],
	ownerOf: Int32Array,
): (area: number) => number {
	const points = planePoints(places);
	const countryAt = (i: number) => countryOf(areas[i] ?? '');
	const settled = [...areas.keys()].filter((i) => (ownerOf[i] ?? -1) >= 0);
	return (area) => {
		let [best, least] = [-1, Infinity];
		for (const other of settled) {
			const far = countryAt(other) === countryAt(area) ? distanceTo(points, area, points, other) : Infinity;
			if (far < least) [best, least] = [other, far];
		}
		return ownerOf[best] ?? -1;
	};
}

/** ISO alpha-3 of the country of an area. */
function countryOf(code: string): string {
	return /^\d/.test(code) ? 'CHN' : code.slice(0, 3);
}
