import { classifyDense, densityModel, type DensityModel } from '#src/core/cluster/index.ts';
import { scalersOf, type Found } from './methods.ts';
import type { Space, View } from './space.ts';

/** A model that gives more of its own customers another class than this is none. */
const LEAST_AGREEMENT = 0.95;

/** A model of clusters by density, and the share of the customers it was made from that keep their class under it. */
export interface StoredDensity {
	readonly model: DensityModel;
	readonly agreement: number;
}

/** The model, or how many customers it would have kept, and for how large a share of all in vain. */
export interface DensityStore {
	readonly stored: StoredDensity | null;
	readonly unstored: { readonly kept: number; readonly agreement: number } | null;
}

/**
 * What the recipe can keep of clusters by density to classify new customers; no model for other methods, without clusters,
 * where it would take more customers than a recipe holds, and where it gives too many another class.
 */
export function storedDensity(space: Space, view: View, found: Found): DensityStore {
	const { points } = view;
	const model = found.dense && found.k > 0 ? densityModel(scalersOf(space), points, found.dense) : null;
	if (!model) return { stored: null, unstored: null };
	const labels = classifyDense(model, points);
	const same = labels.reduce((sum, label, row) => sum + (label === found.labels[row] ? 1 : 0), 0);
	const agreement = same / points.n;
	return agreement >= LEAST_AGREEMENT
		? { stored: { model, agreement }, unstored: null }
		: { stored: null, unstored: { kept: model.points.length, agreement } };
}
