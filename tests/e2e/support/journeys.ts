import { readFileSync } from 'node:fs';
import { XLSX } from './workbook.ts';
import { expect, type Desk } from './test.ts';
import type { Area } from '../pages/workbench.ts';

/** Opens the sample project, waits for what is computed from it, and goes to an area. */
export async function sampleAt({ start, work }: Desk, area: Area): Promise<void> {
	await start.openSample();
	await work.settled();
	await work.goTo(area);
}

/** Brings a list in as the wizard proposes it and waits for its rows and what is computed from them. */
export async function importList(
	{ start, page, texts, work }: Desk,
	file: Parameters<Desk['start']['receive']>[0],
	rows: number,
): Promise<void> {
	await start.receive(file);
	await page
		.getByRole('button', { name: texts.say('import_wizard_direct') })
		.or(page.getByRole('button', { name: texts.say('import_wizard_skip') }))
		.first()
		.click({ timeout: 60_000 });
	const confirm = page.getByRole('button', { name: texts.like('import_wizard_import') });
	await expect(confirm.or(work.sheet.grid).first()).toBeVisible();
	if (await confirm.isVisible()) await confirm.click();
	await work.sheet.expectRows(rows);
	await work.settled();
}

/** The project in a workbook, in the language of the interface. */
export async function exported({ work, texts }: Desk): Promise<Buffer> {
	return readFileSync(await (await work.exportWorkbook(texts.language === 'en' ? 'en' : 'zh')).path());
}

/** Restores a workbook of a project on another computer and waits for what is computed from it. */
export async function restore({ start, work }: Desk, buffer: Buffer): Promise<void> {
	await start.receive({ name: 'project.xlsx', mimeType: XLSX, buffer });
	await start.restore();
	await expect(work.sheet.grid).toBeVisible();
	await work.settled();
}
