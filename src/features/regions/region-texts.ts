import { countOf, formatInteger, formatInUnit, formatPercent, m } from '#src/i18n/index.ts';
import { locale } from '#src/i18n/locale.svelte.ts';
import type { MapTexts } from '#src/map/index.ts';
import { formatMeasured, isOfMarket } from './measures.ts';
import { whiteSpots, widestGap, type RegionFigures } from '#src/state/regions/region-figures.ts';
import type { RegionView } from './region-view.svelte.ts';

/** Regions that a finding names. */
const NAMED = 3;

/** The finding in one line. */
export function findingOf(view: RegionView): string {
	const known = view.totals.rows.filter(({ code }) => code !== null);
	const [first] = known;
	if (!first) return m.regions_title();
	if (view.measure === 'class') return classFinding(view);
	if (!view.isSummable) return m.regions_notSummable();
	if (view.measure === 'penetration') return gapFinding(view);
	if (view.measure === 'average')
		return m.regions_findingAverage({
			region: view.shown.name(first.code),
			value: view.formatValue(view.valueOf(first)),
		});
	const leading = known.slice(0, NAMED);
	const regions = leading.map(({ code }) => view.shown.name(code)).join(m.regions_join());
	const part = leading.reduce((sum, row) => sum + (view.valueOf(row) ?? 0), 0);
	if (view.measure === 'potential') return m.market_finding({ regions, share: formatPercent(part) });
	const whole = view.measure === 'amount' ? view.totals.amount : view.totals.count;
	const share = formatPercent(whole > 0 ? part / whole : null);
	return view.measure === 'amount'
		? m.regions_findingAmount({ regions, share })
		: m.regions_findingCount({ regions, share });
}

/** Which class leads in the most regions. */
function classFinding(view: RegionView): string {
	const lead = new Map<string, number>();
	for (const { classId } of view.areas.values()) if (classId) lead.set(classId, (lead.get(classId) ?? 0) + 1);
	const [id, count] = [...lead].toSorted((a, b) => b[1] - a[1])[0] ?? ['', 0];
	return m.regions_findingClass({ name: view.className(id), count });
}

/** Where the most of the market is not had. */
function gapFinding(view: RegionView): string {
	const gap = widestGap(view.totals.rows);
	if (!gap?.market) return m.market_findingNone();
	const [potential, own] = [gap.market.potential, gap.market.own].map((share) => formatPercent(share));
	const args = { region: view.shown.name(gap.code), potential: potential ?? '', own: own ?? '' };
	if (gap.count === 0) return m.market_findingWhite(args);
	return view.compared === 'amount' ? m.market_findingGap(args) : m.market_findingGapCount(args);
}

/** Unit, n and what is not recognised; of markets what their figures are. */
export function subtitleOf(view: RegionView): string {
	if (view.measure === 'potential' || view.measure === 'penetration') return marketSubtitle(view);
	const unknown = formatInteger(view.totals.rows.find(({ code }) => code === null)?.count ?? 0);
	const customers = countOf('customer', view.totals.count, locale.current);
	const [plain, withUnit] = view.shown.own
		? [m.boundaries_subtitlePlain, m.boundaries_subtitle]
		: [m.regions_subtitlePlain, m.regions_subtitle];
	const { measureName: measure } = view;
	if (!view.isMoney) return plain({ measure, customers, unknown });
	return withUnit({ measure, unit: view.moneyUnit, customers, unknown });
}

function marketSubtitle(view: RegionView): string {
	const { rows } = view.totals;
	const areas = formatInteger(rows.filter(({ market }) => market !== null).length);
	const penetration = view.compared === 'amount' ? m.market_subtitle : m.market_subtitleCount;
	const subtitle = (view.measure === 'potential' ? m.market_subtitlePotential : penetration)({ areas });
	const white = whiteSpots(rows).length;
	return white === 0 ? subtitle : m.market_subtitleWhite({ subtitle, white: formatInteger(white) });
}

/** Where the boundaries come from. */
export function creditOf(view: RegionView): string {
	if (view.shown.own) return m.boundaries_credit({ name: view.shown.own.boundaries.name });
	if (view.shown.level === 'first') return m.map_credit_abroad();
	if (view.shown.isTiles) return m.map_credit_tiles();
	return view.shown.level === 'country' ? m.map_credit_world() : m.map_credit_china();
}

/** The finding of the bars, and what they show. */
export function barTitles(view: RegionView): { readonly title: string; readonly subtitle: string } {
	const first = view.totals.rows[0];
	const { measureName: measure } = view;
	const level = view.shown.levelName;
	if (!first) return { title: level, subtitle: measure };
	if (!view.isSummable) return { title: m.regions_notSummable(), subtitle: measure };
	const share = formatPercent(view.shareOf(first));
	const value = view.formatValue(view.valueOf(first));
	const args = { first: view.shown.name(first.code), value, share };
	const plain = m.regions_bars_findingPlain(args);
	switch (view.measure) {
		case 'class':
			return { title: m.regions_bars_finding(args), subtitle: m.regions_bars_mix({ level }) };
		case 'average':
			return { title: plain, subtitle: m.regions_bars_subtitlePlain({ measure, level }) };
		case 'potential':
			return { title: plain, subtitle: m.market_bars({ level }) };
		case 'penetration':
			return { title: plain, subtitle: m.market_barsPenetration({ level }) };
		default:
			return { title: m.regions_bars_finding(args), subtitle: m.regions_bars_subtitle({ measure, level }) };
	}
}

/** What is known of the market of a region, and what is had of it. */
export function marketLines(
	{ compared }: RegionView,
	row: RegionFigures | null,
): readonly (readonly [label: string, text: string])[] {
	const market = row?.market;
	const own = compared === 'amount' ? m.market_ownAmount() : m.market_ownCount();
	return [
		[m.market_penetration(), formatInteger(market?.penetration ?? null)],
		[m.market_potential(), formatPercent(market?.potential ?? null)],
		[own, formatPercent(market?.own ?? null)],
		[m.regions_column_count(), formatInteger(row?.count ?? 0)],
	];
}

/** Words and formats of the map. */
export function mapTexts(view: RegionView): MapTexts {
	const { measureName: name, measure } = view;
	return {
		caption: m.regions_caption({ level: view.shown.levelName, measure: name, finding: findingOf(view) }),
		measure: view.isMoney
			? `${name} · ${view.moneyUnit}`
			: measure === 'penetration'
				? m.market_legend()
				: name,
		measureName: name,
		name: (code) => view.shown.nameOnMap(code),
		formatValue: (value) => view.formatValue(value),
		formatShort: (value) => (view.isMoney ? formatInUnit(value, view.unit) : formatMeasured(measure, value)),
		formatCount: formatInteger,
		...(isOfMarket(measure) && {
			lines: (code: string) => marketLines(view, view.figuresOnMap(code)),
		}),
	};
}
