import type { MeasureRef } from './schemes.ts';

/**
 * A division of all customers among territories. Who has whom stands in a column of the customers, which is edited, sent
 * and taken back like any other; the plan says what the column is to hold.
 */
export interface TerritoryPlan {
	/** Stable within the project. */
	readonly id: string;
	readonly name: string;
	/** Column of the customers that holds names of territories. */
	readonly column: string;
	readonly territories: readonly PlannedTerritory[];
	/** What is shared fairly; at least one. */
	readonly criteria: readonly PlanCriterion[];
	/** Largest share of the sales that may change hands, 0…1. */
	readonly budget: number;
	readonly seed: number;
}

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
}

/** Something each territory gets its part of, with the band around it as shares of that part. */
export interface PlanCriterion {
	readonly measure: PlanMeasure;
	readonly below: number;
	readonly above: number;
}

/** A number per customer; `customers` counts each once. */
export type PlanMeasure = MeasureRef | { readonly kind: 'customers' };
