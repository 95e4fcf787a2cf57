import { faultsOfAccess } from './support/accessibility.ts';
import { sampleAt } from './support/journeys.ts';
import { expect, test } from './support/test.ts';

for (const language of ['zh-CN', 'en'] as const) {
	test.describe(`${language} matrix @J2`, () => {
		test.use({ language });

		test('a cut is dragged with everything following, a cell narrows the sheet', async ({ desk }) => {
			const { page, texts, work } = desk;
			await sampleAt(desk, 'segments');
			const side = page.getByRole('navigation', { name: texts.say('segments_schemes') });
			await side.getByRole('button', { name: texts.say('segments_add') }).click();
			await page.getByRole('menuitem', { name: new RegExp(`^${texts.say('matrix_add')}`) }).click();
			await work.settled();
			const bar = page.getByRole('toolbar', { name: texts.say('segments_toolbar') });
			await expect(bar).toContainText(texts.say('segments_version', { version: 1 }));
			const panel = page.getByRole('complementary', { name: texts.say('segments_inspector') });
			await expect(panel).toContainText(texts.say('matrix_playbook_attack'));

			const board = page.getByRole('group', { name: texts.like('matrix_board', {}) });
			const attack = board.getByRole('button', { name: new RegExp(`^${texts.say('matrix_class_attack')}`) });
			const before = await attack.getAttribute('aria-label');
			const cut = page.getByRole('slider').first();
			const box = (await cut.boundingBox())!;
			await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
			await page.mouse.down();
			await page.mouse.move(box.x + 60, box.y + 8, { steps: 4 });
			await expect(attack).not.toHaveAttribute('aria-label', before!);
			await expect(page.getByText(texts.say('matrix_moving_hint'))).toBeVisible();
			await page.keyboard.press('Escape');
			await expect(attack).toHaveAttribute('aria-label', before!);
			await page.mouse.up();
			await cut.focus();
			await page.keyboard.press('Shift+ArrowRight');
			await expect(bar).toContainText(texts.say('segments_version', { version: 2 }));
			await work.settled();
			await expect(cut).toHaveAttribute('aria-valuenow', '55');

			const trails = page.getByRole('button', { name: texts.say('matrix_trails_title'), exact: true });
			await trails.click();
			const dialog = page.getByRole('dialog', { name: texts.say('matrix_trails_title') });
			await dialog.getByRole('button', { name: texts.say('snapshots_keep') }).click();
			await dialog.getByLabel(texts.say('matrix_trails_since')).click();
			await page.getByRole('option').last().click();
			await page.keyboard.press('Escape');
			await expect(panel).toContainText(texts.say('matrix_trails_nobody'));
			const label = (await attack.getAttribute('aria-label'))!;
			const count = Number(/\d+/.exec(label)?.[0]);
			await attack.focus();
			await page.keyboard.press('Enter');
			await expect(attack).toHaveAttribute('aria-pressed', 'true');
			expect(await faultsOfAccess(page)).toEqual([]);
			await work.goTo('tables');
			await work.sheet.expectRows(count);
		});
	});
}
