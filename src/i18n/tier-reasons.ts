import type { SpokenValue } from './class-names.ts';
import { formatCut, formatInteger } from './format.ts';
import { m } from './messages/compiled/messages.js';
import type { ReasonFormats } from './reasons.ts';

type Args = SpokenValue['args'];

/** Sentences of reasons under tiers that take no total. */
export const TIER_REASONS: Readonly<Record<string, (args: Args, formats: ReasonFormats) => string>> = {
	tierPlace: (args, formats) => m.tiers_reason_place(placed(args, formats), formats),
	tierPlaceLast: (args, formats) => m.tiers_reason_placeLast(placed(args, formats), formats),
	tierValue: (args, formats) => m.tiers_reason_value(valued(args, formats), formats),
	tierValueLast: (args, formats) => m.tiers_reason_valueLast(valued(args, formats), formats),
	tierValueLow: (args, formats) => m.tiers_reason_valueLow(valued(args, formats), formats),
	tierValueLastLow: (args, formats) => m.tiers_reason_valueLastLow(valued(args, formats), formats),
	tierReach: (args, formats) => m.tiers_reason_reach(named(args, formats), formats),
	tierReachLow: (args, formats) => m.tiers_reason_reachLow(named(args, formats), formats),
	tierLeave: (args, formats) => m.reasons_tier_fall(named(args, formats), formats),
	tierLeaveLow: (args, formats) => m.tiers_reason_leaveLow(named(args, formats), formats),
};

function named(args: Args, formats: ReasonFormats) {
	const measure = String(args['measure']);
	return {
		measure: formats.measure(measure),
		value: formats.value(measure, Number(args['value'])),
		class: formats.className(String(args['class'])),
	};
}

function placed(args: Args, formats: ReasonFormats) {
	const ranked = Number(args['ranked']);
	const say = ranked === 1 ? m.reasons_unit_customer : m.reasons_unit_customers;
	return {
		...named(args, formats),
		rank: formatInteger(Number(args['rank'])),
		ranked: say({ count: formatInteger(ranked) }, formats),
		cut: formatCut(Number(args['cut'])),
	};
}

function valued(args: Args, formats: ReasonFormats) {
	return { ...named(args, formats), cut: formats.value(String(args['measure']), Number(args['cut'])) };
}
