import { bordersAt, loadBorders, type Divisions, type RowPlaces } from '#src/core/geo/index.ts';
import type { TerritoryPlan } from '#src/core/model/index.ts';
import type { PlanAreas } from '#src/core/territory/plan/index.ts';

/** The areas that a plan gives away whole, with the area of each customer; null where it goes by customers. */
export async function planAreas(
	{ areas }: TerritoryPlan,
	places: RowPlaces | null,
	divisions: Divisions | null,
): Promise<PlanAreas | null> {
	if (!areas || !places || !divisions) return null;
	const { codes, pairs } = bordersAt(await loadBorders(), areas.level, divisions);
	const numbers = new Map(codes.map((code, number) => [Number(code), number]));
	const of = places[areas.level].map((code) => numbers.get(code) ?? -1);
	return { of, count: codes.length, pairs, hasBridges: areas.bridges };
}
