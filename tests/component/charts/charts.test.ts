import axe from 'axe-core';
import { expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import Gallery from '../gallery/Gallery.svelte';
import Histogram from '#src/charts/Histogram.svelte';

const bins = { log: false, edges: [0, 10, 20, 30], counts: [10, 10, 10] };
const sorted = Array.from({ length: 30 }, (_, index) => index + 0.5);

it('a cut moves by one with the arrows, by five with Shift, and stays below its neighbour', async () => {
	const seen: number[][] = [];
	const screen = await render(Histogram, {
		bins,
		sorted,
		name: 'x',
		format: String,
		cuts: [10, 14],
		bands: [],
		oncommit: (next: number[]) => seen.push(next),
	});
	const handle = screen.getByRole('slider').first();
	(handle.element() as HTMLElement).focus();
	await userEvent.keyboard('{ArrowRight}');
	await screen.rerender({ cuts: seen.at(-1)! });
	await userEvent.keyboard('{Shift>}{ArrowRight}{/Shift}');
	expect(seen).toEqual([
		[11, 14],
		[13, 14],
	]);
});

it('a drag previews, and Escape gives the cut back without a commit', async () => {
	const previews: (number[] | null)[] = [];
	let commits = 0;
	await render(Histogram, {
		bins,
		sorted,
		name: 'x',
		format: String,
		cuts: [10],
		bands: [],
		onpreview: (next: number[] | null) => previews.push(next),
		oncommit: () => commits++,
	});
	const handle = page.getByRole('slider').element();
	const box = handle.getBoundingClientRect();
	const fire = (type: string, dx: number) =>
		handle.dispatchEvent(
			new PointerEvent(type, { pointerId: 1, bubbles: true, clientX: box.x + 12 + dx, clientY: box.y + 12 }),
		);
	(handle as unknown as { setPointerCapture: () => void }).setPointerCapture = () => undefined;
	fire('pointerdown', 0);
	fire('pointermove', 2);
	expect(previews).toEqual([]);
	fire('pointermove', 80);
	expect(previews.at(-1)?.[0]).toBeGreaterThan(10);
	handle.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
	fire('pointerup', 80);
	expect(previews.at(-1)).toBeNull();
	expect(commits).toBe(0);
});

it.each(['controls', 'charts'])('axe finds nothing on the %s of the gallery', async (name) => {
	document.documentElement.lang = 'zh-CN';
	document.title = 'Gallery';
	await render(Gallery, { page: name });
	await expect.poll(() => document.querySelectorAll('svg').length).toBeGreaterThan(3);
	const found = await axe.run(document.querySelector('main')!, {
		runOnly: {
			type: 'tag',
			values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
		},
	});
	expect(found.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
});
