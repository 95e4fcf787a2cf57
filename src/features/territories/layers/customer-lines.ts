import { besideColumn, type PlanRule, type TerritoryPlan } from '#src/core/model/index.ts';
import { cellAt, findColumn, keyText } from '#src/core/table/index.ts';
import { REASON_CODES, type ReasonCode } from '#src/core/territory/reasons/index.ts';
import type { PlanView } from '#src/features/territories/plan-view.svelte.ts';
import { m } from '#src/i18n/index.ts';
import { doubledIn } from './proof.ts';

/** One customer of a plan; what is said of it is worked out when it is shown. */
export interface CustomerLine {
	readonly row: number;
	readonly amount: number;
}

/** Customers of a plan that a filter lets through, those with most money first. */
export function customerLines(view: PlanView, plan: TerritoryPlan): readonly CustomerLine[] {
	const { listed, figures, state } = view;
	const passes = filterOf(view, plan);
	const beside = state.besideIn(plan);
	const lines: CustomerLine[] = [];
	figures?.owner.forEach((own, row) => {
		if (listed.territory !== null && own !== listed.territory && beside?.[row] !== listed.territory) return;
		if (passes(row)) lines.push({ row, amount: state.value[row] ?? 0 });
	});
	return lines.sort((a, b) => b.amount - a.amount || a.row - b.row);
}

/** What a filter is called, with those that say something in this plan. */
export function listFilters(
	plan: TerritoryPlan,
): readonly { readonly value: string; readonly label: string }[] {
	return [
		{ value: '', label: m.layers_list_all() },
		{ value: 'double', label: m.layers_list_double() },
		...REASON_CODES.map((code) => ({ value: code, label: kindName(code) })),
		...(plan.rules ?? []).map(({ name }, i) => ({
			value: `rule:${i}`,
			label: m.layers_list_rule({ number: i + 1, name }),
		})),
		...(plan.rules?.length ? [{ value: 'conflict', label: m.layers_list_conflict() }] : []),
	];
}

function filterOf(view: PlanView, plan: TerritoryPlan): (row: number) => boolean {
	const { listed, locked, reasons, state } = view;
	const { filter } = listed;
	if (filter === '') return () => true;
	if (filter === 'locked') return (row) => locked[row] === 1;
	if (filter === 'double') {
		const rows = doubledIn(view);
		return (row) => rows.has(row);
	}
	const { own, beside } = state.ruled(plan);
	if (filter === 'conflict')
		return (row) => (own.rivalOf[row] ?? -1) >= 0 || (beside?.rivalOf[row] ?? -1) >= 0;
	if (filter.startsWith('rule:')) {
		const rule = Number(filter.slice(5));
		return (row) => own.ruleOf[row] === rule || beside?.ruleOf[row] === rule;
	}
	const codes = reasons?.codes() ?? new Uint8Array();
	const wanted = REASON_CODES.findIndex((code) => code === filter);
	return (row) => codes[row] === wanted;
}

/** What a reason is called. */
export function kindName(code: ReasonCode): string {
	const names: Readonly<Record<ReasonCode, () => string>> = {
		rule: m.layers_kind_rule,
		locked: m.layers_kind_locked,
		kept: m.layers_kind_kept,
		nearest: m.layers_kind_nearest,
		full: m.layers_kind_full,
		even: m.layers_kind_even,
		hand: m.layers_kind_hand,
		unplaced: m.layers_kind_unplaced,
		nobody: m.layers_kind_nobody,
	};
	return names[code]();
}

/** Second owner of a customer; null where the plan has no column of them. */
export function besideOf({ state }: PlanView, plan: TerritoryPlan): ((row: number) => string) | null {
	const column = state.customers && findColumn(state.customers, besideColumn(plan));
	return column ? (row) => keyText(cellAt(column, row)) ?? '' : null;
}

/** The rule that contradicts the one that decides for a customer; the empty string where none does. */
export function rivalText({ state }: PlanView, plan: TerritoryPlan, row: number): string {
	const { own, beside } = state.ruled(plan);
	const said = (position: number | undefined) => {
		const rule: PlanRule | undefined = plan.rules?.[position ?? -1];
		return rule
			? [
					m.layers_list_rival({
						...{ number: (position ?? 0) + 1, name: rule.name },
						territories: rule.territories.join(m.territories_measure_join()),
					}),
				]
			: [];
	};
	return [...said(own.rivalOf[row]), ...said(beside?.rivalOf[row])].join(m.layers_list_join());
}
