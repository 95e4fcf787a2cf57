import axe from 'axe-core';
import { beforeEach, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import TreePicture from '#src/charts/TreePicture.svelte';

const [key, others] = ['Key customers with a long name', 'Others'];
const nodes = [
	{ left: 1, right: 2, n: 100, counts: [60, 40], branch: '', name: '', figures: 'All 100' },
	{ left: -1, right: -1, n: 60, counts: [55, 5], branch: 'Sales ≥ 120', name: key, figures: '60 · 92%' },
	{ left: 3, right: 4, n: 40, counts: [5, 35], branch: 'Sales < 120', name: '', figures: '40' },
	{ left: -1, right: -1, n: 5, counts: [5, 0], branch: 'Orders < 2', name: key, figures: '5 · 100%' },
	{ left: -1, right: -1, n: 35, counts: [0, 35], branch: 'Orders ≥ 2', name: others, figures: '35 · 100%' },
];
const colours = [1, 2];

beforeEach(() => page.viewport(1000, 700));

it('CHT19 the tree is walked by arrow keys, a node is chosen with Enter, and axe finds nothing', async () => {
	const chosen: number[] = [];
	const props = { nodes, colours, label: 'Two levels', onselect: (node: number) => chosen.push(node) };
	const screen = await render(TreePicture, props);
	const first = screen.getByRole('button', { name: /^All 100/u });
	await expect.element(first).toBeVisible();
	(first.element() as HTMLElement).focus();
	await userEvent.keyboard('{ArrowRight}{ArrowRight}{ArrowRight}{Enter}');
	expect(chosen).toEqual([3]);
	await screen.rerender({ selected: 3 });
	const leaf = screen.getByRole('button', { name: `Orders < 2 ${key} 5 · 100%` });
	await expect.element(leaf).toHaveAttribute('aria-pressed', 'true');
	await userEvent.keyboard('{End}');
	expect(document.activeElement?.getAttribute('aria-label')).toMatch(/^Orders ≥ 2 Others 35 · 100%/u);
	expect(screen.container.querySelectorAll('path.way')).toHaveLength(2);
	const { violations } = await axe.run(screen.container);
	expect(
		violations.map(({ id, nodes: where }) => `${id} ${where.map(({ html }) => html).join(' ')}`),
	).toEqual([]);
});

it('CHT20 a leaf names its class beside its colour, and every part of a strip is drawn', async () => {
	const screen = await render(TreePicture, { nodes, colours, label: 'Two levels' });
	await expect.element(screen.getByText(key).first()).toBeVisible();
	expect(screen.container.querySelectorAll('rect.part')).toHaveLength(8);
	expect(screen.container.querySelectorAll('[role="img"]')).toHaveLength(nodes.length);
});

it('CHT21 what is cut on the picture is spoken in full', async () => {
	await page.viewport(414, 700);
	const screen = await render(TreePicture, { nodes, colours, label: 'Two levels' });
	const leaf = screen.getByRole('img', {
		name: /^Orders < 2 Key.*… 5 · 100%.*Orders < 2 Key customers with a long name$/u,
	});
	await expect.element(leaf).toBeInTheDocument();
	const { violations } = await axe.run(screen.container);
	expect(violations.map(({ id }) => id)).toEqual([]);
});
