import type { Download, Locator, Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { parseXml, type XmlNode } from '../support/xml-tree.ts';
import { sampleAt } from './support/journeys.ts';
import { expect, test, type Desk } from './support/test.ts';

const CREDIT = 'Source: Huachen Electric 2026 · as of 2026-06-30';

test('every picture leaves as SVG and PNG, every table as CSV @main-job', async ({ openDesk }) => {
	const desk = await openDesk({ language: 'en', dark: true, width: 1280, height: 800 });
	const { page, texts, work } = desk;
	await sampleAt(desk, 'segments');
	await checkPrint(page);
	const schemes = page.getByRole('navigation', { name: texts.say('segments_schemes') });
	for (const [kind, count] of [
		['rfm', 7],
		['tiers', 2],
		['clusters', 4],
	] as const) {
		await schemes.getByRole('button', { name: new RegExp(`^${texts.say(`tables_scheme_${kind}`)}`) }).click();
		await expect(page.locator('[data-pane=surface] svg[data-chart]').first()).toBeVisible();
		await checkPictures(desk, count);
		const table = await checkTable(desk, texts.say('ui_figure_tableMenu'));
		expect(table.at(-2)).toMatch(/^Total,(.*,)?403(,|$)/);
	}
	await work.goTo('regions');
	await expect(work.regions.map.locator('svg[data-chart]')).toBeVisible();
	await checkPrint(page);
	await work.regions.chooseMeasure('class');
	await checkPictures(desk, 2);
	const table = await checkTable(desk, texts.say('ui_figure_menu'));
	expect(table[0]).toMatch(/^\ufeffRegion,Customers,Sales ¥M,Share,Per customer ¥K$/);
	expect(table.at(-2)).toMatch(/^Total,403,/);

	// The same picture in light: a file does not show which theme it was made in.
	const map = work.regions.map.getByRole('button', { name: texts.say('ui_figure_menu') });
	const dark = readFileSync(await (await save(desk, map, 'ui_figure_saveSvg')).path(), 'utf8');
	await page.emulateMedia({ colorScheme: 'light' });
	const light = readFileSync(await (await save(desk, map, 'ui_figure_saveSvg')).path(), 'utf8');
	expect(light === dark).toBe(true);
});

/** Printed by the browser, what is on the screen is there whole, on one sheet. */
async function checkPrint(page: Page): Promise<void> {
	const sheets = (await page.pdf({ preferCSSPageSize: true })).toString('latin1').match(/\/Type \/Page\b/g);
	expect(sheets).toHaveLength(1);
	const { width, height } = page.viewportSize() ?? { width: 0, height: 0 };
	const picture = page.getByRole('main').locator('[data-chart]').first();
	const whole = await picture.boundingBox();
	await page.emulateMedia({ media: 'print' });
	await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
	const printed = await picture.boundingBox();
	expect((printed?.height ?? 0) / (whole?.height ?? 1)).toBeCloseTo(Math.min(1016 / width, 687 / height), 2);
	await page.evaluate(() => dispatchEvent(new Event('afterprint')));
	await page.emulateMedia({ media: null });
	expect(await picture.boundingBox()).toEqual(whole);
}

/** Saves every picture on screen, of which there are so many. */
async function checkPictures(desk: Desk, count: number): Promise<void> {
	const menus = desk.page.getByRole('main').getByRole('button', { name: desk.texts.say('ui_figure_menu') });
	await expect(menus).toHaveCount(count);
	for (let i = 0; i < count; i++) {
		const svg = readFileSync(await (await save(desk, menus.nth(i), 'ui_figure_saveSvg')).path(), 'utf8');
		const size = checkSvg(svg);
		const png = readFileSync(await (await save(desk, menus.nth(i), 'ui_figure_savePng')).path());
		expect(png.subarray(1, 4).toString()).toBe('PNG');
		expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([size.width * 2, size.height * 2]);
		expect(png.length, 'not an empty picture').toBeGreaterThan(4000);
	}
}

/** A file that stands alone: title, credit and texts in it, nothing that has to be looked up. */
function checkSvg(text: string): { width: number; height: number } {
	const root = parseXml(text);
	expect(root.name).toBe('svg');
	const all = [...descendants(root)];
	const texts = all.filter(({ name }) => name === 'text');
	expect(texts.length).toBeGreaterThan(6);
	expect(text).toContain(CREDIT);
	expect(text).not.toMatch(/var\(|class=|style=|rgba\(|oklch|color-mix|https?:\/\/(?!www\.w3\.org\/)/);
	for (const [, target] of text.matchAll(/url\(&quot;(.*?)&quot;\)/g)) expect(target).toMatch(/^#/);
	expect(all.some(({ name }) => /^(script|style|image|foreignObject|use)$/.test(name))).toBe(false);
	return { width: Number(root.attributes['width']), height: Number(root.attributes['height']) };
}

function* descendants(node: XmlNode): Generator<XmlNode> {
	yield node;
	for (const child of node.children) yield* descendants(child);
}

/** Lines of the first table with such a menu. */
async function checkTable(desk: Desk, menu: string): Promise<string[]> {
	const { page, texts } = desk;
	await page.getByRole('main').getByRole('button', { name: menu }).first().click();
	const waiting = page.waitForEvent('download');
	await page.getByRole('menuitem', { name: texts.say('ui_figure_saveCsv') }).click();
	const file = await waiting;
	expect(file.suggestedFilename()).toMatch(/\.csv$/);
	return readFileSync(await file.path(), 'utf8').split('\r\n');
}

async function save({ page, texts }: Desk, menu: Locator, key: string): Promise<Download> {
	await menu.click();
	const waiting = page.waitForEvent('download');
	await page.getByRole('menuitem', { name: texts.say(key) }).click();
	return waiting;
}
