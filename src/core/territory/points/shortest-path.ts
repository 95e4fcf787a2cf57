/** Shortest ways in a dense graph of few nodes (Dijkstra 1959, without a heap). */
export class ShortestPath {
	/** Per node after a search; Infinity where no way leads. */
	readonly distances: Float64Array;
	/** The node before on the way, −1 = it starts there. */
	readonly before: Int32Array;
	/** Nodes in the order of their distance. */
	order: number[] = [];
	readonly #isDone: Uint8Array;

	constructor(nodes: number) {
		this.distances = new Float64Array(nodes);
		this.before = new Int32Array(nodes);
		this.#isDone = new Uint8Array(nodes);
	}

	/**
	 * The end nearest to any start, −1 = none can be reached. Distances beyond it are not settled.
	 *
	 * @param startOf distance at which a way may start at a node; Infinity = it may not
	 * @param length of an edge, ≥ 0; Infinity = there is none
	 */
	find(
		startOf: (node: number) => number,
		isEnd: (node: number) => boolean,
		length: (from: number, to: number) => number,
	): number {
		const { distances, before } = this;
		before.fill(-1);
		this.#isDone.fill(0);
		this.order = [];
		for (let v = 0; v < distances.length; v++) distances[v] = startOf(v);
		for (;;) {
			const v = this.#nearest();
			if (v < 0 || isEnd(v)) return v;
			this.#isDone[v] = 1;
			this.order.push(v);
			for (let w = 0; w < distances.length; w++) {
				if (this.#isDone[w]) continue;
				const distance = (distances[v] as number) + length(v, w);
				if (distance >= (distances[w] as number)) continue;
				distances[w] = distance;
				before[w] = v;
			}
		}
	}

	#nearest(): number {
		const { distances } = this;
		let best = -1;
		for (let v = 0; v < distances.length; v++) {
			if (this.#isDone[v] || distances[v] === Number.POSITIVE_INFINITY) continue;
			if (best < 0 || (distances[v] as number) < (distances[best] as number)) best = v;
		}
		return best;
	}
}
