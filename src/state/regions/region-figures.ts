import { regionOf } from '#src/core/geo/index.ts';
import {
	marketRows,
	marketShares,
	potentialsAt,
	potentialsBySeat,
	type AreaMarket,
	type MarketLevel,
	type MarketShare,
} from '#src/core/geo/market/index.ts';
import type { SchemeResult } from '#src/core/segment/index.ts';
import type { Session } from '../session.svelte.ts';
import type { RegionState } from './region-state.svelte.ts';
import type { OwnLayer } from './own-layers.ts';
import { regionTotals, type RegionTotal, type RegionTotals } from './region-totals.ts';

/** Customers and sales of a region, and its market. */
export interface RegionFigures extends RegionTotal {
	/** Null where the potential of the region is not known. */
	readonly market: MarketShare | null;
}

/** All regions with what they add up to. */
export interface FigureTotals extends Omit<RegionTotals, 'rows'> {
	readonly rows: readonly RegionFigures[];
}

/** What is had of a market. */
export type OwnMeasure = 'amount' | 'count';

/** A market, and which customers are in its areas. */
export interface PlacedMarket {
	readonly market: AreaMarket;
	/** 1 per row of the customers that is. */
	readonly inside: Uint8Array;
}

export interface FiguresRequest {
	/** The column that says in which region a customer is. */
	readonly column: string;
	/** The scheme whose classes are mixed in; null = none. */
	readonly mix: SchemeResult | null;
	/** Customers that count; null = all. */
	readonly mask: Uint8Array | null;
	/** Null = nothing is known of markets. */
	readonly placed: PlacedMarket | null;
	/** Potentials of the regions; null = they are not known. */
	readonly potentials: ReadonlyMap<string, number> | null;
	readonly compared: OwnMeasure;
}

/** The customers of the project in the areas of a market; null while their places are not known. */
export function placeMarket({ places }: RegionState, market: AreaMarket | null): PlacedMarket | null {
	return places && market && { market, inside: marketRows(market, places) };
}

/** Potentials of the regions of a level; null where the table of the market knows none as small. */
export function potentialsOf(
	{ groups }: RegionState,
	market: AreaMarket | null,
	level: MarketLevel,
): ReadonlyMap<string, number> | null {
	return market && potentialsAt(market, level, (province) => regionOf(province, groups)?.id ?? null);
}

/** Potentials of areas of the user by their names; null where the table of the market knows no cities or districts. */
export function ownPotentialsOf(
	{ divisions }: RegionState,
	market: AreaMarket | null,
	{ boundaries: { areas }, places }: OwnLayer,
): ReadonlyMap<string, number> | null {
	if (!market) return null;
	return potentialsBySeat(market, (division) => {
		const seat = divisions?.get(division)?.place;
		return seat ? (areas[places.locate(...seat)] ?? null) : null;
	});
}

/** Regions with their markets; those with a potential and nobody in them are among them, with classes of nobody. */
export function regionFigures(session: Session, request: FiguresRequest): FigureTotals {
	const { column, mix, mask, placed, potentials, compared } = request;
	const totals = regionTotals(session, column, mix, mask);
	if (!potentials || !placed)
		return { ...totals, rows: totals.rows.map((row) => ({ ...row, market: null })) };
	const inside = mask ? placed.inside.map((isIn, row) => isIn & (mask[row] ?? 0)) : placed.inside;
	const had = new Map(
		regionTotals(session, column, null, inside).rows.map((row) => [row.code ?? '', row[compared]]),
	);
	const shares = marketShares(potentials, (code) => had.get(code) ?? 0);
	const known = new Set(totals.rows.map(({ code }) => code));
	const nobody = (mix?.classes ?? []).map(() => 0);
	const white = [...potentials.keys()]
		.filter((code) => !known.has(code))
		.map((code) => ({ code, count: 0, amount: 0, mix: nobody }));
	return {
		...totals,
		rows: [...totals.rows, ...white].map((row) => ({ ...row, market: shares.get(row.code ?? '') ?? null })),
	};
}

/** How much more of the market there is than is had of it, as shares; below 0 = more is had. */
export function gapOf({ market }: RegionFigures): number {
	return market ? market.potential - (market.own ?? 0) : 0;
}

/** Where the most of the market is not had. */
export function widestGap(rows: readonly RegionFigures[]): RegionFigures | null {
	return rows.reduce<RegionFigures | null>(
		(widest, row) => (gapOf(row) > (widest ? gapOf(widest) : 0) ? row : widest),
		null,
	);
}

/** Regions with a potential and nobody in them, the largest first. */
export function whiteSpots(rows: readonly RegionFigures[]): readonly RegionFigures[] {
	return rows
		.filter(({ market, count }) => market !== null && market.potential > 0 && count === 0)
		.toSorted((a, b) => (b.market?.potential ?? 0) - (a.market?.potential ?? 0));
}
