import { faultsOfAccess } from './support/accessibility.ts';
import { expectSum } from './support/counts.ts';
import { exported, restore, sampleAt } from './support/journeys.ts';
import { expect, test } from './support/test.ts';

for (const language of ['zh-CN', 'en'] as const)
	test.describe(`${language} RFM @J2`, () => {
		test.use({ language });

		test('a cut moved by keyboard, a painted cell, what changed, an action in own words: undone and carried in the workbook', async ({
			desk,
			openDesk,
		}) => {
			const { page, texts, work } = desk;
			await sampleAt(desk, 'segments');
			const main = page.getByRole('main');
			const strip = main.getByText(texts.say('rfm_change_show'));
			const classes = main.locator('table').first();
			await expect(classes).toContainText('403');
			const titles = await classes.getByRole('columnheader').allTextContents();
			const at = titles.findIndex((title) => title.trim() === texts.say('segments_column_customers')) + 1;
			const column = classes.locator(`tbody tr > :nth-child(${at})`);
			const counts = async () => (await column.allTextContents()).map(Number);
			const before = await counts();

			// A cut moved by keyboard moves customers, and the strip says how many.
			await page.getByRole('slider').nth(6).press('ArrowLeft');
			await work.settled();
			await expect(strip).toBeVisible();
			await expectSum(column, 403);
			await strip.click();
			await expect(page.getByRole('region', { name: texts.say('segments_versions_compare') })).toContainText(
				/403/,
			);
			await page.getByRole('button', { name: texts.say('segments_compare_end') }).click();
			await work.undoButton.click();
			await expect.poll(counts).toEqual(before);
			await expect(strip).toBeHidden();

			// A copy of the map: a cell is painted, the proof stays whole, one undo takes it back.
			await main.getByRole('button', { name: texts.say('rfm_map_copy') }).click();
			const map = page.getByRole('region', { name: texts.say('rfm_map_section') });
			await map.getByRole('radio').first().check();
			const cell = map.getByRole('button', { name: /^R1 F1/ });
			const first = await cell.getAttribute('aria-label');
			await cell.press('Enter');
			await expect(cell).not.toHaveAttribute('aria-label', first ?? '');
			await work.settled();
			await expect(strip).toBeVisible();
			await expect(map).toContainText('125');
			await expect.poll(async () => (await counts())[0]).toBeGreaterThan(before[0] ?? 0);
			await work.undoButton.click();
			await expect(cell).toHaveAttribute('aria-label', first ?? '');

			// An action in own words.
			const action = main.getByRole('textbox', { name: /“/ }).last();
			const own = language === 'en' ? 'Call before the trade fair' : '展会前逐个电话';
			await action.fill(own);
			await action.press('Enter');
			await expect(action).toHaveValue(own);
			expect(await faultsOfAccess(page)).toEqual([]);

			const another = await openDesk();
			await restore(another, await exported(desk));
			await another.work.goTo('segments');
			await expect(another.page.getByRole('region', { name: texts.say('rfm_map_section') })).toBeVisible();
			await expect(another.page.getByRole('textbox', { name: /“/ }).last()).toHaveValue(own);
		});
	});
