import { mapChange, type Change } from '#src/core/model/index.ts';
import {
	BLOCK_ROWS,
	Dictionary,
	type Block,
	type Column,
	type PackedTexts,
	type Table,
} from '#src/core/table/index.ts';
import type { Part } from './codec/chunk.ts';
import type { Need } from './need.ts';
import { PartRegistry } from './registry.ts';
import type {
	ChunkId,
	StoredChange,
	StoredColumn,
	StoredRowIds,
	StoredTable,
	StoredTexts,
} from './stored.ts';

/** Chunks by number; null for one that is gone or damaged. */
export type PartMap = ReadonlyMap<ChunkId, Part | null>;

/**
 * Makes live columns out of references. Columns outside `need` become stand-ins without rows that pass through `apply`
 * untouched, so a replay reads only what it changes.
 */
export class Reviver {
	readonly #parts: PartMap;
	readonly #need: Need;
	readonly #registry: PartRegistry;
	readonly #dictionaries = new Map<string, Dictionary>();

	constructor(parts: PartMap, need: Need, registry = new PartRegistry()) {
		this.#parts = parts;
		this.#need = need;
		this.#registry = registry;
	}

	change(change: StoredChange): Change {
		return mapChange(
			change,
			(column) => this.column(column),
			(table) => this.table(table),
		);
	}

	table(damaged: StoredTable): Table {
		const stored = withSoundRowIds(damaged, this.#parts);
		const rowIds = this.#need.rowIds.has(stored.id) ? stored.rowIds.map((ids) => this.#rowIds(ids)) : [];
		this.#registry.keepRowIds(rowIds, stored.rowIds);
		return { ...stored, rowIds, columns: stored.columns.map((column) => this.column(column)) };
	}

	column(stored: StoredColumn): Column {
		const needed = this.#need.columns.has(stored.spec.id);
		const blocks = needed ? stored.blocks.map((id, index) => this.#block(id, stored, index)) : [];
		this.#registry.keepColumn(blocks, stored);
		if (!stored.texts) return { ...stored.spec, blocks } as Column;
		const dictionary = needed ? this.#dictionary(stored.texts) : new Dictionary();
		return { ...stored.spec, dictionary, blocks } as Column;
	}

	#block(id: ChunkId, stored: StoredColumn, index: number): Block {
		const part = this.#parts.get(id);
		const rows = rowsOfBlock(stored.rows, index);
		const kind = stored.texts ? 'code' : 'number';
		const fits = part && 'kind' in part && part.kind === kind && part.length === rows;
		const block = fits ? part : lostBlock(kind, rows);
		this.#registry.keepPart(block, id);
		return block;
	}

	#rowIds(stored: StoredRowIds): Uint32Array {
		const part = typeof stored === 'number' ? this.#parts.get(stored) : runOfIds(stored[0], stored[1]);
		if (!(part instanceof Uint32Array)) return new Uint32Array(0);
		if (typeof stored === 'number') this.#registry.keepPart(part, stored);
		return part;
	}

	#dictionary(texts: readonly StoredTexts[]): Dictionary {
		const key = texts.map(({ id }) => id).join();
		let dictionary = this.#dictionaries.get(key);
		if (!dictionary) {
			dictionary = Dictionary.fromPacked(texts.map((stored) => textsOr(this.#parts.get(stored.id), stored)));
			this.#dictionaries.set(key, dictionary);
			this.#registry.keepTexts(dictionary, texts);
		}
		return dictionary;
	}
}

/** The table with new ids, never used before, in place of row ids whose chunk cannot be read. */
function withSoundRowIds(table: StoredTable, parts: PartMap): StoredTable {
	let { nextRowId } = table;
	const rowIds = table.rowIds.map((stored, index): StoredRowIds => {
		if (typeof stored !== 'number' || parts.get(stored) instanceof Uint32Array) return stored;
		const count = rowsOfBlock(table.rowCount, index);
		nextRowId += count;
		return [nextRowId - count, count];
	});
	return nextRowId === table.nextRowId ? table : { ...table, rowIds, nextRowId };
}

/** Rows of the block at this place of a column. */
export function rowsOfBlock(rowCount: number, index: number): number {
	return Math.max(0, Math.min(BLOCK_ROWS, rowCount - index * BLOCK_ROWS));
}

/** The entries, or as many marked as lost where the chunk cannot be read. */
export function textsOr(part: Part | null | undefined, stored: StoredTexts): PackedTexts {
	if (part && !(part instanceof Uint32Array) && 'ends' in part && part.ends.length === stored.count)
		return part;
	return Dictionary.of(
		Array.from({ length: stored.count }, (_, code) => `\uFFFD${stored.id}.${code}`),
	).pack();
}

/** A block in which every row is missing, in place of one that cannot be read. */
export function lostBlock(kind: 'number' | 'code', length: number): Block {
	const missing = new Uint8Array((length + 7) >>> 3).fill(0xff);
	return kind === 'code'
		? { kind, length, values: new Uint32Array(length), missing, unread: null }
		: { kind, length, values: new Float64Array(length), missing, unread: null };
}

function runOfIds(first: number, count: number): Uint32Array {
	const ids = new Uint32Array(count);
	for (let i = 0; i < count; i++) ids[i] = first + i;
	return ids;
}
