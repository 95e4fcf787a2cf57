import type { JournalEntry, Project } from '#src/core/model/index.ts';
import { cellAt, isUnread } from '#src/core/table/index.ts';

/** A project summed up, so that two states can be compared from outside. */
export interface Fingerprint {
	readonly seq: number;
	readonly tables: Readonly<Record<string, number>>;
	/** Rows over all cells of every table. */
	readonly cells: string;
	/** Whether the entries loaded for undo are the last ones, without a gap. */
	readonly isJournalWhole: boolean;
	readonly damaged: number;
}

export function fingerprint(
	project: Project,
	journal: readonly JournalEntry[],
	damaged: number,
): Fingerprint {
	let hash = 0;
	for (const table of project.tables) {
		for (const column of table.columns) {
			for (let row = 0; row < table.rowCount; row++) hash = mix(hash, cellAt(column, row));
		}
	}
	return {
		seq: project.seq,
		tables: Object.fromEntries(project.tables.map((table) => [table.id, table.rowCount])),
		cells: (hash >>> 0).toString(16),
		isJournalWhole: journal.every((entry, i) => entry.seq === project.seq - journal.length + 1 + i),
		damaged,
	};
}

function mix(hash: number, value: ReturnType<typeof cellAt>): number {
	if (value === null) return Math.imul(hash ^ 0x55, 0x9e3779b1);
	const text = isUnread(value) ? value.unread : String(value);
	let result = hash;
	for (let i = 0; i < text.length; i++) result = Math.imul(result ^ text.charCodeAt(i), 0x01000193);
	return result;
}
