import type { RoleId } from '#src/core/model/index.ts';
import { tiers } from './behaviour.ts';
import {
	whereAll,
	bandRules,
	numberNeeds,
	ruleDraft,
	template,
	UNKNOWN,
	unknownRules,
	usual,
} from './drafts.ts';
import { bandLimits } from './rounding.ts';
import { highAndLow, sideNeeds } from './sides.ts';
import { columnNamed, columnOfRole, hasMetric, numbersOf, type TemplateSource } from './source.ts';
import type { Need, RuleDraft, Template } from './types.ts';

const HIGH = usual('potentialHigh', 1);
const LOW = usual('potentialLow', 5);
const WALLET = [usual('walletSmall', 2), usual('walletMiddle', 9), usual('walletLarge', 1)];
const LARGE = usual('headroomLarge', 1);
const SMALL = usual('headroomSmall', 5);
const NEGATIVE = usual('headroomNegative', 2);
const CAPACITY = [
	usual('ableWilling', 1),
	usual('ableUnwilling', 2),
	usual('unableWilling', 7),
	usual('unableUnwilling', 10),
	UNKNOWN,
];

/** What could be sold: potential, share of wallet, headroom, capacity and willingness. Unknown is unknown, never zero. */
export function potentialTemplates(source: TemplateSource): Template[] {
	return [
		levelTemplate(source),
		tiers(source, 'potentialTiers', 'potential', 'customer.potential'),
		walletTemplate(source),
		headroomTemplate(source),
		capacityTemplate(source),
	];
}

function roleNeeds(source: TemplateSource, role: RoleId): readonly Need[] {
	const column = columnOfRole(source, role);
	return column ? numberNeeds(source, column.id) : [{ kind: 'role', anyOf: [role] }];
}

function idOf(source: TemplateSource, role: RoleId): string {
	return columnOfRole(source, role)?.id ?? '';
}

function existing(...ids: readonly string[]): readonly string[] {
	return ids.filter((id) => id !== '');
}

/** The median, rounded: half of the customers with a known value lie above it. */
function middle(source: TemplateSource, field: string): number {
	return bandLimits(numbersOf(source, field), 'quantile', 2)[0] ?? 0;
}

function levelTemplate(source: TemplateSource): Template {
	const field = idOf(source, 'customer.potential');
	return template(
		'potentialLevel',
		'potential',
		existing(field),
		roleNeeds(source, 'customer.potential'),
		() => ({
			classes: [HIGH, LOW, UNKNOWN],
			draft: () =>
				ruleDraft(
					[HIGH, LOW, UNKNOWN],
					[...unknownRules(source, field), ...bandRules(field, [middle(source, field)], [LOW, HIGH])],
				),
		}),
	);
}

/** Shares are written as 0…1 or as 0…100. */
function percentFactor(source: TemplateSource, field: string): number {
	return numbersOf(source, field).some((share) => share > 1.5) ? 100 : 1;
}

function walletTemplate(source: TemplateSource): Template {
	const field = idOf(source, 'customer.shareOfWallet');
	const classes = [...WALLET.toReversed(), UNKNOWN];
	return template(
		'shareOfWallet',
		'potential',
		existing(field),
		roleNeeds(source, 'customer.shareOfWallet'),
		() => ({
			classes,
			draft: () => {
				const factor = percentFactor(source, field);
				const limits = [0.2 * factor, 0.5 * factor];
				return ruleDraft(classes, [...unknownRules(source, field), ...bandRules(field, limits, WALLET)]);
			},
		}),
	);
}

/** What is left to win in a year; negative is said, and half of the positive ones are large. */
function headroomTemplate(source: TemplateSource): Template {
	const field = 'metric:headroom';
	return template('headroom', 'potential', [field], headroomNeeds(source), () => {
		const values = numbersOf(source, field);
		const isEverNegative = values.some((value) => value < 0);
		const half = bandLimits(
			values.filter((value) => value > 0),
			'quantile',
			2,
		);
		const bands = [...(isEverNegative ? [NEGATIVE] : []), SMALL, ...(half.length > 0 ? [LARGE] : [])];
		const limits = [...(isEverNegative ? [0] : []), ...half];
		const classes = [...bands.toReversed(), UNKNOWN];
		return {
			classes,
			draft: (): RuleDraft =>
				ruleDraft(classes, [...unknownRules(source, field), ...bandRules(field, limits, bands)]),
		};
	});
}

/** A potential, or a share of wallet together with sales. */
function headroomNeeds(source: TemplateSource): readonly Need[] {
	const field = 'metric:headroom';
	if (hasMetric(source, 'headroom')) return numberNeeds(source, field);
	const roles = ['customer.potential', 'customer.shareOfWallet'] as const;
	const estimate = columnOfRole(source, ...roles);
	if (!estimate) return [{ kind: 'role', anyOf: roles }];
	const lacking = numberNeeds(source, estimate.id, 1);
	return lacking.length > 0 ? lacking : [{ kind: 'metric', metric: 'yearAmount' }];
}

/** Capacity by a column named so, else by the limit of credit or by revenue; willingness by a column named so only. */
function capacityTemplate(source: TemplateSource): Template {
	const capacity =
		columnNamed(source, 'capacity') ?? columnOfRole(source, 'customer.creditLimit', 'customer.revenue');
	const willingness = columnNamed(source, 'willingness');
	const needs: readonly Need[] = [
		...(capacity ? sideNeeds(source, capacity) : [{ kind: 'named', word: 'capacity' } as const]),
		...(willingness ? sideNeeds(source, willingness) : [{ kind: 'named', word: 'willingness' } as const]),
	];
	return template(
		'capacityWillingness',
		'potential',
		existing(capacity?.id ?? '', willingness?.id ?? ''),
		needs,
		() => ({
			classes: CAPACITY,
			draft: () => {
				const able = capacity && highAndLow(source, capacity);
				const willing = willingness && highAndLow(source, willingness);
				if (!able || !willing) return ruleDraft([UNKNOWN], []);
				return ruleDraft(CAPACITY, [
					['ableWilling', whereAll(able.high, willing.high)],
					['ableUnwilling', whereAll(able.high, willing.low)],
					['unableWilling', whereAll(able.low, willing.high)],
					['unableUnwilling', whereAll(able.low, willing.low)],
				]);
			},
		}),
	);
}
