import { columnWithRole, tableOfKind, type TerritoryPlan } from '#src/core/model/index.ts';
import { distinctValues, findColumn, isTextColumn, type Column } from '#src/core/table/index.ts';
import type { Session } from '../session.svelte.ts';

/** What stands in the place of a plan for the owners of today. */
export const TODAY = 'today';

/** Divisions of the customers by which lists for reps can be made: today (null) where owners are known, then the plans. */
export function handoutChoices(session: Session): readonly (TerritoryPlan | null)[] {
	return [...(ownersOf(session) ? [null] : []), ...(session.open.current.recipe.plans ?? [])];
}

/** How many reps of a plan, or of today, have customers: each of them gets a list. */
export function repCount(session: Session, plan: TerritoryPlan | null): number {
	const customers = tableOfKind(session.open.current, 'customers');
	const owners = plan ? customers && findColumn(customers, plan.column) : ownersOf(session);
	if (!owners || !isTextColumn(owners)) return 0;
	const { values } = distinctValues(owners, null);
	if (!plan) return values.length;
	const names = new Set(values);
	return plan.territories.filter(({ name }) => names.has(name)).length;
}

function ownersOf(session: Session): Column | null {
	const project = session.open.current;
	const customers = tableOfKind(project, 'customers');
	const column = customers && columnWithRole(project, customers, 'customer.owner');
	return column && isTextColumn(column) ? column : null;
}
