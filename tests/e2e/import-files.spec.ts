import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { utils, write } from 'xlsx';
import { sharedData } from '../support/shared-data.ts';
import { expect, test, type Desk } from './support/test.ts';
import { dropOnWindow } from './support/drop.ts';
import { storedRows } from './support/stored-rows.ts';
import { XLSX } from './support/workbook.ts';

type Row = readonly (string | number)[];

/** A workbook of plain sheets. */
function workbook(name: string, sheets: Readonly<Record<string, readonly Row[]>>) {
	const book = utils.book_new();
	for (const [title, rows] of Object.entries(sheets))
		utils.book_append_sheet(book, utils.aoa_to_sheet(rows.map((row) => [...row])), title);
	const buffer: unknown = write(book, { type: 'buffer', bookType: 'xlsx' });
	return { name, mimeType: XLSX, buffer: buffer as Buffer };
}

const LIST: readonly Row[] = [
	['客户编号', '客户名称', '省份'],
	['K001', '苏州宏泰精密机械有限公司', '江苏'],
	['K002', '宁波立垣泵业有限公司', '浙江'],
	['K003', '东莞凯拓自动化科技有限公司', '广东'],
	['K004', '青岛海钧风机有限公司', '山东'],
];
const HEADER: Row = ['订单号', '客户编号', '下单日期', '数量', '单价'];
const BOOK = workbook('销售.xlsx', {
	客户: LIST,
	'1月': [
		HEADER,
		['D1', 'K001', '2026-01-03', 2, 10],
		['D2', 'K900', '2026-01-04', 1, 50.5],
		['D3', 'K002', '2026-01-09', 4, 7],
	],
	'2月': [
		HEADER,
		['D4', 'K900', '2026-02-03', 3, 10],
		['D5', 'K003', '2026-02-04', 1, 5],
		['D6', 'K901', '2026-02-09', 2, 4],
	],
	'3月': [HEADER, ['D7', 'K001', '2026-03-03', 5, 6], ['D8', 'K004', '2026-03-05', 5, 6]],
});

/** Hands files to the start page, once it knows that there are no projects. */
async function receive(
	{ page, start, texts }: Desk,
	files: Parameters<Desk['start']['receive']>[0],
): Promise<void> {
	await expect(page.getByRole('heading', { name: texts.say('start_first_title') })).toBeVisible();
	await start.receive(files);
}

/** Lets every write of the store fail as on a full disk, or work again. */
async function fillDisk(page: Page, isFull: boolean): Promise<void> {
	for (const worker of page.workers()) {
		await worker.evaluate((full) => {
			const { prototype } = IDBObjectStore;
			for (const method of ['put', 'add'] as const) {
				const kept = `kept ${method}`;
				const real: unknown = Reflect.get(prototype, kept) ?? Reflect.get(prototype, method);
				const fail = () => {
					throw new DOMException('no space', 'QuotaExceededError');
				};
				Reflect.set(prototype, kept, real);
				Reflect.set(prototype, method, full ? fail : real);
			}
		}, isFull);
	}
}

test.describe('files of the import @main-job', () => {
	test('monthly sheets become one table; customers missing from the list can be looked through, copied and saved', async ({
		desk,
	}) => {
		const { page, texts } = desk;
		await receive(desk, BOOK);
		await expect(page.getByText('2 个客户不在客户表中，涉及 3 行交易')).toBeVisible();
		await expect(page.getByText('接在“交易”下面')).toHaveCount(2);
		await page.getByRole('button', { name: texts.say('import_wizard_skip') }).click();
		const list = page.getByRole('table', { name: '2 个客户不在客户表中' });
		await expect(list.getByRole('row')).toHaveText([
			/客户/,
			/K900\s*2\s*80.50\s*1月 · 2月/,
			/K901\s*1\s*8.00\s*2月/,
		]);
		const menu = page.getByRole('button', { name: texts.say('ui_figure_tableMenu') });
		await menu.click();
		await page.getByRole('menuitem', { name: texts.say('ui_figure_copyTable') }).click();
		await expect(page.getByText(texts.say('ui_figure_tableCopied'))).toBeVisible();
		const copied = await page.evaluate(() => navigator.clipboard.readText());
		expect(copied.split('\n').slice(1)).toEqual(['K900\t2\t80.50\t1月 · 2月', 'K901\t1\t8.00\t2月']);
		const saving = page.waitForEvent('download');
		await menu.click();
		await page.getByRole('menuitem', { name: texts.say('ui_figure_saveCsv') }).click();
		expect(readFileSync(await (await saving).path(), 'utf8')).toContain('\r\nK900,2,80.50,1月 · 2月\r\n');
		await page.getByRole('button', { name: '导入 4 个客户、8 行交易' }).click();
		const sheets = page.getByRole('navigation', { name: '工作表' }).getByRole('button', { name: / \d+$/ });
		await expect(sheets).toHaveText([/客户\s*4/, /交易\s*8/]);
		await expect(page.getByText('2 个交易客户不在客户表中')).toBeVisible();

		const more = workbook('四月.xlsx', {
			'4月': [HEADER, ['D9', 'K002', '2026-04-03', 5, 6], ['D10', 'K950', '2026-04-03', 5, 6]],
		});
		await dropOnWindow(page, more);
		// The columns are those of the orders that are there, so its rows are offered to them.
		await expect(page.getByRole('heading', { name: '1 个客户不在客户表中' })).toBeVisible();
		await page.getByRole('button', { name: texts.say('snapshots_update_action'), exact: true }).click();
		await expect(sheets).toHaveText([/客户\s*4/, /交易\s*10/]);
		await expect(page.getByText('1 个交易客户不在客户表中')).toBeVisible();
	});

	test('a wrong guess of the character set is put right by hand, and what was changed before stays', async ({
		desk,
	}) => {
		const { page, texts } = desk;
		const big5 = Buffer.from(
			'abc8a4e1bd73b8b92cabc8a4e1a657bad92cb3c6b5f90d0a' + // 客戶編號,客戶名稱,備註
				'4b312ca578a55fa4a4a5da2ca4400d0a' + // K1,台北中正,一
				'4b322cb0aab6afb1d0a5bf2ca4470d0a', // K2,高雄教正,二
			'hex',
		);
		await receive(desk, { name: '客戶.csv', mimeType: 'text/csv', buffer: big5 });
		const picker = page.getByLabel(/^字符编码/);
		await expect(picker).toHaveText(/GB18030/);
		await page.getByRole('button', { name: '继续：工作表与表头' }).click();
		await page.getByRole('textbox', { name: '表名' }).fill('台湾客户');
		await page.getByRole('button', { name: '继续：列与角色' }).click();
		await page
			.getByRole('checkbox', { name: /^导入列/ })
			.last()
			.click();
		await expect(page.getByRole('checkbox', { name: /^导入列/ }).last()).not.toBeChecked();
		await picker.click();
		await page.getByRole('option', { name: 'Big5' }).click();
		await expect(page.getByRole('textbox', { name: 'B 列的名称' })).toHaveValue('客戶名稱');
		await expect(page.getByRole('heading', { name: /3 列中保留 2 列，2 列已认出角色/ })).toBeVisible();
		await expect(page.getByRole('checkbox', { name: '导入列“備註”' })).not.toBeChecked();
		await page.getByRole('button', { name: texts.say('import_wizard_previous') }).click();
		await expect(page.getByRole('textbox', { name: '表名' })).toHaveValue('台湾客户');
	});

	test('work that the browser has no space for stays on screen with its cure, and is stored when there is space', async ({
		desk,
	}) => {
		const { page, texts, work } = desk;
		await receive(desk, BOOK);
		await fillDisk(page, true);
		await page.getByRole('button', { name: texts.say('import_wizard_skip') }).click();
		await page.getByRole('button', { name: '导入 4 个客户、8 行交易' }).click();
		const bar = page.getByRole('alert').filter({ hasText: texts.say('errors_storage_quota') });
		await expect(bar).toContainText(texts.say('errors_storage_quota_cure'));
		await page.goto('/#/');
		await expect(page.getByRole('grid')).toBeVisible();
		await expect(page.getByText(texts.say('import_wizard_unsaved'))).toBeVisible();
		await fillDisk(page, false);
		await bar.getByRole('button', { name: texts.say('app_save_retry') }).click();
		await work.saved();
		await expect(bar).toHaveCount(0);
		await page.reload();
		await work.sheet.expectRows(4);
	});

	test('an import cancelled while it reads, and while it converts, leaves nothing behind', async ({
		desk,
	}) => {
		const file = sharedData('online-retail/online_retail.xlsx');
		test.skip(file === null, 'skipped: no shared data');
		const { page, texts, work } = desk;
		await receive(desk, file ?? '');
		const cancel = page.getByRole('button', { name: texts.say('import_wizard_cancelImport') });
		await page.getByRole('button', { name: texts.say('import_wizard_direct') }).click({ timeout: 60_000 });
		await cancel.click();
		await expect(cancel).toHaveCount(0);
		await expect(page.getByRole('heading', { name: /^将新建项目/ })).toBeVisible();
		expect(await storedRows(page)).toEqual({ projects: 0, chunks: 0, journal: 0 });

		await pressWhenShown(page, texts.say('import_stage_converting'), texts.say('import_wizard_cancelImport'));
		await page.getByRole('button', { name: /^导入 4,|^读完全部行后导入/ }).click();
		await expect(page.locator('html[data-pressed]')).toHaveCount(1, { timeout: 60_000 });
		await expect(cancel).toHaveCount(0);
		expect(await storedRows(page)).toEqual({ projects: 0, chunks: 0, journal: 0 });
		await page.getByRole('button', { name: texts.say('import_wizard_close') }).click();
		await receive(desk, BOOK);
		await page.getByRole('button', { name: texts.say('import_wizard_skip') }).click();
		await page.getByRole('button', { name: '导入 4 个客户、8 行交易' }).click();
		await work.saved();
		expect((await storedRows(page)).projects).toBe(1);
	});
});

/** Presses a button in the moment a text appears: the work that it announces may be short. */
async function pressWhenShown(page: Page, text: string, button: string): Promise<void> {
	await page.evaluate(
		([wanted, name]) => {
			const watch = new MutationObserver(() => {
				if (!document.querySelector('main')?.textContent.includes(wanted ?? '')) return;
				watch.disconnect();
				document.documentElement.dataset['pressed'] = '';
				[...document.querySelectorAll('button')].find((each) => each.textContent.trim() === name)?.click();
			});
			watch.observe(document.body, { subtree: true, childList: true, characterData: true });
		},
		[text, button],
	);
}
