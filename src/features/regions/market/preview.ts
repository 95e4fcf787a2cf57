import type { MarketArea } from '#src/core/geo/market/index.ts';
import { formatInteger, formatPercent, m } from '#src/i18n/index.ts';
import type { KnownMarket } from '#src/state/regions/market-state.svelte.ts';

/** Names of each kind that are told. */
const NAMED = 3;

/** What areas of a depth are called, several of them. */
export function depthName(depth: number): string {
	const names = [
		m.market_facts_level0,
		m.market_facts_level1,
		m.market_facts_level2,
		m.market_facts_level3,
	] as const;
	return (names[depth] ?? m.market_facts_level1)();
}

/** How many areas count, and which are the largest. */
export function countedText(market: KnownMarket): string {
	const counted = market.areas.filter(({ potential }) => potential !== null);
	const leading = counted
		.toSorted((a, b) => (b.potential ?? 0) - (a.potential ?? 0))
		.slice(0, NAMED)
		.map((area) =>
			m.market_preview_leading({ region: nameOf(market, area), share: formatPercent(area.potential) }),
		);
	return m.market_preview_counted({
		areas: formatInteger(counted.length),
		level: depthName(market.depth),
		leading: leading.join(m.regions_join()),
	});
}

/** What does not count, or not as it stands, each kind in a sentence with the first of its names. */
export function remarksOn(market: KnownMarket): readonly string[] {
	const { areas, doubled, unknown, textOf } = market;
	const several = (rows: readonly string[]) => {
		const names = rows.slice(0, NAMED).join(m.regions_join());
		return {
			count: formatInteger(rows.length),
			names: rows.length > NAMED ? m.market_preview_more({ names }) : names,
		};
	};
	const named = (found: readonly MarketArea[]) => several(found.map((area) => nameOf(market, area)));
	const missing = areas.filter(({ potential }) => potential === null);
	const added = areas.filter(({ rows }) => rows.length > 1);
	return [
		...(unknown.length > 0 ? [m.market_preview_unknown(several(unknown.map(textOf)))] : []),
		...(missing.length > 0 ? [m.market_preview_missing(named(missing))] : []),
		...(doubled.length > 0 ? [m.market_preview_doubled(named(doubled))] : []),
		...(added.length > 0 ? [m.market_preview_added(named(added))] : []),
	];
}

/** What makes the potential, with weights as they count: 50% income × population + … */
export function formulaText({ settings, table }: KnownMarket): string {
	const whole = settings.inputs.reduce((sum, { weight }) => sum + weight, 0);
	const parts = settings.inputs
		.filter(({ weight }) => weight > 0)
		.map(({ column, weight, perHead }) => {
			const name = table.columns.find(({ id }) => id === column)?.name ?? '';
			const counted = perHead ? m.market_facts_perHead({ column: name }) : name;
			return m.market_facts_part({ weight: formatPercent(weight / whole), column: counted });
		});
	return m.market_facts_formula({ parts: parts.join(m.market_facts_plus()) });
}

/** An area as its table calls it. */
function nameOf({ textOf }: KnownMarket, { rows }: MarketArea): string {
	return textOf(rows[0] ?? -1);
}
