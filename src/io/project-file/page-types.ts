import type { Column } from '#src/core/table/index.ts';
import type { ClassLook, KeyFigure, SummaryBlock, SummaryColumn, ValueKind } from './types.ts';

/** A sheet of its own between the reports and the data. */
export type Page = BlockPage | FigurePage | ListPage;

interface PageHead {
	/** Name of the sheet; made legal and unique. */
	readonly sheet: string;
	readonly title: string;
}

/** Key figures and tables with charts beside them, to be read and printed like the summary. */
export interface BlockPage extends PageHead {
	readonly kind: 'blocks';
	readonly subtitle: string;
	/** At most seven. */
	readonly figures: readonly KeyFigure[];
	readonly blocks: readonly SummaryBlock[];
	readonly remarks: readonly { readonly title: string; readonly lines: readonly string[] }[];
}

/** One table under a few lines of text, with frozen head, filter and total. */
export interface FigurePage extends PageHead {
	readonly kind: 'figures';
	/** Settings and proof, a sentence each. The fingerprint of the recipe follows them. */
	readonly lines: readonly string[];
	readonly columns: readonly FigureColumn[];
	/** One value per column; money in the unit 1. */
	readonly rows: readonly (readonly (number | string | null)[])[];
	readonly total: readonly (number | string | null)[];
	/** Looks of the names in the first column. */
	readonly classes: readonly ClassLook[];
}

export interface FigureColumn extends SummaryColumn {
	/** Values outside are marked. */
	readonly band?: { readonly below: number; readonly above: number };
}

/** A long list under a few lines of text: some rows of a table, in columns of their own and with their row ids. */
export interface ListPage extends PageHead {
	readonly kind: 'list';
	readonly lines: readonly string[];
	/** As long as the table. */
	readonly columns: readonly ListColumn[];
	/** Rows of the table in the order written. */
	readonly order: Uint32Array;
	/** Row ids of the table, in blocks. */
	readonly rowIds: readonly Uint32Array[];
	/** What an edited list means when it comes back; none for a list that is only read. */
	readonly returns?: readonly ListReturn[];
}

/** A column of a list that may be changed. */
export interface ListReturn {
	/** Table and column of the project whose cells the list shows. */
	readonly table: string;
	readonly column: string;
	/** Positions of the column and of the business key (null = none) among the columns of the list. */
	readonly at: number;
	readonly key: number | null;
	/** The list may show what the project does not hold, a suggestion or a column that is not there yet; absent = the cells as they are. */
	readonly fills?: true;
}

export interface ListColumn {
	readonly header: string;
	readonly kind: ValueKind;
	readonly values: Column;
	/** In characters; by header and kind where absent. */
	readonly width?: number;
	readonly bar?: boolean;
	/** Offered in a drop-down. */
	readonly choices?: readonly string[];
	/** To be filled in or changed by whoever gets the list. */
	readonly isInput?: boolean;
	readonly classes?: readonly ClassLook[];
}
