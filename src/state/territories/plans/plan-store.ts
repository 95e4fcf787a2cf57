import type { Change, Json, TerritoryPlan } from '#src/core/model/index.ts';
import type { Session } from '#src/state/session.svelte.ts';

/** Plans of the project as they are stored. */
export function plansOf({ open }: Session): readonly TerritoryPlan[] {
	return open.current.recipe.plans ?? [];
}

/** A plan as it is stored now: who has been looking at it for a while may hold an older one. */
export function storedPlan(session: Session, id: string): TerritoryPlan | undefined {
	return plansOf(session).find((each) => each.id === id);
}

/** A plan as a search has made it: stopped after so many rounds, or run to its end. */
export function asMade({ stopped: _, byHand: __, ...plan }: TerritoryPlan, rounds?: number): TerritoryPlan {
	return rounds === undefined ? plan : { ...plan, stopped: rounds };
}

/** Other plans, with what that does to their columns, as one step. */
export function storePlans(
	{ open }: Session,
	plans: readonly TerritoryPlan[],
	step: { readonly code: string; readonly name: string },
	changes: readonly Change[] = [],
): void {
	const before = open.current.recipe.plans as unknown as Json | undefined;
	const recipe: Change = { kind: 'setRecipe', path: ['plans'], before, after: plans as unknown as Json };
	const { code, name } = step;
	open.apply({ kind: 'batch', changes: [...changes, recipe] }, { code, args: { name } });
}
