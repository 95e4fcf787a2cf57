import type { SearchProgress, Shortfall } from '../problem.ts';

/**
 * Units to be divided among bases of limited capacity, each base at one of the units (capacitated p-median problem). Units
 * come in the order of their key: ties are broken by it, and so the order of the rows of a table never matters.
 */
export interface MedianProblem {
	/** Places in a plane, or the way from each unit to each (kilometres, minutes). */
	readonly places: Places | Ways;
	/** What a unit of distance to each unit costs: visits a year; finite, ≥ 0. Without: 1. */
	readonly weight?: Float64Array;
	/** What each unit takes of its base's capacity: hours; finite, ≥ 0. */
	readonly demand: Float64Array;
	/** Capacity of each base; > 0, Infinity = none. Its length is the number of bases: at most that of the units. */
	readonly capacity: Float64Array;
	/** Unit at which each base is, −1 = anywhere. No two at one unit: where several share a place, each needs a unit of its own. */
	readonly fixed?: Int32Array;
}

/** Positions in kilometres; finite. Distances are straight lines. */
export interface Places {
	readonly x: Float64Array;
	readonly y: Float64Array;
}

/** Units × units, row by row; finite, ≥ 0, the same both ways, 0 from a unit to itself. */
export interface Ways {
	readonly distance: Float64Array;
}

/** How bases are sought. */
export interface MedianOptions {
	/** The same seed gives the same answer. */
	readonly seed?: number;
	/** Length of the search: 1 = as usual, 2 = twice as many trials. */
	readonly effort?: number;
	readonly onProgress?: (progress: SearchProgress) => void;
}

/** Where bases lie and whom they serve. */
export interface MedianAnswer {
	/** Unit at which each base is. */
	readonly medians: Int32Array;
	/** Base of each unit. */
	readonly owner: Int32Array;
	/** Σ weight · distance from each unit to its base. */
	readonly cost: number;
	/** Whether all capacities hold. */
	readonly feasible: boolean;
	/** Capacities that do not hold, most exceeded first; `territory` is the base. */
	readonly shortfalls: readonly Shortfall[];
}
