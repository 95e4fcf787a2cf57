import { describe, expect, test } from 'vitest';
import {
	cutHierarchy,
	groupsOfTop,
	largestJump,
	takeRows,
	topOfHierarchy,
	ward,
} from '#src/core/cluster/index.ts';
import { gaussianBlobs, pointsFrom } from '../../../support/cluster-reference.ts';

const POINTS = gaussianBlobs(400, 3, 6, 5, 2);
const TREE = ward(POINTS);

/** The rows of each part, as a set of sets that does not depend on numbers. */
function partsOf(labels: ArrayLike<number>): Set<string> {
	const parts = new Map<number, number[]>();
	Array.from(labels).forEach((label, row) => parts.set(label, [...(parts.get(label) ?? []), row]));
	return new Set([...parts.values()].map((rows) => rows.join(' ')));
}

describe('top of a hierarchy', () => {
	test('CLU51 cut anywhere it gives the partition of the whole hierarchy', () => {
		const top = topOfHierarchy(TREE, POINTS, 30);
		expect(top.sizes).toHaveLength(30);
		expect(top.sizes.reduce((sum, size) => sum + size, 0)).toBe(400);
		expect(top.merges.map(({ height }) => height)).toEqual([...TREE.heights.slice(-29)]);
		const leafOf = new Map<number, number>();
		const leaves = cutHierarchy(TREE, 30);
		top.rows.forEach((row, leaf) => leafOf.set(leaves[row]!, leaf));
		for (const k of [1, 2, 3, 7, 29, 30]) {
			const groups = groupsOfTop(top, k);
			expect(new Set(groups).size).toBe(k);
			const labels = leaves.map((label) => groups[leafOf.get(label)!]!);
			expect(partsOf(labels)).toEqual(partsOf(cutHierarchy(TREE, k)));
		}
		expect(groupsOfTop(top, 99)).toEqual(groupsOfTop(top, 30));
		expect(groupsOfTop(top, Number.NaN)).toEqual(groupsOfTop(top, 1));
	});

	test('CLU51 leaves of a group stand beside each other, the branch with the larger centroid left', () => {
		const top = topOfHierarchy(TREE, POINTS, 25);
		for (let k = 1; k <= 25; k++) {
			const groups = groupsOfTop(top, k);
			expect(groups).toEqual(groups.toSorted((a, b) => a - b));
		}
		const line = pointsFrom([[0], [1], [10], [11], [30]]);
		expect(topOfHierarchy(ward(line), line, 3)).toEqual({
			sizes: [1, 2, 2],
			rows: [4, 2, 0],
			merges: [
				{ left: 1, right: 2, height: expect.closeTo(Math.sqrt(2) * 10, 12) as number },
				{ left: 0, right: 3, height: expect.closeTo(Math.sqrt(8 / 5) * 24.5, 12) as number },
			],
		});
	});

	test('CLU51 the order of rows changes nothing but the rows named', () => {
		const order = Uint32Array.from({ length: 400 }, (_, i) => (i * 171 + 3) % 400);
		const shuffled = takeRows(POINTS, order);
		const before = topOfHierarchy(TREE, POINTS, 20);
		const after = topOfHierarchy(ward(shuffled), shuffled, 20);
		expect(after.sizes).toEqual(before.sizes);
		expect(after.merges.map(({ left, right }) => [left, right])).toEqual(
			before.merges.map(({ left, right }) => [left, right]),
		);
		after.merges.forEach(({ height }, m) => expect(height).toBeCloseTo(before.merges[m]!.height, 9));
	});

	test('CLU51 equal rows are one leaf; one row has no merges', () => {
		const few = pointsFrom([
			[2, 2],
			[2, 2],
			[5, 5],
			[2, 2],
		]);
		const top = topOfHierarchy(ward(few), few, 10);
		expect(top.sizes).toEqual([1, 3]);
		expect(top.merges).toHaveLength(1);
		const one = pointsFrom([[7]]);
		expect(topOfHierarchy(ward(one), one, 10)).toEqual({ sizes: [1], rows: [0], merges: [] });
	});

	test('CLU52 the largest step is named with the clusters above it', () => {
		const line = pointsFrom([[0], [1], [10], [11], [30], [31]]);
		const top = topOfHierarchy(ward(line), line, 10);
		expect(top.sizes).toEqual([1, 1, 1, 1, 1, 1]);
		const jump = largestJump(top)!;
		expect(jump.k).toBe(2);
		expect(jump.low).toBeCloseTo(Math.sqrt(2) * 10, 12);
		expect(jump.high).toBeCloseTo(Math.sqrt(16 / 6) * 25, 12);
		const three = pointsFrom([[0], [1], [100], [101], [50], [51]]);
		expect(largestJump(topOfHierarchy(ward(three), three, 10))?.k).toBe(3);
		const one = pointsFrom([[3]]);
		expect(largestJump(topOfHierarchy(ward(one), one, 10))).toBeNull();
		const even = {
			sizes: [1, 1, 1],
			rows: [0, 1, 2],
			merges: [
				{ left: 1, right: 2, height: 2 },
				{ left: 0, right: 3, height: 4 },
			],
		};
		expect(largestJump(even)?.k).toBe(2);
	});
});
