import type { AnalysisInput } from '#src/core/stats/index.ts';
import { fieldOf } from '#src/core/segment/rules/fields.ts';
import {
	growTree,
	leafOf,
	rulesOf,
	type Tree,
	type TreeOptions,
	type TreeRule,
} from '#src/core/segment/tree/index.ts';
import type { Column } from '#src/core/table/index.ts';

/** What explains a classification. */
export interface ExplainRequest extends TreeOptions {
	/** Class per customer row. */
	readonly classOf: ArrayLike<number>;
	/** Number of classes, at most 256. */
	readonly classes: number;
	/** Columns of the customers that may be asked; of equal questions the earlier column's is taken. */
	readonly columns: readonly Column[];
}

/** A classification restated by a tree. */
export interface Explanation {
	readonly ok: true;
	readonly tree: Tree;
	/** One per leaf. */
	readonly rules: readonly TreeRule[];
	/** Position of the leaf in the nodes of the tree, per customer row. */
	readonly leafOf: Int32Array;
}

/**
 * Why there is no tree: no column to ask, all customers in one class, too few customers for two leaves, or no question
 * that tells the classes apart.
 */
export interface NoExplanation {
	readonly ok: false;
	readonly why: 'noColumns' | 'oneClass' | 'fewCustomers' | 'nothingSeparates';
}

/** Grows the tree that restates the classes best; the order of the customers does not matter. */
export function explainClasses(request: ExplainRequest): Explanation | NoExplanation {
	const { classOf, classes, columns, depth, minLeaf } = request;
	const present = new Set(Array.from(classOf));
	if (present.size <= 1) return { ok: false, why: 'oneClass' };
	if (columns.length === 0) return { ok: false, why: 'noColumns' };
	if (classOf.length < 2 * minLeaf) return { ok: false, why: 'fewCustomers' };
	const inputs = columns.map(fieldInput);
	const tree = growTree(classOf, classes, inputs, { depth, minLeaf });
	if (!tree.ok || tree.leaves === 1) return { ok: false, why: 'nothingSeparates' };
	return { ok: true, tree, rules: rulesOf(tree), leafOf: leafOf(tree, inputs, classOf.length) };
}

/** The usual smallest leaf: one in a hundred customers, five at least. */
export function usualLeaf(customers: number): number {
	return Math.max(5, Math.round(customers / 100));
}

/** A column as trees and regressions take it: yes and no are 1 and 0, dates serial days. */
export function fieldInput(column: Column): AnalysisInput {
	const field = fieldOf(column);
	const { id } = column;
	return field.kind === 'number'
		? { id, kind: 'number', values: field.values }
		: { id, kind: 'category', codes: field.codes, labels: field.texts };
}
