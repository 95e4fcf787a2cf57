import { readFileSync } from 'node:fs';
import { createRandom } from '#src/core/stats/index.ts';
import type { Points } from '#src/core/cluster/index.ts';
import { sharedData } from './shared-data.ts';

interface Validity {
	readonly inertia: number;
	readonly silhouette: number;
	readonly calinski_harabasz: number;
	readonly davies_bouldin: number;
}

/** What scikit-learn and SciPy found on one feature file. */
export interface SklearnReference {
	readonly kmeans: Readonly<Record<string, Validity>>;
	readonly gmm: Readonly<Record<string, { readonly loglik: number; readonly bic: number }>>;
	readonly ward: { readonly last10_heights: readonly number[] } & Readonly<
		Record<string, { readonly sizes: readonly number[] }>
	>;
	readonly dbscan_minpts5: Readonly<
		Record<
			string,
			{
				readonly clusters: number;
				readonly noise: number;
				readonly core: number;
				readonly sizes: readonly number[];
			}
		>
	>;
}

/** What R found on one feature file. */
export type RReference = Readonly<
	Record<
		'hdbscan_minpts5' | 'hdbscan_minpts10' | 'hdbscan_minpts15',
		{ readonly clusters: number; readonly noise: number; readonly sizes: readonly number[] }
	>
>;

/** The entry of one feature file in a reference file; null without shared data. */
export function sklearnReference(name: string): SklearnReference | null {
	return entryOf<SklearnReference>('reference/clustering_sklearn.json', name);
}

/** The entry of one feature file, or of one other computation, in the results of R; null without shared data. */
export function rReference<T = RReference>(name: string): T | null {
	return entryOf<T>('reference/r_reference.json', name);
}

function entryOf<T>(file: string, name: string): T | null {
	const path = sharedData(file);
	return path ? ((JSON.parse(readFileSync(path, 'utf8')) as Record<string, T>)[name] ?? null) : null;
}

/** Species of iris or cultivars of wine, as numbers; null without shared data. */
export function trueClasses(name: 'iris' | 'wine'): Int32Array | null {
	const path = sharedData(`iris-wine/${name}.csv`);
	if (!path) return null;
	const lines = readFileSync(path, 'utf8').trim().split('\n').slice(1);
	return Int32Array.from(lines, (line) => Number(line.split(',').at(-1)));
}

/** Groups of normal deviates around random centres, every row in its group by chance. */
export function gaussianBlobs(
	n: number,
	d: number,
	groups: number,
	seed: number,
	spread = 1,
): Points & { readonly truth: Int32Array } {
	const random = createRandom(seed, n, d);
	const centres = Float64Array.from({ length: groups * d }, () => random.next() * 20 - 10);
	const data = new Float64Array(n * d);
	const truth = new Int32Array(n);
	for (let i = 0; i < n; i++) {
		const group = Math.floor(random.next() * groups);
		truth[i] = group;
		for (let j = 0; j < d; j++) {
			const radius = Math.sqrt(-2 * Math.log(1 - random.next()));
			data[j * n + i] = centres[group * d + j]! + spread * radius * Math.cos(2 * Math.PI * random.next());
		}
	}
	return { n, d, data, truth };
}

/** Points from rows. */
export function pointsFrom(rows: readonly (readonly number[])[]): Points {
	const n = rows.length;
	const d = rows[0]?.length ?? 0;
	const data = new Float64Array(n * d);
	rows.forEach((row, i) => row.forEach((value, j) => (data[j * n + i] = value)));
	return { n, d, data };
}

/** Descending, a fresh array. */
export function descending(sizes: Iterable<number>): number[] {
	return [...sizes].sort((a, b) => b - a);
}
