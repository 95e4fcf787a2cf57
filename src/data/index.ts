export { buffersOf } from './buffers.ts';
export type { CheckpointResult } from './checkpoint.ts';
export type { Part } from './codec/chunk.ts';
export type { AppendRequest, AppendResult, Committed, CreateRequest } from './commit.ts';
export { DATABASE_NAME } from './database.ts';
export type { StoreEvent } from './database.ts';
export type { Damage, LoadedHistory, LoadedProject } from './load.ts';
export { dataMethods } from './methods.ts';
export { RESTORE_MS } from './projects.ts';
export type { Removal, RenameRequest } from './projects.ts';
export type { LostProject, Marker, Recovery } from './recovery.ts';
export type { ClassShare, FileBackup, ProjectSummary, TableCount } from './rows.ts';
export { DataService } from './service.ts';
export type { Opened, ServiceOptions } from './service.ts';
export type {
	ChunkId,
	StoredChange,
	StoredColumn,
	StoredEntry,
	StoredProject,
	StoredRowIds,
	StoredTable,
	StoredTexts,
} from './stored.ts';
