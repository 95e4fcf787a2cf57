import {
	calinskiHarabasz,
	daviesBouldin,
	dbscan,
	gaussianMixture,
	hdbscan,
	kPrototypes,
	silhouettes,
	takeRows,
	ward,
	type Points,
} from '#src/core/cluster/index.ts';
import { gaussianBlobs } from '../support/cluster-reference.ts';
import { Baselines, type Baseline } from './cluster/baselines.ts';
import { schemeRows } from './cluster/schemes.ts';
import type { BenchRow } from './row.ts';

const ROUNDS = 3;

interface Task {
	readonly what: string;
	readonly baseline: Baseline | null;
	readonly most?: number;
	/** Returns a figure that the baseline comes to as well, within 1 %; null where the two differ by chance. */
	readonly own: () => number | null;
}

/** Clustering kernels against scikit-learn, SciPy and R, one thread each, in turns: CPU time, the best of three rounds. */
export async function run(): Promise<BenchRow[]> {
	const baselines = new Baselines();
	for (const line of baselines.missing()) console.log(line);
	const named = process.env['CLUSTER_BENCH'];
	const rows: BenchRow[] = [];
	for (const task of tasksOf(baselines)) {
		if (!named || task.what.includes(named)) rows.push(measure(task));
	}
	baselines.close();
	return [...rows, ...schemeRows(named)];
}

function tasksOf(baselines: Baselines): Task[] {
	const wide = gaussianBlobs(100_000, 16, 10, 1, 4);
	const overlapping = gaussianBlobs(20_000, 16, 10, 1, 3);
	const apart = gaussianBlobs(20_000, 16, 10, 1);
	const few = firstRows(apart, 8_000);
	const labels = Uint8Array.from(overlapping.truth);
	const allLabels = Uint8Array.from(wide.truth);
	const mixture = (covariance: 'full' | 'diagonal') => () =>
		gaussianMixture(wide, { k: 5, covariance, seed: 1, restarts: 1, tolerance: -1, maxIterations: 20 }) &&
		null;
	return [
		{
			what: 'exact silhouette 20k × 16, k = 10',
			baseline: baselines.python('scikit-learn', 'silhouette', overlapping, labels),
			most: 0.5,
			own: () => silhouettes(overlapping, [labels])[0] ?? null,
		},
		{
			what: 'Calinski–Harabasz and Davies–Bouldin 100k × 16',
			baseline: baselines.python('scikit-learn', 'validity', wide, allLabels),
			own: () => (calinskiHarabasz(wide, allLabels) ?? 0) + (daviesBouldin(wide, allLabels) ?? 0),
		},
		{
			what: 'Ward 20k × 16',
			baseline: baselines.python('SciPy', 'ward', overlapping),
			most: 0.35,
			own: () => ward(overlapping).heights.at(-1) ?? null,
		},
		{
			what: 'DBSCAN 20k × 16, ε 3, minPts 5',
			baseline: baselines.python('scikit-learn', 'dbscan', apart),
			most: 1.5,
			own: () => dbscan(apart, { epsilon: 3, minPoints: 5 }).noise,
		},
		{
			what: 'HDBSCAN 8k × 16, minPts 15',
			baseline: baselines.r('R dbscan', few),
			most: 1.5,
			own: () => hdbscan(few, { minClusterSize: 15 }).k,
		},
		{
			what: 'Gaussian mixture 100k × 16, full, k = 5, 20 iterations',
			baseline: baselines.python('scikit-learn', 'full', wide),
			most: 1.5,
			own: mixture('full'),
		},
		{
			what: 'Gaussian mixture 100k × 16, diagonal, k = 5, 20 iterations',
			baseline: baselines.python('scikit-learn', 'diag', wide),
			most: 1.5,
			own: mixture('diagonal'),
		},
		{
			what: 'k-prototypes 100k × 16 + 3 categories, k = 5, one start',
			baseline: null,
			own: () => {
				const categories = [3, 5, 7].map((count) => wide.truth.map((group, i) => (group * 3 + i) % count));
				return kPrototypes({ n: wide.n, numbers: wide, categories }, { k: 5, seed: 1, restarts: 1 }) && null;
			},
		},
	];
}

function measure({ what, baseline, most, own }: Task): BenchRow {
	const ours: number[] = [];
	const theirs: number[] = [];
	for (let round = 0; round < ROUNDS; round++) {
		const start = process.cpuUsage();
		const figure = own();
		const { user, system } = process.cpuUsage(start);
		ours.push((user + system) / 1000);
		if (!baseline) continue;
		const other = baseline.run();
		theirs.push(other.milliseconds);
		if (figure !== null && Math.abs(figure - other.figure) > 0.01 * Math.abs(other.figure))
			throw new Error(`${what}: ${figure}, ${baseline.name} has ${other.figure}`);
	}
	return {
		what,
		figure: Math.min(...ours),
		unit: 'ms',
		...(baseline ? { baseline: { name: baseline.name, figure: Math.min(...theirs) } } : {}),
		...(most ? { goal: { kind: 'ratioAtMost', value: most } } : {}),
	};
}

function firstRows(points: Points, count: number): Points {
	return takeRows(
		points,
		Uint32Array.from({ length: count }, (_, i) => i),
	);
}

if (process.argv[1]?.endsWith('cluster.bench.ts')) console.table(await run());
