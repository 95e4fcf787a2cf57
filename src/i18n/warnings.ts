import { capital } from './capital.ts';
import type { SpokenValue } from './class-names.ts';
import { formatInteger, formatPercent } from './format.ts';
import { m } from './messages/compiled/messages.js';
import { customers, type ReasonFormats } from './reasons.ts';

type Say = (args: SpokenValue['args'], formats: ReasonFormats) => string;

const WARNINGS: Readonly<Record<string, Say>> = {
	rfmFewCustomers: (args, formats) => m.reasons_warning_rfmFewCustomers(counted(args, formats), formats),
	rfmEmptyScores: (args, formats) => {
		const scores = String(args['scores']).split(' ').join(listMark(formats));
		return m.reasons_warning_rfmEmptyScores(
			{ measure: formats.measure(String(args['measure'])), scores },
			formats,
		);
	},
	rfmNonPositiveMoney: (args, formats) =>
		m.reasons_warning_rfmNonPositiveMoney(counted(args, formats), formats),
	rfmWindowIgnored: (args, formats) =>
		m.reasons_warning_rfmWindowIgnored({ months: Number(args['months']) }, formats),
	rfmMapGaps: (args, formats) =>
		m.rfm_warning_mapGaps({ cells: formatInteger(Number(args['count'])) }, formats),
	rfmDaysIgnored: (_, formats) => m.rfm_warning_daysIgnored({}, formats),
	rfmReturnsIgnored: (_, formats) => m.rfm_warning_returnsIgnored({}, formats),
	tiersNoTotal: (args, formats) => {
		return m.reasons_warning_tiersNoTotal({ measure: formats.measure(String(args['measure'])) }, formats);
	},
	tiersNegatives: (args, formats) => m.reasons_warning_tiersNegatives(counted(args, formats), formats),
	tiersConstant: (args, formats) =>
		m.tiers_warning_constant({ measure: formats.measure(String(args['measure'])) }, formats),
	tiersMissing: (args, formats) => m.reasons_warning_tiersMissing(counted(args, formats), formats),
	tiersEmpty: (args, formats) => {
		return m.reasons_warning_tiersEmpty(
			{ tiers: String(args['tiers']).split(' ').join(listMark(formats)) },
			formats,
		);
	},
	clustersConstant: (args, formats) => m.reasons_warning_clustersConstant(measured(args, formats), formats),
	clustersEmptyColumn: (args, formats) =>
		m.reasons_warning_clustersEmptyColumn(measured(args, formats), formats),
	clustersLog: (args, formats) => m.reasons_warning_clustersLog(measured(args, formats), formats),
	clustersLogRefused: (args, formats) =>
		m.reasons_warning_clustersLogRefused(measured(args, formats), formats),
	clustersMissing: (args, formats) => m.reasons_warning_clustersMissing(counted(args, formats), formats),
	clustersFewer: (args, formats) => {
		return m.reasons_warning_clustersFewer({ asked: Number(args['asked']), k: Number(args['k']) }, formats);
	},
	clustersSampled: (args, formats) => {
		const [sample, count] = [formatInteger(Number(args['sample'])), formatInteger(Number(args['count']))];
		return m.reasons_warning_clustersSampled({ sample, count }, formats);
	},
	clustersTooManyValues: (args, formats) =>
		m.clusters_warning_tooManyValues(measured(args, formats), formats),
	clustersUnusedCategories: (args, formats) =>
		m.clusters_warning_unusedCategories(measured(args, formats), formats),
	clustersByModel: (args, formats) => m.clusters_warning_byModel(counted(args, formats), formats),
	clustersSetAside: (args, formats) => m.clusters_warning_setAside(counted(args, formats), formats),
	clustersNone: (_, formats) => m.clusters_warning_none({}, formats),
	clustersFitOnSample: (args, formats) => {
		const [sample, count] = [formatInteger(Number(args['sample'])), formatInteger(Number(args['count']))];
		return m.clusters_warning_fitOnSample({ sample, count }, formats);
	},
	rulesUnclassified: (args, formats) => m.reasons_warning_rulesUnclassified(counted(args, formats), formats),
	rulesCovered: (args, formats) => {
		return m.reasons_warning_rulesCovered({ rule: Number(args['rule']), by: Number(args['by']) }, formats);
	},
	rulesShadowed: (args, formats) => {
		return m.reasons_warning_rulesShadowed({ rule: Number(args['rule']), by: Number(args['by']) }, formats);
	},
	rulesImpossible: (args, formats) =>
		m.reasons_warning_rulesImpossible({ rule: Number(args['rule']) }, formats),
	rulesNever: (args, formats) => m.reasons_warning_rulesNever({ rule: Number(args['rule']) }, formats),
	rulesUnknownValue: (args, formats) => {
		const measure = String(args['measure']);
		const spoken = {
			rule: Number(args['rule']),
			measure: formats.measure(measure),
			value: formats.text(measure, String(args['value'])),
			count: Number(args['count']),
		};
		return m.reasons_warning_rulesUnknownValue(spoken, formats);
	},
	scoreAllMissing: (args, formats) => m.score_warning_allMissing(ofMeasure(args, formats), formats),
	scoreConstant: (args, formats) => m.score_warning_constant(ofMeasure(args, formats), formats),
	scoreMissing: (args, formats) => m.score_warning_missing(counted(args, formats), formats),
	scoreClipped: (args, formats) => {
		return m.score_warning_clipped({ ...ofMeasure(args, formats), ...counted(args, formats) }, formats);
	},
	scoreSqueezed: (args, formats) => {
		const spoken = {
			...ofMeasure(args, formats),
			customer: String(args['customer']),
			value: formats.value(String(args['measure']), Number(args['value'])),
			room: formatPercent(Number(args['room'])),
		};
		return m.score_warning_squeezed(spoken, formats);
	},
	scoreUnknown: (args, formats) => m.score_warning_unknown(counted(args, formats), formats),
	scoreFewerBands: (args, formats) => {
		return m.score_warning_fewerBands(
			{ asked: Number(args['asked']), count: Number(args['count']) },
			formats,
		);
	},
	matrixUnknown: (args, formats) => m.matrix_warning_unknown(counted(args, formats), formats),
	matrixNobody: (args, formats) => m.matrix_warning_nobody(ofAxis(args, formats), formats),
	matrixConstant: (args, formats) => m.matrix_warning_constant(ofAxis(args, formats), formats),
	matrixMixed: (args, formats) => m.matrix_warning_mixed(ofAxis(args, formats), formats),
};

/** Codes of warnings that have a sentence. */
export const WARNING_CODES: readonly string[] = Object.keys(WARNINGS);

/** A warning of a scheme in words. */
export function warningText(warning: SpokenValue, formats: ReasonFormats): string {
	return Object.hasOwn(WARNINGS, warning.code)
		? (WARNINGS[warning.code]?.(warning.args, formats) ?? warning.code)
		: warning.code;
}

/** Names of measures written by `measureKey` and joined by `|`, as a list in words. Also for `segment.constantColumns`. */
export function measureList(measures: string, formats: ReasonFormats): string {
	return measures
		.split('|')
		.map((measure) => formats.measure(measure))
		.join(listMark(formats));
}

function counted(args: SpokenValue['args'], formats: ReasonFormats): { customers: string } {
	return { customers: customers(Number(args['count']), formats.locale) };
}

/** The measure, as a sentence begins with it. */
function ofMeasure(args: SpokenValue['args'], formats: ReasonFormats): { measure: string } {
	return { measure: capital(formats.measure(String(args['measure']))) };
}

function ofAxis(args: SpokenValue['args'], formats: ReasonFormats): { axis: string } {
	const axis = args['axis'] === 'y' ? 'y' : 'x';
	return { axis: formats.axis?.(axis).name ?? axis };
}

function measured(args: SpokenValue['args'], formats: ReasonFormats): { measures: string } {
	return { measures: measureList(String(args['measures']), formats) };
}

function listMark(formats: ReasonFormats): string {
	return formats.locale === 'en' ? ', ' : '、';
}
