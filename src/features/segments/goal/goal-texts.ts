import type { Choice, ChoiceId, GoalId, WayId } from '#src/core/segment/goal/index.ts';
import { formatInteger, formatPercent, m } from '#src/i18n/index.ts';
import { locale } from '#src/i18n/locale.svelte.ts';
import { mapName } from '#src/i18n/rfm.ts';
import type { TemplateId } from '#src/core/segment/templates/index.ts';
import { templateAbout, templateName } from '#src/i18n/templates.ts';
import type { Session } from '#src/state/session.svelte.ts';
import { fieldName } from '#src/features/segments/templates/names.ts';

const GOAL_TEXTS = {
	keep: [m.goals_keep, m.goals_keep_about],
	winBack: [m.goals_winBack, m.goals_winBack_about],
	effort: [m.goals_effort, m.goals_effort_about],
	worth: [m.goals_worth, m.goals_worth_about],
	position: [m.goals_position, m.goals_position_about],
	grow: [m.goals_grow, m.goals_grow_about],
	offer: [m.goals_offer, m.goals_offer_about],
	market: [m.goals_market, m.goals_market_about],
} as const;

/** The goal in the words of the user, and what comes of it. */
export function goalText(goal: GoalId): { readonly name: string; readonly about: string } {
	const [name, about] = GOAL_TEXTS[goal];
	return { name: name(), about: about() };
}

const METHODS: Readonly<Partial<Record<WayId, readonly [name: () => string, about: () => string]>>> = {
	rfm: [m.goals_way_rfm, m.goals_way_rfm_about],
	tiers: [m.goals_way_tiers, m.goals_way_tiers_about],
	clusters: [m.goals_way_clusters, m.goals_way_clusters_about],
	score: [m.goals_way_score, m.goals_way_score_about],
};

export function wayName(id: WayId): string {
	return METHODS[id]?.[0]() ?? templateName(id as TemplateId);
}

/** What a way does, in a sentence. */
export function wayAbout(id: WayId): string {
	return METHODS[id]?.[1]() ?? templateAbout(id as TemplateId);
}

const CHOICE_NAMES: Readonly<Record<ChoiceId, () => string>> = {
	window: m.goals_choice_window,
	scores: m.goals_choice_scores,
	map: m.goals_choice_map,
	measure: m.goals_choice_measure,
	cuts: m.goals_choice_cuts,
	inputs: m.goals_choice_inputs,
	clusters: m.goals_choice_clusters,
	criteria: m.goals_choice_criteria,
	weights: m.goals_choice_weights,
	missing: m.goals_choice_missing,
	bands: m.goals_choice_bands,
	across: m.matrix_axis_across,
	cutAcross: m.goals_choice_cutAcross,
	up: m.matrix_axis_up,
	cutUp: m.goals_choice_cutUp,
	threat: m.goals_choice_threat,
};

export function choiceName(id: ChoiceId): string {
	return CHOICE_NAMES[id]();
}

/** Options picked together, as they are offered. */
export function severalText(session: Session, id: ChoiceId, options: readonly string[]): string {
	return options.map((option) => optionText(session, id, option)).join(m.templates_join());
}

/** An option as it is offered. */
export function optionText(session: Session, id: ChoiceId, option: string): string {
	switch (id) {
		case 'window':
			return option === 'all'
				? m.segments_window_all()
				: m.segments_window_months({ months: Number(option) });
		case 'scores':
			return m.goals_option_scores({ scores: option });
		case 'map':
			return mapName(option, undefined, locale.current);
		case 'measure':
		case 'inputs':
		case 'criteria':
		case 'across':
		case 'up':
			return fieldName(session, option);
		case 'cuts':
			return option
				.split(' ')
				.map((cut) => formatPercent(Number(cut)))
				.join(' / ');
		case 'clusters':
			return option === 'auto' ? m.goals_option_auto() : m.goals_option_clusters({ count: option });
		case 'bands': {
			const [kind, count = ''] = option.split(' ');
			return kind === 'natural' ? m.goals_option_natural({ count }) : m.goals_option_quantiles({ count });
		}
		default:
			return OPTIONS[option]?.() ?? '';
	}
}

const OPTIONS: Readonly<Record<string, () => string>> = {
	order: m.goals_option_order,
	equal: m.goals_option_equal,
	unknown: m.goals_option_unknown,
	rest: m.goals_option_rest,
	rescale: m.goals_option_rest,
	neutral: m.goals_option_neutral,
	half: m.goals_option_half,
	third: m.goals_option_third,
	fifth: m.goals_option_fifth,
	thirds: m.goals_option_thirds,
	fifths: m.goals_option_fifths,
	middle: m.goals_option_middle,
	gaps: m.goals_option_gaps,
	mark: m.goals_option_mark,
	none: m.goals_option_none,
};

/** Why an option is proposed. */
export function whyText(session: Session, { why: { code, args } }: Choice): string {
	const count = (name: string) => formatInteger(Number(args[name]));
	const field = (name: string) => fieldName(session, String(args[name]));
	switch (code) {
		case 'windowRecent':
			return m.goals_why_windowRecent({
				months: count('months'),
				gap: count('gap'),
				window: count('window'),
			});
		case 'windowAll':
			return m.goals_why_windowAll({ months: count('months'), gap: count('gap') });
		case 'scores':
			return m.goals_why_scores({ count: count('count'), scores: count('scores'), each: count('each') });
		case 'cutsSteep':
			return m.goals_why_cutsSteep({ share: count('share') });
		case 'cutsFlat':
			return m.goals_why_cutsFlat({ share: count('share') });
		case 'inputsClose':
			return m.goals_why_inputsClose({ dropped: field('dropped'), like: field('like') });
		case 'weightsOrder':
			return m.goals_why_weightsOrder({ first: field('first') });
		case 'missingFew':
			return m.goals_why_missingFew({ share: count('share') });
		case 'missingMany':
			return m.goals_why_missingMany({ share: count('share') });
		case 'placesFew':
			return m.goals_why_placesFew({ share: count('share') });
		case 'placesMany':
			return m.goals_why_placesMany({ share: count('share') });
		case 'bands':
			return m.goals_why_bands({ bands: count('bands'), each: count('each') });
		default:
			return PLAIN[code]?.() ?? '';
	}
}

const PLAIN: Readonly<Record<string, () => string>> = {
	windowUnknown: m.goals_why_windowUnknown,
	mapEight: m.goals_why_mapEight,
	mapTen: m.goals_why_mapTen,
	measureMargin: m.goals_why_measureMargin,
	measureAmount: m.goals_why_measureAmount,
	inputsAll: m.goals_why_inputsAll,
	clustersAuto: m.goals_why_clustersAuto,
	criteriaAll: m.goals_why_criteriaAll,
	threat: m.goals_why_threat,
	'axis.ourPosition': m.goals_why_axis_ourPosition,
	'axis.buyingPosition': m.goals_why_axis_buyingPosition,
	'axis.attractiveness': m.goals_why_axis_attractiveness,
	'axis.salesSize': m.goals_why_axis_salesSize,
	'axis.contribution': m.goals_why_axis_contribution,
	'axis.potential': m.goals_why_axis_potential,
	'axis.repeatPatronage': m.goals_why_axis_repeatPatronage,
	'axis.attitude': m.goals_why_axis_attitude,
	'axis.impact': m.goals_why_axis_impact,
	'axis.lossRisk': m.goals_why_axis_lossRisk,
	'cut.half': m.goals_why_cut_half,
	'cut.thirds': m.goals_why_cut_thirds,
	'cut.middle': m.goals_why_cut_middle,
	'cut.third': m.goals_why_cut_third,
	'cut.gaps': m.goals_why_cut_gaps,
};
