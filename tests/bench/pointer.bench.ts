/*
 * Every cut and weight that can be dragged, on the built app with 100,000 customers: what one move of the pointer costs
 * the main thread in all (kernel, texts, layout, painting), and whether everything has followed in the next frame.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type Locator, type Page } from 'playwright-core';
import { build } from 'vite';
import { chromiumFlags, findChromium } from '../../tools/chromium.mjs';
import { serve } from '../../tools/serve.mjs';
import { customerList } from './pointer/customers.ts';
import { watchMoves, type Moves } from './pointer/moves.ts';
import type { BenchRow } from './row.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const CUSTOMERS = 100_000;
const STEPS = 60;

interface Drag {
	readonly name: string;
	/** Name of the scheme in the menu; null = one that is there. */
	readonly add: RegExp | null;
	readonly scheme: RegExp;
	readonly handle: (page: Page) => Locator;
	/** Pixels along the axis from the handle to either side. */
	readonly reach: number;
	readonly isUpright?: boolean;
}

const surface = (page: Page) => page.locator('[data-pane=surface]');
const cut = (name: RegExp) => (page: Page) => surface(page).getByRole('slider', { name });

const DRAGS: readonly Drag[] = [
	{
		...{ name: 'matrix, cut across', add: /^矩阵/u, scheme: /^攻守矩阵/u, reach: 120 },
		handle: (page) => surface(page).locator('[role=slider][aria-orientation=horizontal]').first(),
	},
	{
		...{ name: 'matrix, cut up', add: null, scheme: /^攻守矩阵/u, reach: 120, isUpright: true },
		handle: (page) => surface(page).locator('[role=slider][aria-orientation=vertical]').first(),
	},
	{
		...{ name: 'tiers, cut', add: null, scheme: /^价值等级/u, reach: 60 },
		handle: (page) => surface(page).locator('svg[data-chart] [role=slider]').first(),
	},
	{
		...{ name: 'RFM, cut of money', add: null, scheme: /^RFM/u, reach: 60 },
		handle: (page) => surface(page).locator('svg[data-chart] [role=slider]').last(),
	},
	{
		...{ name: 'score, weight', add: /^综合评分/u, scheme: /^综合评分/u, reach: 60 },
		handle: cut(/权重/u),
	},
	{
		...{ name: 'score, cut', add: null, scheme: /^综合评分/u, reach: 60 },
		handle: (page) => surface(page).locator('svg[data-chart] [role=slider]').first(),
	},
];

/** Three rows per kind of drag: 95 of 100 moves, the largest, and moves that something followed too late. */
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
		for (const drag of DRAGS) rows.push(...(await measure(page, drag)));
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
	const next = page.getByRole('button', { name: /^(?:继续|直接导入|跳到确认)/u }).first();
	const last = page.getByRole('button', { name: /^导入 /u });
	await next.or(last).first().waitFor({ timeout: 60_000 });
	while (!(await last.isVisible()) && (await next.isVisible())) await next.click();
	if (await last.isVisible()) await last.click();
	await page.waitForSelector('[role=grid]', { timeout: 120_000 });
	await page.getByRole('link', { name: '分类' }).click();
	await settled(page);
}

/** No scheme is being computed any more. */
async function settled(page: Page): Promise<void> {
	await page.waitForTimeout(500);
	await page.waitForFunction(() => !document.querySelector('[data-pane=toolbar] .spinner'), null, {
		timeout: 180_000,
	});
	await page.waitForTimeout(1500);
}

async function measure(page: Page, drag: Drag): Promise<BenchRow[]> {
	const side = page.getByRole('navigation', { name: '分类方案' });
	if (drag.add) {
		await side.getByRole('button', { name: '新建分类方案' }).click();
		await page.getByRole('menuitem', { name: drag.add }).click();
	} else await side.getByRole('button', { name: drag.scheme }).first().click();
	await settled(page);
	const handle = drag.handle(page);
	await handle.scrollIntoViewIfNeeded();
	const box = await handle.boundingBox();
	if (!box) throw new Error(`${drag.name}: no handle`);
	const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
	const way = Array.from({ length: STEPS }, (_, i): [number, number] => {
		const by = Math.round(drag.reach * Math.sin(((i + 1) / STEPS) * Math.PI * 4));
		return drag.isUpright ? [x, y + by] : [x + by, y];
	});
	const idle = await watchMoves(page, way);
	await page.mouse.move(x, y);
	await page.mouse.down();
	await page.mouse.move(x + (drag.isUpright ? 0 : 8), y + (drag.isUpright ? 8 : 0));
	const moves = await watchMoves(page, way);
	await page.keyboard.press('Escape');
	await page.mouse.up();
	return rowsOf(drag.name, idle, moves);
}

function rowsOf(name: string, idle: Moves, { costs, late, effective }: Moves): BenchRow[] {
	const at = (share: number) => costs[Math.floor((costs.length - 1) * share)] ?? Number.NaN;
	const half = idle.costs[Math.floor(idle.costs.length / 2)] ?? Number.NaN;
	const baseline = { name: 'the same move without a drag', figure: half };
	return [
		{
			what: `${name}: main thread per pointer move, p95 of ${costs.length}, ${CUSTOMERS} customers`,
			...{ figure: at(0.95), unit: 'ms', baseline, goal: { kind: 'atMost', value: 12 } },
		},
		{ what: `${name}: the same, largest`, figure: at(1), unit: 'ms', baseline },
		{
			what: `${name}: moves that changed what is on screen`,
			...{ figure: effective, unit: 'count', goal: { kind: 'atLeast', value: STEPS / 2 } },
		},
		{
			what: `${name}: moves that something followed only after the next frame`,
			...{ figure: late, unit: 'count', goal: { kind: 'atMost', value: 0 } },
		},
	];
}
