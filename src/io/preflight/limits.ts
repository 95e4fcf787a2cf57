/** What the reader accepts, in bytes and counts. Real sparse sheets pass a ratio of 100, so the ratio is judged late. */
export const LIMITS = {
	file: 100e6,
	inflated: 600e6,
	entry: 400e6,
	/** Unpacked ÷ packed size of an entry, judged only above `ratioFrom` unpacked bytes. */
	ratio: 200,
	ratioFrom: 5e6,
	entries: 10_000,
	/** Columns of a sheet, as in Excel. */
	columns: 16_384,
	/** Rows of a sheet of a workbook, as in Excel. */
	rows: 1_048_576,
	/** Cell slots held for one sheet: rows × columns that hold anything. */
	slots: 120e6,
	/** Rows × columns up to the last cell, empty ones included. */
	area: 1e9,
} as const;
