import { describe, expect, it } from 'vitest';
import { readHtml } from '#src/io/clipboard/index.ts';
import excelHtml from '../../fixtures/clipboard/excel.html?raw';
import excelText from '../../fixtures/clipboard/excel.txt?raw';
import { flavours, mountGrid } from './driver.ts';
import { smallTable } from './sheet.ts';

describe('clipboard events', () => {
	it('UI3 copying writes text and markup of the stored values', async () => {
		const grid = await mountGrid(smallTable());
		grid.range({ top: 0, left: 0, bottom: 1, right: 2 });
		const data = grid.clipboard('copy');
		expect(data.getData('text/plain')).toBe('C00005\t上海宏泰\t59\r\nC00007\t上海佳禾\t77');
		expect(readHtml(data.getData('text/html'))?.[0]?.[2]).toEqual({ text: '59', number: 59 });
		expect(grid.edits).toEqual([]);
	});

	it('UI3 a block of Excel goes in with ids as text, dates as days, one undo', async () => {
		const grid = await mountGrid(smallTable());
		grid.at(4, 0);
		grid.clipboard('paste', flavours(excelText, excelHtml));
		expect(grid.table().rowCount).toBe(6);
		expect(['id', 'name', 'amount', 'date'].map((id) => grid.cell(id, 4))).toEqual([
			'00123',
			'上海宏泰&Co <华东>',
			1234.5678,
			46_203,
		]);
		expect([grid.cell('id', 5), grid.cell('name', 5), grid.cell('date', 5)]).toEqual([
			'110101199003074514',
			'第一行\n第二行',
			null,
		]);
		expect(grid.selection.ranges).toEqual([{ top: 4, left: 0, bottom: 5, right: 3 }]);
		await grid.keys('{Control>}z{/Control}');
		expect([grid.table().rowCount, grid.cell('id', 4)]).toEqual([5, 'C00020']);
	});

	it('UI3 one value fills the selection, cut cells move', async () => {
		const grid = await mountGrid(smallTable());
		grid.range({ top: 0, left: 2, bottom: 4, right: 2 });
		grid.clipboard('paste', flavours('5'));
		expect([0, 1, 2, 3, 4].map((row) => grid.cell('amount', row))).toEqual([5, 5, 5, 5, 5]);
		grid.at(0, 0);
		const data = grid.clipboard('cut');
		expect(grid.cell('id', 0)).toBe('C00005');
		grid.at(0, 1);
		grid.clipboard('paste', data);
		expect([grid.cell('id', 0), grid.cell('name', 0)]).toEqual([null, 'C00005']);
		expect(grid.edits).toHaveLength(2);
	});

	it('UI3 too wide a block is refused and nothing changes', async () => {
		const grid = await mountGrid(smallTable());
		grid.at(0, 3);
		grid.clipboard('paste', flavours('a\tb'));
		expect(grid.edits).toEqual([]);
		expect(grid.intents).toEqual([{ kind: 'refused', reason: 'tooWide' }]);
	});

	it('UI3 while a cell is edited the clipboard belongs to its text', async () => {
		const grid = await mountGrid(smallTable());
		grid.at(0, 1);
		await grid.keys('abc');
		const event = new ClipboardEvent('paste', {
			clipboardData: flavours('x\ty'),
			bubbles: true,
			cancelable: true,
		});
		grid.host.dispatchEvent(event);
		expect(event.defaultPrevented).toBe(false);
	});
});
