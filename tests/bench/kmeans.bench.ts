import { kmeans } from 'ml-kmeans';
import { createRandom } from '#src/core/stats/index.ts';
import { createAssigner, scalarAssigner, type Assigner, type Points } from '#src/core/cluster/index.ts';
import { clusterScheme, columnsOf, run as runScheme } from '../support/segment-cases.ts';
import type { BenchRow } from './row.ts';

const [N, D, K, ITERATIONS] = [100_000, 8, 8, 20];
const ROUNDS = 3;

/** Twenty Lloyd iterations of 100,000 × 8, k = 8, from the first eight rows: own kernels against ml-kmeans. Best of three. */
export async function run(): Promise<BenchRow[]> {
	const { points, rows } = overlapping();
	const times: Record<'own' | 'scalar' | 'library', number[]> = { own: [], scalar: [], library: [] };
	for (let round = 0; round < ROUNDS; round++) {
		times.own.push(time(() => lloyd(points, createAssigner(points, K))));
		times.library.push(time(() => library(rows)));
		times.scalar.push(time(() => lloyd(points, scalarAssigner(points, K))));
	}
	const baseline = { name: 'ml-kmeans', figure: Math.min(...times.library) };
	const scheme = clusterScheme(
		Array.from({ length: D }, (_, j) => `c${j}`),
		{ restarts: 10 },
	);
	const columns = Object.fromEntries(
		Array.from({ length: D }, (_, j) => [`c${j}`, Array.from(points.data.subarray(j * N, (j + 1) * N))]),
	);
	const request = columnsOf(columns);
	return [
		{
			what: 'k-means 100k × 8, k = 8, 20 iterations',
			figure: Math.min(...times.own),
			unit: 'ms',
			baseline,
			goal: { kind: 'ratioAtMost', value: 0.4 },
		},
		{ what: 'the same without WebAssembly', figure: Math.min(...times.scalar), unit: 'ms', baseline },
		{
			what: 'cluster scheme 100k × 8: scan 2–10, 10 starts, silhouette, profile',
			figure: time(() => runScheme(request, scheme)),
			unit: 'ms',
		},
	];
}

function lloyd(points: Points, assigner: Assigner): void {
	let centroids = new Float64Array(K * D);
	for (let c = 0; c < K; c++) for (let j = 0; j < D; j++) centroids[c * D + j] = points.data[j * N + c]!;
	for (let iteration = 0; iteration < ITERATIONS; iteration++) {
		assigner.step(centroids, K);
		centroids = assigner.sums.map((sum, i) => sum / assigner.counts[Math.floor(i / D)]!);
	}
}

function library(rows: number[][]): void {
	const { iterations } = kmeans(rows, K, {
		initialization: rows.slice(0, K),
		maxIterations: ITERATIONS,
		tolerance: 0,
	});
	if (iterations !== ITERATIONS) throw new Error(`ml-kmeans stopped after ${iterations} iterations`);
}

/** Eight groups that overlap, so that twenty iterations are needed. */
function overlapping(): { points: Points; rows: number[][] } {
	const random = createRandom(7);
	const data = new Float64Array(N * D);
	const rows: number[][] = [];
	for (let i = 0; i < N; i++) {
		const group = Math.floor(random.next() * K);
		const row: number[] = [];
		for (let j = 0; j < D; j++) {
			const value = ((group * 7 + j * 3) % 11) + (random.next() + random.next() + random.next() - 1.5) * 6;
			data[j * N + i] = value;
			row.push(value);
		}
		rows.push(row);
	}
	return { points: { n: N, d: D, data }, rows };
}

function time(work: () => unknown): number {
	const start = performance.now();
	work();
	return performance.now() - start;
}

if (process.argv[1]?.endsWith('kmeans.bench.ts')) console.table(await run());
