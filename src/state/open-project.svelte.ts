import {
	apply,
	EMPTY_HISTORY,
	historyOf,
	keptPicks,
	record,
	reverting,
	type Change,
	type ChangeLabel,
	type History,
	type JournalEntry,
	type Json,
	type PickedView,
	type PicksOf,
	type Project,
	type Recipe,
} from '#src/core/model/index.ts';
import { AppError } from '#src/errors/index.ts';
import { SaveQueue, type EntrySink } from './save-queue.svelte.ts';

interface Stamp {
	readonly author: () => string;
	readonly now: () => number;
}

export interface OpenOptions {
	readonly project: Project;
	/** Where new entries are kept. */
	readonly sink: EntrySink;
	/** False while another tab writes. */
	readonly isWriter: boolean;
	readonly stamp: Stamp;
}

/** The project on screen: its current version, its history, and the one door through which it changes. */
export class OpenProject {
	#current = $state.raw<Project>() as Project;
	#history = $state.raw<History>(EMPTY_HISTORY);
	#entries = $state.raw<readonly JournalEntry[]>([]);
	#isWriter = $state(false);
	readonly #leaving = new AbortController();
	readonly #stamp: Stamp;
	/** State of what has been written; "saved" is the word of the database, not of the edit. */
	readonly saving: SaveQueue;

	constructor({ project, sink, isWriter, stamp }: OpenOptions) {
		this.#current = project;
		this.#isWriter = isWriter;
		this.#stamp = stamp;
		this.saving = new SaveQueue(sink);
	}

	get current(): Project {
		return this.#current;
	}
	get id(): string {
		return this.#current.id;
	}
	get history(): History {
		return this.#history;
	}
	/** Everything done since the oldest entry that was loaded, oldest first. */
	get entries(): readonly JournalEntry[] {
		return this.#entries;
	}
	get isReadOnly(): boolean {
		return !this.#isWriter;
	}

	/** The project is left: what was begun before is ended, or changes nothing, as whoever opens it next would not know. */
	leave(): void {
		this.#leaving.abort();
	}

	/** Ends searches in the project when it is left. */
	get left(): AbortSignal {
		return this.#leaving.signal;
	}

	/** The only way to change the project: one step for the user, one entry of the journal. */
	apply(change: Change, label: ChangeLabel): void {
		if (this.left.aborted) return;
		this.#commit(this.#entry(change, label));
	}

	/** Sets a value of the recipe. Nothing happens when it is the same already. */
	setRecipe(path: readonly (string | number)[], after: unknown, label: ChangeLabel): void {
		const before = valueAt(this.#current.recipe as unknown as Json, path);
		if (JSON.stringify(before) === JSON.stringify(after)) return;
		this.apply({ kind: 'setRecipe', path, before, after: after as Json | undefined }, label);
	}

	/** How a sheet is shown. */
	setView(table: string, view: unknown, label: ChangeLabel): void {
		this.#setShown(['views', table], view, label);
	}

	/** What is picked in a view of a scheme. */
	pick<V extends PickedView>(scheme: string, view: V, part: Partial<PicksOf<V>>): void {
		const { path, value } = keptPicks(this.#current.recipe, scheme, view, part);
		this.#setShown(path, value, { code: `${view}Picks`, args: {} });
	}

	/** A reader in a second tab may change what is shown too: it is shown, but not kept. */
	#setShown(path: readonly string[], after: unknown, label: ChangeLabel): void {
		if (!this.isReadOnly) return this.setRecipe(path, after, label);
		const { seq, recipe } = this.#current;
		const before = valueAt(recipe as unknown as Json, path);
		const change = { kind: 'setRecipe', path, before, after: after as Json | undefined } as const;
		this.#current = { ...apply(this.#current, change), seq };
	}

	/** Goes on without what of the recipe cannot be used: a step that stays. A reader sees it, but it is not kept. */
	mend(recipe: Recipe, label: ChangeLabel): void {
		const [now, after] = [this.#current.recipe, recipe] as unknown as readonly Readonly<
			Record<string, Json>
		>[];
		const fields = Object.keys({ ...now, ...after }).filter((field) => now?.[field] !== after?.[field]);
		const change: Change = {
			kind: 'batch',
			changes: fields.map((field) => ({
				kind: 'setRecipe',
				path: [field],
				before: now?.[field],
				after: after?.[field],
			})),
		};
		if (this.isReadOnly) {
			this.#current = { ...apply(this.#current, change), seq: this.#current.seq };
			return;
		}
		this.#commit({ ...this.#entry(change, label), mends: true });
	}

	undo(): ChangeLabel | null {
		return this.#revert(this.#history.undo.at(-1));
	}

	redo(): ChangeLabel | null {
		return this.#revert(this.#history.redo.at(-1));
	}

	/** Puts the journal of earlier visits before what was done since the project was opened. */
	prependHistory(earlier: readonly JournalEntry[]): void {
		const known = new Set(this.#entries.map(({ seq }) => seq));
		this.#entries = [...earlier.filter(({ seq }) => !known.has(seq)), ...this.#entries].sort(
			(a, b) => a.seq - b.seq,
		);
		this.#history = historyOf(this.#entries);
	}

	/** Becomes the writer, with the project as the store has it now. */
	startWriting(project: Project): void {
		this.saving.drop();
		this.#current = project;
		this.#entries = [];
		this.#history = EMPTY_HISTORY;
		this.#isWriter = true;
	}

	/** Another tab writes from now on. */
	stopWriting(): void {
		this.#isWriter = false;
	}

	#entry(change: Change, label: ChangeLabel): JournalEntry {
		const seq = this.#current.seq + 1;
		return { seq, change, label, author: this.#stamp.author(), time: this.#stamp.now() };
	}

	#revert(step: JournalEntry | undefined): ChangeLabel | null {
		if (!step) return null;
		this.#commit(
			reverting(step, { seq: this.#current.seq + 1, author: this.#stamp.author(), time: this.#stamp.now() }),
		);
		return step.label;
	}

	#commit(entry: JournalEntry): void {
		if (!this.#isWriter) throw new AppError('project.readOnly', {});
		this.#current = apply(this.#current, entry.change);
		this.#entries = [...this.#entries, entry];
		this.#history = record(this.#history, entry);
		this.saving.push(entry);
	}
}

function valueAt(node: Json | undefined, path: readonly (string | number)[]): Json | undefined {
	let value: Json | undefined = node;
	for (const key of path) {
		if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
		value = (value as Record<string | number, Json>)[key];
	}
	return value;
}
