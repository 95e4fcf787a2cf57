import type { LngLat } from './datum.ts';
import type { Division, Divisions } from './divisions.ts';

/** Something that lies somewhere, in degrees. */
export interface Placed {
	readonly code: string;
	readonly place: LngLat;
}

/** In the order in which `nearest` looks through them. */
export function byLatitude<T extends Placed>(all: readonly T[]): readonly T[] {
	return all.toSorted((a, b) => a.place[1] - b.place[1] || (a.code < b.code ? -1 : 1));
}

/** The one nearest to a place, looked for from its latitude to the north and to the south; of equally near ones the first by code. */
export function nearest<T extends Placed>(sorted: readonly T[], place: LngLat): T | null {
	const [, latitude] = place;
	let up = 0;
	for (let high = sorted.length; up < high;) {
		const middle = (up + high) >> 1;
		if ((sorted[middle] as T).place[1] < latitude) up = middle + 1;
		else high = middle;
	}
	let [best, least]: [T | null, number] = [null, Infinity];
	for (let down = up - 1; down >= 0 || up < sorted.length;) {
		const [south, north] = [sorted[down], sorted[up]];
		const isNorth = north && (!south || north.place[1] - latitude <= latitude - south.place[1]);
		const one = (isNorth ? north : south) as T;
		if (Math.abs(one.place[1] - latitude) > least) break;
		const far = degreesBetween(one.place, place);
		if (far < least || (far === least && one.code < (best as T).code)) [best, least] = [one, far];
		if (isNorth) up++;
		else down--;
	}
	return best;
}

/** Degrees of latitude that are as long as the way between two places that are not far apart. */
export function degreesBetween(a: LngLat, b: LngLat): number {
	const east = (((a[0] - b[0] + 540) % 360) - 180) * Math.cos((b[1] * Math.PI) / 180);
	return Math.hypot(east, a[1] - b[1]);
}

export type PlacedDivision = Division & { readonly place: LngLat };

/** Divisions without any below them: counties, and cities without counties, such as 东莞. */
export function leavesOf(divisions: Divisions): readonly PlacedDivision[] {
	return byLatitude(
		divisions.all.filter(
			(each): each is PlacedDivision => each.place !== null && divisions.below(each.code).length === 0,
		),
	);
}
