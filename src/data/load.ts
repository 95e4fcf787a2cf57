import { soundRecipe, type SoundRecipe } from '#src/core/model/sound/index.ts';
import { AppError } from '#src/errors/index.ts';
import type { Part } from './codec/chunk.ts';
import type { StoreDatabase } from './database.ts';
import { readParts, readStanding, replay } from './replay.ts';
import { lostBlock, rowsOfBlock, textsOr } from './revive.ts';
import type { ProjectSummary } from './rows.ts';
import { summaryOf } from './summary.ts';
import {
	changeRefs,
	projectRefs,
	type ChunkId,
	type StoredColumn,
	type StoredEntry,
	type StoredProject,
} from './stored.ts';

/** Rows of a column whose chunk could not be read; they are shown as missing, the chunk stays where it is. */
export interface Damage {
	readonly table: string;
	readonly column: string;
	readonly fromRow: number;
	readonly rows: number;
}

/** A project ready for the page: references and every part they name. Negative numbers are parts not stored yet. */
export interface LoadedProject {
	readonly summary: ProjectSummary;
	readonly project: StoredProject;
	readonly parts: ReadonlyMap<ChunkId, Part>;
	readonly damaged: readonly Damage[];
	/** The recipe without what cannot be used; null where all of it can. What is stored stays as it is. */
	readonly mended: SoundRecipe | null;
}

/** The last entries of a journal, oldest first, with the parts the page does not hold. */
export interface LoadedHistory {
	readonly entries: readonly StoredEntry[];
	readonly parts: ReadonlyMap<ChunkId, Part>;
}

/**
 * Opens a project: head + replay of the journal after it.
 *
 * @throws AppError project.notFound, storage.damaged, storage.unavailable
 */
export async function loadProject(database: StoreDatabase, id: string): Promise<LoadedProject> {
	let temporary = 0;
	return database.read(async (stores) => {
		const standing = await readStanding(stores, id);
		const { project, parts } = await replay(stores, standing, () => --temporary);
		const refs = [...projectRefs(project)];
		const rest = await readParts(
			stores,
			id,
			refs.filter((ref) => !parts.has(ref)),
		);
		const wanted = new Map(refs.map((ref) => [ref, parts.get(ref) ?? rest.get(ref) ?? null]));
		const sound = soundRecipe(project.recipe);
		const mended = sound.leftOut.length > 0 ? sound : null;
		return { summary: summaryOf(standing.row), project, mended, ...withStandIns(project, wanted) };
	});
}

/**
 * The last `limit` journal entries; parts numbered in `known` are left out because the page has them.
 *
 * @throws AppError project.notFound
 */
export async function loadHistory(
	database: StoreDatabase,
	request: { readonly id: string; readonly limit: number; readonly known: readonly ChunkId[] },
): Promise<LoadedHistory> {
	const { id, limit, known } = request;
	return database.read(async (stores) => {
		const row = await stores.projects.get(id);
		if (!row) throw new AppError('project.notFound', { id });
		const from = Math.max(1, row.commit - limit + 1);
		const records = await stores.journal
			.where('[project+seq]')
			.between([id, from], [id, row.commit], true, true)
			.toArray();
		const held = new Set(known);
		const refs = new Set<ChunkId>();
		for (const { entry } of records)
			for (const ref of changeRefs(entry.change)) if (!held.has(ref)) refs.add(ref);
		const found = await readParts(stores, id, [...refs]);
		const parts = new Map<ChunkId, Part>();
		for (const [ref, part] of found) if (part) parts.set(ref, part);
		return { entries: records.map((record) => record.entry), parts };
	});
}

/** Every part the project names, with stand-ins for those that cannot be read. */
function withStandIns(
	project: StoredProject,
	found: ReadonlyMap<ChunkId, Part | null>,
): Pick<LoadedProject, 'parts' | 'damaged'> {
	const parts = new Map<ChunkId, Part>();
	const damaged: Damage[] = [];
	for (const table of project.tables) {
		for (const ids of table.rowIds) {
			const part = typeof ids === 'number' ? found.get(ids) : null;
			if (part && typeof ids === 'number') parts.set(ids, part);
		}
		for (const column of table.columns) {
			for (const lost of fillColumn(column, found, parts)) {
				damaged.push({ table: table.name, column: column.spec.name, ...lost });
			}
		}
	}
	return { parts, damaged };
}

function fillColumn(
	column: StoredColumn,
	found: ReadonlyMap<ChunkId, Part | null>,
	parts: Map<ChunkId, Part>,
): Pick<Damage, 'fromRow' | 'rows'>[] {
	const lost: Pick<Damage, 'fromRow' | 'rows'>[] = [];
	const kind = column.texts ? 'code' : 'number';
	let fromRow = 0;
	column.blocks.forEach((id, index) => {
		const rows = rowsOfBlock(column.rows, index);
		const part = found.get(id);
		const fits = part && 'kind' in part && part.kind === kind && part.length === rows;
		if (!fits) lost.push({ fromRow, rows });
		parts.set(id, fits ? part : lostBlock(kind, rows));
		fromRow += rows;
	});
	for (const stored of column.texts ?? []) {
		const part = found.get(stored.id) ?? null;
		const texts = textsOr(part, stored);
		if (texts !== part) lost.push({ fromRow: 0, rows: column.rows });
		parts.set(stored.id, texts);
	}
	return lost;
}
