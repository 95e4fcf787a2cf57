import { sharedData } from '../support/shared-data.ts';
import { expect, test } from './support/test.ts';

const file = sharedData('online-retail/online_retail.xlsx');

test('541,909 order lines become scored customers on a world map @main-job', async ({ openDesk }) => {
	test.skip(file === null, 'skipped: no shared data');
	const { page, start, texts, work } = await openDesk({ language: 'en', width: 1920, height: 1080 });
	await start.receive(file ?? '');
	await page.getByRole('button', { name: texts.say('import_wizard_direct') }).click({ timeout: 60_000 });
	await work.sheet.expectRows(4372);
	await work.settled();

	await work.goTo('settings');
	for (const key of ['missingCustomer', 'quantity', 'price'] as const)
		await page.getByRole('checkbox', { name: texts.say(`app_filter_${key}`) }).check();
	await expect(page.getByRole('main')).toContainText('397,884');
	await work.settled();

	await work.goTo('tables');
	await page.keyboard.press('Control+\\');
	const score = texts.say('tables_computed_score', { scheme: texts.say('tables_scheme_rfm') });
	await work.sheet.filterValues(score, ['555']);
	await work.sheet.expectRows(324);
	await work.sheet.clearFilters();
	await work.sheet.filterValues(score, ['111']);
	await work.sheet.expectRows(330);
	await work.sheet.clearFilters();

	await work.goTo('regions');
	await expect(work.regions.map.locator('svg').first()).toBeVisible();
	await expect(page.locator('section.bars')).toContainText('United Kingdom');
});
