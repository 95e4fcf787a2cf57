/** What the cells of a profile show. */
export type CellFigure = 'index' | 'mean' | 'median' | 'sd';

/** How profiles are looked at; the same for every scheme. */
export class ProfileSettings {
	figure = $state<CellFigure>('index');
	/** Columns whose labels are shown. */
	open = $state.raw<ReadonlySet<string>>(new Set());
	/** The row whose distribution is shown. */
	row = $state<string | null>(null);

	/** Shows the labels of a column, or no longer. */
	fold(column: string): void {
		const open = new Set(this.open);
		if (!open.delete(column)) open.add(column);
		this.open = open;
	}
}
