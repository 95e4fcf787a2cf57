import type { Histogram } from '#src/core/stats/index.ts';

/** Width of a bar, in points. */
const BAR = 2;

/** Distribution of points or of parts × 100 in bars of two points over the whole scale; no bars without any. */
export function pointBins(points: Float64Array, scale = 1): Histogram {
	const counts = new Uint32Array(100 / BAR);
	let known = 0;
	for (let row = 0; row < points.length; row++) {
		const value = points[row] as number;
		if (value !== value) continue;
		const bin = Math.min(counts.length - 1, Math.floor((value * scale) / BAR));
		counts[bin] = (counts[bin] as number) + 1;
		known++;
	}
	const edges = Float64Array.from({ length: counts.length + 1 }, (_, i) => i * BAR);
	return { log: false, edges, counts: known === 0 ? new Uint32Array() : counts };
}
