import { AppError } from '#src/errors/index.ts';
import { LIMITS } from '#src/io/preflight/limits.ts';
import { RawKind, type RawColumn } from '#src/io/raw.ts';

/** The declared size of a sheet is believed only while the columns stay below so many cells. */
const HINTED_SLOTS = 40e6;

/** A column being filled; its arrays grow by doubling. */
interface Growing {
	kinds: Uint8Array<ArrayBuffer>;
	values: Float64Array<ArrayBuffer>;
	formats: Uint16Array<ArrayBuffer> | null;
}

/** Cells of one sheet, written in any order. Holds no object per cell. */
export class SheetCells {
	/** Rows up to the last one with a cell. */
	rowCount = 0;
	/** Columns up to the last one with a cell. */
	columnCount = 0;
	private readonly columns: (Growing | undefined)[] = [];
	private readonly capacityHint: number;
	private slots = 0;
	private readonly file: string;
	private readonly sheet: string;

	/** @param expectedRows rows to make room for at once; more may come. */
	constructor(file: string, sheet: string, expectedRows: number) {
		this.file = file;
		this.sheet = sheet;
		this.capacityHint = Math.max(64, Math.min(expectedRows, LIMITS.rows));
	}

	/**
	 * Sets a cell. Returns false when the cell already had a value, which is replaced.
	 * @throws AppError `sheet.tooManyColumns`, `sheet.tooManyRows`
	 */
	set(row: number, column: number, kind: RawKind, value: number, format: number): boolean {
		let target = this.columns[column];
		if (target === undefined || row >= target.kinds.length) target = this.grow(row, column);
		const isNew = target.kinds[row] === RawKind.empty;
		target.kinds[row] = kind;
		target.values[row] = value;
		if (format !== 0 && target.formats === null) target.formats = new Uint16Array(target.kinds.length);
		if (target.formats !== null) target.formats[row] = format;
		if (row >= this.rowCount) this.rowCount = row + 1;
		if (column >= this.columnCount) this.columnCount = column + 1;
		return isNew;
	}

	/**
	 * The columns, each at least `rowCount` long. Columns without a cell share one pair of arrays.
	 * @throws AppError `sheet.tooManyColumns` where a few cells span an area nobody could look at
	 */
	finish(): RawColumn[] {
		if (this.rowCount * this.columnCount > LIMITS.area) {
			throw this.tooManyColumns(this.columnCount, Math.floor(LIMITS.area / this.rowCount));
		}
		const empty = { kinds: new Uint8Array(0), values: new Float64Array(0), formats: null };
		return Array.from({ length: this.columnCount }, (_, column) => {
			const filled = this.columns[column];
			if (filled) return this.enlarged(filled, this.rowCount);
			if (empty.kinds.length < this.rowCount) {
				empty.kinds = new Uint8Array(this.rowCount);
				empty.values = new Float64Array(this.rowCount);
			}
			return empty;
		});
	}

	private grow(row: number, column: number): Growing {
		if (column >= LIMITS.columns) throw this.tooManyColumns(column + 1, LIMITS.columns);
		const old = this.columns[column];
		const have = old?.kinds.length ?? 0;
		const roomy = Math.max(row + 1, have * 2, this.slots < HINTED_SLOTS ? this.capacityHint : 64);
		const length = this.slots + roomy - have > LIMITS.slots ? row + 1 + 4096 : roomy;
		const grown = this.enlarged(
			old ?? { kinds: new Uint8Array(0), values: new Float64Array(0), formats: null },
			length,
		);
		this.columns[column] = grown;
		return grown;
	}

	private tooManyColumns(columns: number, limit: number): AppError {
		return new AppError('sheet.tooManyColumns', { file: this.file, sheet: this.sheet, columns, limit });
	}

	private enlarged(column: Growing, length: number): Growing {
		const old = column.kinds.length;
		if (old >= length) return column;
		this.slots += length - old;
		if (this.slots > LIMITS.slots) {
			const limit = Math.floor(LIMITS.slots / Math.max(1, this.columnCount));
			throw new AppError('sheet.tooManyRows', { file: this.file, sheet: this.sheet, rows: length, limit });
		}
		const kinds = new Uint8Array(length);
		kinds.set(column.kinds);
		const values = new Float64Array(length);
		values.set(column.values);
		const formats = column.formats && new Uint16Array(length);
		if (formats && column.formats) formats.set(column.formats);
		return { kinds, values, formats };
	}
}
