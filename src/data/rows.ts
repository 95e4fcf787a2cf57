import type { TableKind } from '#src/core/table/index.ts';
import type { SealedChunk } from './codec/chunk.ts';
import type { StoredEntry, StoredProject } from './stored.ts';

/** Rows of one table of a project. */
export interface TableCount {
	readonly id: string;
	readonly name: string;
	readonly kind: TableKind;
	readonly rows: number;
}

/** One class of the scheme shown on the start page: its colour index and how many customers it has. */
export interface ClassShare {
	readonly key: string;
	readonly colour: number;
	readonly count: number;
}

/** When the project was last written to a file, and the commit that file holds. */
export interface FileBackup {
	readonly time: number;
	readonly commit: number;
}

/** Alerts of one rule that the data brought in last have raised. */
export interface NewAlerts {
	/** The rule as it was asked. */
	readonly rule: string;
	/** Row ids of the customers. */
	readonly customers: Float64Array;
}

/** A project as lists show it. Times are milliseconds since 1970, given by the caller. */
export interface ProjectSummary {
	readonly id: string;
	readonly name: string;
	readonly created: number;
	readonly modified: number;
	/** Last opened; null when never since it was made. */
	readonly opened: number | null;
	/** Sequence number of the last journal entry stored: two equal numbers are the same state. */
	readonly commit: number;
	readonly tables: readonly TableCount[];
	readonly classes: readonly ClassShare[];
	readonly savedToFile: FileBackup | null;
	/** Absent where none were ever told. */
	readonly newAlerts?: readonly NewAlerts[];
	/** Bytes of all chunks. */
	readonly bytes: number;
}

export interface ProjectRow extends ProjectSummary {
	/** Sequence number up to which the head stands. */
	readonly headSeq: number;
	/** The next free chunk number. */
	readonly nextChunk: number;
	/** Set while a removal can still be taken back. */
	readonly removed: number | null;
}

export interface HeadRow {
	readonly project: string;
	readonly manifest: StoredProject;
}

export interface ChunkRow extends SealedChunk {
	readonly project: string;
	readonly id: number;
}

export interface JournalRow {
	readonly project: string;
	readonly seq: number;
	readonly entry: StoredEntry;
	/** Present on entries that refer to chunks, which must then be kept. */
	readonly refs?: readonly number[];
	/** 1 where `refs` is present: the index over those entries alone. */
	readonly heavy?: 1;
}

export interface SnapshotRow {
	readonly project: string;
	readonly name: string;
	readonly time: number;
	readonly manifest: StoredProject;
}

export interface MetaRow {
	readonly key: 'schema' | 'install' | 'purged';
	readonly value: number | string | readonly string[];
}
