import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type Page } from 'playwright-core';
import { build } from 'vite';
import { chromiumFlags, findChromium } from '../../tools/chromium.mjs';
import { serve } from '../../tools/serve.mjs';
import type { BenchRow } from './row.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

interface LongTask {
	readonly start: number;
	readonly duration: number;
}

/** Something a user does. */
export interface Step {
	readonly name: string;
	/** What is timed. */
	readonly run: (page: Page) => Promise<unknown>;
	/** Time given to what goes on behind, in milliseconds; its tasks count. */
	readonly rest?: number;
	/** What is only done to get somewhere is not told. */
	readonly isWay?: boolean;
}

/** How often, and for how long, the page of the built app does not answer: long tasks of each step, and the longest. */
export async function longTasks(steps: readonly Step[]): Promise<BenchRow[]> {
	const executablePath = findChromium();
	if (!executablePath) return [];
	const folder = mkdtempSync(join(tmpdir(), 'fenqu-built-app-'));
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
		return await measure(page, steps);
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
		if (step.isWay) continue;
		const longest = fresh.reduce((max, { duration }) => Math.max(max, duration), 0);
		rows.push({ what: `${step.name}: tasks over 50 ms`, figure: fresh.length, unit: 'count' });
		rows.push({ what: `${step.name}: longest task`, figure: longest, unit: 'ms' });
		if (/preview|rows on screen|figures/.test(step.name))
			rows.push({ what: `${step.name}: time`, figure: took, unit: 'ms' });
	}
	return rows;
}
