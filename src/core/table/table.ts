import { BLOCK_MASK, BLOCK_ROWS, BLOCK_SHIFT } from './block.ts';
import type { Column } from './column.ts';

/** What the rows of a table are. */
export type TableKind = 'customers' | 'transactions' | 'other';

/** Rows of equal shape as columns. Row numbers are positions 0…rowCount−1; row ids are stable and never reused. */
export interface Table {
	readonly id: string;
	readonly name: string;
	readonly kind: TableKind;
	readonly rowCount: number;
	/** Row id of every row, in blocks of BLOCK_ROWS. */
	readonly rowIds: readonly Uint32Array[];
	/** The id the next new row gets. */
	readonly nextRowId: number;
	readonly columns: readonly Column[];
}

/** A table with row ids 1…rowCount. */
export function createTable(
	id: string,
	name: string,
	kind: TableKind,
	rowCount: number,
	columns: readonly Column[],
): Table {
	return { id, name, kind, rowCount, rowIds: sequentialRowIds(rowCount), nextRowId: rowCount + 1, columns };
}

export function findColumn(table: Table, columnId: string): Column | undefined {
	return table.columns.find((column) => column.id === columnId);
}

/** Row id at a position; 0 outside the table. */
export function rowIdAt(table: Table, row: number): number {
	return table.rowIds[row >>> BLOCK_SHIFT]?.[row & BLOCK_MASK] ?? 0;
}

const positions = new WeakMap<readonly Uint32Array[], Int32Array>();

/** Position of a row id, or −1. The index is built once per version of the row ids. */
export function rowOfId(table: Table, rowId: number): number {
	let index = positions.get(table.rowIds);
	if (!index) {
		index = new Int32Array(table.nextRowId).fill(-1);
		let row = 0;
		for (const block of table.rowIds) for (const id of block) index[id] = row++;
		positions.set(table.rowIds, index);
	}
	return index[rowId] ?? -1;
}

/** Blocks of the row ids 1…count. */
function sequentialRowIds(count: number, first = 1): Uint32Array[] {
	const blocks: Uint32Array[] = [];
	for (let start = 0; start < count; start += BLOCK_ROWS) {
		const block = new Uint32Array(Math.min(BLOCK_ROWS, count - start));
		for (let offset = 0; offset < block.length; offset++) block[offset] = first + start + offset;
		blocks.push(block);
	}
	return blocks;
}

/** All row ids in row order. */
export function allRowIds(table: Table): Uint32Array<ArrayBuffer> {
	const out = new Uint32Array(table.rowCount);
	let start = 0;
	for (const block of table.rowIds) {
		out.set(block, start);
		start += block.length;
	}
	return out;
}
