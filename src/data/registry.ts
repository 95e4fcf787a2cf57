import type { Project } from '#src/core/model/index.ts';
import {
	columnLength,
	isTextColumn,
	type Block,
	type Column,
	type ColumnSpec,
	type Dictionary,
	type Table,
} from '#src/core/table/index.ts';
import type { Part } from './codec/chunk.ts';
import type {
	ChunkId,
	StoredColumn,
	StoredProject,
	StoredRowIds,
	StoredTable,
	StoredTexts,
} from './stored.ts';

/** Dictionary entries per chunk. */
const TEXTS_PER_CHUNK = 16_384;
const MOST_TEXT_CHUNKS = 64;

/** Gives a part that is not stored yet its number. */
export type Allocate = (part: Part) => ChunkId;

/** Knows which live objects are stored as which chunks, so that only what is new gets a number. */
export class PartRegistry {
	readonly #parts = new WeakMap<object, ChunkId>();
	readonly #columns = new WeakMap<readonly Block[], StoredColumn>();
	readonly #rowIds = new WeakMap<readonly Uint32Array[], readonly StoredRowIds[]>();
	readonly #texts = new WeakMap<Dictionary, readonly StoredTexts[]>();

	keepPart(part: Part, id: ChunkId): void {
		this.#parts.set(part, id);
	}

	keepColumn(blocks: readonly Block[], stored: StoredColumn): void {
		this.#columns.set(blocks, stored);
	}

	keepRowIds(rowIds: readonly Uint32Array[], stored: readonly StoredRowIds[]): void {
		this.#rowIds.set(rowIds, stored);
	}

	keepTexts(dictionary: Dictionary, stored: readonly StoredTexts[]): void {
		this.#texts.set(dictionary, stored);
	}

	/** The project as references; parts without a number get one from `allocate`. */
	project(project: Project, allocate: Allocate): StoredProject {
		return { ...project, tables: project.tables.map((table) => this.#table(table, allocate)) };
	}

	#table(table: Table, allocate: Allocate): StoredTable {
		const rowIds =
			this.#rowIds.get(table.rowIds) ??
			table.rowIds.map((ids) => sequence(ids) ?? this.#parts.get(ids) ?? allocate(ids));
		return { ...table, rowIds, columns: table.columns.map((column) => this.#column(column, allocate)) };
	}

	#column(column: Column, allocate: Allocate): StoredColumn {
		const spec = specOf(column);
		const known = this.#columns.get(column.blocks);
		if (known) return { ...known, spec };
		const blocks = column.blocks.map((block: Block) => this.#parts.get(block) ?? allocate(block));
		const texts = isTextColumn(column) ? this.#dictionary(column.dictionary, allocate) : null;
		return { spec, rows: columnLength(column), texts, blocks };
	}

	#dictionary(dictionary: Dictionary, allocate: Allocate): readonly StoredTexts[] {
		let parts = [...(this.#texts.get(dictionary) ?? [])];
		let size = parts.reduce((sum, part) => sum + part.count, 0);
		if (dictionary.size === size) return parts;
		if (parts.length >= MOST_TEXT_CHUNKS) [parts, size] = [[], 0];
		for (; size < dictionary.size; size += TEXTS_PER_CHUNK) {
			const packed = dictionary.pack(size, Math.min(dictionary.size, size + TEXTS_PER_CHUNK));
			parts.push({ id: allocate(packed), count: packed.ends.length });
		}
		this.#texts.set(dictionary, parts);
		return parts;
	}
}

/** Row ids as [first, count] when each is one more than the one before. */
export function sequence(ids: Uint32Array): readonly [number, number] | null {
	const first = ids[0] ?? 1;
	for (let i = 1; i < ids.length; i++) if (ids[i] !== first + i) return null;
	return [first, ids.length];
}

function specOf({ id, name, type, format }: ColumnSpec): ColumnSpec {
	return format ? { id, name, type, format } : { id, name, type };
}
