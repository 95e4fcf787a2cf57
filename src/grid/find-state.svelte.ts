import {
	Finder,
	type Column,
	type FindOptions,
	type FoundCell,
	type Table,
	type View,
} from '#src/core/table/index.ts';
import type { FormatCell } from './types.ts';

/** Cells counted in one go; more would be felt while typing. */
const SLICE = 200_000;

/** Where a search looks. */
export interface FindScope {
	readonly table: Table;
	readonly columns: readonly Column[];
	readonly view: View;
	readonly format: FormatCell;
}

/**
 * The search of a sheet: what is looked for, the finder to hand to the grid, and the number of matches, counted in
 * slices so that typing stays smooth over a million rows.
 */
export class FindState {
	readonly #scope: () => FindScope;
	#open = $state(false);
	#query = $state('');
	#options = $state.raw<FindOptions>({ wholeCell: false, matchCase: false });
	#count = $state<number | null>(null);
	readonly #finder: Finder | null;

	constructor(scope: () => FindScope) {
		this.#scope = scope;
		this.#finder = $derived.by(() => {
			if (!this.#open || this.#query === '') return null;
			const { table, columns, view, format } = scope();
			return new Finder(table, columns, view, this.#query, this.#options, format);
		});
	}

	get open(): boolean {
		return this.#open;
	}

	get query(): string {
		return this.#query;
	}

	set query(query: string) {
		this.#query = query;
	}

	get options(): FindOptions {
		return this.#options;
	}

	set options(options: FindOptions) {
		this.#options = options;
	}

	/** To be given to the grid; null while there is nothing to find. */
	get finder(): Finder | null {
		return this.#finder;
	}

	/** Number of matches; null while they are being counted. */
	get count(): number | null {
		return this.#count;
	}

	show(): void {
		this.#open = true;
	}

	close(): void {
		this.#open = false;
	}

	/** The next (or previous) match from a cell, both by position and column index. */
	next(from: { row: number; col: number }, backwards = false): { row: number; col: number } | null {
		const found: FoundCell | null =
			this.#finder?.next({ position: from.row, column: from.col }, backwards) ?? null;
		return found && { row: found.position, col: found.column };
	}

	/** Counts the matches of the present search. Run in an effect: it starts again when the search changes. */
	follow(): () => void {
		const finder = this.#finder;
		const { table, view, columns } = this.#scope();
		const rows = view ? view.length : table.rowCount;
		const step = Math.max(1000, Math.floor(SLICE / Math.max(1, columns.length)));
		let timer = 0;
		let total = 0;
		this.#count = null;
		const slice = (from: number) => {
			total += finder?.count(from, Math.min(rows, from + step)) ?? 0;
			if (from + step < rows) timer = window.setTimeout(() => slice(from + step));
			else this.#count = total;
		};
		if (finder) timer = window.setTimeout(() => slice(0), 60);
		return () => clearTimeout(timer);
	}
}
