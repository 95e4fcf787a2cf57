import type { Choice, ChoiceId, GoalId, WayId } from '#src/core/segment/goal/index.ts';
import { formatInteger, formatPercent, m } from '#src/i18n/index.ts';
import { locale } from '#src/i18n/locale.svelte.ts';
import { mapName } from '#src/i18n/rfm.ts';
import { templateAbout, templateName } from '#src/i18n/templates.ts';
import type { Session } from '#src/state/session.svelte.ts';
import { fieldName } from '#src/features/segments/templates/names.ts';

const GOAL_TEXTS = {
	keep: [m.goals_keep, m.goals_keep_about],
	winBack: [m.goals_winBack, m.goals_winBack_about],
	effort: [m.goals_effort, m.goals_effort_about],
	grow: [m.goals_grow, m.goals_grow_about],
	offer: [m.goals_offer, m.goals_offer_about],
	market: [m.goals_market, m.goals_market_about],
} as const;

/** The goal in the words of the user, and what comes of it. */
export function goalText(goal: GoalId): { readonly name: string; readonly about: string } {
	const [name, about] = GOAL_TEXTS[goal];
	return { name: name(), about: about() };
}

export function wayName(id: WayId): string {
	if (id === 'rfm') return m.goals_way_rfm();
	if (id === 'tiers') return m.goals_way_tiers();
	return id === 'clusters' ? m.goals_way_clusters() : templateName(id);
}

/** What a way does, in a sentence. */
export function wayAbout(id: WayId): string {
	if (id === 'rfm') return m.goals_way_rfm_about();
	if (id === 'tiers') return m.goals_way_tiers_about();
	return id === 'clusters' ? m.goals_way_clusters_about() : templateAbout(id);
}

const CHOICE_NAMES: Readonly<Record<ChoiceId, () => string>> = {
	window: m.goals_choice_window,
	scores: m.goals_choice_scores,
	map: m.goals_choice_map,
	measure: m.goals_choice_measure,
	cuts: m.goals_choice_cuts,
	inputs: m.goals_choice_inputs,
	clusters: m.goals_choice_clusters,
};

export function choiceName(id: ChoiceId): string {
	return CHOICE_NAMES[id]();
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
			return fieldName(session, option);
		case 'cuts':
			return option
				.split(' ')
				.map((cut) => formatPercent(Number(cut)))
				.join(' / ');
		case 'inputs':
			return option
				.split(' ')
				.map((metric) => fieldName(session, `metric:${metric}`))
				.join(m.templates_join());
		case 'clusters':
			return option === 'auto' ? m.goals_option_auto() : m.goals_option_clusters({ count: option });
	}
}

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
};
