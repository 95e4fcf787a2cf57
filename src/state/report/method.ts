import { USUAL_SUPPORT } from '#src/core/model/index.ts';
import { metricValues } from '#src/core/segment/metrics/values.ts';
import type { RuleDetail, SchemeResult, TierDetail } from '#src/core/segment/index.ts';
import type { MethodSection, MethodValue } from '#src/io/project-file/index.ts';
import { metricAbout } from '#src/i18n/behaviour.ts';
import { capital } from '#src/i18n/capital.ts';
import { formatInteger, m, type Locale } from '#src/i18n/index.ts';
import { conditionText } from '#src/i18n/conditions.ts';
import { warningText } from '#src/i18n/warnings.ts';
import { schemeName, type Display } from '../tables/display.svelte.ts';
import { marketSection, type MarketReading } from './market-sheet.ts';
import { clusterChoices, clusterSection, hierarchySections } from './method-clusters.ts';
import { actionSection } from './method-actions.ts';
import { mapSection, rfmChoices, rfmSection } from './method-rfm.ts';
import type { Session } from '../session.svelte.ts';
import { scaleSections } from './method-scales.ts';
import { scoreChoices, scoreSection } from './score-method.ts';
import { matrixMethod } from './method-matrix.ts';
import { watchSection } from './method-watch.ts';
import { planSections } from './method-plans.ts';
import { workloadSections } from './method-workload.ts';
import { snapshotSections } from './method-snapshots.ts';

type Row = MethodValue[];

/** Every threshold and choice behind the figures, in numbers. */
export function methodSections(
	session: Session,
	display: Display,
	unit: string,
	market: MarketReading = null,
): MethodSection[] {
	const { metrics } = session.analysis;
	const headroom = metrics && metricValues(metrics, 'headroom');
	const schemes = session.open.current.recipe.schemes.flatMap((scheme) => {
		const result = session.analysis.result(scheme.id);
		if (!result) return [];
		const name = schemeName(scheme, display.locale);
		return [
			...schemeSections(result, name, display, headroom),
			actionSection(session, scheme, result, name, display),
		];
	});
	return [
		basis(session, display, unit),
		filterSection(session, display.locale),
		...behaviourSections(session, display),
		...scaleSections(session, display),
		...schemes,
		...workloadSections(session, display),
		...planSections(session, display),
		...watchSection(session, display),
		...snapshotSections(session, display.locale),
		regionSection(session, display),
		...marketSection(market, display),
	];
}

function basis(session: Session, { locale }: Display, unit: string): MethodSection {
	const options = { locale };
	return {
		title: m.report_method_basis({}, options),
		rows: [
			[
				m.report_method_analysisDate({}, options),
				session.analysisDate,
				m.report_method_analysisDateNote({}, options),
			],
			[
				m.report_method_currency({}, options),
				session.open.current.recipe.currency,
				m.report_method_currencyNote({ unit }, options),
			],
		],
	};
}

/** Lines left out, by the reason that applied first. */
export function exclusionRows(session: Session, locale: Locale): [string, number][] {
	const options = { locale };
	const excluded = session.analysis.metrics?.lines.excluded;
	if (!excluded) return [];
	const reasons: [string, number][] = [
		[m.report_exclusions_missingCustomer({}, options), excluded.missingCustomer],
		[m.report_exclusions_missingDate({}, options), excluded.missingDate],
		[m.report_exclusions_nonPositiveQuantity({}, options), excluded.nonPositiveQuantity],
		[m.report_exclusions_nonPositivePrice({}, options), excluded.nonPositivePrice],
		[m.report_exclusions_returns({}, options), excluded.return],
		[m.report_exclusions_afterDate({}, options), excluded.afterAnalysisDate],
		[m.report_exclusions_outsideWindow({}, options), excluded.outsideWindow],
	];
	return reasons.filter(([, count]) => count > 0);
}

function filterSection(session: Session, locale: Locale): MethodSection {
	const options = { locale };
	const lines = session.analysis.metrics?.lines;
	return {
		title: m.report_method_filter({}, options),
		note: m.report_method_filterNote({}, options),
		rows: [
			...exclusionRows(session, locale).map(([reason, count]): Row => [
				reason,
				{ value: count, kind: 'count' },
			]),
			[m.report_exclusions_counted({}, options), { value: lines?.counted ?? 0, kind: 'count' }],
		],
	};
}

/** How the metrics beyond recency, frequency and money come about, where there are any. */
function behaviourSections({ analysis, open }: Session, display: Display): MethodSection[] {
	const options = { locale: display.locale };
	const { affinity, currency } = open.current.recipe;
	const rows = analysis.computed.flatMap(({ column, origin }): Row[] => {
		const about =
			origin.kind === 'metric'
				? metricAbout(origin.metric, affinity ?? USUAL_SUPPORT, currency, display.locale)
				: null;
		return about === null ? [] : [[capital(display.label(column)), about]];
	});
	return rows.length > 0 ? [{ title: m.behaviour_method({}, options), rows }] : [];
}

function thresholdsOf(
	result: SchemeResult,
	scheme: string,
	display: Display,
	headroom: Float64Array | null,
): [MethodSection, Row[]] {
	const { detail } = result;
	switch (detail.kind) {
		case 'rfm':
			return [rfmSection(detail, scheme, display.locale), rfmChoices(detail, display.locale)];
		case 'tiers':
			return [tierSection(result, detail, scheme, display), tierChoices(detail, display)];
		case 'clusters':
			return [clusterSection(detail, scheme, display), clusterChoices(result, detail, display)];
		case 'rules':
			return [ruleSection(result, detail, scheme, display), ruleProof(detail, display.locale)];
		case 'score':
			return [scoreSection(detail, scheme, display), scoreChoices(detail, display.locale)];
		case 'matrix':
			return matrixMethod(result, detail, scheme, display, headroom);
	}
}

/** The thresholds as a table, then the choices behind them and what is to be known about the data. */
function schemeSections(
	result: SchemeResult,
	scheme: string,
	display: Display,
	headroom: Float64Array | null,
): MethodSection[] {
	const [table, choices] = thresholdsOf(result, scheme, display, headroom);
	const formats = display.reasonFormats(result);
	const warnings = result.warnings.map((warning): Row => [
		m.report_method_remark({}, { locale: display.locale }),
		warningText(warning, formats),
	]);
	const rows = [...choices, ...warnings];
	const choice = { title: m.report_method_choices({ scheme }, { locale: display.locale }), rows };
	return [
		table,
		...(result.detail.kind === 'rfm' ? [mapSection(result, result.detail, scheme, display)] : []),
		...(result.detail.kind === 'clusters' ? hierarchySections(result.detail, scheme, display) : []),
		...(rows.length > 0 ? [choice] : []),
	];
}

function tierSection(
	result: SchemeResult,
	detail: TierDetail,
	scheme: string,
	display: Display,
): MethodSection {
	const options = { locale: display.locale };
	const kind = display.isMoney(detail.measure) ? 'money' : 'decimal';
	const { by } = detail;
	const notes = {
		total: m.report_method_tiersNote,
		customers: m.tiers_report_noteCustomers,
		values: m.tiers_report_noteValues,
	};
	const cuts = {
		total: m.report_column_cumulative,
		customers: m.tiers_report_customers,
		values: m.tiers_report_limit,
	};
	return {
		title: m.report_method_tiers({ scheme }, options),
		note: notes[by]({ measure: display.measure(detail.measure) }, options),
		header: [
			m.report_column_tier({}, options),
			cuts[by]({}, options),
			m.report_column_from({}, options),
			m.report_column_to({}, options),
			m.report_column_customers({}, options),
		],
		rows: detail.tiers.map((tier): Row => {
			const info = result.classes[tier.class];
			return [
				info ? display.className(info.name) : '',
				{ value: tier.cut, kind: by === 'values' ? kind : 'percent' },
				{ value: tier.lowest, kind },
				{ value: tier.highest, kind },
				{ value: tier.count, kind: 'count' },
			];
		}),
	};
}

/** Of a curve that falls again: its peak, and what the customers beyond it cost. */
function tierChoices({ peak, negatives, lost, measure }: TierDetail, display: Display): Row[] {
	const options = { locale: display.locale };
	if (negatives === 0) return [];
	const kind = display.isMoney(measure) ? 'money' : 'decimal';
	return [
		...(peak
			? [
					[m.score_tiers_peak({}, options), { value: peak.share, kind: 'percent' }] satisfies Row,
					[m.score_tiers_peakAfter({}, options), { value: peak.customers, kind: 'count' }] satisfies Row,
				]
			: []),
		[m.tiers_report_losers({}, options), { value: negatives, kind: 'count' }],
		[m.tiers_report_lost({}, options), { value: lost, kind }],
	];
}

/** Every rule as a sentence, in the order in which they are asked. */
function ruleSection(
	result: SchemeResult,
	detail: RuleDetail,
	scheme: string,
	display: Display,
): MethodSection {
	const options = { locale: display.locale };
	const formats = display.reasonFormats(result);
	const className = (id: string) => formats.className(id);
	return {
		title: m.report_method_rules({ scheme }, options),
		note: m.report_method_rulesNote({ version: result.version }, options),
		header: [
			m.report_column_rule({}, options),
			m.report_column_condition({}, options),
			m.report_column_class({}, options),
			m.report_column_customers({}, options),
			m.report_column_amount({}, options),
		],
		rows: [
			...detail.scheme.rules.map((rule, index): Row => [
				index + 1,
				conditionText(rule.when, formats),
				className(rule.class),
				{ value: detail.rules[index]?.decides ?? 0, kind: 'count' },
				{ value: detail.rules[index]?.amount ?? 0, kind: 'money' },
			]),
			...(detail.scheme.otherwise === null
				? []
				: [
						[
							'',
							m.report_method_rulesOtherwise({}, options),
							className(detail.scheme.otherwise),
							{ value: detail.otherwise, kind: 'count' },
							'',
						] satisfies Row,
					]),
		],
	};
}

function ruleProof(detail: RuleDetail, locale: Locale): Row[] {
	return [
		[m.report_method_unclassified({}, { locale }), { value: detail.unclassified, kind: 'count' }],
		[m.report_method_several({}, { locale }), { value: detail.several, kind: 'count' }],
	];
}

function regionSection(session: Session, { locale }: Display): MethodSection {
	const options = { locale };
	const { regions } = session.analysis;
	const fixes = Object.keys(session.open.current.recipe.regions.fixes).length;
	const list = (provinces: readonly string[]) =>
		provinces.map((code) => regions.nameOf(code, locale)).join(locale === 'zh-CN' ? '、' : ', ');
	return {
		title: m.report_method_regions({}, options),
		note: m.report_method_regionsNote({ fixes: formatInteger(fixes) }, options),
		rows:
			regions.isWorld || !regions.divisions
				? []
				: regions.groups.map((group): Row => [group.name[locale], list(group.provinces)]),
	};
}
