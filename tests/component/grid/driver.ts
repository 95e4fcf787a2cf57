import { flushSync } from 'svelte';
import { cdp, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import {
	cellAt,
	type CellRange,
	type CellValue,
	type Column,
	type Finder,
	type Table,
	type View,
} from '#src/core/table/index.ts';
import type { GridColumn, GridEdit, GridIntent, GridSelection, GridTarget } from '#src/grid/index.ts';
import { shown } from './sheet.ts';
import Workbench from './Workbench.svelte';

interface WorkbenchApi {
	readonly selection: GridSelection;
	readonly edits: GridEdit[];
	readonly intents: GridIntent[];
	readonly targets: GridTarget[];
	tableNow(): Table;
	columnNow(id: string): Column | undefined;
	api(): { focus(): void; goTo(point: { row: number; col: number }): void };
}

export interface Setup {
	readonly columns?: (table: Table) => GridColumn[];
	readonly view?: View;
	readonly frozen?: number;
	readonly readOnly?: boolean;
	readonly finder?: Finder | null;
	readonly height?: number;
}

/** A mounted grid with the means to drive it as a user would. */
export async function mountGrid(table: Table, setup: Setup = {}) {
	const screen = await render(Workbench, {
		table,
		columns: (current: Table) => current.columns.map((column) => shown(column)),
		...setup,
	});
	const bench = screen.component as unknown as WorkbenchApi;
	const host = screen.container.querySelector('textarea');
	const pane = screen.container.querySelector('.pane');
	const body = screen.container.querySelector('.body');
	if (!host || !pane || !(body instanceof HTMLElement)) throw new Error('the grid is not there');
	bench.api().focus();
	await frames(2);
	return {
		...bench,
		table: () => bench.tableNow(),
		container: screen.container,
		host,
		pane,
		body,
		cell: (column: string, row: number): CellValue => {
			const found = bench.columnNow(column);
			return found ? cellAt(found, row) : null;
		},
		at: (row: number, col: number) => bench.selection.select({ row, col }),
		range: (range: CellRange) => bench.selection.selectRange(range),
		keys: async (text: string) => {
			await userEvent.keyboard(text);
			flushSync();
		},
		clipboard: (type: 'copy' | 'cut' | 'paste', data = new DataTransfer()) => {
			host.dispatchEvent(new ClipboardEvent(type, { clipboardData: data, bubbles: true, cancelable: true }));
			flushSync();
			return data;
		},
		mouse: (type: string, row: number, col: number, more: PointerEventInit = {}) => {
			const box = pane.getBoundingClientRect();
			pane.dispatchEvent(
				new PointerEvent(type, {
					bubbles: true,
					cancelable: true,
					pointerId: 1,
					button: 0,
					clientX: box.left + 48 + 110 * col + 55,
					clientY: box.top + 28 * row + 14,
					...more,
				}),
			);
			flushSync();
		},
	};
}

/** Colour painted at a place of the body, as red, green, blue and opacity. */
export function pixelAt(pane: Element, x: number, y: number): number[] {
	const { left, top } = pane.getBoundingClientRect();
	for (const canvas of pane.querySelectorAll('canvas')) {
		const box = canvas.getBoundingClientRect();
		const [inX, inY] = [left + x - box.left, top + y - box.top];
		if (inX < 0 || inY < 0 || inX >= box.width || inY >= box.height) continue;
		const ratio = canvas.width / box.width;
		return [...(canvas.getContext('2d')?.getImageData(inX * ratio, inY * ratio, 1, 1).data ?? [])];
	}
	return [];
}

/** All that is painted in the body, as one picture. */
export function picture(pane: Element): string {
	const { left, top, width, height } = pane.getBoundingClientRect();
	const whole = document.createElement('canvas');
	whole.width = width;
	whole.height = height;
	for (const canvas of pane.querySelectorAll('canvas')) {
		const box = canvas.getBoundingClientRect();
		whole.getContext('2d')?.drawImage(canvas, box.left - left, box.top - top, box.width, box.height);
	}
	return whole.toDataURL();
}

/** Clipboard data of these flavours. */
export function flavours(text: string, html = ''): DataTransfer {
	const data = new DataTransfer();
	data.setData('text/plain', text);
	if (html !== '') data.setData('text/html', html);
	return data;
}

/** Lets so many frames pass. */
export async function frames(count: number): Promise<void> {
	for (let i = 0; i < count; i++) await new Promise((done) => requestAnimationFrame(done));
}

/** Waits until scrolling counts as finished and the mirror is fresh. */
export async function rest(): Promise<void> {
	await new Promise((done) => setTimeout(done, 160));
	flushSync();
}

interface Session {
	send(method: string, params?: Record<string, unknown>): Promise<unknown>;
}

/** A key as an input method sends it: the browser tells only that something is being composed. */
export async function imeKey(key: string, code: string): Promise<void> {
	const session = cdp() as unknown as Session;
	await session.send('Input.dispatchKeyEvent', {
		type: 'rawKeyDown',
		windowsVirtualKeyCode: 229,
		nativeVirtualKeyCode: 229,
		key,
		code,
	});
}

/** Text being composed, as an input method shows it. */
export async function compose(text: string): Promise<void> {
	const session = cdp() as unknown as Session;
	await session.send('Input.imeSetComposition', {
		text,
		selectionStart: text.length,
		selectionEnd: text.length,
	});
}

/** The end of a composition: this text goes in. */
export async function commitComposition(text: string): Promise<void> {
	const session = cdp() as unknown as Session;
	await session.send('Input.insertText', { text });
	flushSync();
}
