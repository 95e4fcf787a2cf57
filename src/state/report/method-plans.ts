import type { PlanMeasure, PlanRule, TerritoryPlan } from '#src/core/model/index.ts';
import { fieldOf } from '#src/core/segment/rules/fields.ts';
import { findColumn, type Table } from '#src/core/table/index.ts';
import { treeOf } from '#src/core/territory/hierarchy/index.ts';
import { ruledCustomers, type RuleFate } from '#src/core/territory/layers/index.ts';
import { conditionText } from '#src/i18n/conditions.ts';
import { formatInteger, formatPercent, m } from '#src/i18n/index.ts';
import type { MethodSection, MethodValue } from '#src/io/project-file/index.ts';
import type { Display } from '../tables/display.svelte.ts';
import type { Session } from '../session.svelte.ts';
import { lockedRows } from '../territories/plans/plan-columns.ts';
import { unitsName } from '../territories/plans/units-name.ts';

type Row = MethodValue[];

/** What each plan of territories keeps to: bands, budget, rules with what they decide, locks, levels. */
export function planSections(session: Session, display: Display): MethodSection[] {
	const { customers } = session.sheets;
	const plans = session.open.current.recipe.plans ?? [];
	if (!customers) return [];
	const options = { locale: display.locale };
	return plans.map((plan) => ({
		title: m.layers_method({ name: plan.name }, options),
		note: m.layers_method_note({}, options),
		rows: [
			...limitRows(plan, session, display),
			...ruleRows(plan, customers, display),
			...levelRows(plan, display),
		],
	}));
}

function limitRows(plan: TerritoryPlan, session: Session, display: Display): readonly Row[] {
	const options = { locale: display.locale };
	const percent = (share: number) => formatPercent(share, { decimals: 0 });
	const bands = plan.criteria.map(({ measure, below, above }): Row => [
		m.layers_constraints_band({}, options),
		m.layers_constraints_bandValue(
			{
				measure: measureName(measure, display),
				...{ from: percent(1 - below), to: percent(1 + above) },
			},
			options,
		),
		m.layers_constraints_bandHelp({}, options),
	]);
	const budget =
		plan.budget < 1
			? m.layers_constraints_budgetValue({ share: percent(plan.budget) }, options)
			: m.layers_constraints_any({}, options);
	const units = unitsName(plan.areas, session.open.current.recipe.boundaries, display.locale);
	const reach = plan.areas?.bridges ? m.board_units_bridges({}, options) : '';
	return [
		[m.board_units({}, options), units, reach],
		...bands,
		[m.layers_constraints_budget({}, options), budget],
		[m.layers_constraints_seed({}, options), plan.seed, m.layers_constraints_seedHelp({}, options)],
		...(plan.stopped
			? [
					[
						m.making_search({}, options),
						m.making_stopped({ rounds: formatInteger(plan.stopped) }, options),
						m.making_stopped_help({}, options),
					],
				]
			: []),
	];
}

function measureName(measure: PlanMeasure, display: Display): string {
	const options = { locale: display.locale };
	if (measure.kind === 'customers') return m.territories_customers({}, options);
	if (measure.kind === 'workload') return display.hours(measure, m.workload_measure({}, options));
	return display.measure(measure);
}

function ruleRows(plan: TerritoryPlan, customers: Table, display: Display): readonly Row[] {
	const options = { locale: display.locale };
	const source = (id: string) => {
		const column = findColumn(customers, id);
		return column && fieldOf(column);
	};
	const { fates, own } = ruledCustomers(plan, source, customers.rowCount);
	const byPlace = own.ruleOf.reduce((sum, rule) => sum + (rule < 0 ? 1 : 0), 0);
	const locked = lockedRows(customers, plan).reduce((sum, each) => sum + each, 0);
	return [
		...(plan.rules ?? []).map((rule, i): Row => [
			m.layers_method_rule({ number: i + 1, name: rule.name }, options),
			{ value: fates[i]?.decides ?? 0, kind: 'count' },
			ruleText(rule, fates[i], display),
		]),
		[m.layers_rules_geography({}, options), { value: byPlace, kind: 'count' }],
		[m.layers_rules_locked({}, options), { value: locked, kind: 'count' }, m.layers_locks_help({}, options)],
	];
}

function ruleText(rule: PlanRule, fate: RuleFate | undefined, display: Display): string {
	const options = { locale: display.locale };
	const faults = {
		column: m.layers_fault_column,
		type: m.layers_fault_type,
		territory: m.layers_fault_territory,
	};
	const said = m.layers_rule_to(
		{
			condition: conditionText(rule.when, display.formats()),
			territories: rule.territories.join(m.territories_measure_join({}, options)),
		},
		options,
	);
	return [
		said,
		...(rule.beside ? [m.layers_rule_isBeside({}, options)] : []),
		...(rule.off ? [m.layers_rule_isOff({}, options)] : []),
		...(fate?.fault ? [faults[fate.fault]({}, options)] : []),
	].join(m.territories_reason_join({}, options));
}

function levelRows(plan: TerritoryPlan, { locale }: Display): readonly Row[] {
	const options = { locale };
	return treeOf(plan).flatMap(({ group, level, members }): Row[] => {
		if (!group) return [];
		const names = members.map((position) => plan.territories[position]?.name ?? '');
		return [
			[
				m.layers_method_group({ level, name: group.name }, options),
				group.manager === null ? null : m.layers_method_manager({ name: group.manager }, options),
				names.join(m.territories_measure_join({}, options)),
			],
		];
	});
}
