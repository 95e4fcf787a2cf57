import { describe, expect, test } from 'vitest';
import {
	classify,
	classifyDense,
	coreDistances,
	dbscan,
	densityModel,
	hdbscan,
	type DensityModel,
	type Points,
	type Scaler,
} from '#src/core/cluster/index.ts';
import { gaussianBlobs, pointsFrom } from '../../../support/cluster-reference.ts';

const AS_IS: Scaler = { log: false, mean: 0, sd: 1, skewness: 0 };
const scalersOf = ({ d }: Points) => Array.from({ length: d }, () => AS_IS);
const stored = (model: DensityModel | null) => JSON.parse(JSON.stringify(model)) as DensityModel;
const distance = (a: Points, i: number, b: Points, j: number) =>
	Math.hypot(...Array.from({ length: a.d }, (_, c) => a.data[c * a.n + i]! - b.data[c * b.n + j]!));

const POINTS = gaussianBlobs(500, 3, 4, 11, 1.5);
const NEW = gaussianBlobs(300, 3, 4, 11, 2.5);
const EPSILON = 1.6;

function ofDbscan(points: Points, epsilon: number) {
	const found = dbscan(points, { epsilon, minPoints: 6 });
	const reach = new Array<number>(found.k).fill(epsilon);
	return { found, model: stored(densityModel(scalersOf(points), points, { ...found, reach })) };
}

function ofHdbscan(points: Points, minClusterSize: number) {
	const found = hdbscan(points, { minClusterSize });
	return { found, model: stored(densityModel(scalersOf(points), points, found)) };
}

describe('model of DBSCAN', () => {
	test('CLU47 the rows it was made from keep their clusters, noise stays noise', () => {
		const { found, model } = ofDbscan(POINTS, EPSILON);
		expect(found.noise).toBeGreaterThan(10);
		expect([...classifyDense(model, POINTS)]).toEqual([...found.labels]);
		expect(model.points).toHaveLength(found.core.filter((one) => one === 1).length);
	});

	test('CLU47 a new row goes to the nearest core row within ε', () => {
		const { found, model } = ofDbscan(POINTS, EPSILON);
		const labels = classifyDense(model, NEW);
		labels.forEach((label, i) => {
			const cores = Array.from({ length: POINTS.n }, (_, row) => row).filter((row) => found.core[row]);
			const nearest = cores.reduce((best, row) =>
				distance(NEW, i, POINTS, row) < distance(NEW, i, POINTS, best) ? row : best,
			);
			expect(label).toBe(distance(NEW, i, POINTS, nearest) <= EPSILON ? found.labels[nearest] : -1);
		});
		expect(labels.filter((label) => label < 0).length).toBeGreaterThan(5);
	});

	test('CLU48 with too many rows those close together are one, and nearly all keep their clusters', () => {
		const many = gaussianBlobs(8000, 4, 3, 7, 1);
		const { found, model } = ofDbscan(many, 1.2);
		expect(model.points.length).toBeLessThanOrEqual(5000);
		expect(model.weights.reduce((sum, weight) => sum + weight, 0)).toBe(
			found.core.reduce((sum, one) => sum + one, 0),
		);
		const same = classifyDense(model, many).filter((label, row) => label === found.labels[row]);
		expect(same.length).toBeGreaterThan(7840);
		expect(JSON.stringify(model).length).toBeLessThan(400_000);
	});

	test('CLU48 where even that is not enough there is no model', () => {
		const n = 6000;
		const line = pointsFrom(Array.from({ length: n }, (_, i) => [i]));
		const found = { labels: new Int32Array(n), reach: [0.9] };
		expect(densityModel([AS_IS], line, found)).toBeNull();
		expect(densityModel([AS_IS], line, { ...found, reach: [40] })?.points.length).toBeLessThanOrEqual(5000);
	});
});

describe('model of HDBSCAN', () => {
	test('CLU47 the rows it was made from keep their clusters, noise stays noise', () => {
		for (const size of [8, 15]) {
			const { found, model } = ofHdbscan(POINTS, size);
			expect(found.k).toBeGreaterThan(1);
			expect([...classifyDense(model, POINTS)]).toEqual([...found.labels]);
		}
	});

	test('CLU47 where clusters touch too', () => {
		const touching = gaussianBlobs(3000, 3, 4, 3, 3);
		const { found, model } = ofHdbscan(touching, 10);
		expect(found.k).toBeGreaterThan(2);
		expect(found.noise).toBeGreaterThan(1000);
		expect(model.points).toHaveLength(3000);
		expect([...classifyDense(model, touching)]).toEqual([...found.labels]);
	});

	test('CLU47 rows that stand for others are counted', () => {
		const line: DensityModel = {
			...{ version: 1, kind: 'density', scalers: [AS_IS], centres: [[0]], reach: [2], minPoints: 5 },
			...{ points: [[0], [1]], members: [0, 0], weights: [4, 1], distances: [1, 1] },
		};
		expect([...classifyDense(line, pointsFrom([[0.5], [1.5], [2.5]]))]).toEqual([0, 0, -1]);
		expect([...classifyDense({ ...line, weights: [3, 1] }, pointsFrom([[0.5]]))]).toEqual([-1]);
		expect([
			...classifyDense({ ...line, weights: [1, 1], minPoints: 2 }, pointsFrom([[0.5], [2.5]])),
		]).toEqual([0, -1]);
	});

	test('CLU47 a new row goes by mutual reachability, as far as the cluster reaches', () => {
		const { found, model } = ofHdbscan(POINTS, 10);
		const core = coreDistances(POINTS, 10);
		const rows = Array.from({ length: POINTS.n }, (_, row) => row);
		const labels = classifyDense(model, NEW);
		labels.forEach((label, i) => {
			const far = rows.map((row) => distance(NEW, i, POINTS, row));
			const own = far.toSorted((a, b) => a - b)[9]!;
			const mutual = far.map((each, row) => Math.max(own, core[row]!, each));
			const best = rows.reduce((a, b) =>
				mutual[b]! < mutual[a]! || (mutual[b] === mutual[a] && far[b]! < far[a]!) ? b : a,
			);
			const cluster = found.labels[best]!;
			expect(label).toBe(cluster >= 0 && mutual[best]! <= found.reach[cluster]! ? cluster : -1);
		});
		expect(new Set(labels).size).toBeGreaterThan(2);
	});

	test('CLU47 equal rows and one row', () => {
		const same = pointsFrom([[1], [1], [1], [1], [9], [9], [9], [9]]);
		const { found, model } = ofHdbscan(same, 3);
		expect([...classifyDense(model, same)]).toEqual([...found.labels]);
		const one = pointsFrom([[4]]);
		const none = densityModel([AS_IS], one, { labels: Int32Array.of(-1), reach: [] });
		expect([...classifyDense(none!, one)]).toEqual([-1]);
	});
});

describe('classifying by density', () => {
	test('CLU32 a missing number, one far out and no customers', () => {
		const { model } = ofDbscan(POINTS, EPSILON);
		const odd = [Number.NaN, Number.POSITIVE_INFINITY, 1e308, -1e308, POINTS.data[0]!];
		const column = (j: number) => odd.map((value) => (value === odd[4] ? POINTS.data[j * 500]! : value));
		const numbers = [0, 1, 2].map((j) => Float64Array.from(column(j)));
		const steps: number[] = [];
		const labels = classify(model, { count: 5, numbers }, (done) => steps.push(done));
		expect([...labels.slice(0, 4)]).toEqual([-1, -1, -1, -1]);
		expect(labels[4]).toBe(classifyDense(model, POINTS)[0]);
		expect(steps.length).toBeGreaterThan(0);
		expect(classify(model, { count: 0, numbers: [] })).toHaveLength(0);
	});
});
