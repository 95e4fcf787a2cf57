import type { ClusterScheme } from '#src/core/model/index.ts';
import type { ClusterDetail, SegmentRequest } from '#src/core/segment/index.ts';
import { gaussianBlobs } from '../../support/cluster-reference.ts';
import { clusterScheme, columnsOf, run as runScheme } from '../../support/segment-cases.ts';
import type { BenchRow } from '../row.ts';

const CUSTOMERS = 100_000;
const COLUMNS = Array.from({ length: 8 }, (_, j) => `c${j}`);

/** Other settings of a scheme, and what they are called. */
const CASES: readonly (readonly [what: string, changes: Partial<ClusterScheme>])[] = [
	['k-means, 10 starts', { method: 'kMeans', restarts: 10 }],
	['Gaussian mixture', { method: 'mixture', restarts: 3 }],
	['Ward', { method: 'ward' }],
	['Ward on Gower, 3 categories', { method: 'ward', distance: 'gower', categories: ['a', 'b', 'c'] }],
	['k-prototypes, 3 categories', { method: 'prototypes', restarts: 3, categories: ['a', 'b', 'c'] }],
	['DBSCAN', { method: 'dbscan' }],
	['HDBSCAN', { method: 'hdbscan' }],
];

/**
 * Whole schemes as the product runs them, from columns to classes: scan of every setting, clusters (above the limit of a
 * method on a sample), assignment of all customers, indices, stability, names and profile. Then the saved models of density.
 */
export function schemeRows(named: string | undefined): BenchRow[] {
	const request = customers();
	const rows: BenchRow[] = [];
	for (const [name, changes] of CASES) {
		const what = `whole scheme ${CUSTOMERS / 1000}k × 8, ${name}`;
		if (named && !what.includes(named)) continue;
		const scheme = clusterScheme(COLUMNS, changes);
		const { figure, detail } = timed(request, scheme);
		rows.push({ what: `${what}; run on ${detail.fittedOn}, k = ${detail.k}`, figure, unit: 'ms' });
		if (!detail.stored) continue;
		const saved = { ...detail.stored.model, use: 'classify' as const };
		rows.push({
			what: `the same by its saved model of ${detail.stored.kept} customers`,
			figure: timed(request, { ...scheme, saved }).figure,
			unit: 'ms',
			baseline: { name: 'clustered anew', figure },
		});
	}
	return !named || ANOTHER.includes(named) ? [...rows, anotherNumber()] : rows;
}

const ANOTHER = 'Ward 20k × 8, another number of clusters of the same customers';

/** A user tries one k after another: each in turn with a first run on customers that have not been seen. */
function anotherNumber(): BenchRow {
	const first: number[] = [];
	const next: number[] = [];
	for (let round = 0; round < 3; round++) {
		const request = customers(20_000, 10 + round);
		const scheme = clusterScheme(COLUMNS, { method: 'ward' });
		first.push(timed(request, { ...scheme, k: 4 }).figure);
		next.push(timed(request, { ...scheme, k: 5 + round, version: 2 }).figure);
	}
	return {
		...{ what: ANOTHER, figure: Math.min(...next), unit: 'ms' },
		baseline: { name: 'the first number', figure: Math.min(...first) },
		goal: { kind: 'ratioAtMost', value: 0.3 },
	};
}

function timed(request: SegmentRequest, scheme: ClusterScheme): { figure: number; detail: ClusterDetail } {
	const start = process.cpuUsage();
	const { detail } = runScheme(request, scheme);
	const { user, system } = process.cpuUsage(start);
	return { figure: (user + system) / 1000, detail: detail as ClusterDetail };
}

function customers(count = CUSTOMERS, seed = 2): SegmentRequest {
	const { data, truth } = gaussianBlobs(count, COLUMNS.length, 6, seed, 3);
	const columns = COLUMNS.map((id, j) => [id, Array.from(data.subarray(j * count, (j + 1) * count))]);
	const fields = ['a', 'b', 'c'].map((id, j) => [
		id,
		{
			kind: 'text' as const,
			codes: truth.map((group, i) => (group * (j + 1) + (i % 5 === 0 ? i : 0)) % (j + 3)),
			texts: ['first', 'second', 'third', 'fourth', 'fifth'],
		},
	]);
	return {
		...columnsOf(Object.fromEntries(columns) as Record<string, number[]>),
		fields: Object.fromEntries(fields) as SegmentRequest['fields'],
	};
}
