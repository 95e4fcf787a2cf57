import { readFileSync } from 'node:fs';
import { restore } from './support/journeys.ts';
import { expect, test, type Desk } from './support/test.ts';
import { readWorkbook } from './support/workbook.ts';
import type { Language } from './support/texts.ts';

/** What the sample holds in each language. */
const samples = {
	'zh-CN': {
		id: '客户编号',
		name: '客户名称',
		province: '省份',
		rfm: 'RFM 分类',
		champions: '重要价值',
		regulars: '一般价值',
		classOfSecond: '一般价值',
		guangdong: '广东',
		tables: ['客户名单', '订单', '销售人员'],
		northwest: '西北',
		henan: '河南',
	},
	en: {
		id: 'Customer ID',
		name: 'Customer name',
		province: 'Province',
		rfm: 'RFM class',
		champions: 'Champions',
		regulars: 'Regulars',
		classOfSecond: 'Regulars',
		guangdong: 'Guangdong',
		tables: ['Customers', 'Orders', 'Sales reps'],
		northwest: 'Northwest China',
		henan: 'Henan',
	},
} as const satisfies Record<Language, object>;

for (const language of ['zh-CN', 'en'] as const) {
	const words = samples[language];

	test.describe(`${language} @main-job`, () => {
		test.use({ language });

		test('a sheet is edited, filtered, sorted and searched, and everything is there after a reload', async ({
			desk,
		}) => {
			const { page, start, work } = desk;
			const { sheet } = work;
			await start.openSample();
			await sheet.expectRows(403);
			await work.settled();
			for (const table of words.tables) await expect(sheet.tab(table)).toBeVisible();
			await expect(sheet.head(words.rfm)).toBeVisible();
			await expect(await sheet.cell(1, words.rfm)).toHaveText(words.classOfSecond);

			await editCells(desk, words);
			await filterAndSort(desk, words);
			await searchAndPaste(desk, words);
			await changeColumns(desk, words);

			await work.saved();
			await page.reload();
			await expect(sheet.grid).toBeVisible();
			await sheet.expectText(2, words.name, 'Edited by hand');
			await sheet.expectRows(404);
			await expect(work.undoButton).toBeEnabled();
			await work.undoButton.click();
			await expect(work.redoButton).toBeEnabled();
			await sheet.expectRows(403);
		});

		test('regions filter the sheet, groups and the as-of date recompute', async ({ desk }) => {
			const { page, texts, start, work } = desk;
			const { sheet, regions } = work;
			await start.openSample();
			await work.settled();
			await sheet.type(0, words.province, 'Atlantis');
			await work.goTo('regions');
			await expect(regions.map.locator('svg').first()).toBeVisible();
			await expect(regions.map).toContainText(words.guangdong);

			await regions.press(words.guangdong);
			await work.goTo('tables');
			await expect(sheet.chips).toContainText(words.guangdong);
			await expect(async () => {
				const rows = await sheet.rowCount();
				expect(rows > 70 && rows < 100, `${rows} rows`).toBe(true);
			}).toPass({ timeout: 15_000 });
			await work.goTo('regions');
			await regions.clear();

			await regions.moveProvince(words.henan, words.northwest);
			await expect(regions.side.locator('dt', { hasText: words.northwest }).locator('+ dd')).toContainText(
				words.henan,
			);
			await work.undoButton.click();
			await expect(
				regions.side.locator('dt', { hasText: words.northwest }).locator('+ dd'),
			).not.toContainText(words.henan);

			await work.goTo('tables');
			await sheet.expectRows(403);
			await work.settled();
			const before = await sheet.column(words.rfm, 12);
			await work.setAnalysisDate('2025-06-30');
			await expect(page.getByRole('banner')).toContainText('2025-06-30');
			await expect(async () => {
				expect(await sheet.column(words.rfm, 12)).not.toEqual(before);
			}).toPass({ timeout: 15_000 });
			await work.undoButton.click();
			await expect(async () => {
				expect(await sheet.column(words.rfm, 12)).toEqual(before);
			}).toPass({ timeout: 15_000 });
			await expect(page.getByRole('button', { name: texts.like('app_export') })).toBeEnabled();
		});

		test('the exported workbook brings the project back on another computer', async ({ desk, openDesk }) => {
			const { work, start } = desk;
			await start.openSample();
			await work.settled();
			await work.sheet.type(0, words.name, 'Edited by hand');
			await work.setAnalysisDate('2026-03-31');
			await expect(desk.page.getByRole('banner')).toContainText('2026-03-31');
			await work.settled();
			await expect(work.backupState).toHaveText(desk.texts.say('app_status_backupNever'));

			const download = await work.exportWorkbook(language === 'zh-CN' ? 'zh' : 'en');
			expect(download.suggestedFilename()).toMatch(/\.xlsx$/);
			const buffer = readFileSync(await download.path());
			await expect(work.backupState).not.toHaveText(desk.texts.say('app_status_backupNever'));
			const before = await finalPicture(desk, words);
			checkWorkbook(buffer, words);

			const other = await openDesk();
			await restore(other, buffer);
			await expect(other.page.getByRole('banner')).toContainText('2026-03-31');
			await expect(other.work.sheet.head(words.rfm)).toBeVisible();
			await other.work.sheet.expectText(0, words.name, 'Edited by hand');
			await expect(async () => expect(await picture(other, words)).toEqual(before)).toPass({
				timeout: 15_000,
			});
		});
	});
}

type Words = (typeof samples)[Language];

async function editCells({ page, work }: Desk, words: Words): Promise<void> {
	const { sheet } = work;
	const original = await sheet.text(2, words.name);
	await sheet.type(2, words.name, 'Edited by hand');
	await sheet.expectText(2, words.name, 'Edited by hand');
	await page.keyboard.press('Control+z');
	await sheet.expectText(2, words.name, original);
	await page.keyboard.press('Control+y');
	await sheet.expectText(2, words.name, 'Edited by hand');
}

async function filterAndSort({ work }: Desk, words: Words): Promise<void> {
	const { sheet } = work;
	await sheet.filterValues(words.rfm, [words.champions]);
	await expect(sheet.chips).toContainText(words.champions);
	await expect.poll(() => sheet.rowCount()).toBeLessThan(403);
	expect(await sheet.rowCount()).toBeGreaterThan(10);
	await sheet.expectColumn(
		words.rfm,
		Array.from({ length: 8 }, () => words.champions),
	);
	await sheet.clearFilters();
	await sheet.expectRows(403);

	await sheet.choose(words.id, 'tables_menu_descending');
	await expect(sheet.head(words.id)).toHaveAttribute('aria-sort', 'descending');
	await sheet.expectColumn(words.id, ['K90262', 'K90141', 'K90037', 'K00400']);
	await sheet.choose(words.id, 'tables_menu_ascending');
	await expect(sheet.head(words.id)).toHaveAttribute('aria-sort', 'ascending');
	await sheet.expectText(0, words.id, 'K00001');
	await sheet.clearSort();
	await expect(sheet.head(words.id)).not.toHaveAttribute('aria-sort', /.*/);
}

async function searchAndPaste({ page, work, texts }: Desk, words: Words): Promise<void> {
	const { sheet } = work;
	const bar = await sheet.find('K00020');
	await expect(bar).toContainText(/\b1\b/);
	await page.keyboard.press('Enter');
	await page.keyboard.press('Escape');
	await expect(page.getByRole('status', { name: texts.say('tables_address') })).toContainText(words.id);

	await sheet.click(4, words.id);
	await sheet.click(5, words.name, { shift: true });
	await expect(sheet.status).toContainText('4');
	const copied = [...(await sheet.column(words.name, 6))].slice(4);
	await page.keyboard.press('Control+c');
	await expect
		.poll(() => page.evaluate(() => navigator.clipboard.readText()))
		.toContain(`\t${copied[0] ?? ''}`);
	await sheet.click(8, words.id);
	await page.keyboard.press('Control+v');
	await sheet.expectText(8, words.name, copied[0] ?? '');
	await sheet.expectText(9, words.name, copied[1] ?? '');
	await work.undoButton.click();
	await expect(await sheet.cell(8, words.name)).not.toHaveText(copied[0] ?? '');
}

async function changeColumns({ page, work, texts }: Desk, words: Words): Promise<void> {
	const { sheet } = work;
	await sheet.choose(words.name, 'tables_menu_insertRight');
	const added = texts.say('tables_column_new');
	await expect(sheet.head(added)).toBeVisible();
	await sheet.choose(added, 'tables_menu_rename');
	const dialog = page.getByRole('dialog');
	await dialog.getByRole('textbox').fill('Memo');
	await dialog.getByRole('button', { name: texts.say('tables_column_renameAction'), exact: true }).click();
	await expect(sheet.head('Memo')).toBeVisible();
	await sheet.choose('Memo', 'tables_menu_delete');
	await expect(sheet.head('Memo')).toHaveCount(0);
	await work.toast.getByRole('button', { name: texts.say('app_undo') }).click();
	await expect(sheet.head('Memo')).toBeVisible();
	await page.getByRole('button', { name: texts.say('tables_tool_addRow') }).click();
	await sheet.expectRows(404);
}

/** The picture once the screen has caught up with what the export was computed from. */
async function finalPicture(desk: Desk, words: Words): Promise<unknown> {
	await desk.work.sheet.expectText(0, words.name, 'Edited by hand');
	let last: unknown = null;
	await expect(async () => {
		const before = last;
		last = await picture(desk, words);
		expect(last).toEqual(before);
	}).toPass({ intervals: [500], timeout: 15_000 });
	return last;
}

/** What a user sees of a project: its tables with their sizes, the first rows, the classes and who is in them. */
async function picture({ work, page }: Desk, words: Words) {
	const { sheet } = work;
	const tabs = await page.locator('nav.tabs button > b, nav.tabs button > span').allTextContents();
	const cells: string[][] = [];
	for (let row = 0; row < 6; row++)
		cells.push(await Promise.all([words.id, words.name, words.rfm].map((label) => sheet.text(row, label))));
	const heads = await page.locator('[role=columnheader] .name').allTextContents();
	await sheet.filterValues(words.rfm, [words.champions]);
	const champions = await sheet.rowCount();
	const summary = await sheet.chips.textContent();
	await sheet.clearFilters();
	return { name: await work.projectName.textContent(), tabs, heads, cells, champions, summary };
}

function checkWorkbook(bytes: Buffer, words: Words): void {
	const book = readWorkbook(bytes);
	for (const table of words.tables) expect(book.names).toContain(table);
	expect(book.hidden('_fenqu')).toBe('very hidden');
	const [customers] = words.tables;
	expect(book.rows(customers)).toBe(403);
	expect(book.header(customers)).toEqual(
		expect.arrayContaining([words.id, words.name, `Σ ${words.rfm}`, '_rowid']),
	);
	expect(book.isFrozen(customers)).toBe(true);
	expect(book.value(customers, words.name, 0)).toBe('Edited by hand');
}
