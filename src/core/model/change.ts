import type { CellValue, Column, ColumnSpec, Table } from '#src/core/table/index.ts';

/**
 * The only way to alter a project: a small, typed, invertible value. Undo, redo, the journal, recovery and history are
 * all read off these. Rows are named by row id, so a change stays meaningful after rows have moved.
 */
export type Change =
	| SetCells
	| InsertRows
	| DeleteRows
	| AddColumn
	| RemoveColumn
	| ReplaceColumn
	| UpdateColumn
	| MoveColumn
	| AddTable
	| RemoveTable
	| RenameTable
	| SetRecipe
	| RenameProject
	| Batch;

/** New values for some cells of one table. */
export interface SetCells {
	readonly kind: 'setCells';
	readonly table: string;
	readonly patches: readonly CellPatch[];
}

/** Values of some rows of one column; the three arrays run in parallel. */
export interface CellPatch {
	readonly column: string;
	readonly rows: readonly number[];
	readonly before: readonly CellValue[];
	readonly after: readonly CellValue[];
}

/** Rows put in before a position, in order. `values` per column run in parallel with `rows`; a column not named is empty. */
export interface InsertRows {
	readonly kind: 'insertRows';
	readonly table: string;
	readonly groups: readonly RowGroup[];
}

export interface DeleteRows {
	readonly kind: 'deleteRows';
	readonly table: string;
	readonly groups: readonly RowGroup[];
}

/** Adjacent rows: `at` is the position of the first one in the table that has all groups. Groups are in ascending order. */
export interface RowGroup {
	readonly at: number;
	readonly rows: readonly number[];
	readonly values: Readonly<Record<string, readonly CellValue[]>>;
}

export interface AddColumn {
	readonly kind: 'addColumn';
	readonly table: string;
	readonly index: number;
	readonly column: Column;
}

export interface RemoveColumn {
	readonly kind: 'removeColumn';
	readonly table: string;
	readonly index: number;
	readonly column: Column;
}

/** Another column in the same place with the same id: a change of type, a fill of a whole column. */
export interface ReplaceColumn {
	readonly kind: 'replaceColumn';
	readonly table: string;
	readonly before: Column;
	readonly after: Column;
}

/** Another name or format; the values stay. The type does not change. */
export interface UpdateColumn {
	readonly kind: 'updateColumn';
	readonly table: string;
	readonly before: ColumnSpec;
	readonly after: ColumnSpec;
}

export interface MoveColumn {
	readonly kind: 'moveColumn';
	readonly table: string;
	readonly from: number;
	readonly to: number;
}

export interface AddTable {
	readonly kind: 'addTable';
	readonly index: number;
	readonly table: Table;
}

export interface RemoveTable {
	readonly kind: 'removeTable';
	readonly index: number;
	readonly table: Table;
}

export interface RenameTable {
	readonly kind: 'renameTable';
	readonly table: string;
	readonly before: string;
	readonly after: string;
}

/** Another value at a path of the recipe. `undefined` on one side means that the key is not there. */
export interface SetRecipe {
	readonly kind: 'setRecipe';
	readonly path: readonly (string | number)[];
	readonly before: Json | undefined;
	readonly after: Json | undefined;
}

export interface RenameProject {
	readonly kind: 'renameProject';
	readonly before: string;
	readonly after: string;
}

/** Several changes that are one step for the user. */
export interface Batch {
	readonly kind: 'batch';
	readonly changes: readonly Change[];
}

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** A change as the journal keeps it. */
export interface JournalEntry {
	/** Position in the journal, from 1, without gaps. */
	readonly seq: number;
	readonly change: Change;
	/** What the user did, for the undo menu and the history: a code with arguments. */
	readonly label: ChangeLabel;
	readonly author: string;
	/** Milliseconds since 1970, stamped by `state`. */
	readonly time: number;
	/** For an undo or redo, the entry whose step it takes back or repeats. */
	readonly reverts?: number;
	/** It left out what could not be used: nothing before it is undone. */
	readonly mends?: true;
}

export interface ChangeLabel {
	readonly code: string;
	readonly args: Readonly<Record<string, string | number>>;
}
