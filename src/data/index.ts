export { buffersOf } from './buffers.ts';
export type { Part } from './codec/chunk.ts';
export type { Committed } from './commit.ts';
export type { StoreEvent } from './database.ts';
export type { Damage, LoadedHistory, LoadedProject } from './load.ts';
export { dataMethods } from './methods.ts';
export type { Removal } from './projects.ts';
export type { Marker, Recovery } from './recovery.ts';
export type { ClassShare, FileBackup, NewAlerts, ProjectSummary } from './rows.ts';
export { DataService } from './service.ts';
export type { ServiceOptions } from './service.ts';
export type {
	ChunkId,
	StoredChange,
	StoredColumn,
	StoredEntry,
	StoredProject,
	StoredTable,
	StoredTexts,
} from './stored.ts';
