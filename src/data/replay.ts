import { apply, type Project } from '#src/core/model/index.ts';
import { AppError, toFault } from '#src/errors/index.ts';
import type { Stores } from './database.ts';
import { unseal, type Part } from './codec/chunk.ts';
import { chunksOf, needOf } from './need.ts';
import { PartRegistry, type Allocate } from './registry.ts';
import { Reviver } from './revive.ts';
import type { HeadRow, ProjectRow } from './rows.ts';
import type { ChunkId, StoredEntry, StoredProject } from './stored.ts';

/** What is stored of a project before its chunks are read: the head and the journal after it. */
export interface Standing {
	readonly row: ProjectRow;
	readonly head: HeadRow;
	readonly entries: readonly StoredEntry[];
}

/**
 * Head and journal of a project.
 *
 * @throws AppError project.notFound; storage.damaged when the head or an entry is gone
 */
export async function readStanding(stores: Stores, id: string): Promise<Standing> {
	const [row, head] = await Promise.all([stores.projects.get(id), stores.heads.get(id)]);
	if (!row || row.removed !== null) throw new AppError('project.notFound', { id });
	if (!head) throw new AppError('storage.damaged', { project: row.name, detail: 'head' });
	const records = await stores.journal
		.where('[project+seq]')
		.between([id, row.headSeq + 1], [id, row.commit], true, true)
		.toArray();
	records.forEach((record, i) => {
		if (record.seq !== row.headSeq + 1 + i) throw gap(row, row.headSeq + 1 + i);
	});
	if (records.length !== row.commit - row.headSeq) throw gap(row, row.commit);
	return { row, head, entries: records.map((record) => record.entry) };
}

function gap(row: ProjectRow, seq: number): AppError {
	return new AppError('storage.damaged', { project: row.name, detail: `journal ${seq}` });
}

/** Reads and verifies chunks; null for one that is gone or damaged. */
export async function readParts(
	stores: Stores,
	project: string,
	ids: readonly ChunkId[],
): Promise<Map<ChunkId, Part | null>> {
	const rows = await stores.chunks.bulkGet(ids.map((id): [string, number] => [project, id]));
	const parts = new Map<ChunkId, Part | null>();
	rows.forEach((row, i) => parts.set(ids[i] ?? 0, row ? unseal(row) : null));
	return parts;
}

/** A project brought up to its last entry. */
export interface Replayed {
	readonly project: StoredProject;
	/** Parts read or made on the way, by number; null for those that cannot be read. */
	readonly parts: Map<ChunkId, Part | null>;
}

/** Applies the journal to the head, reading only the columns it touches. New parts get their number from `allocate`. */
export async function replay(stores: Stores, standing: Standing, allocate: Allocate): Promise<Replayed> {
	const { row, head, entries } = standing;
	const need = needOf(head.manifest, entries);
	const parts = await readParts(stores, row.id, chunksOf(need, head.manifest, entries));
	const registry = new PartRegistry();
	const reviver = new Reviver(parts, need, registry);
	const { manifest } = head;
	let project: Project = { ...manifest, tables: manifest.tables.map((table) => reviver.table(table)) };
	for (const entry of entries) project = applyEntry(project, entry, reviver, row);
	const fresh = (part: Part): ChunkId => {
		const id = allocate(part);
		parts.set(id, part);
		return id;
	};
	return { project: registry.project(project, fresh), parts };
}

function applyEntry(project: Project, entry: StoredEntry, reviver: Reviver, row: ProjectRow): Project {
	try {
		return apply(project, reviver.change(entry.change));
	} catch (thrown) {
		const detail = `journal ${entry.seq}: ${toFault(thrown).code}`;
		throw new AppError('storage.damaged', { project: row.name, detail }, { cause: thrown });
	}
}
