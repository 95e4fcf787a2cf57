import type { ImportMethods, PackedImport } from '#workers/import.worker.ts';
import type {
	AdoptRequest,
	ColumnPicture,
	ImportPlan,
	IntakeFile,
	PictureRequest,
	PreviewRequest,
	ProjectCustomers,
	Proposal,
	RawPreview,
	UnreadPage,
	UnreadRequest,
} from '#src/io/intake/index.ts';
import type { Progress } from '#workers/serve.ts';
import { Lane } from './lane.ts';
import url from '#workers/import.worker.ts?worker&url';

export type { PackedImport } from '#workers/import.worker.ts';

/**
 * One import, from dropped files to tables. Two workers: one answers on the first rows while the other reads everything;
 * from then on the other answers. One object per wizard; `dispose` ends both workers and leaves nothing behind.
 */
export class ImportClient {
	#looking = new Lane<ImportMethods>(url);
	#reading: Lane<ImportMethods> | null = null;
	readonly #customers: ProjectCustomers | null;

	/** `customers`: those of the project the tables go into; null for a new project, or one without. */
	constructor(customers: ProjectCustomers | null) {
		this.#customers = customers;
	}

	/** Reads the first rows and proposes. */
	open(files: readonly IntakeFile[], onProgress?: (progress: Progress) => void): Promise<Proposal> {
		return this.#looking.run('open', { files, customers: this.#customers }, onProgress);
	}

	/** Carries over what the user had made of a plan before the files were read again. */
	adopt(request: AdoptRequest): Promise<Proposal> {
		return this.#looking.run('adopt', request);
	}

	/**
	 * Reads everything, then carries over what the user has changed meanwhile: `plans` is asked when the reading is done
	 * for the plan as first proposed and as it is now. Rejects with `job.cancelled` after `cancel` or `dispose`.
	 */
	async complete(
		files: readonly IntakeFile[],
		plans: () => AdoptRequest,
		onProgress?: (progress: Progress) => void,
	): Promise<Proposal> {
		this.#reading?.dispose();
		const lane = new Lane<ImportMethods>(url);
		this.#reading = lane;
		await lane.run('complete', { files, customers: this.#customers }, onProgress);
		const proposal = await lane.run('adopt', plans());
		this.#looking.dispose();
		this.#looking = lane;
		this.#reading = null;
		return proposal;
	}

	/** Stops the reading of everything; the first rows stay. */
	cancel(): void {
		this.#reading?.dispose();
		this.#reading = null;
	}

	/** The proposal under a changed plan. */
	revise(plan: ImportPlan): Promise<Proposal> {
		return this.#looking.run('revise', plan);
	}

	preview(request: PreviewRequest): Promise<RawPreview> {
		return this.#looking.run('preview', request);
	}

	unreadable(request: UnreadRequest): Promise<UnreadPage> {
		return this.#looking.run('unreadable', request);
	}

	picture(request: PictureRequest): Promise<ColumnPicture> {
		return this.#looking.run('picture', request);
	}

	/** The tables, moved to the page. Only after `complete`; else they hold the first rows. */
	convert(plan: ImportPlan, onProgress?: (progress: Progress) => void): Promise<PackedImport> {
		return this.#looking.run('convert', plan, onProgress);
	}

	/** Ends both workers. */
	dispose(): void {
		this.cancel();
		this.#looking.dispose();
	}
}
