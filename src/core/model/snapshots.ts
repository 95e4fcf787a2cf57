import type { NestedCuts, RfmMeasure, Scheme } from './schemes.ts';

/**
 * A state of the classification that was kept: every customer with its class in every scheme and the values that led there.
 * Lists with one entry per customer are texts, their entries parted by tabs, in the order of `keys`; an empty entry is a
 * missing value. Plain JSON, the same for any order of rows.
 */
export interface Snapshot {
	readonly id: string;
	/** Name given by the user; null = named after its time and why it was kept. */
	readonly name: string | null;
	/** `user`: on demand; `update`: before new data came in. */
	readonly why: 'user' | 'update';
	/** Milliseconds since 1970, stamped by `state`. */
	readonly time: number;
	/** Serial day on which recency was measured; null where nothing is dated. */
	readonly analysisDate: number | null;
	readonly count: number;
	/** Keys of the customers in ascending order of their code units. */
	readonly keys: string;
	/** Names of the customers; empty where they have none beside the key. */
	readonly names: string;
	/** Sales of the customers in project currency. */
	readonly amounts: string;
	readonly schemes: readonly KeptScheme[];
}

export interface KeptScheme {
	/** The scheme with its parameters and version. */
	readonly scheme: Scheme;
	readonly classes: readonly KeptClass[];
	/** Position in `classes` per customer. */
	readonly classOf: string;
	/** What the scheme looks at, by its key: `metric:amount`, `column:c3`, `recency`, the column id of a rule. */
	readonly values: Readonly<Record<string, KeptField>>;
	/** Where the classes part; null where they cannot be written down. */
	readonly thresholds: Thresholds | null;
	/** Where the customers stand on the axes of a matrix; not given in snapshots that kept no places. */
	readonly places?: KeptPlaces | null;
}

/** Places per customer, to five significant digits. */
export interface KeptPlaces {
	readonly x: string;
	readonly y: string;
}

export interface KeptClass {
	readonly id: string;
	readonly name: { readonly code: string; readonly args: Readonly<Record<string, string | number>> };
	readonly order: number;
	readonly colour: number;
}

/** Numbers as texts, or codes of texts, −1 for missing ones. */
export type KeptField =
	| { readonly kind: 'number'; readonly values: string }
	| { readonly kind: 'text'; readonly codes: string; readonly texts: readonly string[] };

export type Thresholds =
	| {
			readonly kind: 'rfm';
			/** Scores per measure. */
			readonly bins: number;
			readonly edges: Readonly<Record<RfmMeasure, readonly number[]>>;
			/** Edges of F within each R, and of M within each R and F; null where measures are cut on their own. */
			readonly nested: NestedCuts | null;
			/** Position of the class of each cell, (r−1)·bins² + (f−1)·bins + (m−1); −1 where no class takes it. */
			readonly cells: readonly number[];
	  }
	/** The value that ends each tier from the top, the smallest in it unless low is best; null for an empty one. */
	| {
			readonly kind: 'tiers';
			readonly lowest: readonly (number | null)[];
			readonly best?: 'high' | 'low';
	  }
	/** Centres in standardised units, inputs in the order of `inputs`. */
	| {
			readonly kind: 'clusters';
			readonly inputs: readonly {
				readonly key: string;
				readonly log: boolean;
				readonly mean: number;
				readonly sd: number;
			}[];
			readonly centres: readonly (readonly number[])[];
	  }
	/**
	 * Ascending points at which bands end, the best band first among the classes, and for each input the way from values to
	 * parts of 0…1: between two knots parts lie on the line between them.
	 */
	| {
			readonly kind: 'score';
			readonly edges: readonly number[];
			readonly inputs: readonly {
				readonly key: string;
				/** Share of the weights. */
				readonly weight: number;
				readonly values: readonly number[];
				readonly parts: readonly number[];
			}[];
	  }
	/** Rules are their own thresholds. */
	| { readonly kind: 'rules' };
