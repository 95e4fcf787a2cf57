import { RawKind, type RawColumn, type RawWorkbook } from '#src/io/raw.ts';
import { cellHashes, rowHashes } from './hashes.ts';
import { textOf, type FoundSheet } from './locate.ts';
import type { ManifestTable } from './manifest.ts';
import type { TableEdits } from './types.ts';
import type { Column } from '#src/core/table/index.ts';

/** A row of a table: where it stands. */
export interface SourceRow {
	readonly part: FoundSheet;
	readonly row: number;
}

/** Rows below the headers, without those that are empty and carry no row id. */
export function sourceRows(raw: RawWorkbook, parts: readonly FoundSheet[]): SourceRow[] {
	const rows: SourceRow[] = [];
	for (const part of parts) {
		const cells = [...part.columns.values()];
		for (let row = part.headerRow + 1; row < part.sheet.rowCount; row++) {
			const named = part.rowIds !== null && part.rowIds.kinds[row] === RawKind.number;
			if (named || cells.some((column) => hasValue(raw, column, row))) rows.push({ part, row });
		}
	}
	return rows;
}

function hasValue(raw: RawWorkbook, cells: RawColumn, row: number): boolean {
	return (cells.kinds[row] ?? RawKind.empty) !== RawKind.empty && textOf(raw, cells, row) !== '';
}

export interface MatchedRows {
	/** Row id per row of the table. */
	readonly ids: Uint32Array;
	/** Position in the exported table per row, or −1 for a row that is new. */
	readonly base: Int32Array;
	readonly nextRowId: number;
	readonly matchedBy: TableEdits['matchedBy'];
}

/** Arrays of the base that rows are matched with. */
export interface BaseRows {
	readonly rowIds: Uint32Array;
	readonly rows: Uint32Array;
	readonly key: { readonly column: string; readonly hashes: Uint32Array } | null;
}

/**
 * Gives every row its id: by a business key that is its own, else from the hidden column; where that is gone, by the business
 * key, else by equal content. A row id that appears twice (a copied row) counts the first time; rows without one are new.
 */
export function matchRows(
	source: readonly SourceRow[],
	hasRowIds: boolean,
	columns: readonly Column[],
	table: ManifestTable,
	base: BaseRows,
): MatchedRows {
	const positions = new Map<number, number>();
	base.rowIds.forEach((id, at) => positions.set(id, at));
	const found = hasRowIds
		? byRowId(source, positions, byOwnKey(source.length, columns, base))
		: byHash(source.length, columns, table, base);
	const ids = new Uint32Array(source.length);
	let next = table.nextRowId;
	for (let row = 0; row < source.length; row++) {
		const at = found.positions[row] as number;
		ids[row] = at >= 0 ? (base.rowIds[at] as number) : next++;
	}
	return { ids, base: found.positions, nextRowId: next, matchedBy: found.by };
}

interface Found {
	readonly positions: Int32Array;
	readonly by: TableEdits['matchedBy'];
}

/** By key where that names one row, as it can be seen: rows may have been sorted without the hidden ids. Else by id. */
function byRowId(
	source: readonly SourceRow[],
	positions: ReadonlyMap<number, number>,
	keyed: Int32Array | null,
): Found {
	const taken = new Set(keyed);
	const found = Int32Array.from(source, ({ part, row }, i) => {
		const own = keyed?.[i] ?? -1;
		if (own >= 0) return own;
		const id = part.rowIds?.kinds[row] === RawKind.number ? (part.rowIds.values[row] ?? 0) : 0;
		const at = positions.get(id) ?? -1;
		if (at < 0 || taken.has(at)) return -1;
		taken.add(at);
		return at;
	});
	return { positions: found, by: 'rowId' };
}

/** Position of each row by a key that no other row has, neither here nor as it was exported; −1 where there is none. */
function byOwnKey(rowCount: number, columns: readonly Column[], { key }: BaseRows): Int32Array | null {
	const column = key && columns.find(({ id }) => id === key.column);
	if (!column) return null;
	const hashes = cellHashes(column, rowCount);
	const known = onlyAt(key.hashes);
	const here = onlyAt(hashes);
	return Int32Array.from(hashes, (hash) => ((here.get(hash) ?? -1) < 0 ? -1 : (known.get(hash) ?? -1)));
}

/** Where each value stands; −1 where it stands more than once. */
export function onlyAt(values: Uint32Array): ReadonlyMap<number, number> {
	const at = new Map<number, number>();
	values.forEach((value, position) => at.set(value, at.has(value) ? -1 : position));
	return at;
}

function byHash(rowCount: number, columns: readonly Column[], table: ManifestTable, base: BaseRows): Found {
	const keyColumn = base.key ? columns.find(({ id }) => id === base.key?.column) : undefined;
	const complete = columns.length >= table.columns.length;
	const known = keyColumn && base.key ? base.key.hashes : complete ? base.rows : null;
	if (!known) return { positions: new Int32Array(rowCount).fill(-1), by: 'none' };
	const hashes = keyColumn
		? cellHashes(keyColumn, rowCount)
		: rowHashes(
				columns.map((column) => cellHashes(column, rowCount)),
				rowCount,
			);
	const queues = new Map<number, number[]>();
	for (let at = known.length - 1; at >= 0; at--) {
		const hash = known[at] as number;
		const queue = queues.get(hash);
		if (queue) queue.push(at);
		else queues.set(hash, [at]);
	}
	return {
		positions: Int32Array.from(hashes, (hash) => queues.get(hash)?.pop() ?? -1),
		by: keyColumn ? 'key' : 'content',
	};
}
