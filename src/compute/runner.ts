import { proxy, releaseProxy, transfer, wrap, type Remote } from 'comlink';
import type { Methods, Outcome, Progress, Report } from '#workers/serve.ts';
import { AppError, reviveFault } from '#src/errors/index.ts';
import { startWorker } from './start-worker.ts';

interface Served {
	call(method: string, request: unknown, report: Report | null): Promise<Outcome>;
}

type Request<M extends Methods, K extends keyof M> = Parameters<M[K]>[0];
type Result<M extends Methods, K extends keyof M> = Awaited<ReturnType<M[K]>>;

export interface RunOptions {
	readonly onProgress?: (progress: Progress) => void;
	/** Buffers of the request that move to the worker. */
	readonly transfer?: Transferable[];
}

/** A running job. */
export interface Job<T> {
	readonly result: Promise<T>;
	/** Ends the job at once; `result` rejects with `job.cancelled`. No effect once it has ended. */
	cancel(): void;
}

/**
 * Runs the methods of one kind of worker, one at a time per worker. Cancelling terminates the worker of the job and the
 * next job starts a fresh one, so kernels need not look for a signal.
 */
export class Runner<M extends Methods> {
	readonly #url: string;
	#idle: { worker: Worker; remote: Remote<Served> }[] = [];

	constructor(url: string) {
		this.#url = url;
	}

	run<K extends keyof M & string>(
		method: K,
		request: Request<M, K>,
		options: RunOptions = {},
	): Job<Result<M, K>> {
		const held = this.#idle.pop() ?? this.#start();
		let end: (fault: AppError) => void = () => undefined;
		const stopped = new Promise<never>((_, reject) => (end = reject));
		stopped.catch(() => undefined);
		held.worker.onerror = (event) => end(new AppError('internal', { detail: event.message || 'worker' }));
		const report = options.onProgress ? proxy(options.onProgress) : null;
		const sent: unknown = options.transfer ? transfer(request as object, options.transfer) : request;
		const outcome = held.remote.call(method, sent, report);
		let open = true;
		const result = Promise.race([outcome, stopped]).then(
			(done) => {
				open = false;
				this.#idle.push(held);
				if (!done.ok) throw reviveFault(done.fault);
				return done.value as Result<M, K>;
			},
			(thrown: unknown) => {
				open = false;
				held.worker.terminate();
				throw thrown;
			},
		);
		const cancel = () => {
			if (open) end(new AppError('job.cancelled', {}));
		};
		return { result, cancel };
	}

	/** Ends all idle workers. */
	dispose(): void {
		for (const { worker, remote } of this.#idle.splice(0)) {
			remote[releaseProxy]();
			worker.terminate();
		}
	}

	#start(): { worker: Worker; remote: Remote<Served> } {
		const worker = startWorker(this.#url);
		return { worker, remote: wrap<Served>(worker) };
	}
}
