/** What is ticked of a list, by id. */
export class Ticks {
	#ids = $state.raw<ReadonlySet<number>>(new Set());

	constructor(ids: readonly number[]) {
		this.#ids = new Set(ids);
	}

	has(id: number): boolean {
		return this.#ids.has(id);
	}

	set(id: number, isWanted: boolean): void {
		const next = new Set(this.#ids);
		if (isWanted) next.add(id);
		else next.delete(id);
		this.#ids = next;
	}

	/** These and no others. */
	replace(ids: readonly number[]): void {
		this.#ids = new Set(ids);
	}
}
