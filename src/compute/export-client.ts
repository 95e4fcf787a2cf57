import type { CsvRequest, ExportedFile, WorkbookRequest } from '#src/io/project-file/index.ts';
import type { ExportMethods } from '#workers/export.worker.ts';
import url from '#workers/export.worker.ts?worker&url';
import { Runner, type Job, type RunOptions } from './runner.ts';

const runner = new Runner<ExportMethods>(url);

/** Writes the workbook of a project. Tables and columns cross in wire form and are copied: the page keeps its blocks. */
export function exportWorkbook(
	request: WorkbookRequest,
	options?: Pick<RunOptions, 'onProgress'>,
): Job<ExportedFile> {
	return runner.run('workbook', request, options);
}

/** Writes rows of a table as CSV, with the columns of the table given. */
export function exportCsv(request: CsvRequest): Job<ExportedFile> {
	return runner.run('csv', request);
}
