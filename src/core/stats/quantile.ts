/** The finite values in ascending order, a fresh array. */
export function sortedFinite(values: Float64Array): Float64Array {
	return values.filter((value) => Number.isFinite(value)).sort();
}

/**
 * Quantile of type 7 (Hyndman & Fan 1996; the default of R, NumPy and Excel's QUARTILE.INC) at part ÷ parts of ascending
 * values. The position is computed in whole numbers, so that it never misses an observation by rounding. NaN without values.
 */
export function quantile(sorted: Float64Array, part: number, parts: number): number {
	const scaled = part * (sorted.length - 1);
	const below = Math.floor(scaled / parts);
	const fraction = (scaled % parts) / parts;
	const low = sorted[below] ?? Number.NaN;
	const high = sorted[below + 1] ?? low;
	const step = high - low;
	return Number.isFinite(step) ? low + fraction * step : low * (1 - fraction) + high * fraction;
}

/** The four edges between fifths. */
export function quintileEdges(sorted: Float64Array): number[] {
	return [1, 2, 3, 4].map((part) => quantile(sorted, part, 5));
}

/** Median of ascending values; NaN without values. */
export function median(sorted: Float64Array): number {
	return quantile(sorted, 1, 2);
}
