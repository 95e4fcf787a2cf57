import { COUNTRIES } from '#src/core/geo/index.ts';
import type { FilterCondition } from '#src/core/model/index.ts';
import type { MapPlaces } from '#src/map/index.ts';
import { divisionColumnId, type RegionState } from '#src/state/regions/region-state.svelte.ts';

const CHINA = 'CHN';

/**
 * Whose customers a level counts: abroad those of the country that is open, else all; in China those in it. All, where the
 * list is of one kind, or by areas of the user.
 */
export function within(
	{ hasAbroad }: RegionState,
	level: string,
	country: string | null,
): readonly FilterCondition[] {
	if (!hasAbroad || level === 'country' || level === 'own') return [];
	const column = divisionColumnId('country');
	if (level !== 'first') return [{ column, kind: 'in', values: [CHINA], missing: true }];
	const abroad = COUNTRIES.map(({ code }) => code).filter((code) => code !== CHINA);
	return [{ column, kind: 'in', values: country === null ? abroad : [country], missing: false }];
}

/** Units of the first level of the country that is open, else of all with customers. */
export function unitsOf({ places, firstLevels }: RegionState, open: string | null): readonly string[] {
	const used = new Set([...new Set(places?.country)].map((index) => COUNTRIES[index]?.code ?? ''));
	return (firstLevels?.all ?? []).flatMap(({ code, country }) =>
		(open === null ? used.has(country) : country === open) ? [code] : [],
	);
}

/** Where customers abroad lie, in degrees: those of the country that is open, else all. */
export function placesOf({ points, places }: RegionState, open: string | null): MapPlaces {
	const isShown = (row: number) => {
		const code = COUNTRIES[places?.country[row] ?? -1]?.code ?? '';
		return open === null ? code !== CHINA : code === open;
	};
	const kept = (degrees: Float64Array = new Float64Array()) =>
		degrees.map((each, row) => (isShown(row) ? each : Number.NaN));
	return { longitude: kept(points?.longitude), latitude: kept(points?.latitude) };
}
