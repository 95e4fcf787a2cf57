import type { Points } from './points.ts';
import { spatialOrder } from './spatial-order.ts';

/** Slots that share a bounding box. */
export const SLOTS = 16;

/**
 * Clusters on the way up a hierarchy: centroid and size each, in slots that are neighbours in space, 16 to a bounding box,
 * so that a search can leave out whole boxes. A merged cluster takes the slot of one of its parts and its box grows;
 * `rebuild` packs and sorts the slots in use again. O(n·d) memory.
 */
export class BoxSlots {
	readonly d: number;
	/** Slots, some of them empty (size 0). */
	count: number;
	/** Slot × column. */
	centroids: Float64Array;
	sizes: Float64Array;
	/** Cluster in each slot, and slot of each cluster. A cluster is known by its first row. */
	idOf: Int32Array;
	readonly slotOf: Int32Array;
	/** Box × column. */
	low: Float64Array;
	high: Float64Array;
	/** Smallest size in the box when it was made; sizes only grow. Infinity for a box without clusters. */
	smallest: Float64Array;

	constructor({ n, d, data }: Points) {
		this.d = d;
		this.count = n;
		this.centroids = new Float64Array(n * d);
		for (let i = 0; i < n; i++) {
			for (let j = 0; j < d; j++) this.centroids[i * d + j] = data[j * n + i] as number;
		}
		this.sizes = new Float64Array(n).fill(1);
		this.idOf = Int32Array.from({ length: n }, (_, i) => i);
		this.slotOf = this.idOf.slice();
		this.low = new Float64Array();
		this.high = this.low;
		this.smallest = this.low;
		this.rebuild();
	}

	/** Packs the slots in use in spatial order and makes their boxes anew. */
	rebuild(): void {
		const { d } = this;
		const kept: number[] = [];
		for (let slot = 0; slot < this.count; slot++) if ((this.sizes[slot] as number) > 0) kept.push(slot);
		const order = spatialOrder(this.centroids, d, Uint32Array.from(kept), SLOTS);
		const centroids = new Float64Array(order.length * d);
		const sizes = new Float64Array(order.length);
		const idOf = new Int32Array(order.length);
		order.forEach((slot, position) => {
			centroids.set(this.centroids.subarray(slot * d, (slot + 1) * d), position * d);
			sizes[position] = this.sizes[slot] as number;
			idOf[position] = this.idOf[slot] as number;
			this.slotOf[idOf[position]] = position;
		});
		this.count = order.length;
		this.centroids = centroids;
		this.sizes = sizes;
		this.idOf = idOf;
		this.#makeBoxes();
	}

	/** Puts a merged cluster in the slot of its second part and empties the slot of the first. */
	merge(first: number, second: number, id: number): void {
		const { d, sizes, centroids } = this;
		const total = (sizes[first] as number) + (sizes[second] as number);
		const share = (sizes[first] as number) / total;
		const box = Math.floor(second / SLOTS) * d;
		for (let j = 0; j < d; j++) {
			const at = second * d + j;
			const value =
				(centroids[at] as number) +
				((centroids[first * d + j] as number) - (centroids[at] as number)) * share;
			centroids[at] = value;
			if (value < (this.low[box + j] as number)) this.low[box + j] = value;
			if (value > (this.high[box + j] as number)) this.high[box + j] = value;
		}
		sizes[second] = total;
		sizes[first] = 0;
		this.idOf[second] = id;
		this.slotOf[id] = second;
	}

	#makeBoxes(): void {
		const { d, count } = this;
		const boxes = Math.ceil(count / SLOTS);
		this.low = new Float64Array(boxes * d).fill(Number.POSITIVE_INFINITY);
		this.high = new Float64Array(boxes * d).fill(Number.NEGATIVE_INFINITY);
		this.smallest = new Float64Array(boxes).fill(Number.POSITIVE_INFINITY);
		for (let slot = 0; slot < count; slot++) {
			const box = Math.floor(slot / SLOTS);
			this.smallest[box] = Math.min(this.smallest[box] as number, this.sizes[slot] as number);
			for (let j = 0; j < d; j++) {
				const value = this.centroids[slot * d + j] as number;
				if (value < (this.low[box * d + j] as number)) this.low[box * d + j] = value;
				if (value > (this.high[box * d + j] as number)) this.high[box * d + j] = value;
			}
		}
	}
}
