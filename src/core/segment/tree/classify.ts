import type { AnalysisInput } from '#src/core/stats/index.ts';
import type { Split, Tree } from './types.ts';

/**
 * The leaf each row reaches, as a position in `tree.nodes`; also for rows the tree has never seen. A column that is not given
 * counts as missing.
 */
export function leafOf(tree: Tree, inputs: readonly AnalysisInput[], rows: number): Int32Array {
	const tests = tree.nodes.map(({ split }) =>
		split
			? testOf(
					split,
					inputs.find(({ id }) => id === split.column),
				)
			: () => true,
	);
	const leaf = new Int32Array(rows);
	for (let row = 0; row < rows; row++) {
		let at = 0;
		for (let node = tree.nodes[at]; node?.split; node = tree.nodes[at])
			at = tests[at]?.(row) ? node.left : node.right;
		leaf[row] = at;
	}
	return leaf;
}

function testOf(split: Split, input: AnalysisInput | undefined): (row: number) => boolean {
	const ofMissing = split.kind === 'missing' || split.missing === 'left';
	if (!input) return () => ofMissing;
	if (input.kind === 'number') {
		const limit = split.kind === 'number' ? split.threshold : -Infinity;
		return (row) => {
			const value = input.values[row] ?? Number.NaN;
			return Number.isFinite(value) ? value < limit : ofMissing;
		};
	}
	const named = new Set(split.kind === 'category' ? split.labels : []);
	const isLeft = input.labels.map((label) => named.has(label));
	return (row) => {
		const code = input.codes[row] ?? -1;
		return code >= 0 ? isLeft[code] === true : ofMissing;
	};
}
