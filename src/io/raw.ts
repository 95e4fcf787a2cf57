import type { InflateEntry } from './zip/index.ts';

/**
 * What a reader hands on: the cells of a file exactly as they stand there, before anyone has decided what they mean.
 * Columnar and transferable; nothing is converted, trimmed or dropped. A field of a text file is carried as a number
 * only where `String(value)` gives its text back to the letter (`12.5`; never `007`, `1E5`, `1.50` or 16 digits).
 */
export interface RawWorkbook {
	readonly file: string;
	readonly format: FileFormat;
	readonly sheets: readonly RawSheet[];
	/** Texts of all sheets, by index. Equal texts may stand under several indexes. */
	readonly strings: readonly string[];
	/** Number formats, by index; index 0 is `General`. */
	readonly formats: readonly string[];
	/** Whether dates of this file count from 1904. */
	readonly date1904: boolean;
	/** What was left out or had to be guessed, for the user. */
	readonly notes: readonly RawNote[];
	/** Character set of a text file, with how it was found; null for workbooks. */
	readonly encoding: {
		readonly name: TextEncoding;
		readonly by: 'bom' | 'valid' | 'fallback' | 'user';
	} | null;
}

export type FileFormat = 'xlsx' | 'xlsm' | 'xls' | 'xlsb' | 'ods' | 'csv' | 'tsv' | 'txt' | 'html';
export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030' | 'big5' | 'windows-1252';

export interface RawSheet {
	readonly name: string;
	readonly visibility: 'visible' | 'hidden' | 'veryHidden';
	/** Rows from the first row of the sheet to the last one with a cell. */
	readonly rowCount: number;
	readonly columns: readonly RawColumn[];
	readonly merges: readonly RawRange[];
	/** Whether reading stopped at `maxRows`: more rows follow in the file, and merged cells may be missing here. Absent = no. */
	readonly partial?: boolean;
}

/** One column of a sheet from row 0 on. The arrays may be longer than the sheet has rows, never shorter. */
export interface RawColumn {
	/** RawKind per row. */
	readonly kinds: Uint8Array;
	/** Number, index into `strings`, 0/1, or index into RAW_ERRORS. */
	readonly values: Float64Array;
	/** Index into `formats` per row, or null when every cell is General. */
	readonly formats: Uint16Array | null;
}

export const RawKind = { empty: 0, number: 1, text: 2, boolean: 3, error: 4 } as const;
export type RawKind = (typeof RawKind)[keyof typeof RawKind];

/** Error values of a cell, in the order of their index. */
export const RAW_ERRORS = [
	'#NULL!',
	'#DIV/0!',
	'#VALUE!',
	'#REF!',
	'#NAME?',
	'#NUM!',
	'#N/A',
	'#GETTING_DATA',
	'#SPILL!',
	'#CONNECT!',
	'#BLOCKED!',
	'#UNKNOWN!',
	'#FIELD!',
	'#CALC!',
] as const;

/** Zero-based, inclusive. */
export interface RawRange {
	readonly top: number;
	readonly left: number;
	readonly bottom: number;
	readonly right: number;
}

/** A remark on a file: code and arguments, spoken by `i18n/`. */
export interface RawNote {
	readonly code:
		| 'macrosDropped'
		| 'externalLinksDropped'
		| 'formulasAsValues'
		| 'imagesDropped'
		| 'commentsDropped'
		| 'readBySheetJs'
		| 'replacedCharacters'
		| 'controlCharacters'
		| 'raggedRows'
		| 'mixedEncoding'
		| 'hiddenSheet'
		| 'duplicateCells'
		| 'precisionLost'
		| 'formulasWithoutValue'
		| 'bidiCharacters'
		| 'wrongExtension';
	readonly sheet?: string;
	readonly count?: number;
	/** First rows concerned, zero-based, at most 20. */
	readonly rows?: readonly number[];
}

/** Called by readers and writers while they work; throws nothing, returns nothing. */
export type ReportProgress = (progress: {
	readonly stage: string;
	readonly done: number;
	readonly total: number | null;
}) => void;

/** How a file is to be read. */
export interface ReadOptions {
	/** Character set of a text file, where the user chose it. */
	readonly encoding?: TextEncoding;
	/** Preview: stop after so many rows of each sheet. */
	readonly maxRows?: number;
	/** Field separator of a text file, where the user chose it. */
	readonly delimiter?: string;
	/** Unpacks the sheets of a workbook, where another worker is there to do it. */
	readonly inflate?: InflateEntry;
}

/** The buffers of a workbook, each once: the transfer list for posting it. */
export function rawTransferables(workbook: RawWorkbook): ArrayBuffer[] {
	const buffers = new Set<ArrayBuffer>();
	for (const sheet of workbook.sheets) {
		for (const column of sheet.columns) {
			for (const array of [column.kinds, column.values, column.formats]) {
				if (array?.buffer instanceof ArrayBuffer) buffers.add(array.buffer);
			}
		}
	}
	return [...buffers];
}
