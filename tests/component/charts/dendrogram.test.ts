import axe from 'axe-core';
import { beforeEach, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import Dendrogram from '#src/charts/Dendrogram.svelte';

const tree = {
	sizes: [40, 10, 5, 30, 15],
	merges: [
		{ left: 0, right: 1, height: 1 },
		{ left: 3, right: 4, height: 2 },
		{ left: 2, right: 6, height: 6 },
		{ left: 5, right: 7, height: 20 },
	],
};
const groups = [
	{ name: 'Cluster 1', colour: 1, count: '50 customers' },
	{ name: 'Cluster 2', colour: 2, count: '50 customers' },
];
const base = {
	tree,
	k: 2,
	groups,
	axis: 'linear' as const,
	format: String,
	spoken: '2 clusters',
	label: 'Tree',
};

beforeEach(() => page.viewport(900, 700));

it('CHT51 the cut is dragged with a preview, given back by Escape, and kept when let go', async () => {
	const previews: (number | null)[] = [];
	const kept: number[] = [];
	const screen = await render(Dendrogram, {
		...base,
		onpreview: (k: number | null) => previews.push(k),
		oncommit: (k: number) => kept.push(k),
	});
	const cut = screen.getByRole('slider');
	await expect.element(cut).toHaveAttribute('aria-valuetext', '2 clusters');
	const line = cut.element().querySelector('line')!.getBoundingClientRect();
	const pointer = (type: string, y: number) =>
		cut
			.element()
			.dispatchEvent(
				new PointerEvent(type, { pointerId: 1, clientX: line.left + 20, clientY: y, bubbles: true }),
			);
	cut.element().setPointerCapture = () => undefined;
	pointer('pointerdown', line.top);
	pointer('pointermove', line.top + 120);
	await userEvent.keyboard('{Escape}');
	pointer('pointerup', line.top + 120);
	expect(previews).toEqual([3, null]);
	expect(kept).toEqual([]);
	pointer('pointerdown', line.top);
	pointer('pointermove', line.top + 120);
	pointer('pointerup', line.top + 120);
	expect(kept).toEqual([3]);
});

it('CHT51 arrow keys raise and lower the cut, groups are walked and chosen, and axe finds nothing', async () => {
	const kept: number[] = [];
	const chosen: number[] = [];
	const screen = await render(Dendrogram, {
		...base,
		onselect: (group: number) => chosen.push(group),
		oncommit: (k: number) => kept.push(k),
	});
	const cut = screen.getByRole('slider');
	(cut.element() as HTMLElement).focus();
	await userEvent.keyboard('{ArrowDown}{ArrowUp}{Shift>}{ArrowDown}{/Shift}');
	expect(kept).toEqual([3, 5]);
	const first = screen.getByRole('button', { name: 'Cluster 1 50 customers' });
	(first.element() as HTMLElement).focus();
	await userEvent.keyboard('{ArrowRight}{Enter}');
	expect(chosen).toEqual([1]);
	expect(screen.container.querySelectorAll('path.fork')).toHaveLength(4);
	expect(screen.container.querySelectorAll('path.above')).toHaveLength(1);
	const { violations } = await axe.run(screen.container);
	expect(violations.map(({ id }) => id)).toEqual([]);
});

it('CHT51 without a way to keep it the cut stands still', async () => {
	const screen = await render(Dendrogram, base);
	await expect.element(screen.getByRole('img', { name: 'Cluster 2 50 customers' })).toBeVisible();
	expect(screen.container.querySelector('[role="slider"]')).toBeNull();
});
