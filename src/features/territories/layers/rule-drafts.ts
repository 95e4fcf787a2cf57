import {
	columnWithRole,
	planColumns,
	RULE_BASES,
	type Condition,
	type PlanRule,
	type RuleBasis,
	type TerritoryPlan,
} from '#src/core/model/index.ts';
import { distinctValues, findColumn, isTextColumn, type Column } from '#src/core/table/index.ts';
import { freshId } from '#src/features/conditions/edits.ts';
import { fieldOptions, startingTest } from '#src/features/conditions/fields.ts';
import type { PlanView } from '#src/features/territories/plan-view.svelte.ts';
import { m } from '#src/i18n/index.ts';

/** What a rule goes by, in words. */
export function basisName(basis: RuleBasis): string {
	const names = {
		account: m.layers_basis_account,
		industry: m.layers_basis_industry,
		size: m.layers_basis_size,
		need: m.layers_basis_need,
		geography: m.layers_basis_geography,
	};
	return names[basis]();
}

/** A rule to begin with: the usual column of its basis, and the customers of the chosen cities as named accounts. */
export function newRule(view: PlanView, plan: TerritoryPlan, basis: RuleBasis): PlanRule {
	const column = columnFor(view, plan, basis);
	const test = column && startingTest(column);
	const named = column && basis === 'account' ? namesAt(view, column) : [];
	const when: Condition = {
		kind: 'all',
		of: test ? [named.length > 0 ? { ...test, is: { op: 'in', values: named } } : test] : [],
	};
	return { id: freshId('rule', plan.rules ?? []), name: basisName(basis), basis, when, territories: [] };
}

/** Rules with one more, after the last of its basis or of an earlier one. */
export function withNew(rules: readonly PlanRule[], rule: PlanRule): readonly PlanRule[] {
	const rank = (each: PlanRule) => RULE_BASES.indexOf(each.basis);
	const last = rules.findLastIndex((each) => rank(each) <= rank(rule));
	return rules.toSpliced(last + 1, 0, rule);
}

function columnFor(view: PlanView, plan: TerritoryPlan, basis: RuleBasis): Column | undefined {
	const { customers } = view.session.sheets;
	if (!customers) return undefined;
	const project = view.session.open.current;
	const byId = (id: string) => findColumn(customers, id);
	const first = () => {
		const [option] = fieldOptions(view.session, planColumns(plan));
		return option && byId(option.value);
	};
	switch (basis) {
		case 'account':
			return accountColumn(view) ?? first();
		case 'industry':
			return columnWithRole(project, customers, 'customer.industry') ?? first();
		case 'size':
			return byId('metric:amount') ?? columnWithRole(project, customers, 'customer.size') ?? first();
		case 'need':
			return customers.columns.find(({ id }) => id.startsWith('class:')) ?? first();
		case 'geography':
			return byId('region:province') ?? first();
	}
}

/** What customers are named by: their names where each is the only one of its name, else their keys. */
function accountColumn({ session }: PlanView): Column | undefined {
	const { customers } = session.sheets;
	if (!customers) return undefined;
	const project = session.open.current;
	const texts = (['customer.name', 'customer.id'] as const).flatMap((role) => {
		const column = columnWithRole(project, customers, role);
		return column && isTextColumn(column) ? [column] : [];
	});
	const isSingle = (column: Column) => distinctValues(column, null).counts.every((count) => count < 2);
	return texts.find(isSingle) ?? texts.at(-1);
}

function namesAt({ session, board }: PlanView, column: Column): readonly string[] {
	return [...new Set(board.picked.map((row) => session.display.cell(column, row)))].filter(
		(name) => name !== '',
	);
}
