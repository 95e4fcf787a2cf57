import type { Divisions } from '#src/core/geo/index.ts';
import { distanceTo, planeOf } from '#src/core/territory/plan/index.ts';
import type { AreaValue } from '#src/map/index.ts';

/** Taiwan, Hong Kong and Macao are hatched unless there are customers. */
const ONLY_WITH_CUSTOMERS = /^(71|81|82)/;

/** Cities without customers, each with the territory of the nearest city that has some. */
export function nearestAreas(
	divisions: Divisions | null,
	known: ReadonlyMap<string, AreaValue>,
): readonly (readonly [code: string, area: AreaValue])[] {
	const seats = (divisions?.all ?? []).flatMap(({ code, level, place }) => {
		const isCity = level === 'city' || known.has(code) || /^(11|12|31|50)0000$/.test(code);
		return isCity && place ? [{ code, place }] : [];
	});
	const points = planeOf(
		Float64Array.from(seats, ({ place }) => place[0]),
		Float64Array.from(seats, ({ place }) => place[1]),
	);
	const owned = seats.flatMap(({ code }, i) => (known.get(code)?.classId ? [i] : []));
	return seats.flatMap(({ code }, i) => {
		if (known.has(code) || ONLY_WITH_CUSTOMERS.test(code) || owned.length === 0) return [];
		const far = (at: number) => distanceTo(points, i, points, at);
		const nearest = owned.reduce((best, at) => (far(at) < far(best) ? at : best));
		const classId = known.get(seats[nearest]?.code ?? '')?.classId ?? null;
		return [[code, { value: 0, count: 0, classId }] as const];
	});
}
