import type { AnalysisInput } from '#src/core/stats/index.ts';

export interface ProfileRequest {
	/** Class by row; −1 = left out of everything here. */
	readonly classOf: ArrayLike<number>;
	readonly classes: number;
	readonly columns: readonly AnalysisInput[];
}

/** What each class looks like beside the average of all rows with a class. */
export interface ClassProfiles {
	/** Rows with a class. */
	readonly n: number;
	/** Rows per class. */
	readonly sizes: readonly number[];
	/** In the order of the request. */
	readonly columns: readonly ComparedColumn[];
	/** Per class, one per column in which it can be compared, the most distinct first; `telling` picks what is worth a sentence. */
	readonly traits: readonly (readonly Trait[])[];
}
export type ComparedColumn = ComparedNumber | ComparedCategory;

/** An effect in words. */
export type Strength = 'negligible' | 'small' | 'medium' | 'large';

/** Whether the classes differ in a column at all. */
export type ColumnTest =
	| {
			readonly test: 'kruskalWallis' | 'chiSquare';
			readonly statistic: number;
			readonly df: number;
			readonly p: number;
			/** After Holm's correction over all columns of the request. */
			readonly adjustedP: number;
			/** ε² (numbers) or Cramér's V (categories), 0…1. */
			readonly effect: number;
			/** ε² from 0.01, 0.06, 0.14; Cohen’s w = √(χ² ÷ n) from 0.1, 0.3, 0.5 (Cohen 1988). */
			readonly strength: Strength;
			/** The approximation behind p is rough: a class has under five values, or over a fifth of the cells expects under five. */
			readonly isRough: boolean;
	  }
	| { readonly test: null; readonly why: 'oneGroup' | 'constant' | 'identifier' };

/** Finite values of a set of rows; null where there are none. */
export interface NumberFigures {
	readonly n: number;
	/** Rows without a finite value. */
	readonly missing: number;
	readonly mean: number | null;
	readonly median: number | null;
	/** Nineteen in twenty values are at least this. */
	readonly low5: number | null;
	readonly lowerQuartile: number | null;
	readonly upperQuartile: number | null;
	/** Nineteen in twenty values are at most this. */
	readonly high95: number | null;
}

export interface ComparedNumber {
	readonly id: string;
	readonly kind: 'number';
	readonly overall: NumberFigures;
	readonly classes: readonly ClassNumber[];
	readonly test: ColumnTest;
}
export interface ClassNumber extends NumberFigures, Distance {
	/** 95 % interval of the mean by Student's t; null with fewer than two values. */
	readonly low: number | null;
	readonly high: number | null;
	/** Mean ÷ overall mean × 100; null for dates, and where the mean is not positive or negative values weigh too much. */
	readonly index: number | null;
	/** Mean minus overall mean, in overall standard deviations. */
	readonly difference: number | null;
}

/** How far a class lies from all others. */
export interface Distance {
	/**
	 * Class against the rest in standard deviations of ranks (numbers) or of the 0/1 of a label: one scale for both, which a
	 * giant value does not move. 0.2 is little, 0.5 clear, 0.8 much. Null where there is nothing to compare.
	 */
	readonly effect: number | null;
	/** Standard normal if the class were like the rest. */
	readonly z: number | null;
	/** Fewer than 30 values: a figure to look at, not to rely on. */
	readonly isSmall: boolean;
}

export interface ComparedCategory {
	readonly id: string;
	readonly kind: 'category';
	readonly n: number;
	readonly missing: number;
	/** Most frequent first, equally frequent ones by text. */
	readonly levels: readonly LevelShare[];
	/** Labels put together in the last level because there are more than 50; 0 = none. */
	readonly pooled: number;
	readonly classes: readonly ClassCategory[];
	readonly test: ColumnTest;
}
export interface LevelShare {
	/** Null for the labels put together. */
	readonly label: string | null;
	readonly count: number;
	/** Of the rows with a value. */
	readonly share: number;
}
export interface ClassCategory {
	readonly n: number;
	readonly missing: number;
	/** Parallel to the levels of the column. */
	readonly levels: readonly ClassLevel[];
}
export interface ClassLevel extends Distance {
	readonly count: number;
	/** Of the rows of the class with a value, with Wilson's 95 % interval; null where there are none. */
	readonly share: number | null;
	readonly low: number | null;
	readonly high: number | null;
	/** Share ÷ overall share × 100. */
	readonly index: number | null;
}

/** In what a class differs from the others: a number, or the label of a category in which it is most distinct. */
export interface Trait {
	readonly column: string;
	/** Null for a number. */
	readonly level: string | null;
	/** Figure of the class and of all: the mean of a number, the share of a label. */
	readonly own: number;
	readonly average: number;
	/** Medians; null for a label. */
	readonly median: number | null;
	readonly averageMedian: number | null;
	/** Own figure ÷ average × 100 with its 95 % interval; null where a multiple of the average says nothing. */
	readonly index: { readonly value: number; readonly low: number; readonly high: number } | null;
	readonly effect: number;
	readonly z: number;
	readonly adjustedP: number;
	/** The classes differ in the column (p after Holm < .05) and this class from the others (|z| > 1.96). */
	readonly isCertain: boolean;
	readonly isSmall: boolean;
}
