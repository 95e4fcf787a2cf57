import { BLOCK, SHARD } from './assigner.ts';
import { CONTROL_WORDS, Shards } from './shards.ts';
import { Places, type WasmInstance } from './wasm-kernel.ts';

/** Rows, columns, clusters at most, and threads at most. */
export interface StepSize {
	readonly n: number;
	readonly d: number;
	readonly maxK: number;
	readonly threads: number;
}

/** Where the data of a run stand in its memory, in bytes. */
function layoutOf({ n, d, maxK, threads }: StepSize) {
	const places = new Places();
	const shards = Math.ceil(n / SHARD);
	const layout = {
		data: places.take(n * d * 8),
		centroids: places.take(maxK * d * 8),
		/** Both again in single precision, and a length for each block that none of its rows exceeds. */
		near: places.take(n * d * 4),
		nearCentroids: places.take(maxK * d * 4),
		bounds: places.take(Math.ceil(n / BLOCK) * 4),
		/** Two numbers: k, and a length that no centroid exceeds. */
		settings: places.take(16),
		labels: places.take(n),
		distances: places.take(n * 8),
		/** Of each shard. */
		sums: places.take(shards * maxK * d * 8),
		counts: places.take(shards * maxK * 4),
		/** Sums of each block. */
		partials: places.take(Math.ceil(n / BLOCK) * maxK * d * 8),
		/** Of each thread. */
		label: places.take(threads * BLOCK),
		control: places.take(CONTROL_WORDS * 4),
	};
	return { ...layout, bytes: places.size };
}

/** Bytes a run needs. */
export function roomFor(size: StepSize): number {
	return layoutOf(size).bytes;
}

/** The memory of one run of k-means with the steps over it, shard by shard. */
export class StepRoom {
	readonly layout: ReturnType<typeof layoutOf>;
	readonly instance: WasmInstance;
	readonly shards: Shards;
	readonly #size: StepSize;
	readonly #settings: Float64Array;

	constructor(instance: WasmInstance, size: StepSize) {
		this.instance = instance;
		this.#size = size;
		this.layout = layoutOf(size);
		this.#settings = new Float64Array(instance.buffer, this.layout.settings, 2);
		const step = instance.call('step');
		this.shards = new Shards(
			new Int32Array(instance.buffer, this.layout.control, CONTROL_WORDS),
			Math.ceil(size.n / SHARD),
			(shard, thread) => step(...this.#task(shard, thread)),
		);
	}

	/** One step with the centroids in place. Returns how many labels changed. */
	step(k: number, reach: number): number {
		this.#settings.set([k, reach]);
		return this.shards.run();
	}

	#task(shard: number, thread: number): number[] {
		const { n, d, maxK } = this.#size;
		const at = this.layout;
		const from = shard * SHARD;
		const [k = 0, reach = 0] = this.#settings;
		return [
			...[at.data + from * 8, n, Math.min(SHARD, n - from), d, at.centroids, k, at.labels + from],
			...[at.sums + shard * maxK * d * 8, at.counts + shard * maxK * 4],
			...[at.partials + (from / BLOCK) * maxK * d * 8, maxK * d, at.label + thread * BLOCK],
			...[at.near + from * 4, at.nearCentroids, at.bounds + (from / BLOCK) * 4, reach],
		];
	}
}
