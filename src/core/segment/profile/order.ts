import type { ComparedCategory, ComparedColumn } from './types.ts';

const NO_EVIDENCE = 0.05;

/** Columns those first in which the classes differ most: certain ones, then by the size of the effect. */
export function byEffect(columns: readonly ComparedColumn[]): readonly ComparedColumn[] {
	return columns.toSorted((a, b) => weightOf(b) - weightOf(a));
}

/** ε² is a square, V is not. */
function weightOf({ test }: ComparedColumn): number {
	if (test.test === null) return -1;
	const size = test.test === 'kruskalWallis' ? Math.sqrt(test.effect) : test.effect;
	return size + (test.adjustedP < NO_EVIDENCE ? 2 : 0);
}

/** A column with two labels is told by the rarer one, a yes/no column by yes; null for one with more. */
export function onlyLevel({ levels }: ComparedCategory): number | null {
	if (levels.length > 2) return null;
	const yes = levels.findIndex(({ label }) => label === '1');
	return yes >= 0 && levels.every(({ label }) => label === '0' || label === '1') ? yes : levels.length - 1;
}
