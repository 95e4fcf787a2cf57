import { BLOCK, scalarAssigner, type Assigner } from './assigner.ts';
import { KMEANS_WASM } from './kmeans-wasm.ts';
import type { Points } from './points.ts';

type Step = (...pointersAndSizes: number[]) => number;

const PAGE = 65_536;
let compiled: WebAssembly.Module | null | undefined;

/** The fastest assigner this machine allows: WebAssembly with SIMD, else TypeScript. The results are the same. */
export function createAssigner(points: Points, maxK: number): Assigner {
	return simdAssigner(points, maxK) ?? scalarAssigner(points, maxK);
}

/** The step in WebAssembly, its data copied into the module's own memory; null where that is not to be had. */
export function simdAssigner(points: Points, maxK: number): Assigner | null {
	const module = kernel();
	if (!module) return null;
	const { n, d } = points;
	let size = 1024;
	const room = (bytes: number) => {
		const at = size;
		size += Math.ceil(bytes / 16) * 16;
		return at;
	};
	const at = {
		data: room(n * d * 8),
		centroids: room(maxK * d * 8),
		labels: room(n),
		distances: room(n * 8),
		sums: room(maxK * d * 8),
		counts: room(maxK * 4),
		partial: room(maxK * d * 8),
		label: room(BLOCK),
	};
	const instance = instantiate(module, size);
	if (!instance) return null;
	const { buffer } = instance.memory;
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
			return instance.step(
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

/** Compiled once; null where WebAssembly or its SIMD instructions are missing or forbidden. */
function kernel(): WebAssembly.Module | null {
	if (compiled !== undefined) return compiled;
	try {
		compiled = new WebAssembly.Module(Uint8Array.from(atob(KMEANS_WASM), (char) => char.charCodeAt(0)));
	} catch {
		compiled = null;
	}
	return compiled;
}

/** Null where there is not enough memory. */
function instantiate(
	module: WebAssembly.Module,
	bytes: number,
): { memory: WebAssembly.Memory; step: Step } | null {
	try {
		const memory = new WebAssembly.Memory({ initial: Math.ceil(bytes / PAGE) });
		const instance = new WebAssembly.Instance(module, { env: { memory } });
		return { memory, step: instance.exports['step'] as Step };
	} catch {
		return null;
	}
}
