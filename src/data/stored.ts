import type { ChangeOf, JournalEntry, Project } from '#src/core/model/index.ts';
import { mapChange } from '#src/core/model/index.ts';
import type { ColumnSpec, Table } from '#src/core/table/index.ts';

/** Number of a chunk, unique within its project and never used again. Negative: a part that is not stored yet. */
export type ChunkId = number;

/** Consecutive entries of a dictionary. */
export interface StoredTexts {
	readonly id: ChunkId;
	readonly count: number;
}

/** A column as references: its dictionary in order of codes (null for numbers) and its blocks in row order. */
export interface StoredColumn {
	readonly spec: ColumnSpec;
	readonly rows: number;
	readonly texts: readonly StoredTexts[] | null;
	readonly blocks: readonly ChunkId[];
}

/** One block of row ids: a run as [first, count], or a chunk. */
export type StoredRowIds = readonly [first: number, count: number] | ChunkId;

/** A table as references. */
export interface StoredTable extends Omit<Table, 'rowIds' | 'columns'> {
	readonly rowIds: readonly StoredRowIds[];
	readonly columns: readonly StoredColumn[];
}

/** A project as references: what a head points at. */
export interface StoredProject extends Omit<Project, 'tables'> {
	readonly tables: readonly StoredTable[];
}

/** A change with references in place of blocks. */
export type StoredChange = ChangeOf<StoredColumn, StoredTable>;

/** A journal entry with references in place of blocks. */
export interface StoredEntry extends Omit<JournalEntry, 'change'> {
	readonly change: StoredChange;
}

/** Chunks of a column, each once. */
export function columnRefs(column: StoredColumn, into: Set<ChunkId>): void {
	for (const id of column.blocks) into.add(id);
	for (const { id } of column.texts ?? []) into.add(id);
}

/** Chunks of a table, each once. */
function tableRefs(table: StoredTable, into: Set<ChunkId>): void {
	for (const column of table.columns) columnRefs(column, into);
	for (const ids of table.rowIds) if (typeof ids === 'number') into.add(ids);
}

/** Chunks of a project. */
export function projectRefs(project: StoredProject): Set<ChunkId> {
	const refs = new Set<ChunkId>();
	for (const table of project.tables) tableRefs(table, refs);
	return refs;
}

/** Chunks that a change refers to. */
export function changeRefs(change: StoredChange): Set<ChunkId> {
	const refs = new Set<ChunkId>();
	mapChange(
		change,
		(column) => columnRefs(column, refs),
		(table) => tableRefs(table, refs),
	);
	return refs;
}
