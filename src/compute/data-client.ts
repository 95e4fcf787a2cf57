import type { JournalEntry, Project } from '#src/core/model/index.ts';
import type { SoundRecipe } from '#src/core/model/sound/index.ts';
import { AppError } from '#src/errors/index.ts';
import type {
	ChunkId,
	ClassShare,
	Committed,
	Damage,
	FileBackup,
	NewAlerts,
	Part,
	ProjectSummary,
	Recovery,
	Removal,
	ServiceOptions,
	StoreEvent,
} from '#src/data/index.ts';
import { DataChannel } from './data-channel.ts';
import { PageMarker } from './page-marker.ts';
import { ProjectParts, type ModelTools, type Outgoing } from './project-parts.ts';
import { withProjectLock } from './project-lock.ts';

export type {
	ClassShare,
	FileBackup,
	NewAlerts,
	ProjectSummary,
	Recovery,
	Removal,
	StoreEvent,
} from '#src/data/index.ts';
export type { ModelTools } from './project-parts.ts';

/** A project as it stands in the store. */
export interface OpenedProject {
	readonly project: Project;
	readonly summary: ProjectSummary;
	/** Rows whose stored block cannot be read; they are missing in `project`. */
	readonly damaged: readonly Damage[];
	/** The recipe without what cannot be used; null where all of `project.recipe` can. */
	readonly mended: SoundRecipe | null;
}

/** Progress of sending: bytes sent, and of how many. */
export type SendProgress = (done: number, total: number) => void;

const BATCH_BYTES = 2 << 20;
const HISTORY = 500;

/**
 * The page's door to the store. All faults are AppErrors of the catalogue (`storage.*`, `project.*`). A promise that
 * resolves means that the transaction has ended: "saved" may be shown then, not earlier.
 */
export class DataClient {
	readonly #channel = new DataChannel();
	readonly #tools: ModelTools;
	readonly #marker: PageMarker;
	readonly #projects = new Map<string, ProjectParts>();
	readonly #queues = new Map<string, Promise<unknown>>();
	readonly #listeners = new Set<(event: StoreEvent) => void>();

	constructor(tools: ModelTools, options: ServiceOptions = {}) {
		this.#tools = tools;
		this.#marker = new PageMarker(options.database);
		void this.#channel.call('start', options).catch(() => undefined);
		void this.#listen();
	}

	/**
	 * Opens the store. `recovery` is set when something outside the store remembers projects that it does not hold:
	 * show the recovery screen then, never an empty welcome.
	 *
	 * @throws AppError storage.newerSchema, storage.unavailable
	 */
	async openStore(
		time: number,
	): Promise<{ readonly projects: readonly ProjectSummary[]; readonly recovery: Recovery | null }> {
		const { projects, recovery, marker } = await this.#channel.call('open', {
			marker: this.#marker.read(),
			time,
		});
		if (recovery) this.#marker.suspend();
		else this.#marker.write(marker);
		return { projects, recovery };
	}

	/** The user has seen what was lost: from now on the markers follow the store. */
	async acceptLoss(): Promise<void> {
		this.#marker.resume(await this.#channel.call('acceptLoss', undefined));
	}

	/** Calls back when another tab upgrades the store (`outdated`), the browser takes it away (`closed`), or another tab blocks opening. */
	onEvent(listener: (event: StoreEvent) => void): () => void {
		this.#listeners.add(listener);
		return () => this.#listeners.delete(listener);
	}

	/** Asks the browser to keep the store; false when it may still be evicted. Call on a user's action. */
	async requestPersistence(): Promise<boolean> {
		return (await navigator.storage?.persist?.()) ?? false;
	}

	listProjects(): Promise<readonly ProjectSummary[]> {
		return this.#channel.call('list', undefined);
	}

	/**
	 * Stores a new project: its base state (usually empty, from `createProject`) and the entries made on it, in one
	 * strict transaction.
	 *
	 * @throws AppError storage.quota, with nothing stored; storage.conflict when the id exists
	 */
	async createProject(
		base: Project,
		entries: readonly JournalEntry[],
		time: number,
		onProgress?: SendProgress,
	): Promise<Committed> {
		const parts = this.#partsOf(base.id);
		const outgoing = parts.outgoing();
		base.tables.forEach((table) => outgoing.collectTable(table));
		return this.#queued(base.id, async () => {
			const created = await this.#sending(base.id, outgoing, entries, onProgress, () => {
				const project = { ...base, tables: base.tables.map((table) => outgoing.table(table)) };
				const stored = entries.map((entry) => ({ ...entry, change: outgoing.change(entry.change) }));
				return this.#channel.call('create', { project, entries: stored, time });
			});
			parts.settle(outgoing);
			this.#marker.commit(base.id, created);
			return created;
		});
	}

	/** Opens a project: head + journal. @throws AppError project.notFound, storage.damaged */
	async loadProject(id: string): Promise<OpenedProject> {
		const { project, parts, summary, damaged, mended } = await this.#channel.call('load', { id });
		const held = new ProjectParts(this.#tools);
		this.#projects.set(id, held);
		return { project: held.project(project, parts), summary, damaged, mended };
	}

	/**
	 * The last entries, oldest first, for undo. Call after `loadProject`: blocks the page already holds are not read again.
	 * Shorter than asked for when something an older entry needs is gone.
	 */
	async loadHistory(id: string, limit = HISTORY): Promise<JournalEntry[]> {
		const held = this.#partsOf(id);
		const { entries, parts } = await this.#channel.call('history', { id, limit, known: held.known() });
		const history: JournalEntry[] = [];
		for (const stored of entries.toReversed()) {
			const entry = held.entry(stored, parts);
			if (!entry) break;
			history.push(entry);
		}
		return history.reverse();
	}

	/**
	 * Adds entries after `expectedCommit`. Calls for one project follow one another in the order made, so the next may
	 * be made before the last has resolved.
	 *
	 * @throws AppError storage.conflict when another tab has written; storage.quota, with nothing stored;
	 * storage.outdatedTab; project.notFound
	 */
	append(
		id: string,
		entries: readonly JournalEntry[],
		expectedCommit: number,
		onProgress?: SendProgress,
	): Promise<Committed> {
		return this.#queued(id, async () => {
			const parts = this.#partsOf(id);
			for (let attempt = 0; ; attempt++) {
				const outgoing = parts.outgoing();
				const result = await this.#sending(id, outgoing, entries, onProgress, () => {
					const stored = entries.map((entry) => ({ ...entry, change: outgoing.change(entry.change) }));
					return this.#channel.call('append', { id, entries: stored, expected: expectedCommit });
				});
				if (!result.missing) {
					parts.settle(outgoing);
					this.#marker.commit(id, result);
					return result;
				}
				if (attempt > 0)
					throw new AppError('storage.damaged', { project: id, detail: `chunk ${result.missing.join()}` });
				parts.settle(outgoing);
				parts.forget(result.missing);
			}
		});
	}

	/** Resolves when everything appended so far to this project is stored; never rejects. */
	async flushed(id: string): Promise<void> {
		await this.#queues.get(id)?.catch(() => undefined);
	}

	/** Last commit in the store, or null when the project is gone. Compare after a wake-up before writing. */
	commitOf(id: string): Promise<number | null> {
		return this.#channel.call('commitOf', { id });
	}

	/** Brings the head up to the journal. Happens by itself after 500 changes and after two idle minutes. */
	async checkpoint(id: string): Promise<void> {
		await this.#channel.call('checkpoint', { id });
	}

	/** Renames a project that is not open. @throws AppError project.readOnly when another tab writes to it */
	rename(id: string, name: string, author: string, time: number): Promise<ProjectSummary> {
		return withProjectLock(id, () => this.#channel.call('rename', { id, name, author, time }));
	}

	/** Copies a project, journal included. @throws AppError storage.quota, with nothing stored */
	duplicate(id: string, newId: string, name: string, author: string, time: number): Promise<ProjectSummary> {
		return this.#channel.call('duplicate', { id, newId, name, author, time });
	}

	/** Hides a project; `restore` brings it back until it is purged, at the latest with the next `openStore` after `until`. */
	remove(id: string, time: number): Promise<Removal> {
		return withProjectLock(id, () => this.#channel.call('remove', { id, time }));
	}

	restore(removal: Removal): Promise<ProjectSummary> {
		return this.#channel.call('restore', { id: removal.id });
	}

	/** Deletes a removed project for good. */
	async purge(removal: Removal, time: number): Promise<void> {
		this.#marker.forget(removal.id);
		await this.#channel.call('purge', { id: removal.id, time });
		this.#projects.delete(removal.id);
	}

	/** Notes that a project was opened. */
	touch(id: string, time: number): Promise<ProjectSummary> {
		return this.#channel.call('touch', { id, time });
	}

	/** Notes that a file holds the project as of `commit`. */
	markSavedToFile(id: string, backup: FileBackup): Promise<ProjectSummary> {
		return this.#channel.call('markSavedToFile', { id, ...backup });
	}

	/** The class composition shown on the start page. */
	setClasses(id: string, classes: readonly ClassShare[]): Promise<ProjectSummary> {
		return this.#channel.call('setClasses', { id, classes });
	}

	/** Notes which alerts the data brought in last have raised. */
	setNewAlerts(id: string, newAlerts: readonly NewAlerts[]): Promise<ProjectSummary> {
		return this.#channel.call('setNewAlerts', { id, newAlerts });
	}

	/** Deletes every project. */
	async eraseAll(): Promise<void> {
		const marker = await this.#channel.call('eraseAll', undefined);
		this.#projects.clear();
		this.#marker.resume(marker);
	}

	/** Forgets what the page holds of a project that was closed. */
	release(id: string): void {
		this.#projects.delete(id);
	}

	/** Ends the worker after what is under way. */
	async close(): Promise<void> {
		await Promise.allSettled(this.#queues.values());
		await this.#channel.call('close', undefined);
		this.#channel.terminate();
	}

	#partsOf(id: string): ProjectParts {
		let parts = this.#projects.get(id);
		if (!parts) this.#projects.set(id, (parts = new ProjectParts(this.#tools)));
		return parts;
	}

	#queued<T>(id: string, run: () => Promise<T>): Promise<T> {
		const done = (this.#queues.get(id) ?? Promise.resolve()).then(run, run);
		this.#queues.set(id, done);
		done.catch(() => undefined);
		return done;
	}

	/** Sends the new parts in batches small enough not to hold up the page, then commits; drops them when that fails. */
	async #sending<T>(
		id: string,
		outgoing: Outgoing,
		entries: readonly JournalEntry[],
		onProgress: SendProgress | undefined,
		commit: () => Promise<T>,
	): Promise<T> {
		for (const entry of entries) outgoing.collect(entry.change);
		const queue = [...outgoing.unsent()];
		const total = queue.reduce((sum, part) => sum + part.bytes, 0);
		const ids: ChunkId[] = [];
		let done = 0;
		try {
			// An import is on screen before it is sent.
			if (total > BATCH_BYTES) await new Promise((resolve) => setTimeout(resolve));
			while (queue.length > 0) {
				let bytes = 0;
				let count = 0;
				while (count < queue.length && (count === 0 || bytes < BATCH_BYTES))
					bytes += queue[count++]?.bytes ?? 0;
				const batch = queue.splice(0, count);
				const numbers = await this.#channel.call('stage', {
					id,
					parts: batch.map((part): Part => part.make()),
				});
				batch.forEach((part, i) => part.take(numbers[i] ?? 0));
				ids.push(...numbers);
				done += bytes;
				onProgress?.(done, total);
			}
			return await commit();
		} catch (thrown) {
			if (ids.length > 0) void this.#channel.call('unstage', { id, ids }).catch(() => undefined);
			throw thrown;
		}
	}

	async #listen(): Promise<void> {
		try {
			for (;;) {
				const event = await this.#channel.call('nextEvent', undefined);
				for (const listener of this.#listeners) listener(event);
			}
		} catch {
			return;
		}
	}
}
