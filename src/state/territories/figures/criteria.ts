import { columnWithRole, type PlanCriterion, type PlanMeasure } from '#src/core/model/index.ts';
import type { Session } from '#src/state/session.svelte.ts';

/** Band of a new plan: the usual tolerance for sales territories. */
export const USUAL_BAND = 0.1;

/** What can be shared: hours of work where someone has said what customers take, potential where a column says it, sales, customers. */
export function planMeasures(session: Session): readonly PlanMeasure[] {
	const project = session.open.current;
	const { customers } = session.sheets;
	const potential = customers && columnWithRole(project, customers, 'customer.potential');
	return [
		...(project.recipe.workload ? [{ kind: 'workload' as const }] : []),
		...(potential ? [{ kind: 'column' as const, column: potential.id }] : []),
		...(session.analysis.hasMoney ? [{ kind: 'metric' as const, metric: 'amount' as const }] : []),
		{ kind: 'customers' },
	];
}

/** What a new plan shares: the first of what can be shared. */
export function usualCriteria(session: Session): readonly PlanCriterion[] {
	const [measure = { kind: 'customers' as const }] = planMeasures(session);
	return [{ measure, below: USUAL_BAND, above: USUAL_BAND }];
}
