import { faultsOfAccess } from './support/accessibility.ts';
import { sampleAt } from './support/journeys.ts';
import { expect, test, type Desk } from './support/test.ts';

test.use({ language: 'zh-CN' });

/** Adds a template from the menu of schemes and waits for its result. */
async function add({ page, texts, work }: Desk, template: string): Promise<void> {
	const schemes = page.getByRole('navigation', { name: texts.say('segments_schemes') });
	await schemes.getByRole('button', { name: texts.say('segments_add'), exact: true }).click();
	await page.getByRole('menuitem', { name: texts.say('templates_menu') }).click();
	const name = texts.say(template);
	await expect(page.getByRole('searchbox', { name: texts.say('templates_search') })).toBeFocused();
	await page.keyboard.type(name);
	await page.getByRole('button', { name: texts.say('templates_addNamed', { name }), exact: true }).click();
	await work.settled();
	await expect(schemes.getByRole('button', { name: new RegExp(`^${name}`) })).toHaveAttribute(
		'aria-current',
		'true',
	);
}

test('templates give schemes with their classes and proof @J2', async ({ desk }) => {
	const { page, texts, work } = desk;
	await sampleAt(desk, 'segments');
	const inspector = page.getByRole('complementary', { name: texts.say('segments_inspector') });
	const expectProof = async (...classes: readonly string[]) => {
		for (const each of classes)
			await expect(
				page
					.getByRole('row')
					.filter({ hasText: texts.say(each) })
					.first(),
			).toBeVisible();
		const figures = inspector.locator('dd');
		await expect(figures.nth(0)).toHaveText('0');
		await expect(figures.nth(1)).toHaveText('0');
	};

	await add(desk, 'templates_lifecycle');
	await expectProof('reasons_class_stageMature', 'reasons_class_stageSleeping', 'reasons_class_unknown');
	await add(desk, 'templates_regionGroup');
	await expect(page.getByRole('row').filter({ hasText: '华东' }).first()).toBeVisible();
	await expectProof('reasons_class_unknown');
	await add(desk, 'templates_sizeEmployees');
	await expectProof('reasons_class_sizeLarge', 'reasons_class_sizeMicro');

	await add(desk, 'behaviour_template_productBreadth');
	await expectProof('reasons_class_noOrders');
	await work.undoButton.click();

	await page.goto(page.url().replace(/segments\/.*/u, 'segments/scales'));
	await page.getByRole('button', { name: /^其他列/ }).click();
	const questions = page.getByRole('group', { name: /^题目/ });
	for (const name of [/满意/, /人数/]) await questions.getByRole('checkbox', { name }).check({ force: true });
	await page.getByLabel(texts.say('scales_highest')).fill('100000');
	await page.keyboard.press('Enter');
	await page.getByRole('button', { name: texts.say('scales_save') }).click();
	await expect(page.getByRole('heading', { name: /^α = / })).toBeVisible();
	expect(await faultsOfAccess(page)).toEqual([]);
	await page.getByRole('button', { name: texts.say('scales_classify') }).click();
	await work.settled();
	await expectProof('reasons_class_levelLow', 'reasons_class_unknown');
	await work.undoButton.click();
	await work.undoButton.click();

	await page.goto(page.url().replace(/segments\/.*/u, 'segments/templates'));
	await expect(page.getByRole('heading', { name: texts.say('templates_own') })).toBeVisible();
	expect(await faultsOfAccess(page)).toEqual([]);

	await work.undoButton.click();
	await expect(page.getByRole('navigation', { name: texts.say('segments_schemes') })).not.toContainText(
		texts.say('templates_sizeEmployees'),
	);
});
