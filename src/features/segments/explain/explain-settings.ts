import { picksOf, type ExplainPicks } from '#src/core/model/index.ts';
import type { OpenProject } from '#src/state/open-project.svelte.ts';

/** What a tree may look like and ask, as the project keeps it for each scheme. */
export class ExplainSettings {
	readonly #open: OpenProject;
	readonly #scheme: () => string;

	constructor(open: OpenProject, scheme: () => string) {
		this.#open = open;
		this.#scheme = scheme;
	}

	get #picks(): ExplainPicks {
		return picksOf(this.#open.current.recipe, this.#scheme(), 'explain');
	}
	/** Questions on the longest way. */
	get depth(): ExplainPicks['depth'] {
		return this.#picks.depth;
	}
	set depth(depth: ExplainPicks['depth']) {
		this.#pick({ depth });
	}
	/** Customers each leaf has at least; null = the usual share of all. */
	get leaf(): number | null {
		return this.#picks.leaf;
	}
	set leaf(leaf: number | null) {
		this.#pick({ leaf });
	}
	/** The columns a scheme is computed from are not asked. */
	get withoutOwn(): boolean {
		return this.#picks.withoutOwn;
	}
	set withoutOwn(withoutOwn: boolean) {
		this.#pick({ withoutOwn });
	}
	/** Columns ticked off. */
	get off(): readonly string[] {
		return this.#picks.off;
	}

	/** Asks a column, or no longer. */
	toggle(column: string, isAsked: boolean): void {
		const others = this.off.filter((id) => id !== column);
		this.#pick({ off: isAsked ? others : [...others, column] });
	}

	/** Asks every column again. */
	askAll(): void {
		this.#pick({ off: [], withoutOwn: false });
	}

	#pick(part: Partial<ExplainPicks>): void {
		this.#open.pick(this.#scheme(), 'explain', part);
	}
}
