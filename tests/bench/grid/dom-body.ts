import { cellAt, type Table } from '#src/core/table/index.ts';
import type { GridColumn } from '#src/grid/index.ts';
import { format } from '../../component/grid/sheet.ts';
import { Viewport } from '#src/grid/viewport.ts';

/**
 * The baseline: the same rows as pooled DOM elements, scrolled by the same arithmetic. Rows are reused, only texts,
 * classes and one transform per row change: about the best a DOM body can do.
 */
export function mountDomBody(
	root: HTMLElement,
	table: Table,
	columns: readonly GridColumn[],
	width: number,
	height: number,
): void {
	const body = document.createElement('div');
	body.className = 'body';
	Object.assign(body.style, {
		width: `${width}px`,
		height: `${height}px`,
		overflow: 'auto',
		fontSize: '12px',
	});
	const viewport = new Viewport();
	viewport.setSize(width, height);
	viewport.setRows(table.rowCount, 28);
	const spacer = document.createElement('div');
	spacer.style.height = `${viewport.spacerHeight}px`;
	const pane = document.createElement('div');
	Object.assign(pane.style, { position: 'sticky', top: '0', height: `${height}px`, overflow: 'hidden' });
	spacer.append(pane);
	body.append(spacer);
	root.append(body);
	const pool = Array.from({ length: Math.ceil(height / 28) + 2 }, () => makeRow(pane, columns));
	const paint = () => {
		const { first } = viewport.visibleRows;
		pool.forEach((row, i) => {
			row.element.style.transform = `translateY(${viewport.rowTop(first + i)}px)`;
			row.cells.forEach((cell, col) => {
				const column = columns[col];
				if (!column) return;
				const value = cellAt(column.column, first + i);
				const text =
					value === null ? '' : typeof value === 'object' ? value.unread : format(column.column, value);
				if (cell.label.textContent !== text) cell.label.textContent = text;
				if (column.dataBar && typeof value === 'number')
					cell.bar.style.width = `${Math.min(1, value / column.dataBar.max) * 100}%`;
				if (column.chips && typeof value === 'string') {
					const chip = column.chips.get(value);
					cell.label.style.background = chip ? `var(${chip.tint})` : '';
					cell.label.style.color = chip ? `var(${chip.ink})` : '';
				}
			});
		});
	};
	let frame = 0;
	body.addEventListener('scroll', () => {
		viewport.onScroll(body.scrollTop);
		if (frame === 0) frame = requestAnimationFrame(() => ((frame = 0), paint()));
	});
	paint();
}

interface PooledCell {
	readonly label: HTMLElement;
	readonly bar: HTMLElement;
}

function makeRow(
	pane: HTMLElement,
	columns: readonly GridColumn[],
): { element: HTMLElement; cells: PooledCell[] } {
	const element = document.createElement('div');
	Object.assign(element.style, {
		position: 'absolute',
		top: '0',
		display: 'flex',
		height: '28px',
		borderBottom: '1px solid var(--line)',
	});
	const cells = columns.map((column) => {
		const cell = document.createElement('div');
		const bar = document.createElement('div');
		const label = document.createElement('span');
		Object.assign(cell.style, {
			position: 'relative',
			width: `${column.width}px`,
			padding: '5px 8px',
			boxSizing: 'border-box',
			overflow: 'hidden',
			whiteSpace: 'nowrap',
			textOverflow: 'ellipsis',
		});
		Object.assign(bar.style, {
			position: 'absolute',
			left: '2px',
			top: '6px',
			bottom: '6px',
			background: 'var(--seq-2)',
		});
		Object.assign(label.style, { position: 'relative', borderRadius: '3px' });
		cell.append(bar, label);
		element.append(cell);
		return { label, bar };
	});
	pane.append(element);
	return { element, cells };
}
