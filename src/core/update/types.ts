import type { CellValue, Table } from '#src/core/table/index.ts';

/** `replace`: the table holds what the file holds; `append`: rows of the file are added or brought up to date. */
export type UpdateMode = 'replace' | 'append';

/** What an empty cell of the file does to a value that is there. */
export type Blanks = 'keep' | 'erase';

/** Values that cells of one column had before the user edited them. The two lists run in parallel. */
export interface BaseValues {
	readonly column: string;
	readonly rows: readonly number[];
	readonly values: readonly CellValue[];
}

export interface UpdateRequest {
	readonly table: Table;
	/** The rows of the file. Row ids do not matter. */
	readonly fresh: Table;
	/** Column id of the file → column id of the table. Columns not named are new. */
	readonly into: Readonly<Record<string, string>>;
	/** Column id of the table that names its rows; null = rows are known by all their values. */
	readonly key: string | null;
	/** `extend`: rows that are there stay as they are, only new ones come. */
	readonly mode: UpdateMode | 'extend';
	readonly blanks: Blanks;
	/** What the last file had said in cells the user has edited since. */
	readonly base: readonly BaseValues[];
	/** Column ids that were used before and must not be given again. */
	readonly taken: readonly string[];
	/** Column that is told the day (Excel serial) for every row the file has; `extend` and a file that carries it leave it alone. */
	readonly confirm?: { readonly column: string; readonly day: number } | null;
}

/** What an update does. Rows of the file = added + changed + unchanged. */
export interface UpdateCounts {
	readonly added: number;
	readonly changed: number;
	readonly unchanged: number;
	/** Rows of the table that the file does not have; `replace` takes them out. */
	readonly gone: number;
	/** Rows of the file whose key stands in an earlier row too. */
	readonly duplicates: number;
	/** Rows of the file without a key. */
	readonly withoutKey: number;
	/** Rows of which the file confirms that they are right: those it has, where a column is told so. */
	readonly confirmed: number;
	/** Edits of the user that stay because the file says what it said before. */
	readonly editsKept: number;
	/** Edits of the user that the file overwrites. */
	readonly editsLost: number;
	/** Columns with changed cells, the most first. */
	readonly columns: readonly { readonly column: string; readonly name: string; readonly cells: number }[];
	/** Names of the columns of the table that the file does not carry. */
	readonly missing: readonly string[];
}

export interface TableUpdate {
	readonly table: Table;
	readonly counts: UpdateCounts;
	/** New columns: id in the file → id in the table. */
	readonly added: Readonly<Record<string, string>>;
}
