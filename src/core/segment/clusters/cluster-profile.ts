import type { InputColumn, KMeansResult, Points, Prepared } from '#src/core/cluster/index.ts';
import { GroupSums } from '#src/core/stats/index.ts';
import { measureKey, type ClusterDetail, type ClusterProfile, type Spoken } from '#src/core/segment/types.ts';

/** A cluster stands out in an input when its mean lies this many standard deviations from the average. */
const STANDS_OUT = 0.5;

/** Means, z and index of each cluster. */
export function profileOf(
	prepared: Prepared,
	inputs: readonly InputColumn[],
	fit: KMeansResult,
	points: Points,
): ClusterProfile {
	const { d } = points;
	const mean = new Float64Array(fit.k * d);
	const z = new Float64Array(fit.k * d);
	const index = new Float64Array(fit.k * d).fill(Number.NaN);
	const overall = new Float64Array(d);
	const groups = Int32Array.from(fit.labels);
	const everyone = new Int32Array(points.n);
	prepared.columns.forEach((column, j) => {
		const source = inputs[column.input]?.values;
		const values = Float64Array.from(prepared.rows, (row) => (source?.[row] ?? 0) / points.n);
		const byCluster = totals(fit.k, groups, values);
		const zByCluster = totals(fit.k, groups, column.z);
		overall[j] = totals(1, everyone, values)[0] ?? 0;
		for (let c = 0; c < fit.k; c++) {
			const size = fit.sizes[c] ?? 1;
			mean[c * d + j] = (byCluster[c] ?? 0) * (points.n / size);
			z[c * d + j] = (zByCluster[c] ?? 0) / size;
			if ((overall[j] ?? 0) > 0) index[c * d + j] = ((mean[c * d + j] ?? 0) / (overall[j] ?? 1)) * 100;
		}
	});
	return { mean, z, index, overall };
}

function totals(count: number, groups: Int32Array, values: Float64Array): Float64Array {
	const sums = new GroupSums(count);
	sums.addAll(groups, values);
	return sums.totals();
}

/**
 * Name of a cluster by the inputs it stands out in, most distinct first: two of them, or three where two would give another
 * cluster the same name. Arguments: number, and measure1, level1 (`high`, `low`), … with `traits` how many.
 */
export function clusterName(detail: ClusterDetail, cluster: number): Spoken {
	const own = traitsOf(detail, cluster);
	let take = Math.min(2, own.length);
	const clash = detail.sizes.some(
		(_, c) => c !== cluster && sameTraits(traitsOf(detail, c).slice(0, 2), own.slice(0, 2)),
	);
	if (clash) take = Math.min(3, own.length);
	const args: Record<string, string | number> = { number: cluster + 1, traits: take };
	own.slice(0, take).forEach(({ measure, level }, i) => {
		args[`measure${i + 1}`] = measure;
		args[`level${i + 1}`] = level;
	});
	return { code: take === 0 ? 'clusterAverage' : 'cluster', args };
}

interface Trait {
	readonly measure: string;
	readonly level: 'high' | 'low';
	readonly size: number;
}

function traitsOf(detail: ClusterDetail, cluster: number): Trait[] {
	const d = detail.inputs.length;
	return detail.inputs
		.map(({ measure }, j): Trait => {
			const z = detail.profile.z[cluster * d + j] ?? 0;
			return { measure: measureKey(measure), level: z > 0 ? 'high' : 'low', size: Math.abs(z) };
		})
		.filter(({ size }) => size >= STANDS_OUT)
		.sort((a, b) => b.size - a.size || (a.measure < b.measure ? -1 : 1));
}

function sameTraits(a: readonly Trait[], b: readonly Trait[]): boolean {
	const key = (traits: readonly Trait[]) =>
		traits
			.map(({ measure, level }) => `${measure} ${level}`)
			.sort()
			.join();
	return key(a) === key(b);
}
