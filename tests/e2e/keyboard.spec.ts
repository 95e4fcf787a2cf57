import { expect, test } from './support/test.ts';

test('the whole work area is reached and used by keyboard alone', async ({ desk }) => {
	const { page, texts, start, work } = desk;
	const { sheet } = work;
	const sample = page.getByRole('button', { name: texts.say('start_sample_open') });
	for (let i = 0; i < 20 && !(await sample.evaluate((each) => each === document.activeElement)); i++)
		await page.keyboard.press('Tab');
	await expect(sample).toBeFocused();
	await page.keyboard.press('Enter');
	await expect(sheet.grid).toBeVisible({ timeout: 30_000 });
	await work.settled();

	const areas = ['tables', 'segments', 'regions', 'territories', 'history', 'settings'] as const;
	for (const [i, area] of areas.entries()) {
		await page.keyboard.press(`Alt+${i + 1}`);
		await expect(page).toHaveURL(new RegExp(`/${area}`));
	}
	await page.keyboard.press('Alt+1');
	await expect(sheet.grid).toBeVisible();

	const panes = new Set<string>();
	for (let i = 0; i < 6; i++) {
		await page.keyboard.press('F6');
		panes.add(
			await page.evaluate(
				() => document.activeElement?.closest<HTMLElement>('[data-pane]')?.dataset['pane'] ?? '',
			),
		);
	}
	expect([...panes].toSorted()).toEqual(expect.arrayContaining(['inspector', 'rail', 'surface', 'toolbar']));

	for (let i = 0; i < 6 && !(await sheet.input.evaluate((each) => each === document.activeElement)); i++)
		await page.keyboard.press('F6');
	await expect(sheet.input).toBeFocused();
	await page.keyboard.press('Control+Home');
	await page.keyboard.press('ArrowRight');
	await page.keyboard.press('F2');
	await page.keyboard.press('Control+a');
	await page.keyboard.type('用键盘改的');
	await page.keyboard.press('Enter');
	await sheet.expectText(0, '客户名称', '用键盘改的');
	await page.keyboard.press('Control+z');
	await expect(await sheet.cell(0, '客户名称')).not.toHaveText('用键盘改的');

	for (const [text, row] of [
		['客户名称 100', 99],
		['K00020', 19],
		['12', 11],
	] as const) {
		await page.keyboard.press('Control+g');
		await page.keyboard.type(text);
		await page.keyboard.press('Enter');
		await expect(page.getByRole('dialog')).toHaveCount(0);
		await expect(sheet.input).toBeFocused();
		await expect(await sheet.cell(row, '客户名称')).toHaveAttribute('aria-selected', 'true');
	}

	await page.keyboard.press('Control+k');
	await page.keyboard.type('K00020');
	await page.keyboard.press('Enter');
	await expect(page.getByRole('dialog')).toHaveCount(0);
	await expect(page.getByRole('status', { name: texts.say('tables_address') })).toContainText(
		await sheet.text(19, '客户名称'),
	);
	await page.keyboard.press('Control+/');
	await expect(page.getByRole('dialog', { name: texts.say('app_shortcuts') })).toBeVisible();
	await page.keyboard.press('Escape');
	await expect(page.getByRole('dialog')).toHaveCount(0);
	await start.open();
});
