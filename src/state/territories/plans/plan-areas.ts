import { bordersAt, loadBorders, loadBordersAbroad } from '#src/core/geo/index.ts';
import type { TerritoryPlan } from '#src/core/model/index.ts';
import type { PlanAreas } from '#src/core/territory/plan/index.ts';
import { abroadBorders, abroadLayer } from '#src/state/regions/abroad-layer.ts';
import type { RegionState } from '#src/state/regions/region-state.svelte.ts';

/** The areas that a plan gives away whole, with the area of each customer; null where it goes by customers. */
export async function planAreas(
	{ areas }: TerritoryPlan,
	regions: Pick<RegionState, 'places' | 'divisions' | 'firstLevels' | 'own'>,
): Promise<PlanAreas | null> {
	const { places, divisions, own } = regions;
	if (areas?.level === 'own') {
		const layer = (await own.ready()).find(({ boundaries }) => boundaries.id === areas.boundaries);
		if (!layer) return null;
		const { codes, pairs } = layer.borders;
		return { of: layer.of, count: codes.length, pairs, hasBridges: areas.bridges };
	}
	if (areas?.level === 'country' || areas?.level === 'first') {
		const layer = abroadLayer(areas.level, regions);
		if (!layer) return null;
		const [china, abroad] = await Promise.all([loadBorders(), loadBordersAbroad()]);
		const { codes, pairs } = abroadBorders(layer, { abroad, china }, divisions);
		const of = layer.codes.map((position) => position - 1);
		return { of, count: codes.length, pairs, hasBridges: areas.bridges };
	}
	if (!areas || !places || !divisions) return null;
	const { codes, pairs } = bordersAt(await loadBorders(), areas.level, divisions);
	const numbers = new Map(codes.map((code, number) => [Number(code), number]));
	const of = places[areas.level].map((code) => numbers.get(code) ?? -1);
	return { of, count: codes.length, pairs, hasBridges: areas.bridges };
}
