import { AppError } from '#src/errors/index.ts';
import type { StoreDatabase, Stores } from './database.ts';
import type { JournalRow, ProjectRow } from './rows.ts';
import type { Staging } from './staging.ts';
import { changeRefs, projectRefs, type ChunkId, type StoredEntry, type StoredProject } from './stored.ts';
import { afterEntries, totalRows } from './summary.ts';

/** A new project: its base state, the entries made on it, and when. */
export interface CreateRequest {
	readonly project: StoredProject;
	readonly entries: readonly StoredEntry[];
	readonly time: number;
}

export interface AppendRequest {
	readonly id: string;
	readonly entries: readonly StoredEntry[];
	/** The last sequence number the caller knows of. */
	readonly expected: number;
}

/** The last sequence number stored, and the rows of all tables at it. */
export interface Committed {
	readonly commit: number;
	readonly rows: number;
	readonly missing?: never;
}

/** Committed, or the chunks that the entries name but that are no longer stored: send them again. */
export type AppendResult = Committed | { readonly missing: readonly ChunkId[] };

/**
 * Stores a new project in one strict transaction: base state, chunks, journal.
 *
 * @throws AppError storage.conflict when a project with this id exists; storage.quota, with nothing stored
 */
export async function createProject(
	database: StoreDatabase,
	staging: Staging,
	request: CreateRequest,
): Promise<Committed> {
	const { project, entries, time } = request;
	requireContiguous(project.seq, entries);
	const refs = new Set([
		...projectRefs(project),
		...entries.flatMap((entry) => [...changeRefs(entry.change)]),
	]);
	const { rows, grow } = staging.records(refs);
	const fresh = grow(
		afterEntries(
			{
				id: project.id,
				name: project.name,
				created: time,
				modified: time,
				opened: time,
				commit: project.seq,
				tables: project.tables.map(({ id, name, kind, rowCount }) => ({ id, name, kind, rows: rowCount })),
				classes: [],
				savedToFile: null,
				bytes: 0,
				headSeq: project.seq,
				nextChunk: 1,
				removed: null,
			},
			entries,
		),
	);
	await database.write('strict', async (stores) => {
		const existing = await stores.projects.get(project.id);
		if (existing) throw new AppError('storage.conflict', { expected: 0, found: existing.commit });
		await stores.chunks.bulkAdd(rows);
		await stores.heads.add({ project: project.id, manifest: project });
		await stores.journal.bulkAdd(entries.map((entry) => journalRow(project.id, entry)));
		await stores.projects.add(fresh);
	});
	staging.drop(refs);
	return { commit: fresh.commit, rows: totalRows(fresh) };
}

/**
 * Adds entries to the journal, with the staged chunks they name, in one transaction: strict when there are chunks.
 *
 * @throws AppError storage.conflict when the journal does not end at `expected`; project.notFound; storage.quota,
 * with nothing stored
 */
export async function append(
	database: StoreDatabase,
	staging: Staging,
	request: AppendRequest,
): Promise<AppendResult> {
	const { id, entries, expected } = request;
	requireContiguous(expected, entries);
	const refs = new Set(entries.flatMap((entry) => [...changeRefs(entry.change)]));
	const { rows, grow } = staging.records(refs);
	const reused = [...refs].filter((ref) => !staging.has(ref));
	const result = await database.write(
		rows.length > 0 ? 'strict' : 'relaxed',
		async (stores): Promise<AppendResult> => {
			const row = await requireProject(stores, id);
			if (row.commit !== expected) throw new AppError('storage.conflict', { expected, found: row.commit });
			const missing = await missingChunks(stores, id, reused);
			if (missing.length > 0) return { missing };
			if (rows.length > 0) await stores.chunks.bulkAdd(rows);
			await stores.journal.bulkAdd(entries.map((entry) => journalRow(id, entry)));
			const after = afterEntries(rows.length > 0 ? grow(row) : row, entries);
			await stores.projects.put(after);
			return { commit: after.commit, rows: totalRows(after) };
		},
	);
	if (!result.missing) staging.drop(refs);
	return result;
}

/** The row of a project that is not removed. */
export async function requireProject(stores: Stores, id: string): Promise<ProjectRow> {
	const row = await stores.projects.get(id);
	if (!row || row.removed !== null) throw new AppError('project.notFound', { id });
	return row;
}

/** The journal's record of an entry, with the chunks it keeps alive. */
export function journalRow(project: string, entry: StoredEntry): JournalRow {
	const refs = [...changeRefs(entry.change)];
	return refs.length > 0
		? { project, seq: entry.seq, entry, refs, heavy: 1 }
		: { project, seq: entry.seq, entry };
}

async function missingChunks(stores: Stores, project: string, ids: readonly ChunkId[]): Promise<ChunkId[]> {
	if (ids.length === 0) return [];
	const keys = await stores.chunks
		.where('[project+id]')
		.anyOf(ids.map((id): [string, number] => [project, id]))
		.primaryKeys();
	const present = new Set(keys.map(([, id]) => id));
	return ids.filter((id) => !present.has(id));
}

function requireContiguous(from: number, entries: readonly StoredEntry[]): void {
	entries.forEach((entry, i) => {
		if (entry.seq !== from + i + 1)
			throw new AppError('storage.conflict', { expected: from + i + 1, found: entry.seq });
	});
}
