import { readFile } from '#src/io/read-file.ts';

/** What one reader did with a file, in milliseconds and rows. */
export interface Measured {
	readonly milliseconds: number;
	readonly rows: number;
}

/** Runs one reader over a file: `own`, `preview` (1,000 rows) or `sheetjs` (dense). */
export async function measure(reader: string, bytes: Uint8Array): Promise<Measured> {
	const start = performance.now();
	const rows = reader === 'sheetjs' ? await bySheetJs(bytes) : await own(bytes, reader === 'preview');
	return { milliseconds: performance.now() - start, rows };
}

async function own(bytes: Uint8Array, isPreview: boolean): Promise<number> {
	const workbook = await readFile(bytes, 'file.xlsx', isPreview ? { maxRows: 1000 } : {}, () => undefined);
	return workbook.sheets.reduce((sum, sheet) => sum + sheet.rowCount, 0);
}

async function bySheetJs(bytes: Uint8Array): Promise<number> {
	const { read } = await import('xlsx');
	const workbook = read(bytes, {
		type: 'array',
		dense: true,
		cellDates: false,
		cellNF: true,
		cellText: false,
		cellHTML: false,
	});
	return Object.values(workbook.Sheets).reduce((sum, sheet) => sum + (sheet['!data']?.length ?? 0), 0);
}
