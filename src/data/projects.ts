import { Dexie } from 'dexie';
import { AppError } from '#src/errors/index.ts';
import { journalRow, requireProject } from './commit.ts';
import type { StoreDatabase, Stores } from './database.ts';
import type { ClassShare, FileBackup, MetaRow, NewAlerts, ProjectRow, ProjectSummary } from './rows.ts';
import type { StoredEntry } from './stored.ts';
import { afterEntries, summaryOf } from './summary.ts';

/** How long a removal can be taken back, in milliseconds. */
const RESTORE_MS = 10_000;

const CHUNKS_PER_COPY = 32;
const PURGED_KEPT = 1000;

/** All projects that are not removed, the last changed first. */
export async function listProjects(database: StoreDatabase): Promise<ProjectSummary[]> {
	const rows = await database.read((stores) => stores.projects.toArray());
	return rows
		.filter((row) => row.removed === null)
		.sort((a, b) => b.modified - a.modified || (a.id < b.id ? -1 : 1))
		.map(summaryOf);
}

/** A rename from outside the project: one journal entry like any other change. */
export interface RenameRequest {
	readonly id: string;
	readonly name: string;
	readonly author: string;
	readonly time: number;
}

/** @throws AppError project.notFound */
export async function renameProject(
	database: StoreDatabase,
	request: RenameRequest,
): Promise<ProjectSummary> {
	return database.write('relaxed', async (stores) => {
		const row = await requireProject(stores, request.id);
		return summaryOf(await appendRename(stores, row, request));
	});
}

/**
 * A copy of a project under another id and name, with its journal. Every project owns its chunks: the copy costs their
 * space, and in return no damage, removal or clean-up of one project can ever reach another.
 *
 * @throws AppError project.notFound; storage.quota, with nothing stored
 */
export async function duplicateProject(
	database: StoreDatabase,
	request: RenameRequest & { readonly newId: string },
): Promise<ProjectSummary> {
	const { id, newId, time } = request;
	return database.write('strict', async (stores) => {
		const row = await requireProject(stores, id);
		const head = await stores.heads.get(id);
		if (!head) throw new AppError('storage.damaged', { project: row.name, detail: 'head' });
		const keys = await stores.chunks
			.where('[project+id]')
			.between(...rangeOf(id))
			.primaryKeys();
		for (let i = 0; i < keys.length; i += CHUNKS_PER_COPY) {
			const chunks = await stores.chunks.bulkGet(keys.slice(i, i + CHUNKS_PER_COPY));
			await stores.chunks.bulkAdd(chunks.flatMap((chunk) => (chunk ? [{ ...chunk, project: newId }] : [])));
		}
		const journal = await stores.journal
			.where('[project+seq]')
			.between(...rangeOf(id))
			.toArray();
		await stores.journal.bulkAdd(journal.map((record) => ({ ...record, project: newId })));
		await stores.heads.add({ project: newId, manifest: { ...head.manifest, id: newId } });
		const copy: ProjectRow = { ...row, id: newId, created: time, opened: null, savedToFile: null };
		return summaryOf(await appendRename(stores, copy, request));
	});
}

/** A removal that can be taken back until `until`. */
export interface Removal {
	readonly id: string;
	readonly until: number;
}

/** Hides a project. @throws AppError project.notFound */
export async function removeProject(database: StoreDatabase, id: string, time: number): Promise<Removal> {
	await update(database, id, () => ({ removed: time }));
	return { id, until: time + RESTORE_MS };
}

/** Shows a hidden project again. @throws AppError project.notFound when it has been purged */
export async function restoreProject(database: StoreDatabase, id: string): Promise<ProjectSummary> {
	return database.write('strict', async (stores) => {
		const row = await stores.projects.get(id);
		if (!row) throw new AppError('project.notFound', { id });
		const shown = { ...row, removed: null };
		await stores.projects.put(shown);
		return summaryOf(shown);
	});
}

/** Deletes what was removed at least RESTORE_MS before `time` (or the one project named), for good. */
export async function purgeProjects(database: StoreDatabase, time: number, only?: string): Promise<string[]> {
	return database.write('strict', async (stores) => {
		const rows = await stores.projects.toArray();
		const due = rows.filter(
			({ id, removed }) => removed !== null && (only === id || time - removed >= RESTORE_MS),
		);
		for (const { id } of due) await deleteAll(stores, id);
		if (due.length > 0)
			await rememberPurged(
				stores,
				due.map((row) => row.id),
			);
		return due.map((row) => row.id);
	});
}

/** Empties the store. */
export async function eraseAll(database: StoreDatabase): Promise<void> {
	await database.write('strict', async (stores) => {
		const ids = await stores.projects.toCollection().primaryKeys();
		for (const store of [stores.projects, stores.heads, stores.chunks, stores.journal, stores.snapshots])
			await store.clear();
		await rememberPurged(stores, ids);
	});
}

/** Sets what lists show; none of it is part of the project's state. @throws AppError project.notFound */
export async function update(
	database: StoreDatabase,
	id: string,
	change: (row: ProjectRow) => {
		readonly opened?: number;
		readonly removed?: number;
		readonly savedToFile?: FileBackup;
		readonly classes?: readonly ClassShare[];
		readonly newAlerts?: readonly NewAlerts[];
	},
): Promise<ProjectSummary> {
	return database.write('relaxed', async (stores) => {
		const row = await requireProject(stores, id);
		const after = { ...row, ...change(row) };
		await stores.projects.put(after);
		return summaryOf(after);
	});
}

async function appendRename(stores: Stores, row: ProjectRow, request: RenameRequest): Promise<ProjectRow> {
	const { name, author, time } = request;
	const entry: StoredEntry = {
		seq: row.commit + 1,
		change: { kind: 'renameProject', before: row.name, after: name },
		label: { code: 'renameProject', args: { name } },
		author,
		time,
	};
	await stores.journal.add(journalRow(row.id, entry));
	const after = afterEntries(row, [entry]);
	await stores.projects.put(after);
	return after;
}

async function deleteAll(stores: Stores, id: string): Promise<void> {
	await stores.chunks
		.where('[project+id]')
		.between(...rangeOf(id))
		.delete();
	await stores.journal
		.where('[project+seq]')
		.between(...rangeOf(id))
		.delete();
	await stores.snapshots.where('[project+name]').between([id, Dexie.minKey], [id, Dexie.maxKey]).delete();
	await stores.heads.delete(id);
	await stores.projects.delete(id);
}

async function rememberPurged(stores: Stores, ids: readonly string[]): Promise<void> {
	const known = await stores.meta.get('purged');
	const before = Array.isArray(known?.value) ? (known.value as readonly string[]) : [];
	const row: MetaRow = { key: 'purged', value: [...before, ...ids].slice(-PURGED_KEPT) };
	await stores.meta.put(row);
}

function rangeOf(id: string): [[string, unknown], [string, unknown], boolean, boolean] {
	return [[id, Dexie.minKey], [id, Dexie.maxKey], true, true];
}
