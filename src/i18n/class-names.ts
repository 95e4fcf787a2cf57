import type { Locale } from './index.ts';
import { m } from './messages/compiled/messages.js';
import { spaced } from './spaced.ts';
import { TEMPLATE_CLASSES } from './template-classes.ts';

/** A sentence as a value, as the segmentation gives it. */
export interface SpokenValue {
	readonly code: string;
	readonly args: Readonly<Record<string, string | number>>;
}

type Say = (args: Record<string, never>, options: { locale: Locale }) => string;

const NAMES: Readonly<Record<string, Say>> = {
	importantValue: m.reasons_class_importantValue,
	importantDevelop: m.reasons_class_importantDevelop,
	importantKeep: m.reasons_class_importantKeep,
	importantRetain: m.reasons_class_importantRetain,
	generalValue: m.reasons_class_generalValue,
	generalDevelop: m.reasons_class_generalDevelop,
	generalKeep: m.reasons_class_generalKeep,
	generalRetain: m.reasons_class_generalRetain,
	champions: m.reasons_class_champions,
	loyal: m.reasons_class_loyal,
	potentialLoyalists: m.reasons_class_potentialLoyalists,
	newCustomers: m.reasons_class_newCustomers,
	promising: m.reasons_class_promising,
	needAttention: m.reasons_class_needAttention,
	aboutToSleep: m.reasons_class_aboutToSleep,
	atRisk: m.reasons_class_atRisk,
	cannotLose: m.reasons_class_cannotLose,
	lost: m.reasons_class_lost,
	hibernating: m.rfm_class_hibernating,
	platinum: m.rfm_class_platinum,
	gold: m.rfm_class_gold,
	silver: m.rfm_class_silver,
	bronze: m.rfm_class_bronze,
	noOrders: m.reasons_class_noOrders,
	lapsed: m.reasons_class_lapsed,
	notScored: m.reasons_class_notScored,
	refunded: m.rfm_class_refunded,
	missingValue: m.reasons_class_missingValue,
	notClustered: m.reasons_class_notClustered,
	noise: m.clusters_class_noise,
	setAside: m.clusters_class_setAside,
	unclassified: m.reasons_class_unclassified,
	otherwise: m.reasons_class_otherwise,
	keyCustomers: m.reasons_class_keyCustomers,
	...TEMPLATE_CLASSES,
};

const MEASURES: Readonly<Record<string, Say>> = {
	'metric:orders': m.reasons_measure_orders,
	'metric:amount': m.reasons_measure_amount,
	'metric:averageOrder': m.reasons_measure_averageOrder,
	'metric:firstOrder': m.reasons_measure_firstOrder,
	'metric:lastOrder': m.reasons_measure_lastOrder,
	'metric:medianGapDays': m.reasons_measure_medianGapDays,
	'metric:recencyDays': m.reasons_measure_recencyDays,
	'metric:rhythm': m.reasons_measure_rhythm,
	'metric:returned': m.rfm_measure_returned,
	'metric:channels': m.behaviour_channels,
	'metric:mainChannel': m.behaviour_mainChannel,
	'metric:mainChannelShare': m.behaviour_mainChannelShare,
	'metric:products': m.behaviour_products,
	'metric:categories': m.behaviour_categories,
	'metric:topCategory': m.behaviour_topCategory,
	'metric:topAffinity': m.behaviour_topAffinity,
	'metric:tenureDays': m.behaviour_tenureDays,
	'metric:yearAmount': m.behaviour_yearAmount,
	'metric:headroom': m.behaviour_headroom,
	confirmed: m.watch_measure_confirmed,
	'period:amount:month': m.watch_measure_amountMonth,
	'period:amount:quarter': m.watch_measure_amountQuarter,
	'period:orders:month': m.watch_measure_ordersMonth,
	'period:orders:quarter': m.watch_measure_ordersQuarter,
	recency: m.reasons_score_recency,
	frequency: m.reasons_score_frequency,
	monetary: m.reasons_score_monetary,
};

/** Name of a metric or an RFM measure; null for a column of the user's. */
export function metricName(measure: string, locale: Locale): string | null {
	const channel = /^metric:channelShare:(.*)$/su.exec(measure)?.[1];
	if (channel !== undefined) return m.behaviour_channelShare({ channel }, { locale });
	return Object.hasOwn(MEASURES, measure) ? (MEASURES[measure]?.({}, { locale }) ?? null) : null;
}

/**
 * Name of a class from `ClassInfo.name`: `重要价值`, `A 级`, `聚类 2：销售额高 · 最近下过单`.
 *
 * @param measureName name of a measure written by `measureKey`, or of a place written `place:310000`
 */
export function className(
	name: SpokenValue,
	locale: Locale,
	measureName: (measure: string) => string,
): string {
	if (name.code === 'named') return String(name.args['name'] ?? '');
	if (name.code === 'cluster') return clusterName(name, locale, measureName);
	if (name.code === 'clusterAverage') {
		return m.reasons_class_clusterAverage({ number: name.args['number'] ?? '' }, { locale });
	}
	if (name.code === 'scoreBand') return bandName(name, locale);
	if (name.code.startsWith('place:')) return measureName(name.code);
	const letter = /^tier([A-Z])$/.exec(name.code)?.[1];
	if (letter) return m.reasons_class_tier({ letter }, { locale });
	return Object.hasOwn(NAMES, name.code) ? (NAMES[name.code]?.({}, { locale }) ?? name.code) : name.code;
}

/** Up to five bands have words, more are numbered from the top. */
const BANDS: readonly (readonly Say[])[] = [
	[],
	[m.score_band_all],
	[m.score_band_high, m.score_band_low],
	[m.score_band_high, m.score_band_middle, m.score_band_low],
	[m.score_band_high, m.score_band_fairlyHigh, m.score_band_fairlyLow, m.score_band_low],
	[m.score_band_veryHigh, m.score_band_high, m.score_band_middle, m.score_band_low, m.score_band_veryLow],
];

function bandName({ args }: SpokenValue, locale: Locale): string {
	const rank = Number(args['rank']);
	const say = BANDS[Number(args['of'])]?.[rank - 1];
	return say ? say({}, { locale }) : m.score_band_number({ rank }, { locale });
}

function clusterName(
	{ args }: SpokenValue,
	locale: Locale,
	measureName: (measure: string) => string,
): string {
	const traits = Array.from({ length: Number(args['traits'] ?? 0) }, (_, i) => {
		const measure = String(args[`measure${i + 1}`] ?? '');
		const isHigh = args[`level${i + 1}`] === 'high';
		if (args[`level${i + 1}`] === 'is') {
			const value = String(args[`value${i + 1}`] ?? '');
			return m.clusters_trait_is({ measure: measureName(measure), value }, { locale });
		}
		if (measure === 'metric:recencyDays') {
			return isHigh ? m.reasons_trait_longAgo({}, { locale }) : m.reasons_trait_recent({}, { locale });
		}
		const say = isHigh ? m.reasons_trait_high : m.reasons_trait_low;
		return say({ measure: measureName(measure) }, { locale });
	});
	const joined = traits.join(m.reasons_trait_join({}, { locale }));
	const text = m.reasons_class_cluster({ number: args['number'] ?? '', traits: joined }, { locale });
	return spaced(text, locale);
}
