import {
	columnWithRole,
	type PlanCriterion,
	type PlanMeasure,
	type TerritoryPlan,
} from '#src/core/model/index.ts';
import { m } from '#src/i18n/index.ts';
import type { Session } from '#src/state/session.svelte.ts';
import type { Territories } from '#src/state/territories/territories.svelte.ts';

/** Band of a new plan: the usual tolerance for sales territories. */
export const USUAL_BAND = 0.1;
/** Seed of a new plan: any number would do, the same one gives the same plan. */
const USUAL_SEED = 20_260_630;

/** What can be shared: customers, sales and, where a column says it, potential. */
export function planMeasures(session: Session): readonly PlanMeasure[] {
	const project = session.open.current;
	const { customers } = session.sheets;
	const potential = customers && columnWithRole(project, customers, 'customer.potential');
	return [
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

/** A new plan for the reps of today, with any number of moves. */
export async function newPlan(session: Session, state: Territories): Promise<TerritoryPlan> {
	const id = crypto.randomUUID().slice(0, 8);
	return {
		id,
		name: nameAfter(state.plans.map(({ name }) => name)),
		column: `plan-${id}`,
		territories: await state.startingTerritories(),
		criteria: usualCriteria(session),
		budget: 1,
		seed: USUAL_SEED,
	};
}

/** “Plan A”, “Plan B” …, the first that no plan has. */
function nameAfter(names: readonly string[]): string {
	for (let i = 0; ; i++) {
		const letter = i < 26 ? String.fromCodePoint(65 + i) : String(i + 1);
		const name = m.territories_planName({ letter });
		if (!names.includes(name)) return name;
	}
}
