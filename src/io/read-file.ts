import { readCsv } from './csv/read-csv.ts';
import { readHtml } from './html/read-html.ts';
import { archiveNotes } from './preflight/archive-notes.ts';
import type { CheckedArchive } from './preflight/archive.ts';
import { sniffFile, type Sniffed } from './preflight/sniff.ts';
import { verifyArchive } from './preflight/verify.ts';
import type { FileFormat, RawWorkbook, ReadOptions, ReportProgress } from './raw.ts';
import { readBySheetJs } from './sheetjs/read-sheetjs.ts';
import { OddWorkbook } from './xlsx/read/odd.ts';
import { readXlsx } from './xlsx/read/read-xlsx.ts';

export type { Sniffed } from './preflight/sniff.ts';
export type { ReadOptions } from './raw.ts';

/**
 * Reads a file of any supported kind, recognised by its content. Nothing of the file is run, followed or evaluated.
 * @param bytes the whole file; not changed
 * @param name file name, for messages and the name of the sheet of a text file
 * @throws AppError `file.*`, `zip.*`, `xml.*`, `workbook.*`, `sheet.*`, `csv.*`
 */
export async function readFile(
	bytes: Uint8Array,
	name: string,
	options: ReadOptions,
	report: ReportProgress,
): Promise<RawWorkbook> {
	const sniffed = sniffFile(bytes, name);
	const workbook = await readSniffed(bytes, name, sniffed, options, report);
	if (!sniffed.isMisnamed) return workbook;
	return { ...workbook, notes: [{ code: 'wrongExtension' }, ...workbook.notes] };
}

async function readSniffed(
	bytes: Uint8Array,
	name: string,
	{ format, archive }: Sniffed,
	options: ReadOptions,
	report: ReportProgress,
): Promise<RawWorkbook> {
	if (format === 'csv' || format === 'tsv' || format === 'txt')
		return readCsv(bytes, name, format, options, report);
	if (format === 'html') return readHtml(bytes, name, options);
	if (!archive) return readBySheetJs(bytes, name, format, options, 0);
	if (format !== 'xlsx' && format !== 'xlsm') return readArchive(bytes, archive, format, options);
	try {
		return await readXlsx(archive, format, options, report);
	} catch (error) {
		if (!(error instanceof OddWorkbook)) throw error;
		const workbook = await readArchive(bytes, archive, format, options);
		return { ...workbook, notes: [{ code: 'readBySheetJs' }, ...workbook.notes] };
	}
}

async function readArchive(
	bytes: Uint8Array,
	archive: CheckedArchive,
	format: FileFormat,
	options: ReadOptions,
): Promise<RawWorkbook> {
	const { rowsWithValue } = await verifyArchive(archive);
	const workbook = await readBySheetJs(bytes, archive.file, format, options, rowsWithValue);
	return { ...workbook, notes: [...archiveNotes(archive, false), ...workbook.notes] };
}
