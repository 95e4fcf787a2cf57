import { kmeans } from 'ml-kmeans';
import { createRandom } from '#src/core/stats/index.ts';
import { createAssigner, scalarAssigner, type Assigner, type Points } from '#src/core/cluster/index.ts';
import { gaussianBlobs } from '../support/cluster-reference.ts';
import { withSecondThread } from '../support/second-thread.ts';
import { clusterScheme, columnsOf, run as runScheme } from '../support/segment-cases.ts';
import { Baselines } from './cluster/baselines.ts';
import type { BenchRow } from './row.ts';

const [N, D, K, ITERATIONS] = [100_000, 8, 8, 20];
const ROUNDS = 3;

/**
 * k-means by Lloyd's iterations from the first k rows, twenty at most, the best of three: against ml-kmeans, against
 * scikit-learn in single precision (processor time of one thread), and by two threads against one (time on the clock).
 */
export async function run(): Promise<BenchRow[]> {
	const large = [
		{ what: '1 M × 8, k = 8', points: gaussianBlobs(1_000_000, 8, 8, 1, 4), k: 8 },
		{ what: '100k × 16, k = 10', points: gaussianBlobs(100_000, 16, 10, 1, 2), k: 10 },
	];
	const baselines = new Baselines();
	const rows = [...againstLibrary(), ...large.map((each) => againstScikitLearn(each, baselines))];
	baselines.close();
	for (const each of large) rows.push(await byTwo(each));
	return rows;
}

interface Case {
	readonly what: string;
	readonly points: Points;
	readonly k: number;
}

function againstLibrary(): BenchRow[] {
	const { points, rows } = overlapping();
	const times: Record<'own' | 'scalar' | 'library', number[]> = { own: [], scalar: [], library: [] };
	for (let round = 0; round < ROUNDS; round++) {
		times.own.push(time(() => lloyd(points, K, createAssigner)));
		times.library.push(time(() => library(rows)));
		times.scalar.push(time(() => lloyd(points, K, scalarAssigner)));
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

function againstScikitLearn({ what, points, k }: Case, baselines: Baselines): BenchRow {
	const baseline = baselines.python('scikit-learn, float32', 'kmeans', points, k);
	const ours: number[] = [];
	const theirs: number[] = [];
	for (let round = 0; round < ROUNDS; round++) {
		const start = process.cpuUsage();
		const inertia = lloyd(points, k, createAssigner);
		const { user, system } = process.cpuUsage(start);
		ours.push((user + system) / 1000);
		if (!baseline) continue;
		const other = baseline.run();
		theirs.push(other.milliseconds);
		if (Math.abs(inertia - other.figure) > 0.001 * other.figure)
			throw new Error(`inertia ${inertia}, scikit-learn ${other.figure}`);
	}
	return {
		what: `k-means ${what}, processor time`,
		figure: Math.min(...ours),
		unit: 'ms',
		...(baseline ? { baseline: { name: baseline.name, figure: Math.min(...theirs) } } : {}),
		goal: { kind: 'ratioAtMost', value: 0.7 },
	};
}

/** Two threads against one, in turns. */
async function byTwo({ what, points, k }: Case): Promise<BenchRow> {
	const one: number[] = [];
	const two: number[] = [];
	for (let round = 0; round < ROUNDS; round++) {
		one.push(stepsAlone(points, k));
		two.push(await withSecondThread(() => Math.min(stepsAlone(points, k), stepsAlone(points, k))));
	}
	return {
		what: `k-means ${what}, iterations of two threads`,
		figure: Math.min(...two),
		unit: 'ms',
		baseline: { name: 'one thread', figure: Math.min(...one) },
		goal: { kind: 'ratioAtMost', value: 0.667 },
	};
}

/** Time on the clock of the iterations, without copying the points. */
function stepsAlone(points: Points, k: number): number {
	const assigner = createAssigner(points, k);
	return time(() => iterate(points, k, assigner));
}

function lloyd(points: Points, k: number, make: (points: Points, k: number) => Assigner): number {
	const assigner = make(points, k);
	iterate(points, k, assigner);
	return assigner.measure().reduce((sum, distance) => sum + distance, 0);
}

function iterate({ n, d, data }: Points, k: number, assigner: Assigner): void {
	let centroids = new Float64Array(k * d);
	for (let c = 0; c < k; c++) for (let j = 0; j < d; j++) centroids[c * d + j] = data[j * n + c]!;
	for (let iteration = 0; iteration < ITERATIONS; iteration++) {
		if (assigner.step(centroids, k) === 0) break;
		centroids = assigner.sums.map((sum, i) => sum / assigner.counts[Math.floor(i / d)]!);
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
