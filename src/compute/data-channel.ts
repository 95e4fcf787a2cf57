import { transfer, wrap, type Remote } from 'comlink';
import { AppError, reviveFault } from '#src/errors/index.ts';
import type { DataMethods } from '#workers/data.worker.ts';
import type { Outcome } from '#workers/serve.ts';
import url from '#workers/data.worker.ts?worker&url';
import { startWorker } from './start-worker.ts';

interface Served {
	call(method: string, request: unknown, report: null): Promise<Outcome>;
}
type Request<K extends keyof DataMethods> = Parameters<DataMethods[K]>[0];
type Result<K extends keyof DataMethods> = Awaited<ReturnType<DataMethods[K]>>;

/** Calls the one data worker of this page; calls may overlap. */
export class DataChannel {
	readonly #worker: Worker;
	readonly #remote: Remote<Served>;
	readonly #dead: Promise<never>;
	#end: (fault: AppError) => void = () => undefined;

	constructor() {
		this.#worker = startWorker(url);
		this.#remote = wrap<Served>(this.#worker);
		this.#dead = new Promise((_, reject) => {
			this.#end = reject;
			this.#worker.onerror = (event) =>
				reject(new AppError('storage.unavailable', { detail: event.message || 'worker' }));
		});
		this.#dead.catch(() => undefined);
	}

	/** Runs a method; rejects with an AppError. */
	async call<K extends keyof DataMethods>(
		method: K,
		request: Request<K>,
		moved: Transferable[] = [],
	): Promise<Result<K>> {
		const sent: unknown = moved.length > 0 ? transfer(request as object, moved) : request;
		const done = await Promise.race([this.#remote.call(method, sent, null) as Promise<Outcome>, this.#dead]);
		if (!done.ok) throw reviveFault(done.fault);
		return done.value as Result<K>;
	}

	/** Ends the worker; calls under way and later ones reject. */
	terminate(): void {
		this.#worker.terminate();
		this.#end(new AppError('storage.unavailable', { detail: 'closed' }));
	}
}
