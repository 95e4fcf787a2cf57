import type { BarRow } from '#src/charts/index.ts';
import { formatInteger, formatPercent, m } from '#src/i18n/index.ts';
import type { Display } from '#src/state/tables/display.svelte.ts';
import type { TableColumn, TableRows } from '#src/ui/index.ts';
import { isOfMarket } from './measures.ts';
import type { RegionFigures } from '#src/state/regions/region-figures.ts';
import type { RegionView } from './region-view.svelte.ts';

/** Regions beyond these are in the table only. */
const LISTED = 40;

/** One bar per region, largest first; with classes the mix of its customers. */
export function regionBars(view: RegionView, display: Display): BarRow[] {
	const { scheme, totals, measure } = view;
	const mixed = measure === 'class' ? scheme : null;
	const isMarket = isOfMarket(measure);
	const shown = totals.rows.filter((row) => (isMarket ? view.valueOf(row) !== null : row.count > 0));
	return shown.slice(0, LISTED).map((row) => ({
		id: row.code ?? '',
		label: view.shown.name(row.code),
		value: mixed ? row.count : (view.valueOf(row) ?? 0),
		text: mixed ? formatInteger(row.count) : view.formatValue(view.valueOf(row)),
		...(measure === 'average' ? {} : { note: noteOf(view, row) }),
		parts: mixed?.classes.map((info, i) => ({
			id: info.id,
			name: display.className(info.name),
			value: row.mix[i] ?? 0,
			colour: info.colour,
		})),
	}));
}

/** The second figure of a bar: the share of the whole, beside a market the other figure of it. */
function noteOf(view: RegionView, row: RegionFigures): string {
	if (view.measure === 'potential') return formatInteger(row.market?.penetration ?? null);
	if (view.measure === 'penetration') return formatPercent(row.market?.potential ?? null);
	return formatPercent(view.shareOf(row));
}

type Column = TableColumn<RegionFigures>;

/** The same regions as a table, with every measure; of markets first where these are shown. */
export function regionTable(view: RegionView): TableRows<RegionFigures> {
	const region: Column = {
		...{ id: 'region', title: m.regions_column_region(), total: m.regions_total() },
		...{ text: (row) => view.shown.name(row.code), sort: (row) => view.shown.name(row.code) },
	};
	const [had, market] = [ownColumns(view), view.hasPotentials ? marketColumns(view) : []];
	const figures = isOfMarket(view.measure) ? [...market, ...had] : [...had, ...market];
	return { rows: view.totals.rows, keyOf: (row) => row.code ?? '', columns: [region, ...figures] };
}

/** A column of figures; NaN = the region has none. */
function figure(
	id: string,
	title: string,
	of: (row: RegionFigures) => number,
	text: (value: number) => string,
	total?: string,
): Column {
	return {
		...{ id, title, align: 'end', sort: of, text: (row) => text(of(row)) },
		...(total === undefined ? {} : { total }),
	};
}

/** Customers and sales. */
function ownColumns(view: RegionView): readonly Column[] {
	const { amount, count, rows } = view.totals;
	const isSummable = [amount, ...rows.map((row) => row.amount)].every(Number.isFinite);
	const largest = rows.reduce((max, row) => Math.max(max, row.amount), 0);
	const sums = view.moneyColumn(largest / 10);
	const means = view.moneyColumn(count > 0 ? amount / count : 0);
	const [sales, mean] = [m.regions_column_amount(), m.regions_column_average()];
	return [
		figure('count', m.regions_column_count(), (row) => row.count, formatInteger, formatInteger(count)),
		figure('amount', `${sales} ${sums.unit}`, (row) => row.amount, sums.text, sums.text(amount)),
		figure(
			'share',
			m.regions_column_share(),
			(row) => (!isSummable ? NaN : amount > 0 ? row.amount / amount : 0),
			formatPercent,
			formatPercent(isSummable && amount > 0 ? 1 : null),
		),
		figure(
			'average',
			`${mean} ${means.unit}`,
			(row) => (row.count > 0 ? row.amount / row.count : NaN),
			means.text,
		),
	];
}

/** How large markets are, what of them is had, and how the two compare. */
function marketColumns({ totals, compared }: RegionView): readonly Column[] {
	const hasOwn = totals.rows.some(({ market }) => market?.own != null);
	const own = compared === 'amount' ? m.market_ownAmount() : m.market_ownCount();
	return [
		figure(
			'penetration',
			m.market_penetration(),
			({ market }) => market?.penetration ?? NaN,
			formatInteger,
			formatInteger(hasOwn ? 100 : null),
		),
		figure(
			'potential',
			m.market_potential(),
			({ market }) => market?.potential ?? NaN,
			formatPercent,
			formatPercent(1),
		),
		figure('own', own, ({ market }) => market?.own ?? NaN, formatPercent, formatPercent(hasOwn ? 1 : null)),
	];
}

/** What stands in the tile of a province besides its name: the figure it is coloured by, of classes how many customers there are. */
export function tileDetail({ areas, texts }: RegionView, code: string): string {
	const { value = null, count = 0 } = areas.get(code) ?? {};
	if (value !== null) return (texts.formatShort ?? texts.formatValue)(value);
	return count > 0 ? texts.formatCount(count) : '';
}
