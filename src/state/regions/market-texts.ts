import type { MarketArea } from '#src/core/geo/market/index.ts';
import { formatInteger, formatPercent, m, type Locale } from '#src/i18n/index.ts';
import type { KnownMarket } from './area-market.ts';

/** Names of each kind that are told. */
const NAMED = 3;

/** What areas of a depth are called, several of them. */
export function depthName(depth: number, locale: Locale): string {
	const names = [
		m.market_facts_level0,
		m.market_facts_level1,
		m.market_facts_level2,
		m.market_facts_level3,
	] as const;
	return (names[depth] ?? m.market_facts_level1)({}, { locale });
}

/** How many areas count, and which are the largest. */
export function countedText(market: KnownMarket, locale: Locale): string {
	const options = { locale };
	const counted = market.areas.filter(({ potential }) => potential !== null);
	const leading = counted
		.toSorted((a, b) => (b.potential ?? 0) - (a.potential ?? 0))
		.slice(0, NAMED)
		.map((area) =>
			m.market_preview_leading(
				{ region: nameOf(market, area), share: formatPercent(area.potential) },
				options,
			),
		);
	return m.market_preview_counted(
		{
			areas: formatInteger(counted.length),
			level: depthName(market.depth, locale),
			leading: leading.join(m.regions_join({}, options)),
		},
		options,
	);
}

/** What does not count, or not as it stands, each kind in a sentence with the first of its names. */
export function remarksOn(market: KnownMarket, locale: Locale): readonly string[] {
	const options = { locale };
	const { areas, doubled, unknown, textOf } = market;
	const several = (rows: readonly string[]) => {
		const names = rows.slice(0, NAMED).join(m.regions_join({}, options));
		return {
			count: formatInteger(rows.length),
			names: rows.length > NAMED ? m.market_preview_more({ names }, options) : names,
		};
	};
	const named = (found: readonly MarketArea[]) => several(found.map((area) => nameOf(market, area)));
	const missing = areas.filter(({ potential }) => potential === null);
	const added = areas.filter(({ rows }) => rows.length > 1);
	return [
		...(unknown.length > 0 ? [m.market_preview_unknown(several(unknown.map(textOf)), options)] : []),
		...(missing.length > 0 ? [m.market_preview_missing(named(missing), options)] : []),
		...(doubled.length > 0 ? [m.market_preview_doubled(named(doubled), options)] : []),
		...(added.length > 0 ? [m.market_preview_added(named(added), options)] : []),
	];
}

/** What makes the potential, with weights as they count: 50% income × population + … */
export function formulaText({ settings, table }: KnownMarket, locale: Locale): string {
	const options = { locale };
	const whole = settings.inputs.reduce((sum, { weight }) => sum + weight, 0);
	const parts = settings.inputs
		.filter(({ weight }) => weight > 0)
		.map(({ column, weight, perHead }) => {
			const name = table.columns.find(({ id }) => id === column)?.name ?? '';
			const counted = perHead ? m.market_facts_perHead({ column: name }, options) : name;
			return m.market_facts_part({ weight: formatPercent(weight / whole), column: counted }, options);
		});
	return m.market_facts_formula({ parts: parts.join(m.market_facts_plus({}, options)) }, options);
}

/** An area as its table calls it. */
function nameOf({ textOf }: KnownMarket, { rows }: MarketArea): string {
	return textOf(rows[0] ?? -1);
}
