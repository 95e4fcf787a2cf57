import { dropOnWindow } from './support/drop.ts';
import { deskOf, expect, test } from './support/test.ts';

test('P80 a plan outlives its tab: one that ends in the search leaves all as it was, one that ends after it keeps the plan @J4', async ({
	desk,
	language,
}) => {
	const { page, context, texts, start, work } = desk;
	await start.openSample();
	await work.settled();
	await work.saved();
	await work.goTo('territories');
	const address = page.url();
	const name = texts.say('territories_planName', { letter: 'A' });
	const inTab = (tab: typeof page) => {
		const side = tab.getByRole('navigation', { name: texts.say('territories_plans') });
		return {
			create: side.getByRole('button', { name: texts.say('territories_new') }).last(),
			plan: side.getByRole('button', { name }).first(),
			surface: tab.locator('[data-pane=surface]'),
		};
	};
	const first = inTab(page);
	await first.create.click();
	await expect(first.surface).toHaveAttribute('aria-busy', 'true');
	await page.close({ runBeforeUnload: false });

	const second = deskOf(await context.newPage(), language);
	await second.page.goto(address);
	const again = inTab(second.page);
	await expect(again.create).toBeEnabled();
	await expect(again.plan).toBeHidden();
	await expect(second.work.readOnlyBanner).toBeHidden();
	await again.create.click();
	await expect(again.plan).toBeVisible({ timeout: 30_000 });
	await second.work.saved();
	await second.page.close({ runBeforeUnload: false });

	const third = await context.newPage();
	await third.goto(address);
	const last = inTab(third);
	await expect(last.plan).toBeVisible();
	await expect(last.surface).toContainText(
		texts.say('territories_finding_all', { count: '10', band: '±10%' }),
	);

	// A tab that only reads says so, and offers nothing that it cannot do.
	const reader = deskOf(await context.newPage(), language);
	await reader.page.goto(address);
	const seen = inTab(reader.page);
	await seen.plan.click();
	await expect(reader.work.readOnlyBanner).toBeVisible();
	const area = texts.say('mapdetail_one_city');
	await expect(seen.surface).toContainText(texts.say('board_hint_readOnly', { area }));
	await seen.surface.locator('[role=option][data-code="320500"]').click();
	for (const key of ['board_even', 'territories_moveTo'])
		await expect(reader.page.locator('button:enabled', { hasText: texts.say(key) })).toHaveCount(0);
	await expect(reader.page.getByRole('radio', { name: texts.say('board_tool_paint') })).toHaveCount(0);
	await dropOnWindow(reader.page, {
		name: 'list.csv',
		mimeType: 'text/csv',
		buffer: Buffer.from('a,b\n1,2'),
	});
	await expect(reader.work.toast).toContainText(texts.say('app_readOnly_drop'));
	await expect(seen.surface).toBeVisible();
});
