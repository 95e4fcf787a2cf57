/**
 * What a change of hands means for a customer. `none`: there is none; `sameCity`: the new rep is based in its city or has
 * customers there today; `repKnown`: has customers in its province today, or has sold to it; `repUnknown`: none of these.
 */
export type DisruptionClass = 'none' | 'sameCity' | 'repKnown' | 'repUnknown';
export const DISRUPTION_CLASSES: readonly DisruptionClass[] = ['none', 'sameCity', 'repKnown', 'repUnknown'];

/** Who knows whom; per customer row unless said otherwise. Places are division codes, 0 or less = not known. */
export interface Acquaintance {
	/** Territory today and in the plan, −1 = none. */
	readonly today: Int32Array;
	readonly owner: Int32Array;
	readonly city: Int32Array;
	readonly province: Int32Array;
	/** City of the base of each territory. */
	readonly bases: Int32Array;
	/** Sales so far: customer row and territory in pairs. */
	readonly sales: readonly (readonly [row: number, territory: number])[];
}

/** Position in `DISRUPTION_CLASSES` per customer row. Who had no owner, or has none in the plan, changes nobody. */
export function disruptionOf(scene: Acquaintance): Uint8Array {
	const { today, owner, city, province, bases, sales } = scene;
	const territories = bases.length;
	const key = (place: number, territory: number) => place * territories + territory;
	const [cities, provinces] = [new Set<number>(), new Set<number>()];
	bases.forEach((base, territory) => base > 0 && cities.add(key(base, territory)));
	today.forEach((own, row) => {
		if (own < 0) return;
		const [town, region] = [city[row] ?? 0, province[row] ?? 0];
		if (town > 0) cities.add(key(town, own));
		if (region > 0) provinces.add(key(region, own));
	});
	const sold = new Set(sales.map(([row, territory]) => key(row, territory)));
	return Uint8Array.from(owner, (to, row) => {
		const from = today[row] as number;
		if (from < 0 || to < 0 || from === to) return 0;
		if (cities.has(key(city[row] ?? 0, to))) return 1;
		return provinces.has(key(province[row] ?? 0, to)) || sold.has(key(row, to)) ? 2 : 3;
	});
}
