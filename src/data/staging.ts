import { seal, type Part, type SealedChunk } from './codec/chunk.ts';
import type { StoreDatabase } from './database.ts';
import type { ChunkRow, ProjectRow } from './rows.ts';
import type { ChunkId } from './stored.ts';

/**
 * Parts on their way into the store: encoded in memory and numbered, written only with the journal entry or head that
 * names them, so a cancelled or failed import leaves nothing behind.
 */
export class Staging {
	readonly #project: string;
	readonly #chunks = new Map<ChunkId, SealedChunk>();
	#next = 0;

	constructor(project: string) {
		this.#project = project;
	}

	/** Looks up where the numbers of this project go on; needed before parts are added while nothing is staged. */
	async prepare(database: StoreDatabase): Promise<void> {
		if (this.#chunks.size > 0) return;
		const row = await database.read((stores) => stores.projects.get(this.#project));
		this.#next = Math.max(this.#next, row?.nextChunk ?? 1);
	}

	/** Encodes a part and gives it the next number. */
	add(part: Part): ChunkId {
		const id = Math.max(1, this.#next);
		this.#next = id + 1;
		this.#chunks.set(id, seal(part));
		return id;
	}

	has(id: ChunkId): boolean {
		return this.#chunks.has(id);
	}

	/** Records of the staged chunks among these numbers, and what the project's row says once they are written. */
	records(ids: ReadonlySet<ChunkId>): { rows: ChunkRow[]; grow: (row: ProjectRow) => ProjectRow } {
		const rows: ChunkRow[] = [];
		for (const id of ids) {
			const chunk = this.#chunks.get(id);
			if (chunk) rows.push({ project: this.#project, id, ...chunk });
		}
		const bytes = bytesOf(rows);
		const nextChunk = this.#next;
		const grow = (row: ProjectRow): ProjectRow => ({
			...row,
			bytes: row.bytes + bytes,
			nextChunk: Math.max(row.nextChunk, nextChunk),
		});
		return { rows, grow };
	}

	/** Forgets these chunks. Their numbers are not given again. */
	drop(ids: Iterable<ChunkId>): void {
		for (const id of ids) this.#chunks.delete(id);
	}
}

/** Bytes of these chunks. */
export function bytesOf(rows: readonly (ChunkRow | undefined)[]): number {
	return rows.reduce((sum, row) => sum + (row?.data.byteLength ?? 0), 0);
}
