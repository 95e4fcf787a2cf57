import type { Fault } from '#src/errors/index.ts';
import type { MethodSection, MethodValue, SummaryBlock, SummaryColumn } from '#src/io/project-file/index.ts';
import { faultText } from '#src/i18n/faults.ts';
import { formatInteger, formatPercent, m } from '#src/i18n/index.ts';
import type { KnownMarket } from '../regions/area-market.ts';
import { formulaText, remarksOn } from '../regions/market-texts.ts';
import {
	placeMarket,
	potentialsOf,
	regionFigures,
	whiteSpots,
	gapOf,
	widestGap,
	type RegionFigures,
} from '../regions/region-figures.ts';
import { divisionColumnId } from '../regions/region-state.svelte.ts';
import type { Session } from '../session.svelte.ts';
import type { Display } from '../tables/display.svelte.ts';

/** The market of the project, or why it has none. */
export type MarketReading = KnownMarket | Fault | null;

const isKnown = (reading: MarketReading): reading is KnownMarket => reading !== null && 'areas' in reading;

/** Potential and penetration by province, abroad by country; the regions with the most to win first. Null without a market. */
export function marketBlock(session: Session, display: Display, reading: MarketReading): SummaryBlock | null {
	if (!isKnown(reading)) return null;
	const options = { locale: display.locale };
	const { regions } = session.analysis;
	const level = regions.isWorld || reading.depth === 0 ? 'country' : 'province';
	const potentials = potentialsOf(regions, reading, level);
	if (!potentials) return null;
	const { hasMoney } = session.analysis;
	const { rows } = regionFigures(session, {
		...{ column: divisionColumnId(level), mix: null, mask: null, potentials },
		...{ placed: placeMarket(regions, reading), compared: hasMoney ? 'amount' : 'count' },
	});
	const shown = rows.filter(({ market }) => market !== null).toSorted((a, b) => gapOf(b) - gapOf(a));
	const name = (row: RegionFigures) => regions.nameOf(row.code ?? '', display.locale);
	const columns = columnsOf(shown, name, hasMoney, display);
	return {
		title: titleOf(shown, name, hasMoney, display),
		note: m.market_report_note(
			{ areas: formatInteger(shown.length), white: formatInteger(whiteSpots(shown).length) },
			options,
		),
		columns: columns.map(({ column }) => column),
		rows: shown.map((row) => columns.map(({ value }) => value(row))),
		total: columns.map(({ total }) => total),
		chart: {
			...{ kind: 'bar', rows: 12, title: m.market_report_chart({}, options) },
			value: columns.findIndex(({ column }) => column.bar),
		},
	};
}

interface Line {
	readonly column: SummaryColumn;
	readonly value: (row: RegionFigures) => number | string | null;
	readonly total: number | string | null;
}

function columnsOf(
	rows: readonly RegionFigures[],
	name: (row: RegionFigures) => string,
	hasMoney: boolean,
	{ locale }: Display,
): readonly Line[] {
	const options = { locale };
	const sum = (of: 'count' | 'amount') => rows.reduce((total, row) => total + row[of], 0);
	const had = rows.some(({ market }) => market?.own !== null);
	const line = (
		header: string,
		column: Omit<SummaryColumn, 'header'>,
		value: Line['value'],
		total: Line['total'],
	): Line => ({ column: { header, ...column }, value, total });
	const amount = line(
		m.report_column_amount({}, options),
		{ kind: 'money', sums: true },
		(row) => row.amount,
		sum('amount'),
	);
	const [customers, own] = [m.report_column_customers, hasMoney ? m.market_ownAmount : m.market_ownCount];
	return [
		line(m.report_column_region({}, options), { kind: 'text' }, name, m.report_total({}, options)),
		line(customers({}, options), { kind: 'count', sums: true }, ({ count }) => count, sum('count')),
		...(hasMoney ? [amount] : []),
		line(
			m.market_potential({}, options),
			{ kind: 'percent', bar: true },
			({ market }) => market?.potential ?? null,
			1,
		),
		line(own({}, options), { kind: 'percent' }, ({ market }) => market?.own ?? null, had ? 1 : null),
		line(
			m.market_penetration({}, options),
			{ kind: 'count' },
			({ market }) => market?.penetration ?? null,
			had ? 100 : null,
		),
	];
}

function titleOf(
	rows: readonly RegionFigures[],
	name: (row: RegionFigures) => string,
	hasMoney: boolean,
	{ locale }: Display,
): string {
	const gap = widestGap(rows);
	if (!gap?.market) return m.market_findingNone({}, { locale });
	const own = formatPercent(gap.market.own);
	const args = { region: name(gap), potential: formatPercent(gap.market.potential) };
	if (gap.count === 0) return m.market_findingWhite(args, { locale });
	return (hasMoney ? m.market_findingGap : m.market_findingGapCount)({ ...args, own }, { locale });
}

/** What the potential is made of, and what of its sheet does not count; none where nobody wants one. */
export function marketSection(reading: MarketReading, { locale }: Display): MethodSection[] {
	if (reading === null) return [];
	const title = m.market_title({}, { locale });
	if (!isKnown(reading)) return [{ title, rows: [[faultText(reading).what]] }];
	const { table, areas, settings } = reading;
	const isOwn = settings.inputs.some(({ kind }) => kind === 'own');
	const counted = areas.filter(({ potential }) => potential !== null).length;
	const rows: MethodValue[][] = [
		[m.market_facts_source({ table: table.name, areas: formatInteger(counted) }, { locale })],
		[formulaText(reading, locale)],
		[m.market_facts_penetration({}, { locale })],
		...remarksOn(reading, locale).map((text) => [text]),
	];
	return [{ title, ...(isOwn ? {} : { note: m.market_report_source({}, { locale }) }), rows }];
}
