import { soundRecipe } from '#src/core/model/sound/index.ts';
import type { RawWorkbook } from '#src/io/raw.ts';
import { listSheets } from './locate.ts';
import { decodeManifest } from './manifest.ts';
import { damaged, readPayload } from './payload.ts';
import { restoreTable } from './restore.ts';
import type { ProjectFile, ProjectFileNote, TableEdits } from './types.ts';
import type { Table } from '#src/core/table/index.ts';

/**
 * The project that a workbook carries, with the cells as its sheets show them now; null when the workbook is not one of
 * ours. A sheet that someone deleted is missing from the project and noted; so is what the recipe holds that cannot be used.
 *
 * @throws AppError project.fileNewer (written by a later version), project.fileDamaged (payload cannot be read)
 */
export async function readProjectWorkbook(raw: RawWorkbook): Promise<ProjectFile | null> {
	const payload = await readPayload(raw);
	if (!payload) return null;
	const decoded = decodeManifest(payload.content);
	if (!decoded) throw damaged(raw, 'manifest');
	const { manifest, binary } = decoded;
	const notes: ProjectFileNote[] = payload.intact ? [] : [{ code: 'hashMismatch' }];
	const tables: Table[] = [];
	const edits: TableEdits[] = [];
	const taken = listSheets(raw, manifest);
	for (const one of manifest.tables) {
		const restored = restoreTable(raw, one, binary, taken);
		if (!restored) {
			notes.push({ code: 'sheetGone', table: one.name });
			continue;
		}
		tables.push(restored.table);
		edits.push(restored.edits);
		notes.push(...restored.notes);
	}
	const { id, name, seq } = manifest.project;
	const { recipe, leftOut } = soundRecipe(manifest.recipe);
	return { project: { id, name, seq, tables, recipe }, edits, notes, leftOut };
}
