import { untrack } from 'svelte';
import type { Fault } from '#src/errors/index.ts';
import { faultOf } from './jobs.svelte.ts';

/**
 * Computes something again whenever what it is computed from changes. One run at a time: what changes meanwhile is
 * looked at when the run has ended, so the last state always wins and no state in between is computed twice.
 */
export class Recomputation {
	/** Looks at the present inputs; gives the run that is needed, or null when the result is still right. */
	readonly #plan: () => (() => Promise<void>) | null;
	readonly #stop: () => void;
	#fault = $state.raw<Fault | null>(null);
	#isRunning = $state(false);
	#isWanted = false;
	#isDisposed = false;

	/** `plan` is called again whenever reactive state that it reads has changed. */
	constructor(plan: () => (() => Promise<void>) | null) {
		this.#plan = plan;
		this.#stop = $effect.root(() => {
			$effect(() => this.#look());
		});
	}

	/** Why the last run gave no result. */
	get fault(): Fault | null {
		return this.#fault;
	}
	get isRunning(): boolean {
		return this.#isRunning;
	}

	/** What runs ends by itself; nothing is started any more. */
	dispose(): void {
		this.#isDisposed = true;
		this.#stop();
	}

	#look(): void {
		const run = this.#plan();
		if (untrack(() => this.#isRunning)) this.#isWanted = true;
		else if (run) untrack(() => void this.#carryOut(run));
	}

	async #carryOut(run: () => Promise<void>): Promise<void> {
		this.#isRunning = true;
		try {
			await run();
			this.#fault = null;
		} catch (thrown) {
			this.#fault = faultOf(thrown);
		} finally {
			this.#isRunning = false;
			const isWanted = this.#isWanted && !this.#isDisposed;
			this.#isWanted = false;
			if (isWanted) this.#look();
		}
	}
}
