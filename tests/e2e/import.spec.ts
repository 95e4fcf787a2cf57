import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { sharedData } from '../support/shared-data.ts';
import { faultsOfAccess } from './support/accessibility.ts';
import { expect, test } from './support/test.ts';

const LIST = [
	'客户台账（2026 年 6 月）,,,,',
	'客户编号,客户名称,省份,2025年销售额(万),首次合作',
	'K001,苏州宏泰精密机械有限公司,江苏,128.4,2019-03-05',
	'K002,宁波立垣泵业有限公司,浙江,面议,2018-11-02',
	'K003,东莞凯拓自动化科技有限公司,广东,约30,2021-06-18',
	'K004,青岛海钧风机有限公司,山东,41.2,2021-06-18',
	'K005,武汉东岳包装设备有限公司,湖北,17.9,2020-02-14',
	'K006,佛山永铖塑机制造有限公司,广东,88.6,2017-09-30',
	'合计,,,276.1,',
].join('\n');
const ORDERS = [
	'订单号,客户编号,下单日期,数量,单价',
	'D1,K001,2026-05-03,2,10',
	'D2,K002,2026-05-04,1,5',
	'D3,K001,2026-06-05,4,7',
].join('\n');

const csv = (name: string, text: string, bytes = Buffer.from(text)) => ({
	name,
	mimeType: 'text/csv',
	buffer: bytes,
});
/** Hands files to the start page, once it knows that there are no projects. */
async function receive(
	page: Page,
	files: Parameters<ReturnType<Page['locator']>['setInputFiles']>[0],
): Promise<void> {
	await expect(page.getByRole('heading', { name: '把客户的 Excel 放进来' })).toBeVisible();
	await page.getByTestId('file-input').setInputFiles(files);
}

test.describe('import wizard @main-job', () => {
	test('a messy list goes through five steps, without a fault of accessibility, and becomes rows', async ({
		desk: { page },
	}) => {
		await receive(page, [csv('客户台账.csv', LIST)]);
		await expect(page.getByText('2 格读不出').first()).toBeVisible();
		expect(await faultsOfAccess(page), 'files').toEqual([]);
		await page.getByRole('button', { name: '继续：工作表与表头' }).click();
		await expect(page.getByRole('heading', { name: '表头在第 2 行，6 行数据' })).toBeVisible();
		await expect(page.getByText('合计').first()).toBeVisible();
		expect(await faultsOfAccess(page), 'sheets').toEqual([]);
		await page.getByRole('button', { name: '继续：列与角色' }).click();
		await expect(page.getByRole('region', { name: '源列与角色' })).toBeVisible();
		expect(await faultsOfAccess(page), 'columns').toEqual([]);
		await page.getByRole('switch', { name: '取出文字里的数字' }).click();
		await expect(page.getByText('1 格读不出').first()).toBeVisible();
		await expect(page.getByText('300,000，取数字').first()).toBeVisible();
		await page.getByRole('button', { name: '继续：读不出的值' }).click();
		await expect(page.getByRole('cell', { name: '面议' })).toBeVisible();
		expect(await faultsOfAccess(page), 'unreadable values').toEqual([]);
		const saved = page.waitForEvent('download');
		await page.getByRole('button', { name: '错误行清单' }).click();
		const list = readFileSync(await (await saved).path(), 'utf8');
		expect(list.split('\r\n').filter(Boolean)).toHaveLength(3);
		expect(list).toContain('面议');
		await page.getByRole('button', { name: '继续：确认' }).click();
		expect(await faultsOfAccess(page), 'confirm').toEqual([]);
		await page.getByRole('button', { name: '导入 6 个客户' }).click();
		await expect(page.getByRole('grid')).toBeVisible();
		await expect(page.getByText('已导入 6 个客户')).toBeVisible();
		await expect(page.getByText(/已保存 \d/)).toBeVisible();
		await page.reload();
		await expect(page.getByRole('grid')).toBeVisible();
	});

	test('what needs no look is imported with one press; further files join as one undo', async ({
		desk: { page },
	}) => {
		await receive(page, [csv('订单.csv', ORDERS)]);
		await page.getByRole('button', { name: '直接导入' }).click();
		await expect(page.getByText('已导入 2 个客户、3 行交易')).toBeVisible();
		await page.goto(page.url().replace(/#\/p\/([^/]+)\/.*$/, '#/import/$1'));
		await page
			.locator('input[type=file]')
			.first()
			.setInputFiles([csv('名单.csv', LIST)]);
		await page.getByRole('button', { name: '跳到确认' }).click();
		await expect(page.getByText('现有的表不变')).toBeVisible();
		const sheets = page.getByRole('navigation', { name: '工作表' }).getByRole('button', { name: / \d+$/ });
		await page.getByRole('button', { name: '导入 6 个客户' }).click();
		await expect(sheets).toHaveCount(3);
		await page.getByRole('button', { name: '撤销', exact: true }).last().click();
		await expect(sheets).toHaveCount(2);
	});

	test('a bad file is named with its cure and the others go on; leaving writes nothing', async ({
		desk: { page },
	}) => {
		const gbk = Buffer.concat([
			Buffer.from('id,name\r\n1,'),
			Buffer.from([0xcb, 0xd5, 0xd6, 0xdd]),
			Buffer.from('\r\n2,'),
			Buffer.from([0xc4, 0xfe, 0xb2, 0xa8]),
			Buffer.from('\r\n'),
		]);
		await receive(page, [csv('empty.csv', ''), csv('gbk.csv', '', gbk)]);
		await expect(page.getByRole('heading', { name: '没有读出“empty.csv”' })).toBeVisible();
		await expect(page.getByLabel(/字符编码: GB18030/)).toBeVisible();
		await page.keyboard.press('Escape');
		await expect(page).toHaveURL(/#\/$/);
		const stored = await page.evaluate(() => indexedDB.databases());
		expect(stored.length).toBeLessThanOrEqual(1);
		await expect(page.getByText('把客户的 Excel 放进来')).toBeVisible();
	});

	test('the steps are walked by keyboard alone', async ({ desk: { page } }) => {
		await receive(page, [csv('订单.csv', ORDERS)]);
		await expect(page.getByRole('button', { name: '直接导入' })).toBeEnabled();
		for (let step = 1; step < 5; step++) {
			const next = page.getByRole('button', { name: /^继续：/ });
			await next.focus();
			await page.keyboard.press('Enter');
		}
		await page.getByRole('textbox', { name: '项目名称' }).fill('六月订单');
		await page.getByRole('button', { name: /^导入 2 个客户/ }).focus();
		await page.keyboard.press('Enter');
		await expect(page.getByText('六月订单').first()).toBeVisible();
	});

	test('541,909 order lines are rows on screen', async ({ desk: { page } }) => {
		const file = sharedData('online-retail/online_retail.xlsx');
		test.skip(file === null, 'skipped: no shared data');
		await receive(page, [file ?? '']);
		await page.getByRole('button', { name: '直接导入' }).click();
		await expect(page.getByText('已导入 4,372 个客户、541,909 行交易')).toBeVisible({ timeout: 60_000 });
		await expect(page.getByText(/已保存 \d/)).toBeVisible({ timeout: 60_000 });
	});
});
