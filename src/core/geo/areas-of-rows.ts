import { COUNTRIES } from './countries.ts';
import type { LngLat } from './datum.ts';
import type { Division, DivisionLevel, Divisions } from './divisions.ts';
import type { RowPlaces } from './rows.ts';

/**
 * The division of a level that each row lies in: the one it names, else, within the deepest division it does name, the one whose
 * place lies nearest to the row's point. So a customer known by its city stands in the county of the seat, and one that has
 * nothing but coordinates has a division too.
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
	const leaves = leavesOf(divisions);
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

type Leaf = Division & { readonly place: LngLat };

function isAbroad(country: number | undefined): boolean {
	return (COUNTRIES[country ?? -1]?.code ?? 'CHN') !== 'CHN';
}

/** Divisions without any below them, by latitude: within each city and province, and all of them under ''. */
function leavesOf(divisions: Divisions): ReadonlyMap<string, readonly Leaf[]> {
	const within = new Map<string, Leaf[]>();
	const all = divisions.all
		.filter((each): each is Leaf => each.place !== null && divisions.below(each.code).length === 0)
		.sort((a, b) => a.place[1] - b.place[1] || (a.code < b.code ? -1 : 1));
	for (const leaf of all) {
		const { province, city } = divisions.path(leaf.code);
		for (const code of new Set(['', province, city])) {
			const own = within.get(code);
			if (own) own.push(leaf);
			else within.set(code, [leaf]);
		}
	}
	return within;
}

/** The one nearest to a place, looked for from its latitude to the north and to the south. */
function nearest(leaves: readonly Leaf[], [longitude, latitude]: LngLat): Leaf | null {
	const narrow = Math.cos((latitude * Math.PI) / 180);
	let [best, least]: [Leaf | null, number] = [null, Infinity];
	let up = 0;
	for (let high = leaves.length; up < high;) {
		const middle = (up + high) >> 1;
		if ((leaves[middle] as Leaf).place[1] < latitude) up = middle + 1;
		else high = middle;
	}
	for (let down = up - 1; down >= 0 || up < leaves.length;) {
		const [south, north] = [leaves[down], leaves[up]];
		const isNorth = north && (!south || north.place[1] - latitude <= latitude - south.place[1]);
		const leaf = (isNorth ? north : south) as Leaf;
		const [east, rise] = [(leaf.place[0] - longitude) * narrow, leaf.place[1] - latitude];
		if (rise ** 2 > least) break;
		const far = east ** 2 + rise ** 2;
		if (far < least || (far === least && leaf.code < (best as Leaf).code)) [best, least] = [leaf, far];
		if (isNorth) up++;
		else down--;
	}
	return best;
}

/** A city without counties, such as 东莞, stands among the counties itself; a county without a city among the cities. */
function codeAt(level: DivisionLevel, { code }: Division, divisions: Divisions): number {
	return Number(divisions.path(code)[level] || code);
}
