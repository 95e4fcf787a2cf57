import { describe, expect, test } from 'vitest';
import { cheapestAssignment, kMeans, matchLabels } from '#src/core/cluster/index.ts';
import { createRandom } from '#src/core/stats/index.ts';
import { gaussianBlobs } from '../../../support/cluster-reference.ts';

/** The least cost by trying every order of the columns. */
function leastCost(costs: Float64Array, rows: number, columns: number, row = 0, used = 0): number {
	if (row === rows) return 0;
	let least = Number.POSITIVE_INFINITY;
	for (let column = 0; column < columns; column++) {
		if (used & (1 << column)) continue;
		const rest = leastCost(costs, rows, columns, row + 1, used | (1 << column));
		least = Math.min(least, costs[row * columns + column]! + rest);
	}
	return least;
}

describe('assignment', () => {
	test('CLU29 costs as little as trying every order, negative costs and ties included', () => {
		const random = createRandom(12);
		for (let round = 0; round < 150; round++) {
			const rows = Math.floor(random.next() * 7);
			const columns = rows + Math.floor(random.next() * 2);
			const costs = Float64Array.from({ length: rows * columns }, () => Math.floor(random.next() * 12) - 5);
			const columnOf = cheapestAssignment(costs, rows, columns);
			expect(new Set(columnOf).size).toBe(rows);
			const cost = columnOf.reduce((sum, column, row) => sum + costs[row * columns + column]!, 0);
			expect(cost).toBe(leastCost(costs, rows, columns));
		}
	});

	test('CLU29 the best choice of each row is not the best for all', () => {
		expect([...cheapestAssignment(Float64Array.of(1, 2, 1, 9), 2, 2)]).toEqual([1, 0]);
		expect([...cheapestAssignment(new Float64Array(), 0, 0)]).toEqual([]);
	});
});

describe('labels of the run before', () => {
	test('CLU30 renamed clusters get their old numbers back', () => {
		const previous = Int32Array.of(0, 0, 1, 1, 2, 2, 2);
		const match = matchLabels(previous, Int32Array.of(2, 2, 0, 0, 1, 1, 1));
		expect([...match.labels]).toEqual([...previous]);
		expect([...match.numberOf]).toEqual([1, 2, 0]);
		expect([...match.shared]).toEqual([2, 3, 2]);
		expect(match.gone).toEqual([]);
	});

	test('CLU30 the largest overlap in total decides, not the first', () => {
		const previous = Int32Array.of(0, 0, 0, 0, 0, 1, 1, 1, 1);
		const next = Int32Array.of(0, 0, 0, 1, 1, 0, 0, 0, 0);
		expect([...matchLabels(previous, next).labels]).toEqual([1, 1, 1, 0, 0, 1, 1, 1, 1]);
	});

	test('CLU30 a new cluster counts on, one that is gone is named, noise and new customers stay out', () => {
		const split = matchLabels(Int32Array.of(0, 0, 0, 1, 1), Int32Array.of(0, 0, 2, 1, 1));
		expect([...split.labels]).toEqual([0, 0, 2, 1, 1]);
		expect([...split.shared]).toEqual([2, 2, 0]);
		const merged = matchLabels(Int32Array.of(0, 0, 1, 1, 1), Int32Array.of(0, 0, 0, 0, 0));
		expect([...merged.labels]).toEqual([1, 1, 1, 1, 1]);
		expect(merged.gone).toEqual([0]);
		const partly = matchLabels(Int32Array.of(-1, 1, 1, 0, -1), Int32Array.of(0, 0, -1, 1, 2));
		expect([...partly.labels]).toEqual([1, 1, -1, 0, 2]);
		expect([...matchLabels(Int32Array.of(-1, -1), Int32Array.of(1, 0)).labels]).toEqual([0, 1].reverse());
		expect([...matchLabels(new Int32Array(), new Int32Array()).labels]).toEqual([]);
	});

	test('CLU30 k-means with other seeds and one customer more keeps its numbers', () => {
		const points = gaussianBlobs(400, 2, 5, 21, 0.4);
		const first = kMeans(points, { k: 5, seed: 1, restarts: 10 });
		const turned = { ...points, data: points.data.map((value) => -value) };
		const second = kMeans(turned, { k: 5, seed: 77, restarts: 10 });
		expect([...second.labels]).not.toEqual([...first.labels]);
		expect([...matchLabels(first.labels, second.labels).labels]).toEqual([...first.labels]);
	});
});
