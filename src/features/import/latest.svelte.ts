/** The result of the last question asked; the one before stays until it arrives. */
export class Latest<T> {
	#value = $state.raw<T | null>(null);
	#asked = 0;

	get value(): T | null {
		return this.#value;
	}

	/** Waits for an answer; one that has been overtaken, or was cancelled, changes nothing. */
	async take(answer: Promise<T>): Promise<void> {
		const number = ++this.#asked;
		const value = await answer.catch(() => null);
		if (number === this.#asked && value !== null) this.#value = value;
	}

	clear(): void {
		this.#asked++;
		this.#value = null;
	}
}
