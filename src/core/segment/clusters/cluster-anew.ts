import { AppError } from '#src/errors/index.ts';
import type { Stability } from '#src/core/cluster/index.ts';
import type { ClusterMethod, ClusterScheme } from '#src/core/model/index.ts';
import type { ClusterProgress } from './clusters.ts';
import { treeOf } from './hierarchy.ts';
import { indicesOf, stabilityOf, withinSum } from './indices.ts';
import { columnsOf, runMethod, spread, type Found } from './methods.ts';
import { numbersOf, reorderDensity, reorderModel } from './numbering.ts';
import type { Outcome } from './outcome.ts';
import { scanSettings } from './scan.ts';
import {
	askedK,
	fitRowsOf,
	isByDensity,
	MAX_K,
	methodOf,
	minPointsOf,
	restartsOf,
	SCAN_ROWS,
} from './settings.ts';
import { fitView, sampleOf, type ClusterInputs, type Space, type View } from './space.ts';
import { storedDensity } from './stored.ts';
import type { UsedParameters } from './types.ts';

/** Silhouettes are exact up to here, above on a sample of this size. */
const SILHOUETTE_ROWS = 5000;
/** Random starts of k-means are tried on this many rows at most; the best is refined on all. */
const START_ROWS = 20_000;
/** Customers and rounds of the stability of the clusters. */
const STABILITY_ROWS: Readonly<Record<ClusterMethod, number>> = {
	...{ kMeans: 2000, mixture: 1000, ward: 2000, prototypes: 1000 },
	...{ dbscan: SCAN_ROWS.dbscan, hdbscan: SCAN_ROWS.hdbscan },
};
const STABILITY_ROUNDS = 20;
const DENSITY_ROUNDS = 8;

/** The customers clustered by the method of the scheme. */
export function clusterAnew(
	scheme: ClusterScheme,
	given: ClusterInputs,
	space: Space,
	report: ClusterProgress,
): Outcome {
	const method = methodOf(scheme);
	const scan = scanSettings(scheme, space, givenSetting(scheme), report);
	const view = fitView(space, fitRowsOf(scheme));
	report('cluster', 0, 1);
	const found = runMethod(scheme, space, view, {
		setting: scan.setting,
		restarts: restartsOf(scheme),
		startRows: sampleOf(space, START_ROWS),
		onProgress: (done, total) => report('cluster', done, total),
	});
	if (found.k > MAX_K) throw new AppError('segment.tooManyClusters', { k: found.k, most: MAX_K });
	const all = spread(scheme, space, view, found);
	const numbers = numbersOf(all.labels, found.k, scheme.saved ?? null, given, space.rows);
	const order = numbers.map((_, c) => c).sort((a, b) => (numbers[a] ?? 0) - (numbers[b] ?? 0));
	const place = order.map((_, c) => order.indexOf(c));
	const labels = all.labels.map((label) => (label < 0 ? -1 : (place[label] ?? -1)));
	const { stored, unstored } = storedDensity(space, view, found);
	const sample = sampleOf(space, SILHOUETTE_ROWS);
	const { part, stability } = stabilityFor(scheme, space, labels, scan.setting, report);
	return {
		...{ labels, k: found.k, numbers: order.map((c) => numbers[c] ?? c + 1) },
		model: reorderModel(found.model, order),
		saved: columnsOf(space, found.model),
		certainty: all.certainty,
		runnerUp: all.runnerUp && all.runnerUp.map((label) => place[label] ?? 255),
		used: usedBy(scheme, space, scan.setting, view),
		...{ chosen: scan.chosen, scan: scan.rows },
		asked: isByDensity(method) ? null : scan.setting,
		indices: { ...indicesOf(space, labels, sample, all.bic), stability: stability?.jaccard ?? null },
		silhouetteOn: sample.length,
		stability: Array.from({ length: found.k }, (_, c) => stability?.clusters[c] ?? null),
		stabilityOn: part.positions.length,
		fittedOn: view.positions.length,
		inertia: inertiaOf(space, labels, found),
		iterations: found.iterations,
		tree: found.hierarchy ? treeOf(found.hierarchy, view, labels) : null,
		stored: stored && { ...stored, model: reorderDensity(stored.model, order) },
		unstored,
	};
}

function givenSetting(scheme: ClusterScheme): number | null {
	switch (methodOf(scheme)) {
		case 'dbscan': {
			const { epsilon = null } = scheme;
			return epsilon !== null && epsilon > 0 && Number.isFinite(epsilon) ? epsilon : null;
		}
		case 'hdbscan':
			return scheme.minClusterSize ?? null;
		default:
			return askedK(scheme);
	}
}

function stabilityFor(
	scheme: ClusterScheme,
	space: Space,
	labels: Int32Array,
	setting: number,
	report: ClusterProgress,
): { readonly part: View; readonly stability: Stability | null } {
	const method = methodOf(scheme);
	const part = fitView(space, STABILITY_ROWS[method]);
	if (part.positions.length < 10) return { part, stability: null };
	const own = Int32Array.from(part.positions, (position) => labels[position] ?? -1);
	const rounds = isByDensity(method) ? DENSITY_ROUNDS : STABILITY_ROUNDS;
	const onProgress = (done: number, total: number) => report('stability', done, total);
	return { part, stability: stabilityOf(scheme, space, part, own, setting, rounds, onProgress) };
}

function usedBy(scheme: ClusterScheme, space: Space, setting: number, view: View): UsedParameters {
	const method = methodOf(scheme);
	return {
		epsilon: method === 'dbscan' ? setting : null,
		minPoints: method === 'dbscan' ? minPointsOf(scheme, view.points.d) : null,
		minClusterSize: method === 'hdbscan' ? setting : null,
		gamma: space.gower === null ? space.gamma : null,
	};
}

function inertiaOf(space: Space, labels: Int32Array, found: Found): number {
	const isWhole = found.inertia !== null && found.labels.length === labels.length;
	return isWhole ? (found.inertia ?? 0) : withinSum(space.points, labels);
}
