import {
	DataClient,
	type OpenedProject,
	type ProjectSummary,
	type Recovery,
	type StoreEvent,
} from '#src/compute/data-client.ts';
import { mapChange, type JournalEntry, type Project } from '#src/core/model/index.ts';
import { Dictionary } from '#src/core/table/index.ts';
import { toFault, type Fault } from '#src/errors/index.ts';
import { m } from '#src/i18n/index.ts';
import type { Jobs } from './jobs.svelte.ts';

/** A project as the start page lists it. Times are milliseconds since 1970. */
export interface ProjectLine {
	readonly id: string;
	readonly name: string;
	readonly customers: number;
	/** Order lines; null without a transactions table. */
	readonly lines: number | null;
	readonly modified: number;
	readonly classes: readonly { readonly key: string; readonly colour: number; readonly count: number }[];
	/** Last time the project was written to a file; null = never. */
	readonly backup: number | null;
	/** Whether it has changed since. */
	readonly isBackupOld: boolean;
	readonly bytes: number;
}

/** The projects of this browser: the page's view of the store. */
export class Projects {
	readonly #client = new DataClient({ mapChange, dictionaryOf: (chunks) => Dictionary.fromPacked(chunks) });
	readonly #jobs: Jobs;
	readonly #author: () => string;
	#summaries = $state.raw<readonly ProjectSummary[]>([]);
	#recovery = $state.raw<Recovery | null>(null);
	#fault = $state.raw<Fault | null>(null);
	#isReady = $state(false);
	#isPersisted = $state(false);
	readonly list: readonly ProjectLine[] = $derived(this.#summaries.map(lineOf));

	constructor(jobs: Jobs, author: () => string) {
		this.#jobs = jobs;
		this.#author = author;
	}

	/** Whether the store has been opened; until then the list says nothing. */
	get isReady(): boolean {
		return this.#isReady;
	}
	/** Set when projects that this browser remembers are not in the store. */
	get recovery(): Recovery | null {
		return this.#recovery;
	}
	/** Why the store cannot be used. */
	get fault(): Fault | null {
		return this.#fault;
	}
	/** Whether the browser has promised not to evict the store. */
	get isPersisted(): boolean {
		return this.#isPersisted;
	}

	async start(): Promise<void> {
		this.#client.onEvent((event) => this.#onEvent(event));
		try {
			const { projects, recovery } = await this.#client.openStore(Date.now());
			this.#summaries = projects;
			this.#recovery = recovery;
			this.#isReady = true;
			this.#isPersisted = (await navigator.storage?.persisted?.()) ?? false;
		} catch (thrown) {
			this.#fault = toFault(thrown);
		}
	}

	async refresh(): Promise<void> {
		this.#summaries = await this.#client.listProjects();
	}

	summary(id: string): ProjectSummary | undefined {
		return this.#summaries.find((each) => each.id === id);
	}

	/** Stores a new project with what has been done to it; resolves when the database has it. */
	async create(base: Project, entries: readonly JournalEntry[]): Promise<void> {
		await this.#jobs.run('save', (onProgress) => ({
			result: this.#client.createProject(base, entries, Date.now(), (done, total) =>
				onProgress({ stage: 'save', done, total }),
			),
			cancel: () => undefined,
		}));
		void this.#afterCreate().catch(() => undefined);
	}

	async #afterCreate(): Promise<void> {
		await this.refresh();
		this.#isPersisted = await this.#client.requestPersistence();
	}

	load(id: string): Promise<OpenedProject> {
		return this.#client.loadProject(id);
	}

	history(id: string): Promise<JournalEntry[]> {
		return this.#client.loadHistory(id);
	}

	async append(id: string, entries: readonly JournalEntry[]): Promise<void> {
		const first = entries[0];
		if (first) await this.#client.append(id, entries, first.seq - 1);
	}

	async opened(id: string): Promise<void> {
		this.#replace(await this.#client.touch(id, Date.now()));
	}

	async savedToFile(id: string, commit: number): Promise<void> {
		this.#replace(await this.#client.markSavedToFile(id, { time: Date.now(), commit }));
	}

	async setClasses(id: string, classes: ProjectSummary['classes']): Promise<void> {
		this.#replace(await this.#client.setClasses(id, classes));
	}

	async setNewAlerts(id: string, newAlerts: NonNullable<ProjectSummary['newAlerts']>): Promise<void> {
		this.#replace(await this.#client.setNewAlerts(id, newAlerts));
	}

	async rename(id: string, name: string): Promise<void> {
		this.#replace(await this.#client.rename(id, name, this.#author(), Date.now()));
	}

	async duplicate(id: string): Promise<void> {
		const name = m.start_copyName({ name: this.summary(id)?.name ?? '' });
		await this.#client.flushed(id);
		await this.#client.duplicate(id, crypto.randomUUID(), name, this.#author(), Date.now());
		await this.refresh();
	}

	/** Hides a project; the function returned brings it back, `forGood` ends it. */
	async remove(
		id: string,
	): Promise<{ readonly undo: () => Promise<void>; readonly forGood: () => Promise<void> }> {
		const removal = await this.#client.remove(id, Date.now());
		await this.refresh();
		return {
			undo: async () => {
				await this.#client.restore(removal);
				await this.refresh();
			},
			forGood: () => this.#client.purge(removal, Date.now()),
		};
	}

	release(id: string): void {
		this.#client.release(id);
	}

	/** The user has read what was lost; the store goes on as it is. */
	async acceptLoss(): Promise<void> {
		await this.#client.acceptLoss();
		this.#recovery = null;
	}

	async eraseAll(): Promise<void> {
		await this.#client.eraseAll();
		await this.refresh();
	}

	#replace(summary: ProjectSummary): void {
		this.#summaries = this.#summaries.map((each) => (each.id === summary.id ? summary : each));
	}

	#onEvent(event: StoreEvent): void {
		if (event.kind === 'blocked') this.#fault = { code: 'storage.blocked', args: {} };
		else if (event.kind === 'outdated') this.#fault = { code: 'storage.outdatedTab', args: {} };
		else this.#fault = { code: 'storage.unavailable', args: { detail: event.kind } };
	}
}

function lineOf(summary: ProjectSummary): ProjectLine {
	const rows = (kind: string) => {
		const tables = summary.tables.filter((table) => table.kind === kind);
		return tables.length === 0 ? null : tables.reduce((sum, table) => sum + table.rows, 0);
	};
	return {
		id: summary.id,
		name: summary.name,
		customers: rows('customers') ?? 0,
		lines: rows('transactions'),
		modified: summary.modified,
		classes: summary.classes,
		backup: summary.savedToFile?.time ?? null,
		isBackupOld: summary.savedToFile !== null && summary.savedToFile.commit < summary.commit,
		bytes: summary.bytes,
	};
}
