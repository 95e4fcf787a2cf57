import type { TerritoryPlan } from '#src/core/model/index.ts';
import type { CustomerGroups } from '#src/core/territory/plan/index.ts';
import type { RuledCustomers } from './rules.ts';

/**
 * Who may have the customers of each group of a plan: group 0 goes by geography, group 1 + i by rule i. Empty for rules
 * that are off or belong to the layer beside.
 */
export function allowedBy({
	territories,
	rules = [],
}: Pick<TerritoryPlan, 'rules' | 'territories'>): readonly (readonly number[])[] {
	const at = new Map(territories.map(({ name }, position) => [name, position]));
	const byPlace = territories.flatMap(({ byRulesOnly }, position) => (byRulesOnly ? [] : [position]));
	const byRule = rules.map(({ territories: names, beside, off }) =>
		beside || off ? [] : names.flatMap((name) => at.get(name) ?? []),
	);
	return [byPlace, ...byRule];
}

/** Who may have whom in the layer of the territories. */
export function ownGroups(
	plan: Pick<TerritoryPlan, 'rules' | 'territories'>,
	{ own }: RuledCustomers,
): CustomerGroups {
	return { of: Int32Array.from(own.ruleOf, (rule) => rule + 1), allowed: allowedBy(plan), byPlace: 0 };
}

/** Who may have whom beside the territories: nobody has those whom no rule takes. Null where no rule gives anybody a second owner. */
export function besideGroups({ fates, beside }: RuledCustomers): CustomerGroups | null {
	const taken = new Set(beside?.ruleOf);
	taken.delete(-1);
	if (!beside || taken.size === 0) return null;
	return {
		of: Int32Array.from(beside.ruleOf),
		byPlace: -1,
		allowed: fates.map(({ to }, rule) => (taken.has(rule) ? to : [])),
	};
}
