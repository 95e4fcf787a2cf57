/*
 * Panning a map of 2,891 counties and 20,000 customers by the pointer: what a frame costs the main thread, while the pointer
 * moves and with all that is drawn anew once it rests; beside Leaflet's canvas with the same polygons, points and moves. Then
 * panned and zoomed in one go, as somebody looks for a place: both maps get the same moves and steps of the wheel.
 */
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { chromium, type Browser, type CDPSession, type Page } from 'playwright-core';
import { chromiumFlags, findChromium } from '../../tools/chromium.mjs';
import { Pointer, type Place } from './pointer/moves.ts';
import type { BenchRow } from './row.ts';
import { servePage } from './serve-page.ts';

const MIDDLE: Place = [600, 425];
const PANS = 8;
const MOVES = 60;
/** Pixels from one move to the next, and milliseconds. */
const [STEP, PACE] = [3, 16];
/** Looking for a place: moves and steps of the wheel, in turn, there and back; how far one step turns the wheel, and how long until the next. */
const [SEARCHES, PARTS, PART_MOVES, PART_STEPS, TURN, TURN_PACE] = [4, 4, 20, 6, 6, 40];
/** All that follows a pan is over by then, in milliseconds. */
const REST = 1500;

/** What a page offers. */
interface MapWindow {
	readonly watch: () => () => number;
	readonly zoomIn: (steps: number) => void;
	stop?: () => number;
}

interface Panning {
	/** Main-thread milliseconds per frame while the pointer moved, and with what came after it. */
	readonly moving: number;
	readonly whole: number;
	/** Milliseconds of what came after one pan. */
	readonly resting: number;
	readonly frames: number;
}

/** Steps of the zoom, 1.6 times each: most of the country in view, and a few provinces. */
const SCALES = [
	['most of the country', 1],
	['a few provinces', 3],
] as const;

/** Rows of both scales. */
export async function run(): Promise<BenchRow[]> {
	const executablePath = findChromium();
	if (!executablePath) return [];
	const site = await servePage('map-pan');
	const browser = await chromium.launch({ executablePath, args: chromiumFlags });
	try {
		const rows: BenchRow[] = [];
		for (const [seen, steps] of SCALES) {
			const leaflet = await panned(browser, `${site.url}?leaflet`, 'canvas.leaflet-zoom-animated', steps);
			const own = await panned(browser, site.url, '.moved canvas:nth-of-type(2)', steps);
			rows.push(...rowsOf(seen, own, leaflet));
		}
		const leaflet = await searched(browser, `${site.url}?leaflet`, 'canvas.leaflet-zoom-animated');
		rows.push(searchRow(await searched(browser, site.url, '.moved canvas:nth-of-type(2)'), leaflet));
		return rows;
	} finally {
		await browser.close();
		site.close();
	}
}

async function panned(browser: Browser, url: string, ready: string, steps: number): Promise<Panning> {
	const { page, session, pointer } = await opened(browser, url, ready, steps);
	let [moving, resting, frames] = [0, 0, 0];
	for (let pan = -1; pan < PANS; pan++) {
		const [dx, dy] = [(pan & 1) * 2 - 1, ((pan >> 1) & 1) * 2 - 1];
		await pointer.to(MIDDLE);
		await pointer.down(MIDDLE);
		await pointer.sweep();
		await page.evaluate(() => {
			const own = window as unknown as MapWindow;
			own.stop = own.watch();
		});
		const start = await taskMilliseconds(session);
		await move(pointer, dx, dy);
		const between = await taskMilliseconds(session);
		await pointer.up([MIDDLE[0] + dx * STEP * MOVES, MIDDLE[1] + dy * STEP * MOVES]);
		const drawn = await page.evaluate(() => (window as unknown as MapWindow).stop?.() ?? 0);
		await page.waitForTimeout(REST);
		const end = await taskMilliseconds(session);
		// The first one warms up.
		if (pan < 0) continue;
		[moving, resting, frames] = [moving + between - start, resting + end - between, frames + drawn];
	}
	await page.close();
	return {
		moving: moving / frames,
		whole: (moving + resting) / frames,
		...{ resting: resting / PANS, frames },
	};
}

/** A map as it stands before somebody uses it. */
async function opened(
	browser: Browser,
	url: string,
	ready: string,
	steps: number,
): Promise<{ page: Page; session: CDPSession; pointer: Pointer }> {
	const page = await browser.newPage({ viewport: { width: 1200, height: 850 } });
	await page.goto(url);
	await page.waitForSelector(ready, { state: 'attached', timeout: 120_000 });
	await page.waitForTimeout(3000);
	await page.evaluate((by) => (window as unknown as MapWindow).zoomIn(by), steps);
	await page.waitForTimeout(3000);
	const session = await page.context().newCDPSession(page);
	await session.send('Performance.enable', { timeDomain: 'threadTicks' });
	return { page, session, pointer: new Pointer(session) };
}

/** Main-thread milliseconds per move of the pointer or step of the wheel while a place is looked for, all drawing included. */
async function searched(browser: Browser, url: string, ready: string): Promise<number> {
	const { page, session, pointer } = await opened(browser, url, ready, 1);
	let taken = 0;
	for (let search = -1; search < SEARCHES; search++) {
		await pointer.sweep();
		const start = await taskMilliseconds(session);
		for (let part = 0; part < PARTS; part++) {
			const way = part % 2 === 0 ? 1 : -1;
			const end: Place = [MIDDLE[0] + way * STEP * PART_MOVES, MIDDLE[1]];
			await pointer.to(MIDDLE);
			await pointer.down(MIDDLE);
			await move(pointer, way, 0, PART_MOVES);
			await pointer.up(end);
			for (let step = 0; step < PART_STEPS; step++) {
				await pointer.wheel(end, -way * TURN);
				await delay(TURN_PACE);
			}
		}
		await page.waitForTimeout(REST);
		// The first one warms up.
		if (search >= 0) taken += (await taskMilliseconds(session)) - start;
	}
	await page.close();
	return taken / (SEARCHES * PARTS * (PART_MOVES + PART_STEPS));
}

/** Moves the held pointer about once a frame; nothing waits for the page. */
async function move(pointer: Pointer, dx: number, dy: number, moves = MOVES): Promise<void> {
	const sent: Promise<unknown>[] = [];
	for (let i = 1; i <= moves; i++) {
		sent.push(pointer.to([MIDDLE[0] + dx * STEP * i, MIDDLE[1] + dy * STEP * i]));
		await delay(PACE);
	}
	await Promise.all(sent);
}

/** Processor time of the main thread so far. */
async function taskMilliseconds(session: CDPSession): Promise<number> {
	const { metrics } = await session.send('Performance.getMetrics');
	return 1000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0);
}

function rowsOf(seen: string, own: Panning, leaflet: Panning): BenchRow[] {
	const against = (key: keyof Panning) => ({ name: 'Leaflet canvas', figure: leaflet[key] });
	const what = `panning 2,887 counties and 20,000 customers, ${seen}`;
	const whole = { what: `${what}: main thread per frame, with what is drawn at rest`, figure: own.whole };
	return [
		{ ...whole, unit: 'ms', goal: { kind: 'atMost', value: 8 } },
		{ ...whole, unit: 'ms', baseline: against('whole') },
		{ what: `${seen}: while the pointer moves`, figure: own.moving, unit: 'ms', baseline: against('moving') },
		{
			what: `${seen}: drawn anew at rest, per pan`,
			figure: own.resting,
			unit: 'ms',
			baseline: against('resting'),
		},
		{
			what: `${seen}: frames in which the map moved`,
			figure: own.frames,
			unit: 'count',
			baseline: against('frames'),
		},
	];
}

function searchRow(figure: number, leaflet: number): BenchRow {
	return {
		what: 'panned and zoomed in one go: main thread per move or step of the wheel, with what is drawn at rest',
		...{ figure, unit: 'ms', baseline: { name: 'Leaflet canvas', figure: leaflet } },
		goal: { kind: 'ratioAtMost', value: 0.2 },
	};
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
	const { barTable } = await import('./table.ts');
	console.log(barTable((await run()).map((row) => ({ ...row, bench: 'map-pan' }))));
	process.exit(0);
}
