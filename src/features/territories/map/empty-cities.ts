import type { Divisions } from '#src/core/geo/index.ts';
import { distanceTo, planeOf } from '#src/core/territory/plan/index.ts';

/** Taiwan, Hong Kong and Macao are hatched unless there are customers. */
export const ONLY_WITH_CUSTOMERS = /^(71|81|82)/;
const OWN_CITY = /^(11|12|31|50)0000$/;

/** Cities without customers that belong to somebody all the same. */
export function emptyCities(divisions: Divisions, owned: ReadonlyMap<string, number>): readonly string[] {
	return divisions.all.flatMap(({ code, level }) => {
		const isCity = level === 'city' || OWN_CITY.test(code);
		return isCity && !owned.has(code) && !ONLY_WITH_CUSTOMERS.test(code) ? [code] : [];
	});
}

/**
 * Owner of the city nearest to another one.
 *
 * @param owned owner by city, −1 = nobody
 */
export function nearestOwners(
	divisions: Divisions,
	owned: ReadonlyMap<string, number>,
): (city: string) => number | null {
	const seats = divisions.all.flatMap(({ code, level, place }) =>
		place && (level === 'city' || owned.has(code) || OWN_CITY.test(code)) ? [{ code, place }] : [],
	);
	const points = planeOf(
		Float64Array.from(seats, ({ place }) => place[0]),
		Float64Array.from(seats, ({ place }) => place[1]),
	);
	const at = new Map(seats.map(({ code }, i) => [code, i]));
	const settled = seats.flatMap(({ code }, i) => ((owned.get(code) ?? -1) >= 0 ? [i] : []));
	return (city) => {
		const own = at.get(city);
		if (own === undefined || settled.length === 0) return null;
		const far = (other: number) => distanceTo(points, own, points, other);
		const nearest = settled.reduce((best, other) => (far(other) < far(best) ? other : best));
		return owned.get(seats[nearest]?.code ?? '') ?? null;
	};
}
