import type { DayWindow, RfmScheme, SegmentMapId, TiePolicy } from '#src/core/model/index.ts';
import { isoDate } from '#src/core/table/index.ts';
import { m } from '#src/i18n/index.ts';
import { locale } from '#src/i18n/locale.svelte.ts';
import { returnsName } from '#src/i18n/rfm.ts';

/** What each policy does with equal values, short. */
export function tieHints(): Readonly<Record<TiePolicy, string>> {
	return {
		value: m.segments_ties_value_hint(),
		above: m.rfm_ties_above_hint(),
		middle: m.rfm_ties_middle_hint(),
		distinct: m.rfm_ties_distinct_hint(),
		mean: m.rfm_ties_mean_hint(),
		rank: m.segments_ties_rank_hint(),
		custom: m.segments_ties_custom_hint(),
	};
}

/** What the named maps are made of. */
export function mapHints(): Readonly<Record<SegmentMapId, string>> {
	return {
		eight: m.segments_map_eight_hint(),
		ten: m.segments_map_ten_hint(),
		eleven: m.rfm_map_eleven_hint(),
		four: m.rfm_map_four_hint(),
	};
}

/** Days of a window: `2025-01-01 – 2025-12-31`. */
function daysText({ from, to }: DayWindow): string {
	return [from, to].map((day) => (day === null ? '…' : isoDate(day))).join(' – ');
}

/** The window of a scheme, short. */
export function windowText({ windowMonths, windowDays }: RfmScheme): string {
	if (windowDays) return daysText(windowDays);
	if (windowMonths === null) return m.segments_window_all();
	return m.segments_window_months({ months: windowMonths });
}

/** Which orders a scheme counts, short. */
export function periodText(scheme: RfmScheme): string {
	const window = windowText(scheme);
	return scheme.returns ? `${window} · ${returnsName(scheme.returns, locale.current)}` : window;
}
