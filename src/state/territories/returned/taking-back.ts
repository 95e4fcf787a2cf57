import { readReturned } from '#src/compute/restore-client.ts';
import { tableOfKind } from '#src/core/model/index.ts';
import { allRowIds, findColumn, packColumn } from '#src/core/table/index.ts';
import type { ReturnRequest } from '#src/io/project-file/index.ts';
import { m } from '#src/i18n/index.ts';
import type { App } from '#src/state/app.svelte.ts';
import type { Session } from '#src/state/session.svelte.ts';
import { ReturnedPlans } from './returned-plans.svelte.ts';
import { unreadTexts } from './unread-text.ts';
import { Territories } from '../territories.svelte.ts';
import { FILLED_FIELDS, filledIn } from '../work/goals.ts';

/**
 * Reads which owners someone changed in a returned workbook, for the plans of the open project, and what reps filled in. Null where there is nothing
 * to decide; a message says why.
 */
export async function readPlansBack(
	app: App,
	file: File,
	signal: AbortSignal,
): Promise<ReturnedPlans | null> {
	const { session } = app;
	const request = { name: file.name, content: file, own: session ? ownColumns(session) : [] };
	const found = await app.jobs.run('open', (onProgress) => readReturned(request, { onProgress }), signal);
	if (!found) return null;
	if (!session || found.project !== session.open.id) {
		sayWhose(app, found.project);
		return null;
	}
	const state = new Territories(session, app.jobs);
	await state.settled();
	if (signal.aborted) return null;
	const back = new ReturnedPlans(file.name, found, session, state);
	if (back.moves.length + back.entries.all.length > 0) return back;
	sayNothing(app, file.name, unreadTexts(found.unread));
	return null;
}

/** Shows the project that a returned workbook is of; a message says where it is not in this browser. */
export async function openProjectOf(app: App, file: File, signal: AbortSignal): Promise<'waits' | void> {
	const request = { name: file.name, content: file, own: [] };
	const found = await app.jobs.run('open', (onProgress) => readReturned(request, { onProgress }), signal);
	if (!found || !app.projects.summary(found.project))
		return app.notify({ text: m.plansheets_back_unknown() });
	app.showProject(found.project);
	return 'waits';
}

/** That nothing is to be decided; and what could not be read, which stays on screen. */
function sayNothing(app: App, file: string, unread: readonly string[]): void {
	if (unread.length === 0) app.notify({ text: m.plansheets_back_none({ file }) });
	else app.notify({ text: [m.plansheets_back_noneRead({ file }), ...unread].join(' '), tone: 'problem' });
}

function sayWhose(app: App, id: string): void {
	const project = app.projects.summary(id);
	if (!project) return app.notify({ text: m.plansheets_back_unknown() });
	app.notify({
		text: m.plansheets_back_other({ project: project.name }),
		way: { label: m.plansheets_back_open(), onselect: () => app.showProject(id) },
	});
}

/** The columns of the plans, and those of what reps fill in as they are or would be. */
function ownColumns(session: Session): ReturnRequest['own'] {
	const table = tableOfKind(session.open.current, 'customers');
	if (!table) return [];
	const rowIds = allRowIds(table);
	const plans = session.open.current.recipe.plans ?? [];
	const columns = [
		...plans.flatMap(({ column }) => findColumn(table, column) ?? []),
		...FILLED_FIELDS.map((field) => filledIn(table, field)),
	];
	return columns.map((column) => ({ table: table.id, column: packColumn(column).value, rowIds }));
}
