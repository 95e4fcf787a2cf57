import { readFileSync } from 'node:fs';
import { faultsOfAccess } from './support/accessibility.ts';
import { sampleAt } from './support/journeys.ts';
import { expect, test } from './support/test.ts';
import { readWorkbook } from './support/workbook.ts';

test('classes stand beside each other, told in sentences, shown in the sheet and in the workbook @J2', async ({
	desk,
}) => {
	const { page, texts, work } = desk;
	await sampleAt(desk, 'segments');
	const toolbar = page.getByRole('toolbar', { name: texts.say('segments_toolbar') });
	await toolbar.getByRole('radio', { name: texts.say('profile_view'), exact: true }).click();

	const map = page.getByRole('group', { name: texts.say('profile_map') });
	const cells = map.locator('g.cell');
	await expect(cells.first()).toBeVisible();
	const settings = page.getByRole('group', { name: texts.say('profile_settings') });
	await settings.getByRole('radio', { name: texts.say('profile_figure_mean') }).click();
	await map.locator('g.head').nth(1).click();
	const told = page.getByRole('heading', { name: texts.like('profile_different', {}) });
	await expect(told).toBeVisible();
	await expect(page.locator('section', { has: told }).getByRole('listitem').first()).toBeVisible();

	await cells.first().focus();
	await page.keyboard.press('Enter');
	await expect(page.getByText(texts.say('profile_test_kruskal'))).toBeVisible();
	expect(await faultsOfAccess(page)).toEqual([]);
	await page.getByRole('button', { name: texts.like('profile_show_class', {}) }).click();
	await expect(page.getByRole('grid')).toBeVisible();

	const download = await work.exportWorkbook(texts.language === 'en' ? 'en' : 'zh');
	const book = readWorkbook(readFileSync(await download.path()));
	expect(book.names).toContain(texts.say('report_profile_sheet'));
});

test('what goes with sales and with a class is told in plain words, and a class tells what it is made of @J2', async ({
	desk,
}) => {
	const { page, texts } = desk;
	await sampleAt(desk, 'segments');
	const toolbar = page.getByRole('toolbar', { name: texts.say('segments_toolbar') });
	await toolbar.getByRole('radio', { name: texts.say('drivers_view'), exact: true }).click();
	await expect(page.getByText(texts.say('drivers_association'))).toBeVisible();
	await expect(page.getByRole('heading', { name: texts.say('drivers_fit') })).toBeVisible();
	await expect(page.getByText(/R² = 0\.\d\d/)).toBeVisible();
	expect(await faultsOfAccess(page)).toEqual([]);

	await page.getByRole('button', { name: new RegExp(`^${texts.say('drivers_target')}:`) }).click();
	await page
		.getByRole('option', { name: texts.like('drivers_target_class', {}) })
		.first()
		.click();
	await expect(page.getByText(/AUC = 0\.\d\d/)).toBeVisible();
});
