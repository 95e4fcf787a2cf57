import type { Snippet } from 'svelte';
import type { Finder, Table, View } from '#src/core/table/index.ts';
import type { GridSelection } from './selection-state.svelte.ts';
import type { FormatCell, GridColumn, GridEdit, GridIntent, GridTarget, ParseCell } from './types.ts';

/** What a grid shows and whom it tells. */
export interface GridProps {
	readonly table: Table;
	/** Columns shown, in order. Column indexes everywhere in the grid count in this list. */
	readonly columns: readonly GridColumn[];
	/** Row numbers after filter and sort; null = all. Row positions everywhere in the grid count in this list. */
	readonly view: View;
	/** Name for screen readers; the table's name by default. */
	readonly label?: string;
	readonly frozen: number;
	readonly rowHeight: number;
	readonly readOnly: boolean;
	readonly selection: GridSelection;
	readonly format: FormatCell;
	/** Meaning of typed text; `parseInput` of core/table by default. */
	readonly parse?: ParseCell;
	/** Excel serial day that Ctrl+; puts in; nothing happens without one. */
	readonly today?: number | null;
	/** The search to highlight, over the columns shown and the same view. */
	readonly finder?: Finder | null;
	/** Second line of a column header: the profile of its values. */
	readonly header?: Snippet<[GridColumn]>;
	readonly onchange: (edit: GridEdit) => void;
	readonly onview: (intent: GridIntent) => void;
	/** A context menu is asked for, at a place of the window. */
	readonly oncontext?: (target: GridTarget, x: number, y: number) => void;
}
