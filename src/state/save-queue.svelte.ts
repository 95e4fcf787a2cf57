import type { JournalEntry } from '#src/core/model/index.ts';
import { toFault, type Fault } from '#src/errors/index.ts';

/** Keeps journal entries. Resolves when the database has committed them, with the time of the commit. */
export interface EntrySink {
	append(entries: readonly JournalEntry[]): Promise<void>;
}

export type SaveState =
	| { readonly kind: 'saved'; readonly time: number | null }
	| { readonly kind: 'saving' }
	| { readonly kind: 'failed'; readonly fault: Fault };

/** Writes entries in order, one batch at a time; what fails stays queued and is tried again on the next change or on demand. */
export class SaveQueue {
	#state = $state.raw<SaveState>({ kind: 'saved', time: null });
	#waiting: JournalEntry[] = [];
	#running: Promise<void> | null = null;
	readonly #sink: EntrySink;

	constructor(sink: EntrySink) {
		this.#sink = sink;
	}

	get state(): SaveState {
		return this.#state;
	}
	get isClean(): boolean {
		return this.#waiting.length === 0 && this.#running === null;
	}

	push(entry: JournalEntry): void {
		this.#waiting.push(entry);
		void this.flush();
	}

	/** Resolves when nothing is waiting, or when writing failed. */
	async flush(): Promise<void> {
		while (this.#running) await this.#running;
		if (this.#waiting.length === 0) return;
		this.#running = this.#write();
		await this.#running;
	}

	/** Forgets what has not been written: another tab writes now, and what it has written does not fit before these. */
	drop(): void {
		this.#waiting = [];
		this.#state = { kind: 'saved', time: null };
	}

	async #write(): Promise<void> {
		this.#state = { kind: 'saving' };
		while (this.#waiting.length > 0) {
			const batch = this.#waiting.slice();
			try {
				await this.#sink.append(batch);
			} catch (thrown) {
				const isDropped = !batch.some((entry) => this.#waiting.includes(entry));
				if (isDropped) continue;
				this.#state = { kind: 'failed', fault: toFault(thrown) };
				return this.#end();
			}
			const written = new Set(batch);
			this.#waiting = this.#waiting.filter((entry) => !written.has(entry));
		}
		this.#state = { kind: 'saved', time: Date.now() };
		this.#end();
	}

	#end(): void {
		this.#running = null;
	}
}
