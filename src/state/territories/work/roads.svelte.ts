import { countTravel } from '#src/compute/territory-client.ts';
import type { Served, Travel, TravelRequest } from '#src/core/territory/workload/index.ts';
import { AppError, reviveFault, toFault, type Fault } from '#src/errors/index.ts';
import type { Jobs } from '#src/state/jobs.svelte.ts';

/** Everything but the order of the rows, which is known for a ground and service that were asked before. */
type Road = Omit<TravelRequest, 'order'>;

interface Asked {
	readonly inputs: readonly unknown[];
	readonly road: () => Road;
	travel: Travel | null;
	fault: Fault | null;
}

/**
 * Roads of a year, counted in a worker one after the other. Whoever asks gets nothing until its road is counted and is asked
 * again then; what was asked with other inputs before is not counted any more.
 */
export class Roads {
	readonly #jobs: Jobs;
	readonly #left: AbortSignal;
	/** Counts answers: who read one is read again. */
	#answers = $state(0);
	readonly #known = new Map<string, Asked>();
	readonly #waiting = new Set<string>();
	readonly #orders = new WeakMap<Served, Pick<TravelRequest, 'ground'> & { order: Uint32Array }>();
	#work: Promise<void> | null = null;

	/** @param left ends counting together with the project */
	constructor(jobs: Jobs, left: AbortSignal) {
		this.#jobs = jobs;
		this.#left = left;
	}

	/**
	 * A road; null until it is counted.
	 *
	 * @param name what asks: its last inputs count
	 * @param inputs what the road rests on, by identity
	 */
	of(name: string, inputs: readonly unknown[], road: () => Road): Travel | null {
		void this.#answers;
		const known = this.#known.get(name);
		if (known?.inputs.length === inputs.length && known.inputs.every((each, i) => each === inputs[i]))
			return known.travel;
		this.#known.set(name, { inputs, road, travel: null, fault: null });
		this.#waiting.add(name);
		// What asks may be a figure in the making, which must not change anything; sending takes a task of its own.
		this.#work ??= new Promise((resolve) => setTimeout(resolve)).then(() => this.#count());
		return null;
	}

	/** Why a road is not counted; null while it may still be. */
	faultOf(name: string): Fault | null {
		void this.#answers;
		return this.#known.get(name)?.fault ?? null;
	}

	/** The first of these; null where every road that was asked for is or will be counted. */
	get fault(): Fault | null {
		void this.#answers;
		return [...this.#known.values()].find(({ fault }) => fault)?.fault ?? null;
	}

	/** Counts what was cancelled or failed once more, when it is asked for. */
	again(): void {
		const failed = [...this.#known].filter(([, { fault }]) => fault);
		for (const [name] of failed) this.#known.delete(name);
		if (failed.length > 0) this.#answers++;
	}

	/** What a reading gives once every road it asks for is counted; throws what kept one from that. */
	async read<T>(reading: () => T): Promise<T> {
		this.again();
		let value = reading();
		while (this.#work) {
			await this.#work;
			value = reading();
		}
		if (this.fault) throw reviveFault(this.fault);
		return value;
	}

	async #count(): Promise<void> {
		for (const name of this.#waiting) {
			this.#waiting.delete(name);
			const asked = this.#known.get(name);
			if (asked) await this.#answer(asked);
			this.#answers++;
		}
		this.#work = null;
	}

	async #answer(asked: Asked): Promise<void> {
		const road = asked.road();
		const { ground, served } = road;
		const known = this.#orders.get(served);
		const order = known?.ground === ground ? known.order : null;
		try {
			const answer = await this.#jobs.run(
				'travel',
				(onProgress) => countTravel({ ...road, order }, { onProgress }),
				this.#left,
			);
			asked.travel = answer.travel;
			this.#orders.set(served, { ground, order: answer.order });
		} catch (thrown) {
			asked.fault = toFault(thrown);
			if (thrown instanceof AppError && thrown.code === 'job.cancelled') this.#giveUp(asked.fault);
		}
	}

	/** Who cancels one road wants none of those that wait. */
	#giveUp(fault: Fault): void {
		for (const name of this.#waiting) {
			const asked = this.#known.get(name);
			if (asked) asked.fault = fault;
		}
		this.#waiting.clear();
	}
}
