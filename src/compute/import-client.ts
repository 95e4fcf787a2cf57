import type { ImportMethods } from '#workers/import.worker.ts';
import type {
	AdoptRequest,
	ColumnPicture,
	CompareRequest,
	ImportPlan,
	IntakeFile,
	KnownTables,
	OpenRequest,
	PackedImport,
	PictureRequest,
	PreviewRequest,
	ProjectCustomers,
	Proposal,
	RawPreview,
	UnreadPage,
	UnreadRequest,
	UpdateReport,
} from '#src/io/intake/index.ts';
import type { Progress } from '#workers/serve.ts';
import { Lane } from './lane.ts';
import { startWorker } from './start-worker.ts';
import url from '#workers/import.worker.ts?worker&url';
import unpackUrl from '#workers/unpack.worker.ts?worker&url';

/** Files up to so many bytes are read whole only after the first rows, which are mostly all there is. */
const SMALL = 262_144;

type OnProgress = (progress: Progress) => void;

/** The reading of everything, in a worker of its own. */
interface Reading {
	readonly lane: Lane<ImportMethods>;
	readonly done: Promise<unknown>;
	/** Who is told how far it is; nobody while the first rows are not there. */
	listener: OnProgress | null;
}

/**
 * One import, from dropped files to tables. Two workers side by side: one answers on the first rows while the other reads
 * everything; from then on the other answers. One object per wizard; `dispose` ends both workers and leaves nothing behind.
 */
export class ImportClient {
	readonly #request: OpenRequest;
	#looking = new Lane<ImportMethods>(url);
	#reading: Reading | null = null;

	/**
	 * `customers`: those of the project the tables go into; null for a new project, or one without. `tables`: its tables,
	 * new data of which are recognised.
	 */
	constructor(
		files: readonly IntakeFile[],
		customers: ProjectCustomers | null,
		tables: KnownTables | null = null,
	) {
		this.#request = { files, customers, tables };
	}

	/** Reads the first rows and proposes. Of files that are not small everything is being read from now on. */
	async open(onProgress?: OnProgress): Promise<Proposal> {
		const bytes = this.#request.files.reduce((sum, { content }) => sum + content.size, 0);
		if (bytes > SMALL) this.#read();
		let hasMore = false;
		try {
			const proposal = await this.#looking.run('open', this.#request, onProgress);
			hasMore = !proposal.complete;
			return proposal;
		} finally {
			if (!hasMore) this.cancel();
		}
	}

	/** Carries over what the user had made of a plan before the files were read again. */
	adopt(request: AdoptRequest): Promise<Proposal> {
		return this.#looking.run('adopt', request);
	}

	/**
	 * Waits until everything has been read, then carries over what the user has changed meanwhile: `plans` is asked when the
	 * reading is done for the plan as first proposed and as it is now. Rejects with `job.cancelled` after `cancel` or `dispose`.
	 */
	async complete(plans: () => AdoptRequest, onProgress?: OnProgress): Promise<Proposal> {
		const reading = this.#reading ?? this.#read();
		reading.listener = onProgress ?? null;
		await reading.done;
		const proposal = await reading.lane.run('adopt', plans());
		this.#looking.dispose();
		this.#looking = reading.lane;
		this.#reading = null;
		return proposal;
	}

	/** Stops the reading of everything; the first rows stay. */
	cancel(): void {
		this.#reading?.lane.dispose();
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

	/** What the plan does to tables of the project. Only after `complete`. */
	compare(request: CompareRequest, onProgress?: OnProgress): Promise<readonly UpdateReport[]> {
		return this.#looking.run('compare', request, onProgress);
	}

	/** The tables, moved to the page. Only after `complete`; else they hold the first rows. */
	convert(plan: ImportPlan, onProgress?: OnProgress): Promise<PackedImport> {
		return this.#looking.run('convert', plan, onProgress);
	}

	/** Ends both workers. */
	dispose(): void {
		this.cancel();
		this.#looking.dispose();
	}

	#read(): Reading {
		const lane = new Lane<ImportMethods>(url);
		const unpacker = startWorker(unpackUrl);
		const { port1, port2 } = new MessageChannel();
		unpacker.postMessage(port1, [port1]);
		const request = { ...this.#request, unpacker: port2 };
		const onProgress: OnProgress = (progress) => reading.listener?.(progress);
		const done = lane.run('complete', request, onProgress, [port2]);
		const reading: Reading = { lane, done: done.finally(() => unpacker.terminate()), listener: null };
		reading.done.catch(() => undefined);
		this.#reading = reading;
		return reading;
	}
}
