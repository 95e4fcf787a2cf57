import { restoreProject } from '#src/compute/restore-client.ts';
import { unpackTable } from '#src/core/table/index.ts';
import { AppError } from '#src/errors/index.ts';
import { m } from '#src/i18n/index.ts';
import type { App } from '../app.svelte.ts';
import type { Loss } from '../session.svelte.ts';
import { withEditedOwners } from '../territories/plans/by-hand.ts';

/** Brings the project of an exported workbook into this browser and opens it. Resolves with the sentence that says so. */
export async function restoreFile(app: App, file: File, signal: AbortSignal): Promise<string> {
	const request = { name: file.name, content: file };
	const found = await app.jobs.run('open', (onProgress) => restoreProject(request, { onProgress }), signal);
	if (!found) throw new AppError('project.fileDamaged', { file: file.name, detail: '_fenqu' });
	const known = app.projects.summary(found.project.id) !== undefined;
	const id = known ? crypto.randomUUID() : found.project.id;
	const tables = found.project.tables.map(unpackTable);
	const edited = found.edits.reduce(
		(count, table) => count + table.cells.reduce((sum, { rows }) => sum + rows.length, 0),
		0,
	);
	const recipe = withEditedOwners(found.project.recipe, found.edits);
	await app.projects.create({ ...found.project, recipe, id, tables }, []);
	await app.projects.savedToFile(id, found.project.seq);
	const notes = found.notes.filter((note): note is Loss => note.code !== 'columnAdded');
	app.showRestored(id, { from: 'file', leftOut: found.leftOut, notes });
	if (edited > 0) return m.start_restoredEdited({ file: file.name, count: edited });
	return m.start_restored({ file: file.name });
}
