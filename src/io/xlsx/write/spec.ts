import type { RawRange } from '#src/io/raw.ts';
import type { Column } from '#src/core/table/index.ts';

/** A workbook to be written. Plain values only; the same spec always gives the same bytes. */
export interface WorkbookSpec {
	readonly properties: WorkbookProperties;
	/** Font of every cell that does not name another. */
	readonly font: { readonly name: string; readonly size: number };
	readonly definedNames: readonly DefinedName[];
	readonly sheets: readonly SheetSpec[];
}

export interface WorkbookProperties {
	readonly title: string;
	/** Custom document properties; no author, no path and no time is ever written. */
	readonly custom: Readonly<Record<string, string | number>>;
}

export interface DefinedName {
	readonly name: string;
	readonly ref: SheetRef;
}

/** A range of a sheet, named by the sheet's name in the spec. */
export interface SheetRef {
	readonly sheet: string;
	readonly range: CellRange;
}

/** Zero-based, inclusive. */
export type CellRange = RawRange;

export interface SheetSpec {
	/** Made legal and unique when written (names.ts). */
	readonly name: string;
	readonly visibility: 'visible' | 'hidden' | 'veryHidden';
	/** RRGGBB. */
	readonly tab?: string;
	readonly columns: readonly ColumnLayout[];
	readonly body: CellBody | TableBody;
	readonly freeze?: { readonly rows: number; readonly columns: number };
	readonly gridLines?: boolean;
	readonly filter?: CellRange;
	readonly merges?: readonly CellRange[];
	readonly formats?: readonly { readonly range: CellRange; readonly rule: FormatRule }[];
	readonly validations?: readonly { readonly range: CellRange; readonly values: readonly string[] }[];
	readonly links?: readonly {
		readonly cell: { readonly row: number; readonly column: number };
		readonly to: SheetRef;
	}[];
	readonly charts?: readonly ChartSpec[];
	readonly print?: PrintSetup;
}

export interface ColumnLayout {
	/** In characters of the default font. */
	readonly width: number;
	readonly hidden?: boolean;
}

/** A few rows given cell by cell. */
export interface CellBody {
	readonly kind: 'cells';
	readonly rows: readonly CellRow[];
}

export interface CellRow {
	/** In points. */
	readonly height?: number;
	/** From column A on; null leaves the cell out. */
	readonly cells: readonly (Cell | null)[];
}

export interface Cell {
	readonly value: string | number | boolean | null;
	readonly style?: CellStyle;
	/** Formula without the equals sign; `value` is its result. */
	readonly formula?: string;
}

/** One header row and the rows of columns, as a table (ListObject) that can be filtered; in the first row, or below others. */
export interface TableBody {
	readonly kind: 'table';
	/** ASCII name for formulas; made unique when written. */
	readonly name: string;
	readonly rowCount: number;
	readonly columns: readonly TableColumn[];
	/** Row numbers in the order written; null = all rows in order. */
	readonly order?: Uint32Array | null;
	readonly headerHeight?: number;
	/** Rows over the header: what the table is about. */
	readonly above?: readonly CellRow[];
	/** Numbers are written with 15 significant digits, which every editor keeps; all digits when absent. */
	readonly fifteenDigits?: boolean;
}

export interface TableColumn {
	readonly header: string;
	readonly headerStyle: CellStyle;
	readonly style: CellStyle;
	readonly values: Column | RowIdValues;
	readonly formats?: readonly FormatRule[];
	/** Values offered in a drop-down; others remain possible. */
	readonly choices?: readonly string[];
}

/** The stable ids of the rows, in blocks of BLOCK_ROWS. */
export interface RowIdValues {
	readonly kind: 'rowIds';
	readonly blocks: readonly Uint32Array[];
}

export interface CellStyle {
	readonly font?: FontStyle;
	/** RRGGBB. */
	readonly fill?: string;
	readonly border?: Readonly<
		Partial<
			Record<'left' | 'right' | 'top' | 'bottom', { readonly style: BorderStyle; readonly colour: string }>
		>
	>;
	/** Format code as Excel shows it in English; General when absent. */
	readonly numberFormat?: string;
	readonly align?: {
		readonly horizontal?: 'left' | 'center' | 'right';
		readonly vertical?: 'top' | 'center' | 'bottom';
		readonly wrap?: boolean;
		readonly indent?: number;
	};
}

export interface FontStyle {
	readonly bold?: boolean;
	readonly colour?: string;
	readonly size?: number;
}

export type BorderStyle = 'hair' | 'thin' | 'medium';

/** How matching cells look on top of their own style. */
export type FormatLook = Pick<CellStyle, 'fill'> & {
	readonly font?: { readonly bold?: boolean; readonly colour?: string };
};

export type FormatRule =
	| { readonly kind: 'dataBar'; readonly colour: string }
	/** Two or three colours from the lowest to the highest value. */
	| { readonly kind: 'colourScale'; readonly colours: readonly string[] }
	| { readonly kind: 'iconSet'; readonly set: '3Arrows' | '3TrafficLights1' | '5Arrows' | '4Rating' }
	| { readonly kind: 'equals'; readonly text: string; readonly look: FormatLook }
	/** Formula relative to the range's first cell, without the equals sign. */
	| { readonly kind: 'expression'; readonly formula: string; readonly look: FormatLook };

export interface ChartSpec {
	readonly kind: 'bar' | 'column' | 'line' | 'pie' | 'scatter';
	readonly stacked?: boolean;
	readonly title: string;
	readonly series: readonly ChartSeries[];
	/** From the top left corner of one cell to the top left corner of another. */
	readonly anchor: { readonly from: CellPosition; readonly to: CellPosition };
	readonly legend?: boolean;
	readonly labels?: boolean;
	readonly axisTitles?: { readonly x?: string; readonly y?: string };
	/** Format code of labels and of the value axis. */
	readonly valueFormat: string;
}

export interface CellPosition {
	readonly row: number;
	readonly column: number;
}

/** One series. The values stand in the chart as well, so that it shows without being recalculated. */
export interface ChartSeries {
	readonly name: string;
	readonly categories: { readonly ref: SheetRef; readonly values: readonly (string | number)[] };
	readonly values: { readonly ref: SheetRef; readonly values: readonly (number | null)[] };
	/** RRGGBB. */
	readonly colour: string;
	/** In a column chart: a plain line across the columns, such as a limit. */
	readonly asLine?: boolean;
	/** Colours of single points, in order; where absent the series' colour. */
	readonly pointColours?: readonly string[];
}

export interface PrintSetup {
	readonly landscape: boolean;
	/** Pages side by side; the height follows. */
	readonly pagesWide: number;
	/** Rows from the top that are repeated on every page. */
	readonly repeatRows?: number;
	readonly footer?: { readonly left: string; readonly right: string };
	readonly centre?: boolean;
	/** Rows that start a page. */
	readonly breaks?: readonly number[];
}

/** What writing had to alter, for the user. */
export interface WriteNote {
	readonly code: 'sheetSplit' | 'sheetRenamed' | 'textCut' | 'charactersReplaced';
	readonly sheet?: string;
	readonly count?: number;
}

/** The bytes of a workbook in order, ready for a Blob. */
export interface WrittenWorkbook {
	readonly parts: readonly Uint8Array<ArrayBuffer>[];
	readonly bytes: number;
	readonly notes: readonly WriteNote[];
}
