import { describe, expect, test } from 'vitest';
import { hdbscan, MOST_COLUMNS, type Points } from '#src/core/cluster/index.ts';
import type { ClusterScheme } from '#src/core/model/index.ts';
import type { Found } from '#src/core/segment/clusters/methods.ts';
import { fitRowsOf } from '#src/core/segment/clusters/settings.ts';
import type { Space, View } from '#src/core/segment/clusters/space.ts';
import { storedDensity } from '#src/core/segment/clusters/stored.ts';
import { gaussianBlobs, pointsFrom } from '../../../support/cluster-reference.ts';

function storeOf(points: Points, minClusterSize: number) {
	const dense = hdbscan(points, { minClusterSize });
	return storedOf(points, { k: dense.k, labels: dense.labels, dense });
}

function storedOf(points: Points, found: Pick<Found, 'k' | 'labels' | 'dense'>) {
	const space = { inputs: [], categories: [], gamma: null } as Partial<Space> as Space;
	return storedDensity(space, { points } as View, found as Found);
}

describe('models of density', () => {
	test('CLS18 clusters that touch are stored where all customers can be kept', () => {
		const { stored, unstored } = storeOf(gaussianBlobs(1500, 3, 4, 3, 3), 10);
		expect(stored).toMatchObject({ agreement: 1 });
		expect(unstored).toBeNull();
	});

	test('CLS18 where not all can be kept and too many change their class, there is none, and how many would not', () => {
		const { stored, unstored } = storeOf(gaussianBlobs(2700, 16, 5, 3, 5), 10);
		expect(stored).toBeNull();
		expect(unstored?.kept).toBeLessThanOrEqual(2500);
		expect(unstored?.agreement).toBeGreaterThan(0);
		expect(unstored?.agreement).toBeLessThan(0.95);
	});

	test('CLS18 where those it can keep are not enough, there is none, and how many they are', () => {
		const n = 4200;
		const far = pointsFrom(Array.from({ length: n }, (_, i) => [i, ...new Array<number>(9).fill(0)]));
		const dense = { labels: new Int32Array(n), reach: [0.9] };
		expect(storedOf(far, { k: 1, labels: dense.labels, dense })).toEqual({
			stored: null,
			unstored: { kept: 4000, agreement: null },
		});
	});

	test('CLS18 with eight inputs as many as the methods are run on are kept', () => {
		const most = fitRowsOf({ method: 'hdbscan' } as ClusterScheme);
		expect(most).toBe(fitRowsOf({ method: 'dbscan' } as ClusterScheme));
		const { stored } = storeOf(gaussianBlobs(most, MOST_COLUMNS, 5, 3, 4), 10);
		expect(stored).toMatchObject({ agreement: 1 });
	});

	test('CLS18 nothing dense, nothing stored', () => {
		const alone = gaussianBlobs(30, 2, 1, 1, 1);
		expect(storeOf(alone, 20)).toEqual({ stored: null, unstored: null });
	});
});
