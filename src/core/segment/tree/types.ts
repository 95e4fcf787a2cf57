import type { Condition } from '#src/core/model/index.ts';

/** How a node sends its rows on. Missing values always have a side, so that every row reaches a leaf. */
export type Split =
	/** Left: value < threshold. `missing`: the side of rows without a value. */
	| {
			readonly kind: 'number';
			readonly column: string;
			readonly threshold: number;
			readonly missing: 'left' | 'right';
	  }
	/** Left: one of these labels; right: every other one, also labels never seen. */
	| {
			readonly kind: 'category';
			readonly column: string;
			readonly labels: readonly string[];
			readonly missing: 'left' | 'right';
	  }
	/** Left: no value; right: any value. */
	| { readonly kind: 'missing'; readonly column: string };

export interface TreeNode {
	/** Distance from the root, which has 0. */
	readonly depth: number;
	/** Rows per class that reach the node. */
	readonly counts: readonly number[];
	readonly n: number;
	/** Most frequent class; the first of equally frequent ones. */
	readonly class: number;
	/** Gini impurity 1 − Σ share², 0…1. */
	readonly impurity: number;
	/** Null for a leaf. */
	readonly split: Split | null;
	/** Positions of the children in `nodes`; −1 for a leaf. */
	readonly left: number;
	readonly right: number;
}

/** A decision tree that explains classes by columns. */
export interface Tree {
	readonly ok: true;
	/** Root first, then the left branch, then the right one. */
	readonly nodes: readonly TreeNode[];
	/** Rows with a class. */
	readonly n: number;
	readonly leaves: number;
	/** Share of the rows whose leaf has their class, 0…1. */
	readonly fidelity: number;
	/** Per class: rows, rows whose leaf says so, and rows of all leaves that say so. */
	readonly classes: readonly { readonly n: number; readonly found: number; readonly claimed: number }[];
	/** Columns with a value in every row of the tree: its rules do not speak of missing values there. */
	readonly complete: readonly string[];
	/** Columns not asked: more labels than a rule can name. */
	readonly dropped: readonly { readonly column: string; readonly why: 'tooManyLabels' }[];
}

/** No row has a class. */
export interface NoTree {
	readonly ok: false;
	readonly why: 'noRows';
}

export interface TreeOptions {
	/** Questions on the longest way, 1…4. */
	readonly depth: number;
	/** Rows each leaf has at least. */
	readonly minLeaf: number;
}

/**
 * A leaf as a rule. The rules of a tree hold for every row exactly once; only a row without a value in a column that always had one
 * may meet none, and is left to the class for all others.
 */
export interface TreeRule {
	readonly class: number;
	/** All of the tests of the way to the leaf, those of one column put together; all of nothing = everyone. */
	readonly when: Condition;
	/** Rows the rule holds for, and those of them that have its class. */
	readonly n: number;
	readonly hits: number;
	/** Position of the leaf in `nodes`. */
	readonly leaf: number;
}
