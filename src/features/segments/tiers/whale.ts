import type { TierDetail } from '#src/core/segment/index.ts';
import { countOf, formatInteger, formatPercent, m } from '#src/i18n/index.ts';
import { locale } from '#src/i18n/locale.svelte.ts';
import type { SchemeView } from '#src/features/segments/scheme-view.svelte.ts';

/** Beyond this a curve over the net total is all peak, and the gains are the better measure. */
const MOST = 10;

/** What shares are multiplied by so that the axis of a curve that falls again refers to the net total. */
export function whaleScale({ peak }: TierDetail): number {
	return peak && peak.share <= MOST ? peak.share : 1;
}

/** An amount or a number of what is divided, with its unit. */
export function amountText(view: SchemeView, { measure }: TierDetail, value: number): string {
	return view.session.display.isMoney(measure) ? view.moneyText(value) : view.valueText(measure, value);
}

/** What is said of a curve that falls again. */
export function whaleTitle(view: SchemeView, detail: TierDetail): string {
	const { peak, negatives, lost, total } = detail;
	const losers = formatInteger(negatives);
	const spoken = { losers, lost: amountText(view, detail, lost) };
	const measure = view.session.display.measure(detail.measure);
	if (!peak) return m.tiers_whale_noNet({ ...spoken, measure, net: amountText(view, detail, total - lost) });
	const customers = formatInteger(peak.customers);
	return m.tiers_whale_finding({ ...spoken, customers, measure, share: formatPercent(peak.share) });
}

/** The top of the curve: where it is, and its words. */
export function whalePeak(detail: TierDetail): { readonly customers: number; readonly text: string } | null {
	const { peak, ranked } = detail;
	if (!peak || ranked === 0) return null;
	const share = formatPercent(peak.share);
	const customers = countOf('customer', peak.customers, locale.current);
	return { customers: peak.customers / ranked, text: m.tiers_whale_peak({ share, customers }) };
}
