import {
	centreModel,
	classify,
	clusterMeans,
	cutHierarchy,
	dbscan,
	epsilonCurve,
	gaussianMixture,
	gowerModel,
	hdbscan,
	kMeans,
	kPrototypes,
	mixtureMembers,
	mixtureModel,
	nearestRows,
	prototypeModel,
	renumber,
	takeRows,
	type ClusterModel,
	type DenseRows,
	type Hierarchy,
	type Labels,
	type MixtureParameters,
	type MixtureResult,
	type Scaler,
} from '#src/core/cluster/index.ts';
import type { ClusterScheme, SavedColumn } from '#src/core/model/index.ts';
import { hierarchyOf } from './hierarchy.ts';
import { isByDensity, methodOf, minClusterSizeOf, minPointsOf } from './settings.ts';
import type { Space, View } from './space.ts';

/** What one run of a method is told, beside the points. */
export interface Run {
	/** k, ε or the smallest cluster. */
	readonly setting: number;
	readonly restarts: number;
	/** Neighbours that make a dense place, and the like, shrink with the share of the customers a run sees. */
	readonly share?: number;
	/** Positions k-means tries its starts on where there are more. */
	readonly startRows?: Uint32Array;
	/** The partition is only compared with others: a mixture may stop earlier. */
	readonly isRough?: boolean;
	readonly onProgress?: (done: number, total: number) => void;
}

/** A partition of a view. */
export interface Found {
	readonly labels: Labels;
	readonly k: number;
	readonly bic: number | null;
	/** Of k-means the inertia, of k-prototypes the cost. */
	readonly inertia: number | null;
	readonly iterations: number;
	readonly model: ClusterModel;
	readonly mixture?: MixtureResult;
	/** Of Ward: all merges. */
	readonly hierarchy?: Hierarchy;
	/** Of HDBSCAN: how firmly each row belongs to its cluster. */
	readonly strengths?: Float64Array;
	/** Of DBSCAN: 1 for each row in a dense place, and how far one reaches. */
	readonly core?: Uint8Array;
	readonly reach?: number;
	/** Of both: what a model that classifies new customers is made of. */
	readonly dense?: DenseRows;
}

/** Clusters of a view by the method of the scheme. */
export function runMethod(scheme: ClusterScheme, space: Space, view: View, run: Run): Found {
	switch (methodOf(scheme)) {
		case 'kMeans':
			return byMeans(scheme, space, view, run);
		case 'mixture':
			return byMixture(scheme, space, view, run);
		case 'prototypes':
			return byPrototypes(scheme, space, view, run);
		case 'ward': {
			const hierarchy = hierarchyOf(view, run.onProgress);
			const { labels } = renumber(view.points, cutHierarchy(hierarchy, run.setting));
			return { ...byWard(space, view, labels), hierarchy };
		}
		case 'dbscan': {
			const minPoints = Math.max(2, Math.round(minPointsOf(scheme, view.points.d) * (run.share ?? 1)));
			const found = dbscan(view.points, { epsilon: run.setting, minPoints, ...progressOf(run) });
			const { labels, core } = found;
			const reach = new Array<number>(found.k).fill(run.setting);
			return { ...byMembers(space, view, labels), core, reach: run.setting, dense: { labels, core, reach } };
		}
		case 'hdbscan': {
			const minClusterSize = Math.max(2, Math.round(run.setting * (run.share ?? 1)));
			const found = hdbscan(view.points, { minClusterSize, ...progressOf(run) });
			return { ...byMembers(space, view, found.labels), strengths: found.strengths, dense: found };
		}
	}
}

/** One hierarchy for several numbers of clusters. */
export function wardCuts(
	space: Space,
	view: View,
	ks: readonly number[],
	onProgress: (done: number, total: number) => void,
): Found[] {
	const tree = hierarchyOf(view, onProgress);
	return ks.map((k) => byWard(space, view, renumber(view.points, cutHierarchy(tree, k)).labels));
}

/** The setting that a method with density proposes for a view: the knee of the distances, or a share of the customers. */
export function proposedSetting(scheme: ClusterScheme, view: View): number {
	if (methodOf(scheme) === 'hdbscan') return minClusterSizeOf(scheme, view.points.n);
	const { suggested } = epsilonCurve(view.points, minPointsOf(scheme, view.points.d));
	return suggested > 0 ? Number(suggested.toPrecision(3)) : 1;
}

/** Labels of all customers from those of a sample. */
export interface Spread {
	readonly labels: Int32Array;
	readonly certainty: Float32Array | null;
	readonly runnerUp: Uint8Array | null;
	readonly bic: number | null;
}

/** Gives every customer a cluster: those the method did not see by the clusters it found. */
export function spread(scheme: ClusterScheme, space: Space, view: View, found: Found): Spread {
	if (found.mixture) return spreadMixture(space, found.mixture);
	const labels = new Int32Array(space.points.n);
	const certainty = found.strengths ? new Float32Array(space.points.n) : null;
	const isSeen = new Uint8Array(space.points.n);
	view.positions.forEach((position, i) => {
		labels[position] = found.labels[i] as number;
		isSeen[position] = 1;
		if (certainty) certainty[position] = found.strengths?.[i] ?? 0;
	});
	const others = Uint32Array.from(labels, (_, position) => position).filter((at) => isSeen[at] === 0);
	if (others.length > 0) {
		if (isByDensity(methodOf(scheme))) spreadDensity(space, view, found, others, labels, certainty);
		else classifyAt(space, found.model, others).forEach((label, i) => (labels[others[i] as number] = label));
	}
	return { labels, certainty, runnerUp: null, bic: found.bic };
}

/** Memberships of all customers, the largest and the second largest. */
export function spreadMixture(space: Space, mixture: MixtureParameters): Spread {
	const members = mixtureMembers(space.points, mixture);
	const { k } = mixture;
	const runnerUp = new Uint8Array(space.points.n).fill(255);
	const certainty = Float32Array.from(members.labels, (label, i) => {
		let second = -1;
		for (let c = 0; c < k; c++) {
			const share = members.memberships[i * k + c] as number;
			if (c !== label && (second < 0 || share > (members.memberships[i * k + second] as number))) second = c;
		}
		if (second >= 0) runnerUp[i] = second;
		return members.memberships[i * k + label] as number;
	});
	return { labels: members.labels, certainty, runnerUp, bic: members.bic };
}

/** Clusters of some positions under a model made in this space. */
function classifyAt(space: Space, model: ClusterModel, positions: Uint32Array): Int32Array {
	const { numbers, categories } = columnsOf(space, model);
	const rowOf = (position: number) => space.rows[position] as number;
	const at = (column: SavedColumn): Float64Array => {
		if (column.kind === 'measure') {
			const input = space.inputs.find(({ measure }) => measure === column.measure);
			return Float64Array.from(positions, (position) => input?.values[rowOf(position)] ?? Number.NaN);
		}
		const category = space.categories.find((each) => each.column === column.column);
		const code = category?.values.indexOf(column.value) ?? -1;
		return Float64Array.from(positions, (position) => (category?.codes[position] === code ? 1 : 0));
	};
	return classify(model, {
		count: positions.length,
		numbers: numbers.map(at),
		categories: categories.map((column) => {
			const category = space.categories.find((each) => each.column === column);
			return Array.from(positions, (position) => category?.values[category.codes[position] ?? -1] ?? null);
		}),
	});
}

/** The columns a model made in this space asks for. */
export function columnsOf(
	space: Space,
	model: ClusterModel,
): { readonly numbers: readonly SavedColumn[]; readonly categories: readonly string[] } {
	const measures = space.inputs.map(({ measure }) => ({ kind: 'measure' as const, measure }));
	if (model.kind === 'prototypes' || model.kind === 'gower')
		return { numbers: measures, categories: space.categories.map(({ column }) => column) };
	const values = space.categories.flatMap(({ column, values: all }) =>
		all.map((value) => ({ kind: 'value' as const, column, value })),
	);
	return { numbers: [...measures, ...values], categories: [] };
}

function byMeans(scheme: ClusterScheme, space: Space, view: View, run: Run): Found {
	const { setting: k, restarts, startRows, onProgress } = run;
	const fit = kMeans(view.points, {
		...{ k, restarts, seed: scheme.seed },
		...(startRows ? { startRows } : {}),
		...(onProgress ? { onStart: (done: number) => onProgress(done, restarts) } : {}),
	});
	const model = centreModel(scalersOf(space), fit.centroids);
	return { labels: fit.labels, k: fit.k, bic: null, inertia: fit.inertia, iterations: fit.iterations, model };
}

function byMixture(scheme: ClusterScheme, space: Space, view: View, run: Run): Found {
	const { setting: k, restarts } = run;
	const mixture = gaussianMixture(view.points, {
		...{ k, restarts, seed: scheme.seed, covariance: scheme.covariance ?? 'full' },
		...(run.isRough ? { tolerance: 1e-3, maxIterations: 30 } : {}),
		...progressOf(run),
	});
	const { labels, bic, iterations } = mixture;
	return {
		...{ labels, bic, iterations, mixture, k: mixture.k, inertia: null },
		model: mixtureModel(scalersOf(space), mixture),
	};
}

function byPrototypes(scheme: ClusterScheme, space: Space, view: View, run: Run): Found {
	const { setting: k, restarts } = run;
	const fit = kPrototypes(view.mixed, {
		...{ k, restarts, seed: scheme.seed, gamma: view.gamma ?? 1 },
		...progressOf(run),
	});
	const texts = space.categories.map(({ values }) => values.map((value) => value ?? ''));
	const made = prototypeModel(
		space.inputs.map(({ scaler }) => scaler),
		fit,
		texts,
	);
	const modes = made.modes.map((own, c) =>
		own.map((_, j) => space.categories[j]?.values[fit.modes[c * texts.length + j] ?? -1] ?? null),
	);
	const { labels, iterations } = fit;
	return { labels, iterations, k: fit.k, bic: null, inertia: fit.cost, model: { ...made, modes } };
}

/** A partition known by its members; the model has their means. */
function byMembers(space: Space, view: View, labels: Labels): Found {
	const { k, means } = clusterMeans(view.points, labels);
	return {
		...{ labels, k, bic: null, inertia: null, iterations: 1 },
		model: centreModel(scalersOf(space), means),
	};
}

function byWard(space: Space, view: View, labels: Labels): Found {
	const found = byMembers(space, view, labels);
	if (view.gower === null) return found;
	const scalers = space.inputs.map(({ scaler }) => scaler);
	const values = space.categories.map((category) => category.values);
	return { ...found, model: gowerModel(scalers, view.mixed, labels, values, view.gower) };
}

/** DBSCAN: within reach of a dense place. HDBSCAN: like the nearest customer that was seen. */
function spreadDensity(
	space: Space,
	view: View,
	found: Found,
	others: Uint32Array,
	labels: Int32Array,
	certainty: Float32Array | null,
): void {
	const queries = takeRows(space.points, others);
	const { core, strengths, reach } = found;
	const nearest = nearestRows(view.points, queries, reach, core ? (row) => core[row] === 1 : undefined);
	nearest.forEach((row, i) => {
		const position = others[i] as number;
		labels[position] = row < 0 ? -1 : (found.labels[row] as number);
		if (certainty) certainty[position] = row < 0 ? 0 : (strengths?.[row] ?? 0);
	});
}

/** Scalers of the columns of the points: of the inputs, and of the values of categories as 0 and 1. */
export function scalersOf(space: Space): Scaler[] {
	const side = Math.sqrt((space.gamma ?? 1) / 2);
	const indicator: Scaler = { log: false, mean: 0, sd: 1 / side, skewness: 0 };
	return [
		...space.inputs.map(({ scaler }) => scaler),
		...space.categories.flatMap(({ values }) => values.map(() => indicator)),
	];
}

function progressOf({ onProgress }: Run): { onProgress?: (done: number, total: number) => void } {
	return onProgress ? { onProgress } : {};
}
