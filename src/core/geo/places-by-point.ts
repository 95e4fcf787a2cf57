import { loadCities, type City } from './cities.ts';
import { COUNTRIES } from './countries.ts';
import type { LngLat } from './datum.ts';
import type { Divisions } from './divisions.ts';
import type { Mainland } from './mainland.ts';
import { byLatitude, degreesBetween, leavesOf, nearest, type PlacedDivision } from './nearest.ts';
import { pointsOf, type PointsRequest, type RowPoints } from './points.ts';
import { noPlaces, type RowPlaces } from './rows.ts';
import { STATUSES } from './statuses.ts';

/** What says where rows lie, with all that is known of their places. */
export type LocateRequest = PointsRequest & { readonly places: RowPlaces | null };

/** Where rows lie. */
export interface LocatedRows {
	readonly points: RowPoints;
	/** With the places that coordinates alone lead to; null where there are no such. */
	readonly places: RowPlaces | null;
}

/** A place belongs to nothing that is further away, about 300 km. */
const FAR = 2.7;
/** Hong Kong, Macao and Taiwan lie outside the outline that shifts coordinates. */
const BEYOND_OUTLINE = /^(71|81|82)/;
const [MATCHED, EMPTY, FOREIGN] = [
	STATUSES.indexOf('matched'),
	STATUSES.indexOf('empty'),
	STATUSES.indexOf('foreign'),
];
const countryIndex = new Map(COUNTRIES.map(({ code }, index) => [code, index]));

/** Points of all rows, and places of those that have nothing but a point. */
export async function locateRows(
	request: LocateRequest,
	divisions: Divisions,
	isMainland: Mainland,
): Promise<LocatedRows> {
	const points = pointsOf(request, divisions, isMainland);
	const said = request.places ?? noPlaces(request.rows);
	const places = request.given ? await placesByPoint(said, points, divisions, isMainland) : said;
	return { points, places: places === said ? null : places };
}

/**
 * The same places, with those of rows that say no more than their country, if that, but have coordinates: in China the county whose
 * place is nearest, abroad the nearest city. In the mainland lies what its outline holds. Rows that are far from everything stay
 * as they are.
 */
async function placesByPoint(
	places: RowPlaces,
	points: RowPoints,
	divisions: Divisions,
	isMainland: Mainland,
): Promise<RowPlaces> {
	const silent = [...places.status.keys()].filter(
		(row) => saysNothing(places, row) && !Number.isNaN(points.longitude[row]),
	);
	if (silent.length === 0) return places;
	const at = silent.map((row): LngLat => [points.longitude[row] as number, points.latitude[row] as number]);
	const near = await nearestPlaces(at, divisions, isMainland);
	const found = copyOf(places);
	const towns = new Map<number, City>();
	silent.forEach((row, i) => {
		const one = near[i];
		if (one && 'level' in one) put(found, row, one, divisions);
		else if (one && places.status[row] === EMPTY) {
			towns.set(row, one);
			found.country[row] = countryIndex.get(one.country) ?? -1;
			found.status[row] = FOREIGN;
		}
	});
	const counts = STATUSES.map(() => 0);
	for (const status of found.status) counts[status] = (counts[status] ?? 0) + 1;
	return { ...places, ...found, counts, ...withTowns(places, towns) };
}

/** Whether a row says nothing, or that it lies in China and no more. */
function saysNothing({ status, province }: RowPlaces, row: number): boolean {
	return status[row] === EMPTY || (status[row] === MATCHED && province[row] === 0);
}

/** The county of China or the city abroad that is nearest to each place; null = far from all. */
async function nearestPlaces(
	at: readonly LngLat[],
	divisions: Divisions,
	isMainland: Mainland,
): Promise<readonly (PlacedDivision | City | null)[]> {
	const leaves = leavesOf(divisions);
	const beyond = leaves.filter(({ code }) => BEYOND_OUTLINE.test(code));
	const isInside = at.map(isMainland);
	const cities = isInside.includes(false) ? byLatitude((await loadCities()).all) : [];
	return at.map((place, i) => {
		if (isInside[i]) return nearest(leaves, place);
		const [own, other] = [nearest(beyond, place), nearest(cities, place)];
		const far = (one: PlacedDivision | City | null) => (one ? degreesBetween(one.place, place) : Infinity);
		const one = far(own) <= far(other) ? own : other;
		return far(one) <= FAR ? one : null;
	});
}

type Codes = Pick<RowPlaces, 'province' | 'city' | 'district' | 'country' | 'status'>;

function copyOf({ province, city, district, country, status }: Codes): Codes {
	return {
		...{ province: province.slice(), city: city.slice(), district: district.slice() },
		...{ country: country.slice(), status: status.slice() },
	};
}

function put(found: Codes, row: number, { code }: PlacedDivision, divisions: Divisions): void {
	const { province, city, district } = divisions.path(code);
	found.province[row] = Number(province);
	found.city[row] = Number(city);
	found.district[row] = Number(district);
	found.country[row] = countryIndex.get('CHN') ?? -1;
	found.status[row] = MATCHED;
}

/** The list of cities with those that were found, in the order of their codes. */
function withTowns({ towns, status }: RowPlaces, found: ReadonlyMap<number, City>): Pick<RowPlaces, 'towns'> {
	if (found.size === 0) return {};
	const all = new Map([...(towns?.list ?? []), ...found.values()].map((city) => [city.code, city]));
	const list = [...all.values()].sort((a, b) => (a.code < b.code ? -1 : 1));
	const index = new Map(list.map(({ code }, i) => [code, i]));
	const of = Int32Array.from(status, (_, row) => {
		const city = found.get(row) ?? towns?.list[towns.of[row] ?? -1];
		return city ? (index.get(city.code) ?? -1) : -1;
	});
	return { towns: { of, list } };
}
