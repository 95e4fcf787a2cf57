/*
 * The road of a year of 100,000 customers of 50 reps in the built app: how long the page does not answer while it is counted.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { utils, write } from 'xlsx';
import { nationalList } from '../support/national-list.ts';
import { longTasks, type Step } from './built-app.ts';
import type { BenchRow } from './row.ts';

const CUSTOMERS = 100_000;
const REPS = 50;
const SIZE = `${CUSTOMERS / 1000}k × ${REPS}`;
const WAIT = { timeout: 240_000 };

/** Figures of the screen of resources, all of them as they are now. */
async function figures(page: Page): Promise<void> {
	await page.locator('[data-pane=surface][aria-busy=false] table').first().waitFor(WAIT);
}

function stepsOf(file: string): Step[] {
	return [
		{
			name: 'way to the list',
			isWay: true,
			run: async (page) => {
				await page.locator('input[type=file]').first().setInputFiles(file);
				await page
					.getByRole('button', { name: /^(直接导入|跳到确认)/ })
					.first()
					.click(WAIT);
				const confirm = page.getByRole('button', { name: /^导入 / });
				await confirm.or(page.getByRole('grid')).first().waitFor(WAIT);
				if (await confirm.isVisible()) await confirm.click();
				await page.getByRole('grid').waitFor(WAIT);
				await page.getByText(/已保存/).waitFor(WAIT);
			},
			rest: 6000,
		},
		{
			name: 'way to the territories',
			isWay: true,
			run: async (page) => {
				await page.getByRole('link', { name: '区域' }).last().click();
				await page.getByRole('button', { name: /^工作量/ }).click(WAIT);
				await page
					.getByRole('button', { name: /从惯例开始/ })
					.first()
					.waitFor(WAIT);
			},
			rest: 5000,
		},
		{
			name: `${SIZE}: first figures of the workload`,
			run: async (page) => {
				await page
					.getByRole('button', { name: /从惯例开始/ })
					.first()
					.click();
				await figures(page);
			},
			rest: 1000,
		},
		{
			name: `${SIZE}: figures after other visits`,
			run: async (page) => {
				const field = page.locator('[data-pane=surface] table input').first();
				await field.fill('9');
				await field.press('Enter');
				await figures(page);
			},
			rest: 2000,
		},
		{
			name: `${SIZE}: figures of the call plan`,
			run: async (page) => {
				await page.getByRole('button', { name: /^拜访计划/ }).click();
				await figures(page);
			},
			rest: 1000,
		},
	];
}

/** One row per step: long tasks, and the longest. */
export async function run(): Promise<BenchRow[]> {
	const folder = mkdtempSync(join(tmpdir(), 'fenqu-travel-'));
	const file = join(folder, 'national.xlsx');
	const lines = (await nationalList(CUSTOMERS, 7, REPS)).split('\r\n').map((line) => line.split(','));
	const homes = new Map(lines.slice(1).map((cells) => [cells[4] ?? '', cells[3] ?? '']));
	const reps = [['姓名', '常驻城市'], ...homes];
	const book = utils.book_new();
	utils.book_append_sheet(book, utils.aoa_to_sheet(lines), '客户');
	utils.book_append_sheet(book, utils.aoa_to_sheet(reps), '销售代表');
	writeFileSync(file, new Uint8Array(write(book, { type: 'array', compression: true }) as ArrayBuffer));
	try {
		return await longTasks(stepsOf(file));
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}
