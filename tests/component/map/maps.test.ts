import axe from 'axe-core';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { page, userEvent } from 'vitest/browser';
import { countryName, loadDivisions, type Divisions } from '#src/core/geo/index.ts';
import type { AreaValues } from '#src/map/index.ts';
import MapStory from './MapStory.svelte';

let divisions: Divisions;
beforeAll(async () => {
	divisions = await loadDivisions();
});
const values: AreaValues = new Map([
	['440000', { value: 520, count: 31, classId: 'a' }],
	['450000', { value: 80, count: 7, classId: 'b' }],
	['320000', { value: 310, count: 25, classId: 'a' }],
]);
const name = (code: string) => divisions.name(code, 'zh-CN');
const area = (label: RegExp) => page.getByRole('option', { name: label });

async function china(props: Record<string, unknown> = {}) {
	const onselect = vi.fn();
	const screen = await render(MapStory, { values, name, onselect, ...props });
	await expect.element(area(/^广东/)).toBeInTheDocument();
	return { onselect, screen };
}

describe('the map of China', () => {
	it('MAP13 every province is an option with name, value and count; one of them has the tab stop', async () => {
		await china();
		expect(document.querySelectorAll('[role=option]')).toHaveLength(34);
		expect(document.querySelectorAll('[role=option][tabindex="0"]')).toHaveLength(1);
		await expect.element(area(/^广东，520 万元，31 个客户$/)).toBeInTheDocument();
		await expect.element(area(/^台湾，无数据$/)).toBeInTheDocument();
		expect(document.querySelector('foreignObject')).toBeNull();
	});
	it('MAP3 known areas take a step of the scale, others the hatch', async () => {
		await china();
		const fill = (code: string) =>
			document.querySelector<SVGElement>(`[role=option][data-code="${code}"]`)?.style.fill;
		expect(fill('440000')).toBe('var(--seq-7)');
		expect(fill('710000')).toMatch(/^url\(/);
		expect(document.querySelector('.inset [data-code="440000"]')?.getAttribute('style')).toContain('--seq-7');
	});
	it('MAP10 a click selects, Ctrl adds, the same click clears', async () => {
		const { onselect } = await china();
		await area(/^广东/).click({ force: true });
		expect(onselect).toHaveBeenLastCalledWith(['440000']);
		await expect.element(area(/^广东/)).toHaveAttribute('aria-selected', 'true');
		await area(/^江苏/).click({ force: true, modifiers: ['Control'] });
		expect(onselect).toHaveBeenLastCalledWith(['320000', '440000']);
	});
	it('MAP9 arrow keys walk, Enter selects, Escape clears', async () => {
		const { onselect } = await china();
		(document.querySelector('[role=option][data-code="440000"]') as SVGElement).focus();
		await userEvent.keyboard('{ArrowLeft}');
		expect(document.activeElement?.getAttribute('data-code')).toBe('450000');
		await userEvent.keyboard('{Enter}');
		expect(onselect).toHaveBeenLastCalledWith(['450000']);
		await userEvent.keyboard('{Escape}');
		expect(onselect).toHaveBeenLastCalledWith([]);
	});
	it('MAP6 a selected province opens its cities and leads back', async () => {
		await china({ startSelected: ['440000'] });
		await page.getByRole('button', { name: '看广东的城市' }).click();
		await expect.element(area(/^深圳/)).toBeInTheDocument();
		expect(document.querySelectorAll('[role=option]')).toHaveLength(21);
		await page.getByRole('button', { name: '返回全国' }).click();
		await expect.element(area(/^新疆/)).toBeInTheDocument();
	});
	it('MAP8 zooming in moves the areas and keeps the letters', async () => {
		await china();
		await page.getByRole('button', { name: '放大' }).click();
		await expect
			.poll(() => document.querySelector('[role=listbox]')?.getAttribute('transform'))
			.toMatch(/scale\(1\.6/);
		await expect.poll(() => document.querySelectorAll('.labels text').length).toBeGreaterThan(5);
		const size = getComputedStyle(document.querySelector('.labels .name') as Element).fontSize;
		expect(size).toBe('12.5px');
	});
	it('MAP12 a map by class names its classes and the gap', async () => {
		const classes = [
			{ id: 'a', name: '重要价值', colour: 1 },
			{ id: 'b', name: '一般挽留', colour: 2 },
			{ id: 'c', name: '从未', colour: 3 },
		];
		await china({ paint: { kind: 'class', classes } });
		const legend = document.querySelector('.legend')?.textContent ?? '';
		expect(legend).toContain('重要价值');
		expect(legend).toContain('无数据');
		expect(legend).not.toContain('从未');
		await expect.element(area(/^广西，一般挽留，7 个客户$/)).toBeInTheDocument();
	});
	it('MAP4 the credit line and the inset are part of the picture', async () => {
		await china();
		const text = document.querySelector('svg')?.textContent ?? '';
		expect(text).toContain('底图：天地图，2023 年区划；公开发布前请自行送审');
		expect(text).toContain('南海诸岛');
	});
	it('MAP13 no axe violation', async () => {
		await china({ startSelected: ['440000'], groups: true });
		const { violations } = await axe.run(document.body, {
			rules: {
				region: { enabled: false },
				'page-has-heading-one': { enabled: false },
				'landmark-one-main': { enabled: false },
			},
		});
		expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`)).toEqual([]);
	});
});

describe('the map of the world', () => {
	it('MAP11 countries are options under their names', async () => {
		const world: AreaValues = new Map([
			['GBR', { value: 9000, count: 3900 }],
			['DEU', { value: 200, count: 94 }],
		]);
		await render(MapStory, {
			kind: 'world',
			values: world,
			name: (code: string) => countryName(code, 'zh-CN'),
		});
		await expect.element(area(/^英国，9,000 万元，3,900 个客户$/)).toBeInTheDocument();
		await expect.element(area(/^中国，无数据$/)).toBeInTheDocument();
		const { violations } = await axe.run(document.body, {
			rules: {
				region: { enabled: false },
				'page-has-heading-one': { enabled: false },
				'landmark-one-main': { enabled: false },
			},
		});
		expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`)).toEqual([]);
	});
});
