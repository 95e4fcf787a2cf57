import type { Methods, Progress } from '#workers/serve.ts';
import { AppError } from '#src/errors/index.ts';
import { Runner, type Job } from './runner.ts';

type Request<M extends Methods, K extends keyof M> = Parameters<M[K]>[0];
type Result<M extends Methods, K extends keyof M> = Awaited<ReturnType<M[K]>>;

/** One worker whose calls run one after the other, so that they all speak to what it holds. */
export class Lane<M extends Methods> {
	readonly #runner: Runner<M>;
	#last: Promise<unknown> = Promise.resolve();
	#running: Job<unknown> | null = null;
	#isDisposed = false;

	constructor(url: string) {
		this.#runner = new Runner<M>(url);
	}

	/** `moved`: what of the request moves to the worker. Rejects with `job.cancelled` after `cancel` or `dispose`. */
	run<K extends keyof M & string>(
		method: K,
		request: Request<M, K>,
		onProgress?: (progress: Progress) => void,
		moved?: Transferable[],
	): Promise<Result<M, K>> {
		const start = async (): Promise<Result<M, K>> => {
			if (this.#isDisposed) throw new AppError('job.cancelled', {});
			const job = this.#runner.run(method, request, {
				...(onProgress && { onProgress }),
				...(moved && { transfer: moved }),
			});
			this.#running = job;
			return job.result;
		};
		const result = this.#last.then(start, start);
		this.#last = result.catch(() => undefined);
		return result;
	}

	/** Ends the call under way with its worker and all it holds; the next call starts a fresh one. */
	cancel(): void {
		this.#running?.cancel();
	}

	/** Ends the worker. */
	dispose(): void {
		this.#isDisposed = true;
		this.cancel();
		void this.#last.then(() => this.#runner.dispose());
	}
}
