import { className, metricName, type SpokenValue } from './class-names.ts';
import { formatSerial } from './dates.ts';
import { formatCut, formatInteger, formatMoney, formatNumber, formatPercent } from './format.ts';
import type { Locale } from './index.ts';
import { m } from './messages/compiled/messages.js';

/** A reason as the segmentation gives it. */
export interface ReasonValue extends SpokenValue {
	readonly next: SpokenValue | null;
}

/** How the values in a reason are written. */
export interface ReasonFormats {
	readonly locale: Locale;
	/** Name of a measure written by `measureKey`. */
	readonly measure: (measure: string) => string;
	/** A value of a measure with its unit. */
	readonly value: (measure: string, value: number) => string;
	/** Name of a class of the scheme by its id. */
	readonly className: (id: string) => string;
}

export interface FormatOptions {
	readonly locale: Locale;
	readonly currency: string;
	/** Name of a column of the customers table by its id. */
	readonly columnName: (column: string) => string;
	/** Classes of the scheme. */
	readonly classes: readonly { readonly id: string; readonly name: SpokenValue }[];
}

/** The usual formats: money in the project's currency, whole days and orders with their words, dates as ISO days. */
export function reasonFormats({ locale, currency, columnName, classes }: FormatOptions): ReasonFormats {
	const measure = (key: string) => metricName(key, locale) ?? columnName(key.replace(/^column:/, ''));
	const names = new Map(classes.map((each) => [each.id, className(each.name, locale, measure)]));
	return {
		locale,
		measure,
		className: (id) => names.get(id) ?? id,
		value: (key, value) => {
			switch (key) {
				case 'metric:amount':
				case 'metric:averageOrder':
					return formatMoney(value, currency, null, locale);
				case 'metric:orders':
					return orders(roundTo(value), locale);
				case 'metric:recencyDays':
				case 'metric:medianGapDays':
					return days(roundTo(value), locale);
				case 'metric:firstOrder':
				case 'metric:lastOrder':
					return formatSerial(Math.floor(value), false);
				default:
					return formatNumber(Number(value.toPrecision(6)));
			}
		},
	};
}

type Say = (args: SpokenValue['args'], formats: ReasonFormats) => string;

const REASONS: Readonly<Record<string, Say>> = {
	rfmScores: (args, formats) => {
		const say = args['days'] === 0 ? m.reasons_rfm_scoresToday : m.reasons_rfm_scores;
		const spoken = {
			...withClass(args, formats),
			days: formats.value('metric:recencyDays', number(args, 'days')),
			orders: formats.value('metric:orders', number(args, 'orders')),
			amount: formats.value('metric:amount', number(args, 'amount')),
			recency: number(args, 'recency'),
			frequency: number(args, 'frequency'),
			monetary: number(args, 'monetary'),
		};
		return say(spoken, formats);
	},
	rfmNoOrders: (args, formats) => m.reasons_rfm_noOrders(withClass(args, formats), formats),
	rfmLapsed: (args, formats) => {
		return m.reasons_rfm_lapsed({ ...withClass(args, formats), months: number(args, 'months') }, formats);
	},
	rfmNotScored: (args, formats) => m.reasons_rfm_notScored(withClass(args, formats), formats),
	rfmWait: (args, formats) => {
		const left = days(number(args, 'days'), formats.locale);
		return m.reasons_rfm_wait({ ...withClass(args, formats), days: left }, formats);
	},
	rfmOrders: (args, formats) => {
		const more = orders(number(args, 'orders'), formats.locale);
		return m.reasons_rfm_orders({ ...withClass(args, formats), orders: more }, formats);
	},
	tierWithin: (args, formats) => m.reasons_tier_within(tierArgs(args, formats), formats),
	tierCrossing: (args, formats) => m.reasons_tier_crossing(tierArgs(args, formats), formats),
	tierLast: (args, formats) => m.reasons_tier_last(tierArgs(args, formats), formats),
	tierOnly: (args, formats) => m.reasons_tier_only(tierArgs(args, formats), formats),
	tierNotPositive: (args, formats) => m.reasons_tier_notPositive(tierArgs(args, formats), formats),
	tierMissing: (args, formats) => {
		const say = args['class'] === 'noOrders' ? m.reasons_tier_noOrders : m.reasons_tier_missing;
		return say({ ...withClass(args, formats), measure: measure(args, formats) }, formats);
	},
	tierRise: (args, formats) => m.reasons_tier_rise(tierArgs(args, formats), formats),
	tierFall: (args, formats) => m.reasons_tier_fall(tierArgs(args, formats), formats),
	clusterNearest: (args, formats) => {
		const facts = Array.from({ length: number(args, 'inputs') }, (_, i) => fact(args, i + 1, formats));
		const joined = facts.join(m.reasons_cluster_join({}, formats));
		return m.reasons_cluster_nearest({ ...withClass(args, formats), facts: joined }, formats);
	},
	clusterMissing: (args, formats) => m.reasons_cluster_missing(withClass(args, formats), formats),
	clusterAbove: (args, formats) => m.reasons_cluster_above(tierArgs(args, formats), formats),
	clusterBelow: (args, formats) => m.reasons_cluster_below(tierArgs(args, formats), formats),
};

/** Codes of reasons that have a sentence. */
export const REASON_CODES: readonly string[] = Object.keys(REASONS);

/** Why a customer has its class, in one or two sentences: facts, so class; then the nearest change. */
export function reasonText(reason: ReasonValue, formats: ReasonFormats): string {
	const why = sentence(reason, formats);
	if (!reason.next) return why;
	return m.reasons_join({ reason: why, next: sentence(reason.next, formats) }, formats);
}

/** One of the two sentences on its own. */
export function sentence(spoken: SpokenValue, formats: ReasonFormats): string {
	const text = Object.hasOwn(REASONS, spoken.code)
		? (REASONS[spoken.code]?.(spoken.args, formats) ?? spoken.code)
		: spoken.code;
	return text.slice(0, 1).toLocaleUpperCase(formats.locale) + text.slice(1);
}

/** A whole number of days: `47 天`, `1 day`. */
function days(count: number, locale: Locale): string {
	const say = count === 1 ? m.reasons_unit_day : m.reasons_unit_days;
	return say({ count: formatNumber(count) }, { locale });
}

/** A number of orders: `14 单`, `1 order`. */
function orders(count: number, locale: Locale): string {
	const say = count === 1 ? m.reasons_unit_order : m.reasons_unit_orders;
	return say({ count: formatNumber(count) }, { locale });
}

/** A number of customers: `12 个客户`, `1 customer`. */
export function customers(count: number, locale: Locale): string {
	const say = count === 1 ? m.reasons_unit_customer : m.reasons_unit_customers;
	return say({ count: formatInteger(count) }, { locale });
}

function tierArgs(args: SpokenValue['args'], formats: ReasonFormats) {
	return {
		...withClass(args, formats),
		measure: measure(args, formats),
		value: formats.value(String(args['measure']), number(args, 'value')),
		rank: formatInteger(number(args, 'rank')),
		ranked: customers(number(args, 'ranked'), formats.locale),
		cumulative: formatPercent(number(args, 'cumulative'), { decimals: 1 }),
		cut: formatCut(number(args, 'cut')),
	};
}

function fact(args: SpokenValue['args'], index: number, formats: ReasonFormats): string {
	const key = String(args[`measure${index}`]);
	return m.reasons_cluster_fact(
		{
			measure: formats.measure(key),
			value: formats.value(key, number(args, `value${index}`)),
			average: formats.value(key, number(args, `average${index}`)),
		},
		formats,
	);
}

function withClass(args: SpokenValue['args'], formats: ReasonFormats): { class: string } {
	return { class: formats.className(String(args['class'] ?? '')) };
}

function measure(args: SpokenValue['args'], formats: ReasonFormats): string {
	return formats.measure(String(args['measure'] ?? ''));
}

function number(args: SpokenValue['args'], key: string): number {
	return Number(args[key] ?? 0);
}

function roundTo(value: number): number {
	return Math.round(value * 10) / 10;
}
