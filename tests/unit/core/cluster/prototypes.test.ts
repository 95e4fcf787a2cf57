import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import {
	adjustedRand,
	balancedGamma,
	gowerDistances,
	kMeans,
	kPrototypes,
	prepare,
	silhouetteBy,
	type MixedPoints,
} from '#src/core/cluster/index.ts';
import { createRandom } from '#src/core/stats/index.ts';
import { gaussianBlobs, pointsFrom } from '../../../support/cluster-reference.ts';
import { sharedData } from '../../../support/shared-data.ts';

/** Two groups, told apart by one number column and one category column, with a column of noise of each kind. */
function twoGroups(n: number, seed: number): MixedPoints & { truth: Int32Array } {
	const random = createRandom(seed);
	const truth = Int32Array.from({ length: n }, () => (random.next() < 0.4 ? 1 : 0));
	const numbers = new Float64Array(2 * n);
	const kind = new Int32Array(n);
	const noise = new Int32Array(n);
	truth.forEach((group, i) => {
		numbers[i] = group * 0.6 + random.next() * 0.4;
		numbers[n + i] = random.next();
		kind[i] = random.next() < 0.9 ? group : 1 - group;
		noise[i] = Math.floor(random.next() * 3);
	});
	return { n, numbers: { n, d: 2, data: numbers }, categories: [kind, noise], truth };
}

function telco(): MixedPoints | null {
	const path = sharedData('telco/Telco-Customer-Churn.csv');
	if (!path) return null;
	const [header, ...rows] = readFileSync(path, 'utf8')
		.trim()
		.split(/\r?\n/)
		.map((line) => line.split(','));
	const column = (name: string) => rows.map((row) => row[header!.indexOf(name)]!);
	const inputs = ['tenure', 'MonthlyCharges'].map((name) => ({
		values: Float64Array.from(column(name), Number),
		log: 'never' as const,
		scaling: 'range' as const,
	}));
	const order = Uint32Array.from(rows, (_, i) => i);
	const { columns } = prepare(inputs, order);
	const data = new Float64Array(2 * rows.length);
	columns.forEach(({ z }, j) => data.set(z, j * rows.length));
	const categories = ['Contract', 'InternetService', 'PaymentMethod'].map((name) => {
		const texts = column(name);
		const values = [...new Set(texts)];
		return Int32Array.from(texts, (text) => values.indexOf(text));
	});
	return { n: rows.length, numbers: { n: rows.length, d: 2, data }, categories };
}

describe('k-prototypes', () => {
	test('CLU26 cost and labels follow the definition; every row is with its nearest prototype', () => {
		const mixed = twoGroups(400, 3);
		const fit = kPrototypes(mixed, { k: 4, seed: 1, restarts: 5 });
		let cost = 0;
		for (let i = 0; i < mixed.n; i++) {
			const distances = Array.from({ length: fit.k }, (_, c) => {
				const squares = [0, 1].map(
					(j) => (mixed.numbers.data[j * mixed.n + i]! - fit.centroids[c * 2 + j]!) ** 2,
				);
				const differing = mixed.categories.filter((column, j) => column[i] !== fit.modes[c * 2 + j]).length;
				return squares[0]! + squares[1]! + fit.gamma * differing;
			});
			expect(distances[fit.labels[i]!]).toBeCloseTo(Math.min(...distances), 12);
			cost += Math.min(...distances);
		}
		expect(fit.cost).toBeCloseTo(cost, 9);
		expect(fit.sizes.reduce((sum, size) => sum + size, 0)).toBe(400);
	});

	test('CLU26 groups that only both kinds of columns show together are found', () => {
		const mixed = twoGroups(600, 5);
		const fit = kPrototypes(mixed, { k: 2, seed: 1, restarts: 10 });
		expect(adjustedRand(fit.labels, mixed.truth)).toBeGreaterThan(0.9);
		expect(fit.gamma).toBe(balancedGamma(mixed));
	});

	test('CLU26 without categories it is k-means, without numbers k-modes', () => {
		const points = gaussianBlobs(300, 3, 4, 8);
		const { data, n, d } = points;
		const fit = kPrototypes({ n, numbers: { n, d, data }, categories: [] }, { k: 4, seed: 2, restarts: 10 });
		const means = kMeans(points, { k: 4, seed: 2, restarts: 10 });
		expect([...fit.labels]).toEqual([...means.labels]);
		expect(fit.cost).toBeCloseTo(means.inertia, 9);
		const none = { n: 6, d: 0, data: new Float64Array() };
		const columns = [Int32Array.of(7, 7, 7, 2, 2, 2), Int32Array.of(1, 1, 5, 3, 3, 3)];
		const modes = kPrototypes({ n: 6, numbers: none, categories: columns }, { k: 2, seed: 1, restarts: 3 });
		expect([...modes.labels]).toEqual([0, 0, 0, 1, 1, 1]);
		expect([...modes.modes]).toEqual([7, 1, 2, 3]);
		expect(modes).toMatchObject({ gamma: 1, cost: 1 });
	});

	test('CLU27 γ balances both kinds of columns; a given one is used', () => {
		const numbers = pointsFrom([[0], [0], [1], [1]]);
		const categories = [Int32Array.of(0, 0, 1, 1)];
		expect(balancedGamma({ n: 4, numbers, categories })).toBe(0.5);
		expect(balancedGamma({ n: 4, numbers, categories: [new Int32Array(4)] })).toBe(1);
		expect(balancedGamma({ n: 4, numbers: pointsFrom([[3], [3], [3], [3]]), categories })).toBe(1);
		const options = { k: 2, seed: 1, restarts: 3 };
		const mixed = { n: 4, numbers, categories: [Int32Array.of(0, 1, 0, 1)] };
		expect([...kPrototypes(mixed, { ...options, gamma: 0 }).labels]).toEqual([1, 1, 0, 0]);
		expect([...kPrototypes(mixed, { ...options, gamma: 9 }).labels]).toEqual([0, 1, 0, 1]);
		expect(kPrototypes(mixed, { ...options, gamma: Number.NaN }).gamma).toBe(balancedGamma(mixed));
	});

	test('CLU27 empty is a value of its own; the codes of the dictionary do not matter', () => {
		const numbers = { n: 5, d: 0, data: new Float64Array() };
		const fit = kPrototypes(
			{ n: 5, numbers, categories: [Int32Array.of(-1, -1, -7, 4, 4)] },
			{ k: 2, seed: 1, restarts: 2 },
		);
		expect([...fit.labels]).toEqual([0, 0, 0, 1, 1]);
		expect([...fit.modes]).toEqual([-1, 4]);
		const mixed = twoGroups(300, 9);
		const swapped = {
			...mixed,
			categories: mixed.categories.map((column) => column.map((code) => 40 - code)),
		};
		const options = { k: 3, seed: 4, restarts: 3 };
		expect(kPrototypes(swapped, options).labels).toEqual(kPrototypes(mixed, options).labels);
	});

	test('CLU27 bad input: few or equal rows, one column, nothing at all', () => {
		const one = kPrototypes(
			{ n: 1, numbers: pointsFrom([[2]]), categories: [Int32Array.of(3)] },
			{ k: 5, seed: 1, restarts: 2 },
		);
		expect(one).toMatchObject({ k: 1, cost: 0, sizes: [1] });
		const equal = kPrototypes(
			{ n: 4, numbers: pointsFrom([[1], [1], [1], [1]]), categories: [new Int32Array(4)] },
			{ k: 3, seed: 1, restarts: 2 },
		);
		expect(equal).toMatchObject({ k: 1, cost: 0 });
		const nothing = { n: 3, numbers: { n: 3, d: 0, data: new Float64Array() }, categories: [] };
		expect(() => kPrototypes(nothing, { k: 2, seed: 1, restarts: 1 })).toThrow(
			expect.objectContaining({ code: 'cluster.noRows' }),
		);
		const infinite = { n: 2, numbers: pointsFrom([[1], [Number.POSITIVE_INFINITY]]), categories: [] };
		expect(() => kPrototypes(infinite, { k: 2, seed: 1, restarts: 1 })).toThrow(
			expect.objectContaining({ code: 'cluster.valuesOutOfRange' }),
		);
	});

	test('CLU27 telco: contracts and services make clusters, the same for each run', ({ skip }) => {
		const mixed = telco();
		if (!mixed) return skip('skipped: no shared data');
		const options = { k: 4, seed: 1, restarts: 3 };
		const fit = kPrototypes(mixed, options);
		expect(fit).toEqual(kPrototypes(mixed, options));
		expect(fit.k).toBe(4);
		expect(fit.sizes.reduce((sum, size) => sum + size, 0)).toBe(7043);
		expect(fit.cost).toBeLessThan(kPrototypes(mixed, { ...options, k: 3 }).cost);
	});
});

describe("Gower's distance", () => {
	test('CLU28 mean of absolute differences and mismatches', () => {
		const mixed = {
			n: 3,
			numbers: pointsFrom([
				[0, 0.5],
				[1, 0.5],
				[0.25, 1],
			]),
			categories: [Int32Array.of(1, 1, 2), Int32Array.of(-1, 0, -1)],
		};
		const out = new Float64Array(3);
		gowerDistances(mixed, 0, out);
		expect([...out]).toEqual([0, 0.5, 1.75 / 4]);
		gowerDistances(mixed, 2, out);
		expect([...out]).toEqual([1.75 / 4, (0.75 + 0.5 + 2) / 4, 0]);
	});

	test('CLU28 the silhouette works with any distance', () => {
		const mixed = twoGroups(200, 2);
		const labels = Uint8Array.from(mixed.truth);
		const shuffled = Uint8Array.from(labels, (_, i) => i % 2);
		const measure = (row: number, out: Float64Array) => gowerDistances(mixed, row, out);
		const own = silhouetteBy(200, measure, labels);
		const other = silhouetteBy(200, measure, shuffled);
		expect(own).toBeGreaterThan(0.2);
		expect(Math.abs(other ?? 1)).toBeLessThan(0.05);
	});
});
