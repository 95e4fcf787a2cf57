import { dropOnWindow } from './support/drop.ts';
import { sampleAt } from './support/journeys.ts';
import { expect, test } from './support/test.ts';

/** Guangdong: 0.5 × 40 + 0.3 × 20 + 0.2 × 40 = 34 per cent of the market; without retail sales 40. */
const AREAS = [
	['江苏省', 200, 2000, 1000],
	['浙江省', 200, 2000, 3000],
	['广东省', 400, 4000, 2000],
	['贵州省', 200, 2000, 4000],
] as const;
const SHEET = [
	['省份', '常住人口（万人）', '居民可支配收入（亿元）', '社会消费品零售总额（亿元）'],
	...AREAS,
];

for (const language of ['zh-CN', 'en'] as const)
	test(`a sheet of areas becomes market potential and penetration, in ${language} @J4`, async ({
		openDesk,
	}) => {
		const desk = await openDesk({ language });
		const { page, texts, work } = desk;
		const say = (key: string, args = {}) => texts.say(`market_${key}`, args);
		await sampleAt(desk, 'tables');
		const text = `\uFEFF${SHEET.map((row) => row.join(',')).join('\r\n')}`;
		await dropOnWindow(page, { name: 'areas.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
		await page.getByRole('button', { name: texts.say('import_wizard_direct') }).click();
		await expect(work.sheet.grid).toBeVisible();

		// Columns are proposed; retail sales are not to count.
		await work.goTo('regions');
		await page.getByRole('button', { name: say('open') }).click();
		const dialog = page.getByRole('dialog', { name: say('title') });
		const counted = (share: string) => expect(dialog).toContainText(new RegExp(`4 .*广东省 ${share}`));
		await counted('34%');
		const retail = say('dialog_columnOf', { measure: say('dialog_retail') });
		await dialog.getByRole('combobox', { name: retail }).click();
		await page.getByRole('option', { name: say('dialog_none') }).click();
		await counted('40%');
		await dialog.getByRole('button', { name: say('dialog_use') }).click();

		// Penetration on the map, where nobody is too.
		const { map, side } = work.regions;
		const toolbar = page.getByRole('toolbar', { name: texts.say('regions_toolbar') });
		const penetration = toolbar.getByRole('radio', { name: say('penetration') });
		const measures = toolbar.getByRole('combobox', { name: texts.say('regions_measure') });
		await expect(penetration.or(measures).first()).toBeVisible();
		if (await penetration.isVisible()) await penetration.click();
		else {
			await measures.click();
			await page.getByRole('option', { name: say('penetration') }).click();
		}
		await expect(map).toContainText(say('legend'));
		const guizhou = language === 'en' ? 'Guizhou' : '贵州';
		const area = map.getByRole('option', { name: new RegExp(`^${guizhou}`) });
		await expect(area).toHaveAttribute('aria-label', / 20%/);
		const white = side.getByRole('button', { name: new RegExp(`^${guizhou} 20%`) });
		await white.click();
		await expect(area).toHaveAttribute('aria-selected', 'true');
		await work.undoButton.click();
		await expect(area).toHaveAttribute('aria-selected', 'false');

		// The figures in the table, none of it cut off.
		await map.getByRole('button', { name: texts.say('ui_figure_menu') }).click();
		await page.getByRole('menuitem', { name: texts.say('ui_figure_data') }).click();
		const table = map.getByRole('table');
		await expect(table.getByRole('row', { name: new RegExp(guizhou) })).toContainText('0%');
		const isCut = await table.evaluate(
			(drawn: HTMLElement) => drawn.offsetWidth > (drawn.parentElement?.clientWidth ?? 0),
		);
		expect(isCut).toBe(false);

		// Undone, the market is gone.
		await expect(work.undoButton).toHaveAttribute(
			'aria-label',
			new RegExp(say('step_set', { table: 'areas' })),
		);
		await work.undoButton.click();
		await expect(side).not.toContainText(say('facts_penetration'));
	});
