import { scalarAssigner, SHARD, type Assigner } from './assigner.ts';
import { KMEANS_WASM } from './kmeans-wasm.ts';
import type { Points } from './points.ts';
import { roomFor, StepRoom } from './step-room.ts';
import { sharedRoom } from './team.ts';
import { WasmKernel } from './wasm-kernel.ts';

const kernel = new WasmKernel(KMEANS_WASM);
/** Under so many rows a step is over before another thread is awake. */
const ROWS_TO_SHARE = 2 * SHARD;

/** The fastest assigner this machine allows: WebAssembly with SIMD, else TypeScript. The results are the same. */
export function createAssigner(points: Points, maxK: number): Assigner {
	return simdAssigner(points, maxK) ?? scalarAssigner(points, maxK);
}

/**
 * The step in WebAssembly, its data copied into a memory of its own, and many rows shared with the threads that `employ`
 * named; null where WebAssembly is not to be had. Good until the next one is made, which takes its memory.
 */
export function simdAssigner(points: Points, maxK: number): Assigner | null {
	const { n, d } = points;
	const room = (n >= ROWS_TO_SHARE ? sharedRoom({ n, d, maxK }) : null) ?? ownRoom(points, maxK);
	if (!room) return null;
	const { instance, layout } = room;
	const { buffer } = instance;
	const near = singlePrecision(points, room);
	const centres = new Float64Array(buffer, layout.centroids, maxK * d);
	const labels = new Uint8Array(buffer, layout.labels, n).fill(255);
	const distances = new Float64Array(buffer, layout.distances, n);
	const measure = instance.call('measure');
	const sums = new Float64Array(maxK * d);
	const counts = new Uint32Array(maxK);
	const addUp = adder(room, n, d, maxK);
	return {
		...{ labels, sums, counts },
		step: (centroids, k) => {
			const own = k * d === centroids.length ? centroids : centroids.subarray(0, k * d);
			centres.set(own);
			const changed = room.step(k, near(own));
			addUp(k, sums, counts);
			return changed;
		},
		measure: () => {
			measure(layout.data, n, d, layout.centroids, layout.labels, layout.distances);
			return distances;
		},
	};
}

function ownRoom({ n, d }: Points, maxK: number): StepRoom | null {
	const size = { n, d, maxK, threads: 1 };
	const instance = kernel.reused(roomFor(size));
	return instance && new StepRoom(instance, size);
}

/**
 * Puts the rows in their place, and again in single precision: about the middle of each column, with the widest column
 * within −1…1. Returns what does the same to centroids and gives a length that none of them exceeds.
 */
function singlePrecision({ n, d, data }: Points, { instance, layout }: StepRoom) {
	new Float64Array(instance.buffer, layout.data, n * d).set(data);
	const range = instance.call('range');
	const ends = new Float64Array(instance.buffer, layout.distances, 2);
	const middles = new Float64Array(d);
	let widest = 0;
	for (let j = 0; j < d; j++) {
		range(layout.data + j * n * 8, n, layout.distances);
		const [least = 0, greatest = 0] = ends;
		middles[j] = least / 2 + greatest / 2;
		widest = Math.max(widest, greatest / 2 - least / 2);
	}
	const scale = widest > 0 ? 2 ** -Math.ceil(Math.log2(widest)) : 1;
	new Float64Array(instance.buffer, layout.centroids, d).set(middles);
	instance.call('prepare')(layout.data, n, d, layout.centroids, scale, layout.near, layout.bounds);
	const nearCentroids = new Float32Array(instance.buffer, layout.nearCentroids);
	return (centroids: Float64Array): number => {
		let longest = 0;
		for (let from = 0; from < centroids.length; from += d) {
			let square = 0;
			for (let j = 0; j < d; j++) {
				const value = ((centroids[from + j] as number) - (middles[j] as number)) * scale;
				nearCentroids[from + j] = value;
				square += value * value;
			}
			longest = Math.max(longest, square);
		}
		return Math.sqrt(longest);
	};
}

/** Adds up the sums and counts of the shards, in their order. */
function adder({ instance, layout }: StepRoom, n: number, d: number, maxK: number) {
	const shards = Math.ceil(n / SHARD);
	const ownSums = new Float64Array(instance.buffer, layout.sums, shards * maxK * d);
	const ownCounts = new Uint32Array(instance.buffer, layout.counts, shards * maxK);
	return (k: number, sums: Float64Array, counts: Uint32Array): void => {
		sums.fill(0);
		counts.fill(0);
		for (let shard = 0; shard < shards; shard++) {
			const [atSum, atCount] = [shard * maxK * d, shard * maxK];
			for (let i = 0; i < k * d; i++) sums[i] = (sums[i] as number) + (ownSums[atSum + i] as number);
			for (let c = 0; c < k; c++) counts[c] = (counts[c] as number) + (ownCounts[atCount + c] as number);
		}
	};
}
