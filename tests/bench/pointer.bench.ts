/*
 * Every cut and weight that can be dragged, in the built app with 100,000 customers: what a move of the pointer costs the
 * main thread in all (handlers, figures, layout, painting), whether everything has followed in the next frame, and whether
 * what was shown is what the run gives once the pointer is let go. `FENQU_DIST` names a build to take, `FENQU_DRAG` a part of
 * the names of the drags to measure.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type Browser, type Page } from 'playwright-core';
import { build } from 'vite';
import { chromiumFlags, findChromium } from '../../tools/chromium.mjs';
import { serve } from '../../tools/serve.mjs';
import { customerList } from './pointer/customers.ts';
import { DRAGS, show, settled, type Drag } from './pointer/drags.ts';
import { costsOf, figuresOn, followingOf, Pointer, type Place } from './pointer/moves.ts';
import type { BenchRow } from './row.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const CUSTOMERS = 100_000;
const MOVES = 80;
const only = process.env['FENQU_DRAG'] ?? '';

/** Six rows per kind of drag. */
export async function run(): Promise<BenchRow[]> {
	const executablePath = findChromium();
	if (!executablePath) return [];
	const folder = mkdtempSync(join(tmpdir(), 'fenqu-pointer-'));
	const list = join(folder, '客户.csv');
	const dist = process.env['FENQU_DIST'] ?? join(folder, 'dist');
	if (!process.env['FENQU_DIST'])
		await build({ root, logLevel: 'error', build: { outDir: dist, emptyOutDir: true } });
	writeFileSync(list, customerList(CUSTOMERS));
	const { server, address } = await serve({ folder: dist, port: 0 });
	const browser = await chromium.launch({ executablePath, args: chromiumFlags });
	try {
		const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, locale: 'zh-CN' });
		await page.goto(address);
		await bringIn(page, list);
		const rows: BenchRow[] = [];
		for (const drag of DRAGS)
			if (drag.name.includes(only)) rows.push(...(await measure(browser, page, drag)));
		return rows;
	} finally {
		await browser.close();
		server.close();
		rmSync(folder, { recursive: true, force: true });
	}
}

async function bringIn(page: Page, list: string): Promise<void> {
	await page.locator('input[type=file]').first().setInputFiles(list);
	await page.waitForURL(/#\/import/u);
	const next = page.getByRole('button', { name: /^继续/u });
	const last = page.getByRole('button', { name: /^导入 /u });
	for (;;) {
		await next.or(last).waitFor({ timeout: 60_000 });
		if (await last.isVisible()) break;
		await next.click();
	}
	await last.click();
	await page.waitForSelector('[role=grid]', { timeout: 120_000 });
	await page.getByRole('link', { name: '分类' }).click();
	await settled(page);
}

async function measure(browser: Browser, page: Page, drag: Drag): Promise<BenchRow[]> {
	await show(page, drag);
	const handle = drag.handle(page);
	await handle.scrollIntoViewIfNeeded();
	const box = await handle.boundingBox();
	if (!box) throw new Error(`${drag.name}: no handle`);
	const start: Place = [box.x + box.width * (drag.at ?? 0.5), box.y + box.height / 2];
	const way = wayOf(start, drag);
	const pointer = new Pointer(await page.context().newCDPSession(page));
	await pointer.to(start);
	const idle = await costsOf(browser, page, pointer, way);
	await pointer.to(start);
	await pointer.down(start);
	await pointer.to(way[1] ?? start);
	await page.waitForTimeout(500);
	const costs = await costsOf(browser, page, pointer, way);
	const half = way.slice(0, MOVES / 2 - 5);
	const following = await followingOf(page, pointer, half);
	const shown = await figuresOn(page);
	await pointer.up(half.at(-1) ?? start);
	await settled(page);
	const given = await figuresOn(page);
	return rowsOf(drag.name, { idle, costs, ...following, wrong: without(given, shown) });
}

/** To the one end, to the other and back, twice. */
function wayOf([x, y]: Place, { reach: [back, forth], isUpright = false }: Drag): Place[] {
	return Array.from({ length: MOVES }, (_, i): Place => {
		const swing = Math.sin(((i + 1) / (MOVES + 1)) * Math.PI * 4);
		const by = Math.round(swing * (swing < 0 ? back : forth));
		return isUpright ? [x, y + by] : [x + by, y];
	});
}

/** Figures that are not among others, as often as they are there. */
function without(figures: readonly string[], others: readonly string[]): string[] {
	const left = new Map<string, number>();
	for (const each of others) left.set(each, (left.get(each) ?? 0) + 1);
	return figures.filter((each) => {
		const count = left.get(each) ?? 0;
		left.set(each, count - 1);
		return count <= 0;
	});
}

interface Found {
	readonly idle: readonly number[];
	readonly costs: readonly number[];
	readonly late: number;
	readonly effective: number;
	readonly wrong: readonly string[];
}

function rowsOf(name: string, { idle, costs, late, effective, wrong }: Found): BenchRow[] {
	const at = (all: readonly number[], share: number) =>
		all[Math.ceil((all.length - 1) * share)] ?? Number.NaN;
	const against = (share: number) => ({ name: 'without a drag', figure: at(idle, share) });
	return [
		{
			what: `${name}: main thread per pointer move, p95 of ${costs.length}, ${CUSTOMERS} customers`,
			...{ figure: at(costs, 0.95), unit: 'ms', baseline: against(0.95) },
			goal: { kind: 'atMost', value: 12 },
		},
		{ what: `${name}: the same, p50`, figure: at(costs, 0.5), unit: 'ms', baseline: against(0.5) },
		{ what: `${name}: the same, largest`, figure: at(costs, 1), unit: 'ms', baseline: against(1) },
		{
			what: `${name}: moves of ${MOVES / 2 - 5} that changed what is on screen`,
			...{ figure: effective, unit: 'count', goal: { kind: 'atLeast', value: MOVES / 4 } },
		},
		{
			what: `${name}: moves that something followed only after the next frame`,
			...{ figure: late, unit: 'count', goal: { kind: 'atMost', value: 0 } },
		},
		{
			what: `${name}: figures that are others once the pointer is let go`,
			...{ figure: wrong.length, unit: 'count', goal: { kind: 'atMost', value: 0 } },
		},
	];
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
	const { barTable } = await import('./table.ts');
	console.log(barTable((await run()).map((row) => ({ ...row, bench: 'pointer' }))));
	process.exit(0);
}
