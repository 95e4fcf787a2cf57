import type { Locator } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { sampleAt } from './support/journeys.ts';
import { expect, test } from './support/test.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

for (const language of ['zh-CN', 'en'] as const)
	test(`a plan of territories from the owners of today, in ${language} @J4`, async ({ openDesk }) => {
		const desk = await openDesk({ language });
		const { page, texts, work } = desk;
		const say = (key: string, args = {}) => texts.say(`territories_${key}`, args);
		await sampleAt(desk, 'territories');
		/** Where the toolbar is short of room the views are a list to choose from. */
		const show = async (view: 'map' | 'moves') => {
			const radio = page.getByRole('radio', { name: say(`view_${view}`) });
			if (await radio.isVisible()) return radio.click();
			await page.getByRole('toolbar').getByRole('combobox').click();
			await page.getByRole('option', { name: say(`view_${view}`) }).click();
		};
		const side = page.getByRole('navigation', { name: say('plans') });
		const loads = page.getByRole('group', { name: say('board_label') }).getByRole('button');
		const today = say('today');
		await expect(side.getByRole('button', { name: today })).toHaveAttribute('aria-current', 'true');
		await expect(loads).toHaveCount(11);

		await side
			.getByRole('button', { name: say('new') })
			.last()
			.click();
		const plan = side.getByRole('button', { name: say('planName', { letter: 'A' }) }).first();
		await expect(plan).toHaveAttribute('aria-current', 'true', { timeout: 60_000 });
		const surface = page.locator('[data-pane=surface]');
		await expect(surface).toContainText(say('finding_all', { count: '10', band: '±10%' }));
		await expect(loads).toHaveCount(10);
		for (const proof of ['unassigned', 'double', 'empty', 'vacant'])
			await expect(side.locator(`[data-proof=${proof}]`)).toContainText('0');

		// No more than a tenth of the sales may move, but for the customers of who leaves.
		await page.getByRole('button', { name: say('budget_label') }).click();
		await page.getByRole('menuitemradio', { name: say('budget', { share: '10%' }) }).click();
		await expect(page.getByRole('button', { name: say('budget', { share: '10%' }) })).toBeEnabled({
			timeout: 60_000,
		});
		await show('moves');
		const shareIn = async (text: Locator) => Number(/([\d.]+)%/.exec(await text.innerText())?.[1]);
		const inherited = surface.getByText(/不计入移动上限|count against no move budget/);
		const moved = await shareIn(surface.getByRole('heading').first());
		expect(moved - (await shareIn(inherited))).toBeLessThanOrEqual(10.5);

		// A city chosen on the map goes to another rep, by keyboard.
		await show('map');
		const suzhou = surface.locator('[role=option][data-code="320500"]');
		await suzhou.click();
		await page.getByRole('button', { name: say('moveTo') }).press('Enter');
		const last = page.getByRole('menuitem').last();
		const [taker = ''] = (await last.innerText()).split('\n');
		await last.press('Enter');
		await expect(work.undoButton).toHaveAttribute('aria-label', /10|[1-9]\d/);

		// With the workbook it goes to another browser: there it is held where it was put while the rest is evened out.
		const file = await (await work.exportWorkbook(language === 'en' ? 'en' : 'zh')).path();
		const other = await openDesk({ language });
		await other.start.receive({ name: 'plan.xlsx', mimeType: XLSX, buffer: readFileSync(file) });
		await other.start.restore();
		await other.work.settled();
		await other.work.goTo('territories');
		const there = other.page.locator('[data-pane=surface] [role=option][data-code="320500"]');
		await other.page
			.getByRole('navigation', { name: say('plans') })
			.getByRole('button', { name: say('planName', { letter: 'A' }) })
			.first()
			.click();
		await expect(there).toHaveAttribute('aria-label', new RegExp(taker));
		await other.page.getByRole('button', { name: texts.say('board_even') }).click();
		await expect(other.work.undoButton).toBeEnabled({ timeout: 20_000 });
		await expect(there).toHaveAttribute('aria-label', new RegExp(taker));
		await other.context.close();

		// A city is carried to another rep; Escape puts it back.
		const boxOf = async (code: string) => {
			const box = await surface.locator(`[role=option][data-code="${code}"]`).boundingBox();
			return [(box?.x ?? 0) + (box?.width ?? 0) / 2, (box?.y ?? 0) + (box?.height ?? 0) / 2] as const;
		};
		const carry = async () => {
			await page.mouse.move(...(await boxOf('440300')));
			await page.mouse.down();
			await page.mouse.move(...(await boxOf('610100')), { steps: 6 });
		};
		await carry();
		const card = page.getByText(texts.say('board_card_release'));
		await expect(card).toBeVisible();
		await page.keyboard.press('Escape');
		await page.mouse.up();
		await expect(card).toBeHidden();
		await carry();
		await page.mouse.up();
		await page.getByRole('button', { name: texts.say('board_even') }).click();
		await expect(
			page.getByText(texts.say('board_even_done', { customers: '' }).slice(0, 4)).last(),
		).toBeVisible({
			timeout: 60_000,
		});

		for (let step = 0; step < 5; step++) await work.undoButton.click();
		await expect(plan).toBeHidden();
		await expect(loads).toHaveCount(11);

		// Visits by convention give every rep a load; those of the call plan are taken in one step.
		const resources = (key: string) => side.getByRole('button', { name: texts.say(`workload_${key}`) });
		await resources('title').click();
		await page.getByRole('button', { name: texts.say('workload_start_action') }).click();
		await expect(surface.getByRole('spinbutton').or(surface.getByRole('textbox')).first()).toHaveValue('18');
		await resources('reps').click();
		await expect(surface.getByRole('img', { name: /\d%/ })).toHaveCount(11);
		await resources('call').click();
		await page.getByRole('button', { name: texts.say('workload_call_take') }).click();
		await resources('coverage').click();
		await expect(surface.getByRole('heading').first()).toContainText(/\d\.\d/);
		for (let step = 0; step < 2; step++) await work.undoButton.click();
		await expect(page.getByRole('button', { name: texts.say('workload_start_action') })).toBeVisible();
	});
