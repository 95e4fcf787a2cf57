import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { read, utils } from 'xlsx';

/** Type of a workbook's file. */
export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** An exported workbook as another program reads it. */
export function readWorkbook(bytes: Uint8Array) {
	const book = read(bytes, { cellDates: false });
	const parts = unzipSync(bytes);
	const grid = (sheet: string): unknown[][] => {
		const found = book.Sheets[sheet];
		if (!found) throw new Error(`no sheet ${sheet}`);
		return utils.sheet_to_json(found, { header: 1, raw: true });
	};
	const headerRow = (sheet: string) => grid(sheet).findIndex((row) => row.includes('_rowid'));
	const header = (sheet: string) => (grid(sheet)[headerRow(sheet)] ?? []).map(String);
	return {
		names: book.SheetNames,
		hidden(sheet: string): 'no' | 'hidden' | 'very hidden' {
			const state = book.Workbook?.Sheets?.find(({ name }) => name === sheet)?.Hidden;
			return state === 2 ? 'very hidden' : state === 1 ? 'hidden' : 'no';
		},
		header,
		/** Rows under the header. */
		rows: (sheet: string) => grid(sheet).length - headerRow(sheet) - 1,
		value(sheet: string, column: string, row: number): unknown {
			return grid(sheet)[headerRow(sheet) + 1 + row]?.[header(sheet).indexOf(column)];
		},
		isFrozen(sheet: string): boolean {
			const part = parts[`xl/worksheets/sheet${book.SheetNames.indexOf(sheet) + 1}.xml`];
			return part !== undefined && /<pane [^>]*state="frozen"/.test(strFromU8(part.subarray(0, 4000)));
		},
	};
}

/** The workbook with another text in one cell of a sheet's list, everything else as it was: what someone types and saves. */
export function withCell(
	bytes: Uint8Array,
	{ sheet, column, row }: { readonly sheet: string; readonly column: string; readonly row: number },
	text: string,
): Uint8Array {
	const book = read(bytes, { sheetRows: 40 });
	const found = book.Sheets[sheet];
	const grid: unknown[][] = found
		? utils.sheet_to_json(found, { header: 1, raw: true, blankrows: true })
		: [];
	const head = grid.findIndex((each) => each.includes('_rowid'));
	const address = utils.encode_cell({ r: head + 1 + row, c: grid[head]?.indexOf(column) ?? -1 });
	const path = `xl/worksheets/sheet${book.SheetNames.indexOf(sheet) + 1}.xml`;
	const parts = unzipSync(bytes);
	const before = strFromU8(parts[path] ?? new Uint8Array());
	const cell = new RegExp(`<c r="${address}"( s="\\d+")?[^>]*>.*?</c>`);
	const after = before.replace(cell, `<c r="${address}"$1 t="inlineStr"><is><t>${text}</t></is></c>`);
	if (after === before) throw new Error(`no cell ${address} in ${sheet}`);
	return zipSync({ ...parts, [path]: strToU8(after) }, { level: 1 });
}
