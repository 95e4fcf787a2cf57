import { unpackTable } from '#src/core/table/wire.ts';
import { reportTexts } from '#src/i18n/report.ts';
import { writeCsv } from '#src/io/csv-write/index.ts';
import type { CsvRequest, ExportedFile, WorkbookRequest } from '#src/io/project-file/index.ts';
import { exportFileName, projectWorkbook, unpackInput } from '#src/io/project-file/index.ts';
import { writeWorkbook } from '#src/io/xlsx/write/index.ts';
import { serve, type Report } from './serve.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const CSV = 'text/csv;charset=utf-8';

const methods = {
	async workbook(request: WorkbookRequest, report: Report): Promise<ExportedFile> {
		const spec = await projectWorkbook(unpackInput(request, reportTexts(request.locale)));
		const { parts, notes } = await writeWorkbook(spec, report);
		return {
			name: exportFileName(request.fileTitle, 'xlsx'),
			blob: new Blob([...parts], { type: XLSX }),
			notes,
		};
	},
	csv({ fileTitle, table: wire, order }: CsvRequest): ExportedFile {
		const table = unpackTable(wire);
		const lines = [...writeCsv(table, table.columns, order)];
		return { name: exportFileName(fileTitle, 'csv'), blob: new Blob(lines, { type: CSV }), notes: [] };
	},
};
export type ExportMethods = typeof methods;
serve(methods);
