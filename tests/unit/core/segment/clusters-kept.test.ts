import { describe, expect, test, vi } from 'vitest';
import { Kept } from '#src/core/segment/clusters/kept.ts';
import type { ClusterScheme } from '#src/core/model/index.ts';
import type { SegmentRequest } from '#src/core/segment/index.ts';
import { createRandom } from '#src/core/stats/index.ts';
import { clusterScheme, columnsOf, run } from '../../../support/segment-cases.ts';

const random = createRandom(4);
const at = Array.from({ length: 90 }, () => Math.floor(random.next() * 4));
const customers: SegmentRequest = {
	...columnsOf({
		sales: at.map((group) => [10, 50, 200, 90][group]! + random.next() * 9),
		visits: at.map((group) => [30, 2, 15, 8][group]! + random.next() * 4),
	}),
	fields: {
		kind: { kind: 'text', codes: Int32Array.from(at, (group) => group % 3), texts: ['a', 'b', 'c'] },
	},
};
const other: SegmentRequest = {
	...customers,
	columns: { ...customers.columns, sales: (customers.columns['sales'] ?? new Float64Array()).toReversed() },
};

/** The result of a process that has computed nothing before. */
async function alone(request: SegmentRequest, scheme: ClusterScheme) {
	vi.resetModules();
	const { analyse } = await import('#src/core/segment/index.ts');
	const [outcome] = analyse({ ...request, schemes: [scheme] }).schemes;
	return outcome?.ok ? outcome.result : null;
}

describe('what another number of clusters takes up', () => {
	test.each([
		['ward', {}],
		['ward', { distance: 'gower', categories: ['kind'] }],
		['ward', { categories: ['kind'] }],
		['kMeans', {}],
		['mixture', { covariance: 'diagonal' }],
		['prototypes', { categories: ['kind'] }],
		['dbscan', {}],
	] as const)('CLS21 %s %o gives what a run of its own gives', async (method, changes) => {
		const scheme = clusterScheme(['sales', 'visits'], { method, ...changes });
		const asked: readonly (readonly [SegmentRequest, ClusterScheme])[] = [
			[customers, { ...scheme, k: 3 }],
			[customers, { ...scheme, k: 6, version: 2 }],
			[other, { ...scheme, k: 6 }],
			[customers, { ...scheme, k: 6, seed: 9, scaling: 'robust' }],
			[customers, { ...scheme, k: 6, inputs: scheme.inputs.slice(0, 1) }],
			[customers, { ...scheme, k: 6, categoryWeight: 3 }],
			[customers, { ...scheme, k: null }],
		];
		const inTurn = asked.map(([request, each]) => run(request, each));
		for (const [i, [request, each]] of asked.entries()) expect(inTurn[i]).toEqual(await alone(request, each));
	});

	test('CLS21 a result is found by equal numbers and settings only', () => {
		const kept = new Kept<string>(100);
		const made: string[] = [];
		const get = (numbers: readonly number[], settings: string, value: string) =>
			kept.get(
				{ numbers: [Float64Array.from(numbers), Int32Array.of(1)], settings },
				() => {
					made.push(value);
					return value;
				},
				() => 0,
			);
		expect([get([1, 2], 'a', 'x'), get([1, 2], 'a', 'y')]).toEqual(['x', 'x']);
		expect([get([1, 3], 'a', 'z'), get([1, 2], 'b', 'u'), get([1], 'a', 'v')]).toEqual(['z', 'u', 'v']);
		expect(made).toEqual(['x', 'z', 'u', 'v']);
	});

	test('CLS21 what was not asked for longest goes first, and nothing that is too large stays', () => {
		const kept = new Kept<number>(10);
		let made = 0;
		const get = (value: number, size = 4) =>
			kept.get(
				{ numbers: [Float64Array.of(value)], settings: '' },
				() => {
					made++;
					return value;
				},
				() => size - 1,
			);
		get(1);
		get(2);
		get(1);
		get(3);
		expect(made).toBe(3);
		get(1);
		expect(made).toBe(3);
		get(2);
		expect(made).toBe(4);
		get(9, 50);
		get(9, 50);
		expect(made).toBe(6);
	});
});
