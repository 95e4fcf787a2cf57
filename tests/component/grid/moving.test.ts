import axe from 'axe-core';
import { describe, expect, it } from 'vitest';
import { computeView, Finder, type Table } from '#src/core/table/index.ts';
import { flavours, frames, mountGrid, picture, pixelAt, rest } from './driver.ts';
import { largeColumns, largeTable, smallTable } from './sheet.ts';

describe('keys and pointer', () => {
	it('UI1 arrows, edges, ends and selections', async () => {
		const grid = await mountGrid(smallTable());
		grid.at(0, 2);
		await grid.keys('{Control>}{ArrowDown}{/Control}');
		expect(grid.selection.active).toEqual({ row: 1, col: 2 });
		await grid.keys('{Control>}{End}{/Control}');
		expect(grid.selection.active).toEqual({ row: 4, col: 3 });
		await grid.keys('{Control>}{Home}{/Control}{Shift>}{ArrowDown}{ArrowRight}{/Shift}');
		expect(grid.selection.ranges).toEqual([{ top: 0, left: 0, bottom: 1, right: 1 }]);
		await grid.keys('{Enter}{Enter}');
		expect(grid.selection.active).toEqual({ row: 0, col: 1 });
		await grid.keys('{Control>}a{/Control}');
		expect(grid.selection.ranges).toEqual([{ top: 0, left: 0, bottom: 4, right: 3 }]);
	});

	it('UI5 dragging selects, Ctrl adds, a row head takes the row', async () => {
		const grid = await mountGrid(smallTable());
		grid.mouse('pointerdown', 0, 0);
		grid.mouse('pointermove', 2, 1);
		grid.mouse('pointerup', 2, 1);
		expect(grid.selection.ranges).toEqual([{ top: 0, left: 0, bottom: 2, right: 1 }]);
		grid.mouse('pointerdown', 4, 3, { ctrlKey: true });
		grid.mouse('pointerup', 4, 3);
		expect(grid.selection.ranges).toHaveLength(2);
		grid.mouse('pointerdown', 3, -0.9);
		grid.mouse('pointerup', 3, -0.9);
		expect(grid.selection.ranges).toEqual([{ top: 3, left: 0, bottom: 3, right: 3 }]);
		expect(document.activeElement).toBe(grid.host);
	});

	it('UI5 the handle goes on with a series', async () => {
		const grid = await mountGrid(smallTable());
		grid.range({ top: 0, left: 2, bottom: 1, right: 2 });
		await frames(2);
		const corner = {
			clientX: grid.pane.getBoundingClientRect().left + 48 + 330,
			clientY: grid.pane.getBoundingClientRect().top + 56,
		};
		grid.mouse('pointerdown', 0, 0, corner);
		grid.mouse('pointermove', 3, 2);
		grid.mouse('pointerup', 3, 2);
		expect([2, 3].map((row) => grid.cell('amount', row))).toEqual([95, 113]);
	});

	it('UI5 a right click asks for a menu of what it is on', async () => {
		const grid = await mountGrid(smallTable());
		grid.mouse('contextmenu', 2, 1);
		expect(grid.targets).toEqual([{ kind: 'cell', point: { row: 2, col: 1 } }]);
	});

	it('UI7 widths by keys and by double click, columns by dragging', async () => {
		const grid = await mountGrid(smallTable());
		grid.at(0, 1);
		await grid.keys('{Alt>}{Shift>}{ArrowRight}{/Shift}{/Alt}');
		expect(grid.intents).toContainEqual({ kind: 'resize', column: 'name', width: 118 });
		const edge = grid.container.querySelectorAll('.resize')[1];
		edge?.dispatchEvent(new MouseEvent('dblclick', { bubbles: true }));
		const fitted = grid.intents.at(-1);
		expect(fitted?.kind === 'resize' && fitted.width > 60 && fitted.width < 200).toBe(true);
		const head = grid.container.querySelectorAll('[role=columnheader]')[1] as HTMLElement;
		const { left, top } = head.getBoundingClientRect();
		const pointer = (type: string, x: number, target: EventTarget = window) =>
			target.dispatchEvent(
				new PointerEvent(type, {
					bubbles: true,
					cancelable: true,
					pointerId: 1,
					button: 0,
					clientX: x,
					clientY: top + 10,
				}),
			);
		pointer('pointerdown', left + 20, head);
		pointer('pointerup', left + 20);
		await frames(1);
		pointer('pointerdown', left + 20, head);
		pointer('pointermove', left + 300);
		pointer('pointerup', left + 300);
		expect(grid.intents.at(-1)).toEqual({ kind: 'reorder', column: 'id', to: 2 });
		await frames(1);
		expect(grid.container.querySelectorAll('[role=columnheader] .name')[2]?.textContent).toBe('客户编号');
	});

	it('UI8 undo, redo, find and sort are intents', async () => {
		const grid = await mountGrid(smallTable());
		await grid.keys('{Alt>}{Shift>}{ArrowDown}{/Shift}{/Alt}{F3}{Control>}zyf{/Control}');
		expect(grid.intents.map((intent) => intent.kind)).toEqual(['sort', 'findNext', 'undo', 'redo', 'find']);
	});
});

describe('scrolling', () => {
	it('UI6 the last of a million rows is reached and painted', async () => {
		const table = largeTable(1_000_000);
		const grid = await mountGrid(table, { columns: (current) => largeColumns(current), frozen: 2 });
		await grid.keys('{Control>}{End}{/Control}');
		await rest();
		expect(grid.selection.active.row).toBe(999_999);
		const rows = [...grid.container.querySelectorAll('.mirror [role=row]')];
		expect(rows.at(-1)?.getAttribute('aria-rowindex')).toBe('1000001');
		const tops = rows.map((row) => row.getBoundingClientRect().top);
		expect(tops.slice(1).every((top, i) => Math.abs(top - (tops[i] ?? 0) - 28) < 1e-6)).toBe(true);
		expect(grid.body.scrollHeight).toBeLessThanOrEqual(8_000_000);
		const firstBefore = Math.min(...rows.map((row) => Number(row.getAttribute('aria-rowindex'))));
		grid.body.scrollTop -= 300;
		await frames(3);
		await rest();
		const next = [...grid.container.querySelectorAll('.mirror [role=row]')].map((row) =>
			Number(row.getAttribute('aria-rowindex')),
		);
		const moved = firstBefore - Math.min(...next);
		expect(moved).toBeGreaterThanOrEqual(10);
		expect(moved).toBeLessThanOrEqual(11);
	});

	it('UI4 a filtered view shows its rows under their positions', async () => {
		const table = largeTable(1000);
		const view = computeView(
			table,
			[{ column: 'province', kind: 'in', values: ['浙江'], missing: false }],
			[],
		);
		const grid = await mountGrid(table, { view });
		await rest();
		const first = grid.container.querySelectorAll('.mirror [role=row]')[0];
		expect(first?.textContent).toContain('浙江');
		expect(grid.container.querySelector('[role=grid]')?.getAttribute('aria-rowcount')).toBe(
			String((view?.length ?? 0) + 1),
		);
	});

	it('UI6 what is found is marked on the canvas', async () => {
		const table = smallTable();
		const ground = (finder: Finder | null) =>
			mountGrid(table, { finder }).then(async (grid) => {
				await frames(2);
				return pixelAt(grid.pane, 48 + 215, 28 + 6);
			});
		const options = { wholeCell: false, matchCase: false };
		const found = await ground(new Finder(table, table.columns, null, '佳禾', options));
		expect(found).not.toEqual(await ground(null));
	});

	it('UI11 rows moved while scrolling look as if painted anew', async () => {
		const setup = { columns: (table: Table) => largeColumns(table), frozen: 2 };
		const range = { top: 11, left: 1, bottom: 34, right: 3 };
		const travelled = await mountGrid(largeTable(1000), setup);
		travelled.range(range);
		for (const y of [90, 333, 1500, 620, 507]) {
			travelled.body.scrollTop = y;
			await frames(3);
		}
		await rest();
		const direct = await mountGrid(largeTable(1000), setup);
		direct.range(range);
		direct.body.scrollTop = 507;
		await rest();
		const areAlike = () => picture(travelled.pane) === picture(direct.pane);
		await expect.poll(areAlike).toBe(true);
		const before = picture(direct.pane);
		for (const grid of [travelled, direct]) grid.clipboard('paste', flavours('新的省份'));
		await expect.poll(() => picture(direct.pane)).not.toBe(before);
		await expect.poll(areAlike).toBe(true);
	});

	it('UI4 no accessibility violation', async () => {
		const grid = await mountGrid(smallTable(), { frozen: 1 });
		await rest();
		const result = await axe.run(grid.container, { rules: { region: { enabled: false } } });
		expect(result.violations.map((violation) => `${violation.id} ${violation.nodes[0]?.html ?? ''}`)).toEqual(
			[],
		);
	});
});

describe('find', () => {
	it('UI10 the bar counts, steps through the matches and gives the keyboard back', async () => {
		const grid = await mountGrid(smallTable());
		await grid.keys('{Control>}f{/Control}');
		await frames(2);
		expect(document.activeElement?.tagName).toBe('INPUT');
		await grid.keys('C0001');
		await expect.poll(() => grid.container.querySelector('.count')?.textContent).toMatch(/^2 /);
		await grid.keys('{Enter}');
		expect(grid.selection.active).toEqual({ row: 2, col: 0 });
		await grid.keys('{Enter}');
		expect(grid.selection.active).toEqual({ row: 3, col: 0 });
		await grid.keys('{Shift>}{Enter}{/Shift}{Escape}');
		expect(grid.selection.active).toEqual({ row: 2, col: 0 });
		expect(document.activeElement).toBe(grid.host);
	});
});
