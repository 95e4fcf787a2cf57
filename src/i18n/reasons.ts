import { capital } from './capital.ts';
import { className, metricName, type SpokenValue } from './class-names.ts';
import { comparisonText, type ComparisonValue } from './conditions.ts';
import { formatSerial } from './dates.ts';
import { formatCut, formatInteger, formatMoney, formatNumber, formatPercent } from './format.ts';
import type { Locale } from './index.ts';
import { MATRIX_REASONS } from './matrix-reasons.ts';
import { m } from './messages/compiled/messages.js';
import { TIER_REASONS } from './tier-reasons.ts';

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
	/** A text of a column as it is shown: the name of a region or of a class of another scheme. */
	readonly text: (column: string, value: string) => string;
	/** Name of a class of the scheme by its id. */
	readonly className: (id: string) => string;
	/** Name of an axis of a matrix and a place on it. */
	readonly axis?: (axis: 'x' | 'y') => AxisFormat;
}

/** How an axis of a matrix is written. */
export interface AxisFormat {
	readonly name: string;
	readonly value: (place: number) => string;
}

export interface FormatOptions {
	readonly locale: Locale;
	readonly currency: string;
	/** Name of a column of the customers table by its id. */
	readonly columnName: (column: string) => string;
	/** A value of a column of the customers as the sheet shows it, with its unit; null = as a plain number. */
	readonly cellText?: (column: string, value: number | string) => string | null;
	/** Classes of the scheme. */
	readonly classes: readonly { readonly id: string; readonly name: SpokenValue }[];
	readonly axis?: ReasonFormats['axis'];
}

/** The usual formats: money in the project's currency, whole days and orders with their words, dates as ISO days. */
export function reasonFormats(options: FormatOptions): ReasonFormats {
	const { locale, currency, columnName, cellText, classes, axis } = options;
	const measure = (key: string) => metricName(key, locale) ?? columnName(key.replace(/^column:/, ''));
	const names = new Map(classes.map((each) => [each.id, className(each.name, locale, measure)]));
	return {
		locale,
		measure,
		...(axis && { axis }),
		className: (id) => names.get(id) ?? id,
		text: (column, value) => cellText?.(column, value) ?? value,
		value: (key, value) => {
			switch (key) {
				case 'metric:amount':
				case 'metric:averageOrder':
				case 'metric:returned':
				case 'metric:yearAmount':
				case 'metric:headroom':
					return formatMoney(value, currency, null, locale);
				case 'metric:orders':
					return orders(roundTo(value), locale);
				case 'metric:recencyDays':
				case 'metric:medianGapDays':
				case 'metric:tenureDays':
					return days(roundTo(value), locale);
				case 'metric:rhythm':
					return m.reasons_unit_gaps({ count: formatNumber(Number(value.toPrecision(2))) }, { locale });
				case 'metric:topAffinity':
					return formatInteger(roundTo(value));
				case 'metric:mainChannelShare':
					return formatPercent(value);
				case 'metric:firstOrder':
				case 'metric:lastOrder':
					return formatSerial(Math.floor(value), false);
				default:
					if (key.startsWith('metric:channelShare:')) return formatPercent(value);
					if (key.startsWith('points:'))
						return m.score_points_value({ value: formatNumber(value, { decimals: 1 }) }, { locale });
					return cellText?.(key.replace(/^column:/, ''), value) ?? formatNumber(Number(value.toPrecision(6)));
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
	rfmBefore: (args, formats) => {
		const day = formatSerial(number(args, 'day'), false);
		return m.rfm_reason_before({ ...withClass(args, formats), day }, formats);
	},
	rfmRefunded: (args, formats) => {
		const amount = formats.value('metric:amount', number(args, 'amount'));
		return m.rfm_reason_refunded({ ...withClass(args, formats), amount }, formats);
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
	clusterNearest: (args, formats) => m.reasons_cluster_nearest(clusterArgs(args, formats), formats),
	clusterLikely: (args, formats) => m.clusters_reason_likely(clusterArgs(args, formats), formats),
	clusterLikelier: (args, formats) => m.clusters_reason_likelier(clusterArgs(args, formats), formats),
	clusterMerged: (args, formats) => m.clusters_reason_merged(clusterArgs(args, formats), formats),
	clusterReached: (args, formats) => m.clusters_reason_reached(clusterArgs(args, formats), formats),
	clusterDense: (args, formats) => m.clusters_reason_dense(clusterArgs(args, formats), formats),
	clusterNoise: (args, formats) => m.clusters_reason_noise(withClass(args, formats), formats),
	clusterFarAbove: (args, formats) => m.clusters_reason_farAbove(farArgs(args, formats), formats),
	clusterFarBelow: (args, formats) => m.clusters_reason_farBelow(farArgs(args, formats), formats),
	clusterMissing: (args, formats) => m.reasons_cluster_missing(withClass(args, formats), formats),
	clusterAbove: (args, formats) => m.reasons_cluster_above(tierArgs(args, formats), formats),
	clusterBelow: (args, formats) => m.reasons_cluster_below(tierArgs(args, formats), formats),
	ruleHolds: (args, formats) => {
		const facts = Array.from({ length: number(args, 'facts') }, (_, i) => ruleFact(args, i + 1, formats));
		const spoken = { ...withClass(args, formats), rule: number(args, 'rule') };
		return m.reasons_rule_holds({ ...spoken, facts: facts.join(m.reasons_rule_join({}, formats)) }, formats);
	},
	ruleEveryone: (args, formats) => {
		return m.reasons_rule_everyone({ ...withClass(args, formats), rule: number(args, 'rule') }, formats);
	},
	ruleOtherwise: (args, formats) => m.reasons_rule_otherwise(withClass(args, formats), formats),
	ruleNone: (args, formats) => m.reasons_rule_none(withClass(args, formats), formats),
	ruleNear: (args, formats) => {
		const field = String(args['measure1']);
		const spoken = {
			...withClass(args, formats),
			test: comparisonText(field, comparison(args, 1), formats),
			value: formats.value(field, number(args, 'value1')),
		};
		return m.reasons_rule_near(spoken, formats);
	},
	scorePoints: (args, formats) => {
		const parts = Array.from({ length: number(args, 'parts') }, (_, i) => scorePart(args, i + 1, formats));
		const sum = parts.join(m.score_reason_plus({}, formats));
		const spoken = { ...withClass(args, formats), points: points(args, 'points'), sum };
		return m.score_reason_points(spoken, formats);
	},
	scoreUnknown: (args, formats) => {
		const measures = String(args['measures']).split('|').map(formats.measure);
		const listed = measures.join(formats.locale === 'en' ? ', ' : '、');
		return m.score_reason_unknown({ ...withClass(args, formats), measures: listed }, formats);
	},
	scoreRise: (args, formats) => m.score_reason_rise(bandArgs(args, formats), formats),
	scoreRiseBy: (args, formats) => m.score_reason_riseBy(bandArgs(args, formats), formats),
	scoreFall: (args, formats) => m.score_reason_fall(bandArgs(args, formats), formats),
	...MATRIX_REASONS,
	...TIER_REASONS,
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
	return capital(text);
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

/** What a cluster and the customer have in common, and how sure it is. */
function clusterArgs(args: SpokenValue['args'], formats: ReasonFormats) {
	const facts = Array.from({ length: number(args, 'inputs') }, (_, i) => fact(args, i + 1, formats));
	const shared = Array.from({ length: number(args, 'texts') }, (_, i) => {
		const column = String(args[`column${i + 1}`]);
		const value = formats.text(column, String(args[`text${i + 1}`] ?? ''));
		return m.clusters_reason_fact({ measure: formats.measure(column), value }, formats);
	});
	return {
		...withClass(args, formats),
		facts: [...facts, ...shared].join(m.reasons_cluster_join({}, formats)),
		other: formats.className(String(args['other'] ?? '')),
		probability: formatPercent(number(args, 'probability')),
		strength: formatPercent(number(args, 'strength')),
	};
}

function farArgs(args: SpokenValue['args'], formats: ReasonFormats) {
	return {
		...withClass(args, formats),
		measure: measure(args, formats),
		value: formats.value(String(args['measure']), number(args, 'value')),
		limit: formats.value(String(args['measure']), number(args, 'limit')),
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

/** A test of a rule with the value that met it; the value is left out where the test says it already. */
function ruleFact(args: SpokenValue['args'], index: number, formats: ReasonFormats): string {
	const field = String(args[`measure${index}`]);
	const is = comparison(args, index);
	const test = comparisonText(field, is, formats);
	const value = args[`value${index}`];
	const text = args[`text${index}`];
	if (typeof value === 'number' && is.op !== '=')
		return m.reasons_rule_fact({ test, value: formats.value(field, value) }, formats);
	if (typeof text === 'string' && !(is.op === 'in' && is.values?.length === 1))
		return m.reasons_rule_fact({ test, value: formats.text(field, text) }, formats);
	return test;
}

/** A comparison from arguments numbered by `index`. */
function comparison(args: SpokenValue['args'], index: number): ComparisonValue {
	const texts = args[`texts${index}`];
	return {
		op: String(args[`op${index}`]),
		value: number(args, `limit${index}`),
		min: number(args, `min${index}`),
		max: number(args, `max${index}`),
		values: typeof texts === 'string' ? texts.split('\n') : [],
		text: String(texts ?? ''),
	};
}

/** What one input adds to the points. */
function scorePart(args: SpokenValue['args'], index: number, formats: ReasonFormats): string {
	const spoken = {
		measure: formats.measure(String(args[`measure${index}`])),
		points: points(args, `added${index}`),
	};
	const say = args[`missing${index}`] === 1 ? m.score_reason_partMissing : m.score_reason_part;
	return say(spoken, formats);
}

function bandArgs(args: SpokenValue['args'], formats: ReasonFormats) {
	return {
		...withClass(args, formats),
		measure: measure(args, formats),
		points: points(args, 'points'),
		limit: points(args, 'limit'),
		room: points(args, 'room'),
	};
}

function points(args: SpokenValue['args'], key: string): string {
	return formatNumber(number(args, key), { decimals: 1 });
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
