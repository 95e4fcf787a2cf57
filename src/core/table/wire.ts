import type { Block, CodeBlock, NumberBlock } from './block.ts';
import { isTextColumn, type Column, type ColumnSpec, type NumberColumn, type TextColumn } from './column.ts';
import { Dictionary, type PackedTexts } from './dictionary.ts';
import type { Table } from './table.ts';

/**
 * A column as it crosses between page and worker: blocks as they are (plain objects over typed arrays), the dictionary,
 * which is a class, as stored texts.
 */
export type WireColumn =
	| { readonly spec: ColumnSpec; readonly blocks: readonly NumberBlock[]; readonly texts: null }
	| { readonly spec: ColumnSpec; readonly blocks: readonly CodeBlock[]; readonly texts: PackedTexts };

/** A table as it crosses between page and worker. */
export interface WireTable {
	readonly table: Omit<Table, 'columns'>;
	readonly columns: readonly WireColumn[];
}

/** A value ready to be posted, with the buffers that may move instead of being copied. */
export interface Packed<T> {
	readonly value: T;
	readonly buffers: ArrayBuffer[];
}

/** The column in wire form. Moving the buffers empties the blocks of this column: pass a column nobody else holds, or clone. */
export function packColumn(column: Column): Packed<WireColumn> {
	const { id, name, type, format } = column;
	const spec: ColumnSpec = format ? { id, name, type, format } : { id, name, type };
	const buffers: ArrayBuffer[] = [];
	for (const block of column.blocks) collect(buffers, block);
	if (!isTextColumn(column)) return { value: { spec, blocks: column.blocks, texts: null }, buffers };
	const texts = column.dictionary.pack();
	addBuffer(buffers, texts.bytes);
	addBuffer(buffers, texts.ends);
	return { value: { spec, blocks: column.blocks, texts }, buffers };
}

/** The column of a wire form; its texts are decoded when first asked for. */
export function unpackColumn(wire: WireColumn): Column {
	if (!wire.texts) return { ...wire.spec, blocks: wire.blocks } as NumberColumn;
	return { ...wire.spec, dictionary: Dictionary.fromPacked([wire.texts]), blocks: wire.blocks } as TextColumn;
}

/** The table in wire form, with its distinct buffers. See `packColumn` on moving them. */
export function packTable(table: Table): Packed<WireTable> {
	const { columns, ...rest } = table;
	const packed = columns.map(packColumn);
	const buffers = packed.flatMap((column) => column.buffers);
	for (const ids of rest.rowIds) addBuffer(buffers, ids);
	return {
		value: { table: rest, columns: packed.map((column) => column.value) },
		buffers: [...new Set(buffers)],
	};
}

/** The table of a wire form. */
export function unpackTable(wire: WireTable): Table {
	return { ...wire.table, columns: wire.columns.map(unpackColumn) };
}

function collect(buffers: ArrayBuffer[], block: Block): void {
	addBuffer(buffers, block.values);
	if (block.missing) addBuffer(buffers, block.missing);
}

function addBuffer(buffers: ArrayBuffer[], view: Uint8Array | Uint32Array | Float64Array): void {
	if (view.buffer instanceof ArrayBuffer) buffers.push(view.buffer);
}
