import axe from 'axe-core';
import { beforeEach, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import IntervalDots from '#src/charts/IntervalDots.svelte';
import ProfileMap from '#src/charts/ProfileMap.svelte';
import SpreadRows from '#src/charts/SpreadRows.svelte';

beforeEach(() => page.viewport(900, 600));

async function faults(container: Element): Promise<string[]> {
	const { violations } = await axe.run(container);
	return violations.map(({ id, nodes }) => `${id} ${nodes.map(({ html }) => html).join(' ')}`);
}

it('CHT25 the profile map is walked by arrow keys; classes, rows and cells are chosen with Enter', async () => {
	const done: string[] = [];
	const cells = [0.9, -0.3].map((effect) => ({ text: '120', effect, isSmall: effect < 0 }));
	const row = {
		id: 'orders',
		label: 'Orders',
		note: 'large',
		depth: 0 as const,
		isQuiet: false,
		average: '12',
		cells,
	};
	const screen = await render(ProfileMap, {
		rows: [row],
		heads: ['Key', 'Others'].map((name, i) => ({ name, colour: i + 1, count: '40', isSmall: i === 1 })),
		...{ label: 'Map', averageTitle: 'All', noteTitle: 'Difference', selected: null, row: null },
		speak: ({ label }: { label: string }, head: number) => `${label} ${head}: 120`,
		onhead: (head: number) => done.push(`head ${head}`),
		onrow: ({ id }: { id: string }) => done.push(`row ${id}`),
		oncell: ({ id }: { id: string }, head: number) => done.push(`cell ${id} ${head}`),
	});
	const first = screen.getByRole('button', { name: 'Key 40' });
	await expect.element(first).toBeVisible();
	(first.element() as HTMLElement).focus();
	await userEvent.keyboard('{Enter}');
	await userEvent.keyboard('{ArrowRight}{ArrowRight}{Enter}{End}{Enter}');
	expect(done).toEqual(['head 0', 'row orders', 'cell orders 1']);
	expect(screen.container.querySelectorAll('.cell.small')).toHaveLength(1);
	expect(await faults(screen.container)).toEqual([]);
});

it('CHT23 an index of five digits stands beside its dot, not on it', async () => {
	const row = {
		id: 'a',
		label: 'Spend',
		value: 52_345,
		low: 40_000,
		high: 60_000,
		text: '52,345',
		evident: true,
		note: '9 vs 1',
	};
	const screen = await render(IntervalDots, {
		rows: [row],
		label: 'Index',
		scale: 'index',
		speak: () => 'Spend',
	});
	await expect.element(screen.getByText('52,345')).toBeVisible();
	const dot = screen.container.querySelector('circle')!.getBoundingClientRect();
	const figure = screen.getByText('52,345').element().getBoundingClientRect();
	expect(dot.right).toBeLessThanOrEqual(figure.left);
	expect(await faults(screen.container)).toEqual([]);
});

it('CHT27 a class without values has its name and no box', async () => {
	const spread = { low: 1, lower: 2, median: 3, upper: 4, high: 9, mean: 3.5 };
	const rows = [spread, null].map((each, i) => ({
		...{
			id: String(i),
			label: i ? 'Others' : 'Key',
			colour: i + 1,
			spread: each,
			text: each ? '3' : '—',
			small: false,
		},
	}));
	const screen = await render(SpreadRows, {
		...{ rows, label: 'Orders', selected: null, onselect: () => undefined, average: 3, averageText: 'All 3' },
	});
	await expect.element(screen.getByRole('button', { name: /^Others/u })).toBeVisible();
	expect(screen.container.querySelectorAll('.box')).toHaveLength(1);
	expect(await faults(screen.container)).toEqual([]);
});
