import { formatNumber, formatPercent } from './format.ts';
import { m } from './messages/compiled/messages.js';
import type { Locale } from './index.ts';
import { nameBefore } from './spaced.ts';

/** Why a customer has its owner, as a plan of territories gives it. */
export interface AssignmentValue {
	readonly code: string;
	readonly rule?: number;
	readonly shared?: boolean;
	readonly km?: number;
	readonly nearest?: number;
	readonly furtherKm?: number;
	readonly share?: number;
	readonly why?: string;
}

/** What the parts of a plan are called. */
export interface AssignmentNames {
	readonly locale: Locale;
	readonly territory: (position: number) => string;
	readonly rule: (position: number) => {
		readonly number: number;
		readonly name: string;
		readonly condition: string;
	};
	/** What stands in the cell of the customer. */
	readonly cell: () => string;
}

/** One sentence that says why a customer has its owner. */
export function assignmentText(reason: AssignmentValue, names: AssignmentNames): string {
	const { rule = -1, nearest = -1 } = reason;
	const options = { locale: names.locale };
	const args = rule >= 0 ? names.rule(rule) : null;
	const km = (value: number | undefined) => formatNumber(value ?? null, { decimals: 0 });
	const nearer = () => ({
		name: nameBefore(names.territory(nearest), names.locale),
		km: km(reason.furtherKm),
	});
	switch (reason.code) {
		case 'rule':
			if (!args) return '';
			return (reason.shared ? m.layers_reason_ruleShared : m.layers_reason_rule)(args, options);
		case 'locked':
			return args ? m.layers_reason_lockedRule(args, options) : m.layers_reason_locked({}, options);
		case 'kept':
			if (nearest < 0) return m.layers_reason_keptNearest({ km: km(reason.km) }, options);
			return m.layers_reason_kept(nearer(), options);
		case 'nearest':
			return m.layers_reason_nearest({ km: km(reason.km) }, options);
		case 'full':
			return m.layers_reason_full(
				{ ...nearer(), share: formatPercent(reason.share ?? null, { decimals: 0 }) },
				options,
			);
		case 'even':
			return m.layers_reason_even(nearer(), options);
		case 'hand':
			return args ? m.layers_reason_handRule(args, options) : m.layers_reason_hand({}, options);
		case 'unplaced':
			return m.layers_reason_unplaced({}, options);
		default:
			return nobodyText(reason, names);
	}
}

function nobodyText({ why }: AssignmentValue, names: AssignmentNames): string {
	const options = { locale: names.locale };
	if (why === 'name') return m.layers_reason_nobodyName({ text: names.cell() }, options);
	return why === 'place' ? m.layers_reason_nobodyPlace({}, options) : m.layers_reason_nobodyOpen({}, options);
}
