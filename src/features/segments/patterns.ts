import type { MapRule, RfmDetail } from '#src/core/segment/index.ts';
import { m } from '#src/i18n/index.ts';

/** The scores a class takes, short: `高 高 低`, or `4–5 · 2–3` for recency and the mean of F and M. */
export function patternOf(rule: MapRule | undefined): string {
	if (!rule) return m.segments_pattern_none();
	if (rule.value) return `${range(rule.recency)} · ${range(rule.value)}`;
	return [rule.recency, rule.frequency, rule.monetary].map(level).join(' ');
}

/** What the parts of a pattern stand for. */
export function patternTitle(detail: { readonly kind: string } | RfmDetail): string {
	return 'map' in detail && detail.map === 'ten' ? 'R · (F+M)/2' : 'R F M';
}

function level(scores: readonly [number, number] | undefined): string {
	if (!scores) return m.segments_pattern_any();
	return scores[0] >= 4 ? m.segments_pattern_high() : m.segments_pattern_low();
}

function range(scores: readonly [number, number] | undefined): string {
	if (!scores) return m.segments_pattern_any();
	return scores[0] === scores[1] ? String(scores[0]) : `${scores[0]}–${scores[1]}`;
}
