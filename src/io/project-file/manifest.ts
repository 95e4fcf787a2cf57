import { columnWithRole, type Project } from '#src/core/model/index.ts';
import {
	allRowIds,
	BLOCK_SHIFT,
	cellAt,
	isTextColumn,
	isUnread,
	rowIdAt,
	type Column,
	type ColumnSpec,
	type ColumnType,
	type Table,
	type TableKind,
} from '#src/core/table/index.ts';
import { cellHashes, rowHashes, sheetText, tailOf } from './hashes.ts';
import { manifestFlaw } from './manifest-check.ts';
import { concat } from './payload.ts';

/** Tables up to this size keep a hash per cell, larger ones a hash per row. */
const CELL_BASE_ROWS = 200_000;

/** Place of an array in the binary half of the payload, in bytes. */
export interface Slice {
	readonly at: number;
	readonly bytes: number;
}

export interface Manifest {
	readonly project: { readonly id: string; readonly name: string; readonly seq: number };
	/** As the project has it; in a file anything, so that `soundRecipe` says what it is. */
	readonly recipe?: unknown;
	readonly tables: readonly ManifestTable[];
	/** Lists in which cells of the tables may have been changed as well; files of earlier versions have none. */
	readonly returns?: readonly ManifestReturn[];
}

/** A list that shows a column, row by row. */
export interface ManifestReturn {
	readonly table: string;
	readonly column: string;
	readonly sheet: string;
	readonly header: string;
	readonly rowIdHeader: string;
	/** Of the business key; null without one. */
	readonly keyHeader: string | null;
	/** What the list showed, where that is not what the table held: Uint16 per row of the table, low half of the hash of the cell. */
	readonly shown?: { readonly type: ColumnType; readonly hashes: Slice };
}

/** A list as it is written: what it showed, if that is to be kept. */
export interface ListShown extends Omit<ManifestReturn, 'shown'> {
	readonly shown?: Column;
}

export interface ManifestTable {
	readonly id: string;
	readonly name: string;
	readonly kind: TableKind;
	readonly rowCount: number;
	/** High-water mark of row ids: no new row may get a smaller one. */
	readonly nextRowId: number;
	readonly sheets: readonly string[];
	readonly rowIdHeader: string;
	readonly columns: readonly ManifestColumn[];
	/** Headers of computed columns, which are rebuilt and not read. */
	readonly computed: readonly string[];
	readonly base: ManifestBase;
}

export interface ManifestColumn extends ColumnSpec {
	readonly header: string;
	/** Int8 per row: last bits of numbers with more than 15 digits; null when there are none. */
	readonly tails: Slice | null;
	/** Texts that a cell cannot carry, by row id. */
	readonly texts: readonly { readonly row: number; readonly text: string; readonly unread: boolean }[];
}

export interface ManifestBase {
	/** Uint32 per row: difference to the row id before. */
	readonly rowIds: Slice;
	/** Uint32 hash per row. */
	readonly rows: Slice;
	/** Uint16 hash per cell, column after column; null for large tables. */
	readonly cells: Slice | null;
	/** Of a large table: Uint16 hash per cell of the columns whose changes come back by themselves. */
	readonly columns?: readonly { readonly column: string; readonly hashes: Slice }[];
	/** Uint32 hash per row of the business key, and its column; null for tables without one. */
	readonly key: { readonly column: string; readonly hashes: Slice } | null;
}

/** Names under which a table stands in the workbook. */
export interface SheetNames {
	readonly sheets: readonly string[];
	readonly headers: Readonly<Record<string, string>>;
	readonly computed: readonly string[];
	readonly rowIdHeader: string;
}

/** The content of the payload: length of the JSON half, the JSON, then the arrays it points to. */
export function encodeManifest(
	project: Project,
	names: ReadonlyMap<string, SheetNames>,
	returns: readonly ListShown[] = [],
): Uint8Array<ArrayBuffer> {
	const arrays = new Arrays();
	const rowsOf = new Map(project.tables.map(({ id, rowCount }) => [id, rowCount]));
	const shownOf = once((column: Column, table: string) => ({
		type: column.type,
		hashes: arrays.add(Uint16Array.from(cellHashes(column, rowsOf.get(table) ?? 0))),
	}));
	const plans = project.recipe.plans ?? [];
	const returning = new Set([...plans, ...returns].map(({ column }) => column));
	const manifest: Manifest = {
		project: { id: project.id, name: project.name, seq: project.seq },
		recipe: project.recipe,
		tables: project.tables.map((table) =>
			manifestTable(project, table, names.get(table.id), returning, arrays),
		),
		...(returns.length > 0 && {
			returns: returns.map(({ shown, ...list }) =>
				shown ? { ...list, shown: shownOf(shown, list.table) } : list,
			),
		}),
	};
	const json = new TextEncoder().encode(JSON.stringify(manifest));
	const head = new Uint8Array(4);
	new DataView(head.buffer).setUint32(0, json.length, true);
	return concat([head, json, ...arrays.pieces]);
}

/** Lists that share a column share what is kept of it. */
function once<T>(make: (column: Column, table: string) => T): typeof make {
	const made = new Map<Column, T>();
	return (column, table) => {
		const value = made.get(column) ?? make(column, table);
		made.set(column, value);
		return value;
	};
}

/** The two halves of the payload; null when they do not fit together. */
export function decodeManifest(
	content: Uint8Array<ArrayBuffer>,
): { readonly manifest: Manifest; readonly binary: Uint8Array<ArrayBuffer> } | null {
	if (content.length < 4) return null;
	const length = new DataView(content.buffer, content.byteOffset).getUint32(0, true);
	try {
		const manifest = JSON.parse(new TextDecoder().decode(content.subarray(4, 4 + length))) as Manifest;
		const binary = content.slice(4 + length);
		return manifestFlaw(manifest, binary.length) ? null : { manifest, binary };
	} catch {
		return null;
	}
}

class Arrays {
	readonly pieces: Uint8Array[] = [];
	#length = 0;

	add(array: Uint32Array | Uint16Array | Int8Array): Slice {
		const bytes = new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
		const slice = { at: this.#length, bytes: bytes.length };
		this.pieces.push(bytes);
		this.#length += bytes.length;
		return slice;
	}
}

function manifestTable(
	project: Project,
	table: Table,
	names: SheetNames | undefined,
	returning: ReadonlySet<string>,
	arrays: Arrays,
): ManifestTable {
	const hashes = table.columns.map((column) => cellHashes(column, table.rowCount));
	const key = keyColumn(project, table);
	const isLarge = table.rowCount > CELL_BASE_ROWS;
	return {
		id: table.id,
		name: table.name,
		kind: table.kind,
		rowCount: table.rowCount,
		nextRowId: table.nextRowId,
		sheets: names?.sheets ?? [],
		rowIdHeader: names?.rowIdHeader ?? '_rowid',
		computed: names?.computed ?? [],
		columns: table.columns.map((column) =>
			manifestColumn(table, column, names?.headers[column.id] ?? column.name, arrays),
		),
		base: {
			rowIds: arrays.add(differences(allRowIds(table))),
			rows: arrays.add(rowHashes(hashes, table.rowCount)),
			cells: isLarge ? null : arrays.add(lowHalves(hashes, table.rowCount)),
			...(isLarge && {
				columns: table.columns.flatMap(({ id }, i) =>
					returning.has(id) ? [{ column: id, hashes: arrays.add(Uint16Array.from(hashes[i] ?? [])) }] : [],
				),
			}),
			key: key
				? { column: key.id, hashes: arrays.add(hashes[table.columns.indexOf(key)] as Uint32Array) }
				: null,
		},
	};
}

function manifestColumn(table: Table, column: Column, header: string, arrays: Arrays): ManifestColumn {
	const { id, name, type, format } = column;
	const spec: ColumnSpec = format ? { id, name, type, format } : { id, name, type };
	const tails = isTextColumn(column) ? null : tailsOf(column, table.rowCount);
	return { ...spec, header, tails: tails && arrays.add(tails), texts: lostTexts(table, column) };
}

/** The column whose values name a row: the customer's or the order line's id. */
function keyColumn(project: Project, table: Table): Column | undefined {
	return columnWithRole(project, table, 'customer.id') ?? columnWithRole(project, table, 'rep.id');
}

function tailsOf(column: Column, rowCount: number): Int8Array | null {
	let tails: Int8Array | null = null;
	let row = 0;
	for (const block of column.blocks) {
		for (let offset = 0; offset < block.length; offset++, row++) {
			const tail = tailOf(block.values[offset] ?? 0);
			if (tail !== 0) (tails ??= new Int8Array(rowCount))[row] = tail;
		}
	}
	return tails;
}

function lostTexts(table: Table, column: Column): ManifestColumn['texts'] {
	const lost: { row: number; text: string; unread: boolean }[] = [];
	const altered = (text: string): boolean => text === '' || sheetText(text) !== text;
	if (isTextColumn(column)) {
		const codes = new Set<number>();
		for (let code = 0; code < column.dictionary.size; code++)
			if (altered(column.dictionary.at(code))) codes.add(code);
		if (codes.size === 0) return lost;
	}
	column.blocks.forEach((block, index) => {
		if (!isTextColumn(column) && !block.unread) return;
		for (let offset = 0; offset < block.length; offset++) {
			const row = (index << BLOCK_SHIFT) + offset;
			const value = cellAt(column, row);
			if (isUnread(value) && altered(value.unread))
				lost.push({ row: rowIdAt(table, row), text: value.unread, unread: true });
			else if (typeof value === 'string' && altered(value))
				lost.push({ row: rowIdAt(table, row), text: value, unread: false });
		}
	});
	return lost;
}

function differences(ids: Uint32Array): Uint32Array {
	const out = new Uint32Array(ids.length);
	for (let i = 0; i < ids.length; i++) out[i] = (ids[i] as number) - (i > 0 ? (ids[i - 1] as number) : 0);
	return out;
}

function lowHalves(hashes: readonly Uint32Array[], rowCount: number): Uint16Array {
	const out = new Uint16Array(hashes.length * rowCount);
	hashes.forEach((column, i) => {
		for (let row = 0; row < rowCount; row++) out[i * rowCount + row] = (column[row] as number) & 0xffff;
	});
	return out;
}
