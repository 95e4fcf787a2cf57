/*
 * The whole job on the built app with the largest real file: how often, and for how long, the page does not answer.
 * Counts tasks over 50 ms on the main thread, step by step, and the longest of each.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type Page } from 'playwright-core';
import { build } from 'vite';
import { chromiumFlags, findChromium } from '../../tools/chromium.mjs';
import { serve } from '../../tools/serve.mjs';
import { sharedData } from '../support/shared-data.ts';
import type { BenchRow } from './row.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const FILE = 'online-retail/online_retail.xlsx';

interface LongTask {
	readonly start: number;
	readonly duration: number;
}

interface Step {
	readonly name: string;
	/** What is timed. */
	readonly run: (page: Page) => Promise<unknown>;
	/** Time given to what goes on behind, in milliseconds; its tasks count. */
	readonly rest?: number;
}

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
	const executablePath = findChromium();
	if (!file || !executablePath) return [];
	const folder = mkdtempSync(join(tmpdir(), 'fenqu-main-thread-'));
	await build({ root, logLevel: 'error', build: { outDir: folder, emptyOutDir: true } });
	const { server, address } = await serve({ folder, port: 0 });
	const browser = await chromium.launch({ executablePath, args: chromiumFlags });
	try {
		const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, locale: 'zh-CN' });
		await page.addInitScript(() => {
			const kept: LongTask[] = [];
			(globalThis as unknown as { longTasks: LongTask[] }).longTasks = kept;
			new PerformanceObserver((list) => {
				for (const { startTime, duration } of list.getEntries()) kept.push({ start: startTime, duration });
			}).observe({ type: 'longtask', buffered: true });
		});
		await page.goto(address);
		return await measure(page, stepsOf(file));
	} finally {
		await browser.close();
		server.close();
		rmSync(folder, { recursive: true, force: true });
	}
}

async function measure(page: Page, steps: readonly Step[]): Promise<BenchRow[]> {
	const rows: BenchRow[] = [];
	let seen = 0;
	for (const step of steps) {
		if (step.name.startsWith('reload')) seen = 0;
		const before = performance.now();
		await step.run(page);
		const took = performance.now() - before;
		await page.waitForTimeout(step.rest ?? 0);
		const tasks = await page.evaluate(() => (globalThis as unknown as { longTasks: LongTask[] }).longTasks);
		const fresh = tasks.slice(seen);
		seen = tasks.length;
		const longest = fresh.reduce((max, { duration }) => Math.max(max, duration), 0);
		rows.push({ what: `${step.name}: tasks over 50 ms`, figure: fresh.length, unit: 'count' });
		rows.push({ what: `${step.name}: longest task`, figure: longest, unit: 'ms' });
		if (/preview|rows on screen/.test(step.name))
			rows.push({ what: `${step.name}: time`, figure: took, unit: 'ms' });
	}
	return rows;
}
