import { classify, matchLabels, type ClusterModel, type DensityModel } from '#src/core/cluster/index.ts';
import type { SavedClusters } from '#src/core/model/index.ts';
import type { ClusterInputs } from './space.ts';

/**
 * Clusters of some customers under a saved model, as numbers less 1, −1 where a value is missing. Null where a column it
 * asks for is gone.
 */
export function classifySaved(
	saved: SavedClusters,
	given: ClusterInputs,
	rows: Uint32Array,
	onProgress?: (done: number, total: number) => void,
): Int32Array | null {
	const numbers: Float64Array[] = [];
	for (const column of saved.numbers) {
		const values = column.kind === 'measure' ? given.valuesOf(column.measure) : indicator(given, column);
		if (!values) return null;
		numbers.push(Float64Array.from(rows, (row) => values[row] ?? Number.NaN));
	}
	const categories: (string | null)[][] = [];
	for (const column of saved.categories) {
		const found = given.textsOf(column);
		if (!found) return null;
		categories.push(Array.from(rows, (row) => found.texts[found.codes[row] ?? -1] ?? null));
	}
	const found = classify(saved.model, { count: rows.length, numbers, categories }, onProgress);
	return found.map((cluster) => (cluster < 0 ? -1 : (saved.clusters[cluster] ?? cluster + 1) - 1));
}

/**
 * Numbers of the clusters of a run: those of the saved clusters that hold the same customers (the assignment with the most
 * customers in common); a cluster without a counterpart takes the smallest number that no saved one has. 1…k without saved
 * clusters.
 */
export function numbersOf(
	labels: Int32Array,
	k: number,
	saved: SavedClusters | null,
	given: ClusterInputs,
	rows: Uint32Array,
): readonly number[] {
	const plain = Array.from({ length: k }, (_, c) => c + 1);
	const previous = saved && classifySaved(saved, given, rows);
	if (!saved || !previous) return plain;
	const { numberOf, shared } = matchLabels(previous, labels);
	const taken = new Set(saved.clusters);
	let free = 1;
	return plain.map((_, c) => {
		if (shared[c]) return (numberOf[c] as number) + 1;
		while (taken.has(free)) free++;
		taken.add(free);
		return free;
	});
}

/** The clusters of a model in another order: position → old position. */
export function reorderModel(model: ClusterModel, order: readonly number[]): ClusterModel {
	const pick = <T>(list: readonly T[]): T[] => order.flatMap((c) => (c < list.length ? [list[c] as T] : []));
	switch (model.kind) {
		case 'centres':
			return { ...model, centres: pick(model.centres) };
		case 'mixture':
			return {
				...model,
				weights: pick(model.weights),
				means: pick(model.means),
				covariances: pick(model.covariances),
			};
		case 'prototypes':
			return { ...model, centres: pick(model.centres), modes: pick(model.modes) };
		case 'density':
			return reorderDensity(model, order);
		case 'gower':
			return {
				...model,
				centres: pick(model.centres),
				quantiles: pick(model.quantiles),
				shares: pick(model.shares),
			};
	}
}

/** The same for a model of clusters by density: position → old position. */
export function reorderDensity(model: DensityModel, order: readonly number[]): DensityModel {
	const pick = <T>(list: readonly T[]): T[] => order.flatMap((c) => (c < list.length ? [list[c] as T] : []));
	return {
		...model,
		centres: pick(model.centres),
		reach: pick(model.reach),
		members: model.members.map((member) => order.indexOf(member)),
	};
}

function indicator(
	given: ClusterInputs,
	{ column, value }: { readonly column: string; readonly value: string | null },
): Float64Array | null {
	const found = given.textsOf(column);
	if (!found) return null;
	return Float64Array.from(found.codes, (code) => ((found.texts[code] ?? null) === value ? 1 : 0));
}
