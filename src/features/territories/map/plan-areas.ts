import type { AreaValue } from '#src/map/index.ts';
import type { RegionState } from '#src/state/region-state.svelte.ts';
import type { PlanFigures } from '#src/state/territories/plan-figures.ts';
import { nearestAreas } from './nearest-areas.ts';

/** Leading territory by city; cities without customers take that of the nearest. Empty without Chinese cities. */
export function planAreas(
	{ places, isWorld, divisions }: Pick<RegionState, 'places' | 'isWorld' | 'divisions'>,
	{ owner, territories }: PlanFigures,
): ReadonlyMap<string, AreaValue> {
	if (!places || isWorld) return new Map();
	const counts = new Map<number, Float64Array>();
	owner.forEach((own, row) => {
		const city = places.city[row] ?? 0;
		if (city <= 0) return;
		let of = counts.get(city);
		if (!of) counts.set(city, (of = new Float64Array(territories.length + 1)));
		of[own + 1] = (of[own + 1] ?? 0) + 1;
	});
	const known = new Map(
		[...counts].map(([city, of]) => {
			const most = of.subarray(1).reduce((best, count, j, all) => (count > (all[best] ?? 0) ? j : best), 0);
			const count = of.reduce((sum, each) => sum + each, 0);
			const classId = (of[most + 1] ?? 0) > 0 ? (territories[most]?.name ?? null) : null;
			return [String(city), { value: count, count, classId }] as const;
		}),
	);
	return new Map([...known, ...nearestAreas(divisions, known)]);
}
