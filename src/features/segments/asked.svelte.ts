import type { Answers, QuestionKind, Questions } from '#src/core/segment/questions.ts';
import type { Column } from '#src/core/table/index.ts';
import type { Fault } from '#src/errors/index.ts';
import type { JobProgress } from '#src/state/jobs.svelte.ts';
import { Recomputation } from '#src/state/recomputation.svelte.ts';
import type { Session } from '#src/state/session.svelte.ts';

/** A question about columns of the customers. */
export interface Asking<K extends QuestionKind> {
	readonly question: Questions[K];
	readonly columns: readonly Column[];
}

/** An answer with the question and what it was asked of. */
export interface Answered<K extends QuestionKind, C> extends Asking<K> {
	readonly answer: Answers[K];
	readonly of: C;
}

/**
 * A question to the worker that is asked again whenever it becomes another one; the last answer stays until the next.
 * Questions are compared by the identity of their parts.
 */
export class Asked<K extends QuestionKind, C> {
	readonly #recomputation: Recomputation;
	readonly #kind: K;
	readonly #session: Session;
	#inputs: readonly unknown[] = [];
	#attempt = $state(0);
	#cancel: () => void = () => undefined;
	#isCancelled = $state(false);
	#progress = $state.raw<JobProgress | null>(null);
	#done = $state.raw<Answered<K, C> | null>(null);
	/** What is asked now; null while there is nothing to ask. */
	readonly #asking: () => (Asking<K> & { readonly of: C }) | null;

	constructor(session: Session, kind: K, asking: () => (Asking<K> & { readonly of: C }) | null) {
		this.#session = session;
		this.#kind = kind;
		this.#asking = asking;
		this.#recomputation = new Recomputation(() => this.#plan());
	}

	/** The last answer; null while there is none. */
	get done(): Answered<K, C> | null {
		return this.#done;
	}
	get isRunning(): boolean {
		return this.#recomputation.isRunning;
	}
	get isCancelled(): boolean {
		return this.#isCancelled && !this.isRunning;
	}
	get fault(): Fault | null {
		return this.#recomputation.fault;
	}
	/** How far the run under way is, 0 … 1; null where that is not known. */
	get share(): number | null {
		const { done = 0, total = null } = this.#progress ?? {};
		return total ? done / total : null;
	}

	/** Ends the run under way. */
	cancel(): void {
		this.#isCancelled = true;
		this.#cancel();
	}
	/** Asks again after that was cancelled or failed. */
	again(): void {
		this.#attempt++;
	}
	dispose(): void {
		this.#cancel();
		this.#recomputation.dispose();
	}

	#plan(): (() => Promise<void>) | null {
		const asking = this.#asking();
		if (!asking) return null;
		const { question, columns, of } = asking;
		const inputs = [this.#attempt, ...Object.values(question), ...columns];
		const before = this.#inputs;
		if (inputs.length === before.length && inputs.every((each, i) => each === before[i])) return null;
		return async () => {
			this.#inputs = inputs;
			this.#isCancelled = false;
			this.#progress = null;
			const report = (progress: JobProgress): void => void (this.#progress = progress);
			const job = this.#session.analysis.ask(this.#kind, question, columns, report);
			this.#cancel = () => job.cancel();
			this.#done = { question, columns, of, answer: await job.result };
		};
	}
}
