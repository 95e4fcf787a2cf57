import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ClusterMethod, ClusterScheme } from '#src/core/model/index.ts';
import { analyse, type ClusterDetail, type SegmentRequest } from '#src/core/segment/index.ts';
import { classIds, clusterScheme, columnsOf } from '../support/segment-cases.ts';

interface Customer {
	readonly amount: number;
	readonly visits: number;
	readonly channel: number;
}

const customer = fc.record<Customer>({
	amount: fc.oneof(fc.integer({ min: 0, max: 6 }), fc.double({ min: -1e6, max: 1e9, noNaN: true })),
	visits: fc.oneof(fc.integer({ min: 0, max: 5 }), fc.constant(Number.NaN)),
	channel: fc.integer({ min: -1, max: 2 }),
});
const cases = fc
	.array(customer, { minLength: 1, maxLength: 14 })
	.chain((list) =>
		fc.tuple(
			fc.constant(list),
			fc.shuffledSubarray([...list.keys()], { minLength: list.length, maxLength: list.length }),
			fc.constantFrom(undefined, 'robust', 'minMax', 'none'),
			fc.constantFrom(undefined, 'winsorise', 'setAside'),
			fc.boolean(),
		),
	);

const METHODS: readonly (readonly [ClusterMethod, number])[] = [
	['kMeans', 200],
	['mixture', 100],
	['ward', 200],
	['dbscan', 200],
	['hdbscan', 200],
	['prototypes', 200],
];

/** The customers with the one in row i at place order[i]; codes of texts follow their first appearance. */
function requestOf(list: readonly Customer[], order: readonly number[], hasKeys: boolean): SegmentRequest {
	const rows = order.map((at) => list[at]!);
	const request = columnsOf({
		amount: rows.map(({ amount }) => amount),
		visits: rows.map(({ visits }) => visits),
	});
	const seen = [...new Set(rows.map(({ channel }) => channel))].filter((channel) => channel >= 0);
	const codes = Int32Array.from(rows, ({ channel }) => seen.indexOf(channel));
	const texts = seen.map((channel) => `channel ${channel}`);
	return {
		...request,
		keys: hasKeys ? order.map((at) => `K${String(at).padStart(3, '0')}`) : null,
		fields: { channel: { kind: 'text', codes, texts } },
	};
}

function outcomeOf(request: SegmentRequest, scheme: ClusterScheme): readonly string[] {
	const [outcome] = analyse({ ...request, schemes: [scheme] }).schemes;
	if (!outcome?.ok) return [outcome?.fault.code ?? ''];
	const { summary, detail, classOf } = outcome.result;
	expect(summary.reduce((sum, { count }) => sum + count, 0)).toBe(classOf.length);
	const { profile, centroids, indices } = detail as ClusterDetail;
	const figures = [
		...profile.mean,
		...profile.z,
		...centroids,
		...(Object.values(indices) as (number | null)[]),
	];
	expect(figures.filter((each) => each !== null && !Number.isFinite(each))).toEqual([]);
	return classIds(outcome.result);
}

describe('clusters of any customers', () => {
	test.each(METHODS)('CLS3 %s gives each customer the same class in any order of rows', (method, numRuns) => {
		fc.assert(
			fc.property(cases, ([list, order, scaling, outliers, hasKeys]) => {
				const scheme: ClusterScheme = {
					...clusterScheme(['amount', 'visits'], { method, restarts: 2, categories: ['channel'] }),
					...(scaling ? { scaling } : {}),
					...(outliers ? { outliers } : {}),
				};
				const before = outcomeOf(requestOf(list, [...list.keys()], hasKeys), scheme);
				const after = outcomeOf(requestOf(list, order, hasKeys), scheme);
				const isFault = before.length === 1 && list.length > 1;
				expect(after).toEqual(isFault ? before : order.map((at) => before[at] ?? before[0]));
			}),
			{ seed: 20_260_715, numRuns, endOnFailure: true },
		);
	});
});
