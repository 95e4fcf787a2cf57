/*
 * The whole job on the built app with the largest real file: how often, and for how long, the page does not answer.
 * Counts tasks over 50 ms on the main thread, step by step, and the longest of each.
 */
import type { Page } from 'playwright-core';
import { sharedData } from '../support/shared-data.ts';
import { longTasks, type Step } from './built-app.ts';
import type { BenchRow } from './row.ts';

const FILE = 'online-retail/online_retail.xlsx';

const grid = (page: Page) => page.waitForSelector('[role=grid]', { timeout: 120_000 });

function stepsOf(file: string): Step[] {
	return [
		{ name: 'the app starts', run: (page) => page.waitForSelector('h1'), rest: 1000 },
		{
			name: 'drop to preview',
			run: async (page) => {
				await page.locator('input[type=file]').first().setInputFiles(file);
				await page.waitForURL(/#\/import/);
				await page.getByRole('button', { name: /^继续/ }).waitFor({ timeout: 60_000 });
			},
		},
		{
			name: 'wizard to rows on screen',
			run: async (page) => {
				const next = page.getByRole('button', { name: /^继续/ });
				while (await next.count()) await next.click();
				await page.getByRole('button', { name: /^导入 / }).click({ timeout: 120_000 });
				await grid(page);
			},
		},
		{
			name: 'classes, regions and storing settle',
			run: (page) => page.getByText(/已保存/).waitFor({ timeout: 120_000 }),
			rest: 4000,
		},
		{
			name: 'sheet of 541,909 lines',
			run: (page) =>
				page
					.getByRole('button', { name: /Online Retail/ })
					.first()
					.click(),
			rest: 3000,
		},
		{ name: 'segments', run: (page) => visit(page, '分类'), rest: 2000 },
		{ name: 'regions', run: (page) => visit(page, '地区'), rest: 2000 },
		{ name: 'back to the sheet', run: (page) => visit(page, '表格'), rest: 1000 },
		{
			name: 'reload to rows on screen',
			run: async (page) => {
				await page.reload();
				await grid(page);
			},
			rest: 3000,
		},
	];
}

async function visit(page: Page, area: string): Promise<void> {
	await page.getByRole('link', { name: area }).click();
}

/** One row per step: long tasks, and the longest. */
export async function run(): Promise<BenchRow[]> {
	const file = sharedData(FILE);
	return file ? longTasks(stepsOf(file)) : [];
}
