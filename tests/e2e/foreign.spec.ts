import { foreignList } from '../support/foreign-list.ts';
import { importList } from './support/journeys.ts';
import { expect, test } from './support/test.ts';

for (const language of ['zh-CN', 'en'] as const)
	test(`a list of customers abroad: places, a map of countries and states, a plan, in ${language} @J4`, async ({
		openDesk,
	}) => {
		const desk = await openDesk({ language });
		const { page, texts, work } = desk;
		const say = (key: string, args = {}) => texts.say(`territories_${key}`, args);
		const list = `\uFEFF${await foreignList(800, 5)}`;
		await importList(desk, { name: 'clients.csv', mimeType: 'text/csv', buffer: Buffer.from(list) }, 800);

		// Countries, what one of them is divided into, and a city that is misspelt.
		await work.goTo('regions');
		const map = page.locator('[data-pane=surface]');
		const us = language === 'en' ? 'United States' : '美国';
		await map.locator('[data-code=USA]').press('Enter');
		await page.getByRole('button', { name: texts.say('map_zoom_first', { name: us }) }).click();
		await expect(map.getByRole('listbox').first().getByRole('option')).toHaveCount(51);
		await expect(map.getByRole('option', { name: language === 'en' ? /^New York/ : /^纽约州/ })).toHaveCount(
			1,
		);
		await page.getByRole('button', { name: texts.say('map_zoom_world') }).click();
		const open = page.locator('[data-pane=inspector]');
		await expect(open).toContainText('Chicgo');
		await open.getByLabel(/Chicgo/).click();
		await page
			.getByRole('option', { name: language === 'en' ? /^Chicago \(Illinois/ : /^芝加哥 \(伊利诺伊/ })
			.first()
			.click();
		await expect(open).toContainText(texts.say('regions_open_none'));

		await work.goTo('territories');
		const side = page.getByRole('navigation', { name: say('plans') });
		const surface = page.locator('[data-pane=surface]');
		const areas = surface.getByRole('listbox').getByRole('option');
		await expect(areas).toHaveCount(5);
		const usa = language === 'en' ? /^United States/ : /^美国/;
		await expect(areas.filter({ hasText: usa }).or(surface.getByRole('option', { name: usa }))).toHaveCount(
			1,
		);
		await expect(surface).toContainText('Natural Earth');

		// The states, Länder and prefectures of these five countries.
		await surface.getByRole('button', { name: texts.say('mapdetail_title') }).click();
		await page.getByRole('menuitemradio', { name: texts.say('mapdetail_level_first') }).click();
		await expect(
			surface.getByRole('option', { name: language === 'en' ? /^Illinois/ : /^伊利诺伊/ }),
		).toHaveCount(1);
		await expect.poll(() => areas.count()).toBeGreaterThan(100);

		await side
			.getByRole('button', { name: say('new') })
			.last()
			.click();
		await expect(surface).toContainText(say('finding_all', { count: '7', band: '±10%' }), {
			timeout: 60_000,
		});
		for (const proof of ['unassigned', 'double', 'empty'])
			await expect(side.locator(`[data-proof=${proof}]`)).toContainText('0');

		// Whole states and provinces: territories hang together, and the map is made of these.
		const units = side.getByRole('button', { name: texts.say('board_units') }).first();
		await units.click();
		await page.getByRole('menuitemradio', { name: texts.say('board_units_first') }).click();
		await expect(side).toContainText(texts.say('board_units_first'), { timeout: 60_000 });
		await expect(units).toBeEnabled({ timeout: 60_000 });
		await expect(
			surface.getByRole('option', { name: language === 'en' ? /^Illinois/ : /^伊利诺伊/ }),
		).toHaveCount(1);
		await expect(side.locator('[data-proof=unassigned]')).toContainText('0');

		// Side by side: today and the plan in maps of these states.
		await side.getByRole('button', { name: texts.say('scenarios_compare') }).click();
		const pictures = page.locator('svg[data-chart][role=img]');
		await expect(pictures).toHaveCount(2);
		await expect.poll(() => pictures.first().locator('path').count()).toBeGreaterThan(5);
	});
