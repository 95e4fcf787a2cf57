import { exportCsv, exportWorkbook } from '#src/compute/export-client.ts';
import { packTable } from '#src/core/table/index.ts';
import { formatBytes, m, type Locale } from '#src/i18n/index.ts';
import { handoutChoices, TODAY } from './handouts.ts';
import type { Jobs } from '../jobs.svelte.ts';
import type { Session } from '../session.svelte.ts';
import { spokenColumn } from '../tables/spoken-column.ts';

/**
 * Writes the project workbook and hands it to the browser's downloads. Resolves with the sentence that says so.
 *
 * @param handout the plan by which every rep gets a list, or today; null for no lists
 */
export async function exportProject(
	session: Session,
	jobs: Jobs,
	locale: Locale,
	handout: string | null = null,
): Promise<string> {
	session.exporting = true;
	try {
		// What a workbook says is fetched when one is wanted.
		const { planPages, readMarket, repPages, reportSheets, sheetScenes, workbookRequest } =
			await import('../report/index.ts');
		await session.analysis.settled();
		const reports = await reportSheets(session, locale);
		const pages = planPages(await sheetScenes(session, jobs, locale));
		const plan = handoutChoices(session).find((each) => (each?.id ?? TODAY) === handout);
		const handouts = plan === undefined ? [] : await repPages(session, jobs, plan, locale);
		const market = await readMarket(session.open.current, jobs);
		const request = workbookRequest(session, locale, { reports, pages, handouts }, market);
		const file = await jobs.run('export', (onProgress) => exportWorkbook(request, { onProgress }));
		download(file.blob, file.name);
		await session.noteFile();
		return m.app_export_done({ file: file.name, size: formatBytes(file.blob.size) });
	} finally {
		session.exporting = false;
	}
}

/** Writes the sheet on screen, filtered and sorted as it is shown, as CSV. */
export async function exportActiveSheet(session: Session, jobs: Jobs): Promise<string> {
	const { active, view } = session.sheets;
	if (!active) return '';
	const { display } = session;
	const hidden = session.sheets.viewState(active.id).hidden;
	const columns = active.columns
		.filter((column) => !hidden.includes(column.id))
		.map((column) => {
			const isComputed = session.sheets.computedColumn(column.id) !== undefined;
			return { ...(isComputed ? spokenColumn(display, column) : column), name: display.label(column) };
		});
	const request = {
		fileTitle: `${session.open.current.name} ${active.name}`,
		table: packTable({ ...active, columns }).value,
		order: view,
	};
	const file = await jobs.run('export', () => exportCsv(request));
	download(file.blob, file.name);
	return m.app_export_done({ file: file.name, size: formatBytes(file.blob.size) });
}

function download(blob: Blob, name: string): void {
	const link = document.createElement('a');
	link.href = URL.createObjectURL(blob);
	link.download = name;
	link.click();
	setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
