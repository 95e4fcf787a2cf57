import { nationalList } from '../support/national-list.ts';
import { dropOnWindow } from './support/drop.ts';
import { exported, importList } from './support/journeys.ts';
import { expect, test } from './support/test.ts';
import { readWorkbook, withCell, XLSX } from './support/workbook.ts';

const CUSTOMERS = 10_000;

for (const language of ['zh-CN', 'en'] as const)
	test(`a national list of 10,000 customers: a plan, its workbook edited by the client, and back, in ${language} @J4`, async ({
		openDesk,
	}) => {
		test.slow();
		const desk = await openDesk({ language });
		const { page, texts, work } = desk;
		const say = (key: string, args = {}) => texts.say(`territories_${key}`, args);
		const list = `\uFEFF${await nationalList(CUSTOMERS, 7)}`;
		await importList(
			desk,
			{ name: '全国客户.csv', mimeType: 'text/csv', buffer: Buffer.from(list) },
			CUSTOMERS,
		);

		await work.goTo('territories');
		const side = page.getByRole('navigation', { name: say('plans') });
		const surface = page.locator('[data-pane=surface]');
		await expect(surface.getByRole('heading').first()).toContainText('20');
		await side
			.getByRole('button', { name: say('new') })
			.last()
			.click();
		await expect(surface).toContainText(say('finding_all', { count: '20', band: '±10%' }), {
			timeout: 60_000,
		});
		for (const proof of ['unassigned', 'double', 'empty'])
			await expect(side.locator(`[data-proof=${proof}]`)).toContainText('0');

		// The client gives the largest customer of the list of moves to somebody else and sends the file back.
		const plan = say('planName', { letter: 'A' });
		const bytes = await exported(desk);
		const sheet = texts.say('plansheets_moves_sheet', { plan });
		const [to, from] = [texts.say('plansheets_moves_to'), texts.say('plansheets_moves_from')];
		const book = readWorkbook(bytes);
		expect(book.names).toContain(texts.say('plansheets_territories_sheet', { plan }));
		const [before, back] = [String(book.value(sheet, to, 0)), String(book.value(sheet, from, 0))];
		expect(before).not.toBe(back);
		const edited = withCell(bytes, { sheet, column: to, row: 0 }, back);
		await dropOnWindow(page, { name: 'edited.xlsx', mimeType: XLSX, buffer: Buffer.from(edited) });
		await page.getByRole('button', { name: texts.say('plansheets_back_read') }).click();
		await expect(page.getByRole('heading', { name: texts.like('plansheets_back_title') })).toContainText('1');
		await expect(page.getByText(say('move', { from: before, to: back }))).toBeVisible();
		await page.getByRole('button', { name: texts.say('plansheets_back_apply', { count: '1' }) }).click();
		await expect(work.toast).toContainText(texts.say('plansheets_back_done', { count: '1' }));
		await expect(work.undoButton).toHaveAttribute('aria-label', /edited\.xlsx/);
		await work.undoButton.click();
		await expect(work.undoButton).not.toHaveAttribute('aria-label', /edited\.xlsx/);
	});
