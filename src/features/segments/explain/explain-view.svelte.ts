import {
	candidateColumns,
	ownColumns,
	schemeParts,
	usualLeaf,
	type Candidates,
	type Explanation,
	type ExplainRequest,
	type NoExplanation,
} from '#src/core/segment/explain/index.ts';
import type { SchemeResult } from '#src/core/segment/index.ts';
import type { Column } from '#src/core/table/index.ts';
import type { Fault } from '#src/errors/index.ts';
import { addRules } from '#src/features/segments/scheme-edits.ts';
import type { SchemeView } from '#src/features/segments/scheme-view.svelte.ts';
import { m } from '#src/i18n/index.ts';
import { Recomputation } from '#src/state/recomputation.svelte.ts';
import type { ExplainSettings } from './explain-settings.svelte.ts';

/** A tree with the result it restates. */
export interface Explained extends Explanation {
	readonly of: SchemeResult;
}

const NONE: Candidates = { columns: [], tooMany: [] };

/** The explanation of a scheme on screen: grown again in a worker whenever the result or what may be asked changes. */
export class ExplainView {
	readonly view: SchemeView;
	readonly settings: ExplainSettings;
	readonly #recomputation: Recomputation;
	#inputs: readonly unknown[] = [];
	#attempt = $state(0);
	#cancel: () => void = () => undefined;
	#isCancelled = $state(false);
	#done = $state.raw<Explained | NoExplanation | null>(null);
	/** The chosen node of the tree. */
	#selected = $state<number | null>(null);

	readonly #candidates: Candidates = $derived.by(() => {
		const { customers } = this.view.session.sheets;
		return customers ? candidateColumns(customers.columns, this.#roles) : NONE;
	});
	readonly #own: ReadonlySet<string> = $derived.by(() =>
		this.view.scheme ? ownColumns(this.view.scheme, this.#roles) : new Set(),
	);
	/** Columns that may be ticked. */
	readonly offered: readonly Column[] = $derived.by(() =>
		this.#candidates.columns.filter(({ id }) => !(this.settings.withoutOwn && this.#own.has(id))),
	);
	readonly asked: readonly Column[] = $derived.by(() =>
		this.offered.filter(({ id }) => !this.settings.off.has(id)),
	);
	readonly #request: ExplainRequest | null = $derived.by(() => {
		const { result, session } = this.view;
		if (!result || session.analysis.isBehind) return null;
		const { classOf, classes } = result;
		const { depth } = this.settings;
		return { classOf, classes: classes.length, columns: this.asked, depth, minLeaf: this.leaf };
	});

	constructor(view: SchemeView, settings: ExplainSettings) {
		this.view = view;
		this.settings = settings;
		this.#recomputation = new Recomputation(() => this.#plan());
	}

	/** Customers each leaf has at least. */
	get leaf(): number {
		return this.settings.leaf ?? usualLeaf(this.customers);
	}
	get customers(): number {
		return this.view.result?.classOf.length ?? 0;
	}
	/** Choices with more values than a rule can name. */
	get tooMany(): readonly Column[] {
		return this.#candidates.tooMany;
	}
	/** The last tree; null while there is none. */
	get explained(): Explained | null {
		return this.#done?.ok ? this.#done : null;
	}
	/** Why there is no tree. */
	get why(): NoExplanation['why'] | null {
		return this.#done && !this.#done.ok ? this.#done.why : null;
	}
	get isRunning(): boolean {
		return this.#recomputation.isRunning;
	}
	get isCancelled(): boolean {
		return this.#isCancelled && !this.isRunning;
	}
	get fault(): Fault | null {
		return this.#recomputation.fault;
	}

	get selected(): number | null {
		return this.#selected;
	}
	/** Chooses a node, or lets go of it when it is chosen already. */
	select(node: number): void {
		this.#selected = node === this.#selected ? null : node;
	}

	/** Ends the growing under way. */
	cancel(): void {
		this.#isCancelled = true;
		this.#cancel();
	}
	/** Grows again after it was cancelled or failed. */
	again(): void {
		this.#attempt++;
	}
	dispose(): void {
		this.#cancel();
		this.#recomputation.dispose();
	}

	/** Whether a column holds yes and no. */
	readonly isYesNo = (id: string): boolean =>
		this.#candidates.columns.some((column) => column.id === id && column.type === 'boolean');

	/** Adds the tree as a scheme of rules; returns its id. */
	turnIntoRules(explained: Explained): string {
		const parts = schemeParts(explained, explained.of.classes, this.isYesNo);
		const name = m.segments_explain_rulesName({ name: this.view.name });
		return addRules(this.view.session, { name, ...parts });
	}

	get #roles() {
		const { sheets, open } = this.view.session;
		return open.current.recipe.roles[sheets.customers?.id ?? ''] ?? {};
	}

	#plan(): (() => Promise<void>) | null {
		const request = this.#request;
		const of = this.view.result;
		if (!request || !of) return null;
		const { classOf, columns, depth, minLeaf } = request;
		const inputs = [this.#attempt, classOf, depth, minLeaf, ...columns];
		const before = this.#inputs;
		if (inputs.length === before.length && inputs.every((each, i) => each === before[i])) return null;
		return async () => {
			this.#inputs = inputs;
			this.#isCancelled = false;
			const job = this.view.session.analysis.explain(request);
			this.#cancel = () => job.cancel();
			const found = await job.result;
			this.#selected = null;
			this.#done = found.ok ? { ...found, of } : found;
		};
	}
}
