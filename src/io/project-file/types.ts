import type { Project } from '#src/core/model/index.ts';
import type { LeftOut } from '#src/core/model/sound/index.ts';
import type { Column } from '#src/core/table/index.ts';
import type { ListPage, Page } from './page-types.ts';

/** Everything that a project workbook shows and carries. All words are arguments, so that io knows no language. */
export interface ProjectWorkbookInput {
	readonly project: Project;
	readonly locale: 'zh-CN' | 'en';
	readonly texts: ReportTexts;
	/** Unit of money on the summary and method sheets; data sheets keep the unit 1. */
	readonly money: MoneyUnit;
	/** One line under the title: analysis date, customers, what counts. */
	readonly subtitle: string;
	/** At most seven. */
	readonly keyFigures: readonly KeyFigure[];
	readonly summaries: readonly SummaryBlock[];
	/** Sources, exclusions and other sentences at the foot of the summary. */
	readonly remarks: readonly { readonly title: string; readonly lines: readonly string[] }[];
	readonly method: readonly MethodSection[];
	/** Sheets of their own between method and data, such as what the classes of the official scheme look like. */
	readonly reports?: readonly ReportSheet[];
	/** After the reports, such as plans of territories. */
	readonly pages?: readonly Page[];
	/** Lists to be handed out, after all data: one sheet per rep. */
	readonly handouts?: readonly ListPage[];
	/** Table id → computed columns shown after the table's own; rebuilt from the recipe when the file is opened again. */
	readonly computed: Readonly<Record<string, readonly ComputedSheetColumn[]>>;
}

export interface MoneyUnit {
	/** Amounts are divided by this. */
	readonly divisor: number;
	/** `万元`, `CNY thousand`. */
	readonly label: string;
	/** Decimals of converted amounts. */
	readonly decimals: number;
}

/** Words that the sheets need besides what the input brings. `src/i18n/report.ts` makes them. */
export interface ReportTexts {
	readonly summarySheet: string;
	readonly methodSheet: string;
	readonly methodTitle: string;
	readonly total: string;
	/** Header of a column with its unit. */
	readonly withUnit: (header: string, unit: string) => string;
	/** Page line of the footer; `&P` and `&N` stand for page and pages. */
	readonly pageOf: (page: string, pages: string) => string;
	readonly certificate: string;
	readonly fingerprint: string;
	readonly fingerprintNote: string;
	readonly fileFormat: string;
	readonly fileFormatNote: string;
	readonly splitTitle: string;
	readonly splitNote: (rowLimit: string, sheets: string) => string;
}

export type ValueKind =
	| 'text'
	| 'class'
	| 'count'
	| 'money'
	| 'percent'
	/** A share with its sign. */
	| 'change'
	| 'decimal'
	| 'probability'
	| 'date'
	| 'days';

export interface KeyFigure {
	readonly label: string;
	readonly value: number | string | null;
	readonly kind: ValueKind;
	/** What it counts or is compared with. */
	readonly note?: string;
}

/** A table of the summary sheet, with a chart beside it. */
export interface SummaryBlock {
	/** The finding. */
	readonly title: string;
	/** Unit, n and method. */
	readonly note?: string;
	readonly columns: readonly SummaryColumn[];
	/** One value per column; money in the unit 1. */
	readonly rows: readonly (readonly (number | string | null)[])[];
	/** Values of the total row below; null leaves the row out. */
	readonly total: readonly (number | string | null)[] | null;
	/** Looks of the classes named in the first column. */
	readonly classes?: readonly ClassLook[];
	readonly chart?: SummaryChart;
}

export interface SummaryColumn {
	readonly header: string;
	readonly kind: ValueKind;
	/** The total is the sum of the column, written as a live formula. */
	readonly sums?: boolean;
	/** A bar in the cell, from zero. */
	readonly bar?: boolean;
}

export interface SummaryChart {
	readonly kind: 'bar' | 'column' | 'line' | 'pie';
	readonly title: string;
	/** Index of the column shown. */
	readonly value: number;
	/** Colour of that column where others stand beside it. */
	readonly colour?: string;
	/** Further columns beside it, each with its colour; lines are limits. Then a legend names them all. */
	readonly more?: readonly { readonly value: number; readonly colour: string; readonly isLine?: boolean }[];
	/** At most so many rows from the top are drawn; all when absent. */
	readonly rows?: number;
}

/** RRGGBB: chip ground, chip text, bar. */
export interface ClassLook {
	readonly name: string;
	readonly tint: string;
	readonly ink: string;
	readonly mark: string;
}

export interface MethodSection {
	readonly title: string;
	readonly note?: string;
	/** Column headings of the section; none for a plain list of names and values. */
	readonly header?: readonly string[];
	readonly rows: readonly (readonly MethodValue[])[];
	/** Cells with the name of such a class have its colours. */
	readonly classes?: readonly ClassLook[];
}

/** Sections under a title, on a sheet of their own. */
export interface ReportSheet {
	/** Name of the sheet. */
	readonly sheet: string;
	readonly title: string;
	readonly note: string;
	readonly sections: readonly MethodSection[];
	/** Widths of the first columns in characters; the others have the usual one. */
	readonly widths?: readonly number[];
}

export type MethodValue = string | number | null | MethodFigure;

export interface MethodFigure {
	readonly value: number | null;
	readonly kind: ValueKind;
	/** Share of its row, 0…1, by which the cell is shaded. */
	readonly share?: number;
	/** Stands out: what stayed, a total. */
	readonly isStrong?: boolean;
}

export interface ComputedSheetColumn {
	/** As long as the table. */
	readonly column: Column;
	readonly header: string;
	readonly classes?: readonly ClassLook[];
	readonly bar?: boolean;
}

/** A project as it was found in a workbook. */
export interface ProjectFile {
	/** With the cells as they stand in the sheets now. */
	readonly project: Project;
	/** What differs from the state that was exported. */
	readonly edits: readonly TableEdits[];
	readonly notes: readonly ProjectFileNote[];
	/** What the recipe in the file holds and the project does not, because it cannot be used. */
	readonly leftOut: readonly LeftOut[];
}

export interface TableEdits {
	readonly table: string;
	/** How rows were recognised. */
	readonly matchedBy: 'rowId' | 'key' | 'content' | 'none';
	/** Cells that differ, by column, as row ids; of a table whose base is kept by row only those of columns that come back by themselves. */
	readonly cells: readonly { readonly column: string; readonly rows: readonly number[] }[];
	/** Row ids of all rows with a difference. */
	readonly changed: readonly number[];
	readonly added: readonly number[];
	readonly deleted: readonly number[];
}

/** A remark on a project file, spoken by `i18n/`. */
export interface ProjectFileNote {
	readonly code: 'hashMismatch' | 'rowIdsGone' | 'sheetGone' | 'columnGone' | 'columnAdded';
	readonly table?: string;
	readonly column?: string;
}
