const ROUND = 0;
const NEXT = 1;
const DONE = 2;
const SUM = 3;
/** Stands in ROUND when peers are to go; 0 before the first round. */
const ENDED = -1;

/** 32-bit words by which threads agree on who works on what. */
export const CONTROL_WORDS = 4;

/**
 * Rounds of work in shards: each thread takes the next shard that nobody has taken, so that a slow one does less. Alone the
 * words need not be in shared memory.
 */
export class Shards {
	readonly #control: Int32Array;
	readonly #count: number;
	readonly #work: (shard: number, thread: number) => number;
	#hasEnded = false;

	/** @param control `CONTROL_WORDS` words, all 0 at first */
	constructor(control: Int32Array, count: number, work: (shard: number, thread: number) => number) {
		this.#control = control;
		this.#count = count;
		this.#work = work;
	}

	/** One round over all shards, which ends when the last of them is done. Returns the sum of what the work returned. */
	run(): number {
		const control = this.#control;
		Atomics.store(control, SUM, 0);
		Atomics.store(control, DONE, 0);
		// Last: from here on shards can be taken, also by a peer that is late from the round before.
		Atomics.store(control, NEXT, 0);
		if (!this.#hasEnded) Atomics.add(control, ROUND, 1);
		Atomics.notify(control, ROUND);
		this.#take(0);
		for (let done = this.#done(); done < this.#count; done = this.#done()) Atomics.wait(control, DONE, done);
		return Atomics.load(control, SUM);
	}

	/** Helps with every round until `end`; blocks its thread. */
	helpAs(thread: number): void {
		const control = this.#control;
		for (let round = Atomics.load(control, ROUND); round !== ENDED; round = Atomics.load(control, ROUND)) {
			if (round > 0) this.#take(thread);
			Atomics.wait(control, ROUND, round);
		}
	}

	/** Nobody helps with the rounds that follow. */
	end(): void {
		this.#hasEnded = true;
		Atomics.store(this.#control, ROUND, ENDED);
		Atomics.notify(this.#control, ROUND);
	}

	#take(thread: number): void {
		const control = this.#control;
		for (let shard = this.#next(); shard < this.#count; shard = this.#next()) {
			Atomics.add(control, SUM, this.#work(shard, thread));
			Atomics.add(control, DONE, 1);
			Atomics.notify(control, DONE);
		}
	}

	#next(): number {
		return Atomics.add(this.#control, NEXT, 1);
	}

	#done(): number {
		return Atomics.load(this.#control, DONE);
	}
}
