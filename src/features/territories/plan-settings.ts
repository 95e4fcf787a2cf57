import type { TerritoryPlan } from '#src/core/model/index.ts';
import { m } from '#src/i18n/index.ts';
import type { Session } from '#src/state/session.svelte.ts';
import { usualCriteria } from '#src/state/territories/figures/criteria.ts';
import type { Territories } from '#src/state/territories/territories.svelte.ts';

/** Seed of a new plan: any number would do, the same one gives the same plan. */
const USUAL_SEED = 20_260_630;

/** A new plan for the reps of today, around their bases where all are known, with any number of moves. */
export async function newPlan(session: Session, state: Territories): Promise<TerritoryPlan> {
	const id = crypto.randomUUID().slice(0, 8);
	const territories = await state.startingTerritories();
	return {
		id,
		name: nameAfter(state.plans.map(({ name }) => name)),
		column: `plan-${id}`,
		territories,
		...(territories.every(({ base }) => base !== null) && { distances: 'base' }),
		criteria: usualCriteria(session, (each) => state.values(each)),
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
