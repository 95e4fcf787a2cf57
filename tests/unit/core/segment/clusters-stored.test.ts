import { describe, expect, test } from 'vitest';
import { hdbscan, type Points } from '#src/core/cluster/index.ts';
import type { Found } from '#src/core/segment/clusters/methods.ts';
import type { Space, View } from '#src/core/segment/clusters/space.ts';
import { storedDensity } from '#src/core/segment/clusters/stored.ts';
import { gaussianBlobs } from '../../../support/cluster-reference.ts';

function storeOf(points: Points, minClusterSize: number) {
	const dense = hdbscan(points, { minClusterSize });
	const space = { inputs: [], categories: [], gamma: null } as Partial<Space> as Space;
	return storedDensity(
		space,
		{ points } as View,
		{ k: dense.k, labels: dense.labels, dense } as Partial<Found> as Found,
	);
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

	test('CLS18 nothing dense, nothing stored', () => {
		const alone = gaussianBlobs(30, 2, 1, 1, 1);
		expect(storeOf(alone, 20)).toEqual({ stored: null, unstored: null });
	});
});
