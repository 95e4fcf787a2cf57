import { AppError } from '#src/errors/index.ts';
import { requireProject } from './commit.ts';
import type { StoreDatabase, Stores } from './database.ts';
import { readStanding, replay } from './replay.ts';
import { bytesOf, type Staging } from './staging.ts';
import { projectRefs, type ChunkId } from './stored.ts';

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
		const { standing, replayed } = await database.read(async (stores) => {
			const standing = await readStanding(stores, id);
			return {
				standing,
				replayed: standing.entries.length > 0 ? await replay(stores, standing, allocate) : null,
			};
		});
		const { headSeq } = standing.row;
		if (!replayed) return { headSeq, written: 0, dropped: 0 };
		const { project, parts } = replayed;
		const replaced = projectRefs(standing.head.manifest);
		for (const ref of projectRefs(project)) replaced.delete(ref);
		for (const [ref, part] of parts) if (!part) replaced.delete(ref);
		const { rows, grow } = staging.records(new Set(own));
		const dropped = await database.write('strict', async (stores) => {
			const row = await requireProject(stores, id);
			if (row.headSeq !== headSeq)
				throw new AppError('storage.conflict', { expected: headSeq, found: row.headSeq });
			await stores.chunks.bulkAdd(rows);
			await stores.heads.put({ project: id, manifest: project });
			const unused = await unusedChunks(stores, id, replaced);
			const gone = await stores.chunks.bulkGet(unused);
			await stores.chunks.bulkDelete(unused);
			const grown = grow(row);
			await stores.projects.put({ ...grown, bytes: grown.bytes - bytesOf(gone), headSeq: project.seq });
			return unused.length;
		});
		return { headSeq: project.seq, written: rows.length, dropped };
	} finally {
		staging.drop(own);
	}
}

/** Of the chunks that the new manifest no longer names, those that nothing else does. Damaged ones are never among them. */
async function unusedChunks(
	stores: Stores,
	id: string,
	replaced: ReadonlySet<ChunkId>,
): Promise<[string, number][]> {
	const unused = new Set(replaced);
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
