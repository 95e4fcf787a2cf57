import { clusterMeans, type Labels } from './labels.ts';
import type { MixedPoints } from './mixed.ts';
import type { GowerModel } from './model.ts';
import type { Scaler } from './scaling.ts';

/** Values that stand for a column of a cluster. */
const KEPT = 15;

/**
 * Model of clusters under Gower's distance: of each cluster 15 quantiles per number (all values where there are fewer) and
 * the shares of each category.
 *
 * @param scalers to 0…1
 * @param values text of each code, per category column; null = empty
 */
export function gowerModel(
	scalers: readonly Scaler[],
	mixed: MixedPoints,
	labels: Labels,
	values: readonly (readonly (string | null)[])[],
	weight: number,
): GowerModel {
	const { n, numbers, categories } = mixed;
	const { k, means, sizes } = clusterMeans(numbers, labels);
	const clusters = Array.from({ length: k }, (_, c) => c);
	const rowsOf = clusters.map((c) =>
		Array.from({ length: n }, (_, row) => row).filter((row) => labels[row] === c),
	);
	return {
		version: 1,
		kind: 'gower',
		scalers,
		centres: clusters.map((c) => [...means.subarray(c * numbers.d, (c + 1) * numbers.d)]),
		weight,
		quantiles: rowsOf.map((rows) =>
			scalers.map((_, j) => keptOf(rows.map((row) => numbers.data[j * n + row] as number))),
		),
		shares: rowsOf.map((rows, c) =>
			categories.map((column, j) => {
				const counts = new Map<string | null, number>();
				for (const row of rows) {
					const text = values[j]?.[column[row] ?? -1] ?? null;
					counts.set(text, (counts.get(text) ?? 0) + 1);
				}
				return [...counts].map(([value, count]) => ({ value, share: count / Math.max(1, sizes[c] ?? 1) }));
			}),
		),
	};
}

/**
 * How far a customer is from each cluster: Gower's distance to its customers on average, less half of that between them. In
 * the space of √Gower that is the squared distance to the centre, so that the nearest cluster decides as in Ward's method.
 */
export function gowerMeasure(model: GowerModel) {
	const within = model.quantiles.map((columns, c) => {
		const numbers = columns.reduce((sum, values) => sum + pairwise(values) / 2, 0);
		const shares = model.shares[c] ?? [];
		const same = shares.map((column) => column.reduce((sum, { share }) => sum + share * share, 0));
		return numbers + (model.weight * same.reduce((sum, each) => sum + 1 - each, 0)) / 2;
	});
	const shares = model.shares.map((columns) =>
		columns.map((column) => new Map(column.map(({ value, share }) => [value, share]))),
	);
	const out = new Float64Array(within.length);
	return (z: Float64Array, texts: readonly (string | null)[]): Float64Array => {
		within.forEach((own, c) => {
			let sum = -own;
			model.quantiles[c]?.forEach((values, j) => (sum += meanGap(values, z[j] ?? 0)));
			shares[c]?.forEach((column, j) => (sum += model.weight * (1 - (column.get(texts[j] ?? null) ?? 0))));
			out[c] = sum;
		});
		return out;
	};
}

function keptOf(values: readonly number[]): number[] {
	const sorted = Float64Array.from(values).sort();
	const count = Math.min(KEPT, sorted.length);
	return Array.from({ length: count }, (_, i) => {
		const at = Math.floor(((i + 0.5) / count) * sorted.length);
		return Number((sorted[at] as number).toPrecision(9));
	});
}

function pairwise(values: readonly number[]): number {
	return values.reduce((sum, value) => sum + meanGap(values, value) / values.length, 0);
}

function meanGap(values: readonly number[], to: number): number {
	let sum = 0;
	for (const value of values) sum += Math.abs(value - to);
	return values.length > 0 ? sum / values.length : 0;
}
