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
	topCategory: m.behaviour_topCategory_about,
	topAffinity: m.behaviour_topAffinity_about,
	tenureDays: m.behaviour_tenureDays_about,
	yearAmount: m.behaviour_yearAmount_about,
	headroom: m.behaviour_headroom_about,
};

/** How a metric of behaviour comes about, in a sentence or two; null for one that its name says all about. */
export function metricAbout(metric: string, locale: Locale): string | null {
	const id = metric.replace(/:.*$/su, '');
	return Object.hasOwn(ABOUT, id) ? (ABOUT[id]?.({}, { locale }) ?? null) : null;
}
