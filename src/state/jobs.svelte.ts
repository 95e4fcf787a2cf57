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

/** Milliseconds before a job is shown: what is done sooner would only flash. */
const SHOWN_AFTER = 300;

/** All jobs that run now. Whoever starts a job shows its result; the tray shows that it runs. */
export class Jobs {
	#running = $state.raw<readonly RunningJob[]>([]);
	#lasting = $state.raw<ReadonlySet<number>>(new Set());
	#next = 1;

	get running(): readonly RunningJob[] {
		return this.#running;
	}

	/** Those that have run for a while. */
	readonly shown: readonly RunningJob[] = $derived.by(() =>
		this.#running.filter(({ id }) => this.#lasting.has(id)),
	);

	/**
	 * Shows a job while it runs, once it has run for a while. `start` gets the callback that the job reports to; `signal` cancels
	 * it beside the tray: from then on it ends with `job.cancelled`, even where its result came at the same moment.
	 */
	async run<T>(
		title: string,
		start: (onProgress: (progress: JobProgress) => void) => Job<T>,
		signal?: AbortSignal,
	): Promise<T> {
		if (signal?.aborted) throw new AppError('job.cancelled', {});
		const id = this.#next++;
		const job = start((progress) => this.#update(id, progress));
		const cancel = () => job.cancel();
		const entry: RunningJob = { id, title, progress: null, startedAt: performance.now(), cancel };
		signal?.addEventListener('abort', cancel);
		this.#running = [...this.#running, entry];
		const timer = setTimeout(() => (this.#lasting = new Set([...this.#lasting, id])), SHOWN_AFTER);
		try {
			const result = await job.result;
			if (signal?.aborted) throw new AppError('job.cancelled', {});
			return result;
		} finally {
			clearTimeout(timer);
			signal?.removeEventListener('abort', cancel);
			this.#lasting = new Set([...this.#lasting].filter((other) => other !== id));
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
