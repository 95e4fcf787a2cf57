import { checkpoint, type CheckpointResult } from './checkpoint.ts';
import type { Part } from './codec/chunk.ts';
import {
	append,
	createProject,
	type AppendRequest,
	type AppendResult,
	type Committed,
	type CreateRequest,
} from './commit.ts';
import { DATABASE_NAME, StoreDatabase, type StoreEvent } from './database.ts';
import { loadHistory, loadProject, type LoadedHistory, type LoadedProject } from './load.ts';
import { MarkerFile } from './marker-file.ts';
import {
	duplicateProject,
	eraseAll,
	listProjects,
	purgeProjects,
	removeProject,
	renameProject,
	restoreProject,
	update,
	type Removal,
	type RenameRequest,
} from './projects.ts';
import { compareMarkers, type Marker, type Recovery } from './recovery.ts';
import type { ClassShare, FileBackup, NewAlerts, ProjectSummary } from './rows.ts';
import { Staging } from './staging.ts';
import type { ChunkId } from './stored.ts';
import { totalRows } from './summary.ts';

/** Settings of a service; tests use other names and limits. */
export interface ServiceOptions {
	readonly database?: string;
	/** Changes after the head that cause a checkpoint. */
	readonly checkpointEvery?: number;
	/** Idle time after the last change that causes a checkpoint, in milliseconds. */
	readonly idleMs?: number;
}

/** The state of the store at the start. */
export interface Opened {
	readonly projects: readonly ProjectSummary[];
	readonly recovery: Recovery | null;
	readonly marker: Marker;
}

const MARKER_DELAY_MS = 1000;

/**
 * Everything the page can ask of the store. One instance per data worker; it alone touches IndexedDB. Every promise
 * settles after the transaction has, never before.
 */
export class DataService {
	readonly #options: Required<ServiceOptions>;
	readonly #markerFile: MarkerFile;
	readonly #stagings = new Map<string, Staging>();
	readonly #idle = new Map<string, ReturnType<typeof setTimeout>>();
	readonly #running = new Map<string, Promise<CheckpointResult>>();
	#database: Promise<StoreDatabase> | null = null;
	#events: StoreEvent[] = [];
	#listener: ((event: StoreEvent) => void) | null = null;
	#markerTimer: ReturnType<typeof setTimeout> | undefined;
	#inRecovery = false;

	constructor({ database = DATABASE_NAME, checkpointEvery = 500, idleMs = 120_000 }: ServiceOptions = {}) {
		this.#options = { database, checkpointEvery, idleMs };
		this.#markerFile = new MarkerFile(database);
	}

	/**
	 * Opens the store, deletes what was removed before `time`, and compares it with the markers outside it.
	 *
	 * @throws AppError storage.newerSchema, storage.unavailable
	 */
	async open(request: { readonly marker: Marker | null; readonly time: number }): Promise<Opened> {
		const onDisk = await this.#markerFile.read();
		const database = await this.#open();
		await purgeProjects(database, request.time);
		const { install, purged, marker } = await this.#state();
		const commits = new Map(Object.entries(marker.projects).map(([id, { commit }]) => [id, commit]));
		const recovery = compareMarkers([request.marker, onDisk], { install, commits, purged });
		this.#inRecovery = recovery !== null;
		this.#scheduleMarker();
		return { projects: await listProjects(database), recovery, marker };
	}

	/** Ends a recovery: from now on the markers follow the store again. */
	async acceptLoss(): Promise<Marker> {
		this.#inRecovery = false;
		const { marker } = await this.#state();
		await this.#markerFile.write(marker);
		return marker;
	}

	/** Resolves with the next event from outside; the page asks again after each. */
	nextEvent(): Promise<StoreEvent> {
		const waiting = this.#events.shift();
		if (waiting) return Promise.resolve(waiting);
		return new Promise((resolve) => (this.#listener = resolve));
	}

	async list(): Promise<ProjectSummary[]> {
		return listProjects(await this.#open());
	}

	/** Encodes parts of a coming change and numbers them; nothing is stored before the change itself is. */
	async stage(request: { readonly id: string; readonly parts: readonly Part[] }): Promise<ChunkId[]> {
		const staging = this.#staging(request.id);
		await staging.prepare(await this.#open());
		return request.parts.map((part) => staging.add(part));
	}

	/** Forgets staged parts of a change that will not come. */
	unstage(request: { readonly id: string; readonly ids: readonly ChunkId[] }): void {
		this.#stagings.get(request.id)?.drop(request.ids);
	}

	async create(request: CreateRequest): Promise<Committed> {
		const result = await createProject(await this.#open(), this.#staging(request.project.id), request);
		this.#afterCommit(request.project.id, 0, result.commit);
		return result;
	}

	async append(request: AppendRequest): Promise<AppendResult> {
		const result = await append(await this.#open(), this.#staging(request.id), request);
		if (!result.missing) this.#afterCommit(request.id, request.expected, result.commit);
		return result;
	}

	async load(request: { readonly id: string }): Promise<LoadedProject> {
		return loadProject(await this.#open(), request.id);
	}

	async history(request: Parameters<typeof loadHistory>[1]): Promise<LoadedHistory> {
		return loadHistory(await this.#open(), request);
	}

	/** Last commit of a project as stored now: a tab that slept compares it with its own before it writes. */
	async commitOf(request: { readonly id: string }): Promise<number | null> {
		const row = await (await this.#open()).read((stores) => stores.projects.get(request.id));
		return row && row.removed === null ? row.commit : null;
	}

	/** See `checkpoint`; one at a time per project. */
	async checkpoint(request: { readonly id: string }): Promise<CheckpointResult> {
		const { id } = request;
		clearTimeout(this.#idle.get(id));
		const running = this.#running.get(id);
		if (running) return running;
		const run = this.#open()
			.then((database) => checkpoint(database, this.#staging(id), id))
			.finally(() => this.#running.delete(id));
		this.#running.set(id, run);
		return run;
	}

	async rename(request: RenameRequest): Promise<ProjectSummary> {
		return this.#marked(renameProject(await this.#open(), request));
	}

	async duplicate(request: RenameRequest & { readonly newId: string }): Promise<ProjectSummary> {
		return this.#marked(duplicateProject(await this.#open(), request));
	}

	async remove(request: { readonly id: string; readonly time: number }): Promise<Removal> {
		clearTimeout(this.#idle.get(request.id));
		return this.#marked(removeProject(await this.#open(), request.id, request.time));
	}

	async restore(request: { readonly id: string }): Promise<ProjectSummary> {
		return this.#marked(restoreProject(await this.#open(), request.id));
	}

	/** Deletes a removed project for good, or all whose time is over. */
	async purge(request: { readonly time: number; readonly id?: string }): Promise<string[]> {
		return this.#marked(purgeProjects(await this.#open(), request.time, request.id));
	}

	async touch(request: { readonly id: string; readonly time: number }): Promise<ProjectSummary> {
		return update(await this.#open(), request.id, () => ({ opened: request.time }));
	}

	async markSavedToFile(request: FileBackup & { readonly id: string }): Promise<ProjectSummary> {
		const { id, time, commit } = request;
		return update(await this.#open(), id, () => ({ savedToFile: { time, commit } }));
	}

	async setClasses(request: {
		readonly id: string;
		readonly classes: readonly ClassShare[];
	}): Promise<ProjectSummary> {
		return update(await this.#open(), request.id, () => ({ classes: request.classes }));
	}

	async setNewAlerts(request: {
		readonly id: string;
		readonly newAlerts: readonly NewAlerts[];
	}): Promise<ProjectSummary> {
		return update(await this.#open(), request.id, () => ({ newAlerts: request.newAlerts }));
	}

	async eraseAll(): Promise<Marker> {
		const database = await this.#open();
		for (const timer of this.#idle.values()) clearTimeout(timer);
		this.#stagings.clear();
		await eraseAll(database);
		return this.acceptLoss();
	}

	/** Writes the marker now and closes the connection. */
	async close(): Promise<void> {
		for (const timer of [...this.#idle.values(), this.#markerTimer]) clearTimeout(timer);
		const database = await this.#database;
		if (database && !database.ended) await this.#writeMarker();
		database?.close();
		this.#database = null;
	}

	#open(): Promise<StoreDatabase> {
		this.#database ??= StoreDatabase.open(this.#options.database, (event) => this.#emit(event)).catch(
			(thrown: unknown) => {
				this.#database = null;
				throw thrown;
			},
		);
		return this.#database;
	}

	#staging(id: string): Staging {
		let staging = this.#stagings.get(id);
		if (!staging) this.#stagings.set(id, (staging = new Staging(id)));
		return staging;
	}

	#emit(event: StoreEvent): void {
		const listener = this.#listener;
		this.#listener = null;
		if (listener) listener(event);
		else this.#events.push(event);
	}

	#afterCommit(id: string, before: number, commit: number): void {
		this.#scheduleMarker();
		clearTimeout(this.#idle.get(id));
		const every = this.#options.checkpointEvery;
		const due = Math.floor(before / every) !== Math.floor(commit / every);
		const run = () => void this.checkpoint({ id }).catch(() => undefined);
		this.#idle.set(id, setTimeout(run, due ? 0 : this.#options.idleMs));
	}

	async #marked<T>(done: Promise<T>): Promise<T> {
		const result = await done;
		await this.#writeMarker();
		return result;
	}

	#scheduleMarker(): void {
		clearTimeout(this.#markerTimer);
		this.#markerTimer = setTimeout(() => void this.#writeMarker().catch(() => undefined), MARKER_DELAY_MS);
	}

	async #writeMarker(): Promise<void> {
		if (!this.#inRecovery) await this.#markerFile.write((await this.#state()).marker);
	}

	async #state(): Promise<{ install: string; purged: ReadonlySet<string>; marker: Marker }> {
		const database = await this.#open();
		return database.read(async (stores) => {
			const install = String((await stores.meta.get('install'))?.value ?? '');
			const purged = (await stores.meta.get('purged'))?.value;
			const projects: Record<string, { commit: number; rows: number }> = {};
			await stores.projects.each(({ id, commit, tables }) => {
				projects[id] = { commit, rows: totalRows({ tables }) };
			});
			return {
				install,
				purged: new Set(Array.isArray(purged) ? purged : []),
				marker: { version: 1, install, projects },
			};
		});
	}
}
