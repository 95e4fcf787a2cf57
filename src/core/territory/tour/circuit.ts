/** A round tour as a list of places, and where in it each place stands. */
export class Circuit {
	readonly order: Int32Array;
	readonly #at: Int32Array;

	constructor(order: Int32Array) {
		this.order = order;
		this.#at = new Int32Array(order.length);
		order.forEach((place, at) => (this.#at[place] = at));
	}

	next(place: number): number {
		return this.#placeAt((this.#at[place] as number) + 1);
	}

	before(place: number): number {
		return this.#placeAt((this.#at[place] as number) - 1);
	}

	/** Places on the way from one to another, both counted. */
	count(from: number, to: number): number {
		const ways = (this.#at[to] as number) - (this.#at[from] as number);
		return (ways < 0 ? ways + this.order.length : ways) + 1;
	}

	/** Goes the way from one place to another in the other direction. */
	reverse(from: number, to: number): void {
		const { order } = this;
		let [i, j] = [this.#at[from] as number, this.#at[to] as number];
		for (let left = this.count(from, to) >> 1; left > 0; left--) {
			const [a, b] = [order[i] as number, order[j] as number];
			[order[i], order[j]] = [b, a];
			[this.#at[b], this.#at[a]] = [i, j];
			i = i + 1 === order.length ? 0 : i + 1;
			j = j === 0 ? order.length - 1 : j - 1;
		}
	}

	#placeAt(at: number): number {
		const { order } = this;
		return order[at < 0 ? at + order.length : at >= order.length ? at - order.length : at] as number;
	}
}
