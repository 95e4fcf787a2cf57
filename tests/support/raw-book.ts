import { RAW_ERRORS, RawKind, type RawColumn, type RawRange, type RawWorkbook } from '#src/io/raw.ts';

/** A cell: text, number, TRUE/FALSE, nothing, a number under a format, or an error. */
export type RawCell =
	| string
	| number
	| boolean
	| null
	| { readonly n: number; readonly f: string }
	| { readonly e: (typeof RAW_ERRORS)[number] };

export interface RawBookOptions {
	readonly name?: string;
	readonly merges?: readonly RawRange[];
	readonly date1904?: boolean;
}

/** A workbook of one sheet with these cells. */
export function rawBook(rows: readonly (readonly RawCell[])[], options: RawBookOptions = {}): RawWorkbook {
	return rawBooks(
		[{ name: options.name ?? 'Sheet1', rows, merges: options.merges ?? [] }],
		options.date1904 ?? false,
	);
}

/** A workbook of several sheets. */
export function rawBooks(
	sheets: readonly {
		readonly name: string;
		readonly rows: readonly (readonly RawCell[])[];
		readonly merges?: readonly RawRange[];
	}[],
	date1904 = false,
): RawWorkbook {
	const strings = new Map<string, number>();
	const formats = new Map<string, number>([['General', 0]]);
	const codeOf = (map: Map<string, number>, text: string) => {
		if (!map.has(text)) map.set(text, map.size);
		return map.get(text) ?? 0;
	};
	const built = sheets.map(({ name, rows, merges = [] }) => {
		const width = Math.max(0, ...rows.map((row) => row.length));
		const columns = Array.from({ length: width }, (_, index): RawColumn => {
			const kinds = new Uint8Array(rows.length);
			const values = new Float64Array(rows.length);
			const styles = new Uint16Array(rows.length);
			rows.forEach((row, at) => {
				const cell = row[index] ?? null;
				if (cell === null) return;
				if (typeof cell === 'string') [kinds[at], values[at]] = [RawKind.text, codeOf(strings, cell)];
				else if (typeof cell === 'number') [kinds[at], values[at]] = [RawKind.number, cell];
				else if (typeof cell === 'boolean') [kinds[at], values[at]] = [RawKind.boolean, cell ? 1 : 0];
				else if ('e' in cell) [kinds[at], values[at]] = [RawKind.error, RAW_ERRORS.indexOf(cell.e)];
				else [kinds[at], values[at], styles[at]] = [RawKind.number, cell.n, codeOf(formats, cell.f)];
			});
			return { kinds, values, formats: styles };
		});
		return { name, visibility: 'visible' as const, rowCount: rows.length, columns, merges };
	});
	return {
		file: 'test.xlsx',
		format: 'xlsx',
		sheets: built,
		strings: [...strings.keys()],
		formats: [...formats.keys()],
		date1904,
		notes: [],
		encoding: null,
	};
}
