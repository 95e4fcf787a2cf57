import { quantile, sortedFinite } from './quantile.ts';

/** Bands of a number: a value ≤ an edge lies below it, as everywhere; bands are one more than edges. */
export interface Bands {
	/** Inner edges, strictly ascending. */
	readonly edges: readonly number[];
	/** Finite values per band, lowest band first. */
	readonly counts: readonly number[];
	/** Bands asked for; fewer are given where equal values make edges meet. */
	readonly asked: number;
}

/** Bands with about equally many values: type-7 quantiles as edges, edges that meet once. No values: one empty band. */
export function quantileBands(values: Float64Array, bands: number): Bands {
	const edges = quantileEdges(sortedFinite(values), bands);
	return { edges, counts: countBands(values, edges), asked: bands };
}

/** Edges of the quantile bands of ascending values. */
export function quantileEdges(sorted: Float64Array, bands: number): number[] {
	const edges: number[] = [];
	for (let part = 1; part < bands && sorted.length > 0; part++) {
		const edge = quantile(sorted, part, bands);
		if (edge > (edges.at(-1) ?? -Infinity) && edge < (sorted.at(-1) as number)) edges.push(edge + 0);
	}
	return edges;
}

/** Finite values per band of ascending edges. */
export function countBands(values: Float64Array, edges: readonly number[]): number[] {
	const counts = new Array<number>(edges.length + 1).fill(0);
	for (const value of values) {
		const band = bandOf(value, edges);
		if (band >= 0) counts[band] = (counts[band] as number) + 1;
	}
	return counts;
}

/** Position of the band a value lies in, from 0; −1 where it is not finite. */
export function bandOf(value: number, edges: readonly number[]): number {
	if (!Number.isFinite(value)) return -1;
	let below = 0;
	let above = edges.length;
	while (below < above) {
		const middle = (below + above) >>> 1;
		if (value <= (edges[middle] as number)) above = middle;
		else below = middle + 1;
	}
	return below;
}
