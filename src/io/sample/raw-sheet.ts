import { RawKind, type RawColumn, type RawSheet, type RawWorkbook } from '#src/io/raw.ts';

/** A cell of a sheet made in memory; a date is an Excel serial day shown with a date format. */
export type SampleCell = string | number | null | { readonly date: number };

const FORMATS = ['General', 'yyyy-mm-dd'];

interface Draft {
	readonly name: string;
	readonly rows: readonly (readonly SampleCell[])[];
}

/** A sheet of cells given by row. */
export function rawSheet(name: string, rows: readonly (readonly SampleCell[])[]): Draft {
	return { name, rows };
}

/** The sheets as a reader would hand them on. */
export function rawWorkbook(file: string, drafts: readonly Draft[]): RawWorkbook {
	const strings: string[] = [];
	const codes = new Map<string, number>();
	const intern = (text: string) => {
		let code = codes.get(text);
		if (code === undefined) {
			code = strings.push(text) - 1;
			codes.set(text, code);
		}
		return code;
	};
	const sheets = drafts.map((draft) => sheetOf(draft, intern));
	return {
		file,
		format: 'xlsx',
		sheets,
		strings,
		formats: FORMATS,
		date1904: false,
		notes: [],
		encoding: null,
	};
}

function sheetOf({ name, rows }: Draft, intern: (text: string) => number): RawSheet {
	const width = rows.reduce((max, row) => Math.max(max, row.length), 0);
	const columns = Array.from({ length: width }, (_, index) =>
		columnOfCells(
			rows.map((row) => row[index] ?? null),
			intern,
		),
	);
	return { name, visibility: 'visible', rowCount: rows.length, columns, merges: [], partial: false };
}

function columnOfCells(cells: readonly SampleCell[], intern: (text: string) => number): RawColumn {
	const kinds = new Uint8Array(cells.length);
	const values = new Float64Array(cells.length);
	const formats = new Uint16Array(cells.length);
	cells.forEach((cell, row) => {
		if (cell === null) return;
		if (typeof cell === 'string') {
			kinds[row] = RawKind.text;
			values[row] = intern(cell);
			return;
		}
		kinds[row] = RawKind.number;
		values[row] = typeof cell === 'number' ? cell : cell.date;
		formats[row] = typeof cell === 'number' ? 0 : 1;
	});
	return { kinds, values, formats: formats.some((format) => format > 0) ? formats : null };
}
