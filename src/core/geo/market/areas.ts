import { COUNTRIES } from '#src/core/geo/countries.ts';
import { partsOf, type RowPlaces, type RowsRequest } from '#src/core/geo/rows.ts';
import { STATUSES } from '#src/core/geo/statuses.ts';

/**
 * Where an area lies, from the whole to the part: its country, its province (abroad the unit of the first level), its city
 * and its district; '' = it is none. The last that is given is the area itself. Municipalities are province and city.
 */
export type AreaPath = readonly [country: string, province: string, city: string, district: string];

const PLACED = new Set([STATUSES.indexOf('matched'), STATUSES.indexOf('foreign')]);

/** Areas that the rows of a table name, null where a row names none, several, or one that is not known. */
export function rowAreas(request: RowsRequest, places: RowPlaces): readonly (AreaPath | null)[] {
	const partly = new Set(
		places.open.flatMap(({ kind, texts }) =>
			kind === 'partial' ? texts.map((parts) => JSON.stringify(parts)) : [],
		),
	);
	return Array.from({ length: request.rows }, (_, row) => {
		if (!PLACED.has(places.status[row] ?? -1)) return null;
		if (partly.size > 0 && partly.has(JSON.stringify(partsOf(request, row)))) return null;
		return pathOf(places, row);
	});
}

/** Where a row lies; null where nothing is known of it. */
export function pathOf(
	{ country, province, city, district, towns }: RowPlaces,
	row: number,
): AreaPath | null {
	const nation = COUNTRIES[country[row] ?? -1]?.code;
	if (nation === undefined) return null;
	const code = (codes: Int32Array) => (codes[row] ? String(codes[row]) : '');
	const town = towns?.list[towns.of[row] ?? -1];
	if (!town) return [nation, code(province), code(city), code(district)];
	return [nation, town.first, town.code === town.first ? '' : town.code, ''];
}

/** The area itself: the last of its path. */
export function codeOf(path: AreaPath): string {
	return path.findLast((code) => code !== '') ?? '';
}

/** How deep an area lies, from 0; of a municipality, which is two levels in one, the first and the last. */
export function depthsOf(path: AreaPath): readonly [first: number, last: number] {
	const code = codeOf(path);
	return [path.indexOf(code), path.lastIndexOf(code)];
}
