import { describe, expect, it } from 'vitest';
import { parseInput, serialOf } from '#src/core/table/index.ts';
import { commitComposition, compose, frames, imeKey, mountGrid, rest } from './driver.ts';
import { shown, smallTable } from './sheet.ts';

describe('typing', () => {
	it('UI1 typing replaces, Enter commits and moves down, Tab to the right', async () => {
		const grid = await mountGrid(smallTable());
		expect(document.activeElement).toBe(grid.host);
		grid.at(0, 1);
		await grid.keys('abc{Enter}');
		expect(grid.cell('name', 0)).toBe('abc');
		expect(grid.selection.active).toEqual({ row: 1, col: 1 });
		await grid.keys('x{Tab}12{Tab}{Enter}');
		expect([grid.cell('name', 1), grid.cell('amount', 1)]).toEqual(['x', 12]);
		expect(document.activeElement).toBe(grid.host);
	});

	it('UI1 fast typing loses no letter and arrows commit', async () => {
		const grid = await mountGrid(smallTable());
		grid.at(1, 1);
		await grid.keys('quickbrownfox{ArrowDown}');
		expect(grid.cell('name', 1)).toBe('quickbrownfox');
		expect(grid.selection.active).toEqual({ row: 2, col: 1 });
	});

	it('UI1 F2 opens with the text, arrows move the caret, Esc restores', async () => {
		const grid = await mountGrid(smallTable());
		grid.at(0, 0);
		await grid.keys('{F2}{ArrowLeft}-{Enter}');
		expect(grid.cell('id', 0)).toBe('C0000-5');
		await grid.keys('{F2}zzz{Escape}');
		expect([grid.cell('id', 1), grid.host.value]).toEqual(['C00007', '']);
		expect(grid.edits).toHaveLength(1);
	});

	it('UI1 Enter after Tabs returns below the first cell', async () => {
		const grid = await mountGrid(smallTable());
		grid.at(0, 0);
		await grid.keys('a{Tab}b{Tab}1{Enter}');
		expect(grid.selection.active).toEqual({ row: 1, col: 0 });
		expect([grid.cell('id', 0), grid.cell('name', 0), grid.cell('amount', 0)]).toEqual(['a', 'b', 1]);
	});

	it('UI1 a line break, a fill of the selection, a date, a refused number', async () => {
		const grid = await mountGrid(smallTable());
		grid.at(0, 1);
		await grid.keys('a{Alt>}{Enter}{/Alt}b{Enter}');
		expect(grid.cell('name', 0)).toBe('a\nb');
		grid.range({ top: 1, left: 1, bottom: 3, right: 1 });
		await grid.keys('same{Control>}{Enter}{/Control}');
		expect([1, 2, 3].map((row) => grid.cell('name', row))).toEqual(['same', 'same', 'same']);
		grid.at(4, 3);
		await grid.keys('{Control>};{/Control}');
		expect(grid.cell('date', 4)).toBe(serialOf(2026, 6, 30));
		grid.at(0, 2);
		await grid.keys('lots{Enter}');
		expect(grid.cell('amount', 0)).toEqual({ unread: 'lots' });
	});

	it('UI1 Delete, fill down, undo', async () => {
		const grid = await mountGrid(smallTable());
		grid.range({ top: 0, left: 1, bottom: 2, right: 1 });
		await grid.keys('{Control>}d{/Control}');
		expect([1, 2].map((row) => grid.cell('name', row))).toEqual(['上海宏泰', '上海宏泰']);
		await grid.keys('{Delete}');
		expect([0, 1, 2].map((row) => grid.cell('name', row))).toEqual([null, null, null]);
		await grid.keys('{Control>}zz{/Control}');
		expect([0, 1, 2].map((row) => grid.cell('name', row))).toEqual(['上海宏泰', '上海佳禾', '南通思拓']);
	});

	it('UI9 calculated columns and read-only grids refuse', async () => {
		const grid = await mountGrid(smallTable(), {
			columns: (table) => table.columns.map((column) => shown(column, { computed: column.id === 'amount' })),
		});
		grid.at(0, 2);
		await grid.keys('5{Enter}');
		expect(grid.cell('amount', 0)).toBe(59);
		expect(grid.intents).toContainEqual({ kind: 'refused', reason: 'readOnlyColumn' });
		expect(grid.host.value).toBe('');
		const locked = await mountGrid(smallTable(), { readOnly: true });
		locked.at(0, 1);
		await locked.keys('x{Delete}');
		expect(locked.edits).toEqual([]);
		expect(locked.intents).toContainEqual({ kind: 'refused', reason: 'readOnly' });
	});
});

describe('composition', () => {
	it('UI2 the first pinyin letter starts the composition and nothing is lost', async () => {
		const grid = await mountGrid(smallTable());
		grid.at(0, 1);
		await imeKey('n', 'KeyN');
		for (const text of ['n', 'ni', 'nih', 'niha', 'nihao']) await compose(text);
		expect(grid.host.value).toBe('nihao');
		await commitComposition('你好');
		await grid.keys('{Enter}');
		expect(grid.cell('name', 0)).toBe('你好');
	});

	it('UI2 Enter while composing keeps the editor and the cell', async () => {
		const grid = await mountGrid(smallTable());
		grid.at(0, 1);
		await compose('ni');
		const key = new KeyboardEvent('keydown', {
			key: 'Enter',
			keyCode: 229,
			isComposing: true,
			bubbles: true,
			cancelable: true,
		});
		grid.host.dispatchEvent(key);
		expect(key.defaultPrevented).toBe(false);
		expect(grid.host.value).toBe('ni');
		expect(grid.edits).toEqual([]);
		expect(grid.selection.active).toEqual({ row: 0, col: 1 });
		await commitComposition('你');
		await grid.keys('{Enter}');
		expect(grid.cell('name', 0)).toBe('你');
	});

	it('UI2 composing over a calculated column changes nothing and leaves nothing behind', async () => {
		const grid = await mountGrid(smallTable(), {
			columns: (table) => table.columns.map((column) => shown(column, { computed: column.id === 'name' })),
		});
		grid.at(0, 1);
		await compose('ni');
		await commitComposition('你');
		await frames(1);
		expect([grid.host.value, grid.edits.length]).toEqual(['', 0]);
		grid.at(0, 0);
		await grid.keys('ok{Enter}');
		expect(grid.cell('id', 0)).toBe('ok');
	});

	it('UI4 the mirror follows edits and the host names the active cell', async () => {
		const grid = await mountGrid(smallTable());
		grid.at(1, 2);
		await grid.keys('８８{Enter}');
		await rest();
		expect(parseInput({ id: '', name: '', type: 'number' }, '８８')).toBe(88);
		const rows = grid.container.querySelectorAll('[role=row][aria-rowindex]');
		expect(rows[2]?.textContent).toContain('88');
		const active = document.getElementById(grid.host.getAttribute('aria-activedescendant') ?? '');
		expect(active?.getAttribute('role')).toBe('gridcell');
		expect(active?.closest('[role=row]')?.getAttribute('aria-rowindex')).toBe('4');
		expect(grid.container.querySelector('[role=grid]')?.getAttribute('aria-rowcount')).toBe('6');
	});
});
