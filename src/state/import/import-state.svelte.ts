import { ImportClient } from '#src/compute/import-client.ts';
import { createProject, tableOfKind } from '#src/core/model/index.ts';
import { AppError, toFault, type Fault } from '#src/errors/index.ts';
import type {
	AdoptRequest,
	ColumnPicture,
	ImportPlan,
	IntakeFile,
	KnownTables,
	PackedImport,
	PreviewRequest,
	Proposal,
	RawPreview,
	SheetKey,
	UnreadPage,
	UpdateReport,
} from '#src/io/intake/index.ts';
import type { TextEncoding } from '#src/io/raw.ts';
import type { App } from '../app.svelte.ts';
import { importedNotice, nothingNewNotice, takenDatum } from './import-notice.ts';
import { importStep, isEmpty, projectCustomers } from './import-steps.ts';
import { compareWith, knownTables, tablesInto } from './import-updates.ts';
import { keepingChange, snapshotsOf } from '../segments/snapshots.ts';
import { faultOf, type JobProgress } from '../jobs.svelte.ts';
import type { Session } from '../session.svelte.ts';
import { watchAlerts } from '../segments/watching.ts';

export type {
	ColumnPicture,
	ColumnPlan,
	ColumnReport,
	DateOrder,
	FileReport,
	ImportPlan,
	IntakeNote,
	LeftOutReason,
	PreviewCell,
	PreviewRow,
	Proposal,
	RawPreview,
	RowSpan,
	SheetKey,
	SheetPlan,
	SheetReport,
	UnknownCustomer,
	UnknownCustomers,
	UnreadCell,
	UnreadPage,
	UpdateReport,
} from '#src/io/intake/index.ts';
export type { FileFormat, RawNote, TextEncoding } from '#src/io/raw.ts';

export type ImportPhase = 'idle' | 'opening' | 'ready' | 'importing';

/** How far the reading of everything is: the first rows are there before it starts. */
export type ReadingPhase = 'none' | 'running' | 'done' | 'stopped';

/** A change of the plan, given as a function so that it can be applied to the plan that is in force by then. */
export type PlanEdit = (plan: ImportPlan) => ImportPlan;

/** The table of the project that files are for. */
export type ImportGoal = NonNullable<KnownTables['goal']>;

/** What files do to tables of the project, or why that could not be worked out. */
export interface Comparison {
	readonly plan: ImportPlan;
	readonly reports: readonly UpdateReport[];
	readonly fault: Fault | null;
}

/** One import, from dropped files to rows on screen. Nothing is written before `commit`. */
export class ImportState {
	readonly #app: App;
	#client: ImportClient | null = null;
	#files = $state.raw<readonly IntakeFile[]>([]);
	#proposed: ImportPlan | null = null;
	#proposal = $state.raw<Proposal | null>(null);
	#plan = $state.raw<ImportPlan | null>(null);
	#phase = $state<ImportPhase>('idle');
	#reading = $state<ReadingPhase>('none');
	#progress = $state.raw<JobProgress | null>(null);
	#startedAt = $state(0);
	#isRevising = $state(false);
	#fault = $state.raw<Fault | null>(null);
	#whole: Promise<void> = Promise.resolve();
	/** Changes made while files are opened or those before are being carried over to the plan on all rows. */
	#late: PlanEdit[] | null = null;
	#revision = 0;
	/** The table the user has chosen for the files. */
	#goal: ImportGoal | null = null;
	#comparison = $state.raw<Comparison | null>(null);

	constructor(app: App) {
		this.#app = app;
	}

	get files(): readonly IntakeFile[] {
		return this.#files;
	}
	get phase(): ImportPhase {
		return this.#phase;
	}
	get reading(): ReadingPhase {
		return this.#reading;
	}
	/** What was found and is proposed; follows every change of the plan. */
	get proposal(): Proposal | null {
		return this.#proposal;
	}
	/** The plan as it is now; ahead of the proposal while that is being worked out. */
	get plan(): ImportPlan | null {
		return this.#plan;
	}
	/** Whether counts and evidence still belong to the plan before the last change. */
	get isRevising(): boolean {
		return this.#isRevising;
	}
	/** Progress of opening, of reading everything in the background, or of the import. */
	get progress(): JobProgress | null {
		return this.#progress;
	}
	/** When the work that `progress` speaks of began, in milliseconds of `performance.now()`. */
	get startedAt(): number {
		return this.#startedAt;
	}
	get fault(): Fault | null {
		return this.#fault;
	}

	/** What the plan does to tables of the project, once `compare` has worked it out; null while it is not known. */
	get comparison(): Comparison | null {
		return this.#comparison?.plan === this.#plan ? this.#comparison : null;
	}
	/** Whether the plan brings tables of the project up to date. */
	get isUpdate(): boolean {
		return this.#plan !== null && tablesInto(this.#plan).length > 0;
	}

	/** Looks at files and proposes; goes on reading them whole while the user looks. `goal`: the table they are for. */
	async open(files: readonly IntakeFile[], goal: ImportGoal | null = null): Promise<void> {
		this.reset();
		this.#goal = goal;
		await this.#start(files, null);
	}

	/** Further files beside those that are here; what has been changed stays. */
	async add(files: readonly IntakeFile[]): Promise<void> {
		await this.#restart([...this.#files, ...files]);
	}

	/** Changes the plan; counts, evidence and samples follow. */
	change(edit: PlanEdit): void {
		if (!this.#plan) return;
		this.#plan = this.#fitted(edit(this.#plan));
		if (this.#late) this.#late.push(edit);
		else void this.#revise();
	}

	/** Reads a text file again with another character set; what has been changed stays where the columns still match. */
	async setEncoding(file: number, encoding: TextEncoding): Promise<void> {
		await this.#restart(this.#files.map((each, i) => (i === file ? { ...each, encoding } : each)));
	}

	/** Stops the reading of everything; the first rows stay, and importing reads on. */
	stopReading(): void {
		this.#client?.cancel();
		if (this.#reading === 'running') this.#reading = 'stopped';
		this.#progress = null;
	}

	/** Reads everything, where that was stopped. */
	readOn(): void {
		if (!this.#client || this.#reading === 'running' || this.#reading === 'done') return;
		this.#startedAt = performance.now();
		this.#whole = this.#complete(this.#client);
	}

	preview(request: PreviewRequest): Promise<RawPreview> {
		return this.#require().preview(request);
	}
	unreadable(key: SheetKey, column: number, offset: number, count: number): Promise<UnreadPage> {
		return this.#require().unreadable({ key, column, offset, count });
	}
	picture(key: SheetKey, column: number): Promise<ColumnPicture> {
		return this.#require().picture({ key, column });
	}

	/** Works out what the plan does to tables of the project. Everything is read before. */
	async compare(): Promise<void> {
		const client = this.#client;
		if (!client || this.#isRevising || this.#late || this.#phase !== 'ready') return;
		this.readOn();
		await this.#whole;
		const plan = this.#plan;
		if (this.#client !== client || !plan || this.#isRevising || this.comparison) return;
		const comparison = await compareWith(client, this.#app.session?.open ?? null, plan).then(
			(reports) => ({ plan, reports, fault: null }),
			(thrown: unknown) => ({ plan, reports: [], fault: toFault(thrown) }),
		);
		if (this.#client === client && this.#plan === plan) this.#comparison = comparison;
	}

	/**
	 * Imports: into the project that is open, or into a new one with this name. Rows are on screen as soon as they are
	 * converted; storing goes on behind them and is reported by the save state.
	 */
	async commit(name: string): Promise<void> {
		const client = this.#client;
		if (!client || !this.#plan || this.#phase === 'importing') return;
		this.#phase = 'importing';
		this.#fault = null;
		try {
			this.readOn();
			await this.#whole;
			if (this.#client !== client) return;
			if (this.#fault) this.#phase = 'ready';
			if (this.#fault || !this.#plan) return;
			this.#report({ stage: 'converting', done: 0, total: null });
			const { session } = this.#app;
			const taken = await takenDatum(this, this.#app);
			const packed = await this.#converted(client, this.#plan);
			if (this.#client !== client) return;
			const tellAlerts = session && watchAlerts(this.#app, session);
			if (session) {
				if (!this.#bringIn(session, packed)) return;
			} else {
				const base = createProject(crypto.randomUUID(), name);
				await this.#app.createAndOpen(base, [importStep(base, packed)]);
			}
			const since = session?.updatedFrom ?? null;
			const compare = since === null ? null : () => this.#app.showChangesSince(since);
			const notice = importedNotice(packed, session ? () => this.#app.undo() : null, compare, taken);
			this.#app.notify(notice);
			tellAlerts?.(notice);
			this.reset();
		} catch (thrown) {
			if (this.#client === client) this.#fail(thrown);
		}
	}

	/** Applies what has been converted to the project that is open, as one step; false where there is nothing new in it. */
	#bringIn(session: Session, packed: PackedImport): boolean {
		const kept = keepingChange(session, 'update', Date.now());
		const step = importStep(session.open.current, packed, kept ? [kept] : []);
		const isNew = !isEmpty(step);
		if (isNew) {
			const before = snapshotsOf(session).length;
			session.open.apply(step.change, step.label);
			session.updatedFrom = snapshotsOf(session)[before]?.id ?? null;
		}
		this.#app.showProject(session.open.id);
		if (isNew) return true;
		this.#app.notify(nothingNewNotice(packed));
		this.reset();
		return false;
	}

	/** The tables of a plan; those of the project are compared anew, as they are now. */
	async #converted(client: ImportClient, plan: ImportPlan): Promise<PackedImport> {
		if (tablesInto(plan).length > 0) await compareWith(client, this.#app.session?.open ?? null, plan);
		return client.convert(plan);
	}

	/** Stops an import under way; the plan stays as it is. */
	async cancelImport(): Promise<void> {
		if (this.#phase === 'importing') await this.#restart(this.#files);
	}

	/** Stops everything; nothing stays behind. */
	reset(): void {
		this.#client?.dispose();
		this.#client = null;
		this.#files = [];
		this.#proposed = null;
		this.#proposal = null;
		this.#plan = null;
		this.#late = null;
		this.#goal = null;
		this.#comparison = null;
		this.#progress = null;
		this.#fault = null;
		this.#isRevising = false;
		this.#reading = 'none';
		this.#phase = 'idle';
	}

	async #restart(files: readonly IntakeFile[]): Promise<void> {
		const kept = this.#proposed && this.#plan ? { proposed: this.#proposed, plan: this.#plan } : null;
		this.#client?.dispose();
		this.#late = null;
		this.#reading = 'none';
		await this.#start(files, kept);
	}

	/** Opens files; `kept` is what the user had made of the plan before. */
	async #start(files: readonly IntakeFile[], kept: AdoptRequest | null): Promise<void> {
		const { session } = this.#app;
		const project = session?.open.current ?? null;
		const client = new ImportClient(
			files,
			project && projectCustomers(project),
			project && knownTables(project, this.#goal),
		);
		this.#client = client;
		this.#files = files;
		this.#phase = 'opening';
		this.#fault = null;
		this.#whole = Promise.resolve();
		this.#startedAt = performance.now();
		this.#late = [];
		try {
			const opened = await client.open((progress) => this.#report(progress));
			if (this.#client !== client) return;
			const proposal = kept ? await client.adopt(kept) : opened;
			if (this.#client !== client) return;
			this.#proposed = opened.plan;
			this.#phase = 'ready';
			this.#catchUp(proposal);
			if (proposal.complete) this.#reading = 'done';
			else this.#whole = this.#complete(client);
			if (proposal.complete) this.#progress = null;
		} catch (thrown) {
			if (this.#client !== client) return;
			this.#late = null;
			this.#fail(thrown);
		}
	}

	/** Takes what the worker proposes after a reading, then what was changed while it worked. */
	#catchUp(proposal: Proposal): void {
		const late = this.#late ?? [];
		this.#late = null;
		this.#take(proposal);
		if (late.length > 0) this.change((plan) => late.reduce((now, edit) => edit(now), plan));
	}

	async #revise(): Promise<void> {
		const client = this.#client;
		if (!client || !this.#plan) return;
		const revision = ++this.#revision;
		this.#isRevising = true;
		try {
			const proposal = await client.revise(this.#plan);
			if (this.#client !== client || revision !== this.#revision) return;
			if (!this.#late) this.#take(proposal);
		} catch (thrown) {
			if (this.#client === client && faultOf(thrown)) this.#fail(thrown);
		}
		if (this.#client === client && revision === this.#revision) this.#isRevising = false;
	}

	async #complete(client: ImportClient): Promise<void> {
		this.#reading = 'running';
		const plans = () => {
			this.#late = [];
			return { proposed: this.#proposed as ImportPlan, plan: this.#plan as ImportPlan };
		};
		try {
			const proposal = await client.complete(plans, (progress) => this.#report(progress));
			if (this.#client !== client) return;
			this.#reading = 'done';
			this.#catchUp(proposal);
		} catch (thrown) {
			if (this.#client !== client) return;
			this.#late = null;
			this.#reading = 'stopped';
			if (faultOf(thrown)) this.#fail(thrown);
		} finally {
			if (this.#client === client && this.#phase !== 'importing') this.#progress = null;
		}
	}

	#report(progress: JobProgress): void {
		this.#progress = progress;
	}

	#take(proposal: Proposal): void {
		this.#proposal = proposal;
		this.#plan = this.#fitted(proposal.plan);
	}

	/** A project that has customers gets no second list of them; those made from orders come to the one that was made so. */
	#fitted(plan: ImportPlan): ImportPlan {
		const { session } = this.#app;
		const hasCustomers = session !== null && tableOfKind(session.open.current, 'customers') !== undefined;
		return hasCustomers ? { ...plan, deriveCustomers: plan.customersInto !== null } : plan;
	}

	#fail(thrown: unknown): void {
		this.#fault = faultOf(thrown) ?? toFault(thrown);
		this.#phase = this.#proposal ? 'ready' : 'idle';
		this.#progress = null;
	}

	#require(): ImportClient {
		if (!this.#client) throw new AppError('job.cancelled', {});
		return this.#client;
	}
}
