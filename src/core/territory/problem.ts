/**
 * One thing of which each territory gets a fair part: workload, potential, customers. Never negative: what can be negative
 * cannot be balanced.
 */
export interface Criterion {
	/** Per unit; finite, ≥ 0. */
	readonly values: Float64Array;
	/** Per territory the amount meant for it; finite, > 0. Their sum is that of the values unless a share is to stay over. */
	readonly target: Float64Array;
	/** Floor as a share of the target: 0.05 allows 95 % of it. */
	readonly below: number;
	/** Ceiling as a share of the target: 0.05 allows 105 % of it; Infinity: none. */
	readonly above: number;
}

/** Where reps are at home. */
export interface Bases {
	/** Per territory, in the plane of the units; NaN where it has no base and its centre is free. */
	readonly x: Float64Array;
	readonly y: Float64Array;
	/** 0: the base is only where the search starts; 1: distances count from the base; between: from a point between base and centre. */
	readonly pull: number;
}

/** What is there today and what a move costs. */
export interface Disruption {
	/** Territory of each unit today, −1 = none (giving it one is no move). */
	readonly current: Int32Array;
	/** What is disturbed when a unit moves: its value or revenue; finite, ≥ 0. */
	readonly value: Float64Array;
	/** Price of moving a share of 1 of all value, in the total cost of the plan today; ≥ 0, 0 = moves are free. */
	readonly price: number;
	/** Largest share of the value that may move, 0…1; 1 = any. */
	readonly budget: number;
}

/** Who may serve whom. */
export interface Eligibility {
	/** Per unit the number of its group (product, industry, language …). */
	readonly group: Uint16Array;
	/** Group × territory, row by row: 1 = may serve. A group that nobody may serve is an error. */
	readonly allowed: Uint8Array;
}

/**
 * Units (customers, or areas with their customers) to be divided among territories. Units come in the order of their key:
 * searches break ties by it, and so the order of the rows of a table never matters.
 */
export interface TerritoryProblem {
	/** Position in kilometres in a plane (equal-area or local projection); finite. */
	readonly x: Float64Array;
	readonly y: Float64Array;
	/** What a kilometre to a unit costs: visits a year; finite, ≥ 0. */
	readonly weight: Float64Array;
	/** Number of territories, ≥ 1. */
	readonly territories: number;
	/** At least one. */
	readonly criteria: readonly Criterion[];
	/** `squared`: Σ weight · distance², convex territories; `distance`: Σ weight · distance, which travel follows. */
	readonly objective: 'squared' | 'distance';
	readonly bases?: Bases;
	/** Territory a unit must have, −1 = free. Locked units count in all loads. */
	readonly locked?: Int32Array;
	readonly eligibility?: Eligibility;
	readonly disruption?: Disruption;
}

/** Areas that touch: for contiguous territories. */
export interface Adjacency {
	/** Neighbours of unit i: `neighbours[offsets[i] … offsets[i + 1])`, ascending; symmetric, no unit next to itself. */
	readonly offsets: Uint32Array;
	readonly neighbours: Uint32Array;
}

/** A limit that a plan does not hold. */
export interface Shortfall {
	readonly territory: number;
	/** Index in `criteria`. */
	readonly criterion: number;
	readonly load: number;
	/** The limit it misses: floor or ceiling, as an amount. */
	readonly limit: number;
	/**
	 * What stands in the way: all territories together are meant to have more or less than there is; one unit above the
	 * ceiling; locked units above it; too little or too much that only it may serve; no more contiguous neighbours; units too
	 * large to meet the band; the move budget; or not reached by the search.
	 */
	readonly cause: 'total' | 'unit' | 'locked' | 'eligibility' | 'contiguity' | 'lumpy' | 'budget' | 'search';
	/** The unit in question, −1 = none. */
	readonly unit: number;
}

/** A division of the units and where the territories lie. */
export interface TerritoryAnswer {
	/** Territory of each unit, 0 … territories − 1. */
	readonly owner: Int32Array;
	/** Centre of each territory; NaN where it has no units and no base. */
	readonly centreX: Float64Array;
	readonly centreY: Float64Array;
	/** Dual price of each territory at the end; the next run starts from them. */
	readonly prices: Float64Array;
	/** Σ weight · distance (squared), as `objective` says; without penalties. */
	readonly cost: number;
	/**
	 * Lower bound of cost and price of moves (in total) of any plan that holds the bands, fractions of units included. Only where
	 * bases with a pull of 1 fix all centres.
	 */
	readonly bound?: number;
	/** Limits not held, worst first; none: the plan is feasible. */
	readonly shortfalls: readonly Shortfall[];
}

/** What a search tells while it runs. */
export interface SearchProgress {
	readonly stage: 'start' | 'balance' | 'repair' | 'improve';
	readonly done: number;
	readonly total: number;
	/** The best division so far; the array belongs to the search and changes. */
	readonly best: Int32Array;
}
