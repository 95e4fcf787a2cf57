import { ImportClient } from '#src/compute/import-client.ts';
import { createProject } from '#src/core/model/index.ts';
import type {
	ColumnPicture,
	ImportPlan,
	IntakeFile,
	Proposal,
	RawPreview,
	SheetKey,
	UnreadPage,
} from '#src/io/intake/index.ts';
import type { TextEncoding } from '#src/io/raw.ts';
import { toFault, type Fault } from '#src/errors/index.ts';
import type { App } from './app.svelte.ts';
import { importStep } from './import-steps.ts';
import { faultOf, type JobProgress } from './jobs.svelte.ts';

export type ImportPhase = 'idle' | 'opening' | 'ready' | 'importing';

/** One import, from dropped files to rows on screen. Nothing is written before `commit`. */
export class ImportState {
	readonly #app: App;
	#client: ImportClient | null = null;
	#files = $state.raw<readonly IntakeFile[]>([]);
	#proposed: ImportPlan | null = null;
	#proposal = $state.raw<Proposal | null>(null);
	#plan = $state.raw<ImportPlan | null>(null);
	#phase = $state<ImportPhase>('idle');
	#progress = $state.raw<JobProgress | null>(null);
	#fault = $state.raw<Fault | null>(null);
	#reading: Promise<void> = Promise.resolve();
	#revision = 0;

	constructor(app: App) {
		this.#app = app;
	}

	get files(): readonly IntakeFile[] {
		return this.#files;
	}
	get phase(): ImportPhase {
		return this.#phase;
	}
	/** What was found and is proposed; follows every change of the plan. */
	get proposal(): Proposal | null {
		return this.#proposal;
	}
	/** The plan as it is now. */
	get plan(): ImportPlan | null {
		return this.#plan;
	}
	/** Progress of opening, of reading everything in the background, or of the import. */
	get progress(): JobProgress | null {
		return this.#progress;
	}
	get fault(): Fault | null {
		return this.#fault;
	}

	/** Looks at files and proposes; goes on reading them whole while the user looks. */
	async open(files: readonly IntakeFile[]): Promise<void> {
		this.reset();
		const client = new ImportClient();
		this.#client = client;
		this.#files = files;
		this.#phase = 'opening';
		try {
			const proposal = await client.open(files, (progress) => (this.#progress = progress));
			if (this.#client !== client) return;
			this.#take(proposal);
			this.#proposed = proposal.plan;
			this.#phase = 'ready';
			this.#reading = this.#complete(client);
		} catch (thrown) {
			if (this.#client === client) this.#fail(thrown);
		}
	}

	/** Puts a changed plan in force; counts, evidence and samples follow. */
	async revise(plan: ImportPlan): Promise<void> {
		const client = this.#client;
		if (!client) return;
		this.#plan = plan;
		const revision = ++this.#revision;
		try {
			const proposal = await client.revise(plan);
			if (this.#client === client && revision === this.#revision) this.#take(proposal);
		} catch (thrown) {
			if (this.#client === client) this.#fail(thrown);
		}
	}

	/** Reads a text file again with another character set. */
	async setEncoding(file: number, encoding: TextEncoding): Promise<void> {
		await this.open(this.#files.map((each, i) => (i === file ? { ...each, encoding } : each)));
	}

	preview(key: SheetKey, from: number, count: number): Promise<RawPreview> {
		return this.#require().preview({ key, from, count });
	}
	unreadable(key: SheetKey, column: number, offset: number, count: number): Promise<UnreadPage> {
		return this.#require().unreadable({ key, column, offset, count });
	}
	picture(key: SheetKey, column: number): Promise<ColumnPicture> {
		return this.#require().picture({ key, column });
	}

	/**
	 * Imports: into the project that is open, or into a new one with this name. Rows are on screen as soon as they are
	 * converted; storing goes on behind them and is reported by the save state.
	 */
	async commit(name: string): Promise<void> {
		const client = this.#client;
		if (!client || !this.#plan) return;
		this.#phase = 'importing';
		try {
			await this.#reading;
			if (this.#fault || !this.#plan) return;
			const packed = await client.convert(this.#plan, (progress) => (this.#progress = progress));
			const { session } = this.#app;
			if (session) {
				const { change, label } = importStep(session.open.current, packed);
				session.open.apply(change, label);
				this.#app.navigation.go({
					screen: 'project',
					project: session.open.id,
					area: 'tables',
					object: null,
				});
			} else {
				const base = createProject(crypto.randomUUID(), name);
				await this.#app.createAndOpen(base, [importStep(base, packed)]);
			}
			this.reset();
		} catch (thrown) {
			if (this.#client === client) this.#fail(thrown);
		}
	}

	/** Stops everything; nothing stays behind. */
	reset(): void {
		this.#client?.dispose();
		this.#client = null;
		this.#files = [];
		this.#proposal = null;
		this.#plan = null;
		this.#progress = null;
		this.#fault = null;
		this.#phase = 'idle';
	}

	async #complete(client: ImportClient): Promise<void> {
		const plans = () => ({ proposed: this.#proposed as ImportPlan, plan: this.#plan as ImportPlan });
		try {
			const proposal = await client.complete(this.#files, plans, (progress) => (this.#progress = progress));
			if (this.#client === client) this.#take(proposal);
		} catch (thrown) {
			if (this.#client === client) this.#fail(thrown);
		} finally {
			if (this.#client === client) this.#progress = null;
		}
	}

	#take(proposal: Proposal): void {
		this.#proposal = proposal;
		this.#plan = proposal.plan;
	}

	#fail(thrown: unknown): void {
		this.#fault = faultOf(thrown) ?? toFault(thrown);
		this.#phase = this.#proposal ? 'ready' : 'idle';
	}

	#require(): ImportClient {
		if (!this.#client) throw new Error('no import is open');
		return this.#client;
	}
}
