/** Steps in which room is told apart, either way. */
const HALF = 512;
/** How many of the largest items room is kept for beyond what is needed. */
const SPARE = 1.5;
/** Items whose choice fits into one number. */
const BITS = 31;

/** What may be chosen: the room that it makes (above 0) or takes, and what it costs. */
export interface Item {
	readonly room: number;
	readonly cost: number;
}

/**
 * Choices of a few items for each room that they leave: dynamic programming over cells of room, each of which keeps its cheapest
 * choice with the exact room. 0 is an edge of cells, so that what just holds a limit and what just does not never share one.
 */
export class Knapsack {
	readonly #cost = new Float64Array(2 * HALF + 1);
	readonly #room = new Float64Array(2 * HALF + 1);
	/** Items chosen: the first 31, and those after. */
	readonly #first = new Int32Array(2 * HALF + 1);
	readonly #others = new Int32Array(2 * HALF + 1);

	/**
	 * The choice for which its cost and the loss of the room left are least together.
	 *
	 * @param items 62 at most
	 * @param start room without any
	 */
	fill(
		items: readonly Item[],
		start: number,
		loss: (room: number) => number,
	): { readonly cost: number; readonly chosen: number[] } {
		const largest = items.reduce((most, { room }) => Math.max(most, Math.abs(room)), 0);
		const step = (Math.abs(start) / 2 + SPARE * largest) / HALF;
		const shift = HALF - Math.floor(start / 2 / step);
		this.#cost.fill(Number.POSITIVE_INFINITY);
		const from = Math.floor(start / step) + shift;
		this.#cost[from] = 0;
		this.#room[from] = start;
		this.#first[from] = this.#others[from] = 0;
		items.forEach((item, at) => this.#offer(item, at, step, shift));
		let [best, least] = [from, Number.POSITIVE_INFINITY];
		for (let cell = 0; cell <= 2 * HALF; cell++) {
			if (this.#cost[cell] === Number.POSITIVE_INFINITY) continue;
			const cost = (this.#cost[cell] as number) + loss(this.#room[cell] as number);
			if (cost < least) [best, least] = [cell, cost];
		}
		const isChosen = (at: number) =>
			at < BITS
				? ((this.#first[best] as number) >> at) & 1
				: ((this.#others[best] as number) >> (at - BITS)) & 1;
		return { cost: least, chosen: Array.from(items.keys()).filter(isChosen) };
	}

	/** With or without one more item; cells in the order in which no item is taken twice. */
	#offer({ room, cost }: Item, at: number, step: number, shift: number): void {
		const [first, others] = at < BITS ? [1 << at, 0] : [0, 1 << (at - BITS)];
		const [begin, by] = room > 0 ? [2 * HALF, -1] : [0, 1];
		for (let turn = 0, cell = begin; turn <= 2 * HALF; turn++, cell += by) {
			const before = this.#cost[cell] as number;
			if (before === Number.POSITIVE_INFINITY) continue;
			const now = (this.#room[cell] as number) + room;
			const to = Math.floor(now / step) + shift;
			if (to < 0 || to > 2 * HALF || before + cost >= (this.#cost[to] as number)) continue;
			this.#cost[to] = before + cost;
			this.#room[to] = now;
			this.#first[to] = (this.#first[cell] as number) | first;
			this.#others[to] = (this.#others[cell] as number) | others;
		}
	}
}
