import type { Condition, MeasureRef } from './schemes.ts';

/**
 * A division of all customers among territories. Who has whom stands in a column of the customers, which is edited, sent
 * and taken back like any other; the plan says what the column is to hold.
 */
export interface TerritoryPlan {
	/** Stable within the project. */
	readonly id: string;
	readonly name: string;
	/** What the plan is for, in the words of the user; not given = nothing was said. */
	readonly note?: string;
	/** Column of the customers that holds names of territories. */
	readonly column: string;
	readonly territories: readonly PlannedTerritory[];
	/** What is shared fairly; at least one. */
	readonly criteria: readonly PlanCriterion[];
	/** Largest share of the sales that may change hands, 0…1. */
	readonly budget: number;
	readonly seed: number;
	/** Rounds after which the search was stopped by hand: who has whom is its best until then. Not given = it ran to its end. */
	readonly stopped?: number;
	/** Row ids of the customers that were put where they are by hand before the column was last written as a whole; since then the journal knows. */
	readonly byHand?: readonly number[];
	/** Where the search counts distances from: bases of reps as far as known. Not given = the middle of each territory. */
	readonly distances?: 'base';
	/** Areas that are given away whole, so that territories hang together; not given = customers one by one. */
	readonly areas?: PlanAreaRule;
	/** In the order in which they are asked, the first that holds decides; customers that no rule takes are divided by geography. */
	readonly rules?: readonly PlanRule[];
	/** Levels above the territories; none = there are no levels. */
	readonly groups?: readonly PlanGroup[];
}

/** Which areas stay together. */
export type PlanAreaRule =
	| {
			/** Of China; or countries of the world, and what these are divided into first. */
			readonly level: 'province' | 'city' | 'district' | 'country' | 'first';
			readonly bridges: boolean;
	  }
	| {
			readonly level: 'own';
			/** Id of the boundaries; once they are gone customers go one by one. */
			readonly boundaries: string;
			/** Whether a territory may reach over water to the islands nearest to it. */
			readonly bridges: boolean;
	  };

/** Who covers some of the customers, whatever their place. */
export interface PlanRule {
	/** Stable within the plan. */
	readonly id: string;
	readonly name: string;
	/** What the rule goes by; new rules are put in this order. */
	readonly basis: RuleBasis;
	readonly when: Condition;
	/** Names of territories, at least one: of one it has the customers, several divide them among themselves. Others are passed over. */
	readonly territories: readonly string[];
	/** The customers stay in their territory and get a second owner beside it, in a column of its own. */
	readonly beside?: boolean;
	/** It is not asked. */
	readonly off?: boolean;
}

/** Named accounts come first, then industries, sizes, needs and places. */
export type RuleBasis = 'account' | 'industry' | 'size' | 'need' | 'geography';
export const RULE_BASES: readonly RuleBasis[] = ['account', 'industry', 'size', 'need', 'geography'];

/** A level above territories: a region, a province … */
export interface PlanGroup {
	/** Stable within the plan. */
	readonly id: string;
	readonly name: string;
	/** Id of the group it is part of; null = the whole. */
	readonly parent: string | null;
	/** Who leads it; null = nobody is named. */
	readonly manager: string | null;
}

/** Levels of a plan at most, territories included. */
export const MOST_LEVELS = 6;

/** What one rep covers. */
export interface PlannedTerritory {
	/** As it stands in the column; unique within the plan. */
	readonly name: string;
	/** Number of the categorical colour, 1…10. */
	readonly colour: number;
	/** Division code of the place the rep starts from; null = none is known. */
	readonly base: string | null;
	/** Part of the whole that is meant for it, as posts: 1 full time, 0.5 half. */
	readonly posts: number;
	/** Owner of today whose customers count as its own; not given = the one called like the territory. */
	readonly today?: string;
	/** It has customers by rules only, as a team for key accounts does. */
	readonly byRulesOnly?: boolean;
	/** Id of the group it is part of; not given = of none. */
	readonly group?: string;
}

/** Something each territory gets its part of, with the band around it as shares of that part. */
export interface PlanCriterion {
	readonly measure: PlanMeasure;
	readonly below: number;
	readonly above: number;
}

/** A number per customer; `customers` counts each once, `workload` its hours in person by the workload of the project. */
export type PlanMeasure = MeasureRef | { readonly kind: 'customers' } | HoursMeasure;

export interface HoursMeasure {
	readonly kind: 'workload';
	/** Contacts a year by class, in place of those of the workload; a class that is not named has those. */
	readonly contacts?: Readonly<Record<string, number>>;
}

/** Column of the customers that holds their second owners, of the layer beside. */
export function besideColumn({ column }: Pick<TerritoryPlan, 'column'>): string {
	return `${column}-beside`;
}

/** Column of the customers that says who stays where they are. */
export function lockedColumn({ column }: Pick<TerritoryPlan, 'column'>): string {
	return `${column}-locked`;
}

/** Columns that belong to a plan and go with it. */
export function planColumns(plan: Pick<TerritoryPlan, 'column'>): readonly string[] {
	return [plan.column, besideColumn(plan), lockedColumn(plan)];
}
