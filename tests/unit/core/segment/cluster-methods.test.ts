import { describe, expect, test } from 'vitest';
import type { ClusterMethod, ClusterScheme } from '#src/core/model/index.ts';
import {
	analyse,
	reasonFor,
	type ClusterDetail,
	type SchemeResult,
	type SegmentRequest,
} from '#src/core/segment/index.ts';
import type { TextColumn } from '#src/core/segment/clusters/categories.ts';
import { fitView, spaceOf } from '#src/core/segment/clusters/space.ts';
import { runMethod, spread } from '#src/core/segment/clusters/methods.ts';
import { deriveMetrics } from '#src/core/segment/index.ts';
import { createRandom } from '#src/core/stats/index.ts';
import { REASON_CODES, reasonFormats, reasonText } from '#src/i18n/reasons.ts';
import { warningText } from '#src/i18n/warnings.ts';
import { classIds, clusterScheme, columnsOf, run } from '../../../support/segment-cases.ts';

const METHODS: readonly ClusterMethod[] = ['kMeans', 'mixture', 'ward', 'dbscan', 'hdbscan', 'prototypes'];
const detailOf = (result: SchemeResult) => result.detail as ClusterDetail;
const codes = (result: SchemeResult) => result.warnings.map(({ code }) => code);

/** Three groups with a column of texts that goes with them, and a few far away from all. */
function groups(n: number, strays = 0, seed = 1): SegmentRequest {
	const random = createRandom(seed);
	const near = () => random.next() + random.next() + random.next() - 1.5;
	const at = Array.from({ length: n }, (_, i) => i % 3);
	const far = (i: number, value: number) => (i < strays ? 400 + 60 * i : value);
	const request = columnsOf({
		sales: at.map((group, i) => far(i, [10, 50, 90][group]! + 4 * near())),
		visits: at.map((group, i) => far(i, [60, 10, 40][group]! + 4 * near())),
	});
	const channel = { kind: 'text' as const, codes: Int32Array.from(at), texts: ['online', 'shop', 'partner'] };
	return { ...request, fields: { channel } };
}

function schemeOf(method: ClusterMethod, changes: Partial<ClusterScheme> = {}): ClusterScheme {
	const log = 'never' as const;
	const scheme = clusterScheme(['sales', 'visits'], { method, restarts: 3, ...changes });
	return { ...scheme, inputs: scheme.inputs.map((input) => ({ ...input, log })) };
}

function numbersIn(value: unknown): number[] {
	if (typeof value === 'number') return [value];
	if (value instanceof Float64Array || value instanceof Float32Array) return [...value];
	if (Array.isArray(value)) return value.flatMap(numbersIn);
	return value !== null && typeof value === 'object' ? Object.values(value).flatMap(numbersIn) : [];
}

describe('methods of clustering', () => {
	test.each(METHODS)('CLS6 %s finds the groups, and everyone has exactly one class', (method) => {
		const request = groups(150, 2);
		const result = run(request, schemeOf(method));
		const detail = detailOf(result);
		expect(detail.method).toBe(method);
		expect(result.summary.reduce((sum, { count }) => sum + count, 0)).toBe(150);
		expect(detail.noise).toBe(classIds(result).filter((id) => id === 'noise').length);
		const [a, b, c] = [3, 4, 5].map((row) => classIds(result)[row]);
		if (method === 'dbscan' || method === 'hdbscan') {
			expect(new Set([a, b, c]).size).toBe(3);
			expect(classIds(result).slice(0, 2)).toEqual(['noise', 'noise']);
			expect(detail.k).toBe(3);
		} else expect(detail.noise).toBe(0);
	});

	test('CLS6 a recipe without a method is k-means on standardised columns', () => {
		const request = groups(90);
		const old = clusterScheme(['sales', 'visits'], { k: 3 });
		const now = { ...old, method: 'kMeans', scaling: 'standard', outliers: 'keep', categories: [] } as const;
		expect(classIds(run(request, old))).toEqual(classIds(run(request, now)));
		expect(detailOf(run(request, old)).centroids).toEqual(detailOf(run(request, now)).centroids);
	});

	test.each([
		['kMeans', 'silhouette', 3],
		['mixture', 'bic', 3],
		['ward', 'silhouette', 3],
		['prototypes', 'silhouette', 3],
		['dbscan', 'knee', null],
		['hdbscan', 'share', 5],
	] as const)('CLS7 %s without a setting goes by %s', (method, chosen, setting) => {
		const detail = detailOf(run(groups(150), schemeOf(method)));
		expect(detail.chosen).toBe(chosen);
		const used = detail.used.epsilon ?? detail.used.minClusterSize ?? detail.k;
		if (setting !== null) expect(used).toBe(setting);
		const row = detail.scan.find((each) => each.setting === used);
		expect(row).toBeDefined();
		expect(row?.silhouette).toBeCloseTo(detail.silhouette!, 9);
		expect(row?.calinskiHarabasz).toBeCloseTo(detail.indices.calinskiHarabasz!, 6);
		expect(row?.daviesBouldin).toBeCloseTo(detail.indices.daviesBouldin!, 9);
		const isCounted = method !== 'dbscan' && method !== 'hdbscan';
		expect(detail.scan.map((each) => each.setting)).toHaveLength(isCounted ? 9 : 5);
		for (const each of detail.scan) {
			expect(each.stability === null).toBe(!isCounted);
			expect(each.bic === null).toBe(method !== 'mixture');
		}
	});

	test('CLS7 a given setting is kept and is in the scan', () => {
		const ward = detailOf(run(groups(90), schemeOf('ward', { k: 5 })));
		expect([ward.k, ward.chosen]).toEqual([5, 'given']);
		const dense = detailOf(run(groups(90), schemeOf('dbscan', { epsilon: 0.35, minPoints: 4 })));
		expect(dense.used).toMatchObject({ epsilon: 0.35, minPoints: 4 });
		expect(dense.scan.map(({ setting }) => setting)).toContain(0.35);
		const sized = detailOf(run(groups(90), schemeOf('hdbscan', { minClusterSize: 12 })));
		expect(sized.used.minClusterSize).toBe(12);
		expect(Math.min(...sized.sizes)).toBeGreaterThanOrEqual(12);
	});

	test('CLS8 scaling', () => {
		const request = columnsOf({ a: [0, 1, 2, 3, 10], b: [0, 10, 20, 30, 100] });
		const scaled = (scaling: ClusterScheme['scaling'] & string) => {
			const scheme = clusterScheme(['a', 'b'], { k: 2, scaling });
			const inputs = scheme.inputs.map((input) => ({ ...input, log: 'never' as const }));
			return [...detailOf(run(request, { ...scheme, inputs })).standardised];
		};
		expect(scaled('minMax')).toEqual([0, 0, 0.1, 0.1, 0.2, 0.2, 0.3, 0.3, 1, 1]);
		expect(scaled('none')).toEqual([0, 0, 1, 10, 2, 20, 3, 30, 10, 100]);
		expect(scaled('robust')).toEqual([-1, -1, -0.5, -0.5, 0, 0, 0.5, 0.5, 4, 4]);
		expect(scaled('standard')[8]).toBeCloseTo(scaled('standard')[9]!, 12);
	});

	test('CLS8 outliers limited or set aside do not shape the clusters', () => {
		const request = groups(150, 1);
		const clean = detailOf(run(groups(150), schemeOf('kMeans', { k: 3 })));
		const aside = run(request, schemeOf('kMeans', { k: 3, outliers: 'setAside' }));
		expect(classIds(aside)[0]).toBe('setAside');
		expect(detailOf(aside)).toMatchObject({ setAside: 1, clustered: 149 });
		expect(codes(aside)).toContain('clustersSetAside');
		expect(detailOf(aside).inputs[0]!.mean).toBeCloseTo(clean.inputs[0]!.mean, 0);
		expect(aside.summary.reduce((sum, { count }) => sum + count, 0)).toBe(150);
		const limited = detailOf(run(request, schemeOf('kMeans', { k: 3, outliers: 'winsorise' })));
		expect(limited.inputs[0]!.limits!.high).toBeLessThan(400);
		expect(Math.max(...limited.standardised)).toBeLessThan(3);
		const kept = detailOf(run(request, schemeOf('kMeans', { k: 3 })));
		expect(Math.max(...kept.standardised)).toBeGreaterThan(5);
	});

	test.each(['prototypes', 'ward'] as const)(
		'CLS9 %s tells apart by texts alone what numbers cannot',
		(method) => {
			const request = groups(60);
			request.columns['sales']!.fill(5);
			const scheme = { ...schemeOf(method, { categories: ['channel'] }), inputs: [] };
			const result = run(request, scheme);
			expect(detailOf(result).k).toBe(3);
			expect(new Set(classIds(result).slice(0, 3)).size).toBe(3);
			expect(detailOf(result).categories[0]).toMatchObject({
				column: 'channel',
				values: ['online', 'partner', 'shop'],
			});
			const channel = request.fields['channel']!;
			const other = {
				kind: 'text' as const,
				codes: Int32Array.from((channel as { codes: Int32Array }).codes, (code) => 2 - code),
				texts: ['partner', 'shop', 'online', 'unused'],
			};
			expect(classIds(run({ ...request, fields: { channel: other } }, scheme))).toEqual(classIds(result));
		},
	);

	test('CLS9 texts are left out by other methods and where they have too many values, said so', () => {
		const request = groups(120);
		const k = schemeOf('kMeans', { k: 3, categories: ['channel'] });
		expect(run(request, k).warnings).toContainEqual({
			code: 'clustersUnusedCategories',
			args: { measures: 'column:channel' },
		});
		const texts = Array.from({ length: 120 }, (_, i) => `v${i}`);
		const fields = { channel: { kind: 'text' as const, codes: Int32Array.from(texts, (_, i) => i), texts } };
		const result = run({ ...request, fields }, schemeOf('ward', { k: 3, categories: ['channel', 'gone'] }));
		expect(detailOf(result).dropped).toEqual([
			{ measure: { kind: 'column', column: 'channel' }, why: 'tooManyValues' },
			{ measure: { kind: 'column', column: 'gone' }, why: 'missing' },
		]);
	});

	test.each(METHODS)('CLS12 %s on a sample gives the others the clusters found', (method) => {
		const request = groups(180, 2);
		const scheme = schemeOf(method, { categories: ['channel'], epsilon: 0.6, minClusterSize: 8 });
		const space = spaceOf(
			scheme,
			{
				keys: request.keys,
				metrics: deriveMetrics({ ...request, windowMonths: null }),
				valuesOf: () => null,
				textsOf: () => request.fields['channel'] as TextColumn,
			},
			[request.columns['sales']!, request.columns['visits']!],
		);
		const view = fitView(space, 90);
		const setting = { dbscan: 0.6, hdbscan: 8 }[method as 'dbscan'] ?? 3;
		const { labels } = spread(scheme, space, view, runMethod(scheme, space, view, { setting, restarts: 3 }));
		expect(labels).toHaveLength(180);
		if (method === 'kMeans' || method === 'mixture') return;
		const strays = new Set([0, 1]);
		for (const group of [0, 1, 2]) {
			const own = [...labels].filter((_, i) => space.rows[i]! % 3 === group && !strays.has(space.rows[i]!));
			const usual = own.filter((label) => label === own[own.length - 1]).length;
			expect(usual).toBeGreaterThan(own.length * 0.9);
		}
	});

	test('CLS12 above its limit a method says that it ran on a sample', () => {
		const result = run(groups(5100, 3), schemeOf('dbscan', { epsilon: 0.4 }));
		expect(detailOf(result).fittedOn).toBe(5000);
		expect(codes(result)).toContain('clustersFitOnSample');
		expect(detailOf(result)).toMatchObject({ k: 3, clustered: 5100 });
	});

	test('CLS13 a cluster is named by a value that is much more frequent in it', () => {
		const request = groups(60);
		const result = run(request, { ...schemeOf('prototypes', { k: 3, categories: ['channel'] }) });
		for (const { name } of result.classes) {
			const levels = [1, 2, 3].map((i) => [name.args[`level${i}`], name.args[`value${i}`]]);
			expect(levels.some(([level, value]) => level === 'is' && typeof value === 'string')).toBe(true);
		}
	});

	test('CLS14 advice and stability come with the result', () => {
		const given = groups(150);
		const columns = { ...given.columns, twice: given.columns['sales']!.map((value) => 2 * value + 1) };
		const request = { ...given, columns };
		const base = schemeOf('kMeans', { k: 3 });
		const twice = { measure: { kind: 'column' as const, column: 'twice' }, log: 'auto' as const };
		const detail = detailOf(run(request, { ...base, inputs: [...base.inputs, twice] }));
		expect(detail.advice.pairs).toMatchObject([{ first: 0, second: 2 }]);
		expect(detail.advice.columns).toHaveLength(3);
		expect(detail.stability).toHaveLength(3);
		for (const figure of detail.stability) expect(figure).toBeGreaterThan(0.95);
		expect(detail.indices.stability).toBeGreaterThan(0.95);
		const six = detailOf(run(request, { ...base, k: 6 }));
		expect(six.indices.stability!).toBeLessThan(detail.indices.stability!);
	});

	test.each(METHODS)('CLS15 bad input of every kind: %s says so or gives figures', (method) => {
		const tables: Readonly<Record<string, readonly number[]>>[] = [
			{ sales: [1], visits: [2] },
			{ sales: [5, 5, 5], visits: [1, 1, 1] },
			{ sales: [Number.NaN, Number.NaN], visits: [1, 2] },
			{ sales: [Infinity, -Infinity, 1], visits: [1, 2, 3] },
			{ sales: [1e308, -1e308, 1, 2, 3, 4], visits: [1, 2, 3, 4, 5, 6] },
			{ sales: [1, 1, 1, 9, 9, 9], visits: [2, 2, 2, 8, 8, 8] },
			{ sales: [-5, -3, -1, 0, 0, 0, 2, 1e12], visits: [0, 0, 0, 0, 0, 0, 0, 1] },
		];
		for (const columns of tables) {
			for (const changes of [{}, { k: 40 }, { scaling: 'none' }, { outliers: 'setAside' }] as const) {
				const scheme = schemeOf(method, changes);
				const [outcome] = analyse({ ...columnsOf(columns), schemes: [scheme] }).schemes;
				if (!outcome?.ok) {
					expect(outcome?.fault.code).toMatch(/^(segment|cluster)\./);
					continue;
				}
				const { detail, summary, classOf } = outcome.result;
				const { scan, indices, profile, centroids, inertia } = detail as ClusterDetail;
				const figures = numbersIn([
					scan,
					indices,
					[...profile.mean],
					[...profile.z],
					[...centroids],
					inertia,
				]);
				expect(figures.filter((figure) => !Number.isFinite(figure))).toEqual([]);
				expect(summary.reduce((sum, { count }) => sum + count, 0)).toBe(classOf.length);
			}
		}
	});

	test('CLS15 too many clusters and values too large are faults, nothing dense is a warning', () => {
		const spread = columnsOf({
			sales: Array.from({ length: 300 }, (_, i) => Math.floor(i / 4) * 10),
			visits: Array.from({ length: 300 }, (_, i) => Math.floor(i / 4)),
		});
		const faultOf = (scheme: ClusterScheme, request: SegmentRequest) => {
			const [outcome] = analyse({ ...request, schemes: [scheme] }).schemes;
			return outcome?.ok ? null : outcome?.fault;
		};
		const many = schemeOf('dbscan', { epsilon: 0.0001, minPoints: 2 });
		expect(faultOf(many, spread)).toEqual({ code: 'segment.tooManyClusters', args: { k: 75, most: 50 } });
		const huge = columnsOf({ sales: [1e200, -1e200, 3, 4], visits: [1, 2, 3, 5] });
		expect(faultOf(schemeOf('kMeans', { scaling: 'none' }), huge)?.code).toBe('cluster.valuesOutOfRange');
		const none = run(groups(60), schemeOf('dbscan', { epsilon: 0.0001, minPoints: 5 }));
		expect(codes(none)).toContain('clustersNone');
		expect(new Set(classIds(none))).toEqual(new Set(['noise']));
	});

	test.each(METHODS)('REA5 %s gives every customer a reason in both languages', (method) => {
		const request = groups(90, 2);
		request.columns['visits']![50] = Number.NaN;
		const result = run(request, schemeOf(method, { categories: ['channel'], outliers: 'setAside' }));
		const seen = new Set<string>();
		for (let row = 0; row < 90; row++) {
			const reason = reasonFor(result, row);
			seen.add(reason.code);
			expect(REASON_CODES).toContain(reason.code);
			for (const locale of ['zh-CN', 'en'] as const) {
				const formats = reasonFormats({
					locale,
					currency: 'CNY',
					columnName: (id) => id,
					classes: result.classes,
				});
				expect(reasonText(reason, formats)).not.toMatch(/NaN|undefined|null|Infinity|\{/);
				for (const warning of result.warnings) expect(warningText(warning, formats)).not.toMatch(/NaN|\{/);
			}
		}
		expect(seen).toContain('clusterFarAbove');
		expect(seen).toContain('clusterMissing');
		const own = {
			kMeans: 'clusterNearest',
			mixture: 'clusterLikelier',
			ward: 'clusterMerged',
			dbscan: 'clusterReached',
			hdbscan: 'clusterDense',
			prototypes: 'clusterNearest',
		}[method];
		expect(seen).toContain(own);
		expect(reasonFor(result, 0).args).toMatchObject({ measure: 'column:sales', value: 400 });
	});

	test('REA5 who is in no dense place is told so; a probability is that of the own cluster', () => {
		const request = groups(90, 2);
		const dense = run(request, schemeOf('dbscan', { epsilon: 0.3 }));
		expect(reasonFor(dense, 0)).toEqual({ code: 'clusterNoise', args: { class: 'noise' }, next: null });
		const mixed = run(request, schemeOf('mixture', { k: 3 }));
		for (const row of [5, 6, 7]) {
			const { probability, other } = reasonFor(mixed, row).args;
			expect(Number(probability)).toBeGreaterThan(0.5);
			expect(other).not.toBe(classIds(mixed)[row]);
		}
	});
});
