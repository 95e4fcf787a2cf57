import type { ClassSummary, SchemeResult } from '#src/core/segment/index.ts';
import type { SummaryBlock, SummaryColumn } from '#src/io/project-file/index.ts';
import { formatInteger, formatPercent, m } from '#src/i18n/index.ts';
import { schemeName, type Display } from '../tables/display.svelte.ts';
import type { Session } from '../session.svelte.ts';
import { classLook } from './class-looks.ts';
import { marketBlock, type MarketReading } from './market-sheet.ts';
import { divisionColumnId } from '../regions/region-state.svelte.ts';
import { regionTotals } from '../regions/region-totals.ts';

type Row = (number | string | null)[];
type Options = { readonly locale: Display['locale'] };

/** One block per scheme, one by region and one of its market, each with its chart, in the order a reader asks: who, then where. */
export function summaryBlocks(session: Session, display: Display, market: MarketReading): SummaryBlock[] {
	const hasMoney = session.analysis.hasMoney;
	const schemes = session.open.current.recipe.schemes.flatMap((scheme) => {
		const result = session.analysis.result(scheme.id);
		return result ? [schemeBlock(result, schemeName(scheme, display.locale), display, hasMoney)] : [];
	});
	const places = [regionBlock(session, display, hasMoney), marketBlock(session, display, market)];
	return [...schemes, ...places.filter((block) => block !== null)];
}

interface Line {
	readonly column: SummaryColumn;
	readonly value: (sum: ClassSummary | undefined) => number | null;
	readonly total: number | null;
}

function schemeBlock(
	result: SchemeResult,
	scheme: string,
	display: Display,
	hasMoney: boolean,
): SummaryBlock {
	const options = { locale: display.locale };
	const order = result.classes
		.map((info, i) => ({ info, sum: result.summary[i] }))
		.filter(({ sum }) => (sum?.count ?? 0) > 0);
	const total = result.summary.reduce((sum, each) => sum + each.count, 0);
	const lines = [...countLines(total, options), ...(hasMoney ? moneyLines(result, total, options) : [])];
	const name = (info: SchemeResult['classes'][number]) => display.className(info.name);
	return {
		title: hasMoney ? moneyTitle(result, display) : countTitle(result, display),
		note: m.report_segments_note({ scheme, version: result.version, count: formatInteger(total) }, options),
		columns: [
			{ header: m.report_column_class({}, options), kind: 'class' },
			...lines.map(({ column }) => column),
		],
		rows: order.map(({ info, sum }): Row => [name(info), ...lines.map(({ value }) => value(sum))]),
		total: [m.report_total({}, options), ...lines.map((line) => line.total)],
		classes: order.map(({ info }) => classLook(name(info), info.colour)),
		chart: hasMoney
			? { kind: 'bar', title: m.report_segments_chart({}, options), value: 3 }
			: { kind: 'bar', title: m.report_segments_chartCount({}, options), value: 1 },
	};
}

function countLines(total: number, options: Options): Line[] {
	return [
		{
			column: { header: m.report_column_customers({}, options), kind: 'count', sums: true },
			value: (sum) => sum?.count ?? 0,
			total,
		},
		{
			column: { header: m.report_column_customersShare({}, options), kind: 'percent' },
			value: (sum) => sum?.share ?? 0,
			total: 1,
		},
	];
}

function moneyLines(result: SchemeResult, total: number, options: Options): Line[] {
	const amount = result.summary.reduce((sum, each) => sum + each.amount, 0);
	return [
		{
			column: { header: m.report_column_amount({}, options), kind: 'money', sums: true },
			value: (sum) => sum?.amount ?? 0,
			total: amount,
		},
		{
			column: { header: m.report_column_amountShare({}, options), kind: 'percent', bar: true },
			value: (sum) => sum?.shareOfAmount ?? null,
			total: amount > 0 ? 1 : null,
		},
		{
			column: { header: m.report_column_perCustomer({}, options), kind: 'money' },
			value: (sum) => sum?.averageAmount ?? null,
			total: total > 0 ? amount / total : null,
		},
		{
			column: { header: m.report_column_ordersEach({}, options), kind: 'decimal' },
			value: (sum) => sum?.averageOrders ?? null,
			total: null,
		},
		{
			column: { header: m.report_column_recencyMean({}, options), kind: 'days' },
			value: (sum) => sum?.averageRecencyDays ?? null,
			total: null,
		},
	];
}

/** The class with the largest sales. */
function moneyTitle(result: SchemeResult, display: Display): string {
	const lead = largest(result, (sum) => sum.amount);
	const name = lead ? display.className(lead.info.name) : '';
	const share = formatPercent(lead?.sum.shareOfAmount ?? null);
	const count = formatInteger(lead?.sum.count ?? 0);
	const options = { locale: display.locale };
	return result.kind === 'tiers'
		? m.report_tiers_title({ tier: name.replace(/ ?级$| tier$|^Tier /, ''), count, share }, options)
		: m.report_segments_title({ class: name, share, count }, options);
}

/** The class with the most customers, where sales are not known. */
function countTitle(result: SchemeResult, display: Display): string {
	const lead = largest(result, (sum) => sum.count);
	return m.report_segments_titleCount(
		{
			class: lead ? display.className(lead.info.name) : '',
			share: formatPercent(lead?.sum.share ?? null),
			count: formatInteger(lead?.sum.count ?? 0),
		},
		{ locale: display.locale },
	);
}

function largest(result: SchemeResult, by: (sum: ClassSummary) => number) {
	const all = result.classes.flatMap((info, i) => {
		const sum = result.summary[i];
		return sum && sum.count > 0 ? [{ info, sum }] : [];
	});
	return all.toSorted((a, b) => by(b.sum) - by(a.sum))[0];
}

function regionBlock(session: Session, display: Display, hasMoney: boolean): SummaryBlock | null {
	const options = { locale: display.locale };
	const level = session.analysis.regions.isWorld ? 'country' : 'group';
	const totals = regionTotals(session, divisionColumnId(level), null);
	if (totals.rows.length === 0) return null;
	const name = (code: string | null) =>
		code === null
			? m.report_regions_unknown({}, options)
			: session.analysis.regions.nameOf(code, display.locale);
	const sorted = totals.rows.toSorted((a, b) => (hasMoney ? b.amount - a.amount : 0) || b.count - a.count);
	const { count, amount } = totals;
	const share = (value: number, of: number) => (of > 0 ? value / of : null);
	const [lead] = sorted;
	const region = name(lead?.code ?? null);
	const shareOfLead = hasMoney ? share(lead?.amount ?? 0, amount) : share(lead?.count ?? 0, count);
	const title = hasMoney ? m.report_regions_title : m.report_regions_titleCount;
	const money: SummaryColumn[] = [
		{ header: m.report_column_amount({}, options), kind: 'money', sums: true },
		{ header: m.report_column_amountShare({}, options), kind: 'percent', bar: true },
		{ header: m.report_column_perCustomer({}, options), kind: 'money' },
	];
	const moneyOf = (row: { readonly amount: number; readonly count: number }): Row =>
		hasMoney ? [row.amount, share(row.amount, amount), share(row.amount, row.count)] : [];
	return {
		title: title({ region, share: formatPercent(shareOfLead) }, options),
		note: m.report_regions_note({ count: formatInteger(count) }, options),
		columns: [
			{ header: m.report_column_region({}, options), kind: 'text' },
			{ header: m.report_column_customers({}, options), kind: 'count', sums: true },
			{ header: m.report_column_customersShare({}, options), kind: 'percent' },
			...(hasMoney ? money : []),
		],
		rows: sorted.map((row): Row => [name(row.code), row.count, share(row.count, count), ...moneyOf(row)]),
		total: [m.report_total({}, options), count, 1, ...moneyOf({ amount, count })],
		chart: hasMoney
			? { kind: 'bar', title: m.report_regions_chart({}, options), value: 3, rows: 12 }
			: { kind: 'bar', title: m.report_regions_chartCount({}, options), value: 1, rows: 12 },
	};
}
