import {
	candidateColumns,
	ownColumns,
	schemeParts,
	usualLeaf,
	type Candidates,
	type Explanation,
	type NoExplanation,
} from '#src/core/segment/explain/index.ts';
import type { SchemeResult } from '#src/core/segment/index.ts';
import type { Column } from '#src/core/table/index.ts';
import { Asked } from '#src/features/segments/asked.svelte.ts';
import { addRules } from '#src/features/segments/scheme-edits.ts';
import type { SchemeView } from '#src/features/segments/scheme-view.svelte.ts';
import { m } from '#src/i18n/index.ts';
import type { ExplainSettings } from './explain-settings.ts';

/** A tree with the result it restates. */
export interface Explained extends Explanation {
	readonly of: SchemeResult;
}

const NONE: Candidates = { columns: [], tooMany: [] };

/** The explanation of a scheme on screen: grown again in a worker whenever the result or what may be asked changes. */
export class ExplainView {
	readonly view: SchemeView;
	readonly settings: ExplainSettings;
	readonly asked: Asked<'explain', SchemeResult>;
	/** The chosen node of the tree. */
	#selected = $state.raw<{ readonly node: number; readonly of: Explained } | null>(null);

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
	readonly columns: readonly Column[] = $derived.by(() =>
		this.offered.filter(({ id }) => !this.settings.off.includes(id)),
	);
	readonly #last: Explained | NoExplanation | null = $derived.by(() => {
		const { done } = this.asked;
		return done && (done.answer.ok ? { ...done.answer, of: done.of } : done.answer);
	});

	constructor(view: SchemeView, settings: ExplainSettings) {
		this.view = view;
		this.settings = settings;
		this.asked = new Asked(view.session, 'explain', () => this.#asking());
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
		return this.#last?.ok ? this.#last : null;
	}
	/** Why there is no tree. */
	get why(): NoExplanation['why'] | null {
		return this.#last && !this.#last.ok ? this.#last.why : null;
	}
	get selected(): number | null {
		return this.#selected?.of === this.explained ? (this.#selected?.node ?? null) : null;
	}
	/** Chooses a node, or lets go of it when it is chosen already. */
	select(node: number): void {
		const of = this.explained;
		this.#selected = of && node !== this.selected ? { node, of } : null;
	}

	dispose(): void {
		this.asked.dispose();
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

	#asking() {
		const { result, session } = this.view;
		if (!result || session.analysis.isBehind) return null;
		const { depth } = this.settings;
		const question = { classOf: result.classOf, classes: result.classes.length, depth, minLeaf: this.leaf };
		return { question, columns: this.columns, of: result };
	}
}
