import { describe, expect, test } from 'vitest';
import { groupsOfTop } from '#src/core/cluster/index.ts';
import type { ClusterDetail, SchemeResult } from '#src/core/segment/index.ts';
import { createRandom } from '#src/core/stats/index.ts';
import { clusterScheme, columnsOf, run } from '../../../support/segment-cases.ts';

const detailOf = (result: SchemeResult) => result.detail as ClusterDetail;

function customers(n: number) {
	const random = createRandom(11);
	const draw = (i: number, step: number) => ((i * step) % 5) * 8 + random.next() * 6;
	return columnsOf({
		sales: Array.from({ length: n }, (_, i) => draw(i, 1)),
		visits: Array.from({ length: n }, (_, i) => draw(i, 2)),
	});
}

describe('Gower’s distance', () => {
	const mixed = (n: number) => {
		const request = customers(n);
		const codes = Int32Array.from({ length: n }, (_, i) => [0, 1, -1][i % 3]!);
		return { ...request, fields: { side: { kind: 'text' as const, codes, texts: ['left', 'right'] } } };
	};
	const scheme = (changes: object) =>
		clusterScheme(['sales', 'visits'], {
			method: 'ward',
			distance: 'gower',
			categories: ['side'],
			...changes,
		});

	test('CLS17 columns count by their range, the silhouette goes by the same distance', () => {
		const request = mixed(90);
		const detail = detailOf(run(request, scheme({ k: 3 })));
		const own = [...detail.standardised];
		expect([Math.min(...own), Math.max(...own)]).toEqual([0, 1]);
		expect(detail.used.gamma).toBeNull();
		expect([detail.indices.calinskiHarabasz, detail.indices.daviesBouldin]).toEqual([null, null]);
		expect(detail.indices.silhouette!).toBeCloseTo(
			detail.scan.find(({ setting }) => setting === 3)!.silhouette!,
			9,
		);
		expect(detail.indices.silhouette!).toBeGreaterThan(0.1);
		const euclidean = detailOf(run(request, scheme({ k: 3, distance: 'euclidean' })));
		expect(euclidean.indices.calinskiHarabasz).not.toBeNull();
		expect(detail.tree!.merges.at(-1)!.height).not.toBeCloseTo(euclidean.tree!.merges.at(-1)!.height, 3);
	});

	test('CLS17 the weight of categories decides what clusters are made of', () => {
		const detail = detailOf(run(mixed(90), scheme({ k: 3, categoryWeight: 50 })));
		for (const share of detail.categories[0]!.shares) expect([0, 1]).toContain(share);
	});

	test('CLS17 above 3,000 customers it runs on a sample, said so', () => {
		const result = run(mixed(3200), scheme({ k: 3 }));
		expect(detailOf(result).fittedOn).toBe(3000);
		expect(detailOf(result).clustered).toBe(3200);
		expect(result.warnings.map(({ code }) => code)).toContain('clustersFitOnSample');
		expect(result.summary.reduce((sum, { count }) => sum + count, 0)).toBe(3200);
	});

	test('CLS17 other methods do not heed it', () => {
		const request = mixed(60);
		const means = (distance: 'gower' | 'euclidean') =>
			detailOf(run(request, scheme({ method: 'kMeans', k: 3, distance }))).centroids;
		expect(means('gower')).toEqual(means('euclidean'));
	});
});

describe('the tree of a hierarchy', () => {
	test('CLS16 the groups under its cut are the clusters, with as many customers', () => {
		for (const k of [2, 4, 9]) {
			const result = run(customers(200), clusterScheme(['sales', 'visits'], { method: 'ward', k }));
			const tree = detailOf(result).tree!;
			expect(tree.sizes).toHaveLength(50);
			const groups = groupsOfTop(tree, k);
			const pairs = new Set(groups.map((group, leaf) => `${group} ${tree.clusterOf[leaf]}`));
			expect(pairs.size).toBe(k);
			const counts = new Array<number>(k).fill(0);
			tree.clusterOf.forEach((cluster, leaf) => (counts[cluster]! += tree.sizes[leaf]!));
			expect(counts).toEqual(result.summary.map(({ count }) => count));
		}
	});

	test('CLS16 it does not depend on k; other methods and saved models have none', () => {
		const request = customers(120);
		const scheme = (changes: object) => clusterScheme(['sales', 'visits'], { k: 3, ...changes });
		const [three, five] = [3, 5].map((k) => detailOf(run(request, scheme({ method: 'ward', k }))).tree!);
		expect(five!.merges).toEqual(three!.merges);
		expect(five!.sizes).toEqual(three!.sizes);
		expect(detailOf(run(request, scheme({ method: 'kMeans' }))).tree).toBeNull();
		const { model } = detailOf(run(request, scheme({ method: 'ward' })));
		const saved = { ...model, use: 'classify' as const };
		expect(detailOf(run(request, scheme({ method: 'ward', saved }))).tree).toBeNull();
	});

	test('CLS16 equal customers are one leaf', () => {
		const request = columnsOf({ sales: [1, 1, 1, 9, 9, 5], visits: [2, 2, 2, 8, 8, 5] });
		const tree = detailOf(run(request, clusterScheme(['sales', 'visits'], { method: 'ward', k: 2 }))).tree!;
		expect(tree.sizes.toSorted((a, b) => a - b)).toEqual([1, 2, 3]);
		expect(tree.merges).toHaveLength(2);
	});
});
