import type { Divisions } from '#src/core/geo/index.ts';
import type { AreaValue } from '#src/map/index.ts';
import { leadsAt } from './city-areas.ts';

/** Areas that the territory map may be made of; `first`: first level of countries; `own`: those that the user brought. */
export type AreaLevel = 'country' | 'first' | 'province' | 'city' | 'district' | 'own';

interface Asked {
	/** Code of the area of each customer; 0 = in none. */
	readonly codes: Int32Array;
	readonly owner: Int32Array;
	readonly territories: readonly { readonly name: string }[];
}

/**
 * Leading territory by province or county, from that by city: counties without customers belong to whom their city belongs,
 * provinces without any to whom most of their cities belong.
 */
export function areasAt(
	level: 'province' | 'district',
	{ codes, owner, territories }: Asked,
	cities: ReadonlyMap<string, AreaValue>,
	divisions: Divisions,
): ReadonlyMap<string, AreaValue> {
	const shown = new Map<string, AreaValue>();
	const empty = (code: string, classId: string | null) => shown.set(code, { value: 0, count: 0, classId });
	if (level === 'district') {
		for (const { code, level: own, parent } of divisions.all) {
			const city = cities.get(own === 'district' ? (parent ?? '') : code);
			if (own !== 'province' && city) empty(code, city.classId ?? null);
		}
	} else for (const [code, classId] of leadingIn(cities, divisions)) empty(code, classId);
	for (const [code, { count, owner: own }] of leadsAt(codes, owner, territories.length))
		shown.set(String(code), { value: count, count, classId: territories[own]?.name ?? null });
	return shown;
}

/** Who has most cities of each province; the first of several. */
function leadingIn(
	cities: ReadonlyMap<string, AreaValue>,
	divisions: Divisions,
): ReadonlyMap<string, string | null> {
	const counts = new Map<string, Map<string | null, number>>();
	for (const [city, { classId = null }] of cities) {
		const { province } = divisions.path(city);
		const of = counts.get(province) ?? new Map<string | null, number>();
		counts.set(province, of.set(classId, (of.get(classId) ?? 0) + 1));
	}
	return new Map(
		[...counts].map(([province, of]) => [
			province,
			[...of].reduce((best, each) => (each[1] > best[1] ? each : best))[0],
		]),
	);
}
