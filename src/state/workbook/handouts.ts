import { columnWithRole, tableOfKind, type TerritoryPlan } from '#src/core/model/index.ts';
import { distinctValues, isTextColumn, type Column } from '#src/core/table/index.ts';
import type { Session } from '../session.svelte.ts';

/** What stands in the place of a plan for the owners of today. */
export const TODAY = 'today';

/** Divisions of the customers by which lists for reps can be made: today (null) where owners are known, then the plans. */
export function handoutChoices(session: Session): readonly (TerritoryPlan | null)[] {
	return [...(ownersOf(session) ? [null] : []), ...(session.open.current.recipe.plans ?? [])];
}

/** How many reps a plan, or today, has. */
export function repCount(session: Session, plan: TerritoryPlan | null): number {
	if (plan) return plan.territories.length;
	const owners = ownersOf(session);
	return owners ? distinctValues(owners, null).values.length : 0;
}

function ownersOf(session: Session): Column | null {
	const project = session.open.current;
	const customers = tableOfKind(project, 'customers');
	const column = customers && columnWithRole(project, customers, 'customer.owner');
	return column && isTextColumn(column) ? column : null;
}
