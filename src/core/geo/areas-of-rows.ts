import { COUNTRIES } from './countries.ts';
import type { LngLat } from './datum.ts';
import type { Division, DivisionLevel, Divisions } from './divisions.ts';
import { leavesOf, nearest, type PlacedDivision } from './nearest.ts';
import type { RowPlaces } from './rows.ts';

/**
 * The division of a level that each row lies in: the one it names, else, within the deepest division it does name, the one whose
 * place lies nearest to the row's point. So a customer known by its city stands in the county of the seat.
 *
 * @param points in degrees of WGS-84; NaN = not known
 * @returns codes of six digits; 0 = none: abroad, or neither named nor placed
 */
export function areasOfRows(
	level: DivisionLevel,
	places: Pick<RowPlaces, DivisionLevel | 'country'>,
	points: { readonly longitude: Float64Array; readonly latitude: Float64Array },
	divisions: Divisions,
): Int32Array {
	const leaves = leavesWithin(divisions);
	const known = new Map<string, number>();
	return places[level].map((code, row) => {
		if (code > 0 || isAbroad(places.country[row])) return code;
		const place: LngLat = [points.longitude[row] ?? Number.NaN, points.latitude[row] ?? Number.NaN];
		if (place.some(Number.isNaN)) return 0;
		const within = String(places.city[row] || places.province[row] || '');
		const key = `${within} ${place.join(' ')}`;
		let found = known.get(key);
		if (found === undefined) {
			const leaf = nearest(leaves.get(within) ?? [], place);
			found = leaf ? codeAt(level, leaf, divisions) : 0;
			known.set(key, found);
		}
		return found;
	});
}

function isAbroad(country: number | undefined): boolean {
	return (COUNTRIES[country ?? -1]?.code ?? 'CHN') !== 'CHN';
}

/** Within each city and province, and all of them under ''. */
function leavesWithin(divisions: Divisions): ReadonlyMap<string, readonly PlacedDivision[]> {
	const within = new Map<string, PlacedDivision[]>();
	for (const leaf of leavesOf(divisions)) {
		const { province, city } = divisions.path(leaf.code);
		for (const code of new Set(['', province, city])) {
			const own = within.get(code);
			if (own) own.push(leaf);
			else within.set(code, [leaf]);
		}
	}
	return within;
}

/** A city without counties stands among the counties itself. */
function codeAt(level: DivisionLevel, { code }: Division, divisions: Divisions): number {
	return Number(divisions.path(code)[level] || code);
}
