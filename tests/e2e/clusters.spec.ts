import { readFileSync } from 'node:fs';
import { read, utils } from 'xlsx';
import { faultsOfAccess } from './support/accessibility.ts';
import { sampleAt } from './support/journeys.ts';
import { expect, test } from './support/test.ts';

test('Ward is cut on its tree by keyboard, taken back, named, saved as a model and exported @J2', async ({
	openDesk,
}) => {
	const desk = await openDesk({ width: 1920 });
	const { page, texts, work } = desk;
	await sampleAt(desk, 'segments');
	await page
		.getByRole('navigation', { name: texts.say('segments_schemes') })
		.getByRole('button', { name: new RegExp(`^${texts.say('tables_scheme_clusters')}`) })
		.click();
	const bar = page.getByRole('toolbar', { name: texts.say('segments_toolbar') });
	const choose = async (button: string, item: string) => {
		await bar.getByRole('button', { name: new RegExp(`^${button}: `) }).click();
		await page.getByText(item, { exact: true }).last().click();
	};
	await choose(texts.say('clusters_method'), texts.say('clusters_method_ward'));
	const cut = page.getByRole('slider', { name: texts.say('charts_dendrogram_cut') });
	await expect(cut).toBeVisible();
	await work.settled();
	const [, before = ''] = /(\d+) 类$/.exec((await cut.getAttribute('aria-valuetext')) ?? '') ?? [];
	const cutInto = (k: number) =>
		expect(page.getByRole('heading', { name: texts.like('clusters_tree_title', { k }) })).toBeVisible();
	await cutInto(Number(before));
	await expect(page.getByRole('figure').locator('path.fork')).toHaveCount(49);

	await cut.focus();
	await page.keyboard.press('ArrowDown');
	await cutInto(Number(before) + 1);
	await expect(bar).toContainText(texts.say('segments_version', { version: 3 }));
	await work.settled();
	await work.undoButton.click();
	await cutInto(Number(before));
	await expect(bar).toContainText(texts.say('segments_version', { version: 2 }));
	await work.settled();

	await page.getByRole('button', { name: texts.say('clusters_names_rename', { number: 1 }) }).click();
	const dialog = page.getByRole('dialog');
	await dialog.getByRole('textbox').fill('重点客户');
	await dialog.getByRole('button', { name: texts.say('clusters_names_action') }).click();
	await expect(page.getByRole('row').filter({ hasText: '重点客户' }).first()).toBeVisible();
	await work.settled();
	expect(await faultsOfAccess(page)).toEqual([]);

	await choose(texts.say('clusters_method'), texts.say('clusters_model_save'));
	await expect(bar).toContainText(texts.say('clusters_model_tag'));
	await work.settled();
	await expect(cut).toBeHidden();
	await work.undoButton.click();
	await expect(cut).toBeVisible();
	await work.settled();

	const book = read(readFileSync(await (await work.exportWorkbook('zh')).path()));
	const sheet = book.Sheets[book.SheetNames[1] ?? ''];
	const cells = sheet ? utils.sheet_to_json<unknown[]>(sheet, { header: 1 }).flat() : [];
	expect(cells).toContain(texts.say('clusters_method_ward'));
	expect(cells).toContain(texts.say('clusters_report_tree_from'));
	expect(cells).toContain(texts.say('clusters_distance_euclidean'));
});
