import { BLOCK, scalarAssigner, type Assigner } from './assigner.ts';
import { KMEANS_WASM } from './kmeans-wasm.ts';
import type { Points } from './points.ts';
import { Places, WasmKernel } from './wasm-kernel.ts';

const kernel = new WasmKernel(KMEANS_WASM);

/** The fastest assigner this machine allows: WebAssembly with SIMD, else TypeScript. The results are the same. */
export function createAssigner(points: Points, maxK: number): Assigner {
	return simdAssigner(points, maxK) ?? scalarAssigner(points, maxK);
}

/** The step in WebAssembly, its data copied into the module's own memory; null where that is not to be had. */
export function simdAssigner(points: Points, maxK: number): Assigner | null {
	const { n, d } = points;
	const places = new Places();
	const at = {
		data: places.take(n * d * 8),
		centroids: places.take(maxK * d * 8),
		labels: places.take(n),
		distances: places.take(n * 8),
		sums: places.take(maxK * d * 8),
		counts: places.take(maxK * 4),
		partial: places.take(maxK * d * 8),
		label: places.take(BLOCK),
	};
	const instance = kernel.instance(places.size);
	if (!instance) return null;
	const { buffer } = instance;
	const step = instance.call('step');
	new Float64Array(buffer, at.data, n * d).set(points.data);
	const centres = new Float64Array(buffer, at.centroids, maxK * d);
	const labels = new Uint8Array(buffer, at.labels, n).fill(255);
	return {
		labels,
		distances: new Float64Array(buffer, at.distances, n),
		sums: new Float64Array(buffer, at.sums, maxK * d),
		counts: new Uint32Array(buffer, at.counts, maxK),
		step: (centroids, k) => {
			centres.set(k * d === centroids.length ? centroids : centroids.subarray(0, k * d));
			return step(
				at.data,
				n,
				d,
				at.centroids,
				k,
				at.labels,
				at.distances,
				at.sums,
				at.counts,
				at.partial,
				at.label,
			);
		},
	};
}
