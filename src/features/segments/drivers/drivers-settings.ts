import { picksOf, type DriverPicks } from '#src/core/model/index.ts';
import type { OpenProject } from '#src/state/open-project.svelte.ts';

/** What is explained by what, as the project keeps it for each scheme. */
export class DriverSettings {
	readonly #open: OpenProject;
	readonly #scheme: () => string;

	constructor(open: OpenProject, scheme: () => string) {
		this.#open = open;
		this.#scheme = scheme;
	}

	get picks(): DriverPicks {
		return picksOf(this.#open.current.recipe, this.#scheme(), 'drivers');
	}
	/** `class <id>` or the id of a column; null = the usual target. */
	get target(): string | null {
		return this.picks.target;
	}
	/** The target is fitted as a logarithm. */
	get log(): boolean {
		return this.picks.log;
	}
	set log(log: boolean) {
		this.#pick({ log });
	}
	/** Ids of the columns chosen by hand; null = those proposed. */
	get chosen(): readonly string[] | null {
		return this.picks.chosen;
	}
	set chosen(chosen: readonly string[] | null) {
		this.#pick({ chosen });
	}

	/** Explains something else: what was chosen for another target says nothing of it. */
	explain(target: string): void {
		this.#pick({ target, log: false, chosen: null });
	}

	#pick(part: Partial<DriverPicks>): void {
		this.#open.pick(this.#scheme(), 'drivers', part);
	}
}
