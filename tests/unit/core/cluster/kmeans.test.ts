import { describe, expect, test } from 'vitest';
import { createRandom } from '#src/core/stats/index.ts';
import {
	kMeans,
	pca,
	scalarAssigner,
	silhouettes,
	simdAssigner,
	type Points,
} from '#src/core/cluster/index.ts';
import { featurePoints } from '../../../support/features.ts';

function blobs(n: number, d: number, seed: number): Points {
	const random = createRandom(seed);
	const data = new Float64Array(n * d);
	for (let i = 0; i < n; i++) {
		const group = Math.floor(random.next() * 5);
		for (let j = 0; j < d; j++) data[j * n + i] = ((group * 7 + j * 3) % 11) + random.next() * 4;
	}
	return { n, d, data };
}

const inertias = [
	['iris_raw', 3, 78.8514],
	['iris_z', 3, 139.8205],
	['wine_z', 3, 1277.9285],
	['wholesale_log1p_z', 2, 1844.0641],
	['wholesale_log1p_z', 3, 1553.3395],
	['telco_num_z', 4, 4148.4745],
	['onlineretail_rfm_log1p_z', 3, 4856.3225],
	['onlineretail_rfm_log1p_z', 4, 3924.3787],
] as const;

describe('k-means', () => {
	test.for(inertias)('CLU4 %s with k = %i reaches inertia %f', ([name, k, reference], { skip }) => {
		const points = featurePoints(name);
		if (!points) return skip('skipped: no shared data');
		const fit = kMeans(points, { k, seed: 1, restarts: 20 });
		expect(fit.inertia).toBeLessThanOrEqual(reference * 1.0001);
		expect(fit.inertia).toBeGreaterThan(reference * 0.9999);
	});

	test('CLU5 the same seed gives the same labels, another k or seed another search', () => {
		const points = blobs(700, 3, 4);
		const first = kMeans(points, { k: 4, seed: 9, restarts: 3 });
		expect(kMeans(points, { k: 4, seed: 9, restarts: 3 })).toEqual(first);
	});

	test.each([
		[1, 1, 1],
		[7, 3, 2],
		[511, 5, 8],
		[512, 8, 3],
		[1543, 7, 255],
	])('CLU5 both steps are equal to the bit: %i rows, %i columns, k = %i', (n, d, k) => {
		const points = blobs(n, d, 3);
		const simd = simdAssigner(points, k);
		const scalar = scalarAssigner(points, k);
		expect(simd).not.toBeNull();
		const random = createRandom(1);
		for (let round = 0; round < 3; round++) {
			const centroids = Float64Array.from({ length: k * d }, () => random.next() * 10);
			expect(simd?.step(centroids, k)).toBe(scalar.step(centroids, k));
			expect(simd?.labels).toEqual(scalar.labels);
			expect(simd?.measure()).toEqual(scalar.measure());
			expect(simd?.sums).toEqual(scalar.sums);
			expect(simd?.counts).toEqual(scalar.counts);
		}
	});

	test('CLU5 the TypeScript fallback gives the same clusters', () => {
		const points = blobs(3000, 6, 8);
		const options = { k: 6, seed: 2, restarts: 4 };
		expect(kMeans(points, { ...options, assigner: scalarAssigner })).toEqual(kMeans(points, options));
	});

	test('CLU6 clusters are numbered by descending centroid whatever start won', () => {
		for (const seed of [1, 2, 3, 4]) {
			const { centroids, k } = kMeans(blobs(500, 2, 6), { k: 5, seed, restarts: 2 });
			const first = Array.from({ length: k }, (_, c) => centroids[c * 2]!);
			expect(first).toEqual(first.toSorted((a, b) => b - a));
		}
	});

	test('CLU7 fewer distinct rows than k give fewer clusters, none empty', () => {
		const points = { n: 6, d: 1, data: Float64Array.of(1, 1, 5, 5, 9, 9) };
		const fit = kMeans(points, { k: 5, seed: 1, restarts: 5 });
		expect(fit.k).toBe(3);
		expect([...fit.labels]).toEqual([2, 2, 1, 1, 0, 0]);
		expect(fit.sizes).toEqual([2, 2, 2]);
		expect(fit.inertia).toBe(0);
		expect(kMeans({ n: 1, d: 2, data: Float64Array.of(3, 4) }, { k: 4, seed: 1, restarts: 1 }).k).toBe(1);
	});

	test('CLU8 every row is in its nearest cluster and the inertia is their squared distance', () => {
		const points = blobs(900, 4, 2);
		const fit = kMeans(points, { k: 5, seed: 3, restarts: 3 });
		let inertia = 0;
		for (let i = 0; i < points.n; i++) {
			const gaps = Array.from({ length: fit.k }, (_, c) =>
				Array.from(
					{ length: 4 },
					(_, j) => (points.data[j * points.n + i]! - fit.centroids[c * 4 + j]!) ** 2,
				).reduce((a, b) => a + b),
			);
			expect(gaps[fit.labels[i]!]).toBeCloseTo(Math.min(...gaps), 9);
			inertia += Math.min(...gaps);
		}
		expect(fit.inertia).toBeCloseTo(inertia, 6);
		expect(fit.sizes.reduce((a, b) => a + b)).toBe(900);
	});

	test.for([
		['iris_raw', 0.5528],
		['wine_z', 0.2849],
	] as const)('CLU9 silhouette of %s is %f', ([name, reference], { skip }) => {
		const points = featurePoints(name);
		if (!points) return skip('skipped: no shared data');
		const { labels } = kMeans(points, { k: 3, seed: 1, restarts: 20 });
		expect(Math.abs((silhouettes(points, [labels])[0] ?? 0) - reference)).toBeLessThan(1e-3);
	});

	test('CLU9 a row alone counts 0; undefined partitions are null', () => {
		const points = { n: 3, d: 1, data: Float64Array.of(0, 1, 10) };
		const [two, one, all] = silhouettes(points, [
			Uint8Array.of(0, 0, 1),
			new Uint8Array(3),
			Uint8Array.of(0, 1, 2),
		]);
		expect(two).toBeCloseTo((0.9 + 8 / 9) / 3, 12);
		expect([one, all]).toEqual([null, null]);
	});

	test.for([
		['iris_z', [0.7296, 0.2285, 0.0367]],
		['wine_z', [0.362, 0.1921, 0.1112]],
	] as const)('CLU10 components of %s', ([name, reference], { skip }) => {
		const points = featurePoints(name);
		if (!points) return skip('skipped: no shared data');
		const { shares, components } = pca(points);
		reference.forEach((share, i) => expect(Math.abs(shares[i]! - share)).toBeLessThan(1e-4));
		const { d } = points;
		for (let a = 0; a < d; a++) {
			const own = components.subarray(a * d, (a + 1) * d);
			expect(own.reduce((top, value) => (Math.abs(value) > Math.abs(top) ? value : top))).toBeGreaterThan(0);
			for (let b = 0; b < d; b++) {
				const product = own.reduce((sum, value, j) => sum + value * components[b * d + j]!, 0);
				expect(product).toBeCloseTo(a === b ? 1 : 0, 9);
			}
		}
	});

	test('CLU11 starts on some rows are refined on all', () => {
		const points = blobs(4000, 3, 12);
		const startRows = Uint32Array.from({ length: 500 }, (_, i) => i * 8);
		const all = kMeans(points, { k: 5, seed: 1, restarts: 10 });
		const some = kMeans(points, { k: 5, seed: 1, restarts: 10, startRows });
		expect(some.labels).toHaveLength(4000);
		expect(some.inertia).toBeLessThanOrEqual(all.inertia * 1.0001);
	});
});
