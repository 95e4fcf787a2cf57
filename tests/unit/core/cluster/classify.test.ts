import { describe, expect, test } from 'vitest';
import {
	centreModel,
	classify,
	clusterMeans,
	cutHierarchy,
	gaussianMixture,
	kMeans,
	kPrototypes,
	mixtureModel,
	prepare,
	prototypeModel,
	ward,
	type ClusterModel,
	type Points,
	type Prepared,
} from '#src/core/cluster/index.ts';
import { createRandom } from '#src/core/stats/index.ts';
import { gaussianBlobs } from '../../../support/cluster-reference.ts';

const stored = (model: ClusterModel) => JSON.parse(JSON.stringify(model)) as ClusterModel;
const rows = (n: number) => Uint32Array.from({ length: n }, (_, i) => i);

function pointsOf({ rows: kept, columns }: Prepared): Points {
	const n = kept.length;
	const data = new Float64Array(n * columns.length);
	columns.forEach(({ z }, j) => data.set(z, j * n));
	return { n, d: columns.length, data };
}

/** Skewed positive columns with outliers, as customers have them. */
function customers() {
	const blobs = gaussianBlobs(500, 3, 4, 31, 1.2);
	const columns = [0, 1, 2].map((j) =>
		blobs.data.slice(j * 500, (j + 1) * 500).map((value) => Math.exp(value / 4) * 100),
	);
	const scalings = ['z', 'robust', 'range'] as const;
	const prepared = prepare(
		columns.map((values, j) => ({
			values,
			log: 'auto' as const,
			scaling: scalings[j]!,
			winsorise: { low: 0.01, high: 0.98 },
		})),
		rows(500),
	);
	return { columns, points: pointsOf(prepared), scalers: prepared.columns.map(({ scaler }) => scaler) };
}

describe('saved models', () => {
	const { columns, points, scalers } = customers();
	const given = { count: 500, numbers: columns };

	test('CLU31 k-means: the customers it was made from get their own clusters', () => {
		const fit = kMeans(points, { k: 4, seed: 1, restarts: 5 });
		expect([...classify(stored(centreModel(scalers, fit.centroids)), given)]).toEqual([...fit.labels]);
	});

	test.each(['full', 'diagonal'] as const)('CLU31 %s mixture: the same', (covariance) => {
		const fit = gaussianMixture(points, { k: 4, covariance, seed: 1, restarts: 3 });
		expect([...classify(stored(mixtureModel(scalers, fit)), given)]).toEqual([...fit.labels]);
	});

	test('CLU31 Ward: customers go to the nearest centroid', () => {
		const labels = cutHierarchy(ward(points), 4);
		const found = classify(stored(centreModel(scalers, clusterMeans(points, labels).means)), given);
		expect(found.filter((label, row) => label === labels[row]).length).toBeGreaterThan(450);
	});

	test('CLU31 k-prototypes: categories come as texts, in any dictionary', () => {
		const random = createRandom(3);
		const values = ['大型', '中型', '小型'];
		const codes = Int32Array.from({ length: 500 }, () => Math.floor(random.next() * 4) - 1);
		const mixed = { n: 500, numbers: points, categories: [codes] };
		const fit = kPrototypes(mixed, { k: 4, seed: 1, restarts: 5 });
		const model = stored(prototypeModel(scalers, fit, [values]));
		const texts = Array.from(codes, (code) => values[code] ?? null);
		expect([...classify(model, { ...given, categories: [texts] })]).toEqual([...fit.labels]);
		const unknown = classify(model, { ...given, categories: [texts.map(() => '巨型')] });
		expect(unknown.every((label) => label >= 0 && label < fit.k)).toBe(true);
	});

	test('CLU32 a missing number: not classified; any other: exactly one cluster', () => {
		const { centroids } = kMeans(points, { k: 3, seed: 1, restarts: 3 });
		const fit = gaussianMixture(points, { k: 3, covariance: 'full', seed: 1, restarts: 2 });
		const odd = [Number.NaN, Number.POSITIVE_INFINITY, 1e308, -1e308, 0, -5];
		const numbers = [Float64Array.from(odd), new Float64Array(6).fill(50), new Float64Array(6).fill(50)];
		for (const model of [centreModel(scalers, centroids), mixtureModel(scalers, fit)]) {
			const labels = classify(model, { count: 6, numbers });
			expect([...labels.slice(0, 2)]).toEqual([-1, -1]);
			expect([...labels.slice(2)].every((label) => label >= 0 && label < 3)).toBe(true);
			expect([...classify(model, { count: 2, numbers: [] })]).toEqual([-1, -1]);
		}
		expect(classify(centreModel(scalers, centroids), { count: 0, numbers: [] })).toHaveLength(0);
	});
});
