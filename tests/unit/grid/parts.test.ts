import { describe, expect, it } from 'vitest';
import { columnOf, createTable, type CellValue, type Column } from '#src/core/table/index.ts';
import { ColumnLayout } from '#src/grid/column-layout.ts';
import { commandOf, type KeyPress } from '#src/grid/keymap.ts';
import { edgeFrom, filledDownTo } from '#src/grid/navigate.ts';
import {
	addRange,
	clampSelection,
	cycleActive,
	extendTo,
	selectCell,
	selectRange,
} from '#src/grid/selection.ts';
import { TextFitter } from '#src/grid/text-fit.ts';
import type { GridColumn } from '#src/grid/types.ts';
import { MAX_SPACER, Viewport } from '#src/grid/viewport.ts';

function viewport(rows: number): Viewport {
	const view = new Viewport();
	view.setSize(1000, 700);
	view.setRows(rows, 28);
	return view;
}

describe('viewport', () => {
	it('VP1 short tables scroll as they are, long ones one to one in small steps', () => {
		const short = viewport(1000);
		short.onScroll(12_345);
		expect([short.y, short.spacerHeight]).toEqual([12_345, 28_024]);
		const long = viewport(1_000_000);
		expect(long.spacerHeight).toBe(MAX_SPACER);
		long.onScroll(4_000_000);
		const middle = long.y;
		expect(middle / long.maxY).toBeCloseTo(4_000_000 / (MAX_SPACER - 700), 9);
		long.onScroll(4_000_500);
		expect(long.y - middle).toBe(500);
	});

	it('VP2 ends are reached and rows lie exactly one height apart', () => {
		const long = viewport(1_000_000);
		long.onScroll(MAX_SPACER - 700);
		expect(long.y).toBe(long.maxY);
		expect(long.visibleRows.end).toBe(1_000_000);
		for (const y of [0, 13.7, 16_777_216.3, long.maxY - 0.1, long.maxY]) {
			long.moveTo(y);
			const { first, end } = long.visibleRows;
			for (let row = first; row < end - 1; row++)
				expect(long.rowTop(row + 1) - long.rowTop(row)).toBeCloseTo(28, 9);
		}
		long.onScroll(0);
		expect(long.y).toBe(0);
	});

	it('VP3 putting the bar back moves nothing, being stranded is noticed', () => {
		const long = viewport(1_000_000);
		long.onScroll(1_000_000);
		for (let i = 1; i <= 50; i++) long.onScroll(1_000_000 + 400 * i);
		const { y } = long;
		const at = long.scrollTopFor();
		expect(at).not.toBe(1_020_000);
		long.settled(at);
		long.onScroll(at);
		expect(long.y).toBe(y);
		long.moveTo(2000);
		long.settled(500);
		long.onScroll(0);
		expect([long.y, long.strandedAtEnd]).toEqual([1500, true]);
	});
});

const grid = (widths: number[]) =>
	widths.map((width, i) => ({ width, column: { id: `${i}` } }) as GridColumn);

describe('columns', () => {
	it('COL1 frozen columns stand still and places agree', () => {
		const layout = new ColumnLayout(grid([100, 50, 80, 80, 80]), 1, 1000);
		expect([layout.total, layout.frozenEdge, layout.left(0, 60), layout.left(2, 60)]).toEqual([
			438, 148, 48, 138,
		]);
		expect([layout.at(20, 60), layout.at(60, 60), layout.at(150, 60), layout.at(600, 60)]).toEqual([
			-1, 0, 2, 5,
		]);
		for (let col = 1; col < 5; col++) expect(layout.at(layout.left(col, 0) + 1, 0)).toBe(col);
		expect(layout.visible(60, 300)).toEqual({ first: 2, end: 5 });
		expect([
			layout.offsetShowing(4, 0, 300),
			layout.offsetShowing(1, 60, 300),
			layout.offsetShowing(0, 60, 300),
		]).toEqual([138, 0, 60]);
	});
});

describe('selection', () => {
	it('SEL1 grows from its anchor and keeps the active cell', () => {
		const grown = extendTo(selectCell({ row: 5, col: 2 }), { row: 2, col: 4 });
		expect(grown.ranges).toEqual([{ top: 2, left: 2, bottom: 5, right: 4 }]);
		expect(grown.active).toEqual({ row: 5, col: 2 });
		const more = addRange(grown, { row: 9, col: 9 });
		expect(extendTo(more, { row: 10, col: 9 }).ranges).toEqual([
			grown.ranges[0],
			{ top: 9, left: 9, bottom: 10, right: 9 },
		]);
	});

	it('SEL2 Enter goes down and Tab across, through all ranges and back', () => {
		let selection = addRange(selectRange({ row: 0, col: 0 }, { row: 1, col: 1 }), { row: 5, col: 5 });
		const walk = (across: boolean, backwards: boolean) =>
			Array.from({ length: 5 }, () => {
				selection = cycleActive(selection, across, backwards);
				return `${selection.active.row},${selection.active.col}`;
			});
		expect(walk(false, false)).toEqual(['0,0', '1,0', '0,1', '1,1', '5,5']);
		expect(walk(true, false)).toEqual(['0,0', '0,1', '1,0', '1,1', '5,5']);
		expect(walk(false, true)).toEqual(['1,1', '0,1', '1,0', '0,0', '5,5']);
	});

	it('SEL3 stays inside a sheet that has shrunk', () => {
		const selection = selectRange({ row: 3, col: 1 }, { row: 9, col: 4 });
		expect(clampSelection(selection, { rows: 5, cols: 3 }).ranges).toEqual([
			{ top: 3, left: 1, bottom: 4, right: 2 },
		]);
		expect(clampSelection(selection, { rows: 10, cols: 5 })).toBe(selection);
	});
});

function sheet(values: CellValue[], view: Uint32Array | null = null) {
	const column: Column = columnOf({ id: 'a', name: 'a', type: 'number' }, values);
	return { table: createTable('t', 't', 'other', values.length, [column]), view, columns: [column] };
}

describe('navigation', () => {
	it('NAV1 ends of runs, next filled cells, edges', () => {
		const cells = sheet([1, 2, 3, null, null, { unread: 'x' }, 7, null]);
		const down = (row: number) => edgeFrom(cells, { row, col: 0 }, 'down').row;
		const up = (row: number) => edgeFrom(cells, { row, col: 0 }, 'up').row;
		expect([down(0), down(2), down(3), down(5), down(6)]).toEqual([2, 5, 5, 6, 7]);
		expect([up(7), up(6), up(5), up(2), up(0)]).toEqual([6, 5, 2, 0, 0]);
		const turned = sheet([1, null, 3, 4], Uint32Array.of(3, 2, 1, 0));
		expect(edgeFrom(turned, { row: 0, col: 0 }, 'down').row).toBe(1);
		expect(edgeFrom(turned, { row: 0, col: 0 }, 'right')).toEqual({ row: 0, col: 0 });
		expect([filledDownTo(cells, 0, 0), filledDownTo(cells, 0, 2)]).toEqual([2, 2]);
	});
});

describe('keys', () => {
	const press = (text: string): KeyPress => {
		const parts = text.split('+');
		const key = parts.pop() ?? '';
		return {
			key,
			code: '',
			ctrl: parts.includes('Ctrl'),
			shift: parts.includes('Shift'),
			alt: parts.includes('Alt'),
		};
	};

	it.each([
		['ArrowDown', { kind: 'move', direction: 'down', extend: false, edge: false }],
		['Ctrl+Shift+ArrowLeft', { kind: 'move', direction: 'left', extend: true, edge: true }],
		['Shift+Home', { kind: 'home', extend: true, whole: false }],
		['Ctrl+End', { kind: 'end', extend: false, whole: true }],
		['PageUp', { kind: 'page', direction: 'up', extend: false }],
		['Alt+PageDown', { kind: 'page', direction: 'right', extend: false }],
		['Shift+Tab', { kind: 'cycle', across: true, backwards: true }],
		['Shift+Enter', { kind: 'cycle', across: false, backwards: true }],
		['F2', { kind: 'edit' }],
		['Delete', { kind: 'clear' }],
		['Backspace', { kind: 'clearAndEdit' }],
		['Ctrl+a', { kind: 'selectAll' }],
		['Shift+ ', { kind: 'selectRow' }],
		['Ctrl+ ', { kind: 'selectColumn' }],
		['Ctrl+d', { kind: 'fillDown' }],
		['Ctrl+R', { kind: 'fillRight' }],
		['Ctrl+;', { kind: 'insertDate' }],
		['Ctrl+Shift+Z', { kind: 'redo' }],
		['Ctrl+Shift+L', { kind: 'filter' }],
		['Alt+Shift+ArrowUp', { kind: 'sort', descending: false }],
		['Ctrl+Alt+Shift+ArrowRight', { kind: 'moveColumn', by: 1 }],
		['Ctrl+Alt+=', { kind: 'insertRows' }],
		['Ctrl+Alt+-', { kind: 'deleteRows' }],
		['Shift+F10', { kind: 'menu' }],
		['F3', { kind: 'findNext' }],
		['Ctrl+Alt+l', { kind: 'reapply' }],
	])('KEY1 %s', (text, command) => expect(commandOf(press(text))).toEqual(command));

	it.each([
		'a',
		'Shift+A',
		'Ctrl+c',
		'Ctrl+v',
		'Ctrl+x',
		'Ctrl+=',
		'Ctrl+-',
		'Ctrl+0',
		'Ctrl+t',
		'F1',
		'F6',
		'Shift+Delete',
		'Shift+Insert',
		'Alt+ArrowDown',
		'Alt+1',
		'Process',
	])('KEY1 %s is left to the browser', (text) => expect(commandOf(press(text))).toBeNull());
});

describe('text', () => {
	it('FIT1 ends in an ellipsis within the width', () => {
		const fitter = new TextFitter((text) => Array.from(text).length * 10);
		expect([fitter.fit('abcdef', 60), fitter.fit('abcdef', 45), fitter.fit('abcdef', 5)]).toEqual([
			'abcdef',
			'abc…',
			'…',
		]);
		for (let width = 10; width < 60; width++) expect(fitter.fit('a😀😀😀b', width).isWellFormed()).toBe(true);
		expect(fitter.fit('x'.repeat(1000), 1e9).length).toBe(401);
	});
});
