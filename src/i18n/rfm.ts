import { formatInteger } from './format.ts';
import type { Locale } from './index.ts';
import { m } from './messages/compiled/messages.js';

type Range = readonly [number, number];

/** Closed ranges of scores; one left out = any. `value` is (F + M) ÷ 2, `total` R + F + M. */
export interface BoxValue {
	readonly recency?: Range;
	readonly frequency?: Range;
	readonly monetary?: Range;
	readonly value?: Range;
	readonly total?: Range;
}

type Say = (args: Record<string, never>, options: { locale: Locale }) => string;

const TIES: Readonly<Record<string, Say>> = {
	value: m.segments_ties_value,
	above: m.rfm_ties_above,
	middle: m.rfm_ties_middle,
	distinct: m.rfm_ties_distinct,
	mean: m.rfm_ties_mean,
	rank: m.segments_ties_rank,
	custom: m.segments_ties_custom,
};

const RETURNS: Readonly<Record<string, Say>> = {
	project: m.rfm_returns_project,
	net: m.rfm_returns_net,
	sales: m.rfm_returns_sales,
	apart: m.rfm_returns_apart,
	netOrders: m.rfm_returns_netOrders,
};

const MAPS: Readonly<Record<string, Say>> = {
	eight: m.segments_map_eight,
	ten: m.segments_map_ten,
	eleven: m.rfm_map_eleven,
	four: m.rfm_map_four,
};

/** Name of a policy on equal values. */
export function tieName(ties: string, locale: Locale): string {
	return said(TIES, ties, locale);
}

/** Name of a treatment of returns; `project` is that of the project. */
export function returnsName(returns: string, locale: Locale): string {
	return said(RETURNS, returns, locale);
}

/** What it does that orders taken back in full do not count. */
export function refundsText(
	{ orders, customers }: { readonly orders: number; readonly customers: number },
	locale: Locale,
): string {
	const args = { orders: formatInteger(orders), customers: formatInteger(customers) };
	return orders === 0 ? m.rfm_refunds_none({}, { locale }) : m.rfm_refunds_effect(args, { locale });
}

/** Name of the map a scheme uses: one of the named ones, or the user's. */
export function mapName(
	map: string,
	own: readonly { readonly id: string; readonly name: string }[] | undefined,
	locale: Locale,
): string {
	return (
		own?.find(({ id }) => id === map)?.name ?? said(MAPS, Object.hasOwn(MAPS, map) ? map : 'eight', locale)
	);
}

/** The scores of 1…bins a class takes, in full: `R4–5 F1–3 M4–5; or R3 (F+M)/2 5`. */
export function scoresText(takes: readonly BoxValue[], locale: Locale, bins = 5): string {
	if (takes.length === 0) return m.rfm_scores_none({}, { locale });
	return takes.map((box) => boxText(box, locale, bins)).join(m.rfm_scores_or({}, { locale }));
}

function boxText(box: BoxValue, locale: Locale, bins: number): string {
	const parts = (
		[
			['R', box.recency],
			['F', box.frequency],
			['M', box.monetary],
			['(F+M)/2 ', box.value],
			['R+F+M ', box.total],
		] as const
	).flatMap(([letter, range]) => (range && !isWhole(range, bins) ? [`${letter}${span(range)}`] : []));
	return parts.length > 0 ? parts.join(' ') : m.rfm_scores_everything({}, { locale });
}

function isWhole([low, high]: Range, bins: number): boolean {
	return low === 1 && high === bins;
}

function span([low, high]: Range): string {
	return low === high ? String(low) : `${low}–${high}`;
}

function said(names: Readonly<Record<string, Say>>, code: string, locale: Locale): string {
	return Object.hasOwn(names, code) ? (names[code]?.({}, { locale }) ?? code) : code;
}
