import { describe, expect, test } from 'vitest';
import { createRandom } from '#src/core/stats/index.ts';
import { createAssigner, kMeans, scalarAssigner, type Points } from '#src/core/cluster/index.ts';
import { gaussianBlobs } from '../../../support/cluster-reference.ts';
import { withSecondThread } from '../../../support/second-thread.ts';

const options = { k: 6, seed: 3, restarts: 2 };

/** Steps over the same points with other centroids each time. */
function stepsOf(points: Points, make: typeof createAssigner) {
	const k = 7;
	const random = createRandom(5);
	const assigner = make(points, k);
	return Array.from({ length: 6 }, () => {
		const centroids = Float64Array.from({ length: k * points.d }, () => random.next() * 8 - 4);
		const changed = assigner.step(centroids, k);
		const { labels, sums, counts } = assigner;
		return { changed, labels: labels.slice(), sums: sums.slice(), counts: counts.slice() };
	});
}

describe('two threads', () => {
	test('CLU45 steps are equal to the bit, by one thread or two', async () => {
		const points = gaussianBlobs(40_000, 5, 6, 2, 1);
		const alone = stepsOf(points, createAssigner);
		expect(await withSecondThread(() => stepsOf(points, createAssigner))).toEqual(alone);
		expect(stepsOf(points, scalarAssigner)).toEqual(alone);
	});

	test('CLU45 one run after the other, large and small, gives what one thread gives', async () => {
		const all = [gaussianBlobs(30_000, 4, 6, 1), gaussianBlobs(900, 4, 6, 1), gaussianBlobs(50_000, 3, 6, 4)];
		const alone = all.map((points) => kMeans(points, options));
		expect(await withSecondThread(() => all.map((points) => kMeans(points, options)))).toEqual(alone);
	});
});

/** Columns whose rows lie as near to two centroids as numbers allow, or far from one another. */
const extremes: readonly [string, (row: number, column: number) => number][] = [
	['rows halfway between centroids', (row) => (row % 5) + (row % 3 === 0 ? 0.5 : 0)],
	['rows a hair off halfway', (row) => (row % 5) + 0.5 + (row % 7) * 1e-12],
	['one giant value', (row) => (row === 17 ? 1e12 : row % 11)],
	['a far-off origin', (row, column) => 1e9 + ((row * 7 + column) % 13) * 1e-3],
	['tiny values', (row, column) => ((row * 31 + column) % 97) * 1e-130],
	['huge values', (row, column) => ((row * 31 + column) % 97) * 1e130],
	['equal values', () => 3],
];

describe('single precision decides nothing that it cannot', () => {
	test.each(extremes)('CLU46 %s: labels and sums are those of double precision', (_, valueOf) => {
		const [n, d, k] = [3000, 3, 4];
		const data = Float64Array.from({ length: n * d }, (_each, i) => valueOf(i % n, Math.floor(i / n)));
		const points = { n, d, data };
		const centroids = new Float64Array(k * d);
		for (let c = 0; c < k; c++) for (let j = 0; j < d; j++) centroids[c * d + j] = data[j * n + c]!;
		const [simd, scalar] = [createAssigner(points, k), scalarAssigner(points, k)];
		expect(simd.step(centroids, k)).toBe(scalar.step(centroids, k));
		expect(simd.labels).toEqual(scalar.labels);
		expect(simd.sums).toEqual(scalar.sums);
		expect(simd.measure()).toEqual(scalar.measure());
	});
});
