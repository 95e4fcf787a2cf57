import type { LinearFit, LogisticFit, NoFit, Predictor } from '#src/core/stats/regression/index.ts';

export interface DriverRequest {
	/** By row: a number, or 1 and 0 for an outcome that is there or not; not finite = unknown. */
	readonly outcome: Float64Array;
	readonly kind: 'linear' | 'logistic';
	/** log(1 + value) of the outcome; only for numbers without negatives. */
	readonly log: boolean;
	/** Ids of the columns to fit; null = those proposed. */
	readonly chosen: readonly string[] | null;
	readonly inputs: readonly Predictor[];
}

/**
 * Why a column is not proposed. `collinear`: another one says the same. `enough`: eight are proposed already. `separates`: it
 * tells the outcome without error, so that it has no coefficient.
 */
export type NotProposed =
	| 'missing'
	| 'gaps'
	| 'constant'
	| 'tooManyLevels'
	| 'weak'
	| 'collinear'
	| 'fewRows'
	| 'enough'
	| 'separates';

export interface Proposal {
	readonly column: string;
	/** Null for a column that is proposed. */
	readonly why: NotProposed | null;
	/** The column it repeats, for `collinear`. */
	readonly with: string | null;
}

export interface Drivers {
	readonly kind: 'linear' | 'logistic';
	/** In the order of the request. */
	readonly proposals: readonly Proposal[];
	/** Columns fitted, in the order of the request. */
	readonly used: readonly string[];
	/** The outcome was fitted as log(1 + value). */
	readonly log: boolean;
	/** The outcome has a logarithm: nothing in it is negative. */
	readonly canLog: boolean;
	/** The outcome has a logarithm and a skewness above 2: a few large values bear most of the fit. */
	readonly isSkewed: boolean;
	readonly fit: LinearFit | LogisticFit | NoFit;
	/** Standard deviation of each number fitted, over all rows. */
	readonly spread: Readonly<Record<string, number>>;
}
