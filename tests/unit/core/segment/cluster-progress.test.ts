import { expect, test } from 'vitest';
import type { ClusterMethod } from '#src/core/model/index.ts';
import { analyse, type ClusterDetail, type SegmentRequest } from '#src/core/segment/index.ts';
import { createRandom } from '#src/core/stats/index.ts';
import { clusterScheme, columnsOf } from '../../../support/segment-cases.ts';

const METHODS: readonly ClusterMethod[] = ['kMeans', 'mixture', 'ward', 'dbscan', 'hdbscan', 'prototypes'];

function customers(n: number): SegmentRequest {
	const random = createRandom(8);
	const column = (step: number) =>
		Array.from({ length: n }, (_, i) => ((i * step) % 3) * 20 + 5 * random.next());
	return columnsOf({ sales: column(1), visits: column(2) });
}

function stagesOf(request: SegmentRequest): Map<string, [done: number, total: number][]> {
	const stages = new Map<string, [number, number][]>();
	analyse(request, ({ stage, done, total }) =>
		stages.set(stage, [...(stages.get(stage) ?? []), [done, total ?? 0]]),
	);
	return stages;
}

test.each(METHODS)('CLS20 %s reports every stage, never past its end', (method) => {
	const scheme = clusterScheme(['sales', 'visits'], { method, restarts: 2, epsilon: 0.4, minClusterSize: 8 });
	const stages = stagesOf({ ...customers(120), schemes: [scheme] });
	for (const stage of ['scan', 'cluster', 'stability']) {
		const steps = stages.get(`segment.clusters.${stage}`) ?? [];
		expect(steps.length).toBeGreaterThan(1);
		expect(steps.every(([done, total]) => done >= 0 && done <= total)).toBe(true);
	}
});

test('CLS20 a model by density reports the customers it has classified', () => {
	const scheme = clusterScheme(['sales', 'visits'], { method: 'dbscan', epsilon: 0.4 });
	const [outcome] = analyse({ ...customers(120), schemes: [scheme] }).schemes;
	const detail = outcome?.ok ? (outcome.result.detail as ClusterDetail) : null;
	const saved = { ...detail!.stored!.model, use: 'classify' as const };
	const steps = stagesOf({ ...customers(400), schemes: [{ ...scheme, saved }] }).get(
		'segment.clusters.cluster',
	);
	expect(steps!.length).toBeGreaterThan(50);
	expect(steps!.every(([, total]) => total === 400)).toBe(true);
});
