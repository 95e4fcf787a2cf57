import type { AnalysisInput } from '#src/core/stats/index.ts';
import { splitCategories } from './category-split.ts';
import { frameOf, type Frame, type LevelColumn, type SortedColumn } from './frame.ts';
import type { Best, Level } from './level.ts';
import { splitNumbers } from './number-split.ts';
import type { NoTree, Split, Tree, TreeNode, TreeOptions } from './types.ts';

/** Deeper trees explain nothing to a reader. */
const MOST_DEPTH = 4;

interface Growing {
	readonly depth: number;
	readonly counts: Float64Array;
	split: Split | null;
	left: Growing | null;
	right: Growing | null;
}

/**
 * Classification tree by Gini impurity (CART: Breiman, Friedman, Olshen & Stone 1984), exact, a depth at a time: each column is
 * sorted once and asked about all open nodes in one pass. Equal splits: the earlier column, the lower threshold. Missing values
 * go to the side that explains better, or apart; where a node has none, to its larger side. Leaves side by side that are
 * right no more often than their node are joined. The order of the rows does not matter.
 *
 * @param classOf class by row, −1 = left out
 * @param classes number of classes, at most 256
 */
export function growTree(
	classOf: ArrayLike<number>,
	classes: number,
	inputs: readonly AnalysisInput[],
	options: TreeOptions,
): Tree | NoTree {
	const frame = frameOf(classOf, classes, inputs);
	if (frame.rows.length === 0) return { ok: false, why: 'noRows' };
	const nodeOf = new Int8Array(classOf.length).fill(-1);
	for (const row of frame.rows) nodeOf[row] = 0;
	const root = growing(0, classes);
	for (const row of frame.rows) count(root, frame.labels[row] as number);
	const depth = Math.max(1, Math.min(MOST_DEPTH, Math.floor(options.depth)));
	const minLeaf = Math.max(1, Math.floor(options.minLeaf));
	let open = close([root], nodeOf, minLeaf);
	for (let at = 0; at < depth && open.length > 0; at++) {
		const best = bestSplits(frame, open, nodeOf, minLeaf);
		open = close(divide(frame, open, best, nodeOf), nodeOf, minLeaf);
	}
	join(root);
	return treeOf(root, frame);
}

function growing(depth: number, classes: number): Growing {
	return { depth, counts: new Float64Array(classes), split: null, left: null, right: null };
}

function count(node: Growing, label: number): void {
	node.counts[label] = (node.counts[label] as number) + 1;
}

function sizeOf(counts: Float64Array): number {
	return counts.reduce((sum, each) => sum + each, 0);
}

/** Keeps the nodes that may be split again; the others' rows are done. */
function close(nodes: readonly Growing[], nodeOf: Int8Array, minLeaf: number): Growing[] {
	const open = nodes.filter(({ counts }) => {
		const n = sizeOf(counts);
		return n >= 2 * minLeaf && Math.max(...counts) < n;
	});
	const position = Int8Array.from(nodes, (node) => open.indexOf(node));
	for (let row = 0; row < nodeOf.length; row++) {
		const node = nodeOf[row] as number;
		if (node >= 0) nodeOf[row] = position[node] as number;
	}
	return open;
}

function bestSplits(frame: Frame, open: readonly Growing[], nodeOf: Int8Array, minLeaf: number): Best[] {
	const { labels, classes } = frame;
	const counts = new Float64Array(open.length * classes);
	open.forEach((node, i) => counts.set(node.counts, i * classes));
	const sizes = Float64Array.from(open, (node) => sizeOf(node.counts));
	const level: Level = { nodes: open.length, nodeOf, labels, classes, counts, sizes, minLeaf };
	const best = open.map((): Best => ({ score: -Infinity, split: null }));
	for (const column of frame.columns) {
		if (column.kind === 'number') splitNumbers(level, column, best);
		else splitCategories(level, column, best);
	}
	return best;
}

/** Sends the rows of the open nodes to their children; `nodeOf` then holds positions in the list returned. */
function divide(frame: Frame, open: readonly Growing[], best: readonly Best[], nodeOf: Int8Array): Growing[] {
	const children: Growing[] = [];
	const tests = open.map((node, i) => {
		const split = best[i]?.split ?? null;
		if (!split) return null;
		node.split = split;
		node.left = growing(node.depth + 1, frame.classes);
		node.right = growing(node.depth + 1, frame.classes);
		const first = children.push(node.left, node.right) - 2;
		const column = frame.columns.find(({ id }) => id === split.column) as SortedColumn | LevelColumn;
		return { first, isLeft: testOf(split, column) };
	});
	for (const row of frame.rows) {
		const node = nodeOf[row] as number;
		if (node < 0) continue;
		const test = tests[node];
		if (!test) {
			nodeOf[row] = -1;
			continue;
		}
		const child = test.first + (test.isLeft(row) ? 0 : 1);
		nodeOf[row] = child;
		count(children[child] as Growing, frame.labels[row] as number);
	}
	return children;
}

function testOf(split: Split, column: SortedColumn | LevelColumn): (row: number) => boolean {
	if (column.kind === 'number') {
		const { values } = column;
		if (split.kind !== 'number') return (row) => !Number.isFinite(values[row]);
		const { threshold, missing } = split;
		return (row) => {
			const value = values[row] as number;
			return value - value === 0 ? value < threshold : missing === 'left';
		};
	}
	const isLeft = column.texts.map((text, level) => {
		if (level === 0)
			return split.kind === 'missing' || (split.kind === 'category' && split.missing === 'left');
		return split.kind === 'category' && split.labels.includes(text);
	});
	return (row) => isLeft[column.levels[row] as number] === true;
}

/** Joins leaves side by side that together are right no more often than their node would be, from the bottom up. */
function join(node: Growing): void {
	const { left, right } = node;
	if (!left || !right) return;
	join(left);
	join(right);
	if (left.split || right.split) return;
	if (Math.max(...left.counts) + Math.max(...right.counts) > Math.max(...node.counts)) return;
	node.split = null;
	node.left = null;
	node.right = null;
}

function majority(counts: Float64Array): number {
	return counts.indexOf(Math.max(...counts));
}

function treeOf(root: Growing, { rows, columns, classes, dropped }: Frame): Tree {
	const complete = columns.filter(({ isComplete }) => isComplete).map(({ id }) => id);
	const nodes: TreeNode[] = [];
	const totals = Array.from({ length: classes }, (_, c) => ({
		n: root.counts[c] as number,
		found: 0,
		claimed: 0,
	}));
	let leaves = 0;
	let right = 0;
	const add = (node: Growing): number => {
		const n = sizeOf(node.counts);
		const own = majority(node.counts);
		const impurity = 1 - node.counts.reduce((sum, each) => sum + (each / n) ** 2, 0);
		const at = nodes.length;
		const plain = { depth: node.depth, counts: Array.from(node.counts), n, class: own, impurity };
		nodes.push({ ...plain, split: node.split, left: -1, right: -1 });
		if (node.left && node.right) {
			const children = { left: add(node.left), right: add(node.right) };
			nodes[at] = { ...plain, split: node.split, ...children };
		} else {
			const total = totals[own] as { found: number; claimed: number };
			total.found += node.counts[own] as number;
			total.claimed += n;
			right += node.counts[own] as number;
			leaves++;
		}
		return at;
	};
	add(root);
	const fidelity = right / rows.length;
	return { ok: true, nodes, n: rows.length, leaves, fidelity, classes: totals, complete, dropped };
}
