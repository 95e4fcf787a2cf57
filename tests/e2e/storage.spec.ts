import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serve } from '../../tools/serve.mjs';
import { distFolder } from './support/address.ts';
import { deskOf, expect, test } from './support/test.ts';

const NAME = '客户名称';

test('several projects: rename, duplicate, delete and bring back', async ({ desk }) => {
	const { start, work, texts } = desk;
	await start.openSample();
	await work.saved();
	await expect(work.projectName).toHaveText(texts.say('start_sample_name'));
	await start.open();
	await start.rename(texts.say('start_sample_name'), '第一个');
	await expect.poll(() => start.names()).toEqual(['第一个']);
	await start.choose('第一个', 'start_duplicate');
	const copy = texts.say('start_copyName', { name: '第一个' });
	await expect.poll(async () => (await start.names()).toSorted()).toEqual(['第一个', copy].toSorted());

	await start.choose(copy, 'start_delete');
	await expect.poll(() => start.names()).toEqual(['第一个']);
	await work.toast.getByRole('button', { name: texts.say('start_undo') }).click();
	await expect.poll(async () => (await start.names()).length).toBe(2);
	await start.openProject(copy);
	await work.sheet.expectRows(403);
	await work.sheet.type(0, NAME, '只在副本里');
	await work.saved();
	await start.open();
	await start.openProject('第一个');
	await work.sheet.expectRows(403);
	await expect(await work.sheet.cell(0, NAME)).not.toHaveText('只在副本里');
});

test('the last save to a file is always shown, and that it has grown old', async ({ desk }) => {
	const { start, work, texts } = desk;
	await start.openSample();
	await expect(work.backupState).toHaveText(texts.say('app_status_backupNever'));
	await work.settled();
	await work.exportWorkbook('zh');
	await expect(work.backupState).toContainText(texts.say('app_status_backupAgo', { ago: '' }).trim());
	await work.sheet.type(0, NAME, '改过');
	await expect(work.backupState).toContainText(texts.say('app_status_backupOld'));
	await work.saved();
	await desk.page.reload();
	await expect(work.backupState).toContainText(texts.say('app_status_backupOld'));
});

test('a second tab only reads until it takes over, and loses nothing', async ({ desk, language }) => {
	const { start, work, page, context, texts } = desk;
	await start.openSample();
	await work.settled();
	await work.sheet.type(0, NAME, '第一个标签页');
	await work.saved();

	const second = deskOf(await context.newPage(), language);
	await second.page.goto(page.url());
	await second.work.sheet.expectRows(403);
	await expect(second.work.readOnlyBanner).toBeVisible();
	await second.work.sheet.type(1, NAME, '不该写入');
	await expect(await second.work.sheet.cell(1, NAME)).not.toHaveText('不该写入');
	await second.page.keyboard.press('Escape');

	await work.sheet.type(2, NAME, '接管前的最后一笔');
	await second.page.getByRole('button', { name: texts.say('app_readOnly_takeOver') }).click();
	await expect(second.work.readOnlyBanner).toBeHidden();
	await expect(work.readOnlyBanner).toBeVisible();
	await second.work.sheet.expectText(0, NAME, '第一个标签页');
	await second.work.sheet.expectText(2, NAME, '接管前的最后一笔');
	await second.work.sheet.type(3, NAME, '第二个标签页');
	await second.work.saved();
	await second.page.reload();
	await second.work.sheet.expectText(3, NAME, '第二个标签页');
});

test('a store that was emptied behind our back is noticed', async ({ desk, baseURL }) => {
	const { start, work, page, context, texts } = desk;
	await start.openSample();
	await work.saved();
	await start.open();
	await page.waitForTimeout(1500);
	await page.goto('about:blank');
	const devtools = await context.newCDPSession(page);
	await devtools.send('Storage.clearDataForOrigin', {
		origin: new URL(baseURL ?? '').origin,
		storageTypes: 'indexeddb',
	});
	await page.goto('/');
	await expect(page.getByRole('heading', { name: texts.say('app_recovery_title') })).toBeVisible();
	await page.getByRole('button', { name: texts.say('app_recovery_forget') }).click();
	await expect(page.getByRole('button', { name: texts.say('start_sample_open') })).toBeVisible();
	await page.reload();
	await expect(page.getByRole('button', { name: texts.say('start_sample_open') })).toBeVisible();
});

test('works without a network after the first visit, and offers a newer build', async ({ browser }) => {
	const folder = mkdtempSync(join(tmpdir(), 'fenqu-e2e-'));
	cpSync(distFolder, folder, { recursive: true });
	const { server, address } = await serve({ folder, port: 0 });
	const context = await browser.newContext({ locale: 'zh-CN' });
	try {
		const page = await context.newPage();
		await page.goto(address);
		await page.evaluate(() => navigator.serviceWorker.ready);
		await page.reload();
		await context.setOffline(true);
		await page.reload();
		const { start, work, texts } = deskOf(page, 'zh-CN');
		await start.openSample();
		await work.sheet.type(0, NAME, '离线');
		await work.goTo('regions');
		await expect(work.regions.map.locator('svg').first()).toBeVisible();
		await work.goTo('tables');
		await work.saved();
		await context.setOffline(false);

		appendFileSync(join(folder, 'icon.svg'), '<!-- newer -->');
		const worker = readFileSync(join(folder, 'sw.js'), 'utf8');
		writeFileSync(join(folder, 'sw.js'), worker.replace(/fenqu-[0-9a-f]{16}/, 'fenqu-newer'));
		await page.reload();
		await expect(work.toast).toContainText(texts.say('app_update'));
		await work.toast.getByRole('button', { name: texts.say('app_update_apply') }).click();
		await expect.poll(() => page.evaluate(() => caches.keys()).catch(() => [])).toEqual(['fenqu-newer']);
		await work.sheet.expectText(0, NAME, '离线');
	} finally {
		await context.close();
		server.close();
		rmSync(folder, { recursive: true, force: true });
	}
});
