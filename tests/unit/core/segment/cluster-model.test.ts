import { describe, expect, test } from 'vitest';
import type { ClusterMethod, ClusterScheme, SavedClusters } from '#src/core/model/index.ts';
import {
	analyse,
	reasonFor,
	type ClusterDetail,
	type SchemeResult,
	type SegmentRequest,
} from '#src/core/segment/index.ts';
import { createRandom } from '#src/core/stats/index.ts';
import { classIds, clusterScheme, columnsOf, run } from '../../../support/segment-cases.ts';

const SAVING: readonly ClusterMethod[] = ['kMeans', 'mixture', 'ward', 'prototypes'];
const detailOf = (result: SchemeResult) => result.detail as ClusterDetail;

/** Four groups on a square; `skip` leaves out the customers of one, `more` adds some. */
function square(n: number, skip = -1, more = 0): SegmentRequest {
	const random = createRandom(4);
	const all = Array.from({ length: n + more }, (_, i) => {
		const group = i % 4;
		return {
			group,
			x: (group % 2) * 20 + random.next() * 6,
			y: Math.floor(group / 2) * 20 + random.next() * 6,
			key: `K${1000 + i}`,
		};
	}).filter(({ group }) => group !== skip);
	const request = columnsOf({ x: all.map(({ x }) => x), y: all.map(({ y }) => y) });
	const codes = Int32Array.from(all, ({ group }) => group % 2);
	return {
		...request,
		keys: all.map(({ key }) => key),
		fields: { side: { kind: 'text', codes, texts: ['left', 'right'] } },
	};
}

function schemeOf(method: ClusterMethod, changes: Partial<ClusterScheme> = {}): ClusterScheme {
	const categories = method === 'ward' || method === 'prototypes' ? ['side'] : [];
	return clusterScheme(['x', 'y'], { method, k: 4, restarts: 3, categories, ...changes });
}

/** What the recipe holds of a run: as JSON, as it is stored. */
function savedOf(result: SchemeResult, use: SavedClusters['use']): SavedClusters {
	return { ...(JSON.parse(JSON.stringify(detailOf(result).model)) as SavedClusters), use };
}

const byKey = (request: SegmentRequest, result: SchemeResult) =>
	new Map(classIds(result).map((id, row) => [request.keys![row]!, id]));

describe('saved clusters', () => {
	test.each(SAVING)('CLS10 %s: clusters keep their numbers when one goes and the count changes', (method) => {
		const before = run(square(160), schemeOf(method));
		const own = byKey(square(160), before);
		const saved = savedOf(before, 'follow');
		for (const skip of [0, 1, 2, 3]) {
			const request = square(160, skip);
			const after = run(request, schemeOf(method, { k: 3, saved }));
			for (const [key, id] of byKey(request, after)) expect(id).toBe(own.get(key));
			const colours = new Map(before.classes.map(({ id, colour }) => [id, colour]));
			for (const { id, colour } of after.classes) expect(colour).toBe(colours.get(id));
		}
	});

	test('CLS10 a new cluster takes the smallest number that no saved one has', () => {
		const three = run(square(160, 0), schemeOf('kMeans', { k: 3 }));
		const saved = { ...savedOf(three, 'follow'), clusters: [1, 2, 5] };
		const four = run(square(160), schemeOf('kMeans', { k: 4, saved }));
		expect(detailOf(four).numbers).toEqual([1, 2, 3, 5]);
		expect(four.classes.map(({ id, colour }) => [id, colour])).toEqual([
			['cluster1', 1],
			['cluster2', 2],
			['cluster3', 3],
			['cluster5', 5],
		]);
		const again = run(square(160), schemeOf('kMeans', { k: 4, saved }));
		expect(classIds(again)).toEqual(classIds(four));
	});

	test('CLS10 saved clusters whose columns are gone lend no numbers', () => {
		const saved = savedOf(run(square(80), schemeOf('kMeans')), 'follow');
		const numbers = [
			{ kind: 'measure' as const, measure: { kind: 'column' as const, column: 'gone' } },
			saved.numbers[1]!,
		];
		const result = run(square(80), schemeOf('kMeans', { saved: { ...saved, numbers } }));
		expect(detailOf(result).numbers).toEqual([1, 2, 3, 4]);
	});

	test.each(['dbscan', 'hdbscan'] as const)('CLS10 %s takes the numbers of another method', (method) => {
		const saved = { ...savedOf(run(square(160), schemeOf('kMeans')), 'follow'), clusters: [4, 3, 2, 1] };
		const own = byKey(square(160), run(square(160), schemeOf('kMeans', { saved })));
		const after = run(square(160), schemeOf(method, { epsilon: 0.4, minClusterSize: 10, saved }));
		for (const [key, id] of byKey(square(160), after)) if (id !== 'noise') expect(id).toBe(own.get(key));
	});

	test.each(SAVING)(
		'CLS11 %s: the saved model gives its customers their own classes and moves none',
		(method) => {
			const before = run(square(160), schemeOf(method));
			const own = byKey(square(160), before);
			const saved = savedOf(before, 'classify');
			const request = square(160, -1, 60);
			const after = run(request, schemeOf(method, { k: 2, saved }));
			const now = byKey(request, after);
			for (const [key, id] of own) expect(now.get(key)).toBe(id);
			expect(now.size).toBe(220);
			expect(detailOf(after)).toMatchObject({ isByModel: true, chosen: 'model', k: 4, method });
			expect(after.warnings).toContainEqual({ code: 'clustersByModel', args: { count: 160 } });
			expect(detailOf(after).profile.mean.every(Number.isFinite)).toBe(true);
			expect(reasonFor(after, 3).code).toMatch(/^cluster(Nearest|Likelier|Likely)$/);
			expect(detailOf(after).model.clusters).toEqual([1, 2, 3, 4]);
		},
	);

	test('CLS11 a cluster nobody is in any more stays, with the figures of its centre', () => {
		const saved = savedOf(run(square(160), schemeOf('kMeans')), 'classify');
		const result = run(square(160, 2), schemeOf('kMeans', { saved }));
		expect(detailOf(result).sizes).toContain(0);
		expect(result.classes).toHaveLength(4);
		expect([...detailOf(result).profile.mean].every(Number.isFinite)).toBe(true);
	});

	test('CLS11 a customer without a value is not clustered; a column that is gone is a fault', () => {
		const saved = savedOf(run(square(80), schemeOf('kMeans')), 'classify');
		const request = square(80);
		request.columns['x']![5] = Number.NaN;
		expect(classIds(run(request, schemeOf('kMeans', { saved })))[5]).toBe('notClustered');
		const { x: _, ...columns } = request.columns;
		const [outcome] = analyse({ ...request, columns, schemes: [schemeOf('kMeans', { saved })] }).schemes;
		expect(outcome).toMatchObject({
			ok: false,
			fault: { code: 'segment.savedColumns', args: { columns: 'column:x' } },
		});
		const mixed = savedOf(run(square(80), schemeOf('ward')), 'classify');
		const [other] = analyse({
			...square(80),
			fields: {},
			schemes: [schemeOf('ward', { saved: mixed })],
		}).schemes;
		expect(other).toMatchObject({ ok: false, fault: { args: { columns: 'column:side' } } });
	});

	test('CLS13 a name goes with the number', () => {
		const saved = savedOf(run(square(160), schemeOf('kMeans')), 'follow');
		const names = { '2': 'Key accounts' };
		const named = run(square(160, 0), schemeOf('kMeans', { k: 3, saved, names }));
		expect(named.classes.find(({ id }) => id === 'cluster2')?.name).toEqual({
			code: 'named',
			args: { name: 'Key accounts' },
		});
		expect(named.classes.filter(({ name }) => name.code === 'named')).toHaveLength(1);
	});
});

describe('saved clusters by density', () => {
	const settings = { epsilon: 0.4, minClusterSize: 10 };

	test.each(['dbscan', 'hdbscan'] as const)(
		'CLS18 %s: the stored model keeps classes and noise',
		(method) => {
			const strays = square(160);
			const places = [
				[13, 13],
				[13, 34],
				[34, 13],
			] as const;
			for (const [i, [x, y]] of places.entries()) {
				strays.columns['x']![i] = x;
				strays.columns['y']![i] = y;
			}
			const before = run(strays, schemeOf(method, settings));
			const { stored, noise, k } = detailOf(before);
			expect([k, noise, stored!.agreement]).toEqual([4, 3, 1]);
			const saved = {
				...(JSON.parse(JSON.stringify(stored!.model)) as SavedClusters),
				use: 'classify' as const,
			};
			const again = run(strays, schemeOf(method, { saved }));
			expect(classIds(again)).toEqual(classIds(before));
			expect(detailOf(again)).toMatchObject({ isByModel: true, method, chosen: 'model', stored: null });
			expect(detailOf(again).profile.mean.every(Number.isFinite)).toBe(true);
			expect(reasonFor(again, 0).code).toBe('clusterNoise');
			expect(reasonFor(again, 5)).toMatchObject({ code: 'clusterReached', next: null });
		},
	);

	test.each(['dbscan', 'hdbscan'] as const)(
		'CLS18 %s: new customers go to the cluster they lie in, none moves another',
		(method) => {
			const before = run(square(160), schemeOf(method, settings));
			const saved = { ...detailOf(before).stored!.model, use: 'classify' as const };
			const request = square(160, -1, 60);
			request.columns['x']![219] = 5000;
			const after = run(request, schemeOf(method, { saved }));
			expect(classIds(after).slice(0, 160)).toEqual(classIds(before));
			for (let row = 160; row < 219; row++)
				expect([classIds(before)[row % 4], 'noise']).toContain(classIds(after)[row]);
			const inside = classIds(after).slice(160, 219);
			expect(inside.filter((id) => id !== 'noise').length).toBeGreaterThan(50);
			expect(classIds(after)[219]).toBe('noise');
			const [gone] = ['x'];
			const { [gone]: _, ...columns } = request.columns;
			const [outcome] = analyse({ ...request, columns, schemes: [schemeOf(method, { saved })] }).schemes;
			expect(outcome).toMatchObject({ ok: false, fault: { code: 'segment.savedColumns' } });
		},
	);

	test('CLS18 numbers follow the stored model when clustered anew', () => {
		const before = run(square(160), schemeOf('dbscan', settings));
		const model = detailOf(before).stored!.model;
		const saved = { ...model, clusters: [4, 3, 2, 1], use: 'follow' as const };
		const anew = run(square(160), schemeOf('dbscan', { ...settings, saved }));
		expect(classIds(anew)).toEqual(classIds(before).map((id) => `cluster${5 - Number(id.at(-1))}`));
	});

	test('CLS18 other methods store none, nor does a density that finds nothing', () => {
		expect(detailOf(run(square(80), schemeOf('kMeans'))).stored).toBeNull();
		const none = run(square(80), schemeOf('dbscan', { epsilon: 0.0001, minPoints: 5 }));
		expect(detailOf(none)).toMatchObject({ k: 0, stored: null });
	});
});

describe('saved clusters under Gower', () => {
	test('CLS17 the model gives nearly all customers their own class and new ones the class of their group', () => {
		const scheme = schemeOf('ward', { distance: 'gower' });
		const before = run(square(160), scheme);
		const own = byKey(square(160), before);
		const saved = savedOf(before, 'classify');
		expect(saved.model.kind).toBe('gower');
		const request = square(160, -1, 60);
		const now = byKey(request, run(request, { ...scheme, saved }));
		for (const [key, id] of own) expect(now.get(key)).toBe(id);
		expect(now.get('K1161')).toBe(own.get('K1001'));
	});
});
