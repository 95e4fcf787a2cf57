import type { PlanCriterion, PlannedTerritory, TerritoryPlan } from '#src/core/model/plans.ts';
import {
	either,
	flaw,
	formed,
	list,
	number,
	object,
	oneOf,
	orNull,
	text,
	where,
	whole,
} from '#src/core/check/index.ts';
import { measure } from './parts.ts';

const MOST_TERRITORIES = 1000;
const MOST_CRITERIA = 10;

/** A plan of territories: at least one territory, names told apart, a band around at least one measure. */
export const plan = where(
	object<TerritoryPlan>({
		id: text,
		name: text,
		// A plan writes and deletes its column: none that holds the client's data may be named here.
		column: formed<string>(/^plan-./),
		territories: list(
			object<PlannedTerritory>({
				name: text,
				colour: whole(1, 10),
				base: orNull(text),
				posts: number(0.001, 1000),
			}),
			MOST_TERRITORIES,
		),
		criteria: list(
			object<PlanCriterion>({
				measure: either(measure, object({ kind: oneOf('customers') })),
				below: number(0, 1),
				above: number(0, 100),
			}),
			MOST_CRITERIA,
		),
		budget: number(0, 1),
		seed: whole(0, 4_294_967_295),
	}),
	({ territories, criteria }) => {
		if (territories.length === 0) return flaw('missing', 'territories');
		if (criteria.length === 0) return flaw('missing', 'criteria');
		const names = new Set(territories.map(({ name }) => name));
		return names.size < territories.length ? flaw('twice', 'territories') : null;
	},
);
