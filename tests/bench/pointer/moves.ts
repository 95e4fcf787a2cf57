import type { CDPSession, Page } from 'playwright-core';

/** What pointer moves cost the main thread, in milliseconds of its own time each. */
export interface Moves {
	/** Sorted. */
	readonly costs: readonly number[];
	/** Moves after which texts or shapes still changed when the next frame had been drawn. */
	readonly late: number;
	/** Moves that changed something on screen. */
	readonly effective: number;
}

interface Seen {
	/** Texts and places of all that follows a drag. */
	readonly at: () => string;
	readonly frames: (count: number) => Promise<void>;
}

/** Seconds of processor time the main thread of the page has used; what other programs do does not count. */
async function used(session: CDPSession): Promise<number> {
	const { metrics } = await session.send('Performance.getMetrics');
	return metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0;
}

/**
 * Moves the pointer along a way twice, each step when the page is at rest: once to read what a move costs until the frame
 * after it is drawn, once to see what is on screen then and whether it still changes.
 */
export async function watchMoves(
	page: Page,
	way: readonly (readonly [x: number, y: number])[],
): Promise<Moves> {
	const session = await page.context().newCDPSession(page);
	await session.send('Performance.enable', { timeDomain: 'threadTicks' });
	await page.evaluate(watch);
	const costs: number[] = [];
	for (const [x, y] of way) {
		const before = await used(session);
		await page.mouse.move(x, y);
		await page.evaluate(() => (globalThis as unknown as { seen: Seen }).seen.frames(2));
		costs.push(((await used(session)) - before) * 1000);
	}
	let [late, effective, last] = [0, 0, ''];
	for (const [x, y] of way) {
		await page.mouse.move(x, y);
		const [next, settled] = await page.evaluate(async () => {
			const { seen } = globalThis as unknown as { seen: Seen };
			await seen.frames(1);
			const first = seen.at();
			await seen.frames(6);
			return [first, seen.at()];
		});
		if (next !== settled) late++;
		if (settled !== last) effective++;
		last = settled ?? '';
	}
	await session.detach();
	return { costs: costs.sort((a, b) => a - b), late, effective };
}

/** Runs in the page. */
function watch(): void {
	const surface = document.querySelector('[data-pane=surface]');
	const shapes = 'line, rect, path, circle';
	const seen: Seen = {
		at: () =>
			[
				surface?.textContent,
				...[...(surface?.querySelectorAll(shapes) ?? [])].map((shape) =>
					['x', 'y', 'x1', 'y1', 'cx', 'cy', 'd', 'width', 'height']
						.map((name) => shape.getAttribute(name))
						.join(' '),
				),
			].join('\n'),
		frames: async (count) => {
			for (let i = 0; i < count; i++) await new Promise((done) => requestAnimationFrame(done));
		},
	};
	(globalThis as unknown as { seen: Seen }).seen = seen;
}
