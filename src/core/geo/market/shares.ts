import type { RowPlaces } from '#src/core/geo/rows.ts';
import { codeOf, depthsOf, pathOf, type AreaPath } from './areas.ts';
import type { AreaMarket } from './potential.ts';

/** What is had of a market, and how large it is. */
export interface MarketShare {
	/** Share of the potential of all areas that are compared, 0…1. */
	readonly potential: number;
	/** Share of what is had in these areas, sales or customers; null where nothing is had in any. */
	readonly own: number | null;
	/** Own share ÷ potential × 100 (a brand development index): 100 = as much as the market lets expect; null without potential. */
	readonly penetration: number | null;
}

/** Levels of which potentials can be told. */
const DEPTHS = { country: 0, first: 1, group: 1, province: 1, city: 2, district: 3 } as const;
export type MarketLevel = keyof typeof DEPTHS;

/**
 * Potentials of the areas of a level by their codes: sums over what lies in them. Null where the table knows no areas as small.
 * `groupOf`: the group of a province; null = none.
 */
export function potentialsAt(
	market: AreaMarket,
	level: MarketLevel,
	groupOf: (province: string) => string | null,
): ReadonlyMap<string, number> | null {
	const depth = DEPTHS[level];
	if (depth > market.depth) return null;
	const isAbroad = level === 'first';
	const found = new Map<string, number>();
	for (const { path, potential } of market.areas) {
		const [country] = path;
		const code = level === 'group' ? groupOf(path[1]) : (path[depth] ?? '');
		if (potential === null || !code) continue;
		if (level !== 'country' && (country !== 'CHN') !== isAbroad) continue;
		found.set(code, (found.get(code) ?? 0) + potential);
	}
	return found.size > 0 ? found : null;
}

/**
 * Potentials of areas of another kind by their names: sums over the cities and districts whose seat lies in them, so that one on a
 * border counts whole. Null where the table knows nothing as small. `areaOf`: the area in which the seat of a division lies;
 * null = in none, or it has none.
 */
export function potentialsBySeat(
	market: AreaMarket,
	areaOf: (division: string) => string | null,
): ReadonlyMap<string, number> | null {
	const found = new Map<string, number>();
	for (const { code, path, potential } of market.areas) {
		const [, depth] = depthsOf(path);
		const area = depth < DEPTHS.city ? null : areaOf(code);
		if (area !== null && potential !== null) found.set(area, (found.get(area) ?? 0) + potential);
	}
	return market.depth >= DEPTHS.city && found.size > 0 ? found : null;
}

/**
 * Rows in areas with a potential, 1 each. A row that is known to lie in an area without one is not, however large the region
 * around it; one of which only the region is known is, where something in the region has a potential.
 */
export function marketRows(market: AreaMarket, places: RowPlaces): Uint8Array {
	const isInside = insideOf(market);
	const known = new Map<number, 0 | 1>();
	return Uint8Array.from(places.status, (_, row) => {
		const division = places.district[row] || places.city[row] || places.province[row] || 0;
		const before = division > 0 ? known.get(division) : undefined;
		if (before !== undefined) return before;
		const path = pathOf(places, row);
		const found = path !== null && isInside(path) ? 1 : 0;
		if (division > 0) known.set(division, found);
		return found;
	});
}

function insideOf({ areas, depth }: AreaMarket): (path: AreaPath) => boolean {
	const counted = areas.filter(({ potential }) => potential !== null);
	const own = new Set(counted.map(({ code }) => code));
	const around = new Set(counted.flatMap(({ path }) => path));
	return (path) => {
		if (path.some((code) => own.has(code))) return true;
		return path[depth] === '' && around.has(codeOf(path));
	};
}

/**
 * What is had of the market in every area with a potential. Both shares are those of the same areas, so that what is had
 * elsewhere does not make the market look poorly served, and penetration is 100 over all.
 */
export function marketShares(
	potentials: ReadonlyMap<string, number>,
	ownOf: (code: string) => number,
): ReadonlyMap<string, MarketShare> {
	const codes = [...potentials.keys()];
	const whole = codes.reduce((sum, code) => sum + (potentials.get(code) ?? 0), 0);
	const had = codes.reduce((sum, code) => sum + ownOf(code), 0);
	return new Map(
		codes.map((code) => {
			const potential = whole > 0 ? (potentials.get(code) ?? 0) / whole : 0;
			const own = had > 0 && Number.isFinite(had) ? ownOf(code) / had : null;
			return [
				code,
				{ potential, own, penetration: own === null || potential === 0 ? null : (100 * own) / potential },
			];
		}),
	);
}
