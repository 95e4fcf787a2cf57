import { describe, expect, test } from 'vitest';
import {
	condense,
	coreDistances,
	dbscan,
	epsilonCurve,
	excessOfMass,
	hdbscan,
	reachabilityTree,
	type Points,
} from '#src/core/cluster/index.ts';
import { createRandom } from '#src/core/stats/index.ts';
import {
	descending,
	gaussianBlobs,
	pointsFrom,
	rReference,
	sklearnReference,
} from '../../../support/cluster-reference.ts';
import { featurePoints } from '../../../support/features.ts';

const squared = ({ n, d, data }: Points, a: number, b: number) =>
	Array.from({ length: d }, (_, j) => (data[j * n + a]! - data[j * n + b]!) ** 2).reduce((x, y) => x + y, 0);

/** The same rows in another order: row i of the result is row order[i]. */
function shuffled({ n, d, data }: Points, seed: number): { points: Points; order: number[] } {
	const random = createRandom(seed);
	const order = Array.from({ length: n }, (_, i) => [random.next(), i] as const)
		.sort((a, b) => a[0] - b[0])
		.map(([, i]) => i);
	const mixed = Float64Array.from(
		{ length: n * d },
		(_, at) => data[Math.floor(at / n) * n + order[at % n]!]!,
	);
	return { points: { n, d, data: mixed }, order };
}

describe('DBSCAN', () => {
	test.for(['iris_raw', 'iris_z', 'wine_z', 'wholesale_log1p_z', 'telco_num_z'])(
		'CLU18 clusters, noise and core rows of %s at ε 0.3, 0.5 and 1 are those of scikit-learn',
		(name, { skip }) => {
			const points = featurePoints(name);
			const reference = sklearnReference(name);
			if (!points || !reference) return skip('skipped: no shared data');
			for (const [epsilon, expected] of Object.entries(reference.dbscan_minpts5)) {
				const found = dbscan(points, { epsilon: Number(epsilon), minPoints: 5 });
				expect(found).toMatchObject({ k: expected.clusters, noise: expected.noise });
				expect(found.core.reduce((sum, one) => sum + one, 0)).toBe(expected.core);
				expect(descending(found.sizes)).toEqual(descending(expected.sizes));
			}
		},
	);

	test('CLU18 iris at ε 0.5: 2 clusters of 84 and 49, 17 noise, 117 core', ({ skip }) => {
		const points = featurePoints('iris_raw');
		if (!points) return skip('skipped: no shared data');
		const { k, sizes, noise, core } = dbscan(points, { epsilon: 0.5, minPoints: 5 });
		expect([k, descending(sizes), noise, core.filter(Boolean).length]).toEqual([2, [84, 49], 17, 117]);
	});

	test('CLU19 the labels follow the definition, row by row', () => {
		const points = gaussianBlobs(400, 3, 4, 11, 1.5);
		const epsilon = 1.6;
		const near = (a: number, b: number) => squared(points, a, b) <= epsilon * epsilon;
		const all = Array.from({ length: points.n }, (_, i) => i);
		const { labels, core, noise } = dbscan(points, { epsilon, minPoints: 6 });
		let border = 0;
		for (const row of all) {
			const neighbours = all.filter((other) => near(row, other));
			expect(core[row]).toBe(neighbours.length >= 6 ? 1 : 0);
			const cores = neighbours.filter((other) => core[other]);
			if (core[row]) expect(cores.every((other) => labels[other] === labels[row])).toBe(true);
			else if (cores.length === 0) expect(labels[row]).toBe(-1);
			else {
				border++;
				const nearest = Math.min(...cores.map((other) => squared(points, row, other)));
				const first = cores.find((other) => squared(points, row, other) === nearest)!;
				expect(labels[row]).toBe(labels[first]);
			}
		}
		expect(border).toBeGreaterThan(20);
		expect(noise).toBe(labels.filter((label) => label < 0).length);
	});

	test('CLU19 another order of rows: the same clusters', () => {
		const points = gaussianBlobs(500, 2, 5, 3, 1.2);
		const options = { epsilon: 0.7, minPoints: 5 };
		const { labels } = dbscan(points, options);
		const mixed = shuffled(points, 8);
		const again = dbscan(mixed.points, options);
		expect([...again.labels]).toEqual(mixed.order.map((row) => labels[row]));
	});

	test('CLU17 settings out of range: a refusal or the nearest sensible one', () => {
		const points = pointsFrom([[0], [1]]);
		for (const epsilon of [0, -1, Number.NaN])
			expect(() => dbscan(points, { epsilon, minPoints: 2 })).toThrow(
				expect.objectContaining({ code: 'cluster.epsilonNotPositive' }),
			);
		expect([...dbscan(points, { epsilon: 5, minPoints: Number.NaN }).labels]).toEqual([0, 0]);
		expect(dbscan(points, { epsilon: Number.POSITIVE_INFINITY, minPoints: 9 })).toMatchObject({
			k: 0,
			noise: 2,
		});
		expect(dbscan(pointsFrom([[3]]), { epsilon: 1, minPoints: 1 })).toMatchObject({ k: 1, noise: 0 });
		expect(() => hdbscan(pointsFrom([[Number.NaN]]), { minClusterSize: 2 })).toThrow(
			expect.objectContaining({ code: 'cluster.valuesOutOfRange' }),
		);
	});
});

describe('distance curve', () => {
	test('CLU20 distance to the minPoints-th neighbour, itself counted, ascending', () => {
		const points = gaussianBlobs(300, 4, 3, 2);
		const all = Array.from({ length: points.n }, (_, i) => i);
		const naive = all.map((row) => {
			const distances = all.map((other) => Math.sqrt(squared(points, row, other))).sort((a, b) => a - b);
			return distances[6]!;
		});
		const core = coreDistances(points, 7);
		naive.forEach((distance, row) => expect(core[row]).toBeCloseTo(distance, 12));
		expect([...epsilonCurve(points, 7).distances]).toEqual([...core].sort((a, b) => a - b));
	});

	test('CLU20 the suggestion separates groups from strays', () => {
		const blobs = gaussianBlobs(300, 2, 3, 5, 0.3);
		const { suggested } = epsilonCurve(blobs, 5);
		const found = dbscan(blobs, { epsilon: suggested, minPoints: 5 });
		expect(found.k).toBe(3);
		expect(found.noise).toBeLessThan(30);
	});

	test('CLU20 few or equal rows: figures, never NaN', () => {
		expect(epsilonCurve(pointsFrom([[1]]), 5)).toEqual({ distances: Float64Array.of(0), suggested: 0 });
		expect(epsilonCurve(pointsFrom([[1], [1], [1]]), 2).suggested).toBe(0);
		expect(epsilonCurve(pointsFrom([[0], [3]]), 5)).toEqual({
			distances: Float64Array.of(3, 3),
			suggested: 3,
		});
		expect(epsilonCurve(pointsFrom([[1], [1], [4], [9]]), 2).suggested).toBeGreaterThan(0);
	});
});

describe('HDBSCAN', () => {
	test('CLU21 iris: 2 clusters of 100 and 50, no noise', ({ skip }) => {
		const points = featurePoints('iris_raw');
		if (!points) return skip('skipped: no shared data');
		const { k, sizes, noise } = hdbscan(points, { minClusterSize: 5 });
		expect([k, descending(sizes), noise]).toEqual([2, [100, 50], 0]);
	});

	test.for(['iris_raw', 'wine_z', 'wholesale_log1p_z'])(
		'CLU21 %s: number of clusters as R, noise within 5 %',
		(name, { skip }) => {
			const points = featurePoints(name);
			const reference = rReference(name);
			if (!points || !reference) return skip('skipped: no shared data');
			for (const size of [5, 10, 15] as const) {
				const expected = reference[`hdbscan_minpts${size}`];
				const found = hdbscan(points, { minClusterSize: size });
				expect(found.k).toBe(expected.clusters);
				expect(Math.abs(found.noise - expected.noise)).toBeLessThanOrEqual(0.05 * expected.noise);
			}
		},
	);

	test('CLU22 ties do not depend on the order of rows: values on a grid', () => {
		const random = createRandom(6);
		const rows = Array.from({ length: 260 }, (_, i) => {
			const centre = [0, 12, 30][i % 3]!;
			return [centre + Math.floor(random.next() * 6), centre + Math.floor(random.next() * 6)];
		});
		const points = pointsFrom(rows);
		const options = { minClusterSize: 6, minPoints: 4 };
		const first = hdbscan(points, options);
		for (const seed of [1, 2, 3, 4, 5]) {
			const mixed = shuffled(points, seed);
			const again = hdbscan(mixed.points, options);
			expect([...again.labels]).toEqual(mixed.order.map((row) => first.labels[row]));
			expect([...again.strengths]).toEqual(mixed.order.map((row) => first.strengths[row]));
		}
	});

	test('CLU21 clusters of different density, and strays as noise', () => {
		const dense = gaussianBlobs(200, 2, 1, 1, 0.2);
		const rows = Array.from({ length: 200 }, (_, i) => [
			dense.data[i]! + (i < 120 ? 0 : 40),
			(i < 120 ? 1 : 8) * (dense.data[200 + i]! - dense.data[200]!),
		]);
		const found = hdbscan(pointsFrom([...rows, [500, 500], [-400, 90]]), { minClusterSize: 15 });
		expect(found.k).toBe(2);
		expect([found.labels[200], found.labels[201]]).toEqual([-1, -1]);
		expect([found.strengths[200], found.strengths[201]]).toEqual([0, 0]);
		expect(Math.max(...found.strengths)).toBe(1);
		expect(found.stabilities.every((one) => one > 0)).toBe(true);
	});

	test('CLU22 equal rows, few rows, one row: no cluster or a finite figure, never NaN', () => {
		const equal = hdbscan(pointsFrom(Array.from({ length: 8 }, () => [4, 4])), { minClusterSize: 3 });
		expect(equal).toMatchObject({ k: 0, noise: 8 });
		expect(hdbscan(pointsFrom([[1]]), { minClusterSize: 5 })).toMatchObject({ k: 0, noise: 1 });
		const twins = pointsFrom([
			...Array.from({ length: 5 }, () => [0]),
			...Array.from({ length: 5 }, () => [9]),
		]);
		const pair = hdbscan(twins, { minClusterSize: 3 });
		expect([...pair.labels]).toEqual([1, 1, 1, 1, 1, 0, 0, 0, 0, 0]);
		expect(pair.stabilities.every((one) => Number.isFinite(one))).toBe(true);
		expect([...pair.strengths].every((one) => one === 1)).toBe(true);
	});

	test('CLU21 the spanning tree has the weight of the one by Kruskal', () => {
		const points = gaussianBlobs(120, 3, 3, 4);
		const core = coreDistances(points, 4);
		const edges: [number, number, number][] = [];
		for (let a = 0; a < points.n; a++)
			for (let b = 0; b < a; b++)
				edges.push([Math.max(core[a]!, core[b]!, Math.sqrt(squared(points, a, b))), a, b]);
		const group = Array.from({ length: points.n }, (_, i) => i);
		const weights = edges
			.sort((x, y) => x[0] - y[0])
			.filter(([, a, b]) => {
				const [from, to] = [group[a]!, group[b]!];
				if (from === to) return false;
				group.forEach((one, row) => (group[row] = one === from ? to : one));
				return true;
			})
			.map(([weight]) => weight);
		const tree = reachabilityTree(points, core);
		weights.forEach((weight, i) => expect(tree.weights[i]).toBeCloseTo(weight, 12));
	});

	test('CLU21 excess of mass takes the parts where they are worth more than the whole', () => {
		const of = (parent: number, stability: number) => ({ parent, stability, birth: 0, size: 1 });
		expect([...excessOfMass([of(-1, 99), of(0, 5), of(0, 4), of(1, 2), of(1, 4)])]).toEqual([0, 0, 1, 1, 1]);
		expect([...excessOfMass([of(-1, 99), of(0, 7), of(0, 4), of(1, 2), of(1, 4)])]).toEqual([0, 1, 1, 0, 0]);
		const tree = reachabilityTree(pointsFrom([[0], [1], [2]]), new Float64Array(3));
		expect(condense(tree, 5).clusters).toHaveLength(1);
	});
});
