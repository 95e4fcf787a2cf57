import { AppError } from '#src/errors/index.ts';
import type { CheckedArchive } from '#src/io/preflight/archive.ts';
import { archiveNotes } from '#src/io/preflight/archive-notes.ts';
import {
	RawKind,
	type RawColumn,
	type RawNote,
	type RawSheet,
	type RawWorkbook,
	type ReadOptions,
	type ReportProgress,
} from '#src/io/raw.ts';
import { textNotes } from '#src/io/text-notes.ts';
import { TextTable } from '#src/io/text-table.ts';
import { inflateEntry, readEntry, type ZipEntry } from '#src/io/zip/index.ts';
import type { BookContext } from './cell-values.ts';
import { FormatTable, readStyles } from './formats.ts';
import { openWorkbook, type SheetPart } from './package.ts';
import { SharedStrings } from './shared-strings.ts';
import { SheetReader } from './sheet.ts';

/** Progress is told after so many bytes, and in no more than so many steps: telling costs the listener time. */
const STEP_BYTES = 1_048_576;
const STEPS = 50;

/**
 * Reads an .xlsx or .xlsm by the own streaming reader. Parts are unpacked once, piece by piece, and never kept.
 * @throws AppError of the catalogue; OddWorkbook where the file is to go to SheetJS instead
 */
export async function readXlsx(
	archive: CheckedArchive,
	format: 'xlsx' | 'xlsm',
	options: ReadOptions,
	report: ReportProgress,
): Promise<RawWorkbook> {
	const parts = await openWorkbook(archive);
	const table = new FormatTable();
	const styles = parts.styles
		? readStyles(await readEntry(archive, parts.styles), archive.file, parts.styles.name, table)
		: new Uint16Array(0);
	const book: BookContext = {
		file: archive.file,
		formats: table,
		styles,
		own: new TextTable(),
		sharedNeeded: 0,
	};
	const total = parts.sheets.reduce((sum, sheet) => sum + sheet.entry.size, parts.sharedStrings?.size ?? 0);
	const progress = progressOver(total, report);
	const readers: SheetReader[] = [];
	for (const sheet of parts.sheets) {
		readers.push(await readSheet(archive, book, sheet, options, progress));
	}
	const shared = await readSharedStrings(archive, parts.sharedStrings, book.sharedNeeded, progress);
	const strings = book.own.texts.length === 0 ? shared : [...shared, ...book.own.texts];
	const sheets = readers.map((reader, index) =>
		rawSheet(reader, parts.sheets[index] as SheetPart, shared.length),
	);
	return {
		file: archive.file,
		format,
		sheets,
		strings,
		formats: table.formats,
		date1904: parts.date1904,
		notes: [
			...archiveNotes(archive, parts.hasExternalTargets),
			...sheetNotes(readers, sheets),
			...textNotes(strings),
		],
		encoding: null,
	};
}

type Step = (bytes: number) => void;

function progressOver(total: number, report: ReportProgress): Step {
	const step = Math.max(STEP_BYTES, total / STEPS);
	let done = 0;
	let told = 0;
	return (bytes) => {
		done += bytes;
		if (done - told < step) return;
		told = done;
		report({ stage: 'reading', done, total });
	};
}

async function readSheet(
	archive: CheckedArchive,
	book: BookContext,
	sheet: SheetPart,
	{ maxRows = Infinity, inflate = inflateEntry }: ReadOptions,
	step: Step,
): Promise<SheetReader> {
	const { entry } = sheet;
	const source = { name: sheet.name, entry: entry.name, size: entry.size, maxRows };
	const reader = new SheetReader(book, source);
	await inflate(archive, entry, (chunk) => {
		step(chunk.length);
		return reader.push(chunk) || !reader.isPartial;
	});
	reader.finish();
	return reader;
}

async function readSharedStrings(
	archive: CheckedArchive,
	entry: ZipEntry | null,
	needed: number,
	step: Step,
): Promise<string[]> {
	if (needed === 0) return [];
	if (!entry) throw new AppError('zip.damaged', { file: archive.file, entry: 'xl/sharedStrings.xml' });
	const shared = new SharedStrings(archive.file, entry.name, needed);
	const isWhole = await inflateEntry(archive, entry, (chunk) => {
		step(chunk.length);
		return shared.push(chunk);
	});
	if (isWhole) shared.finish();
	if (shared.texts.length < needed)
		throw new AppError('xml.damaged', { file: archive.file, entry: entry.name });
	return shared.texts;
}

function rawSheet(reader: SheetReader, part: SheetPart, sharedCount: number): RawSheet {
	const columns = reader.cells.finish();
	for (const column of new Set(columns)) resolveOwnTexts(column, reader.cells.rowCount, sharedCount);
	return {
		name: part.name,
		visibility: part.visibility,
		rowCount: reader.cells.rowCount,
		columns,
		merges: reader.merges,
		partial: reader.isPartial,
	};
}

/** Texts of the cells themselves come behind the shared ones, whose number is known only now. */
function resolveOwnTexts(column: RawColumn, rowCount: number, sharedCount: number): void {
	const { kinds, values } = column;
	for (let row = 0; row < rowCount; row++) {
		const value = values[row] as number;
		if (value < 0 && kinds[row] === RawKind.text) values[row] = sharedCount - 1 - value;
	}
}

function sheetNotes(readers: readonly SheetReader[], sheets: readonly RawSheet[]): RawNote[] {
	const notes: RawNote[] = [];
	readers.forEach((reader, index) => {
		const { name, visibility } = sheets[index] as RawSheet;
		const add = (code: RawNote['code'], count: number) => {
			if (count > 0) notes.push({ code, sheet: name, count });
		};
		if (visibility !== 'visible') notes.push({ code: 'hiddenSheet', sheet: name });
		add('formulasAsValues', reader.counts.formulas);
		add('formulasWithoutValue', reader.counts.withoutValue);
		add('duplicateCells', reader.counts.duplicates);
		add('precisionLost', reader.counts.precisionLost);
		add('imagesDropped', reader.counts.images);
	});
	return notes;
}
