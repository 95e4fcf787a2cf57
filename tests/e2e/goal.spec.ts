import { faultsOfAccess } from './support/accessibility.ts';
import { sampleAt } from './support/journeys.ts';
import { expect, test } from './support/test.ts';

for (const language of ['zh-CN', 'en'] as const) {
	test.describe(language, () => {
		test.use({ language });

		test('from a goal to a scheme by keyboard: a parameter changes the preview, one step adds it and takes it back @J2', async ({
			desk,
		}) => {
			const { page, texts } = desk;
			await sampleAt(desk, 'segments');
			const schemes = page.getByRole('navigation', { name: texts.say('segments_schemes') });
			await schemes.getByRole('button', { name: texts.say('segments_add'), exact: true }).focus();
			await page.keyboard.press('Enter');
			await expect(page.getByRole('menuitem', { name: texts.say('goals_menu') })).toBeFocused();
			await page.keyboard.press('Enter');

			const goal = (key: string) => page.getByRole('radio', { name: texts.say(key) });
			await expect(goal('goals_keep')).toBeFocused();
			for (let step = 0; step < 4; step++) await page.keyboard.press('ArrowDown');
			await expect(goal('goals_position')).toBeChecked();
			const matrix = texts.say('matrix_template_attackDefend');
			await expect(page.getByRole('radio', { name: matrix }).first()).toBeChecked();
			const board = page.getByRole('group', { name: texts.like('matrix_board', {}) });
			const attack = board.getByRole('button', { name: new RegExp(`^${texts.say('matrix_class_attack')}`) });
			await attack.focus();
			await page.keyboard.press('Enter');
			await expect(attack).toHaveAttribute('aria-pressed', 'true');
			await expect(board.getByRole('slider')).toHaveCount(0);

			await goal('goals_worth').focus();
			await page.keyboard.press('Space');
			const way = texts.say('goals_way_score');
			const bands = page.getByRole('table').locator('tbody tr');
			const title = texts.like('goals_preview_finding', { name: way });
			await expect(page.getByRole('heading', { name: title })).toBeVisible();
			await expect(bands.first()).toBeVisible();
			const before = await bands.count();
			const choice = page.getByRole('combobox', { name: new RegExp(`^${texts.say('goals_choice_bands')}`) });
			await choice.focus();
			await page.keyboard.press('Enter');
			await page.keyboard.press('ArrowDown');
			await page.keyboard.press('ArrowDown');
			await page.keyboard.press('Enter');
			await expect(choice).toContainText(texts.say('goals_option_quantiles', { count: '5' }));
			await expect(bands).toHaveCount(before + 2);
			expect(await faultsOfAccess(page)).toEqual([]);

			await page.getByRole('button', { name: texts.say('goals_add') }).focus();
			await page.keyboard.press('Enter');
			const made = schemes.getByRole('button', { name: new RegExp(`^${way}`) });
			await expect(made).toHaveAttribute('aria-current', 'true');
			await page.keyboard.press('Control+z');
			await expect(made).toHaveCount(0);
			await page.keyboard.press('Control+Shift+z');
			await expect(made).toBeVisible();
		});
	});
}
