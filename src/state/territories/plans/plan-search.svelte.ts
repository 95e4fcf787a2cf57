import type { DivisionJob, DivisionOptions } from '#src/compute/territory-client.ts';
import type { Division, DivisionSoFar } from '#src/core/territory/plan/index.ts';
import type { JobProgress, Jobs } from '#src/state/jobs.svelte.ts';

/** The search for a plan while it runs: how far it is, the best it has found, and the ways to end it. */
export class PlanSearch {
	readonly #jobs: Jobs;
	readonly #left: AbortSignal;
	#job = $state.raw<DivisionJob | null>(null);
	#progress = $state.raw<JobProgress | null>(null);
	#best = $state.raw<Omit<DivisionSoFar, keyof Division> | null>(null);

	/** @param left ends it together with the project */
	constructor(jobs: Jobs, left: AbortSignal) {
		this.#jobs = jobs;
		this.#left = left;
	}

	get isRunning(): boolean {
		return this.#job !== null;
	}
	/** How far the search is; null before it has told anything. */
	get progress(): JobProgress | null {
		return this.#progress;
	}
	/** What the best found so far comes to; null before there is any. */
	get best(): Omit<DivisionSoFar, keyof Division> | null {
		return this.#best;
	}

	/** Runs a search; where it was stopped the answer has the rounds until then. */
	async run(start: (options: DivisionOptions) => DivisionJob): Promise<Division & { rounds?: number }> {
		let own: DivisionJob | null = null;
		try {
			const search = (onProgress: (progress: JobProgress) => void) => {
				const told = (progress: JobProgress) => {
					onProgress(progress);
					if (this.#job === own) this.#progress = progress;
				};
				own = start({
					onProgress: told,
					onFound: ({ figures, rounds }) => {
						if (this.#job === own) this.#best = { figures, rounds };
					},
				});
				this.#job = own;
				return own;
			};
			return await this.#jobs.run('territories', search, this.#left);
		} finally {
			if (this.#job === own) [this.#job, this.#progress, this.#best] = [null, null, null];
		}
	}

	/** Ends the search and keeps the best it has found; it goes on where there is none yet. */
	stop(): void {
		this.#job?.stop();
	}

	/** Ends the search; everything stays as it was. */
	cancel(): void {
		this.#job?.cancel();
	}
}
