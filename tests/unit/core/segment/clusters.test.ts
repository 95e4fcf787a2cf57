import { describe, expect, test } from 'vitest';
import { createRandom } from '#src/core/stats/index.ts';
import {
	analyse,
	type ClusterDetail,
	type SchemeResult,
	type SegmentRequest,
} from '#src/core/segment/index.ts';
import {
	classIds,
	clusterScheme,
	columnsOf,
	requestOf,
	lines,
	run,
	AMOUNT,
} from '../../../support/segment-cases.ts';

const detailOf = (result: SchemeResult) => result.detail as ClusterDetail;
const codes = (result: SchemeResult) => result.warnings.map(({ code }) => code);

function groups(n: number, seed = 1): SegmentRequest {
	const random = createRandom(seed);
	const at = Array.from({ length: n }, () => Math.floor(random.next() * 3));
	return columnsOf({
		sales: at.map((group) => [10, 50, 200][group]! + random.next() * 8),
		visits: at.map((group) => [30, 2, 15][group]! + random.next() * 3),
		noise: at.map(() => random.next()),
	});
}

function shuffled(request: SegmentRequest, order: readonly number[]): SegmentRequest {
	return {
		...request,
		keys: request.keys && order.map((row) => request.keys?.[row] ?? null),
		columns: Object.fromEntries(
			Object.entries(request.columns).map(([id, values]) => [
				id,
				Float64Array.from(order, (row) => values[row]!),
			]),
		),
	};
}

describe('clusters', () => {
	test('CLS1 a missing input means not clustered, counted and said', () => {
		const request = groups(60);
		request.columns['sales']![7] = Number.NaN;
		const result = run(request, clusterScheme(['sales', 'visits']));
		expect(classIds(result)[7]).toBe('notClustered');
		expect(result.warnings).toContainEqual({ code: 'clustersMissing', args: { count: 1 } });
		expect(detailOf(result).clustered).toBe(59);
		expect(detailOf(result).scatter.x[7]).toBeNaN();
		expect(result.summary.at(-1)?.count).toBe(1);
	});

	test('CLS1 logarithm, constant and empty columns are said', () => {
		const request = columnsOf({
			a: [1, 2, 3, 4, 5, 6, 7, 900],
			flat: [5, 5, 5, 5, 5, 5, 5, 5],
			empty: new Array<number>(8).fill(Number.NaN),
		});
		const result = run(request, clusterScheme(['a', 'flat', 'empty'], { k: 2 }));
		expect(result.warnings).toContainEqual({ code: 'clustersLog', args: { measures: 'column:a' } });
		expect(result.warnings).toContainEqual({ code: 'clustersConstant', args: { measures: 'column:flat' } });
		expect(result.warnings).toContainEqual({
			code: 'clustersEmptyColumn',
			args: { measures: 'column:empty' },
		});
		expect(detailOf(result).inputs).toHaveLength(1);
		expect(detailOf(result).dropped).toHaveLength(2);
	});

	test('CLS2 the best silhouette chooses k, a given k is kept', () => {
		const detail = detailOf(run(groups(300), clusterScheme(['sales', 'visits'])));
		expect([detail.k, detail.chosen]).toEqual([3, 'silhouette']);
		expect(detail.scan.map(({ k }) => k)).toEqual([2, 3, 4, 5, 6, 7, 8, 9, 10]);
		const best = Math.max(...detail.scan.map(({ silhouette }) => silhouette ?? 0));
		expect(detail.scan.find(({ k }) => k === 3)?.silhouette).toBe(best);
		expect(detail.silhouette).toBeCloseTo(best, 9);
		expect(detail.silhouetteOn).toBe(300);
		const given = detailOf(run(groups(300), clusterScheme(['sales', 'visits'], { k: 5 })));
		expect([given.k, given.chosen]).toEqual([5, 'given']);
	});

	test('CLS2 above 5,000 customers a sample, said so', () => {
		const result = run(groups(6000), clusterScheme(['sales', 'visits'], { restarts: 2 }));
		expect(detailOf(result).silhouetteOn).toBe(5000);
		expect(codes(result)).toContain('clustersSampled');
		expect(detailOf(result).k).toBe(3);
	});

	test.each(['with keys', 'without keys'])(
		'CLS3 shuffled rows give each customer the same class, %s',
		(how) => {
			const request = { ...groups(400), ...(how === 'with keys' ? {} : { keys: null }) };
			const scheme = clusterScheme(['sales', 'visits', 'noise'], { k: 6, restarts: 2 });
			const before = classIds(run(request, scheme));
			const random = createRandom(9);
			const order = before.map((_, row) => row).sort(() => random.next() - 0.5);
			const after = classIds(run(shuffled(request, order), scheme));
			expect(after).toEqual(order.map((row) => before[row]));
			expect(classIds(run(request, scheme))).toEqual(before);
		},
	);

	test.each([
		['one customer', { v: [1] }, { code: 'segment.tooFewRows', args: { rows: 1, classes: 3 } }],
		[
			'constant columns',
			{ v: [5, 5, 5] },
			{ code: 'segment.constantColumns', args: { columns: 'column:v' } },
		],
		[
			'nothing but missing',
			{ v: [Number.NaN, Number.NaN] },
			{ code: 'segment.tooFewRows', args: { rows: 0, classes: 3 } },
		],
		[
			'infinities',
			{ v: [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY] },
			{ code: 'segment.tooFewRows', args: { rows: 0, classes: 3 } },
		],
	])('CLS4 %s is an error with its cause', (_, columns, fault) => {
		const [outcome] = analyse({ ...columnsOf(columns), schemes: [clusterScheme(['v'], { k: 3 })] }).schemes;
		expect(outcome).toEqual({ ok: false, schemeId: 'clusters', fault });
	});

	test('CLS4 no column at all, or one that is gone', () => {
		const faultOf = (columns: readonly string[]) => {
			const schemes = [clusterScheme(columns)];
			const [outcome] = analyse({ ...columnsOf({ v: [1, 2] }), schemes }).schemes;
			return outcome?.ok === false ? outcome.fault : null;
		};
		expect(faultOf([])?.code).toBe('segment.noColumns');
		expect(faultOf(['gone'])).toEqual({ code: 'segment.measureGone', args: { measure: 'column:gone' } });
	});

	test.each([
		['k above the customers', [1, 2, 3], 8, 3],
		['k above the distinct values', [1, 1, 1, 9, 9, 9], 5, 2],
		['two customers', [1, 2], null, 2],
		['1e308', [1.7e308, -1.7e308, 1, 2, 3], 2, 2],
		['one giant value', [1, 2, 3, 4, 1e300], 2, 2],
	])('CLS4 %s gives a usable result without NaN', (_, values, k, found) => {
		const result = run(columnsOf({ v: values }), clusterScheme(['v'], { k }));
		const detail = detailOf(result);
		expect(detail.k).toBe(found);
		expect(codes(result).includes('clustersFewer')).toBe((k ?? 0) > found);
		const numbers = [
			...detail.centroids,
			...detail.profile.mean,
			...detail.profile.z,
			...detail.scatter.x,
			detail.inertia,
		];
		expect(numbers.filter((value) => !Number.isFinite(value))).toEqual([]);
		expect(result.summary.every(({ count }) => count > 0)).toBe(true);
	});

	test('CLS5 clusters are named by what sets them apart', () => {
		const { classes } = run(groups(300), clusterScheme(['sales', 'visits', 'noise'], { k: 3 }));
		expect(classes.map(({ id, colour }) => [id, colour])).toEqual([
			['cluster1', 1],
			['cluster2', 2],
			['cluster3', 3],
		]);
		expect(classes[0]?.name).toEqual({
			code: 'cluster',
			args: { number: 1, traits: 1, measure1: 'column:sales', level1: 'high' },
		});
		expect(classes[1]?.name.args).toMatchObject({ measure1: 'column:visits', level1: 'low' });
		for (const { name } of classes) expect(Object.values(name.args)).not.toContain('column:noise');
	});

	test('CLS5 profile means weighted by size give the overall mean', () => {
		const { profile, sizes, inputs, clustered } = detailOf(
			run(groups(300), clusterScheme(['sales', 'visits'])),
		);
		inputs.forEach((_, j) => {
			const sum = sizes.reduce((total, size, c) => total + size * profile.mean[c * 2 + j]!, 0);
			expect(sum / clustered).toBeCloseTo(profile.overall[j]!, 9);
			expect(sizes.reduce((total, size, c) => total + size * profile.z[c * 2 + j]!, 0)).toBeCloseTo(0, 9);
			expect(profile.index[j]).toBeCloseTo((profile.mean[j]! / profile.overall[j]!) * 100, 9);
		});
	});

	test('CLS1 metrics serve as inputs; customers without orders are not clustered by recency', () => {
		const columns = lines(
			Array.from({ length: 30 }, (_, i) => [i, 45_000 + (i % 9) * 7, 10 + (i % 3) * 400] as const),
		);
		const inputs = [AMOUNT, { kind: 'metric', metric: 'recencyDays' } as const].map((measure) => ({
			measure,
			log: 'auto' as const,
		}));
		const result = run(requestOf(columns, { customerCount: 31 }), { ...clusterScheme([]), inputs });
		expect(classIds(result)[30]).toBe('notClustered');
		expect(detailOf(result).inputs.map(({ measure }) => measure)).toEqual(
			inputs.map(({ measure }) => measure),
		);
	});
});
