import { AppError } from '#src/errors/index.ts';
import { toZ, type MixtureModel, type MixtureParameters, type Scaler } from '#src/core/cluster/index.ts';
import type { SavedClusters } from '#src/core/model/index.ts';
import { stableOrder } from '#src/core/stats/index.ts';
import { measureKey } from '#src/core/segment/types.ts';
import { categoryOf, type Category } from './categories.ts';
import type { ClusterProgress } from './clusters.ts';
import { indicesOf, withinSum } from './indices.ts';
import { spreadMixture } from './methods.ts';
import { classifySaved, reorderModel } from './numbering.ts';
import type { Outcome } from './outcome.ts';
import { embed, rowHashes, sampleOf, type ClusterInputs, type Space, type SpaceInput } from './space.ts';

const SILHOUETTE_ROWS = 5000;

/**
 * The customers in the space of a saved model: its scalers, its weight of a category.
 *
 * @throws AppError segment.savedColumns where a column the model asks for is gone
 */
export function spaceOfModel(saved: SavedClusters, given: ClusterInputs): Space {
	requireColumns(saved, given);
	const count = given.metrics.customerCount;
	const inputs = saved.numbers.flatMap((column, j): SpaceInput[] => {
		const scaler = saved.model.scalers[j];
		if (column.kind !== 'measure' || !scaler) return [];
		const values = given.valuesOf(column.measure) ?? new Float64Array();
		return [{ measure: column.measure, scaler, values }];
	});
	const texts = [...saved.categories, ...valueColumns(saved)].flatMap((column): Category[] => {
		const found = given.textsOf(column);
		return found ? [categoryOf(column, found)] : [];
	});
	const ranks = texts.map(({ codes }) => Float64Array.from(codes));
	const order = stableOrder(count, given.keys, [...inputs.map(({ values }) => values), ...ranks]);
	const rows = order.filter((row) => inputs.every(({ values }) => Number.isFinite(values[row])));
	if (rows.length === 0)
		throw new AppError('segment.tooFewRows', { rows: 0, classes: saved.clusters.length });
	const categories = texts.map((category) => category.at(rows));
	const gamma = gammaOf(saved);
	const z = inputs.map(({ values, scaler }) =>
		Float64Array.from(rows, (row) => within(toZ(scaler, values[row] ?? 0))),
	);
	const { points } = embed(z, categories, rows.length, 1, gamma);
	return {
		...{ rows, inputs, categories, points, gamma: categories.length > 0 ? gamma : null },
		gower: saved.model.kind === 'gower' ? saved.model.weight : null,
		...{ dropped: [], logRefused: [], farOut: null, hashes: rowHashes(rows, points, given.keys) },
	};
}

/** The customers classified by a saved model; none of its clusters moves. */
export function classifyByModel(
	saved: SavedClusters,
	given: ClusterInputs,
	space: Space,
	report: ClusterProgress,
): Outcome {
	const order = saved.clusters.map((_, c) => c).sort((a, b) => numberAt(saved, a) - numberAt(saved, b));
	const numbers = order.map((c) => numberAt(saved, c));
	const place = new Map(numbers.map((number, c) => [number - 1, c]));
	const onProgress = (done: number, total: number) => report('cluster', done, total);
	const found = classifySaved(saved, given, space.rows, onProgress) ?? new Int32Array(space.rows.length);
	const labels = found.map((number) => place.get(number) ?? -1);
	const sample = sampleOf(space, SILHOUETTE_ROWS);
	const { model } = saved;
	const members = model.kind === 'mixture' ? spreadMixture(space, parametersOf(model)) : null;
	const newPlace = order.map((_, c) => order.indexOf(c));
	return {
		...{ labels, numbers, k: order.length, model: reorderModel(model, order) },
		saved: { numbers: saved.numbers, categories: saved.categories },
		certainty: members?.certainty ?? null,
		runnerUp: members?.runnerUp?.map((label) => newPlace[label] ?? 255) ?? null,
		used: {
			epsilon: radiusOf(model),
			minPoints: null,
			minClusterSize: null,
			gamma: space.gower === null ? space.gamma : null,
		},
		...{ chosen: 'model', asked: null, scan: [] },
		indices: { ...indicesOf(space, labels, sample, null), stability: null },
		silhouetteOn: sample.length,
		...{ stability: order.map(() => null), stabilityOn: 0, fittedOn: space.rows.length },
		...{ inertia: withinSum(space.points, labels), iterations: 0, tree: null, stored: null, unstored: null },
	};
}

/** ε of a model of DBSCAN. */
function radiusOf(model: SavedClusters['model']): number | null {
	return model.kind === 'density' && model.minPoints === 0 ? (model.reach[0] ?? null) : null;
}

function requireColumns(saved: SavedClusters, given: ClusterInputs): void {
	const gone = saved.numbers.flatMap((column) => {
		if (column.kind === 'value') return given.textsOf(column.column) ? [] : [`column:${column.column}`];
		return given.valuesOf(column.measure) ? [] : [measureKey(column.measure)];
	});
	const texts = saved.categories.filter((column) => !given.textsOf(column)).map((id) => `column:${id}`);
	const all = [...new Set([...gone, ...texts])];
	if (all.length > 0) throw new AppError('segment.savedColumns', { columns: all.join('|') });
}

function valueColumns(saved: SavedClusters): string[] {
	return [...new Set(saved.numbers.flatMap((each) => (each.kind === 'value' ? [each.column] : [])))];
}

/** The weight of a category: kept by prototypes, for Ward in the scaler of its values. */
function gammaOf(saved: SavedClusters): number {
	if (saved.model.kind === 'prototypes') return saved.model.gamma;
	const at = saved.numbers.findIndex(({ kind }) => kind === 'value');
	const scaler: Scaler | undefined = saved.model.scalers[at];
	return scaler ? 2 / scaler.sd ** 2 : 1;
}

function parametersOf(model: MixtureModel): MixtureParameters {
	return {
		k: model.weights.length,
		d: model.scalers.length,
		covariance: model.covariance,
		weights: Float64Array.from(model.weights),
		means: Float64Array.from(model.means.flat()),
		covariances: Float64Array.from(model.covariances.flat()),
	};
}

function numberAt(saved: SavedClusters, cluster: number): number {
	return saved.clusters[cluster] ?? cluster + 1;
}

/** No standardised value counts as farther out, as in `classify`. */
function within(z: number): number {
	return Math.min(1e6, Math.max(-1e6, z));
}
