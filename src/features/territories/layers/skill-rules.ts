import Sparkles from '@lucide/svelte/icons/sparkles';
import { columnWithRole, type PlanRule, type TerritoryPlan } from '#src/core/model/index.ts';
import { testsOf } from '#src/core/segment/rules/fields.ts';
import { distinctValues, isTextColumn } from '#src/core/table/index.ts';
import { freshId } from '#src/features/conditions/edits.ts';
import type { PlanView } from '#src/features/territories/plan-view.svelte.ts';
import { formatInteger, m } from '#src/i18n/index.ts';
import type { MenuItem } from '#src/ui/index.ts';

/** A rule that skills speak for, and what it comes from. */
export interface SkillRule {
	readonly rule: PlanRule;
	/** The industry, as the customers have it. */
	readonly skill: string;
	/** Who has the skill and a territory of the plan. */
	readonly people: readonly string[];
	readonly customers: number;
}

/**
 * Rules that skills of reps suggest: customers of an industry that is called like a skill go to those who have it, most
 * customers first. A skill that all have decides nothing; an industry that a rule of the plan asks for already is passed over.
 */
export function skillRules({ session, state }: PlanView, plan: TerritoryPlan): readonly SkillRule[] {
	const { customers } = session.sheets;
	const industry = customers && columnWithRole(session.open.current, customers, 'customer.industry');
	if (!industry || !isTextColumn(industry)) return [];
	const territoryOf = new Map(
		plan.territories
			.filter(({ byRulesOnly }) => !byRulesOnly)
			.map(({ name, today }) => [today ?? name, name]),
	);
	const skilled = new Map<string, string[]>();
	for (const { name, skills } of state.reps ?? []) {
		const territory = territoryOf.get(name);
		if (territory === undefined) continue;
		for (const skill of new Set(skills.map(plain)))
			skilled.set(skill, [...(skilled.get(skill) ?? []), territory]);
	}
	const tests = (plan.rules ?? []).flatMap(({ when }) => testsOf(when));
	const asked = tests.flatMap(({ field, is }) => (field === industry.id && is.op === 'in' ? is.values : []));
	const id = freshId('rule', plan.rules ?? []);
	const { values, counts } = distinctValues(industry, null);
	return values
		.flatMap((value, i): SkillRule[] => {
			const skill = String(value);
			const people = skilled.get(plain(skill)) ?? [];
			if (people.length === 0 || people.length === territoryOf.size || asked.includes(skill)) return [];
			const is = { op: 'in' as const, values: [skill] };
			const when = { kind: 'all' as const, of: [{ kind: 'test' as const, field: industry.id, is }] };
			const rule = { id, name: skill, basis: 'industry' as const, when, territories: people };
			return [{ rule, skill, people, customers: counts[i] ?? 0 }];
		})
		.sort((a, b) => b.customers - a.customers || (a.skill < b.skill ? -1 : 1));
}

/** The rules as proposals, each with its reason; one that is chosen is shown before it becomes a rule. */
export function skillMenu(found: readonly SkillRule[], onchoose: (rule: PlanRule) => void): MenuItem {
	return {
		kind: 'submenu',
		label: m.layers_skills(),
		icon: Sparkles,
		disabled: found.length === 0,
		hint: found.length === 0 ? m.layers_skill_none() : undefined,
		items: found.map(({ rule, skill, people, customers }) => {
			const [names, count] = [people.join(m.territories_measure_join()), formatInteger(customers)];
			const short =
				people.length > MOST ? m.layers_skill_people({ count: formatInteger(people.length) }) : names;
			return {
				label: m.layers_skill_rule({ skill, people: short }),
				hint: m.layers_skill_why({ count }),
				onselect: () => onchoose(rule),
			};
		}),
	};
}

/** More names than this are counted. */
const MOST = 3;

/** Full and half width, large and small letters and spaces around make no other skill. */
function plain(text: string): string {
	return text.normalize('NFKC').trim().toLowerCase();
}
