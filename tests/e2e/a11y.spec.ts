import type { Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { faultsOfAccess } from './support/accessibility.ts';
import { expect, test, type Desk } from './support/test.ts';

const FIRST_SHEET = 'tables, column';

for (const language of ['zh-CN', 'en'] as const) {
	// Colours are the same in both languages.
	const isDarkToo = language === 'en';

	test(`no accessibility fault on any screen: ${language}`, async ({ openDesk }) => {
		const desk = await openDesk({ language, width: 1280, height: 720 });
		const faults: string[] = [];
		const look = async (name: string) => void faults.push(...(await faultsOf(desk.page, name, isDarkToo)));
		await look('start, empty');
		await desk.start.openSample();
		await desk.work.settled();
		await tablesAndDialogs(desk, look);
		for (const area of ['segments', 'regions', 'territories', 'history', 'settings'] as const) {
			await desk.work.goTo(area);
			await desk.page.waitForTimeout(600);
			await look(area);
		}
		await startAndRestore(desk, look);
		faults.push(...(await faultsOf(await secondTab(desk), 'second tab', isDarkToo)));
		expect(faults).toEqual([]);
	});

	test(`no accessibility fault in any view of segments: ${language}`, async ({ openDesk }) => {
		test.slow();
		const desk = await openDesk({ language, width: 1280, height: 720 });
		const faults: string[] = [];
		await desk.start.openSample();
		await desk.work.settled();
		await schemes(desk, async (name) => {
			faults.push(...(await faultsOf(desk.page, name, isDarkToo, 'main')));
		});
		expect(faults).toEqual([]);
	});
}

/** Violations of a screen, or of a part of it, one line each: where, which rule, on what. */
async function faultsOf(page: Page, name: string, isDarkToo: boolean, part?: string): Promise<string[]> {
	// The cells' mirror is the same behind every panel.
	const without = name === FIRST_SHEET ? undefined : '.mirror';
	const faults = (await faultsOfAccess(page, { part, without, isDarkToo })).map(
		(fault) => `${name}: ${fault}`,
	);
	const beyond = await page.evaluate(() => document.documentElement.scrollHeight - innerHeight);
	return beyond > 0 && !name.startsWith('start')
		? [...faults, `${name}: the page scrolls by ${beyond}`]
		: faults;
}

type Look = (name: string) => Promise<void>;

async function tablesAndDialogs({ page, texts, work }: Desk, look: Look): Promise<void> {
	const { sheet } = work;
	await look(FIRST_SHEET);
	for (const tab of ['customer', 'changes'] as const) {
		await page.getByRole('tab', { name: texts.say(`tables_tab_${tab}`) }).click();
		await look(`tables, ${tab}`);
	}
	const rfm = texts.say('tables_scheme_rfm');
	await sheet.menu(rfm);
	await look('column menu');
	await page.getByRole('menuitem', { name: texts.say('tables_menu_filter') }).click();
	await look('filter panel');
	await page.keyboard.press('Escape');
	await page.getByRole('button', { name: texts.say('app_project_menu') }).click();
	await look('project menu');
	await page.getByRole('menuitem', { name: texts.say('app_project_rename') }).click();
	await look('rename dialog');
	await page.keyboard.press('Escape');
	await sheet.click(0, rfm);
	await sheet.find('1');
	await look('find bar');
	await page.keyboard.press('Escape');
	for (const [keys, name] of [
		['Control+k', 'palette'],
		['Control+/', 'shortcuts'],
	] as const) {
		await page.keyboard.press(keys);
		await expect(page.getByRole('dialog')).toBeVisible();
		await look(name);
		await page.keyboard.press('Escape');
		await expect(page.getByRole('dialog')).toHaveCount(0);
	}
	await page.getByRole('button', { name: new RegExp(`^${texts.say('app_analysisDate')}`) }).click();
	await look('as-of date');
	await page.keyboard.press('Escape');
}

/** The views of a scheme, the other kinds, and what stands in the place of one. */
async function schemes({ page, texts, work }: Desk, look: Look): Promise<void> {
	await work.goTo('segments');
	const at = page.url().replace(/segments.*/u, 'segments');
	const surface = page.locator('[data-pane=surface]');
	const show = async (name: string, there = surface.locator('svg[data-chart]')) => {
		await expect(there.first()).toBeVisible();
		await work.settled();
		await look(`segments, ${name}`);
	};
	for (const view of ['explain', 'profile', 'drivers']) {
		await page.goto(`${at}/rfm/${view}`);
		await show(view);
	}
	for (const scheme of ['tiers', 'clusters']) {
		await page.goto(`${at}/${scheme}`);
		await show(scheme);
	}
	const add = page.getByRole('button', { name: texts.say('segments_add'), exact: true });
	for (const [kind, key] of [
		['score', 'score_add'],
		['matrix', 'matrix_add'],
		['rules', 'segments_add_rules'],
	] as const) {
		await add.click();
		await page.getByRole('menuitem', { name: new RegExp(`^${texts.say(key)}`) }).click();
		await expect(page).toHaveURL(new RegExp(`/${kind}-`));
		await show(kind, kind === 'rules' ? surface.locator('ol') : undefined);
	}
	for (const place of ['templates', 'goal']) {
		await page.goto(`${at}/${place}`);
		await show(place, surface.locator('li'));
	}
	await page.goto(`${at}/rfm`);
	const kept = page.getByRole('region', { name: texts.say('snapshots_title'), exact: true });
	await kept.getByRole('button', { name: texts.say('snapshots_keep') }).click();
	await kept.locator('button[aria-pressed]').click();
	await show('comparison', page.getByRole('heading', { name: texts.like('snapshots_title_same') }));
}

async function startAndRestore({ texts, work, start }: Desk, look: Look): Promise<void> {
	const download = await work.exportWorkbook(texts.language === 'en' ? 'en' : 'zh');
	const buffer = readFileSync(await download.path());
	await start.open();
	await look('start, with a project');
	await start.receive({ name: 'project.xlsx', mimeType: 'application/octet-stream', buffer });
	await expect(work.page.getByRole('dialog')).toBeVisible();
	await look('restore dialog');
	await work.page.keyboard.press('Escape');
	await start.openProject(texts.say('start_sample_name'));
	await expect(work.sheet.grid).toBeVisible();
}

async function secondTab({ page, context, work }: Desk): Promise<Page> {
	await expect(work.sheet.grid).toBeVisible();
	const second = await context.newPage();
	await second.goto(page.url());
	await expect(second.getByRole('grid')).toBeVisible();
	return second;
}
