import type { Datum } from '#src/core/geo/index.ts';
import type { DisplayUnit, RoleId, TableSource } from '#src/core/model/index.ts';
import type { ColumnType, Table, TableKind, WireColumn, WireTable } from '#src/core/table/index.ts';
import type { BaseValues, Blanks, TableUpdate, UpdateCounts, UpdateMode } from '#src/core/update/index.ts';
import type { Fault } from '#src/errors/index.ts';
import type { FileFormat, RawNote, RawSheet, TextEncoding } from '#src/io/raw.ts';
import type { IntakeNote } from './notes.ts';

/** A file as the user gave it. */
export interface IntakeFile {
	readonly name: string;
	/** Its bytes; a File of the page is handed over as it is and read in the worker. */
	readonly content: Blob;
	/** Character set chosen by the user; null = found by the reader. */
	readonly encoding?: TextEncoding | null;
}

/** Customers of the project an import goes into: their columns of ids and of names; null where it has none. */
export interface ProjectCustomers {
	readonly id: WireColumn | null;
	readonly name: WireColumn | null;
}

/** What the worker is asked first. */
export interface OpenRequest {
	readonly files: readonly IntakeFile[];
	/** Null for a new project, or one without customers. */
	readonly customers: ProjectCustomers | null;
	/** Tables of the project whose new data the files may be; null for a new project. */
	readonly tables: KnownTables | null;
}

/** The tables of a project as a new file is compared with them. */
export interface KnownTables {
	readonly tables: readonly KnownTable[];
	/** The table the user has chosen for the files; null = found by the columns. */
	readonly goal: { readonly table: string; readonly mode: UpdateMode } | null;
}

export interface KnownTable {
	readonly id: string;
	readonly name: string;
	readonly kind: TableKind;
	readonly columns: readonly KnownColumn[];
	/** How its file was read; null where it was not imported. */
	readonly source: TableSource | null;
}

export interface KnownColumn {
	readonly id: string;
	readonly name: string;
	readonly type: ColumnType;
	readonly role: RoleId | null;
}

/** The table of the project that rows of a sheet go into; columns belong together by their names. */
export interface IntoTable {
	readonly table: string;
	readonly mode: UpdateMode;
	readonly blanks: Blanks;
}

/** A table of the project as it is now, to be brought up to date. */
export interface UpdateTarget {
	readonly table: WireTable;
	readonly roles: Readonly<Record<string, RoleId>>;
	readonly base: readonly BaseValues[];
	readonly taken: readonly string[];
	/** Column that is told the day for every row the file has. */
	readonly confirm?: { readonly column: string; readonly day: number } | null;
}

export interface CompareRequest {
	readonly plan: ImportPlan;
	readonly targets: readonly UpdateTarget[];
}

/** What the files do to tables of the project. */
export interface UpdateReport {
	/** Id of the table of the project. */
	readonly table: string;
	readonly name: string;
	readonly kind: TableKind;
	readonly mode: UpdateMode | 'extend';
	readonly rowsBefore: number;
	/** Name of the column that says which rows belong together; null = all values do. */
	readonly key: string | null;
	/** Names of the columns that are new. */
	readonly newColumns: readonly string[];
	readonly counts: UpdateCounts;
}

/** A table brought up to date. */
export interface ConvertedUpdate {
	readonly report: UpdateReport;
	readonly before: Table;
	/** Texts its columns had when it came, by column id. */
	readonly known: ReadonlyMap<string, number>;
	readonly update: TableUpdate;
	/** Roles of the new columns, by their ids. */
	readonly roles: Readonly<Record<string, RoleId>>;
	readonly source: TableSource;
}

/** Names a sheet within one import: `<file index>:<sheet index>`. */
export type SheetKey = string;

/** How the files become tables: plain JSON, made by the intake, changed by the user, carried out by `convert`. */
export interface ImportPlan {
	readonly version: 1;
	readonly sheets: readonly SheetPlan[];
	/** ISO 4217. */
	readonly currency: string;
	readonly displayUnit: DisplayUnit;
	/** What coordinates of customers are given in; null = nobody has said. */
	readonly datum: Datum | null;
	/** Whether customers are made from the ids of the transactions. */
	readonly deriveCustomers: boolean;
	/** Table of the project that made customers go into; null = a table of their own. */
	readonly customersInto: string | null;
	/** Name of the table of derived customers. */
	readonly customersName: string;
	/** Name of the computed amount column. */
	readonly amountName: string;
	/** Name of the column that tells stacked rows' sheets apart. */
	readonly sheetColumnName: string;
}

export interface SheetPlan {
	readonly key: SheetKey;
	readonly include: boolean;
	readonly kind: TableKind;
	readonly tableName: string;
	/** Rows of this sheet go below those of another included sheet, columns matched by name; null = a table of its own. */
	readonly stackOn: SheetKey | null;
	/** Table of the project its rows go into; null = a new table. Stacked sheets follow the one they are stacked on. */
	readonly into: IntoTable | null;
	/** First row of the header from 0, and how many rows it has; null and 0 = no header. */
	readonly headerRow: number | null;
	readonly headerRows: number;
	/** Rows below the header that are no data, in ascending order, not overlapping. */
	readonly leftOut: readonly RowSpan[];
	readonly columns: readonly ColumnPlan[];
}

export type LeftOutReason = 'blank' | 'total' | 'subtotal' | 'footer' | 'repeatedHeader' | 'user';

/** Rows from…to of the sheet, from 0, inclusive. */
export interface RowSpan {
	readonly from: number;
	readonly to: number;
	readonly reason: LeftOutReason;
}

/** Order of day, month and year in text dates that have the year last. Year-first dates are never ambiguous. */
export type DateOrder = 'dmy' | 'mdy';

export interface ColumnPlan {
	/** Index of the column in the sheet, from 0. */
	readonly source: number;
	readonly include: boolean;
	/** Name in the table; distinct within the sheet. */
	readonly name: string;
	readonly role: RoleId | null;
	readonly type: ColumnType;
	/** Numbers that do not carry their own unit are multiplied by this: 10,000 for a column in 万元. */
	readonly unitFactor: number;
	readonly dateOrder: DateOrder;
	/** `,` for columns written as 1.234,50. */
	readonly decimalMark: '.' | ',';
	/** Texts that mean "no value"; they are counted and listed, then left empty. Compared after trimming, ignoring case. */
	readonly nullWords: readonly string[];
	/** Whether a number is taken out of text such as `约30` or `12.5万/含税`. */
	readonly takeNumber: boolean;
}

/** What the worker is asked. `proposed` is the plan as the intake had proposed it, `plan` as the user has changed it. */
export interface AdoptRequest {
	readonly plan: ImportPlan;
	readonly proposed: ImportPlan;
}
export interface PreviewRequest {
	readonly key: SheetKey;
	readonly from: number;
	readonly count: number;
	/** Only these columns of the sheet; all where absent. */
	readonly columns?: { readonly from: number; readonly count: number };
}
export interface UnreadRequest {
	readonly key: SheetKey;
	readonly column: number;
	readonly offset: number;
	readonly count: number;
}
export interface PictureRequest {
	readonly key: SheetKey;
	readonly column: number;
}

/** Everything the wizard shows. Replaced whole by `open`, `complete` and `revise`. */
export interface Proposal {
	readonly files: readonly FileReport[];
	readonly sheets: readonly SheetReport[];
	readonly plan: ImportPlan;
	/** False while only the first rows of the files have been read: counts are of those rows. */
	readonly complete: boolean;
	readonly currency: IntakeNote;
	readonly unknownCustomers: UnknownCustomers;
}

/** Customers that transactions name and the list of customers, of the project or of the import, does not have. */
export interface UnknownCustomers {
	/** Number of such customers, and of their rows. */
	readonly customers: number;
	readonly rows: number;
	/** Sum over their rows, in units of 1; null where the transactions have no amount. */
	readonly amount: number | null;
	/** Most rows first, ties by id; at most 5,000. */
	readonly list: readonly UnknownCustomer[];
}

export interface UnknownCustomer {
	/** Id, or name where transactions and list do not both have ids. */
	readonly id: string;
	readonly rows: number;
	readonly amount: number | null;
	/** Names of the sheets its rows come from. */
	readonly sheets: readonly string[];
}

export interface FileReport {
	readonly name: string;
	readonly bytes: number;
	readonly format: FileFormat | null;
	readonly encoding: {
		readonly name: TextEncoding;
		readonly by: 'bom' | 'valid' | 'fallback' | 'user';
	} | null;
	readonly notes: readonly RawNote[];
	readonly sheets: readonly SheetKey[];
	/** Why the file could not be read; the others are not affected. */
	readonly fault: Fault | null;
}

export interface SheetReport {
	readonly key: SheetKey;
	readonly file: string;
	readonly name: string;
	readonly visibility: RawSheet['visibility'];
	/** Rows and columns of the sheet as far as they have been read. */
	readonly rowCount: number;
	readonly columnCount: number;
	/** Rows that become rows of the table under the current plan. */
	readonly dataRows: number;
	/** Why it was given its purpose. */
	readonly kindReason: IntakeNote;
	/** Confidence in the purpose, 0…1. */
	readonly kindConfidence: number;
	/** Where the header stands, what was left out and why. */
	readonly notes: readonly IntakeNote[];
	readonly columns: readonly ColumnReport[];
	/** Sheets with the same header, this one excluded: candidates for stacking. */
	readonly sameShape: readonly SheetKey[];
}

export interface ColumnReport {
	readonly source: number;
	/** `A`, `B`, … `AA`. */
	readonly letter: string;
	/** Header text as found; the empty string where there is none. */
	readonly header: string;
	/** Up to four different non-empty values as shown in the sheet. */
	readonly samples: readonly string[];
	/** Candidates for the role, best first. */
	readonly roles: readonly RoleProposal[];
	/** Why it is read as this type, and remarks on its values. */
	readonly evidence: readonly IntakeNote[];
	/** Cells of the included rows: with a value, empty in the source, empty by a null word, unreadable. They add up. */
	readonly filled: number;
	readonly empty: number;
	readonly nulled: number;
	readonly unread: number;
	/** Different values, blanks apart. */
	readonly distinct: number;
	/** Words in it that conventionally mean "no value", and errors; offered as `nullWords`. Most frequent first. */
	readonly nullCandidates: readonly { readonly word: string; readonly count: number }[];
	/** `unread`: cells that cannot be read; `check`: the proposal is unsure; `ok`: nothing to do. */
	readonly status: 'ok' | 'check' | 'unread';
}

export interface RoleProposal {
	readonly role: RoleId;
	/** 0…1; from 0.5 on it is proposed. */
	readonly confidence: number;
	readonly reason: IntakeNote;
}

/** Rows of a sheet as they stand in the file. */
export interface RawPreview {
	readonly key: SheetKey;
	readonly rows: readonly PreviewRow[];
}

export interface PreviewRow {
	/** Row of the sheet, from 0. */
	readonly row: number;
	readonly role: 'title' | 'header' | 'data' | LeftOutReason;
	/** From the first column asked for. */
	readonly cells: readonly PreviewCell[];
}

export interface PreviewCell {
	/** As the sheet shows it; the empty string for an empty cell. */
	readonly text: string;
	readonly kind: 'empty' | 'text' | 'number' | 'date' | 'boolean' | 'error';
	/** What becomes of it: a value, nothing by a null word, or unreadable. Cells outside the data are `none`. */
	readonly read: 'value' | 'empty' | 'nulled' | 'unread' | 'none';
}

/** A page of the cells of a column that are not read as they stand. */
export interface UnreadPage {
	readonly total: number;
	readonly cells: readonly UnreadCell[];
}

export interface UnreadCell {
	/** Row of the sheet, from 0. */
	readonly row: number;
	readonly column: number;
	/** Source text as shown. */
	readonly source: string;
	/** `kept`: left empty, source text kept; `nulled`: left empty by a null word; `taken`: the number in it is used. */
	readonly treatment: 'kept' | 'nulled' | 'taken';
	/** The number that is taken, or would be if `takeNumber` were on; null where there is none. */
	readonly value: number | null;
}

/** What the chosen column looks like. */
export type ColumnPicture =
	| {
			readonly kind: 'numbers' | 'dates';
			readonly count: number;
			readonly min: number;
			readonly max: number;
			/** Edges, one more than counts, in the unit of the values; logarithmic steps where `log`. */
			readonly edges: readonly number[];
			readonly counts: readonly number[];
			readonly log: boolean;
			readonly negative: number;
			/** Values further than 3 robust standard deviations (1.4826 × MAD) from the median. */
			readonly outliers: number;
	  }
	| {
			readonly kind: 'values';
			readonly count: number;
			readonly distinct: number;
			/** Most frequent first, ties by text. */
			readonly top: readonly { readonly text: string; readonly count: number }[];
			readonly other: number;
	  }
	| { readonly kind: 'nothing' };

/** The tables of an import with what belongs to the recipe. */
export interface ConvertedImport {
	readonly tables: readonly Table[];
	/** Table id → column id → role. */
	readonly roles: Readonly<Record<string, Readonly<Record<string, RoleId>>>>;
	/** The day after the last transaction; null without dated transactions. */
	readonly analysisDate: number | null;
	/** Table id → how its file was read. */
	readonly sources: Readonly<Record<string, TableSource>>;
	/** Tables of the project brought up to date; only after `compare`. */
	readonly updates: readonly ConvertedUpdate[];
	readonly currency: string;
	readonly displayUnit: DisplayUnit;
	/** What was said of coordinates of customers; null = nothing. */
	readonly datum: Datum | null;
	readonly report: ImportReport;
}

export interface ImportReport {
	readonly tables: readonly TableReport[];
	readonly notes: readonly IntakeNote[];
	readonly unknownCustomers: UnknownCustomers;
	/** Customer keys that occur more than once, most rows first, ties by key; at most 1,000. */
	readonly duplicateCustomers: readonly { readonly id: string; readonly rows: number }[];
}

export interface TableReport {
	readonly table: string;
	readonly name: string;
	readonly rows: number;
	readonly columns: number;
	readonly unread: number;
	/** Source sheets in the order of their rows; none for derived customers. */
	readonly sheets: readonly SheetKey[];
}
