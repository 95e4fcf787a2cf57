import { besideColumn, columnWithRole, tableOfKind, type TerritoryPlan } from '#src/core/model/index.ts';
import { distinctValues, findColumn, isTextColumn, type Column } from '#src/core/table/index.ts';
import type { Session } from '../session.svelte.ts';

/** What stands in the place of a plan for the owners of today. */
export const TODAY = 'today';

/** Divisions of the customers by which lists for reps can be made: today (null) where owners are known, then the plans. */
export function handoutChoices(session: Session): readonly (TerritoryPlan | null)[] {
	return [...(ownersOf(session) ? [null] : []), ...(session.open.current.recipe.plans ?? [])];
}

/** How many lists there are for reps of a plan, or of today: one for the customers of each, one for those it has as second owner. */
export function listCount(session: Session, plan: TerritoryPlan | null): number {
	const customers = tableOfKind(session.open.current, 'customers');
	if (!plan) return namesIn(ownersOf(session)).length;
	const known = new Set<string | number>(plan.territories.map(({ name }) => name));
	return [plan.column, besideColumn(plan)]
		.flatMap((id) => namesIn(customers && findColumn(customers, id)))
		.filter((name) => known.has(name)).length;
}

function namesIn(column: Column | null | undefined): readonly (string | number)[] {
	return column && isTextColumn(column) ? distinctValues(column, null).values : [];
}

function ownersOf(session: Session): Column | null {
	const project = session.open.current;
	const customers = tableOfKind(project, 'customers');
	const column = customers && columnWithRole(project, customers, 'customer.owner');
	return column && isTextColumn(column) ? column : null;
}
