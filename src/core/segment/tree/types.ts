/** How a node sends its rows on. Missing values always have a side, so that every row reaches a leaf. */
export type Split =
	/** Left: value ≤ threshold. `missing`: the side of rows without a value. */
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
 * One condition of a rule. Numbers: `above` is >, `atMost` is ≤, `between` is > the first and ≤ the second. A cell without a
 * value meets a condition only where `orMissing`, and `missing`; `known` asks for any value.
 */
export type Condition =
	| Compared<'above', number>
	| Compared<'atMost', number>
	| Compared<'between', readonly [number, number]>
	| Compared<'in', readonly string[]>
	| Compared<'notIn', readonly string[]>
	| { readonly column: string; readonly comparator: 'missing' }
	| { readonly column: string; readonly comparator: 'known' };

interface Compared<Comparator, Value> {
	readonly column: string;
	readonly comparator: Comparator;
	readonly value: Value;
	readonly orMissing: boolean;
}

/** A leaf as a rule: all conditions hold. The rules of a tree cover every possible row exactly once. */
export interface TreeRule {
	readonly class: number;
	/** In the order in which the columns are asked; none = everyone. */
	readonly conditions: readonly Condition[];
	/** Rows the rule holds for, and those of them that have its class. */
	readonly n: number;
	readonly hits: number;
	/** Position of the leaf in `nodes`. */
	readonly leaf: number;
}
