import type { Locale } from './index.ts';
import { EMPTY, formatNumber, formatPercent } from './format.ts';
import { m } from './messages/compiled/messages.js';

interface Input {
	readonly better: 'higher' | 'lower';
	readonly scale: 'percentile' | 'zScore' | 'minMax';
}
type Missing = { readonly kind: 'unknown' | 'neutral' } | { readonly kind: 'rest'; readonly atLeast: number };
type Bands =
	| { readonly kind: 'cuts'; readonly cuts: readonly number[] }
	| { readonly kind: 'quantiles' | 'natural'; readonly count: number };
interface Options {
	readonly locale?: Locale;
}

/** Points without their word: one decimal. */
export function formatPoints(points: number | null): string {
	return formatNumber(points, { decimals: 1 });
}

/** Whether more or less of an input is better. */
export function betterText(better: Input['better'], options: Options = {}): string {
	return better === 'lower' ? m.score_better_lower({}, options) : m.score_better_higher({}, options);
}

/** How an input becomes points. */
export function scaleText(scale: Input['scale'], options: Options = {}): string {
	return {
		percentile: m.score_scale_percentile,
		zScore: m.score_scale_zScore,
		minMax: m.score_scale_minMax,
	}[scale]({}, options);
}

/** What happens where inputs are missing. */
export function missingText(rule: Missing, options: Options = {}): string {
	if (rule.kind === 'rest') return m.score_missing_rest_of({ share: formatPercent(rule.atLeast) }, options);
	return rule.kind === 'unknown'
		? m.score_missing_unknown({}, options)
		: m.score_missing_neutral({}, options);
}

/** How bands are cut. */
export function bandsText(bands: Bands, options: Options = {}): string {
	if (bands.kind === 'cuts') return bands.cuts.map(formatPoints).join(' · ');
	const say = bands.kind === 'quantiles' ? m.score_bands_quantiles : m.score_bands_natural;
	return m.score_bands_countOf({ how: say({}, options), count: bands.count }, options);
}

/** Points of a band, 0 the highest: `> 64.2`, `30.0–64.2`; a dash for those without points. */
export function bandText(edges: readonly number[], rank: number): string {
	const from = edges[edges.length - 1 - rank];
	const to = edges[edges.length - rank];
	if (rank > edges.length) return EMPTY;
	if (to === undefined) return from === undefined ? '0–100' : `> ${formatPoints(from)}`;
	return from === undefined ? `≤ ${formatPoints(to)}` : `${formatPoints(from)}–${formatPoints(to)}`;
}
