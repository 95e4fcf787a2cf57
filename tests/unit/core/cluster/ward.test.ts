import { describe, expect, test } from 'vitest';
import { clusterSizes, cutHierarchy, ward, type Points } from '#src/core/cluster/index.ts';
import { toFault } from '#src/errors/index.ts';
import {
	descending,
	gaussianBlobs,
	pointsFrom,
	rReference,
	sklearnReference,
} from '../../../support/cluster-reference.ts';
import { featurePoints } from '../../../support/features.ts';

const NAMES = ['iris_raw', 'iris_z', 'wine_z', 'wholesale_log1p_z', 'telco_num_z'];

/** Heights by trying every pair at every merge. */
function naiveHeights({ n, d, data }: Points): number[] {
	let clusters = Array.from({ length: n }, (_, i) => ({
		size: 1,
		mean: Array.from({ length: d }, (_, j) => data[j * n + i]!),
	}));
	const heights: number[] = [];
	while (clusters.length > 1) {
		let best = { a: 0, b: 1, height: Number.POSITIVE_INFINITY };
		clusters.forEach((first, a) =>
			clusters.slice(a + 1).forEach((second, offset) => {
				const squared = first.mean.reduce((sum, value, j) => sum + (value - second.mean[j]!) ** 2, 0);
				const height = Math.sqrt(((2 * first.size * second.size) / (first.size + second.size)) * squared);
				if (height < best.height) best = { a, b: a + 1 + offset, height };
			}),
		);
		const [a, b] = [clusters[best.a]!, clusters[best.b]!];
		const size = a.size + b.size;
		const mean = a.mean.map((value, j) => (value * a.size + b.mean[j]! * b.size) / size);
		clusters = [...clusters.filter((_, c) => c !== best.a && c !== best.b), { size, mean }];
		heights.push(best.height);
	}
	return heights;
}

describe('Ward', () => {
	test.for([
		['iris_raw', [6.3994, 12.3004, 32.4476], 5e-5],
		['wine_z', [12.5672, 27.652, 35.4015], 5e-5],
	] as const)('CLU15 last heights of %s', ([name, reference, half], { skip }) => {
		const points = featurePoints(name);
		if (!points) return skip('skipped: no shared data');
		const last = ward(points).heights.slice(-3);
		reference.forEach((height, i) => expect(Math.abs(last[i]! - height)).toBeLessThan(half));
	});

	test.for(NAMES)('CLU15 the last ten heights of %s equal SciPy and R within 1e-6', (name, { skip }) => {
		const points = featurePoints(name);
		const scipy = sklearnReference(name);
		if (!points || !scipy) return skip('skipped: no shared data');
		const last = [...ward(points).heights.slice(-10)];
		last.forEach((height, i) => expect(height / scipy.ward.last10_heights[i]! - 1).toBeCloseTo(0, 6));
		const r = rReference<{ ward_heights_last10?: number[] }>(name)?.ward_heights_last10;
		if (r) last.forEach((height, i) => expect(Math.abs(height - r[i]!)).toBeLessThan(1e-6));
	});

	test.for(NAMES)('CLU16 cutting %s at 2–5 clusters gives the sizes of SciPy', (name, { skip }) => {
		const points = featurePoints(name);
		const reference = sklearnReference(name);
		if (!points || !reference) return skip('skipped: no shared data');
		const hierarchy = ward(points);
		for (const k of [2, 3, 4, 5]) {
			const sizes = clusterSizes(cutHierarchy(hierarchy, k));
			expect(descending(sizes)).toEqual(descending(reference.ward[`k${k}`]!.sizes));
		}
	});

	test('CLU15 the chain with boxes finds the heights of trying every pair', () => {
		for (const seed of [1, 2, 3]) {
			const points = gaussianBlobs(90, 1 + seed, 4, seed);
			const { heights } = ward(points);
			naiveHeights(points).forEach((height, i) => expect(heights[i]).toBeCloseTo(height, 9));
		}
	});

	test('CLU16 clusters are numbered by their first row; more clusters split the ones of before', () => {
		const points = gaussianBlobs(200, 3, 5, 7);
		const hierarchy = ward(points);
		let before = cutHierarchy(hierarchy, 1);
		expect(new Set(before)).toEqual(new Set([0]));
		for (let k = 2; k <= 12; k++) {
			const labels = cutHierarchy(hierarchy, k);
			expect([...new Set(labels)]).toEqual(Array.from({ length: k }, (_, c) => c));
			const parents = new Set(Array.from(labels, (label, row) => `${label} in ${before[row]}`));
			expect(parents.size).toBe(k);
			before = labels;
		}
	});

	test('CLU16 equal rows are never told apart, k above the number of rows is no error', () => {
		const points = pointsFrom([
			[1, 1],
			[5, 5],
			[1, 1],
			[5, 5],
			[9, 0],
		]);
		expect([...cutHierarchy(ward(points), 4)]).toEqual([0, 1, 0, 1, 2]);
		expect([...cutHierarchy(ward(points), 99)]).toEqual([0, 1, 0, 1, 2]);
		expect([...cutHierarchy(ward(points), 0)]).toEqual([0, 0, 0, 0, 0]);
		expect([...cutHierarchy(ward(points), Number.NaN)]).toEqual([0, 0, 0, 0, 0]);
		expect([...cutHierarchy(ward(pointsFrom([[7]])), 3)]).toEqual([0]);
		expect([...cutHierarchy(ward(pointsFrom([[2], [2], [2]])), 2)]).toEqual([0, 0, 0]);
	});

	test('CLU17 what no kernel can compare is refused', () => {
		const codeOf = (points: Points) => {
			try {
				ward(points);
				return null;
			} catch (error) {
				return toFault(error).code;
			}
		};
		expect(codeOf({ n: 0, d: 2, data: new Float64Array() })).toBe('cluster.noRows');
		expect(codeOf({ n: 2, d: 0, data: new Float64Array() })).toBe('cluster.noRows');
		for (const value of [Number.NaN, Number.POSITIVE_INFINITY, -1e308])
			expect(codeOf(pointsFrom([[1], [value]]))).toBe('cluster.valuesOutOfRange');
		expect(codeOf(pointsFrom([[1e140], [-1e140]]))).toBeNull();
		expect(ward(pointsFrom([[1e140], [-1e140], [0]])).heights.every((one) => Number.isFinite(one))).toBe(
			true,
		);
	});

	test('CLU15 progress ends with the last merge', () => {
		const steps: [number, number][] = [];
		ward(gaussianBlobs(250, 2, 3, 1), (done, total) => steps.push([done, total]));
		expect(steps.at(-1)).toEqual([249, 249]);
		expect(steps.length).toBeLessThan(130);
	});
});
