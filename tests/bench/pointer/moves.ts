import { setTimeout as delay } from 'node:timers/promises';
import type { Browser, CDPSession, Page } from 'playwright-core';
import { workPerMove, type TraceEvent } from './trace.ts';

export type Place = readonly [x: number, y: number];

/** What moves of the pointer cost the main thread, in milliseconds of its processor time, in rising order. */
export type Costs = readonly number[];

/** Whether what is on screen followed the pointer. */
export interface Following {
	/** Moves after which something on screen was another than before. */
	readonly effective: number;
	/** Moves after which something still changed when the next frame was about to be drawn. */
	readonly late: number;
}

/** Categories of a trace that tell the tasks of a thread and the events handled in them. */
const CATEGORIES = ['toplevel', 'devtools.timeline', 'disabled-by-default-devtools.timeline'];
/** Time from one move to the next, in milliseconds: all that a move sets going is over by then. */
const PACE = 90;

interface Watch {
	/** Texts, shapes and painted pixels of the work area. */
	readonly seen: () => string;
	/** What was on screen when the frame of the last move was about to be drawn; null = no move has come. */
	drawn: string | null;
}

/** The pointer as the browser's own protocol moves it: nothing else is asked of the page meanwhile. */
export class Pointer {
	readonly #session: CDPSession;
	#isDown = false;

	constructor(session: CDPSession) {
		this.#session = session;
	}

	to([x, y]: Place): Promise<unknown> {
		return this.#send('mouseMoved', x, y);
	}
	down([x, y]: Place): Promise<unknown> {
		this.#isDown = true;
		return this.#send('mousePressed', x, y);
	}
	up([x, y]: Place): Promise<unknown> {
		this.#isDown = false;
		return this.#send('mouseReleased', x, y);
	}

	/** A step of the wheel with Ctrl, as a pinch on a touchpad gives it; below 0 brings the map closer. */
	wheel([x, y]: Place, deltaY: number): Promise<unknown> {
		const ctrl = 2;
		return this.#session.send('Input.dispatchMouseEvent', {
			...{ type: 'mouseWheel', x, y, deltaX: 0, deltaY, modifiers: ctrl },
		});
	}

	/** Clears away what came before, so that the moves pay for their own garbage only. */
	sweep(): Promise<unknown> {
		return this.#session.send('HeapProfiler.collectGarbage');
	}

	#send(type: 'mouseMoved' | 'mousePressed' | 'mouseReleased', x: number, y: number): Promise<unknown> {
		const isHeld = this.#isDown || type === 'mouseReleased';
		const button = isHeld ? 'left' : 'none';
		const buttons = this.#isDown ? 1 : 0;
		const clickCount = type === 'mouseMoved' ? 0 : 1;
		return this.#session.send('Input.dispatchMouseEvent', { type, x, y, button, buttons, clickCount });
	}
}

/** Moves the pointer along a way, one move after the other has been drawn; what the page does meanwhile is added up per move. */
export async function costsOf(
	browser: Browser,
	page: Page,
	pointer: Pointer,
	way: readonly Place[],
): Promise<Costs> {
	await pointer.sweep();
	await browser.startTracing(page, { categories: CATEGORIES });
	for (const place of way) {
		await pointer.to(place);
		await delay(PACE);
	}
	const trace = JSON.parse((await browser.stopTracing()).toString()) as { traceEvents: TraceEvent[] };
	return [...workPerMove(trace.traceEvents)].sort((a, b) => a - b);
}

/** Moves the pointer along a way and compares what is drawn in the next frame with what stands there later. */
export async function followingOf(page: Page, pointer: Pointer, way: readonly Place[]): Promise<Following> {
	await page.evaluate('globalThis.__name ??= (each) => each');
	await page.evaluate(watch);
	let [late, effective, last] = [0, 0, ''];
	for (const place of way) {
		await pointer.to(place);
		const [drawn, settled] = await page.evaluate(async () => {
			const { watch } = globalThis as unknown as { watch: Watch };
			for (let i = 0; i < 8; i++) await new Promise((done) => requestAnimationFrame(done));
			return [watch.drawn ?? 'no move', watch.seen()] as const;
		});
		if (drawn !== settled) late++;
		if (settled !== last) effective++;
		last = settled;
	}
	// What is watched costs the page time of its own, which is none of the next moves' that are timed.
	await page.evaluate(() => delete (globalThis as unknown as { watch?: Watch }).watch);
	return { late, effective };
}

/**
 * Counts, sums and shares on screen: cells of tables and texts of charts. What shows itself as waiting while a cut is
 * dragged, such as the statistics of a profile, is left out then and later, as is what would have to be scrolled to.
 */
export function figuresOn(page: Page): Promise<string[]> {
	return page.evaluate(() => {
		for (const each of document.querySelectorAll('.stale')) each.setAttribute('data-waits', '');
		const { bottom = 0 } = document.querySelector('[data-pane=surface]')?.getBoundingClientRect() ?? {};
		return [...document.querySelectorAll('[data-pane=surface] :is(td, svg[data-chart] text)')]
			.filter((each) => !each.closest('[data-waits]') && each.getBoundingClientRect().top < bottom)
			.map((each) => each.textContent.trim())
			.filter((text) => /\d/u.test(text));
	});
}

/** Runs in the page. */
function watch(): void {
	const area = document.querySelector('[data-pane=surface]');
	const places = ['x', 'y', 'x1', 'x2', 'y1', 'y2', 'cx', 'cy', 'd', 'width', 'height', 'style'];
	const pixels = (canvas: HTMLCanvasElement): number => {
		const data = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data;
		let hash = 0;
		for (let i = 0; data && i < data.length; i += 4)
			hash = (Math.imul(hash, 31) + (data[i] ?? 0) * 3 + (data[i + 1] ?? 0) * 5 + (data[i + 2] ?? 0)) | 0;
		return hash;
	};
	const own: Watch = {
		seen: () =>
			[
				area?.textContent,
				document.querySelector('[data-pane=inspector]')?.textContent,
				...[...(area?.querySelectorAll('line, rect, path, circle, text, input') ?? [])].map((shape) =>
					places.map((name) => shape.getAttribute(name)).join(' '),
				),
				...[...(area?.querySelectorAll('canvas') ?? [])].map(pixels),
			].join('\n'),
		drawn: null,
	};
	const kept = globalThis as unknown as { watch?: Watch };
	kept.watch = own;
	const move = () => {
		if (kept.watch !== own) return removeEventListener('pointermove', move, { capture: true });
		own.drawn = null;
		requestAnimationFrame(() => (own.drawn = own.seen()));
	};
	addEventListener('pointermove', move, { capture: true });
}
