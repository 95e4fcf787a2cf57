/**
 * Order in which clusters are numbered: by descending centroid, first column first, then by old number. It does not depend
 * on the start that found them. `centroids`: cluster × column, row by row; only the clusters of `kept` are numbered.
 */
export function canonicalOrder(centroids: Float64Array, d: number, kept: readonly number[]): number[] {
	const at = (c: number, j: number) => centroids[c * d + j] ?? 0;
	return kept.toSorted((a, b) => {
		for (let j = 0; j < d; j++) if (at(a, j) !== at(b, j)) return at(b, j) - at(a, j);
		return a - b;
	});
}
