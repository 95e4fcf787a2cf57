import { beginEdit, selectSpan, sheetOf } from './commands.ts';
import type { GridController } from './controller.svelte.ts';
import { fillFrom, fillTarget } from './fill.ts';
import { filledDownTo } from './navigate.ts';
import { HANDLE, handleCorner } from './paint-selection.ts';
import { addRange, contains, extendTo, selectCell } from './selection.ts';
import type { GridTarget } from './types.ts';

/** Distance from an edge within which a drag scrolls. */
const EDGE = 32;

/** Mouse, pen and touch on the body of the grid. The focus stays where it is: on the input host. */
export function attachPointer(grid: GridController, pane: HTMLElement): () => void {
	const stop = new AbortController();
	const { signal } = stop;
	const at = (event: MouseEvent) => {
		const box = pane.getBoundingClientRect();
		return { x: event.clientX - box.left, y: event.clientY - box.top };
	};
	pane.addEventListener('pointerdown', (event) => onDown(grid, pane, event, at), { signal });
	pane.addEventListener('pointermove', (event) => onHover(grid, pane, at(event)), { signal });
	pane.addEventListener('pointerleave', () => (grid.hoverRow = -1), { signal });
	pane.addEventListener('dblclick', (event) => onDoubleClick(grid, at(event)), { signal });
	pane.addEventListener('contextmenu', (event) => onMenu(grid, event, at(event)), { signal });
	return () => stop.abort();
}

interface Place {
	readonly x: number;
	readonly y: number;
}

type Hit = 'corner' | 'handle' | 'rows' | 'cells' | 'outside';

function hitAt(grid: GridController, { x, y }: Place): Hit {
	const { viewport, layout } = grid;
	const corner = grid.props.readOnly ? null : handleCorner(grid);
	if (corner && Math.abs(x - corner.x) <= HANDLE && Math.abs(y - corner.y) <= HANDLE) return 'handle';
	const inRows = viewport.rowAt(y) < viewport.rows;
	if (x < layout.head) return inRows ? 'rows' : 'outside';
	return inRows && layout.at(x, viewport.x) < layout.count ? 'cells' : 'outside';
}

function onHover(grid: GridController, pane: HTMLElement, place: Place): void {
	const hit = hitAt(grid, place);
	pane.style.cursor =
		hit === 'handle' ? 'crosshair' : hit === 'rows' ? 'e-resize' : hit === 'cells' ? 'cell' : 'default';
	grid.hoverRow = hit === 'rows' || hit === 'cells' ? grid.viewport.rowAt(place.y) : -1;
}

function onDoubleClick(grid: GridController, place: Place): void {
	const hit = hitAt(grid, place);
	if (hit === 'handle') fillToNeighbour(grid);
	else if (hit === 'cells') beginEdit(grid);
}

function onMenu(grid: GridController, event: MouseEvent, place: Place): void {
	if (grid.editor.active) return;
	event.preventDefault();
	const hit = hitAt(grid, place);
	if (hit === 'outside' || hit === 'corner') return;
	const target: GridTarget =
		hit === 'rows'
			? { kind: 'row', row: grid.viewport.rowAt(place.y) }
			: { kind: 'cell', point: grid.pointAt(place.x, place.y) };
	grid.menuAt(target, place.x, place.y);
}

function onDown(
	grid: GridController,
	pane: HTMLElement,
	event: PointerEvent,
	at: (event: MouseEvent) => Place,
): void {
	event.preventDefault();
	grid.editor.host?.focus({ preventScroll: true });
	grid.commitEdit();
	const place = at(event);
	const hit = hitAt(grid, place);
	const ctrl = event.ctrlKey || event.metaKey;
	if (event.button === 2) return selectForMenu(grid, hit, place);
	if (event.button !== 0) return;
	if (hit === 'handle') return dragFill(grid, pane, event, at);
	if (hit === 'rows') return dragRows(grid, pane, event, at, ctrl);
	if (hit === 'cells') dragCells(grid, pane, event, at, ctrl);
}

/** A right click inside the selection keeps it, elsewhere it selects what it is on. */
function selectForMenu(grid: GridController, hit: Hit, place: Place): void {
	const point = grid.pointAt(place.x, place.y);
	const inside = grid.selection.ranges.some((range) =>
		contains(range, point.row, hit === 'rows' ? range.left : point.col),
	);
	if (inside) return;
	if (hit === 'rows') selectSpan(grid, 'rows', point.row, 'new');
	else if (hit === 'cells') grid.select(selectCell(point));
}

type At = (event: MouseEvent) => Place;

function dragCells(
	grid: GridController,
	pane: HTMLElement,
	event: PointerEvent,
	at: At,
	ctrl: boolean,
): void {
	const start = at(event);
	const point = grid.pointAt(start.x, start.y);
	const { selection } = grid;
	if (event.shiftKey) grid.select(extendTo(selection, point));
	else grid.select(ctrl ? addRange(selection, point) : selectCell(point));
	drag(grid, pane, event, at, (place) => {
		const head = grid.pointAt(place.x, place.y);
		const { head: last } = grid.selection;
		if (head.row !== last.row || head.col !== last.col)
			grid.props.selection.set(extendTo(grid.selection, head));
	});
}

function dragRows(grid: GridController, pane: HTMLElement, event: PointerEvent, at: At, ctrl: boolean): void {
	const rowAt = (place: Place) => grid.pointAt(grid.layout.head, place.y).row;
	selectSpan(grid, 'rows', rowAt(at(event)), event.shiftKey ? 'extend' : ctrl ? 'add' : 'new');
	drag(grid, pane, event, at, (place) => {
		const row = rowAt(place);
		if (row !== grid.selection.head.row) selectSpan(grid, 'rows', row, 'extend');
	});
}

function dragFill(grid: GridController, pane: HTMLElement, event: PointerEvent, at: At): void {
	const source = grid.selection.ranges.at(-1);
	if (!source) return;
	let target = source;
	drag(
		grid,
		pane,
		event,
		at,
		(place) => {
			const { row, col } = grid.pointAt(place.x, place.y);
			target = contains(source, row, col) ? source : fillTarget(source, row, col);
			grid.fillRange = target;
		},
		(cancelled, last) => {
			grid.fillRange = null;
			if (!cancelled && target !== source)
				grid.emit(fillFrom(grid.context, source, target, last.ctrlKey || last.metaKey));
		},
	);
}

/** A double click on the handle fills down as far as the column beside it is filled without a gap. */
function fillToNeighbour(grid: GridController): void {
	const source = grid.selection.ranges.at(-1);
	if (!source) return;
	const bottom = filledDownTo(
		sheetOf(grid),
		source.left > 0 ? source.left - 1 : source.right + 1,
		source.bottom,
	);
	if (bottom > source.bottom) grid.emit(fillFrom(grid.context, source, { ...source, bottom }, false));
}

/**
 * Follows a pointer until it is released. Near an edge the sheet scrolls under it. Escape cancels.
 */
function drag(
	grid: GridController,
	pane: HTMLElement,
	down: PointerEvent,
	at: At,
	move: (place: Place) => void,
	end: (cancelled: boolean, event: MouseEvent) => void = () => undefined,
): void {
	const stop = new AbortController();
	const { signal } = stop;
	let last: PointerEvent = down;
	let frame = 0;
	pane.setPointerCapture(down.pointerId);
	const tick = () => {
		const place = at(last);
		const dx = edgeSpeed(place.x, grid.layout.frozenEdge, grid.viewport.width);
		const dy = edgeSpeed(place.y, 0, grid.viewport.height);
		if (dx !== 0 || dy !== 0) {
			grid.scrollBy(dx, dy);
			move(place);
		}
		frame = requestAnimationFrame(tick);
	};
	const finish = (cancelled: boolean) => {
		cancelAnimationFrame(frame);
		stop.abort();
		end(cancelled, last);
	};
	pane.addEventListener(
		'pointermove',
		(event) => {
			last = event;
			move(at(event));
			if (frame === 0) frame = requestAnimationFrame(tick);
		},
		{ signal },
	);
	pane.addEventListener('pointerup', (event) => ((last = event), finish(false)), { signal });
	pane.addEventListener('pointercancel', () => finish(true), { signal });
	window.addEventListener('keydown', (event) => event.key === 'Escape' && finish(true), {
		signal,
		capture: true,
	});
}

/** Pixels a frame to scroll for a pointer near or beyond an edge. */
function edgeSpeed(at: number, start: number, end: number): number {
	const before = start + EDGE - at;
	const after = at - (end - EDGE);
	if (before > 0) return -Math.min(60, 2 + before / 2);
	return after > 0 ? Math.min(60, 2 + after / 2) : 0;
}
