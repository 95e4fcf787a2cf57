import type { SchemeResult } from '#src/core/segment/index.ts';
import type { SummaryBlock, SummaryColumn } from '#src/io/project-file/index.ts';
import { formatInteger, formatPercent, m } from '#src/i18n/index.ts';
import { schemeName, type Display } from '../display.svelte.ts';
import type { Session } from '../session.svelte.ts';
import { classLook } from './class-looks.ts';
import { regionTotals } from '../region-totals.ts';

type Row = (number | string | null)[];

/** One block per scheme and one by region, each with its chart, in the order a reader asks: who, then where. */
export function summaryBlocks(session: Session, display: Display): SummaryBlock[] {
	const schemes = session.open.current.recipe.schemes.flatMap((scheme) => {
		const result = session.analysis.result(scheme.id);
		return result ? [schemeBlock(result, schemeName(scheme, display.locale), display)] : [];
	});
	const region = regionBlock(session, display);
	return region ? [...schemes, region] : schemes;
}

function schemeBlock(result: SchemeResult, scheme: string, display: Display): SummaryBlock {
	const options = { locale: display.locale };
	const order = result.classes
		.map((info, i) => ({ info, sum: result.summary[i] }))
		.filter(({ sum }) => (sum?.count ?? 0) > 0);
	const lead = order.toSorted((a, b) => (b.sum?.amount ?? 0) - (a.sum?.amount ?? 0))[0];
	const leadName = lead ? display.className(lead.info.name) : '';
	const total = result.summary.reduce((sum, each) => sum + each.count, 0);
	const amount = result.summary.reduce((sum, each) => sum + each.amount, 0);
	const share = formatPercent(lead?.sum?.shareOfAmount ?? null);
	const count = formatInteger(lead?.sum?.count ?? 0);
	return {
		title:
			result.kind === 'tiers'
				? m.report_tiers_title({ tier: leadName.replace(/ ?级$| tier$|^Tier /, ''), count, share }, options)
				: m.report_segments_title({ class: leadName, share, count }, options),
		note: m.report_segments_note({ scheme, version: result.version, count: formatInteger(total) }, options),
		columns: classColumns(display),
		rows: order.map(({ info, sum }): Row => [
			display.className(info.name),
			sum?.count ?? 0,
			sum?.share ?? 0,
			sum?.amount ?? 0,
			sum?.shareOfAmount ?? null,
			sum?.averageAmount ?? null,
			sum?.averageOrders ?? null,
			sum?.averageRecencyDays ?? null,
		]),
		total: [
			m.report_total({}, options),
			total,
			1,
			amount,
			amount > 0 ? 1 : null,
			total > 0 ? amount / total : null,
			null,
			null,
		],
		classes: order.map(({ info }) => classLook(display.className(info.name), info.colour)),
		chart: { kind: 'bar', title: m.report_segments_chart({}, options), value: 3 },
	};
}

function classColumns(display: Display): SummaryColumn[] {
	const options = { locale: display.locale };
	return [
		{ header: m.report_column_class({}, options), kind: 'class' },
		{ header: m.report_column_customers({}, options), kind: 'count', sums: true },
		{ header: m.report_column_customersShare({}, options), kind: 'percent' },
		{ header: m.report_column_amount({}, options), kind: 'money', sums: true },
		{ header: m.report_column_amountShare({}, options), kind: 'percent', bar: true },
		{ header: m.report_column_perCustomer({}, options), kind: 'money' },
		{ header: m.report_column_ordersEach({}, options), kind: 'decimal' },
		{ header: m.report_column_recencyMean({}, options), kind: 'days' },
	];
}

function regionBlock(session: Session, display: Display): SummaryBlock | null {
	const options = { locale: display.locale };
	const level = session.analysis.regions.isWorld ? 'country' : 'group';
	const totals = regionTotals(session, level, null);
	if (totals.rows.length === 0) return null;
	const name = (code: string | null) =>
		code === null
			? m.report_regions_unknown({}, options)
			: session.analysis.regions.nameOf(code, display.locale);
	const sorted = totals.rows.toSorted((a, b) => b.amount - a.amount || b.count - a.count);
	const lead = sorted[0];
	const { count, amount } = totals;
	const shareOf = (value: number) => (amount > 0 ? value / amount : null);
	return {
		title: m.report_regions_title(
			{ region: name(lead?.code ?? null), share: formatPercent(shareOf(lead?.amount ?? 0)) },
			options,
		),
		note: m.report_regions_note({ count: formatInteger(count) }, options),
		columns: [
			{ header: m.report_column_region({}, options), kind: 'text' },
			{ header: m.report_column_customers({}, options), kind: 'count', sums: true },
			{ header: m.report_column_customersShare({}, options), kind: 'percent' },
			{ header: m.report_column_amount({}, options), kind: 'money', sums: true },
			{ header: m.report_column_amountShare({}, options), kind: 'percent', bar: true },
			{ header: m.report_column_perCustomer({}, options), kind: 'money' },
		],
		rows: sorted.map((row): Row => [
			name(row.code),
			row.count,
			count > 0 ? row.count / count : null,
			row.amount,
			shareOf(row.amount),
			row.count > 0 ? row.amount / row.count : null,
		]),
		total: [
			m.report_total({}, options),
			count,
			1,
			amount,
			amount > 0 ? 1 : null,
			count > 0 ? amount / count : null,
		],
		chart: { kind: 'bar', title: m.report_regions_chart({}, options), value: 3, rows: 12 },
	};
}
