import axe from 'axe-core';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { page, userEvent } from 'vitest/browser';
import { countryName, loadDivisions, type Divisions } from '#src/core/geo/index.ts';
import type { AreaValues, MapPoints } from '#src/map/index.ts';
import { svgText } from '#src/ui/picture.ts';
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
/** Three in Chengdu, who are in one circle, and one in Lhasa. */
const customers: MapPoints = {
	longitude: Float64Array.of(104.06, 104.06, 104.07, 91.1),
	latitude: Float64Array.of(30.67, 30.67, 30.67, 29.65),
	group: [0, 0, 1, 0],
	groups: [
		{ name: '王磊', colour: 1 },
		{ name: '邓超', colour: 2 },
	],
	isClustered: true,
	name: (index) => ['蜀山', '锦江', '青羊', '雪原'][index] ?? '',
};
const name = (code: string) => divisions.name(code, 'zh-CN');
const area = (label: RegExp) => page.getByRole('option', { name: label });

async function china(props: Record<string, unknown> = {}) {
	const onselect = vi.fn();
	const screen = await render(MapStory, { values, name, onselect, ...props });
	await expect.element(area(/^广东/)).toBeInTheDocument();
	return { onselect, screen };
}

const middleOf = (code: string): [number, number] => {
	const box = document.querySelector(`[role=option][data-code="${code}"]`)?.getBoundingClientRect();
	return box ? [box.x + box.width / 2, box.y + box.height / 2] : [0, 0];
};

function point(type: string, clientX: number, clientY: number, more: PointerEventInit = {}): void {
	const target = document.elementFromPoint(clientX, clientY) ?? document.body;
	target.dispatchEvent(
		new PointerEvent(type, { bubbles: true, clientX, clientY, pointerType: 'mouse', ...more }),
	);
}

/** Drags from the middle of one area to that of another, with something on the way. */
async function drag(from: string, to: string, meanwhile?: () => Promise<void>): Promise<void> {
	const [x, y] = middleOf(from);
	const [toX, toY] = middleOf(to);
	point('pointerdown', x, y);
	point('pointermove', x + 9, y);
	point('pointermove', toX, toY);
	await meanwhile?.();
	point('pointerup', toX, toY);
	document.elementFromPoint(toX, toY)?.dispatchEvent(new MouseEvent('click', { bubbles: true }));
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
	it('MAP17 areas that can be taken are carried: where they are let go counts, Escape puts them back', async () => {
		const log: string[] = [];
		const handling = {
			...{ tool: 'select', takes: (code: string) => code !== '450000', enclose: () => undefined },
			begin: (code: string) => log.push(`begin ${code}`),
			over: (code: string | null) => log.push(`over ${code ?? 'none'}`),
			end: () => log.push('end'),
			cancel: () => log.push('cancel'),
		};
		const { onselect } = await china({ handling, width: 400, height: 360 });
		await drag('360000', '430000');
		await expect.poll(() => log.at(-1)).toBe('end');
		expect(log[0]).toBe('begin 360000');
		expect(log).toContain('over 430000');
		expect(onselect).not.toHaveBeenCalled();

		log.length = 0;
		await drag('360000', '430000', () => userEvent.keyboard('{Escape}'));
		expect(log.at(-1)).toBe('cancel');
		expect(log).not.toContain('end');

		log.length = 0;
		await drag('450000', '360000');
		expect(log).toEqual([]);
	});
	it('MAP17 a lasso names the areas whose middle it surrounds', async () => {
		const enclose = vi.fn();
		const nothing = () => undefined;
		await china({
			...{ width: 400, height: 360 },
			handling: {
				tool: 'lasso',
				takes: () => false,
				begin: nothing,
				over: nothing,
				end: nothing,
				cancel: nothing,
				enclose,
			},
		});
		const [x, y] = middleOf('450000');
		point('pointerdown', x - 120, y - 60);
		for (const [dx, dy] of [
			[120, -60],
			[120, 60],
			[-120, 60],
		] as const)
			point('pointermove', x + dx, y + dy);
		point('pointerup', x - 120, y + 60, { ctrlKey: true });
		const [codes, isAdding] = enclose.mock.calls[0] as [readonly string[], boolean];
		expect(codes).toContain('450000');
		expect(codes).not.toContain('110000');
		expect(isAdding).toBe(true);
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
	it('MAP19 a gesture moves what is drawn; only at rest is it drawn anew', async () => {
		await china();
		const drawn = () => document.querySelector('[role=listbox]')?.getAttribute('transform') ?? '';
		const moved = document.querySelector<HTMLElement>('.moved');
		await expect.poll(drawn).toMatch(/scale\(1\)/);
		const [x, y] = middleOf('620000');
		const at = (dx: number) => ({ clientX: x + dx, clientY: y, bubbles: true, cancelable: true });
		document
			.elementFromPoint(x, y)
			?.dispatchEvent(new WheelEvent('wheel', { ...at(0), deltaY: -20, ctrlKey: true }));
		expect(moved?.style.transform).toMatch(/scale\(1\.\d/);
		expect(drawn()).toMatch(/scale\(1\)/);
		await expect.poll(drawn).toMatch(/scale\(1\.\d/);
		expect(moved?.style.transform).toBe('');
	});
	it('MAP19 a pressed pointer is held from its first move on: what lies under it is not looked for in every frame', async () => {
		await china();
		const hold = vi.spyOn(Element.prototype, 'setPointerCapture').mockReturnValue();
		const [x, y] = middleOf('620000');
		const at = (dx: number) => ({
			clientX: x + dx,
			clientY: y,
			bubbles: true,
			cancelable: true,
			view: window,
		});
		const area = document.elementFromPoint(x, y);
		area?.dispatchEvent(new PointerEvent('pointerdown', { ...at(0), pointerId: 7 }));
		area?.dispatchEvent(new MouseEvent('mousedown', at(0)));
		expect(hold).not.toHaveBeenCalled();
		for (const dx of [10, 20]) window.dispatchEvent(new MouseEvent('mousemove', at(dx)));
		window.dispatchEvent(new MouseEvent('mouseup', at(20)));
		expect(hold.mock.calls).toEqual([[7]]);
		expect(document.querySelector<HTMLElement>('.moved')?.style.transform).toMatch(/translate\(20px/);
		hold.mockRestore();
	});
	it('MAP38 a close-up stays right while the height of the picture changes; what was zoomed by hand keeps its middle', async () => {
		const closeUp = { codes: new Set(['440000']) };
		const { screen } = await china({ closeUp });
		const stage = () => document.querySelector('.stage')?.getBoundingClientRect() ?? new DOMRect();
		const away = () => {
			const [x, y] = middleOf('440000');
			const { left, top, width, height } = stage();
			return Math.hypot(x - left - width / 2, y - top - height / 2);
		};
		const drawn = () => document.querySelector('[role=listbox]')?.getAttribute('transform') ?? '';
		await expect.poll(drawn).not.toMatch(/scale\(1\)/);
		await expect.poll(away).toBeLessThan(3);
		const shown = { values, name, closeUp };
		// Two changes of height while the first glide may be on its way.
		await screen.rerender({ ...shown, height: 530 });
		await screen.rerender({ ...shown, height: 500 });
		await expect.poll(() => stage().height).toBe(500);
		await expect.poll(away).toBeLessThan(3);
		await screen.rerender({ ...shown, closeUp: null, height: 500 });
		await expect.poll(drawn).toMatch(/scale\(1\)/);
		await page.getByRole('button', { name: '放大' }).click();
		await expect.poll(drawn).toMatch(/scale\(1\.6/);
		const before = drawn();
		await screen.rerender({ ...shown, closeUp: null, height: 540 });
		await expect.poll(() => stage().height).toBe(540);
		await expect.poll(drawn).not.toBe(before);
		expect(drawn()).toMatch(/scale\(1\.6/);
	});
	it('MAP21 counties are painted: found by the pointer, walked through by the keyboard, shapes in the file', async () => {
		const onselect = vi.fn();
		const counties: AreaValues = new Map([['540221', { value: 5, count: 2, classId: 'a' }]]);
		await render(MapStory, { level: 'county', values: counties, name, onselect, width: 900, height: 640 });
		await expect.poll(() => document.querySelectorAll('canvas').length, { timeout: 20_000 }).toBe(1);
		expect(document.querySelectorAll('[role=option]')).toHaveLength(1);
		const list = document.querySelector('[role=listbox]') as SVGElement;
		list.focus();
		const spoken = () => document.querySelector('[role=option]')?.getAttribute('aria-label') ?? '';
		const first = spoken();
		await userEvent.keyboard('{ArrowLeft}');
		await expect.poll(spoken).not.toBe(first);
		await userEvent.keyboard('{Enter}');
		expect(onselect.mock.lastCall?.[0]).toHaveLength(1);

		const stage = document.querySelector('[data-map]')?.getBoundingClientRect();
		const [x, y] = [(stage?.left ?? 0) + 300, (stage?.top ?? 0) + 300];
		document
			.elementFromPoint(x, y)
			?.dispatchEvent(new MouseEvent('click', { bubbles: true, clientX: x, clientY: y }));
		expect(onselect.mock.lastCall?.[0]).toEqual([expect.stringMatching(/^\d{6}$/)]);

		const shape = document.querySelector<SVGSVGElement>('svg[data-chart]');
		const text = shape ? svgText(shape, { title: 'Map' }) : '';
		expect(text.length).toBeGreaterThan(300_000);
		expect(text).not.toContain('var(');
	});
	it('MAP19 a gesture has ground and customers painted once each, when it rests', async () => {
		const counties: AreaValues = new Map([['540221', { value: 5, count: 2, classId: 'a' }]]);
		const size = { width: 900, height: 640 };
		await render(MapStory, { level: 'county', values: counties, name, points: customers, ...size });
		await expect.poll(() => document.querySelectorAll('canvas').length, { timeout: 20_000 }).toBe(2);
		await expect.poll(() => document.querySelectorAll('.labels text').length).toBeGreaterThan(0);
		const painted = vi.spyOn(ImageBitmapRenderingContext.prototype, 'transferFromImageBitmap');
		const labels = document.querySelector('.labels')?.innerHTML;
		const { left, top } = document.querySelector('[data-map]')?.getBoundingClientRect() ?? new DOMRect();
		const at = { clientX: left + 300, clientY: top + 300, bubbles: true, cancelable: true };
		const under = document.elementFromPoint(at.clientX, at.clientY);
		for (let step = 0; step < 3; step++)
			under?.dispatchEvent(new WheelEvent('wheel', { ...at, deltaY: -60, ctrlKey: true }));
		expect(painted).not.toHaveBeenCalled();
		// Labels are the last to follow.
		await expect.poll(() => document.querySelector('.labels')?.innerHTML).not.toBe(labels);
		await expect.poll(() => document.querySelectorAll('.labels text').length).toBeGreaterThan(0);
		expect(painted).toHaveBeenCalledTimes(2);
		painted.mockRestore();
	});
	it('MAP18 customers are told by name and territory, and are shapes in the file of the picture', async () => {
		await china({ points: customers, width: 400, height: 360 });
		await expect.poll(() => document.querySelectorAll('canvas').length).toBe(1);
		const shape = document.querySelector<SVGSVGElement>('svg[data-chart]');
		const text = shape ? svgText(shape, { title: 'Map' }) : '';
		expect(text).toContain('>3</text>');
		expect(text.match(/stroke-dasharray/g)).toHaveLength(2);
		expect(text).toContain('rgb(24, 91, 155)');
		expect(text).not.toContain('var(');
		const [, x = '', y = ''] = /<circle[^>]* cx="([\d.]+)" cy="([\d.]+)"/.exec(text) ?? [];
		const { left = 0, top = 0 } = shape?.getBoundingClientRect() ?? {};
		point('pointermove', left + Number(x), top + Number(y));
		await expect.poll(() => document.querySelector('.tip')?.textContent).toMatch(/3 个客户.*王磊2.*邓超1/);
	});
	it('MAP17 with Alt a single customer is carried, not the area below it nor a circle of several', async () => {
		const log: string[] = [];
		const nothing = () => undefined;
		const handling = {
			...{ tool: 'select', takes: () => true, enclose: nothing, end: () => log.push('end'), cancel: nothing },
			begin: (code: string) => log.push(`begin ${code}`),
			beginCustomer: (index: number) => log.push(`customer ${index}`),
			over: nothing,
		};
		await china({ points: { ...customers, isClustered: false }, handling, width: 400, height: 360 });
		await expect.poll(() => document.querySelectorAll('canvas').length).toBe(1);
		const shape = document.querySelector<SVGSVGElement>('svg[data-chart]');
		const dots = /d="M([\d.]+),([\d.]+)a[^"]*" /g;
		const found = [...(shape ? svgText(shape, { title: 'Map' }) : '').matchAll(dots)];
		expect(found.length).toBeGreaterThan(0);
		const box = shape?.getBoundingClientRect();
		const x = (box?.left ?? 0) + Number(found[0]?.[1]) + 3;
		const y = (box?.top ?? 0) + Number(found[0]?.[2]);
		for (const altKey of [true, false]) {
			point('pointerdown', x, y, { altKey });
			point('pointermove', x + 20, y, { altKey });
			point('pointerup', x + 20, y, { altKey });
		}
		expect(log[0]).toMatch(/^customer /);
		expect(log[1]).toBe('end');
		expect(log[2]).toMatch(/^begin /);
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
		const text = document.querySelector('svg[data-chart]')?.textContent ?? '';
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
