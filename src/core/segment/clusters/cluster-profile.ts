import { fromZ } from '#src/core/cluster/index.ts';
import { GroupSums } from '#src/core/stats/index.ts';
import { measureKey, type Spoken } from '#src/core/segment/types.ts';
import type { Space } from './space.ts';
import type { ClusterDetail, ClusterProfile } from './types.ts';

/** A cluster stands out in an input when its mean lies this many standard deviations from the average. */
const STANDS_OUT = 0.5;
/** A value of a category sets a cluster apart when so much more of its customers have it than of all. */
const MORE_OFTEN = 0.3;

/** Means, z and index of each cluster; noise belongs to none. One without customers has those of its centre. */
export function profileOf(
	{ inputs, points, rows }: Pick<Space, 'inputs' | 'points' | 'rows'>,
	labels: Int32Array,
	sizes: readonly number[],
	centroids: Float64Array,
): ClusterProfile {
	const k = sizes.length;
	const d = inputs.length;
	const mean = new Float64Array(k * d);
	const z = new Float64Array(k * d);
	const index = new Float64Array(k * d).fill(Number.NaN);
	const overall = new Float64Array(d);
	const groups = labels.map((label) => (label < 0 ? k : label));
	const everyone = new Int32Array(points.n);
	inputs.forEach(({ values: source, scaler }, j) => {
		const values = Float64Array.from(rows, (row) => (source[row] ?? 0) / points.n);
		const column = points.data.subarray(j * points.n, (j + 1) * points.n);
		const { centre, spread } = standard(column);
		const byCluster = totals(k + 1, groups, values);
		const zByCluster = totals(k + 1, groups, column);
		overall[j] = totals(1, everyone, values)[0] ?? 0;
		for (let c = 0; c < k; c++) {
			const size = sizes[c] ?? 0;
			const at = c * d + j;
			const own = size > 0 ? (zByCluster[c] ?? 0) / size : (centroids[at] ?? 0);
			z[at] = (own - centre) / spread;
			mean[at] = size > 0 ? (byCluster[c] ?? 0) * (points.n / size) : fromZ(scaler, own);
			if ((overall[j] ?? 0) > 0) index[at] = ((mean[at] ?? 0) / (overall[j] ?? 1)) * 100;
		}
	});
	return { mean, z, index, overall };
}

/** Mean and population SD of a column, whatever it was scaled by: 0 and 1 where it was standardised. */
function standard(column: Float64Array): { readonly centre: number; readonly spread: number } {
	const n = column.length;
	const centre = column.reduce((sum, value) => sum + value / n, 0);
	const variance = column.reduce((sum, value) => sum + ((value - centre) / Math.sqrt(n)) ** 2, 0);
	const isStandard = Math.abs(centre) < 1e-9 && Math.abs(variance - 1) < 1e-9;
	if (isStandard) return { centre: 0, spread: 1 };
	return { centre, spread: variance > 0 ? Math.sqrt(variance) : 1 };
}

function totals(count: number, groups: Int32Array, values: Float64Array): Float64Array {
	const sums = new GroupSums(count);
	sums.addAll(groups, values);
	return sums.totals();
}

/**
 * Name of a cluster: as given by the user, else by what it stands out in, most distinct first: two traits, or three
 * where two would give another cluster the same name. Arguments: number, and measure1, level1 (`high`, `low` or `is`
 * with value1), … with `traits` how many.
 */
export function clusterName(detail: ClusterDetail, cluster: number): Spoken {
	const number = detail.numbers[cluster] ?? cluster + 1;
	const name = detail.scheme.names?.[String(number)]?.trim();
	if (name) return { code: 'named', args: { name } };
	const own = traitsOf(detail, cluster);
	let take = Math.min(2, own.length);
	const clash = detail.sizes.some(
		(_, c) => c !== cluster && sameTraits(traitsOf(detail, c).slice(0, 2), own.slice(0, 2)),
	);
	if (clash) take = Math.min(3, own.length);
	const args: Record<string, string | number> = { number, traits: take };
	own.slice(0, take).forEach(({ measure, level, value }, i) => {
		args[`measure${i + 1}`] = measure;
		args[`level${i + 1}`] = level;
		if (value !== undefined) args[`value${i + 1}`] = value;
	});
	return { code: take === 0 ? 'clusterAverage' : 'cluster', args };
}

interface Trait {
	readonly measure: string;
	readonly level: 'high' | 'low' | 'is';
	readonly value?: string;
	readonly size: number;
}

function traitsOf(detail: ClusterDetail, cluster: number): Trait[] {
	const d = detail.inputs.length;
	const numbers = detail.inputs.map(({ measure }, j): Trait => {
		const z = detail.profile.z[cluster * d + j] ?? 0;
		return { measure: measureKey(measure), level: z > 0 ? 'high' : 'low', size: Math.abs(z) };
	});
	return [...numbers.filter(({ size }) => size >= STANDS_OUT), ...valueTraits(detail, cluster)].sort(
		(a, b) => b.size - a.size || (a.measure < b.measure ? -1 : 1),
	);
}

/** The most frequent value of a category where it is much more frequent than among all, weighed like deviations. */
function valueTraits(detail: ClusterDetail, cluster: number): Trait[] {
	return detail.categories.flatMap(({ column, values, modes, shares, overall }): Trait[] => {
		const mode = modes[cluster] ?? 0;
		const more = (shares[cluster * values.length + mode] ?? 0) - (overall[mode] ?? 0);
		const value = values[mode] ?? null;
		if (value === null || more < MORE_OFTEN) return [];
		return [{ measure: `column:${column}`, level: 'is', value, size: 2 * more }];
	});
}

function sameTraits(a: readonly Trait[], b: readonly Trait[]): boolean {
	const key = (traits: readonly Trait[]) =>
		traits
			.map(({ measure, level, value = '' }) => `${measure} ${level} ${value}`)
			.sort()
			.join();
	return key(a) === key(b);
}
