import { describe, expect, test } from 'vitest';
import {
	classify,
	cutHierarchy,
	gowerDistances,
	gowerModel,
	wardOfGower,
	type GowerModel,
	type MixedPoints,
	type Scaler,
} from '#src/core/cluster/index.ts';
import { createRandom } from '#src/core/stats/index.ts';
import { pointsFrom } from '../../../support/cluster-reference.ts';

const A = [3, 5, 4, 40, 42, 44, 80, 85, 90, 20, 61, 7];
const B = [10, 12, 9, 30, 28, 33, 11, 14, 9, 50, 52, 47];
const C = [0, 0, 1, 1, 1, 2, 2, 2, 2, 0, 1, 0];
const D = [0, 1, 0, 1, 1, 1, 0, 0, 1, 0, 1, -1];

/** The numbers brought to 0…1. */
const MIXED: MixedPoints = {
	n: 12,
	numbers: pointsFrom(A.map((a, i) => [(a - 3) / 87, (B[i]! - 9) / 43])),
	categories: [Int32Array.from(C), Int32Array.from(D)],
};

/**
 * By the weight of a category: scipy.cluster.hierarchy.linkage(sqrt(gower), 'ward') and fcluster(…, 4, 'maxclust') of SciPy
 * 1.10; hclust(sqrt(gower), "ward.D2") and cutree of R 4.2 agree to the last digit.
 */
const REFERENCE = [
	{
		weight: 1,
		heights: [
			0.131814390009, 0.178352674656, 0.499130492286, 0.5086133273, 0.521266526613, 0.552085303467,
			0.662493621979, 0.787371930923, 0.857999035654, 1.206639990405, 1.336719194506,
		],
		four: [2, 2, 2, 3, 3, 4, 4, 4, 4, 1, 3, 1],
	},
	{
		weight: 3,
		heights: [
			0.093206849034, 0.126114385692, 0.352938555792, 0.368591095773, 0.375105794575, 0.692544402378,
			0.742143801003, 0.893405503634, 0.899987377024, 1.341424095747, 1.389357356617,
		],
		four: [1, 1, 1, 2, 2, 4, 3, 3, 4, 1, 2, 1],
	},
];

function customers(n: number): MixedPoints {
	const random = createRandom(17);
	const group = Array.from({ length: n }, (_, i) => i % 3);
	return {
		n,
		numbers: pointsFrom(group.map((g) => [(g + random.next()) / 3, random.next()])),
		categories: [2, 4].map((count) =>
			Int32Array.from(group, (g) =>
				random.next() < 0.85 ? g % count : Math.floor(random.next() * count) - 1,
			),
		),
	};
}

const renamed = (labels: ArrayLike<number>) => {
	const seen = new Map<number, number>();
	return Array.from(labels, (label) => {
		seen.set(label, seen.get(label) ?? seen.size);
		return seen.get(label);
	});
};

describe('Ward on the square root of Gower', () => {
	test.each(REFERENCE)('CLU49 heights and cuts are those of SciPy and R, weight $weight', (reference) => {
		const tree = wardOfGower(MIXED, reference.weight);
		reference.heights.forEach((height, m) => expect(tree.heights[m]).toBeCloseTo(height, 11));
		expect(renamed(cutHierarchy(tree, 4))).toEqual(renamed(reference.four));
	});

	test('CLU49 neither the order of rows nor the codes of categories matter', () => {
		const mixed = customers(120);
		const order = Array.from({ length: 120 }, (_, i) => (i * 47 + 5) % 120);
		const column = (j: number) => mixed.numbers.data.subarray(j * 120, (j + 1) * 120);
		const other: MixedPoints = {
			n: 120,
			numbers: pointsFrom(order.map((row) => [column(0)[row]!, column(1)[row]!])),
			categories: mixed.categories.map((codes) =>
				Int32Array.from(order, (row) => (codes[row]! < 0 ? -1 : 9 - codes[row]!)),
			),
		};
		const [before, after] = [wardOfGower(mixed), wardOfGower(other)];
		after.heights.forEach((height, m) => expect(height).toBeCloseTo(before.heights[m]!, 9));
		const labels = cutHierarchy(before, 5);
		expect(renamed(cutHierarchy(after, 5))).toEqual(renamed(order.map((row) => labels[row]!)));
	});

	test('CLU49 one row, equal rows, categories alone; progress ends with the last merge', () => {
		const one = { n: 1, numbers: pointsFrom([[0]]), categories: [] };
		expect(wardOfGower(one).heights).toHaveLength(0);
		const none = { n: 4, d: 0, data: new Float64Array() };
		const same = { n: 4, numbers: none, categories: [Int32Array.of(2, 2, 5, 5)] };
		expect([...wardOfGower(same).heights]).toEqual([0, 0, Math.SQRT2]);
		expect([...cutHierarchy(wardOfGower(same), 4)]).toEqual([0, 0, 1, 1]);
		const steps: [number, number][] = [];
		wardOfGower(customers(90), 1, (done, total) => steps.push([done, total]));
		expect(steps.at(-1)).toEqual([89, 89]);
		expect(() => wardOfGower({ n: 0, numbers: none, categories: [] })).toThrow(
			expect.objectContaining({ code: 'cluster.noRows' }),
		);
	});
});

describe('a Gower model', () => {
	const range: Scaler = {
		log: false,
		mean: 0,
		sd: 1,
		skewness: 0,
		by: { scaling: 'range', centre: 0, spread: 1 },
	};
	const texts = [
		['left', 'right'],
		['east', 'west', 'north', 'south'],
	];
	const given = (mixed: MixedPoints) => ({
		count: mixed.n,
		numbers: [0, 1].map((j) => mixed.numbers.data.slice(j * mixed.n, (j + 1) * mixed.n)),
		categories: mixed.categories.map((codes, j) => Array.from(codes, (code) => texts[j]![code] ?? null)),
	});
	const modelOf = (mixed: MixedPoints, labels: Int32Array, weight: number) =>
		JSON.parse(JSON.stringify(gowerModel([range, range], mixed, labels, texts, weight))) as GowerModel;

	test('CLU50 small clusters: the nearest by mean distance less half of the own', () => {
		const mixed = customers(36);
		const labels = cutHierarchy(wardOfGower(mixed, 2), 4);
		const found = classify(modelOf(mixed, labels, 2), given(mixed));
		const rows = Array.from({ length: 36 }, (_, row) => row);
		const distance = rows.map((row) => {
			const out = new Float64Array(36);
			gowerDistances(mixed, row, out, 2);
			return out;
		});
		const mean = (list: readonly number[]) => list.reduce((sum, each) => sum + each, 0) / list.length;
		for (const row of rows) {
			const to = [0, 1, 2, 3].map((c) => {
				const own = rows.filter((other) => labels[other] === c);
				const within = mean(own.flatMap((a) => own.map((b) => distance[a]![b]!))) / 2;
				return mean(own.map((other) => distance[row]![other]!)) - within;
			});
			expect(to[found[row]!]).toBeCloseTo(Math.min(...to), 9);
		}
	});

	test('CLU50 large clusters by quantiles: nearly all customers keep theirs, unknown values are no fault', () => {
		const mixed = customers(600);
		const labels = cutHierarchy(wardOfGower(mixed), 3);
		const model = modelOf(mixed, labels, 1);
		expect(model.quantiles.every((columns) => columns.every((values) => values.length === 15))).toBe(true);
		const found = classify(model, given(mixed));
		expect(found.filter((label, row) => label === labels[row]).length).toBeGreaterThan(540);
		const odd = classify(model, {
			count: 3,
			numbers: [Float64Array.of(0.5, Number.NaN, 1e308), Float64Array.of(0.5, 0.5, -5)],
			categories: [
				['elsewhere', 'left', null],
				[null, null, null],
			],
		});
		expect([odd[0]! >= 0, odd[1], odd[2]! >= 0]).toEqual([true, -1, true]);
	});
});
