import type { Split } from './types.ts';

/** The open nodes of one depth, all split together. */
export interface Level {
	/** Number of open nodes. */
	readonly nodes: number;
	/** Open node by row, from 0; −1 = its node is a leaf already, or it has no class. */
	readonly nodeOf: Int8Array;
	/** Class by row. */
	readonly labels: Uint8Array;
	readonly classes: number;
	/** Node × class. */
	readonly counts: Float64Array;
	readonly sizes: Float64Array;
	readonly minLeaf: number;
}

/** The best split a node has found so far. */
export interface Best {
	/** Σ left² ÷ left + Σ right² ÷ right over the classes; larger is purer, −Infinity = none. */
	score: number;
	split: Split | null;
}

/** A score must exceed another by this part to beat it, so that rounding never decides a tie. */
export const CLEARLY = 1 + 1e-12;
