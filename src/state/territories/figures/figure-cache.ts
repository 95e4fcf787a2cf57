import { besideColumn, type PlanCriterion, type TerritoryPlan } from '#src/core/model/index.ts';
import type { Plane } from '#src/core/territory/plan/index.ts';
import { findColumn } from '#src/core/table/index.ts';
import { planFigures, type PlanFigures } from './plan-figures.ts';
import type { Territories } from '../territories.svelte.ts';

/** Figures of plans, each computed again only when something that it rests on is another: an edit of one plan costs one plan. */
export class FigureCache {
	readonly #state: Territories;
	readonly #known = new Map<string, { readonly inputs: readonly unknown[]; readonly figures: PlanFigures }>();

	constructor(state: Territories) {
		this.#state = state;
	}

	/** Figures of a plan, or of today, by some criteria. */
	of(plane: Plane, plan: TerritoryPlan | null, criteria: readonly PlanCriterion[]): PlanFigures {
		const { customers, owners, value } = this.#state;
		const bases = JSON.stringify(this.#state.basesIn(plan));
		const key = `${plan?.id ?? ''} ${JSON.stringify(criteria)}`;
		const own = plan && customers && findColumn(customers, plan.column);
		const beside = plan && customers && findColumn(customers, besideColumn(plan));
		const loads = criteria.map((criterion) => this.#state.values(criterion));
		const inputs = [plane, plan, bases, own, beside, owners, value, customers?.rowCount, ...loads];
		const known = this.#known.get(key);
		if (known && known.inputs.every((input, i) => input === inputs[i])) return known.figures;
		const figures = planFigures(this.#state, plane, plan, criteria);
		this.#known.set(key, { inputs, figures });
		return figures;
	}
}
