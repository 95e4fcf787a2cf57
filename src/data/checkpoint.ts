import { AppError } from '#src/errors/index.ts';
import type { StoreDatabase, Stores } from './database.ts';
import { readStanding, replay } from './replay.ts';
import { bytesOf, type Staging } from './staging.ts';
import { projectRefs, type ChunkId, type StoredProject } from './stored.ts';

/** A checkpoint's outcome: where the head now stands, and how many chunks were written and dropped. */
export interface CheckpointResult {
	readonly headSeq: number;
	readonly written: number;
	readonly dropped: number;
}

/**
 * Brings the head up to the end of the journal: dirty chunks, manifest and head in one strict transaction, which also
 * drops the chunks that neither the new manifest nor the journal nor a snapshot names. Entries appended meanwhile stay
 * in front of the head.
 *
 * @throws AppError project.notFound, storage.damaged, storage.quota; what was stored before still stands
 */
export async function checkpoint(
	database: StoreDatabase,
	staging: Staging,
	id: string,
): Promise<CheckpointResult> {
	const own: ChunkId[] = [];
	await staging.prepare(database);
	const allocate = (part: Parameters<Staging['add']>[0]): ChunkId => {
		const number = staging.add(part);
		own.push(number);
		return number;
	};
	try {
		const { project, standing } = await database.read(async (stores) => {
			const standing = await readStanding(stores, id);
			return {
				standing,
				project: standing.entries.length === 0 ? null : (await replay(stores, standing, allocate)).project,
			};
		});
		const { headSeq } = standing.row;
		if (!project) return { headSeq, written: 0, dropped: 0 };
		const { rows, grow } = staging.records(new Set(own));
		const dropped = await database.write('strict', async (stores) => {
			const row = await stores.projects.get(id);
			if (!row || row.removed !== null) throw new AppError('project.notFound', { id });
			if (row.headSeq !== headSeq)
				throw new AppError('storage.conflict', { expected: headSeq, found: row.headSeq });
			await stores.chunks.bulkAdd(rows);
			await stores.heads.put({ project: id, manifest: project });
			const unused = await unusedChunks(stores, id, standing.head.manifest, project);
			const gone = await stores.chunks.bulkGet(unused);
			await stores.chunks.bulkDelete(unused);
			await stores.projects.put({
				...grow(row),
				bytes: grow(row).bytes - bytesOf(gone),
				headSeq: project.seq,
			});
			return unused.length;
		});
		return { headSeq: project.seq, written: rows.length, dropped };
	} finally {
		staging.drop(own);
	}
}

/** Chunks of the old manifest that nothing names any more. */
async function unusedChunks(
	stores: Stores,
	id: string,
	before: StoredProject,
	after: StoredProject,
): Promise<[string, number][]> {
	const unused = projectRefs(before);
	for (const ref of projectRefs(after)) unused.delete(ref);
	if (unused.size === 0) return [];
	await stores.journal
		.where('[project+heavy]')
		.equals([id, 1])
		.each((record) => record.refs?.forEach((ref) => unused.delete(ref)));
	await stores.snapshots
		.where('[project+name]')
		.between([id, ''], [id, '\uffff'])
		.each((snapshot) => projectRefs(snapshot.manifest).forEach((ref) => unused.delete(ref)));
	return [...unused].map((ref) => [id, ref]);
}
