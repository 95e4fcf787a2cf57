import { leastAgreement, type ScoreDetail } from '#src/core/segment/index.ts';
import type { MethodSection, MethodValue } from '#src/io/project-file/index.ts';
import { formatNumber, formatPercent, m, type Locale } from '#src/i18n/index.ts';
import { bandsText, betterText, formatPoints, missingText, scaleText } from '#src/i18n/score.ts';
import type { Display } from '../tables/display.svelte.ts';

type Row = MethodValue[];

/** Every input of a score with its weight, direction and scaling. */
export function scoreSection(detail: ScoreDetail, scheme: string, display: Display): MethodSection {
	const options = { locale: display.locale };
	return {
		title: m.score_method_title({ scheme }, options),
		note: m.score_method_note({ version: detail.scheme.version }, options),
		header: [
			m.score_method_input({}, options),
			m.score_method_weight({}, options),
			m.score_method_better({}, options),
			m.score_method_scale({}, options),
			m.score_method_known({}, options),
			m.score_method_influence({}, options),
		],
		rows: detail.scheme.inputs.map(({ measure, better, scale }, i): Row => {
			const used = detail.inputs[i];
			return [
				display.measure(measure),
				{ value: used?.weight ?? 0, kind: 'percent' },
				betterText(better, options),
				scaleText(scale, options),
				{ value: used?.missing ?? 0, kind: 'count' },
				{ value: used?.influence ?? null, kind: 'percent' },
			];
		}),
	};
}

/** The rules of a score, its cuts, and how much hangs on the weights. */
export function scoreChoices({ scheme, edges, stability }: ScoreDetail, locale: Locale): Row[] {
	const options = { locale };
	const least = leastAgreement(stability);
	const agreement = (value: number | null) => formatNumber(value, { decimals: 3 });
	const bands = bandsText(scheme.bands, options);
	return [
		[m.score_method_missing({}, options), missingText(scheme.missing, options)],
		...(scheme.bands.kind === 'cuts' ? [] : [[m.score_method_bands({}, options), bands] satisfies Row]),
		[m.score_method_edges({}, options), edges.map(formatPoints).join(' · ') || '—'],
		...(stability.length === 0
			? []
			: [
					[
						m.score_method_stability({}, options),
						m.score_method_stabilityOf(
							{
								kept: formatPercent(least.kept, { decimals: 1 }),
								spearman: agreement(least.spearman),
								kendall: agreement(least.kendall),
							},
							options,
						),
					] satisfies Row,
				]),
	];
}
