import type { Comparison, Condition } from '#src/core/model/index.ts';
import type { Split, Tree, TreeNode, TreeRule } from './types.ts';

/** What a way through the tree leaves of one column. */
interface Allowed {
	/** Numbers: from `low` up to, not including, `high`. */
	readonly low: number;
	readonly high: number;
	/** Labels: only these, or (`isNegated`) all but these. */
	readonly labels: readonly string[];
	readonly isNegated: boolean;
	readonly isCategory: boolean;
	/** Whether a cell may be empty, and whether it may hold a value. */
	readonly missing: boolean;
	readonly known: boolean;
}

const ANYTHING: Allowed = {
	low: -Infinity,
	high: Infinity,
	labels: [],
	isNegated: true,
	isCategory: false,
	missing: true,
	known: true,
};

/**
 * One rule per leaf, as rule schemes hold them, with the questions about the same column put together: ranges cut to what is
 * left, labels to those that remain. The rules exclude each other, so that they may stand in any order; here by class, then by
 * the rows they explain.
 */
export function rulesOf(tree: Tree): TreeRule[] {
	const rules: TreeRule[] = [];
	const walk = (at: number, allowed: ReadonlyMap<string, Allowed>): void => {
		const node = tree.nodes[at] as TreeNode;
		if (!node.split) {
			const of = Array.from(allowed, ([column, each]) => conditionsOf(column, each)).flat();
			const when: Condition = { kind: 'all', of };
			rules.push({ class: node.class, when, n: node.n, hits: node.counts[node.class] ?? 0, leaf: at });
			return;
		}
		const { column } = node.split;
		const before = allowed.get(column) ?? { ...ANYTHING, missing: !tree.complete.includes(column) };
		walk(node.left, new Map(allowed).set(column, narrow(before, node.split, true)));
		walk(node.right, new Map(allowed).set(column, narrow(before, node.split, false)));
	};
	walk(0, new Map());
	return rules.sort((a, b) => a.class - b.class || b.hits - a.hits || a.leaf - b.leaf);
}

/**
 * By node, what its customers meet of the question before it; null for the root. Missing values are spoken of only where
 * there still may be some.
 */
export function branchesOf(tree: Tree): readonly (Condition | null)[] {
	const found = new Array<Condition | null>(tree.nodes.length).fill(null);
	const walk = (at: number, known: ReadonlySet<string>): void => {
		const { split, left, right } = tree.nodes[at] as TreeNode;
		if (!split) return;
		const { column } = split;
		for (const child of [left, right]) {
			const allowed = narrow({ ...ANYTHING, missing: !known.has(column) }, split, child === left);
			found[child] = conditionsOf(column, allowed)[0] ?? { kind: 'all', of: [] };
			walk(child, allowed.missing ? known : new Set(known).add(column));
		}
	};
	walk(0, new Set(tree.complete));
	return found;
}

function narrow(before: Allowed, split: Split, left: boolean): Allowed {
	if (split.kind === 'missing') return left ? { ...before, known: false } : { ...before, missing: false };
	const missing = before.missing && (split.missing === 'left') === left;
	if (split.kind === 'number') {
		return left
			? { ...before, missing, high: Math.min(before.high, split.threshold) }
			: { ...before, missing, low: Math.max(before.low, split.threshold) };
	}
	return { ...before, missing, isCategory: true, ...labelsLeft(before, split.labels, left) };
}

function labelsLeft(
	{ labels, isNegated }: Allowed,
	asked: readonly string[],
	left: boolean,
): { labels: readonly string[]; isNegated: boolean } {
	if (!isNegated) return { labels: labels.filter((label) => asked.includes(label) === left), isNegated };
	if (left) return { labels: asked.filter((label) => !labels.includes(label)), isNegated: false };
	return { labels: [...new Set([...labels, ...asked])].sort(), isNegated };
}

/** What is asked of one column; nothing where everything is allowed. A missing value passes only where it is named. */
function conditionsOf(field: string, allowed: Allowed): Condition[] {
	const is = comparisonOf(allowed);
	if (!is) return [];
	const test: Condition = { kind: 'test', field, is };
	const asksValue = is.op !== 'missing' && is.op !== 'present';
	if (!asksValue || !allowed.missing) return [test];
	return [{ kind: 'any', of: [test, { kind: 'test', field, is: { op: 'missing' } }] }];
}

function comparisonOf({
	low,
	high,
	labels,
	isNegated,
	isCategory,
	missing,
	known,
}: Allowed): Comparison | null {
	if (!known) return { op: 'missing' };
	if (isCategory) return { op: isNegated ? 'notIn' : 'in', values: labels };
	if (low > -Infinity && high < Infinity) return { op: 'between', min: low, max: high };
	if (low > -Infinity) return { op: '>=', value: low };
	if (high < Infinity) return { op: '<', value: high };
	return missing ? null : { op: 'present' };
}
