/** What a tree may look like and ask; the same for every scheme looked at. */
export class ExplainSettings {
	/** Questions on the longest way. */
	depth = $state<1 | 2 | 3 | 4>(3);
	/** Customers each leaf has at least; null = the usual share of all. */
	leaf = $state<number | null>(null);
	/** The columns a scheme is computed from are not asked. */
	withoutOwn = $state(false);
	/** Columns ticked off. */
	off = $state.raw<ReadonlySet<string>>(new Set());

	/** Asks a column, or no longer. */
	toggle(column: string, isAsked: boolean): void {
		const off = new Set(this.off);
		if (isAsked) off.delete(column);
		else off.add(column);
		this.off = off;
	}

	/** Asks every column again. */
	askAll(): void {
		this.off = new Set();
		this.withoutOwn = false;
	}
}
