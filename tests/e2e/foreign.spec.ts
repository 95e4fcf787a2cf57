import { foreignList } from '../support/foreign-list.ts';
import { expect, test } from './support/test.ts';

for (const language of ['zh-CN', 'en'] as const)
	test(`a list of customers abroad: places, a map of countries and states, a plan, in ${language} @J4`, async ({
		openDesk,
	}) => {
		const { page, texts, start, work } = await openDesk({ language });
		const say = (key: string, args = {}) => texts.say(`territories_${key}`, args);
		const list = `\uFEFF${await foreignList(800, 5)}`;
		await start.receive({ name: 'clients.csv', mimeType: 'text/csv', buffer: Buffer.from(list) });
		await page
			.getByRole('button', { name: texts.say('import_wizard_direct') })
			.or(page.getByRole('button', { name: texts.say('import_wizard_skip') }))
			.first()
			.click();
		const confirm = page.getByRole('button', { name: texts.like('import_wizard_import') });
		await expect(confirm.or(work.sheet.grid).first()).toBeVisible();
		if (await confirm.isVisible()) await confirm.click();
		await work.sheet.expectRows(800);
		await work.settled();

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
		await page.getByRole('menuitemcheckbox', { name: texts.say('mapdetail_level_first') }).click();
		await expect(
			surface.getByRole('option', { name: language === 'en' ? /^Illinois/ : /^伊利诺伊/ }),
		).toHaveCount(1);
		expect(await areas.count()).toBeGreaterThan(100);

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
		await page.getByRole('menuitemcheckbox', { name: texts.say('board_units_first') }).click();
		await expect(side).toContainText(texts.say('board_units_first'), { timeout: 60_000 });
		await expect(units).toBeEnabled({ timeout: 60_000 });
		await expect(
			surface.getByRole('option', { name: language === 'en' ? /^Illinois/ : /^伊利诺伊/ }),
		).toHaveCount(1);
		await expect(side.locator('[data-proof=unassigned]')).toContainText('0');
	});
