import type { OpenedProject } from '#src/compute/data-client.ts';
import { acquireWriter, type WriterLock } from '#src/compute/project-lock.ts';
import type { Project } from '#src/core/model/index.ts';
import { isoDate, serialOf } from '#src/core/table/index.ts';
import { toFault, type Fault } from '#src/errors/index.ts';
import type { LeftOut } from '#src/core/model/sound/index.ts';
import type { ProjectFileNote } from '#src/io/project-file/index.ts';
import { Analysis } from './segments/analysis.svelte.ts';
import { Display } from './tables/display.svelte.ts';
import type { Jobs } from './jobs.svelte.ts';
import { packAlerts, unpackAlerts } from './segments/new-alerts.ts';
import { OpenProject } from './open-project.svelte.ts';
import type { Projects } from './projects.svelte.ts';
import type { EntrySink } from './save-queue.svelte.ts';
import { Sheets } from './tables/sheets.svelte.ts';

type Damage = OpenedProject['damaged'][number];
type Loaded = Omit<OpenedProject, 'summary'> & Partial<Pick<OpenedProject, 'summary'>>;

/** What a workbook lost on its way; a column that came in is none. */
export type Loss = ProjectFileNote & { readonly code: Exclude<ProjectFileNote['code'], 'columnAdded'> };

/** What of a project is not there any more since it was opened. */
export interface Remarks {
	/** A workbook that came back, or the store of this browser. */
	readonly from: 'file' | 'store';
	readonly leftOut: readonly LeftOut[];
	readonly notes: readonly Loss[];
}

/** A figure of the status bar. */
export interface StatusItem {
	readonly label: string;
	readonly value: string;
}

/** Milliseconds after a result until its classes are kept for the list of projects. */
const KEEP_AFTER = 1000;

/** One project on screen, with everything that lives as long as it is open. */
export class Session {
	readonly open: OpenProject;
	readonly analysis: Analysis;
	readonly sheets: Sheets;
	readonly display: Display;
	readonly #projects: Projects;
	readonly #stop: () => void;
	#lock: WriterLock | null = null;
	#reloading: Promise<void> | null = null;
	#savedToFile = $state.raw<{ readonly time: number; readonly seq: number } | null>(null);
	#damaged = $state.raw<readonly Damage[]>([]);
	#remarks = $state.raw<Remarks | null>(null);
	#fault = $state.raw<Fault | null>(null);
	/** Left half of the status bar; set by the area on screen. */
	status = $state.raw<readonly StatusItem[]>([]);
	exporting = $state(false);
	/** Snapshot kept before new data came in, until the user has seen what that changed. */
	updatedFrom = $state.raw<string | null>(null);
	/** As `alertKeysOf` writes them. */
	#newAlerts = $state.raw<ReadonlySet<string>>(new Set());
	/** Snapshot that the classes shall be compared with; taken by the screen that shows them. */
	compareWith = $state.raw<string | null>(null);

	private constructor(open: OpenProject, projects: Projects, jobs: Jobs) {
		this.open = open;
		this.#projects = projects;
		this.analysis = new Analysis(open, jobs);
		this.sheets = new Sheets(open, this.analysis);
		this.display = new Display(this);
		this.#stop = $effect.root(() => {
			$effect(() => {
				if (this.analysis.isRunning || this.analysis.composition.length === 0) return;
				const timer = setTimeout(() => void this.#keepClasses(), KEEP_AFTER);
				return () => clearTimeout(timer);
			});
		});
	}

	/** Opens a project of the store: as its writer, or to look at while another tab writes. */
	static async start(id: string, projects: Projects, jobs: Jobs, author: () => string): Promise<Session> {
		const sink = { append: (entries: Parameters<Projects['append']>[1]) => projects.append(id, entries) };
		const load = () => projects.load(id);
		const session = await Session.#begin({ id, load, sink }, projects, jobs, author);
		void session.#loadHistory();
		void projects.opened(id).catch(() => undefined);
		return session;
	}

	/** Opens a new project before it is stored: its first changes store it, and its save state says how that went. */
	static create(base: Project, projects: Projects, jobs: Jobs, author: () => string): Promise<Session> {
		let isStored = false;
		const append: EntrySink['append'] = async (entries) => {
			if (isStored) return projects.append(base.id, entries);
			await projects.create(base, entries);
			isStored = true;
		};
		const load = () => Promise.resolve({ project: base, damaged: [], mended: null });
		return Session.#begin({ id: base.id, load, sink: { append } }, projects, jobs, author);
	}

	static async #begin(
		source: { readonly id: string; readonly load: () => Promise<Loaded>; readonly sink: EntrySink },
		projects: Projects,
		jobs: Jobs,
		author: () => string,
	): Promise<Session> {
		let session: Session | null = null;
		let gains = 0;
		const lock = await acquireWriter(source.id, {
			flush: async () => session?.open.saving.flush(),
			onLost: () => void session?.open.stopWriting(),
			onGained: () => {
				gains++;
				void session?.reload();
			},
		});
		try {
			// What another tab wrote while the project was being read is in it only when it is read again.
			let loaded: Loaded;
			let seen: number;
			do {
				seen = gains;
				loaded = await source.load();
			} while (seen !== gains);
			const open = new OpenProject({
				project: loaded.project,
				sink: source.sink,
				isWriter: lock.writer,
				stamp: { author, now: () => Date.now() },
			});
			// What cannot be used is gone before anything looks at the project.
			const remarks = mend(open, loaded);
			session = new Session(open, projects, jobs);
			session.#lock = lock;
			session.#damaged = loaded.damaged;
			session.#remarks = remarks;
			session.#newAlerts = unpackAlerts(loaded.summary?.newAlerts);
			return session;
		} catch (thrown) {
			lock.release();
			throw thrown;
		}
	}

	/** When the project was last written to a file, and the state it had; null = never. */
	get savedToFile(): { readonly time: number; readonly seq: number } | null {
		const kept = this.#projects.summary(this.open.id)?.savedToFile;
		return this.#savedToFile ?? (kept ? { time: kept.time, seq: kept.commit } : null);
	}

	/** Parts of the project that the store could not read; their cells are empty. */
	get damaged(): readonly Damage[] {
		return this.#damaged;
	}

	/** What was left out when the project was opened; null where nothing was, or the user has seen it. */
	get remarks(): Remarks | null {
		return this.#remarks;
	}
	remark(remarks: Remarks | null): void {
		this.#remarks = remarks;
	}

	/** The analysis date as `2026-06-30`. */
	get analysisDate(): string | null {
		const { analysisDate } = this.open.current.recipe;
		return analysisDate === null ? null : isoDate(analysisDate);
	}
	/** The day after the last transaction. */
	get proposedDate(): string | null {
		const { proposedDate } = this.analysis;
		return proposedDate === null ? null : isoDate(proposedDate);
	}

	/** Sets the analysis date from a text such as `2026-06-30`; anything else changes nothing. */
	setAnalysisDate(iso: string): void {
		const [year, month, day] = iso.split('-').map(Number);
		if (!year || !month || !day || year < 1900) return;
		this.open.setRecipe(['analysisDate'], serialOf(year, month, day), {
			code: 'analysisDate',
			args: { date: iso },
		});
	}

	rename(name: string): void {
		const before = this.open.current.name;
		const after = name.trim();
		if (after === '' || after === before) return;
		this.open.apply(
			{ kind: 'renameProject', before, after },
			{ code: 'renameProject', args: { name: after } },
		);
	}

	/** Alerts that the data brought in last have raised, as `alertKeysOf` writes them. */
	get newAlerts(): ReadonlySet<string> {
		return this.#newAlerts;
	}

	/** Other alerts are new. They are kept beside the project: no step of its history, and in no file. */
	markNew(alerts: ReadonlySet<string>): void {
		this.#newAlerts = alerts;
		void this.#keepAlerts();
	}

	/** The project has just been written to a file. */
	async noteFile(): Promise<void> {
		const seq = this.open.current.seq;
		this.#savedToFile = { time: Date.now(), seq };
		await this.open.saving.flush();
		await this.#projects.savedToFile(this.open.id, seq);
	}

	/** Asks the writing tab to let this one write. */
	takeOver(): void {
		this.#lock?.takeOver();
	}

	/** Why this tab, whose turn it is to write, could not read what the other has written; until it can, it only looks. */
	get fault(): Fault | null {
		return this.#fault;
	}

	/** Reads the project again after another tab has written it, and goes on as its writer. */
	reload(): Promise<void> {
		this.#reloading ??= this.#reload().finally(() => (this.#reloading = null));
		return this.#reloading;
	}

	async #reload(): Promise<void> {
		try {
			const opened = await this.#projects.load(this.open.id);
			this.#fault = null;
			if (!this.#lock?.writer) return;
			this.open.startWriting(opened.project);
			this.#damaged = opened.damaged;
			this.#remarks = mend(this.open, opened);
			this.#newAlerts = unpackAlerts(opened.summary.newAlerts);
			await this.#loadHistory();
		} catch (thrown) {
			this.#fault = toFault(thrown);
		}
	}

	async close(): Promise<void> {
		this.open.leave();
		this.#stop();
		await this.#keepClasses();
		this.analysis.dispose();
		this.#lock?.release();
		this.#projects.release(this.open.id);
		await this.#projects.refresh();
	}

	/** The sizes of the classes, for the list of projects. */
	async #keepClasses(): Promise<void> {
		await this.open.saving.flush();
		const classes = this.analysis.composition;
		if (classes.length > 0 && !this.open.isReadOnly)
			await this.#projects.setClasses(this.open.id, classes).catch(() => undefined);
	}

	async #keepAlerts(): Promise<void> {
		const alerts = packAlerts(this.#newAlerts);
		await this.open.saving.flush();
		if (!this.open.isReadOnly) await this.#projects.setNewAlerts(this.open.id, alerts).catch(() => undefined);
	}

	async #loadHistory(): Promise<void> {
		const entries = await this.#projects.history(this.open.id).catch(() => []);
		this.open.prependHistory(entries);
	}
}

/** Leaves out what of a recipe cannot be used, and says so. */
function mend(open: OpenProject, { mended }: Loaded): Remarks | null {
	if (!mended) return null;
	const { recipe, leftOut } = mended;
	open.mend(recipe, { code: 'mend', args: { count: leftOut.length } });
	return { from: 'store', leftOut, notes: [] };
}
