import { bordersAmong, bordersAt, COUNTRIES, type Borders, type RowPlaces } from '#src/core/geo/index.ts';
import type { RegionState } from './region-state.svelte.ts';

/** Areas of the world that customers are counted and given away by: countries, or what they are divided into first. */
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

/**
 * Which areas of a layer share a border.
 *
 * @param abroad borders of countries and their units
 * @param china borders of the counties of China
 */
export function abroadBorders(
	{ areas }: AbroadLayer,
	{ abroad, china }: { readonly abroad: Borders; readonly china: Borders },
	divisions: RegionState['divisions'],
): Borders {
	return bordersAmong(areas, [abroad, ...(divisions ? [bordersAt(china, 'province', divisions)] : [])]);
}
