import type { CellObject, DenseWorkSheet, WorkBook, WorkSheet } from 'xlsx';
import { AppError } from '#src/errors/index.ts';
import {
	RawKind,
	type FileFormat,
	type RawNote,
	type RawSheet,
	type RawWorkbook,
	type ReadOptions,
} from '#src/io/raw.ts';
import { textNotes } from '#src/io/text-notes.ts';
import { SheetCells } from '#src/io/xlsx/read/columns.ts';
import { FormatTable } from '#src/io/xlsx/read/formats.ts';
import { TextTable } from '#src/io/text-table.ts';

/** Error codes of BIFF ([MS-XLS] 2.5.10 BErr) in the order of RAW_ERRORS. */
const ERROR_CODES = [0x00, 0x07, 0x0f, 0x17, 0x1d, 0x24, 0x2a, 0x2b];

interface Book {
	readonly file: string;
	readonly texts: TextTable;
	readonly formats: FormatTable;
}

interface ReadSheet {
	readonly sheet: RawSheet;
	readonly rowsWithValue: number;
	readonly formulas: number;
}

/**
 * Reads a workbook by SheetJS, loaded on first use. Preflight must have passed.
 * @param rowsExpected rows with a value the file is known to have; fewer read is an error. 0 where unknown.
 * @throws AppError `file.encrypted`, `file.unreadable`, `file.notATable` (a page without a table), `workbook.noSheets`, `workbook.sheetIncomplete`, `sheet.*`
 */
export async function readBySheetJs(
	source: Uint8Array | string,
	file: string,
	format: FileFormat,
	options: ReadOptions,
	rowsExpected: number,
): Promise<RawWorkbook> {
	const workbook = await parse(source, file, options);
	const book: Book = { file, texts: new TextTable(), formats: new FormatTable() };
	const visibilities = workbook.Workbook?.Sheets ?? [];
	const read: ReadSheet[] = [];
	workbook.SheetNames.forEach((name, index) => {
		const sheet = workbook.Sheets[name];
		if (!sheet)
			throw new AppError('workbook.sheetIncomplete', { file, sheet: name, declared: rowsExpected, read: 0 });
		if (isNoWorksheet(sheet)) return;
		const hidden = visibilities[index]?.Hidden ?? 0;
		const visibility = hidden === 2 ? 'veryHidden' : hidden === 1 ? 'hidden' : 'visible';
		read.push(readSheet(book, sheet, name, visibility, options.maxRows));
	});
	if (read.length === 0) throw new AppError('workbook.noSheets', { file });
	const rows = read.reduce((sum, sheet) => sum + sheet.rowsWithValue, 0);
	if (options.maxRows === undefined && rows < rowsExpected) {
		const short = read.find((one) => one.rowsWithValue === 0) ?? read[0];
		const sheet = short?.sheet.name ?? file;
		throw new AppError('workbook.sheetIncomplete', { file, sheet, declared: rowsExpected, read: rows });
	}
	return {
		file,
		format,
		sheets: read.map((one) => one.sheet),
		strings: book.texts.texts,
		formats: book.formats.formats,
		date1904: workbook.Workbook?.WBProps?.date1904 === true,
		notes: [...sheetNotes(read), ...textNotes(book.texts.texts)],
		encoding: null,
	};
}

/** Chart, macro and dialog sheets; the published types know only some of these. */
function isNoWorksheet(sheet: WorkSheet): boolean {
	const type: string | undefined = sheet['!type'];
	return type === 'chart' || type === 'macro' || type === 'dialog';
}

async function parse(source: Uint8Array | string, file: string, options: ReadOptions): Promise<WorkBook> {
	const { read } = await import('xlsx');
	try {
		return read(source, {
			type: typeof source === 'string' ? 'string' : 'array',
			dense: true,
			cellDates: false,
			cellNF: true,
			cellText: false,
			cellHTML: false,
			raw: typeof source === 'string',
			...(options.maxRows === undefined ? {} : { sheetRows: options.maxRows }),
		});
	} catch (error) {
		const detail = error instanceof Error ? error.message : String(error);
		if (/password|encrypt/i.test(detail)) throw new AppError('file.encrypted', { file }, { cause: error });
		if (typeof source === 'string' && !/<table/i.test(source)) {
			throw new AppError('file.notATable', { file, kind: 'html' }, { cause: error });
		}
		throw new AppError('file.unreadable', { file, detail }, { cause: error });
	}
}

function readSheet(
	book: Book,
	sheet: WorkSheet,
	name: string,
	visibility: RawSheet['visibility'],
	maxRows: number | undefined,
): ReadSheet {
	const cells = new SheetCells(book.file, name, 0);
	const rows = (sheet as DenseWorkSheet)['!data'] ?? [];
	let rowsWithValue = 0;
	let formulas = 0;
	rows.forEach((cellsOfRow, row) => {
		let hasValue = false;
		cellsOfRow?.forEach((cell: CellObject | undefined, column: number) => {
			if (!cell) return;
			if (cell.f !== undefined) formulas++;
			if (storeCell(book, cells, row, column, cell)) hasValue = true;
		});
		if (hasValue) rowsWithValue++;
	});
	const merges = (sheet['!merges'] ?? []).map(({ s, e }) => ({
		top: s.r,
		left: s.c,
		bottom: e.r,
		right: e.c,
	}));
	const partial = maxRows !== undefined && rows.length >= maxRows;
	const columns = cells.finish();
	return {
		sheet: { name, visibility, rowCount: cells.rowCount, columns, merges, partial },
		rowsWithValue,
		formulas,
	};
}

/** Whether the cell had a value, be it an empty text. */
function storeCell(book: Book, cells: SheetCells, row: number, column: number, cell: CellObject): boolean {
	const format = typeof cell.z === 'string' ? book.formats.indexOf(cell.z) : 0;
	const { v: value, t: type } = cell;
	if (type === 'z' || value === undefined) return false;
	if (type === 'e')
		cells.set(row, column, RawKind.error, Math.max(0, ERROR_CODES.indexOf(Number(value))), format);
	else if (typeof value === 'number') cells.set(row, column, RawKind.number, value, format);
	else if (typeof value === 'boolean') cells.set(row, column, RawKind.boolean, value ? 1 : 0, format);
	else if (typeof value === 'string' && value !== '') {
		cells.set(row, column, RawKind.text, book.texts.indexOf(value, column), format);
	}
	return true;
}

function sheetNotes(read: readonly ReadSheet[]): RawNote[] {
	const notes: RawNote[] = [];
	for (const { sheet, formulas } of read) {
		if (sheet.visibility !== 'visible') notes.push({ code: 'hiddenSheet', sheet: sheet.name });
		if (formulas > 0) notes.push({ code: 'formulasAsValues', sheet: sheet.name, count: formulas });
	}
	return notes;
}
