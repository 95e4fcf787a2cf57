import type { MeasureRef, ScoreScheme } from '#src/core/model/index.ts';
import type { Histogram } from '#src/core/stats/index.ts';

/** What a score scheme did: points, where they come from, where the bands end, and how much hangs on the weights. */
export interface ScoreDetail {
	readonly kind: 'score';
	readonly scheme: ScoreScheme;
	/** Parallel to the inputs of the scheme. */
	readonly inputs: readonly ScoredInput[];
	/** Points 0…100 per customer row; NaN = no score. */
	readonly points: Float64Array;
	readonly scored: number;
	/** Ascending points at which bands end; points equal to an edge lie below it. */
	readonly edges: readonly number[];
	/** Customers per band, the lowest first. */
	readonly bandCounts: readonly number[];
	/** Other weights and what they would change: for each input with weight first less, then more. */
	readonly stability: readonly WeightChange[];
	/** Customers by points, best first: how much of the money they bring; null without money that adds up. */
	readonly money: ScoreCurve | null;
}

export interface ScoredInput {
	readonly measure: MeasureRef;
	/** Share of the weights, 0…1. */
	readonly weight: number;
	/** Value per customer row; NaN = missing. */
	readonly values: Float64Array;
	/** The value on the common scale, 0 worst … 1 best, per customer row; NaN = missing. */
	readonly parts: Float64Array;
	readonly missing: number;
	/** All known values are equal: everyone stands in the middle. */
	readonly isConstant: boolean;
	/** Values beyond the ends of the scale, which stand at its ends. */
	readonly clipped: number;
	/** The value that squeezes the others together; null where none does. */
	readonly squeeze: Squeeze | null;
	/** Share of the differences in points that comes from this input: cov(its points, all points) ÷ var(all points); null where points do not differ. */
	readonly influence: number | null;
	/** Distribution of the values and of the parts × 100. */
	readonly before: Histogram;
	readonly after: Histogram;
}

/** One customer far off, so that most of the others share a small part of the scale. */
export interface Squeeze {
	readonly row: number;
	readonly value: number;
	/** Part of the scale on which nine in ten customers lie, 0…1. */
	readonly room: number;
}

/** What changes when the weight of one input is another one and the others keep their proportions. */
export interface WeightChange {
	/** Position in `inputs`. */
	readonly input: number;
	/** Factor on the weight: 0.8 or 1.2. */
	readonly factor: number;
	/** Agreement of the order of customers with that by the weights as they are, −1…1; null where nothing can be ordered. */
	readonly spearman: number | null;
	readonly kendall: number | null;
	/** Share of the scored customers that stay in their band, 0…1; null without any. */
	readonly kept: number | null;
	readonly up: number;
	readonly down: number;
	/** Customers in the highest band and their money, more or less than by the weights as they are. */
	readonly topCustomers: number;
	readonly topAmount: number;
}

export interface ScoreCurve {
	/** Shares of the scored customers from 0 to 1, at most 500 points. */
	readonly customers: Float64Array;
	/** Share of the money of all scored customers that they bring, best points first. */
	readonly share: Float64Array;
	/** The same with the customers of most money first: more is not possible. */
	readonly best: Float64Array;
	/** Share of the money down to the end of each band but the lowest, the highest band first. */
	readonly cuts: readonly number[];
}
