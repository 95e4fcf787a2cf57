import { cellAt, inputText, isoDate, rowAt, rowSpans } from '#src/core/table/index.ts';
import { MAX_WIDTH, MIN_WIDTH } from './column-layout.ts';
import type { GridController } from './controller.svelte.ts';
import { clearRanges, fillAlong, typeInto } from './edits.ts';
import type { GridCommand } from './keymap.ts';
import { edgeFrom, type Direction, type Sheet } from './navigate.ts';
import {
	addRange,
	cellCount,
	clampPoint,
	cycleActive,
	extendTo,
	isWholeColumn,
	isWholeRow,
	selectCell,
	selectRange,
	type Selection,
} from './selection.ts';
import { deleteRowsAt, insertRowsAt } from './structure-edits.ts';
import type { CellPoint } from './types.ts';

/** Does what a key stands for. */
export function runCommand(grid: GridController, command: GridCommand): void {
	switch (command.kind) {
		case 'move':
			return move(grid, command.direction, command.extend, command.edge);
		case 'page':
			return page(grid, command.direction, command.extend);
		case 'home':
		case 'end':
			return goToEnd(grid, command.kind, command.extend, command.whole);
		case 'cycle':
			return step(grid, command.across, command.backwards);
		case 'sort':
		case 'widen':
		case 'moveColumn':
			return columnCommand(grid, command);
		case 'undo':
		case 'redo':
		case 'find':
		case 'findNext':
		case 'findPrevious':
		case 'goTo':
		case 'reapply':
			return grid.intend({ kind: command.kind });
		case 'filter':
			return withColumn(grid, (column) => grid.intend({ kind: 'filter', column }));
		case 'insertRows':
		case 'deleteRows':
			return rowCommand(grid, command.kind);
		case 'menu':
			return openMenu(grid);
		case 'selectAll':
		case 'selectRow':
		case 'selectColumn':
		case 'collapse':
		case 'showActive':
			return selectCommand(grid, command.kind);
		default:
			return editCommand(grid, command.kind);
	}
}

/** What Ctrl+arrow walks over. */
export function sheetOf(grid: GridController): Sheet {
	const { table, view, columns } = grid.props;
	return { table, view, columns: columns.map(({ column }) => column) };
}

const STEPS: Readonly<Record<Direction, CellPoint>> = {
	up: { row: -1, col: 0 },
	down: { row: 1, col: 0 },
	left: { row: 0, col: -1 },
	right: { row: 0, col: 1 },
};

function move(grid: GridController, direction: Direction, extend: boolean, edge: boolean): void {
	const { selection } = grid;
	const from = extend ? selection.head : selection.active;
	const by = STEPS[direction];
	const to = edge
		? edgeFrom(sheetOf(grid), from, direction)
		: { row: from.row + by.row, col: from.col + by.col };
	land(grid, selection, to, extend);
}

function land(grid: GridController, selection: Selection, to: CellPoint, extend: boolean): void {
	const { rows, cols } = grid.extent;
	if (rows === 0 || cols === 0) return;
	const point = clampPoint(to, grid.extent);
	grid.select(extend ? extendTo(selection, point) : selectCell(point));
}

function page(grid: GridController, direction: Direction, extend: boolean): void {
	const { selection, viewport } = grid;
	const from = extend ? selection.head : selection.active;
	const across = direction === 'left' || direction === 'right';
	const sign = direction === 'up' || direction === 'left' ? -1 : 1;
	if (!across) {
		const rows = sign * Math.max(1, viewport.pageRows - 1);
		grid.scrollBy(0, rows * viewport.rowHeight);
		return land(grid, selection, { row: from.row + rows, col: from.col }, extend);
	}
	const room = Math.max(100, viewport.width - grid.layout.frozenEdge);
	const target = (grid.layout.edges[from.col] ?? 0) + sign * room;
	let col = from.col;
	while (
		col + sign >= 0 &&
		col + sign < grid.extent.cols &&
		sign * ((grid.layout.edges[col] ?? 0) - target) < 0
	)
		col += sign;
	land(grid, selection, { row: from.row, col }, extend);
}

function goToEnd(grid: GridController, kind: 'home' | 'end', extend: boolean, whole: boolean): void {
	const { selection, extent } = grid;
	const from = extend ? selection.head : selection.active;
	const row = !whole ? from.row : kind === 'home' ? 0 : extent.rows - 1;
	land(grid, selection, { row, col: kind === 'home' ? 0 : extent.cols - 1 }, extend);
}

/** Enter and Tab: on inside a selection, else to the next cell; Enter after Tabs returns below the first one. */
export function step(grid: GridController, across: boolean, backwards: boolean): void {
	const { selection } = grid;
	if (cellCount(selection) > 1) {
		const next = cycleActive(selection, across, backwards);
		return grid.select(next, next.active);
	}
	const { active } = selection;
	const by = backwards ? -1 : 1;
	if (across) {
		const { cols } = grid.extent;
		grid.tabOrigin ??= active.col;
		const origin = grid.tabOrigin;
		const wraps = active.col + by >= cols || active.col + by < 0;
		land(
			grid,
			selection,
			wraps
				? { row: active.row + by, col: backwards ? cols - 1 : 0 }
				: { row: active.row, col: active.col + by },
			false,
		);
		grid.tabOrigin = origin;
		return;
	}
	land(grid, selection, { row: active.row + by, col: grid.tabOrigin ?? active.col }, false);
}

function selectCommand(
	grid: GridController,
	kind: 'selectAll' | 'selectRow' | 'selectColumn' | 'collapse' | 'showActive',
): void {
	const { selection, extent } = grid;
	const { active } = selection;
	const last = { row: extent.rows - 1, col: extent.cols - 1 };
	if (last.row < 0 || last.col < 0) return;
	if (kind === 'showActive') return grid.reveal(active);
	if (kind === 'collapse') {
		grid.cut = null;
		return grid.select(selectCell(active));
	}
	const range = selection.ranges.at(-1) ?? { top: 0, left: 0, bottom: 0, right: 0 };
	const rows = kind === 'selectRow' ? [range.top, range.bottom] : [0, last.row];
	const cols = kind === 'selectColumn' ? [range.left, range.right] : [0, last.col];
	const selected = selectRange(
		{ row: rows[0] ?? 0, col: cols[0] ?? 0 },
		{ row: rows[1] ?? 0, col: cols[1] ?? 0 },
	);
	grid.select({ ...selected, active }, active);
}

type EditKind = 'edit' | 'clear' | 'clearAndEdit' | 'fillDown' | 'fillRight' | 'insertDate' | 'copyAbove';

function editCommand(grid: GridController, kind: EditKind): void {
	const { active, ranges } = grid.selection;
	const { context } = grid;
	switch (kind) {
		case 'edit':
			return beginEdit(grid);
		case 'clearAndEdit':
			if (!grid.mayEdit(active)) return;
			grid.reveal(active);
			grid.editor.beginTyping(active, grid.editText(active));
			return grid.invalidate();
		case 'clear':
			return void grid.emit(clearRanges(context, ranges));
		case 'fillDown':
		case 'fillRight':
			return void grid.emit(fillAlong(context, ranges, kind === 'fillDown' ? 'down' : 'right'));
		case 'insertDate': {
			const { today } = grid.props;
			if (today !== null && today !== undefined) grid.emit(typeInto(context, active, isoDate(today)));
			return;
		}
		case 'copyAbove': {
			const column = context.columns[active.col]?.column;
			if (!column || active.row === 0) return;
			const above = cellAt(column, rowAt(context.table, context.view, active.row - 1));
			return void grid.emit(typeInto(context, active, inputText(column, above)));
		}
	}
}

/** Opens the active cell with its text (F2, double click). */
export function beginEdit(grid: GridController): void {
	const { active } = grid.selection;
	if (!grid.mayEdit(active)) return;
	grid.reveal(active);
	grid.editor.beginEditing(active, grid.editText(active));
	grid.invalidate();
}

/** Puts as many empty rows before the selection as it has rows, or takes the selected rows out. */
export function rowCommand(grid: GridController, kind: 'insertRows' | 'deleteRows'): void {
	const { ranges } = grid.selection;
	const spans = rowSpans(
		ranges.map((range) => ({ ...range, left: 0, right: 0 })),
		0,
		grid.extent.rows,
	);
	if (kind === 'deleteRows') return void grid.emit(deleteRowsAt(grid.context, spans));
	const [first] = spans;
	const count = spans.reduce((sum, [from, to]) => sum + to - from, 0);
	grid.emit(
		insertRowsAt(grid.context, first ? first[0] : grid.extent.rows, Math.max(1, Math.min(count, 10_000))),
	);
}

function withColumn(grid: GridController, act: (columnId: string, col: number) => void): void {
	const { col } = grid.selection.active;
	const column = grid.props.columns[col];
	if (column) act(column.column.id, col);
}

type ColumnCommand = Extract<GridCommand, { kind: 'sort' | 'widen' | 'moveColumn' }>;

function columnCommand(grid: GridController, command: ColumnCommand): void {
	withColumn(grid, (column, col) => {
		if (command.kind === 'sort')
			return grid.intend({ kind: 'sort', column, descending: command.descending, add: false });
		if (command.kind === 'widen') {
			const width = grid.layout.width(col) + command.by;
			return grid.intend({ kind: 'resize', column, width: Math.max(MIN_WIDTH, Math.min(MAX_WIDTH, width)) });
		}
		const to = col + command.by;
		if (to < 0 || to >= grid.extent.cols) return;
		grid.intend({ kind: 'reorder', column, to });
		const { row } = grid.selection.active;
		grid.select(selectCell({ row, col: to }));
	});
}

function openMenu(grid: GridController): void {
	const { selection, extent, viewport } = grid;
	const { row, col } = selection.active;
	const box = grid.cellRect(selection.active);
	const y = Math.max(0, Math.min(viewport.height - 8, box.y + box.height));
	if (isWholeColumn(selection, col, extent) && extent.rows > 1)
		return grid.menuAt({ kind: 'column', col }, box.x + 8, 0);
	if (isWholeRow(selection, row, extent) && extent.cols > 1) return grid.menuAt({ kind: 'row', row }, 24, y);
	grid.menuAt({ kind: 'cell', point: selection.active }, box.x + 16, y);
}

/** Selects whole rows or columns between two places; `add` keeps what is selected, `extend` stretches the last range. */
export function selectSpan(
	grid: GridController,
	axis: 'rows' | 'cols',
	at: number,
	mode: 'new' | 'add' | 'extend',
): void {
	const { rows, cols } = grid.extent;
	if (rows === 0 || cols === 0) return;
	const { selection, viewport, layout } = grid;
	const byRow = axis === 'rows';
	const start = mode === 'extend' ? (byRow ? selection.anchor.row : selection.anchor.col) : at;
	const from = byRow ? { row: start, col: 0 } : { row: 0, col: start };
	const to = byRow ? { row: at, col: cols - 1 } : { row: rows - 1, col: at };
	const next = mode === 'add' ? addRange(selection, from, to) : selectRange(from, to);
	const kept =
		mode === 'extend' ? { ...next, ranges: [...selection.ranges.slice(0, -1), ...next.ranges] } : next;
	const firstRow = Math.min(rows - 1, Math.ceil(viewport.y / viewport.rowHeight));
	const firstCol = Math.min(
		cols - 1,
		layout.frozen > 0 ? 0 : layout.visible(viewport.x, viewport.width).first,
	);
	grid.select(kept, byRow ? { row: at, col: firstCol } : { row: firstRow, col: at });
}
