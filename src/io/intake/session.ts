import { AppError, toFault } from '#src/errors/index.ts';
import { readFile, type ReadOptions } from '#src/io/read-file.ts';
import type { RawWorkbook, ReportProgress } from '#src/io/raw.ts';
import { convert } from './convert.ts';
import { pictureOf, previewRows, unreadCells } from './look.ts';
import {
	analyseAll,
	buildProposal,
	proposePlan,
	sourcesOf,
	type LoadedFile,
	type SheetState,
} from './propose.ts';
import { recall } from './recall.ts';
import { revise, stepsOfAdopting } from './revise.ts';
import { knownCustomers, type KnownCustomers } from './unknown-customers.ts';
import type {
	AdoptRequest,
	CompareRequest,
	ColumnPicture,
	ColumnPlan,
	ConvertedImport,
	ImportPlan,
	IntakeFile,
	KnownTables,
	PictureRequest,
	PreviewRequest,
	ProjectCustomers,
	Proposal,
	RawPreview,
	SheetKey,
	SheetPlan,
	UnreadPage,
	UnreadRequest,
	UpdateReport,
} from './types.ts';

/** Rows of each sheet read for the first look. */
const PREVIEW_ROWS = 1000;

/**
 * One import from dropped files to tables. Lives in a worker; nothing is written anywhere until the tables it converts
 * are applied as one change. `open` reads the first rows, `complete` everything; either may come first.
 */
export class IntakeSession {
	#files: LoadedFile[] = [];
	#states = new Map<SheetKey, SheetState>();
	#plan: ImportPlan | null = null;
	readonly #customers: KnownCustomers | null;
	readonly #tables: KnownTables | null;
	/** What `compare` has made of a plan. */
	#compared: { readonly plan: string; readonly converted: ConvertedImport } | null = null;

	/**
	 * `customers`: those of the project the tables go into; null for a new project, or one without. `tables`: its tables, new
	 * data of which are recognised.
	 */
	constructor(customers: ProjectCustomers | null = null, tables: KnownTables | null = null) {
		this.#customers = customers && knownCustomers(customers);
		this.#tables = tables;
	}

	/** Reads the first rows of the files and proposes how they become tables. */
	open(files: readonly IntakeFile[], report: ReportProgress): Promise<Proposal> {
		return this.#load(files, { maxRows: PREVIEW_ROWS }, report);
	}

	/**
	 * Reads the files whole and proposes on all rows. A file that cannot be read has its fault in the report.
	 * `inflate`: unpacks sheets elsewhere.
	 */
	complete(
		files: readonly IntakeFile[],
		report: ReportProgress,
		options: Pick<ReadOptions, 'inflate'> = {},
	): Promise<Proposal> {
		return this.#load(files, options, report);
	}

	/** Proposes for a workbook that is in memory already. */
	take(workbook: RawWorkbook): Proposal {
		return this.#propose([{ name: workbook.file, bytes: 0, workbook, fault: null }]);
	}

	/**
	 * The proposal under the user's changes to a plan that was proposed before: on the first rows, under another character
	 * set, or beside fewer files.
	 */
	adopt(request: AdoptRequest): Proposal {
		for (const step of stepsOfAdopting(request, this.#current())) this.#follow(step(this.#current()));
		return this.#report();
	}

	/** The proposal under a plan the user has changed; see `revise` for what follows from a change. */
	revise(plan: ImportPlan): Proposal {
		this.#follow(plan);
		return this.#report();
	}

	#follow(plan: ImportPlan): void {
		const revised = revise(this.#states, this.#current(), plan);
		this.#states = revised.states;
		this.#plan = revised.plan;
	}

	/** Rows of a sheet as they stand in the file. */
	preview({ key, from, count, columns }: PreviewRequest): RawPreview {
		return previewRows(this.#state(key).analysis, this.#sheet(key), from, count, columns);
	}

	/** A page of the cells of a column that are not read as they stand. */
	unreadable({ key, column, offset, count }: UnreadRequest): UnreadPage {
		return unreadCells(this.#state(key).analysis, this.#column(key, column), offset, count);
	}

	/** What the values of a column look like. */
	picture({ key, column }: PictureRequest): ColumnPicture {
		return pictureOf(this.#state(key).analysis, this.#column(key, column));
	}

	/** What the plan does to tables of the project; `convert` hands out what has been worked out here. */
	compare({ plan, targets }: CompareRequest): readonly UpdateReport[] {
		this.#compared = null;
		this.#follow(plan);
		const converted = convert(this.#states, this.#current(), this.#customers, targets);
		this.#compared = { plan: JSON.stringify(plan), converted };
		return converted.updates.map(({ report }) => report);
	}

	/** The tables of the plan. One that brings tables of the project up to date has to be compared before. */
	convert(plan: ImportPlan): ConvertedImport {
		const compared = this.#compared;
		this.#compared = null;
		if (compared?.plan === JSON.stringify(plan)) return compared.converted;
		this.#follow(plan);
		return convert(this.#states, this.#current(), this.#customers);
	}

	async #load(files: readonly IntakeFile[], options: ReadOptions, report: ReportProgress): Promise<Proposal> {
		const loaded: LoadedFile[] = [];
		const sum = files.reduce((bytes, file) => bytes + file.content.size, 0);
		let before = 0;
		for (const file of files) {
			const start = before;
			const share: ReportProgress = ({ stage, done, total }) => {
				const part = total !== null && total > 0 ? Math.min(1, done / total) : 0;
				report({ stage, done: start + part * file.content.size, total: sum });
			};
			loaded.push(await load(file, options, share));
			before += file.content.size;
		}
		report({ stage: 'analysing', done: sum, total: sum });
		return this.#propose(loaded);
	}

	#propose(loaded: LoadedFile[]): Proposal {
		this.#files = loaded;
		this.#states = analyseAll(sourcesOf(loaded), this.#customers !== null);
		this.#plan = proposePlan(loaded, this.#states);
		if (this.#tables) {
			const recalled = recall(this.#states, this.#plan, this.#tables);
			[this.#plan, this.#states] = [recalled.plan, recalled.states];
		}
		return this.#report();
	}

	#report(): Proposal {
		return buildProposal(this.#files, this.#states, this.#current(), this.#customers);
	}

	#current(): ImportPlan {
		if (!this.#plan) throw new AppError('import.nothingChosen', {});
		return this.#plan;
	}

	#state(key: SheetKey): SheetState {
		const state = this.#states.get(key);
		if (!state) throw new AppError('change.unknownTarget', { target: key });
		return state;
	}

	#sheet(key: SheetKey): SheetPlan {
		const sheet = this.#current().sheets.find((other) => other.key === key);
		if (!sheet) throw new AppError('change.unknownTarget', { target: key });
		return sheet;
	}

	#column(key: SheetKey, source: number): ColumnPlan {
		const column = this.#sheet(key).columns.find((other) => other.source === source);
		if (!column) throw new AppError('change.unknownTarget', { target: `${key} ${source}` });
		return column;
	}
}

async function load(file: IntakeFile, options: ReadOptions, report: ReportProgress): Promise<LoadedFile> {
	const read = file.encoding ? { ...options, encoding: file.encoding } : options;
	try {
		const bytes = new Uint8Array(await contentOf(file));
		const workbook = await readFile(bytes, file.name, read, report);
		return { name: file.name, bytes: file.content.size, workbook, fault: null };
	} catch (thrown) {
		return { name: file.name, bytes: file.content.size, workbook: null, fault: toFault(thrown) };
	}
}

async function contentOf(file: IntakeFile): Promise<ArrayBuffer> {
	try {
		return await file.content.arrayBuffer();
	} catch (cause) {
		throw new AppError('file.changed', { file: file.name }, { cause });
	}
}
