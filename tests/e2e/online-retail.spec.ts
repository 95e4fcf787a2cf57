import { sharedData } from '../support/shared-data.ts';
import { importList } from './support/journeys.ts';
import { expect, test } from './support/test.ts';

const file = sharedData('online-retail/online_retail.xlsx');

test('541,909 order lines become scored customers on a world map @main-job', async ({ openDesk }) => {
	test.skip(file === null, 'skipped: no shared data');
	const desk = await openDesk({ language: 'en', width: 1920, height: 1080 });
	const { page, texts, work } = desk;
	await importList(desk, file ?? '', 4372);

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

	await work.goTo('segments');
	await page.keyboard.press('Control+\\');
	const schemes = page.getByRole('navigation', { name: texts.say('segments_schemes') });
	const facts = page.getByRole('complementary', { name: texts.say('segments_inspector') });
	const fact = (name: string) => facts.locator('dl > div', { hasText: name });
	await schemes.getByRole('button', { name: new RegExp(`^${texts.say('tables_scheme_tiers')}`) }).click();
	for (const [name, value] of [
		[texts.say('segments_facts_topFifth'), '74.6%'],
		[texts.say('segments_facts_gini'), '0.715'],
		['A', '1,133'],
		['B', '1,469'],
		['C', '1,736'],
	] as const)
		await expect(fact(name).filter({ hasText: value })).toHaveCount(1);

	await schemes.getByRole('button', { name: new RegExp(`^${texts.say('tables_scheme_clusters')}`) }).click();
	await expect(
		facts.getByText(texts.say('clusters_used_log', { scaling: texts.say('clusters_used_standard') }), {
			exact: true,
		}),
	).toHaveCount(3);
	const scan = page.locator('figure', { has: page.getByRole('heading', { name: /silhouette/i }) }).last();
	await scan.getByRole('button', { name: texts.say('ui_figure_menu') }).click();
	await page.getByRole('menuitem', { name: texts.say('ui_figure_data') }).click();
	await expect(scan.getByRole('row', { name: /^3 / })).toContainText('4,856.3');
	await expect(scan.getByRole('row', { name: /^4 / })).toContainText('3,924.4');

	await work.goTo('regions');
	await expect(work.regions.map.locator('svg').first()).toBeVisible();
	await expect(page.locator('section.bars')).toContainText('United Kingdom');
});
