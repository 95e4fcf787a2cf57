import { chromium, type Browser, type CDPSession, type Page } from 'playwright-core';
import { chromiumFlags, findChromium } from '../../tools/chromium.mjs';
import { servePage } from './serve-page.ts';
import type { BenchRow } from './row.ts';

const ROWS = 1_000_000;
const COLUMNS = 8;

/** What the bench page offers. */
interface BenchWindow {
	readonly bench: {
		readonly ready: number;
		run(action: string): Promise<number>;
		watch(): void;
		watched(): { frames: number[]; scrolled: number; longTasks: number };
		unmount(): Promise<void>;
	};
}

interface Wheeling {
	readonly mainPerFrame: number;
	readonly p95: number;
	readonly longest: number;
	readonly longTasks: number;
}

/** Seconds the main thread of the renderer has worked, as DevTools reports it. */
async function taskSeconds(session: CDPSession): Promise<number> {
	const { metrics } = await session.send('Performance.getMetrics');
	return metrics.find((metric) => metric.name === 'TaskDuration')?.value ?? 0;
}

/**
 * Wheels through the middle of the table for a while, one event of 120 px about every frame, and watches every frame.
 * The main thread's time is shared out among the frames in which the rows moved.
 */
async function wheel(page: Page): Promise<Wheeling> {
	const session = await page.context().newCDPSession(page);
	await session.send('Performance.enable', { timeDomain: 'threadTicks' });
	await page.evaluate(() => {
		const body = document.querySelector<HTMLElement>('.body');
		if (body) body.scrollTop = 3_000_000;
	});
	await page.waitForTimeout(400);
	await page.evaluate(() => (window as unknown as BenchWindow).bench.watch());
	const before = await taskSeconds(session);
	await page.mouse.move(500, 400);
	const end = Date.now() + 4000;
	const sent: Promise<void>[] = [];
	while (Date.now() < end) {
		sent.push(page.mouse.wheel(0, 120));
		await new Promise((done) => setTimeout(done, 16));
	}
	await Promise.all(sent);
	const after = await taskSeconds(session);
	const log = await page.evaluate(() => (window as unknown as BenchWindow).bench.watched());
	const frames = log.frames.slice(1).sort((a, b) => a - b);
	return {
		mainPerFrame: ((after - before) * 1000) / log.scrolled,
		p95: frames[Math.floor(frames.length * 0.95)] ?? 0,
		longest: frames.at(-1) ?? 0,
		longTasks: log.longTasks,
	};
}

async function open(browser: Browser, url: string, query: string): Promise<Page> {
	const page = await browser.newPage({ viewport: { width: 1240, height: 760 } });
	await page.goto(`${url}?${query}&rows=${ROWS}&cols=${COLUMNS}&width=1200&height=730`);
	await page.waitForFunction(() => 'bench' in window);
	return page;
}

async function wheeled(browser: Browser, url: string, query: string): Promise<Wheeling> {
	const page = await open(browser, url, query);
	const result = await wheel(page);
	await page.close();
	return result;
}

/** Heap that mounting the grid adds, after a collection before and after. */
async function heap(browser: Browser, url: string): Promise<number> {
	const page = await open(browser, url, 'cells=rich');
	const session = await page.context().newCDPSession(page);
	await session.send('HeapProfiler.enable');
	const used = async () => {
		await session.send('HeapProfiler.collectGarbage');
		return (await session.send('Runtime.getHeapUsage')).usedSize / 1e6;
	};
	await wheel(page);
	const mounted = await used();
	await page.evaluate(() => (window as unknown as BenchWindow).bench.unmount());
	await page.waitForTimeout(200);
	const without = await used();
	await page.close();
	return mounted - without;
}

/** Milliseconds in the page of one action, until its frame has been painted. */
async function timed(page: Page, action: string): Promise<number> {
	return page.evaluate((name) => (window as unknown as BenchWindow).bench.run(name), action);
}

const atMost = (value: number) => ({ kind: 'atMost', value }) as const;
const ms = (what: string, figure: number, goal: number, baseline?: BenchRow['baseline']): BenchRow => ({
	what: `grid ${ROWS / 1e6} M × ${COLUMNS}: ${what}`,
	figure,
	unit: 'ms',
	goal: atMost(goal),
	...(baseline ? { baseline } : {}),
});

/** The grid in a real browser, next to a pooled DOM body with the same rows in the same run. */
export async function run(): Promise<BenchRow[]> {
	const site = await servePage('grid');
	const executablePath = findChromium();
	const browser = await chromium.launch({
		...(executablePath ? { executablePath } : {}),
		args: [...chromiumFlags, '--js-flags=--expose-gc'],
	});
	try {
		const canvas = await wheeled(browser, site.url, 'cells=rich');
		const dom = await wheeled(browser, site.url, 'body=dom');
		const name = 'pooled DOM body';
		const page = await open(browser, site.url, 'cells=rich');
		const first = await page.evaluate(() => (window as unknown as BenchWindow).bench.ready);
		const again = await timed(page, 'remount');
		const rows: BenchRow[] = [
			ms('main thread per frame while wheeling', canvas.mainPerFrame, 4, { name, figure: dom.mainPerFrame }),
			ms('frame p95 while wheeling', canvas.p95, 20, { name, figure: dom.p95 }),
			ms('longest frame while wheeling', canvas.longest, 50, { name, figure: dom.longest }),
			{
				what: 'grid 1 M × 8: long tasks while wheeling',
				figure: canvas.longTasks,
				unit: 'count',
				goal: atMost(0),
				baseline: { name, figure: dom.longTasks },
			},
			ms('first rows, cold code', first, 50),
			ms('first rows, warm', again, 50),
			ms('Ctrl+Down to the end', await timed(page, 'edge'), 30),
			ms('paste of 10,000 cells, event to paint', await timed(page, 'paste'), 100),
			ms('filter by one value', await timed(page, 'filter'), 30),
			ms('sort by a number', await timed(page, 'sort'), 500),
			ms('sort by a text', await timed(page, 'sortText'), 500),
			ms('figures of the whole selection, first time', await timed(page, 'stats'), 50),
			ms('distinct values of a number column', await timed(page, 'distinct'), 150),
			{
				what: 'grid 1 M × 8: row pitch error at row 1,000,000, px',
				figure: await timed(page, 'pitch'),
				unit: 'count',
				goal: atMost(0),
			},
			{
				what: 'grid 1 M × 8: its own heap',
				figure: await heap(browser, site.url),
				unit: 'MB',
				goal: atMost(2),
			},
		];
		return rows;
	} finally {
		await browser.close();
		site.close();
	}
}

if (import.meta.filename === process.argv[1]) {
	for (const row of await run()) {
		const base = row.baseline
			? `  ${row.baseline.name} ${row.baseline.figure.toFixed(2)}  ratio ${(row.figure / row.baseline.figure).toFixed(2)}`
			: '';
		console.log(
			`${row.what.padEnd(62)} ${row.figure.toFixed(2)} ${row.unit}  goal ≤ ${row.goal?.value ?? ''}${base}`,
		);
	}
}
