import type { TiePolicy } from '#src/core/model/index.ts';
import { scoresTaken, type RfmDetail, type SchemeResult } from '#src/core/segment/index.ts';
import type { MethodSection, MethodValue } from '#src/io/project-file/index.ts';
import { m, type Locale } from '#src/i18n/index.ts';
import { mapName, refundsText, returnsName, scoresText, tieName } from '#src/i18n/rfm.ts';
import type { Display } from '../tables/display.svelte.ts';
import { dayText } from './day-text.ts';

type Row = MethodValue[];

/** The range of values of every score. */
export function rfmSection(detail: RfmDetail, scheme: string, locale: Locale): MethodSection {
	const options = { locale };
	const measures = [
		['recency', m.report_method_recency({}, options), 'days'],
		['frequency', m.report_method_frequency({}, options), 'count'],
		['monetary', m.report_method_monetary({}, options), 'money'],
	] as const;
	const ranges = measures.flatMap(([measure, name, kind]) =>
		Array.from({ length: detail.bins }, (_, i) => detail.bins - i).map((score): Row => {
			const range = detail.ranges[measure][score - 1];
			const value = (edge: number | undefined): MethodValue => ({ value: edge ?? null, kind });
			const count = detail.scoreCounts[measure][score - 1] ?? 0;
			return [
				name,
				m.report_column_score({ score }, options),
				value(range?.min),
				value(range?.max),
				{ value: count, kind: 'count' },
			];
		}),
	);
	return {
		title: m.report_method_rfm({ scheme }, options),
		note: m.report_method_rfmNote({}, options),
		header: [
			m.report_column_measure({}, options),
			m.report_column_level({}, options),
			m.report_column_from({}, options),
			m.report_column_to({}, options),
			m.report_column_customers({}, options),
		],
		rows: ranges,
	};
}

/** The choices behind the scores. */
export function rfmChoices(detail: RfmDetail, locale: Locale): Row[] {
	const options = { locale };
	const { windowMonths, windowDays, binning, ties, segmentMap, ownMaps, returns } = detail.scheme;
	const window = windowDays
		? [windowDays.from, windowDays.to].map(dayText).join(' – ')
		: windowMonths === null
			? m.report_method_rfmWindowAll({}, options)
			: m.report_method_rfmWindowMonths({ months: windowMonths }, options);
	return [
		[m.report_method_rfmWindow({}, options), window],
		[m.rfm_method_asOf({}, options), dayText(detail.analysisDate)],
		[
			m.rfm_returns({}, options),
			returnsName(returns ?? 'project', locale),
			...(detail.refunds ? [refundsText(detail.refunds, locale)] : []),
		],
		[m.rfm_bins({}, options), detail.bins],
		[
			m.report_method_rfmBinning({}, options),
			binning === 'nested'
				? m.report_method_rfmNested({}, options)
				: m.report_method_rfmIndependent({}, options),
		],
		[m.report_method_rfmTies({}, options), tieName(ties, locale), tieRule(ties, locale)],
		[m.report_method_rfmMap({}, options), mapName(segmentMap, ownMaps, locale)],
		[
			m.rfm_method_proof({}, options),
			m.rfm_method_proofValue(
				{
					cells: detail.proof.cells,
					uncovered: detail.proof.uncovered.length,
					multiple: detail.proof.multiple.length,
				},
				options,
			),
		],
	];
}

function tieRule(ties: TiePolicy, locale: Locale): string {
	const rules = {
		value: m.rfm_method_ties_value,
		above: m.rfm_method_ties_above,
		middle: m.rfm_method_ties_middle,
		distinct: m.rfm_method_ties_distinct,
		mean: m.rfm_method_ties_mean,
		rank: m.rfm_method_ties_rank,
		custom: m.rfm_method_ties_custom,
	};
	return rules[ties]({}, { locale });
}

/** Which scores every class takes. */
export function mapSection(
	result: SchemeResult,
	detail: RfmDetail,
	scheme: string,
	display: Display,
): MethodSection {
	const options = { locale: display.locale };
	return {
		title: m.rfm_method_map({ scheme }, options),
		note:
			detail.bins === 5
				? m.rfm_method_mapNote({}, options)
				: m.rfm_method_mapLevels({ bins: detail.bins }, options),
		header: [
			m.report_column_class({}, options),
			m.rfm_column_scores({}, options),
			m.report_column_customers({}, options),
		],
		rows: detail.map.map((rule, index): Row => {
			const info = result.classes[index];
			return [
				info ? display.className(info.name) : rule.class,
				scoresText(
					scoresTaken(detail.map, detail.cubeClass, index, detail.bins),
					display.locale,
					detail.bins,
				),
				{ value: result.summary[index]?.count ?? 0, kind: 'count' },
			];
		}),
	};
}
