import { describe, expect, test } from 'vitest';
import {
	groupsAt,
	kWithin,
	layoutDendrogram,
	shownNames,
	type Dendrogram,
	type HeightAxis,
} from '#src/charts/dendrogram.layout.ts';

/** Five leaves: (0 1) at 1, (3 4) at 2, (2 (3 4)) at 6, all at 20. */
const TREE: Dendrogram = {
	sizes: [40, 10, 5, 30, 15],
	merges: [
		{ left: 0, right: 1, height: 1 },
		{ left: 3, right: 4, height: 2 },
		{ left: 2, right: 6, height: 6 },
		{ left: 5, right: 7, height: 20 },
	],
};
const AXES: readonly HeightAxis[] = ['linear', 'root'];
const at = (k: number, axis: HeightAxis = 'linear', width = 500, tree = TREE) =>
	layoutDendrogram(tree, k, { width, height: 200, axis }, String);

describe('dendrogram', () => {
	test('CHT50 forks stand on what they join, groups beside each other hold everyone', () => {
		for (const axis of AXES) {
			const { forks, leaves, branches, toY } = at(3, axis);
			expect(leaves.map(({ x }) => x)).toEqual([50, 150, 250, 350, 450]);
			expect(forks.map(({ group }) => group)).toEqual([0, 2, null, null]);
			expect(forks[1]!.path).toBe(`M350 200V${toY(2)}H450V200`);
			expect(forks[2]!.path).toBe(`M250 200V${toY(6)}H400V${toY(2)}`);
			expect(forks[3]!.path).toBe(`M100 ${toY(1)}V${toY(20)}H325V${toY(6)}`);
			expect(branches).toEqual([
				{ x: 0, width: 200, y: toY(1), count: 50 },
				{ x: 200, width: 100, y: 200, count: 5 },
				{ x: 300, width: 200, y: toY(2), count: 45 },
			]);
		}
	});

	test('CHT50 two groups hold all their own forks, and the number of groups is kept within the leaves', () => {
		expect(at(2).forks.map(({ group }) => group)).toEqual([0, 1, 1, null]);
		expect(at(99).branches).toHaveLength(5);
		expect(at(0).branches).toHaveLength(2);
		expect(at(Number.NaN).branches).toHaveLength(2);
	});

	test('CHT51 the cut lies between two merges and leads back to its groups', () => {
		for (const axis of AXES)
			for (const k of [2, 3, 4, 5]) {
				const { cut, toY } = at(k, axis);
				const heights = [0, ...TREE.merges.map(({ height }) => height)];
				expect(cut).toBeLessThan(toY(heights[5 - k]!));
				expect(cut).toBeGreaterThan(toY(heights[6 - k]!));
				expect(groupsAt(TREE, toY, cut)).toBe(k);
			}
		const { toY } = at(2);
		expect(groupsAt(TREE, toY, -50)).toBe(2);
		expect(groupsAt(TREE, toY, 500)).toBe(5);
		expect([kWithin(5, 1), kWithin(5, 9), kWithin(1, 3)]).toEqual([2, 5, 1]);
	});

	test('CHT51 axes rise with the height, the root one gives low merges more room', () => {
		const [linear, root] = AXES.map((axis) => at(2, axis).toY);
		expect(linear!(20)).toBeCloseTo(root!(20), 9);
		expect(linear!(0)).toBe(200);
		expect(root!(2)).toBeLessThan(linear!(2));
		for (const toY of [linear!, root!]) expect(toY(6)).toBeLessThan(toY(2));
		const huge = { ...TREE, merges: TREE.merges.map((each) => ({ ...each, height: each.height * 1e300 })) };
		expect(at(3, 'root', 500, huge).forks.every(({ path }) => !/NaN|Infinity/.test(path))).toBe(true);
	});

	test('CHT52 counts stand upright, turned or not at all', () => {
		expect(at(2).counts).toBe('upright');
		expect(at(2, 'linear', 70).counts).toBe('turned');
		expect(at(2, 'linear', 30).counts).toBe('none');
		expect(at(2).leaves.map(({ text }) => text)).toEqual(['40', '10', '5', '30', '15']);
	});

	test('CHT52 the names of the largest groups are shown', () => {
		const { branches } = at(5, 'linear', 150);
		expect(shownNames(branches, ['A', 'B', 'C', 'D', 'E'], 12)).toEqual([true, true, true, true, true]);
		expect(
			shownNames(
				branches,
				['first', 'second', 'third', 'fourth', 'fifth'].map((name) => `cluster ${name}`),
				12,
			),
		).toEqual([true, false, false, true, false]);
	});

	test('CHT50 one leaf and none draw nothing', () => {
		const one = at(2, 'linear', 500, { sizes: [7], merges: [] });
		expect(one.forks).toEqual([]);
		expect(one.branches).toEqual([{ x: 0, width: 500, y: 200, count: 7 }]);
		expect(at(2, 'linear', 500, { sizes: [], merges: [] }).branches).toEqual([]);
	});
});
