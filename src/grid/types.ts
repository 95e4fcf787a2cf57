import type { Component } from 'svelte';
import type { CellRange, CellValue, Column } from '#src/core/table/index.ts';
import type { Change, ChangeLabel } from '#src/core/model/index.ts';

/** Colours of a chip: values or names of CSS variables (`--cat-1-tint`). */
export interface ChipColours {
	readonly tint: string;
	readonly ink: string;
}

/** A column as it is shown. The order of the array given to the grid is the order on screen. */
export interface GridColumn {
	readonly column: Column;
	readonly label: string;
	/** Width in CSS pixels. */
	readonly width: number;
	/** Icon of the role or type, from lucide. */
	readonly icon?: Component<{ size?: number | string }> | undefined;
	/** Type and role in words, for the tooltip and screen readers. */
	readonly typeLabel: string;
	/** Derived from other columns: Σ in the header, never edited by hand. */
	readonly computed: boolean;
	readonly readOnly: boolean;
	/** Text of the cell → colours of its chip. */
	readonly chips?: ReadonlyMap<string, ChipColours> | undefined;
	/** Value at which a data bar is full, usually P95; larger ones end dotted. */
	readonly dataBar?: { readonly max: number } | undefined;
	/** Numbers are changes: ▲ ▼ in the colours of rise and fall. */
	readonly trend?: boolean | undefined;
	/** Unit shown beside the name. */
	readonly unit?: string | undefined;
	readonly sort?: { readonly descending: boolean; readonly order: number | null } | undefined;
	readonly filtered?: boolean | undefined;
}

/** A cell of the sheet as shown: position in the view, index among the columns shown. */
export interface CellPoint {
	readonly row: number;
	readonly col: number;
}

/** A change of the project that an edit in the grid makes, and what to select when it has been applied. */
export interface GridEdit {
	readonly change: Change;
	readonly label: ChangeLabel;
	readonly select?: CellRange;
}

/** What the user wants that is not a change of cells. Columns are named by id. */
export type GridIntent =
	| {
			readonly kind: 'sort';
			readonly column: string;
			readonly descending: boolean | null;
			readonly add: boolean;
	  }
	| { readonly kind: 'filter'; readonly column: string }
	| { readonly kind: 'resize'; readonly column: string; readonly width: number }
	| { readonly kind: 'reorder'; readonly column: string; readonly to: number }
	| { readonly kind: 'freeze'; readonly count: number }
	| { readonly kind: 'rename'; readonly column: string }
	| { readonly kind: 'undo' | 'redo' | 'find' | 'findNext' | 'findPrevious' | 'goTo' | 'reapply' }
	| { readonly kind: 'refused'; readonly reason: RefusalCode };

/** Why an edit was not made. */
export type RefusalCode =
	'readOnly' | 'readOnlyColumn' | 'tooWide' | 'nothingToPaste' | 'tooLarge' | 'manyRanges';

/** What a context menu is asked for. */
export type GridTarget =
	| { readonly kind: 'cell'; readonly point: CellPoint }
	| { readonly kind: 'row'; readonly row: number }
	| { readonly kind: 'column'; readonly col: number }
	| { readonly kind: 'corner' };

/** Display text of a value in the language and units of the user. Missing values are not asked for. */
export type FormatCell = (column: Column, value: number | string) => string;

/** Meaning of a typed text in a column. */
export type ParseCell = (column: Column, text: string) => CellValue;

/** Where a cell stands on screen, relative to the grid's body. */
export interface Rect {
	readonly x: number;
	readonly y: number;
	readonly width: number;
	readonly height: number;
}
