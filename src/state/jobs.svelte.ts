import type { Job } from '#src/compute/runner.ts';
import { AppError, toFault, type Fault } from '#src/errors/index.ts';

export interface JobProgress {
	readonly stage: string;
	readonly done: number;
	readonly total: number | null;
}

/** A job the user can see in the tray and cancel. */
export interface RunningJob {
	readonly id: number;
	/** What is being done, as a message code of area `app` (`app_job_…`). */
	readonly title: string;
	readonly progress: JobProgress | null;
	readonly startedAt: number;
	cancel(): void;
}

/** All jobs that run now. Whoever starts a job shows its result; the tray shows that it runs. */
export class Jobs {
	#running = $state.raw<readonly RunningJob[]>([]);
	#next = 1;

	get running(): readonly RunningJob[] {
		return this.#running;
	}

	/** Shows a job while it runs. `start` gets the callback that the job reports to. */
	async run<T>(title: string, start: (onProgress: (progress: JobProgress) => void) => Job<T>): Promise<T> {
		const id = this.#next++;
		const job = start((progress) => this.#update(id, progress));
		const entry: RunningJob = {
			id,
			title,
			progress: null,
			startedAt: performance.now(),
			cancel: () => job.cancel(),
		};
		this.#running = [...this.#running, entry];
		try {
			return await job.result;
		} finally {
			this.#running = this.#running.filter((other) => other.id !== id);
		}
	}

	#update(id: number, progress: JobProgress): void {
		this.#running = this.#running.map((job) => (job.id === id ? { ...job, progress } : job));
	}
}

/** The fault of a job that failed, or null where the user cancelled it. */
export function faultOf(thrown: unknown): Fault | null {
	if (thrown instanceof AppError && thrown.code === 'job.cancelled') return null;
	return toFault(thrown);
}
