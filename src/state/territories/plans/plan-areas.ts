import { areasOfRows, bordersAt, loadBorders, loadBordersAbroad } from '#src/core/geo/index.ts';
import type { PlanAreaRule, TerritoryPlan } from '#src/core/model/index.ts';
import type { PlanAreas } from '#src/core/territory/plan/index.ts';
import { abroadBorders, abroadLayer } from '#src/state/regions/abroad-layer.ts';
import type { RegionState } from '#src/state/regions/region-state.svelte.ts';

type Regions = Pick<RegionState, 'places' | 'points' | 'divisions' | 'firstLevels' | 'own'>;

/** The areas that a plan gives away whole, with the area of each customer; null where it goes by customers, or nobody lies in any. */
export async function planAreas({ areas }: TerritoryPlan, regions: Regions): Promise<PlanAreas | null> {
	const found = areas ? await areasOf(areas, regions) : null;
	return found?.of.some((area) => area >= 0) ? found : null;
}

async function areasOf(areas: PlanAreaRule, regions: Regions): Promise<PlanAreas | null> {
	const { places, points, divisions, own } = regions;
	if (areas.level === 'own') {
		const layer = (await own.ready()).find(({ boundaries }) => boundaries.id === areas.boundaries);
		if (!layer) return null;
		const { codes, pairs } = layer.borders;
		return { of: layer.of, count: codes.length, pairs, hasBridges: areas.bridges };
	}
	if (areas.level === 'country' || areas?.level === 'first') {
		const layer = abroadLayer(areas.level, regions);
		if (!layer) return null;
		const [china, abroad] = await Promise.all([loadBorders(), loadBordersAbroad()]);
		const { codes, pairs } = abroadBorders(layer, { abroad, china }, divisions);
		const of = layer.codes.map((position) => position - 1);
		return { of, count: codes.length, pairs, hasBridges: areas.bridges };
	}
	if (!places || !points || !divisions) return null;
	const { codes, pairs } = bordersAt(await loadBorders(), areas.level, divisions);
	const numbers = new Map(codes.map((code, number) => [Number(code), number]));
	const of = areasOfRows(areas.level, places, points, divisions).map((code) => numbers.get(code) ?? -1);
	return { of, count: codes.length, pairs, hasBridges: areas.bridges };
}
