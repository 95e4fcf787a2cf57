import { COUNTRIES, type FirstLevels, type RowPlaces } from '#src/core/geo/index.ts';
import { distanceTo, planeOf } from '#src/core/territory/plan/index.ts';
import type { AreaValue } from '#src/map/index.ts';
import type { RegionState } from '#src/state/regions/region-state.svelte.ts';
import { ONLY_WITH_CUSTOMERS } from './empty-cities.ts';
import { leadsAt } from './plan-areas.ts';

/** Levels of a map of customers abroad: countries, or what they are divided into first. */
export type AbroadLevel = 'country' | 'first';

/** Areas of the world with the customers in them. Where this says code, a map has the position in `areas`, from 1. */
export interface AbroadLayer {
	/** ISO alpha-3, units of the first level, provinces of China; increasing. */
	readonly areas: readonly string[];
	/** Position of the area of each customer, from 1; 0 = in none. */
	readonly codes: Int32Array;
}

const CHINA = 'CHN';

/** Countries with customers, or all units of these; null where nobody is known to be anywhere. */
export function abroadLayer(
	level: AbroadLevel,
	{ places, firstLevels, divisions }: Pick<RegionState, 'places' | 'firstLevels' | 'divisions'>,
): AbroadLayer | null {
	if (!places) return null;
	const countryOf = (row: number) => COUNTRIES[places.country[row] ?? -1]?.code ?? '';
	const countries = new Set([...new Set(places.country)].flatMap((index) => COUNTRIES[index]?.code ?? []));
	if (countries.size === 0) return null;
	if (level === 'country' || !firstLevels) {
		const areas = [...countries].sort();
		return { areas, codes: positionsOf(areas, places, countryOf) };
	}
	const units = firstLevels.all.filter(({ country }) => countries.has(country));
	const divided = new Set(units.map(({ country }) => country));
	const whole = [...countries].filter((code) => !divided.has(code) && code !== CHINA);
	const provinces = countries.has(CHINA)
		? (divisions?.all ?? []).filter((each) => each.level === 'province')
		: [];
	const areas = [...[...units, ...provinces].map(({ code }) => code), ...whole].sort();
	return { areas, codes: positionsOf(areas, places, (row) => unitAt(places, divided, row, countryOf(row))) };
}

function positionsOf(
	areas: readonly string[],
	{ country }: RowPlaces,
	codeOf: (row: number) => string,
): Int32Array {
	const position = new Map(areas.map((code, i) => [code, i + 1]));
	return Int32Array.from(country, (_, row) => position.get(codeOf(row)) ?? 0);
}

function unitAt(places: RowPlaces, divided: ReadonlySet<string>, row: number, country: string): string {
	if (country === CHINA) return String(places.province[row] ?? '');
	if (!divided.has(country)) return country;
	return places.towns?.list[places.towns.of[row] ?? -1]?.first ?? '';
}

/** Leading territory by area; a unit without customers takes that of the nearest of its country. */
export function abroadAreas(
	{ areas, codes }: AbroadLayer,
	{ firstLevels, divisions }: Pick<RegionState, 'firstLevels' | 'divisions'>,
	owner: Int32Array,
	territories: readonly { readonly name: string }[],
): ReadonlyMap<string, AreaValue> {
	const leads = leadsAt(codes, owner, territories.length);
	const nearest = nearestOf(areas, { firstLevels, divisions }, (i) => leads.get(i + 1)?.owner ?? -1);
	return new Map(
		areas.flatMap((code, i) => {
			const lead = leads.get(i + 1);
			if (!lead && ONLY_WITH_CUSTOMERS.test(code)) return [];
			const own = lead && lead.owner >= 0 ? lead.owner : nearest(i);
			const count = lead?.count ?? 0;
			return [[String(i + 1), { value: count, count, classId: territories[own]?.name ?? null }] as const];
		}),
	);
}

/** Territory of the nearest unit of the same country that has one; −1 = there is none. */
function nearestOf(
	areas: readonly string[],
	{
		firstLevels,
		divisions,
	}: { readonly firstLevels: FirstLevels | null; readonly divisions: RegionState['divisions'] },
	ownerOf: (area: number) => number,
): (area: number) => number {
	const at = areas.map((code) => (firstLevels?.get(code) ?? divisions?.get(code))?.place ?? [NaN, NaN]);
	const points = planeOf(
		Float64Array.from(at, ([longitude]) => longitude),
		Float64Array.from(at, ([, latitude]) => latitude),
	);
	const countryAt = (i: number) => (/^\d/.test(areas[i] ?? '') ? CHINA : (areas[i] ?? '').slice(0, 3));
	const settled = [...areas.keys()].filter((i) => ownerOf(i) >= 0);
	return (area) => {
		let [best, least] = [-1, Infinity];
		for (const other of settled) {
			const far = countryAt(other) === countryAt(area) ? distanceTo(points, area, points, other) : Infinity;
			if (far < least) [best, least] = [other, far];
		}
		return ownerOf(best);
	};
}
