import {
	calinskiHarabasz,
	clusterMeans,
	daviesBouldin,
	gowerDistances,
	silhouetteBy,
	silhouettes,
	stability,
	type Labels,
	type Points,
	type Stability,
} from '#src/core/cluster/index.ts';
import type { ClusterScheme } from '#src/core/model/index.ts';
import { runMethod } from './methods.ts';
import { isByDensity, methodOf } from './settings.ts';
import { viewOf, type Space, type View } from './space.ts';
import type { Indices } from './types.ts';

/** Starts of the methods in each round: fewer than for the result, because a round is only compared. */
const ROUND_RESTARTS = 2;

/** Indices of a partition on all its customers; the silhouette, which takes longest, on a sample of their positions. */
export function indicesOf(
	space: Space,
	labels: Int32Array,
	sample: Uint32Array,
	bic: number | null,
): Omit<Indices, 'stability'> {
	const onSample = Int32Array.from(sample, (position) => labels[position] ?? -1);
	const [silhouette = null] = silhouettesOf(viewOf(space, sample), [onSample]);
	return { silhouette, ...(space.gower === null ? scattersOf(space.points, labels) : NO_SCATTERS), bic };
}

/** Indices that compare scatter around centres, which Gower's distance does not have. */
export const NO_SCATTERS = { calinskiHarabasz: null, daviesBouldin: null };

export function scattersOf(
	points: Points,
	labels: Labels,
): Pick<Indices, 'calinskiHarabasz' | 'daviesBouldin'> {
	return { calinskiHarabasz: calinskiHarabasz(points, labels), daviesBouldin: daviesBouldin(points, labels) };
}

/** Mean silhouette of some partitions by the distance of the scheme. */
export function silhouettesOf(
	{ points, mixed, gower }: View,
	partitions: readonly Labels[],
): readonly (number | null)[] {
	if (gower === null) return silhouettes(points, partitions);
	const { n } = mixed;
	if (partitions.length === 1)
		return partitions.map((labels) =>
			silhouetteBy(n, (row, out) => gowerDistances(mixed, row, out, gower), labels),
		);
	const all = new Float64Array(n * n);
	for (let row = 0; row < n; row++) gowerDistances(mixed, row, all.subarray(row * n, (row + 1) * n), gower);
	const measure = (row: number, out: Float64Array) => out.set(all.subarray(row * n, (row + 1) * n));
	return partitions.map((labels) => silhouetteBy(n, measure, labels));
}

/** Sum of squared distances to the mean of the own cluster. */
export function withinSum(points: Points, labels: Labels): number {
	const { means } = clusterMeans(points, labels);
	const { n, d, data } = points;
	let sum = 0;
	for (let i = 0; i < n; i++) {
		const label = labels[i] as number;
		for (let j = 0; label >= 0 && j < d; j++)
			sum += ((data[j * n + i] as number) - (means[label * d + j] as number)) ** 2;
	}
	return sum;
}

/**
 * How well a partition comes back in random halves of the customers. In a half, dense places hold half as many neighbours,
 * so that the settings of density shrink with it.
 */
export function stabilityOf(
	scheme: ClusterScheme,
	space: Space,
	view: View,
	labels: Labels,
	setting: number,
	rounds: number,
	onProgress?: (done: number, total: number) => void,
): Stability {
	const share = isByDensity(methodOf(scheme)) ? 0.5 : 1;
	return stability(labels, {
		...{ rounds, seed: scheme.seed },
		...(onProgress ? { onProgress } : {}),
		refit: (rows) => {
			const half = viewOf(
				space,
				rows.map((row) => view.positions[row] as number),
			);
			return runMethod(scheme, space, half, { setting, restarts: ROUND_RESTARTS, share, isRough: true })
				.labels;
		},
	});
}
