import { tableOfKind, type Project } from '#src/core/model/index.ts';
import type { MetricName } from '#src/core/segment/index.ts';
import { packColumn, packTable } from '#src/core/table/index.ts';
import type { KeyFigure, WireWorkbookInput, WorkbookRequest } from '#src/io/project-file/index.ts';
import { formatInteger, m, type Locale } from '#src/i18n/index.ts';
import { reportMoney } from '#src/i18n/report.ts';
import { Display } from '../tables/display.svelte.ts';
import type { Session } from '../session.svelte.ts';
import { plansWithHands } from '../territories/plans/by-hand.ts';
import { spokenColumn } from '../tables/spoken-column.ts';
import { classLook } from './class-looks.ts';
import { dayText } from './day-text.ts';
import type { MarketReading } from './market-sheet.ts';
import { exclusionRows, methodSections } from './method.ts';
import { summaryBlocks } from './summaries.ts';

/** Everything the exported workbook shows and carries, in one language. Blocks are copied when it is posted. */
export function workbookRequest(
	session: Session,
	locale: Locale,
	sheets: Pick<WireWorkbookInput, 'reports' | 'pages' | 'handouts'> = {},
	market: MarketReading = null,
): WorkbookRequest {
	const project = session.open.current;
	const display = new Display(session, () => locale);
	const amounts = session.analysis.metrics?.amount ?? new Float64Array();
	const total = sum(amounts);
	const money = reportMoney(project.recipe.displayUnit, project.recipe.currency, total / 10, locale);
	const rows = (kind: string) =>
		formatInteger(
			project.tables.filter((table) => table.kind === kind).reduce((n, table) => n + table.rowCount, 0),
		);
	const options = { locale };
	const subtitle = [
		session.analysisDate
			? m.report_subtitle_date({ date: session.analysisDate }, options)
			: m.report_subtitle_noDate({}, options),
		m.report_subtitle_rows({ customers: rows('customers'), transactions: rows('transactions') }, options),
		m.report_subtitle_unit({ unit: money.label }, options),
	].join(' · ');
	return {
		fileTitle: session.analysisDate
			? m.report_fileName({ project: project.name, date: session.analysisDate }, options)
			: project.name,
		project: {
			...withHandsOf(session),
			tables: project.tables.map((table) => packTable(table).value),
		},
		locale,
		money,
		subtitle,
		keyFigures: keyFigures(session, locale, total),
		summaries: summaryBlocks(session, display, market),
		remarks: remarks(session, locale),
		method: methodSections(session, display, money.label, market),
		...sheets,
		computed: computedColumns(session, display),
	};
}

/** The project with plans that say themselves what was put somewhere by hand: the journal stays here. */
function withHandsOf({ open }: Session): Project {
	const { current } = open;
	const customers = tableOfKind(current, 'customers');
	const { plans } = current.recipe;
	if (!customers || !plans) return current;
	const kept = plansWithHands(open.entries, customers, plans);
	return { ...current, recipe: { ...current.recipe, plans: kept } };
}

function keyFigures(session: Session, locale: Locale, total: number): KeyFigure[] {
	const options = { locale };
	const { metrics } = session.analysis;
	const customers = session.sheets.customers?.rowCount ?? 0;
	const figures: KeyFigure[] = [
		{ label: m.report_figure_customers({}, options), value: customers, kind: 'count' },
	];
	if (!metrics) return figures;
	const has = (metric: MetricName) => !metrics.unavailable.includes(metric);
	const orders = sum(metrics.orders);
	const active = metrics.orders.reduce((count, each) => count + (each > 0 ? 1 : 0), 0);
	const first = metrics.firstOrder.reduce((low, day) => (day < low ? day : low), Number.POSITIVE_INFINITY);
	const last = metrics.lastOrder.reduce((high, day) => (day > high ? day : high), Number.NEGATIVE_INFINITY);
	const tiers = session.open.current.recipe.schemes
		.map((scheme) => session.analysis.result(scheme.id)?.detail)
		.find((detail) => detail?.kind === 'tiers' && detail.topFifthShare !== null);
	const period = Number.isFinite(first)
		? { note: m.report_figure_period({ from: dayText(first), to: dayText(last) }, options) }
		: {};
	if (has('orders'))
		figures[0] = {
			...(figures[0] as KeyFigure),
			note: m.report_figure_withOrders({ count: formatInteger(active) }, options),
		};
	if (has('amount'))
		figures.push({ label: m.report_figure_amount({}, options), value: total, kind: 'money', ...period });
	if (orders > 0) figures.push({ label: m.report_figure_orders({}, options), value: orders, kind: 'count' });
	if (orders > 0 && has('amount'))
		figures.push({ label: m.report_figure_averageOrder({}, options), value: total / orders, kind: 'money' });
	if (active > 0 && has('amount'))
		figures.push({ label: m.report_figure_perCustomer({}, options), value: total / active, kind: 'money' });
	if (tiers?.kind === 'tiers')
		figures.push({
			label: m.report_figure_topShare({}, options),
			value: tiers.topFifthShare,
			kind: 'percent',
		});
	return figures;
}

function remarks(session: Session, locale: Locale): { title: string; lines: string[] }[] {
	const options = { locale };
	const sources = session.open.current.tables.map((table) =>
		m.report_sources_table(
			{ table: table.name, rows: formatInteger(table.rowCount), columns: table.columns.length },
			options,
		),
	);
	const left = exclusionRows(session, locale).map(([reason, count]) =>
		m.report_exclusions_line({ reason, count: formatInteger(count) }, options),
	);
	return [
		{ title: m.report_sources_title({}, options), lines: sources },
		{
			title: m.report_exclusions_title({}, options),
			lines: left.length > 0 ? left : [m.report_exclusions_none({}, options)],
		},
	];
}

function computedColumns(session: Session, display: Display): WireWorkbookInput['computed'] {
	const customers = session.sheets.customers;
	if (!customers) return {};
	const columns = session.analysis.computed.map(({ column, origin }) => {
		const classes =
			origin.kind === 'class'
				? origin.result.classes.map((info) => classLook(display.className(info.name), info.colour))
				: undefined;
		const header = display.label(column);
		return {
			column: packColumn(spokenColumn(display, column)).value,
			header,
			...(classes ? { classes } : {}),
			...(origin.kind === 'metric' && origin.metric === 'amount' ? { bar: true } : {}),
		};
	});
	return { [customers.id]: columns };
}

function sum(values: Float64Array): number {
	let total = 0;
	for (const value of values) total += value || 0;
	return total;
}
