import { AppError } from '#src/errors/index.ts';

/** What a tab does when its right to write changes. */
export interface WriterHandlers {
	/** Another tab asks to write: store everything, then resolve; the lock is handed over after that. */
	readonly flush: () => Promise<void>;
	/** This tab no longer writes: show the project read-only. */
	readonly onLost: () => void;
	/** This tab now writes. Compare the commit number and load again where it differs, before the first change. */
	readonly onGained: () => void;
}

/** The right to write to one project; at most one tab has it. */
export interface WriterLock {
	/** Whether this tab writes now. */
	readonly writer: boolean;
	/** Asks the writing tab to store its work and hand over; after `STEAL_MS` without an answer the lock is taken. */
	takeOver(): void;
	/** Gives the right up, or stops waiting for it. */
	release(): void;
}

const STEAL_MS = 5000;
const lockName = (projectId: string) => `fenqu:project:${projectId}`;

/**
 * Takes the lock of a project when it is free; otherwise the tab reads only and gets the lock when the writer closes or
 * hands over. A frozen writer may lose it: the commit number, compared with every write, keeps its late write out.
 */
export async function acquireWriter(projectId: string, handlers: WriterHandlers): Promise<WriterLock> {
	const lock = new ProjectLock(projectId, handlers);
	await lock.start();
	return lock;
}

/** Runs something that no other tab's writer may see; @throws AppError project.readOnly when another tab writes. */
export async function withProjectLock<T>(projectId: string, run: () => Promise<T>): Promise<T> {
	if (!navigator.locks) return run();
	return navigator.locks.request(lockName(projectId), { ifAvailable: true }, async (lock) => {
		if (!lock) throw new AppError('project.readOnly', {});
		return run();
	});
}

class ProjectLock implements WriterLock {
	readonly #name: string;
	readonly #handlers: WriterHandlers;
	readonly #channel: BroadcastChannel;
	readonly #ended = new AbortController();
	#letGo: (() => void) | null = null;
	#handingOver = false;

	constructor(projectId: string, handlers: WriterHandlers) {
		this.#name = lockName(projectId);
		this.#handlers = handlers;
		this.#channel = new BroadcastChannel(this.#name);
		this.#channel.onmessage = () => void this.#handOver();
	}

	get writer(): boolean {
		return this.#letGo !== null;
	}

	async start(): Promise<void> {
		if (!navigator.locks) {
			this.#letGo = () => undefined;
			return;
		}
		await new Promise<void>((settled) => {
			const options: LockOptions = { ifAvailable: true };
			this.#hold(options, () => settled()).then(
				(held) => {
					if (!held) this.#wait();
					settled();
				},
				() => settled(),
			);
		});
	}

	takeOver(): void {
		if (this.writer) return;
		this.#channel.postMessage('takeOver');
		setTimeout(() => {
			if (!this.writer && !this.#ended.signal.aborted)
				void this.#hold({ steal: true }, this.#handlers.onGained);
		}, STEAL_MS);
	}

	release(): void {
		this.#ended.abort();
		this.#channel.close();
		this.#letGo?.();
		this.#letGo = null;
	}

	/** Holds the lock until let go; false when it was not to be had. */
	async #hold(options: LockOptions, onHeld: () => void): Promise<boolean> {
		try {
			return await navigator.locks.request(this.#name, options, async (lock) => {
				if (!lock || this.#ended.signal.aborted) return false;
				const letGo = new Promise<void>((resolve) => (this.#letGo = resolve));
				onHeld();
				await letGo;
				return true;
			});
		} catch {
			if (!this.writer || this.#ended.signal.aborted) return false;
			this.#lose();
			return true;
		}
	}

	#wait(): void {
		void this.#hold({ signal: this.#ended.signal }, this.#handlers.onGained);
	}

	#lose(): void {
		this.#letGo = null;
		this.#handlers.onLost();
		this.#wait();
	}

	async #handOver(): Promise<void> {
		if (!this.writer || this.#handingOver) return;
		this.#handingOver = true;
		await this.#handlers.flush().catch(() => undefined);
		this.#handingOver = false;
		const letGo = this.#letGo;
		this.#lose();
		letGo?.();
	}
}
