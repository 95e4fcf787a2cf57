/** A queue that gives the number with the least key first; of equal keys the least number. */
export class KeyHeap {
	readonly #numbers: number[] = [];
	readonly #keys: number[] = [];

	get size(): number {
		return this.#numbers.length;
	}

	push(number: number, key: number): void {
		let at = this.#numbers.length;
		this.#numbers.push(number);
		this.#keys.push(key);
		while (at > 0) {
			const above = (at - 1) >> 1;
			if (!this.#isBefore(at, above)) break;
			this.#swap(at, above);
			at = above;
		}
	}

	/** Takes the first number out; −1 when there is none. */
	pop(): number {
		if (this.size === 0) return -1;
		const first = this.#numbers[0] as number;
		this.#swap(0, this.size - 1);
		this.#numbers.pop();
		this.#keys.pop();
		let at = 0;
		for (;;) {
			let least = at;
			for (const below of [2 * at + 1, 2 * at + 2])
				if (below < this.size && this.#isBefore(below, least)) least = below;
			if (least === at) return first;
			this.#swap(at, least);
			at = least;
		}
	}

	#isBefore(a: number, b: number): boolean {
		const difference = (this.#keys[a] as number) - (this.#keys[b] as number);
		return (
			difference < 0 || (difference === 0 && (this.#numbers[a] as number) < (this.#numbers[b] as number))
		);
	}

	#swap(a: number, b: number): void {
		const [number, key] = [this.#numbers[a] as number, this.#keys[a] as number];
		this.#numbers[a] = this.#numbers[b] as number;
		this.#keys[a] = this.#keys[b] as number;
		this.#numbers[b] = number;
		this.#keys[b] = key;
	}
}
