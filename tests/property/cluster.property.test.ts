import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	adjustedRand,
	cutHierarchy,
	dbscan,
	gaussianMixture,
	hdbscan,
	kMeans,
	kPrototypes,
	matchLabels,
	prepare,
	silhouettes,
	stability,
	takeRows,
	ward,
	calinskiHarabasz,
	daviesBouldin,
	type MixedPoints,
	type Points,
} from '#src/core/cluster/index.ts';
import { stableOrder } from '#src/core/stats/index.ts';
import { toFault } from '#src/errors/index.ts';

const RUNS = { seed: 20260701, numRuns: 200 };

interface Customer {
	readonly visits: number;
	readonly amount: number;
	readonly size: number;
}

const customer = fc.record<Customer>({
	visits: fc.integer({ min: 0, max: 9 }),
	amount: fc.oneof(fc.integer({ min: 0, max: 5 }), fc.double({ min: 0, max: 1e6, noNaN: true })),
	size: fc.integer({ min: -1, max: 3 }),
});
const customers = fc.array(customer, { minLength: 1, maxLength: 40 });

/** The rows of a table in the order of their keys, standardised; null where nothing can be told apart. */
function mixedOf(
	table: readonly Customer[],
	places: readonly number[],
): (MixedPoints & { rows: Uint32Array }) | null {
	const n = table.length;
	const keys = new Array<string>(n);
	places.forEach((place, i) => (keys[place] = `C${String(i).padStart(3, '0')}`));
	const at = (pick: (one: Customer) => number) => {
		const column = new Float64Array(n);
		places.forEach((place, i) => (column[place] = pick(table[i]!)));
		return column;
	};
	const columns = [at(({ visits }) => visits), at(({ amount }) => amount)];
	const order = stableOrder(n, keys, columns);
	const prepared = prepare(
		columns.map((values) => ({ values, log: 'auto' as const })),
		order,
	);
	if (prepared.columns.length === 0) return null;
	const data = new Float64Array(n * prepared.columns.length);
	prepared.columns.forEach(({ z }, j) => data.set(z, j * n));
	const sizes = at(({ size }) => size);
	return {
		n,
		rows: prepared.rows,
		numbers: { n, d: prepared.columns.length, data },
		categories: [Int32Array.from(prepared.rows, (row) => sizes[row]!)],
	};
}

type Method = (mixed: MixedPoints) => { readonly labels: ArrayLike<number>; readonly k: number };

const methods: readonly (readonly [string, Method, 'all' | 'noise'])[] = [
	['k-means', ({ numbers }) => kMeans(numbers, { k: 3, seed: 1, restarts: 2 }), 'all'],
	[
		'Ward',
		({ numbers }) => {
			const labels = cutHierarchy(ward(numbers), 3);
			return { labels, k: Math.max(...labels) + 1 };
		},
		'all',
	],
	['DBSCAN', ({ numbers }) => dbscan(numbers, { epsilon: 0.4, minPoints: 3 }), 'noise'],
	['HDBSCAN', ({ numbers }) => hdbscan(numbers, { minClusterSize: 4 }), 'noise'],
	['k-prototypes', (mixed) => kPrototypes(mixed, { k: 3, seed: 1, restarts: 2 }), 'all'],
	[
		'Gaussian mixture',
		({ numbers }) => gaussianMixture(numbers, { k: 3, covariance: 'full', seed: 1, restarts: 1 }),
		'all',
	],
];

describe.each(methods)('%s', (_, method, reach) => {
	test('CLU37 the order of rows does not matter: the same customer, the same cluster', () => {
		const shuffled = customers.chain((table) => {
			const places = table.map((__, i) => i);
			return fc.tuple(
				fc.constant(table),
				fc.shuffledSubarray(places, { minLength: table.length, maxLength: table.length }),
			);
		});
		fc.assert(
			fc.property(shuffled, ([table, places]) => {
				const first = mixedOf(
					table,
					table.map((__, i) => i),
				);
				const second = mixedOf(table, places);
				if (!first || !second) return;
				const before = method(first).labels;
				const after = method(second).labels;
				const inSecond = new Map(Array.from(second.rows, (row, position) => [row, after[position]]));
				first.rows.forEach((row, position) => {
					expect(inSecond.get(places[row]!)).toBe(before[position]);
				});
			}),
			RUNS,
		);
	});

	test('CLU38 the labels are a total partition: each row has one, each number has rows', () => {
		fc.assert(
			fc.property(customers, (table) => {
				const mixed = mixedOf(
					table,
					table.map((__, i) => i),
				);
				if (!mixed) return;
				const { labels, k } = method(mixed);
				expect(labels).toHaveLength(mixed.n);
				const seen = new Set(Array.from(labels));
				for (const label of seen) {
					expect(Number.isInteger(label) && label < k && label >= (reach === 'all' ? 0 : -1)).toBe(true);
				}
				if (_ !== 'Gaussian mixture') for (let c = 0; c < k; c++) expect(seen.has(c)).toBe(true);
			}),
			RUNS,
		);
	});
});

const anyNumber = fc.oneof(
	{ weight: 8, arbitrary: fc.double({ min: -1e3, max: 1e3, noNaN: true }) },
	{ weight: 1, arbitrary: fc.double() },
	{ weight: 3, arbitrary: fc.constantFrom(0, 1, 1e140, -1e140, 1e-308, 5e-324) },
	{ weight: 1, arbitrary: fc.constantFrom(1e308, -1e308, Number.POSITIVE_INFINITY, Number.NaN) },
);

test('CLU39 any numbers: a result without NaN, or an error of the catalogue', () => {
	const grid = fc
		.record({ n: fc.integer({ min: 1, max: 12 }), d: fc.integer({ min: 1, max: 3 }) })
		.chain(({ n, d }) =>
			fc
				.array(anyNumber, { minLength: n * d, maxLength: n * d })
				.map((values): Points => ({ n, d, data: Float64Array.from(values) })),
		);
	const figures = (points: Points): number[] => {
		const tree = ward(points);
		const labels = Uint8Array.from(cutHierarchy(tree, 3));
		const density = hdbscan(points, { minClusterSize: 2 });
		const mixture = gaussianMixture(points, { k: 2, covariance: 'diagonal', seed: 1, restarts: 1 });
		const indices = [
			silhouettes(points, [labels])[0],
			calinskiHarabasz(points, labels),
			daviesBouldin(points, labels),
		];
		return [
			...tree.heights,
			...density.strengths,
			...density.stabilities,
			...mixture.memberships,
			mixture.bic,
			...indices.map((index) => index ?? 0),
			...dbscan(points, { epsilon: 1, minPoints: 2 }).labels,
		];
	};
	let results = 0;
	fc.assert(
		fc.property(grid, (points) => {
			try {
				results++;
				expect(figures(points).filter((figure) => Number.isNaN(figure))).toEqual([]);
			} catch (error) {
				expect(toFault(error).code).toBe('cluster.valuesOutOfRange');
				results--;
			}
		}),
		RUNS,
	);
	expect(results).toBeGreaterThan(40);
});

const labelList = fc.array(fc.integer({ min: -1, max: 5 }), { maxLength: 40 });

test('CLU13 agreement is symmetric and at most 1, and 1 for labels under other names', () => {
	fc.assert(
		fc.property(labelList, labelList, (first, second) => {
			const a = Int32Array.from(first);
			const b = Int32Array.from(first, (_, i) => second[i] ?? 0);
			expect(adjustedRand(a, b)).toBe(adjustedRand(b, a));
			expect(adjustedRand(a, b)).toBeLessThanOrEqual(1 + 1e-12);
			expect(
				adjustedRand(
					a,
					a.map((label) => (label < 0 ? -1 : 7 - label)),
				),
			).toBe(1);
		}),
		RUNS,
	);
});

test('CLU30 matching only renames: rows together stay together, and no two clusters get one number', () => {
	fc.assert(
		fc.property(labelList, labelList, (first, second) => {
			const next = Int32Array.from(second);
			const previous = Int32Array.from(second, (_, i) => first[i] ?? -1);
			const { labels, numberOf } = matchLabels(previous, next);
			expect(new Set(numberOf).size).toBe(numberOf.length);
			labels.forEach((label, i) => expect(label).toBe(next[i]! < 0 ? -1 : numberOf[next[i]!]));
		}),
		RUNS,
	);
});

test('CLU14 stability lies between 0 and 1 whatever the rows', () => {
	fc.assert(
		fc.property(customers, (table) => {
			const mixed = mixedOf(
				table,
				table.map((_, i) => i),
			);
			if (!mixed) return;
			const { labels } = kMeans(mixed.numbers, { k: 3, seed: 1, restarts: 1 });
			const refit = (rows: Uint32Array, round: number) =>
				kMeans(takeRows(mixed.numbers, rows), { k: 3, seed: round, restarts: 1 }).labels;
			const found = stability(labels, { rounds: 3, seed: 1, refit });
			const known = found.clusters.filter((one) => one !== null);
			expect(known.every((one) => one >= 0 && one <= 1)).toBe(true);
			expect(found.jaccard).toBeGreaterThan(0);
		}),
		{ ...RUNS, numRuns: 50 },
	);
});
