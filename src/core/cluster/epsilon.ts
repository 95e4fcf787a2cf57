import { requirePoints, wholeAtLeast } from './check.ts';
import { NeighbourTree } from './neighbour-tree.ts';
import type { Points } from './points.ts';

/** What helps to choose ε of DBSCAN. */
export interface EpsilonCurve {
	/** Distance of each row to its minPoints-th neighbour, itself counted, ascending: with ε ≥ it the row is a core row. */
	readonly distances: Float64Array;
	/** The distance at the knee of the curve; 0 where all distances are 0. */
	readonly suggested: number;
}

/**
 * The sorted k-distance curve of Ester et al. (1996) and its knee: the point farthest below the chord from the first to the
 * last (Satopää et al. 2011, "Kneedle", without smoothing).
 *
 * @throws AppError cluster.noRows, cluster.valuesOutOfRange
 */
export function epsilonCurve(points: Points, minPoints: number): EpsilonCurve {
	const distances = coreDistances(points, minPoints).sort();
	return { distances, suggested: kneeOf(distances) };
}

/**
 * Distance of each row to its minPoints-th nearest neighbour, itself counted as the first; to the farthest row where there
 * are fewer.
 *
 * @throws AppError cluster.noRows, cluster.valuesOutOfRange
 */
export function coreDistances(points: Points, minPoints: number): Float64Array {
	requirePoints(points);
	const tree = new NeighbourTree(points);
	const count = wholeAtLeast(minPoints, 1);
	const distances = new Float64Array(points.n);
	tree.rowAt.forEach((row, position) => {
		distances[row] = tree.distanceToNeighbour(position, count);
	});
	return distances;
}

function kneeOf(ascending: Float64Array): number {
	const last = ascending.length - 1;
	const first = ascending[0] ?? 0;
	const rise = (ascending[last] ?? 0) - first;
	let knee = last;
	let deepest = 0;
	for (let i = 0; i < last; i++) {
		const below = i / last - ((ascending[i] as number) - first) / rise;
		if (below > deepest) {
			deepest = below;
			knee = i;
		}
	}
	const at = ascending[knee] ?? 0;
	return at > 0 ? at : (ascending.find((distance) => distance > 0) ?? 0);
}
