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

/**
 * What the recipe can keep of clusters by density to classify new customers; null for other methods, without clusters, and
 * where it would take more customers than a recipe holds.
 */
export function storedDensity(space: Space, view: View, found: Found): StoredDensity | null {
	const { points } = view;
	if (!found.dense || found.k === 0) return null;
	const model = densityModel(scalersOf(space), points, found.dense);
	if (!model) return null;
	const labels = classifyDense(model, points);
	const same = labels.reduce((sum, label, row) => sum + (label === found.labels[row] ? 1 : 0), 0);
	const agreement = same / points.n;
	return agreement >= LEAST_AGREEMENT ? { model, agreement } : null;
}
