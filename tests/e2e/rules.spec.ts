import type { Locator } from '@playwright/test';
import { faultsOfAccess } from './support/accessibility.ts';
import { expectSum } from './support/counts.ts';
import { exported, restore, sampleAt } from './support/journeys.ts';
import { expect, test, type Desk } from './support/test.ts';

const inspector = ({ page, texts }: Desk): Locator =>
	page.getByRole('complementary', { name: texts.say('segments_inspector') });
const rules = ({ page }: Desk): Locator => page.getByRole('main').locator('ol').getByRole('listitem');

async function addRules(desk: Desk): Promise<void> {
	const { page, texts } = desk;
	await sampleAt(desk, 'segments');
	await page
		.getByRole('navigation', { name: texts.say('segments_schemes') })
		.getByRole('button', { name: texts.say('segments_add') })
		.click();
	await page.getByRole('menuitem', { name: new RegExp(`^${texts.say('segments_add_rules')}`) }).click();
	await expect(rules(desk)).toHaveCount(2);
}

/** Opens the list of columns of the last test and takes one. */
async function chooseField({ page, texts }: Desk, name: string): Promise<void> {
	await page
		.getByRole('button', { name: new RegExp(`^${texts.say('segments_rule_field')}: `) })
		.last()
		.click();
	await page.keyboard.type(name);
	await page.keyboard.press('Enter');
}

async function expectCounts(desk: Desk, total: number): Promise<void> {
	await desk.work.settled();
	await expectSum(rules(desk).locator('.count'), total);
}

for (const language of ['zh-CN', 'en'] as const)
	test.describe(`${language} rules @J2`, () => {
		test.use({ language });

		test('rules over figures and regions: counts add up, gaps and dead rules show, versions compare, the workbook brings them back', async ({
			desk,
			openDesk,
		}) => {
			const { page, texts, work } = desk;
			await addRules(desk);
			await expectCounts(desk, 403);
			await expect(inspector(desk)).toContainText(texts.say('segments_proof_firstOnly'));

			await page.getByRole('button', { name: texts.say('segments_rule_add') }).click();
			await chooseField(desk, texts.say('tables_division_province'));
			await page.getByRole('button', { name: texts.say('segments_rule_noValues') }).click();
			await page.getByRole('checkbox').first().check();
			await page.keyboard.press('Escape');
			await expect(rules(desk).nth(1)).toContainText(language === 'en' ? 'Jiangsu' : '江苏');
			await expectCounts(desk, 403);

			expect(await faultsOfAccess(page)).toEqual([]);

			// Up by keyboard, so that the other one loses customers to it.
			await rules(desk).nth(1).getByRole('button', { expanded: true }).press('Alt+ArrowUp');
			await expect(rules(desk).nth(0)).toContainText(language === 'en' ? 'Jiangsu' : '江苏');
			await expect(rules(desk).nth(1)).toContainText(/\d/);
			await expectCounts(desk, 403);

			await rules(desk).last().getByLabel(texts.say('segments_rules_otherwise')).click();
			await page.getByRole('option', { name: texts.say('segments_rules_noClass') }).click();
			await work.settled();
			const open = page.getByRole('button', { name: texts.say('segments_proof_showUnclassified') });
			await expect(open).toBeVisible();
			await work.undoButton.click();
			await expect(open).toBeHidden();

			await page
				.getByRole('toolbar', { name: texts.say('segments_toolbar') })
				.getByRole('button', { name: texts.like('segments_version') })
				.click();
			await page
				.getByRole('button', { name: texts.say('segments_versions_compare'), exact: true })
				.last()
				.click();
			await expect(
				page.getByRole('heading', {
					name: texts.like('snapshots_title_moved', {
						before: texts.say('segments_version', { version: 1 }),
					}),
				}),
			).toBeVisible();

			const other = await openDesk();
			await restore(other, await exported(desk));
			await other.work.goTo('segments');
			await other.page
				.getByRole('navigation', { name: texts.say('segments_schemes') })
				.getByRole('button', { name: new RegExp(`^${texts.say('tables_scheme_rules')}`) })
				.click();
			await expectCounts(other, 403);
			await expect(rules(other).locator('.when')).toHaveText(
				await rules(desk).locator('.when').allTextContents(),
			);
		});
	});
