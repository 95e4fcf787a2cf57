import type { Locale } from './index.ts';
import { m } from './messages/compiled/messages.js';

type Say = (args: Record<string, never>, options: { locale: Locale }) => string;

const ACTIONS: Readonly<Record<string, Say>> = {
	importantValue: m.rfm_action_importantValue,
	importantDevelop: m.rfm_action_importantDevelop,
	importantKeep: m.rfm_action_importantKeep,
	importantRetain: m.rfm_action_importantRetain,
	generalValue: m.rfm_action_generalValue,
	generalDevelop: m.rfm_action_generalDevelop,
	generalKeep: m.rfm_action_generalKeep,
	generalRetain: m.rfm_action_generalRetain,
	champions: m.rfm_action_champions,
	loyal: m.rfm_action_loyal,
	potentialLoyalists: m.rfm_action_potentialLoyalists,
	newCustomers: m.rfm_action_newCustomers,
	promising: m.rfm_action_promising,
	needAttention: m.rfm_action_needAttention,
	aboutToSleep: m.rfm_action_aboutToSleep,
	atRisk: m.rfm_action_atRisk,
	cannotLose: m.rfm_action_cannotLose,
	hibernating: m.rfm_action_hibernating,
	lost: m.rfm_action_lost,
	platinum: m.rfm_action_platinum,
	gold: m.rfm_action_gold,
	silver: m.rfm_action_silver,
	bronze: m.rfm_action_bronze,
	tierA: m.rfm_action_tierA,
	tierB: m.rfm_action_tierB,
	noOrders: m.rfm_action_noOrders,
	lapsed: m.rfm_action_lapsed,
	notScored: m.rfm_action_missing,
	refunded: m.rfm_action_refunded,
	missingValue: m.rfm_action_missing,
	notClustered: m.rfm_action_missing,
	unclassified: m.rfm_action_unclassified,
};

/** What sets a class apart from the average customer, as far as it is known. */
export interface ActionTraits {
	/** Its customers bring more than the average; null = not known. */
	readonly isLarge: boolean | null;
	/** Their last order lies longer ago than the average. */
	readonly isStale: boolean | null;
}

/** What is usually done with the customers of a class: by its id where that says it, else by its money and recency. */
export function recommendedAction(classId: string, traits: ActionTraits, locale: Locale): string {
	const options = { locale };
	if (Object.hasOwn(ACTIONS, classId)) return ACTIONS[classId]?.({}, options) ?? '';
	if (/^tier[C-Z]$/.test(classId)) return m.rfm_action_tierC({}, options);
	if (traits.isLarge)
		return traits.isStale ? m.rfm_action_winBack({}, options) : m.rfm_action_keep({}, options);
	return traits.isStale ? m.rfm_action_light({}, options) : m.rfm_action_grow({}, options);
}
