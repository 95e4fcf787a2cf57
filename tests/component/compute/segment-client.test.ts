import { expect, test } from 'vitest';
import { analyse as analyseHere, type SegmentRequest } from '#src/core/segment/index.ts';
import { analyse } from '#src/compute/segment-client.ts';
import { clusterScheme, customersOf, rfmScheme, tierScheme } from '../../support/segment-cases.ts';

function request(): SegmentRequest {
	const values = Array.from(
		{ length: 500 },
		(_, i) => [(i * 7) % 300, 1 + (i % 13), (i * 31) % 977] as const,
	);
	const inputs = (['amount', 'recencyDays'] as const).map((metric) => ({
		measure: { kind: 'metric' as const, metric },
		log: 'auto' as const,
	}));
	const clusters = { ...clusterScheme([]), inputs };
	return {
		...customersOf(values),
		schemes: [rfmScheme(), tierScheme(), clusters, tierScheme({ id: 'bad', cuts: [2] })],
	};
}

test('SEG2 the worker gives what the engine gives, with stages and faults', async () => {
	const stages: string[] = [];
	const { result } = analyse(request(), { onProgress: ({ stage }) => stages.push(stage) });
	expect(await result).toEqual(analyseHere(request()));
	expect(new Set(stages)).toEqual(
		new Set([
			'segment.metrics',
			'segment.rfm',
			'segment.tiers',
			'segment.clusters',
			'segment.clusters.scan',
			'segment.clusters.cluster',
		]),
	);
});

test('SEG2 a cancelled analysis says so', async () => {
	const job = analyse(request());
	job.cancel();
	await expect(job.result).rejects.toMatchObject({ code: 'job.cancelled' });
});
