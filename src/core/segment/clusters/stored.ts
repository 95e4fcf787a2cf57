import { classifyDense, densityModel, mostRows, type DensityModel } from '#src/core/cluster/index.ts';
import { scalersOf, type Found } from './methods.ts';
import type { Space, View } from './space.ts';

/** A model that gives more of its own customers another class than this is none. */
export const LEAST_AGREEMENT = 0.95;

/** A model of clusters by density, and the share of the customers it was made from that keep their class under it. */
export interface StoredDensity {
	readonly model: DensityModel;
	readonly agreement: number;
}

/** Why there is no model. */
export interface UnstoredDensity {
	/** Customers it would keep; where even those are not enough, the most it can. */
	readonly kept: number;
	/** Share of the customers with the same class under it; null where those it can keep are not enough. */
	readonly agreement: number | null;
}

/** The model, or why there is none; neither for other methods and without clusters. */
export interface DensityStore {
	readonly stored: StoredDensity | null;
	readonly unstored: UnstoredDensity | null;
}

/**
 * What the recipe can keep of clusters by density to classify new customers; no model for other methods, without clusters,
 * where it would take more customers than a recipe holds, and where it gives too many another class.
 */
export function storedDensity(space: Space, view: View, found: Found): DensityStore {
	const { points } = view;
	if (!found.dense || found.k === 0) return { stored: null, unstored: null };
	const model = densityModel(scalersOf(space), points, found.dense);
	if (!model) return { stored: null, unstored: { kept: mostRows(points.d), agreement: null } };
	const labels = classifyDense(model, points);
	const same = labels.reduce((sum, label, row) => sum + (label === found.labels[row] ? 1 : 0), 0);
	const agreement = same / points.n;
	return agreement >= LEAST_AGREEMENT
		? { stored: { model, agreement }, unstored: null }
		: { stored: null, unstored: { kept: model.points.length, agreement } };
}
