import { describe, expect, test } from 'vitest';
import {
	adjustedRand,
	calinskiHarabasz,
	daviesBouldin,
	kMeans,
	scalarTileMeter,
	silhouetteBy,
	silhouettes,
	simdTileMeter,
	stability,
	takeRows,
	ward,
	cutHierarchy,
} from '#src/core/cluster/index.ts';
import {
	gaussianBlobs,
	pointsFrom,
	sklearnReference,
	trueClasses,
} from '../../../support/cluster-reference.ts';
import { featurePoints } from '../../../support/features.ts';

describe('validity indices', () => {
	test.for([
		['iris_raw', 3, 0.5528, 561.628, 0.662],
		['wine_z', 3, 0.2849, 70.94, 1.3892],
	] as const)(
		'CLU12 %s with k = %i: silhouette %f, Calinski–Harabasz %f, Davies–Bouldin %f',
		([name, k, width, dispersion, overlap], { skip }) => {
			const points = featurePoints(name);
			if (!points) return skip('skipped: no shared data');
			const { labels } = kMeans(points, { k, seed: 1, restarts: 20 });
			expect(Math.abs((silhouettes(points, [labels])[0] ?? 0) - width)).toBeLessThan(1e-3);
			expect(Math.abs((calinskiHarabasz(points, labels) ?? 0) - dispersion)).toBeLessThan(1e-3);
			expect(Math.abs((daviesBouldin(points, labels) ?? 0) - overlap)).toBeLessThan(1e-3);
		},
	);

	test.for(['iris_raw', 'iris_z', 'wine_z', 'wholesale_log1p_z', 'telco_num_z'])(
		'CLU12 %s: all three equal scikit-learn wherever k-means finds the same partition',
		(name, { skip }) => {
			const points = featurePoints(name);
			const reference = sklearnReference(name);
			if (!points || !reference) return skip('skipped: no shared data');
			let compared = 0;
			for (const k of [2, 3, 4, 5]) {
				const expected = reference.kmeans[String(k)]!;
				const { labels, inertia } = kMeans(points, { k, seed: 1, restarts: 20 });
				if (Math.abs(inertia - expected.inertia) > 1e-6 * expected.inertia) continue;
				compared++;
				if (points.n < 1000) expect(silhouettes(points, [labels])[0]).toBeCloseTo(expected.silhouette, 4);
				const ratio = (calinskiHarabasz(points, labels) ?? 0) / expected.calinski_harabasz;
				expect(ratio).toBeCloseTo(1, 5);
				expect(daviesBouldin(points, labels)).toBeCloseTo(expected.davies_bouldin, 4);
			}
			expect(compared).toBeGreaterThanOrEqual(1);
		},
	);

	test('CLU12 null instead of NaN where an index is undefined; noise is left out', () => {
		const points = pointsFrom([[0], [1], [10], [11]]);
		const one = new Int32Array(4);
		const all = Int32Array.of(0, 1, 2, 3);
		const none = new Int32Array(4).fill(-1);
		for (const labels of [one, all, none]) {
			expect(calinskiHarabasz(points, labels)).toBeNull();
			expect(daviesBouldin(points, labels)).toBeNull();
		}
		const equal = pointsFrom([[3], [3], [3], [3]]);
		expect(calinskiHarabasz(equal, Int32Array.of(0, 0, 1, 1))).toBeNull();
		expect(daviesBouldin(equal, Int32Array.of(0, 0, 1, 1))).toBeNull();
		const withNoise = pointsFrom([[0], [1], [500], [10], [11]]);
		const labels = Int32Array.of(0, 0, -1, 1, 1);
		expect(calinskiHarabasz(withNoise, labels)).toBe(calinskiHarabasz(points, Int32Array.of(0, 0, 1, 1)));
		expect(daviesBouldin(withNoise, labels)).toBe(0.1);
	});
});

describe('silhouette', () => {
	test.each([
		[1, 1],
		[17, 3],
		[300, 4],
		[401, 16],
	])('CLU40 both meters give equal bits: %i rows, %i columns', (n, d) => {
		const points = gaussianBlobs(n, d, 3, 1);
		const simd = simdTileMeter(points);
		const scalar = scalarTileMeter(points);
		expect(simd).not.toBeNull();
		expect(simd?.n).toBe(scalar.n);
		for (let first = 0; first < scalar.n; first += 16) {
			simd?.load(first);
			scalar.load(first);
			for (let from = first; from < scalar.n; from += 128) {
				const size = Math.min(128, scalar.n - from);
				simd?.measure(from, size);
				scalar.measure(from, size);
				expect(simd?.distances).toEqual(scalar.distances);
			}
		}
	});

	test('CLU40 several partitions, noise included, equal the silhouette by definition', () => {
		const points = gaussianBlobs(333, 3, 4, 6, 2);
		const measure = (row: number, out: Float64Array) => {
			for (let i = 0; i < points.n; i++) {
				out[i] = Math.hypot(...[0, 1, 2].map((j) => points.data[j * 333 + i]! - points.data[j * 333 + row]!));
			}
		};
		const partitions = [
			points.truth,
			points.truth.map((label, i) => (i % 5 ? label : -1)),
			points.truth.map((label) => (label < 2 ? label : -1)),
			new Int32Array(333).fill(-1),
			points.truth.map((label, i) => (i === 40 ? 9 : label)),
		];
		const steps: number[] = [];
		const found = silhouettes(points, partitions, (done) => steps.push(done));
		found.forEach((width, p) => {
			const expected = silhouetteBy(333, measure, partitions[p]!);
			if (expected === null) expect(width).toBeNull();
			else expect(width).toBeCloseTo(expected, 10);
		});
		expect(found[3]).toBeNull();
		expect(steps.at(-1)).toBe(336);
	});
});

describe('agreement', () => {
	test.for([
		['iris_raw', 'iris', 0.7302382722834697],
		['iris_z', 'iris', 0.6201351808870379],
		['wine_z', 'wine', 0.8974949815093207],
	] as const)('CLU13 k-means of %s against the true classes of %s: %f', ([name, truth, index], { skip }) => {
		const points = featurePoints(name);
		const classes = trueClasses(truth);
		if (!points || !classes) return skip('skipped: no shared data');
		const { labels } = kMeans(points, { k: 3, seed: 1, restarts: 20 });
		expect(adjustedRand(labels, classes)).toBeCloseTo(index, 12);
		expect(adjustedRand(classes, labels)).toBeCloseTo(index, 12);
	});

	test('CLU13 1 for the same partition under other names, never NaN', () => {
		expect(adjustedRand(Int32Array.of(0, 0, 1, 2), Int32Array.of(2, 2, 0, 1))).toBe(1);
		expect(adjustedRand(Int32Array.of(0, 0, 0), Int32Array.of(0, 0, 0))).toBe(1);
		expect(adjustedRand(Int32Array.of(0, 1, 2), Int32Array.of(2, 1, 0))).toBe(1);
		expect(adjustedRand(Int32Array.of(0, 0, 0), Int32Array.of(0, 1, 2))).toBe(0);
		expect(adjustedRand(Int32Array.of(), Int32Array.of())).toBe(1);
		expect(adjustedRand(Int32Array.of(0, -1), Int32Array.of(0, 1))).toBe(1);
		expect(adjustedRand(Int32Array.of(0, 0, 1, 1), Int32Array.of(0, 1, 0, 1))).toBeCloseTo(-0.5, 12);
	});
});

describe('stability', () => {
	const wellApart = gaussianBlobs(300, 2, 3, 5, 0.3);
	const refitOf = (k: number) => (rows: Uint32Array, round: number) =>
		kMeans(takeRows(wellApart, rows), { k, seed: round, restarts: 5 }).labels;

	test('CLU14 clusters that stand apart are found again, split ones are not', () => {
		const { labels } = kMeans(wellApart, { k: 3, seed: 1, restarts: 10 });
		const steady = stability(labels, { rounds: 20, seed: 1, refit: refitOf(3) });
		expect(steady.clusters).toEqual([1, 1, 1]);
		expect(steady).toMatchObject({ jaccard: 1, adjustedRand: 1, rounds: 20 });
		const six = kMeans(wellApart, { k: 6, seed: 1, restarts: 10 });
		const shaky = stability(six.labels, { rounds: 20, seed: 1, refit: refitOf(6) });
		expect(Math.min(...shaky.clusters.map((value) => value ?? 1))).toBeLessThan(0.75);
		expect(shaky.adjustedRand).toBeLessThan(0.9);
	});

	test('CLU14 the same seed draws the same halves, ascending and without repetition', () => {
		const drawn: number[][] = [];
		const refit = (rows: Uint32Array) => {
			drawn.push([...rows]);
			return new Uint8Array(rows.length);
		};
		const progress: string[] = [];
		const onProgress = (done: number, total: number) => progress.push(`${done}/${total}`);
		stability(new Uint8Array(101), { rounds: 2, seed: 4, refit, onProgress });
		stability(new Uint8Array(101), { rounds: 2, seed: 4, refit });
		expect(drawn[0]).toEqual(drawn[2]);
		expect(drawn[1]).toEqual(drawn[3]);
		expect(drawn[0]).not.toEqual(drawn[1]);
		expect(drawn[0]).toHaveLength(51);
		expect(drawn[0]).toEqual([...new Set(drawn[0])].sort((a, b) => a - b));
		expect(progress).toEqual(['1/2', '2/2']);
	});

	test('CLU14 noise belongs to no cluster, and lowers the coefficient of the cluster it came from', () => {
		const labels = Int32Array.of(0, 0, 0, 0, -1, -1);
		const refit = (rows: Uint32Array) => Int32Array.from(rows, (row) => (row < 3 ? 0 : -1));
		const found = stability(labels, { rounds: 1, seed: 1, share: 1, refit });
		expect(found.clusters).toEqual([0.75]);
		const lost = stability(labels, {
			rounds: 1,
			seed: 1,
			share: 1,
			refit: (rows) => new Int32Array(rows.length).fill(-1),
		});
		expect(lost.clusters).toEqual([0]);
		const noise = stability(new Int32Array(3).fill(-1), { rounds: 2, seed: 1, refit });
		expect(noise).toMatchObject({ clusters: [], jaccard: null });
	});

	test('CLU14 works with any method: Ward on the same rows', () => {
		const refit = (rows: Uint32Array) => cutHierarchy(ward(takeRows(wellApart, rows)), 3);
		const labels = cutHierarchy(ward(wellApart), 3);
		expect(stability(labels, { rounds: 5, seed: 2, refit }).jaccard).toBe(1);
	});
});
