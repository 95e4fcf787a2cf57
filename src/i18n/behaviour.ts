import { formatInteger, formatMoney } from './format.ts';
import type { Locale } from './index.ts';
import { m } from './messages/compiled/messages.js';

type Say = (args: Record<string, never>, options: { locale: Locale }) => string;

const ABOUT: Readonly<Record<string, Say>> = {
	channels: m.behaviour_channels_about,
	mainChannel: m.behaviour_mainChannel_about,
	mainChannelShare: m.behaviour_mainChannelShare_about,
	channelShare: m.behaviour_channelShare_about,
	products: m.behaviour_products_about,
	categories: m.behaviour_categories_about,
	topAffinity: m.behaviour_topAffinity_about,
	tenureDays: m.behaviour_tenureDays_about,
	yearAmount: m.behaviour_yearAmount_about,
	headroom: m.behaviour_headroom_about,
};

/** What a customer must have bought of a category at least. */
export interface SupportValue {
	readonly minOrders: number;
	readonly minAmount: number;
}

/**
 * How a metric of behaviour comes about, in a sentence or two; null for one that its name says all about.
 *
 * @param currency of the amount in the support
 */
export function metricAbout(
	metric: string,
	support: SupportValue,
	currency: string,
	locale: Locale,
): string | null {
	const id = metric.replace(/:.*$/su, '');
	const options = { locale };
	if (id === 'topCategory') {
		const orders = formatInteger(support.minOrders);
		const amount = formatMoney(support.minAmount, currency, null, locale);
		return support.minAmount > 0
			? m.behaviour_topCategory_aboutAmount({ orders, amount }, options)
			: m.behaviour_topCategory_about({ orders }, options);
	}
	return Object.hasOwn(ABOUT, id) ? (ABOUT[id]?.({}, options) ?? null) : null;
}
