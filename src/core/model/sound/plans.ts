import {
	MOST_LEVELS,
	type HoursMeasure,
	type PlanCriterion,
	type PlanGroup,
	type PlannedTerritory,
	type PlanRule,
	type TerritoryPlan,
} from '#src/core/model/plans.ts';
import {
	either,
	flag,
	flaw,
	formed,
	list,
	number,
	object,
	oneOf,
	optional,
	orNull,
	record,
	text,
	where,
	whole,
	type Flaw,
} from '#src/core/check/index.ts';
import { MOST_CLASSES, MOST_CONTACTS } from './workload.ts';
import { condition, measure, repeated, testCount } from './parts.ts';

const MOST_TERRITORIES = 1000;
const MOST_CRITERIA = 10;
const MOST_RULES = 1000;
const MOST_TESTS = 10_000;
const MOST_GROUPS = 1000;

/** A plan of territories: at least one territory, names told apart, a band around at least one measure. */
export const plan = where(
	object<TerritoryPlan>({
		id: text,
		name: text,
		note: optional(text),
		// A plan writes and deletes its column: none that holds the client's data may be named here.
		column: formed<string>(/^plan-(?!.*-(?:beside|locked)$)./s),
		territories: list(
			object<PlannedTerritory>({
				name: text,
				colour: whole(1, 10),
				base: orNull(text),
				posts: number(0.001, 1000),
				today: optional(text),
				byRulesOnly: optional(flag),
				group: optional(text),
			}),
			MOST_TERRITORIES,
		),
		criteria: list(
			object<PlanCriterion>({
				measure: either(
					either(measure, object({ kind: oneOf('customers') })),
					object<HoursMeasure>({
						kind: oneOf('workload'),
						contacts: optional(record(number(0, MOST_CONTACTS), MOST_CLASSES)),
					}),
				),
				below: number(0, 1),
				above: number(0, 100),
			}),
			MOST_CRITERIA,
		),
		budget: number(0, 1),
		seed: whole(0, 4_294_967_295),
		stopped: optional(whole(1, Number.MAX_SAFE_INTEGER)),
		byHand: optional(list(whole(0, Number.MAX_SAFE_INTEGER))),
		distances: optional(oneOf('base')),
		areas: optional(
			either(
				object({ level: oneOf('own'), boundaries: text, bridges: flag }),
				object({ level: oneOf('province', 'city', 'district', 'country', 'first'), bridges: flag }),
			),
		),
		rules: optional(
			list(
				object<PlanRule>({
					id: text,
					name: text,
					basis: oneOf('account', 'industry', 'size', 'need', 'geography'),
					when: condition,
					territories: list(text, MOST_TERRITORIES),
					beside: optional(flag),
					off: optional(flag),
				}),
				MOST_RULES,
			),
		),
		groups: optional(
			list(
				object<PlanGroup>({ id: text, name: text, parent: orNull(text), manager: orNull(text) }),
				MOST_GROUPS,
			),
		),
	}),
	({ territories, criteria, rules = [], groups = [] }) => {
		if (territories.length === 0) return flaw('missing', 'territories');
		if (criteria.length === 0) return flaw('missing', 'criteria');
		const names = new Set(territories.map(({ name }) => name));
		if (names.size < territories.length) return flaw('twice', 'territories');
		return rulesFlaw(rules) ?? groupsFlaw(groups, territories);
	},
);

/** A rule may name a territory that is gone: it then says so itself. */
function rulesFlaw(rules: readonly PlanRule[]): Flaw | null {
	const tests = rules.reduce((sum, { when }) => sum + testCount(when), 0);
	if (tests > MOST_TESTS) return flaw('many', 'rules');
	const idle = rules.findIndex(({ territories }) => territories.length === 0);
	return repeated(rules, 'rules') ?? (idle >= 0 ? flaw('missing', `rules[${idle}].territories`) : null);
}

/** Groups form a tree of at most so many levels, territories included, and hold every territory that names one. */
function groupsFlaw(groups: readonly PlanGroup[], territories: readonly PlannedTerritory[]): Flaw | null {
	const twice = repeated(groups, 'groups');
	if (twice) return twice;
	const byId = new Map(groups.map((each) => [each.id, each]));
	for (const [i, group] of groups.entries()) {
		let above: PlanGroup | undefined = group;
		for (let level = 1; above && above.parent !== null; level++) {
			if (level >= MOST_LEVELS - 1) return flaw('deep', `groups[${i}].parent`);
			above = byId.get(above.parent);
		}
		if (!above) return flaw('mismatch', `groups[${i}].parent`);
	}
	const lost = territories.findIndex(({ group }) => group !== undefined && !byId.has(group));
	return lost >= 0 ? flaw('mismatch', `territories[${lost}].group`) : null;
}
