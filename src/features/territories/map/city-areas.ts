import type { Borders, Divisions } from '#src/core/geo/index.ts';
import type { AreaValue } from '#src/map/index.ts';
import type { RegionState } from '#src/state/regions/region-state.svelte.ts';
import type { PlanFigures } from '#src/state/territories/figures/plan-figures.ts';
import { emptyCities, nearestOwners } from './empty-cities.ts';
import { wholeAreas } from './whole-areas.ts';

/** Customers of an area, and the territory that has most of them; −1 = none. */
interface Lead {
	readonly count: number;
	readonly owner: number;
}

/**
 * Leading territory by city. Cities without customers take that of the nearest; where whole areas are given away, that of
 * their area. Empty without Chinese cities.
 *
 * @param borders null = not known yet
 */
export function cityAreas(
	{ places, divisions }: Pick<RegionState, 'places' | 'divisions'>,
	{ plan, owner, territories }: PlanFigures,
	borders: Borders | null,
): ReadonlyMap<string, AreaValue> {
	if (!places) return new Map();
	const leads = places.city.some((code) => code > 0)
		? leadsAt(places.city, owner, territories.length)
		: ofProvinces(leadsAt(places.province, owner, territories.length), divisions);
	if (leads.size === 0) return new Map();
	const known = new Map<string, AreaValue>(
		[...leads].map(([city, { count, owner: own }]) => [
			String(city),
			{ value: count, count, classId: territories[own]?.name ?? null },
		]),
	);
	if (!divisions) return known;
	const owned = new Map([...leads].map(([city, lead]) => [String(city), lead.owner]));
	const nearest = nearestOwners(divisions, owned);
	const whole =
		plan?.areas && borders
			? wholeAreas(plan.areas, divisions, borders, (level) => {
					const at = level === 'city' ? leads : leadsAt(places[level], owner, territories.length);
					return new Map([...at].map(([code, lead]) => [code, lead.owner]));
				})
			: null;
	for (const code of emptyCities(divisions, owned)) {
		const own = whole?.(code) ?? nearest(code);
		if (own !== null) known.set(code, { value: 0, count: 0, classId: territories[own]?.name ?? null });
	}
	return known;
}

/** Cities of provinces, with whoever leads there: customers of whom no more is known count in none of them. */
function ofProvinces(
	leads: ReadonlyMap<number, Lead>,
	divisions: Divisions | null,
): ReadonlyMap<number, Lead> {
	const cities = (divisions?.all ?? []).filter(({ code }) => divisions?.path(code).city === code);
	return new Map(
		cities.flatMap(({ code }) => {
			const lead = leads.get(Number(divisions?.path(code).province));
			return lead ? [[Number(code), { count: 0, owner: lead.owner }] as const] : [];
		}),
	);
}

/**
 * Who has most customers in each area, by code; the first of several.
 *
 * @param codes code of the area of each customer, 0 = in none
 */
export function leadsAt(
	codes: Int32Array,
	owner: Int32Array,
	territories: number,
): ReadonlyMap<number, Lead> {
	const counts = new Map<number, Float64Array>();
	owner.forEach((own, row) => {
		const code = codes[row] ?? 0;
		if (code <= 0) return;
		let of = counts.get(code);
		if (!of) counts.set(code, (of = new Float64Array(territories + 1)));
		of[own + 1] = (of[own + 1] ?? 0) + 1;
	});
	return new Map(
		[...counts].map(([code, of]) => {
			const count = of.reduce((sum, each) => sum + each, 0);
			const most = of.subarray(1).reduce((best, each, j, all) => (each > (all[best] ?? 0) ? j : best), 0);
			return [code, { count, owner: (of[most + 1] ?? 0) > 0 ? most : -1 }] as const;
		}),
	);
}
