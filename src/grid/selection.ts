import type { CellRange } from '#src/core/table/index.ts';
import type { CellPoint } from './types.ts';

/** Ranges of a selection; the last one is being made, from its anchor to its head. The active cell lies in one of them. */
export interface Selection {
	readonly ranges: readonly CellRange[];
	readonly active: CellPoint;
	readonly anchor: CellPoint;
	readonly head: CellPoint;
}

/** Size of the sheet shown. */
export interface Extent {
	readonly rows: number;
	readonly cols: number;
}

function rangeOf(a: CellPoint, b: CellPoint): CellRange {
	return {
		top: Math.min(a.row, b.row),
		left: Math.min(a.col, b.col),
		bottom: Math.max(a.row, b.row),
		right: Math.max(a.col, b.col),
	};
}

export function contains(range: CellRange, row: number, col: number): boolean {
	return row >= range.top && row <= range.bottom && col >= range.left && col <= range.right;
}

export function isSingle(range: CellRange): boolean {
	return range.top === range.bottom && range.left === range.right;
}

/** Only this cell. */
export function selectCell(point: CellPoint): Selection {
	return { ranges: [rangeOf(point, point)], active: point, anchor: point, head: point };
}

/** One range; the active cell is its first corner. */
export function selectRange(from: CellPoint, to: CellPoint): Selection {
	return { ranges: [rangeOf(from, to)], active: from, anchor: from, head: to };
}

/** The last range stretched from its anchor to another cell; the active cell stays. */
export function extendTo(selection: Selection, head: CellPoint): Selection {
	return { ...selection, ranges: selection.ranges.with(-1, rangeOf(selection.anchor, head)), head };
}

/** One more range, which becomes the one that grows. */
export function addRange(selection: Selection, from: CellPoint, to: CellPoint = from): Selection {
	return { ranges: [...selection.ranges, rangeOf(from, to)], active: from, anchor: from, head: to };
}

export function clampPoint(point: CellPoint, extent: Extent): CellPoint {
	return {
		row: Math.max(0, Math.min(extent.rows - 1, point.row)),
		col: Math.max(0, Math.min(extent.cols - 1, point.col)),
	};
}

/** The selection inside a sheet that may have shrunk. */
export function clampSelection(selection: Selection, extent: Extent): Selection {
	const fits = selection.ranges.every(
		(r) => r.bottom < Math.max(1, extent.rows) && r.right < Math.max(1, extent.cols),
	);
	if (fits) return selection;
	return {
		ranges: selection.ranges.map((r) =>
			rangeOf(
				clampPoint({ row: r.top, col: r.left }, extent),
				clampPoint({ row: r.bottom, col: r.right }, extent),
			),
		),
		active: clampPoint(selection.active, extent),
		anchor: clampPoint(selection.anchor, extent),
		head: clampPoint(selection.head, extent),
	};
}

/** The active cell moved by one inside a selection of several cells, round through all ranges; `across` goes along rows. */
export function cycleActive(selection: Selection, across: boolean, backwards: boolean): Selection {
	const { ranges, active } = selection;
	const index = Math.max(
		0,
		ranges.findIndex((range) => contains(range, active.row, active.col)),
	);
	const range = ranges[index];
	if (!range) return selection;
	const length = across ? range.right - range.left + 1 : range.bottom - range.top + 1;
	const total = (range.right - range.left + 1) * (range.bottom - range.top + 1);
	const major = across ? active.row - range.top : active.col - range.left;
	const minor = across ? active.col - range.left : active.row - range.top;
	const next = major * length + minor + (backwards ? -1 : 1);
	if (next >= 0 && next < total) return { ...selection, active: cellOf(range, next, across) };
	const other = ranges.at((index + (backwards ? -1 : 1)) % ranges.length) ?? range;
	const last = (other.right - other.left + 1) * (other.bottom - other.top + 1) - 1;
	return { ...selection, active: cellOf(other, backwards ? last : 0, across) };
}

function cellOf(range: CellRange, order: number, across: boolean): CellPoint {
	const length = across ? range.right - range.left + 1 : range.bottom - range.top + 1;
	const major = Math.floor(order / length);
	const minor = order % length;
	return across
		? { row: range.top + major, col: range.left + minor }
		: { row: range.top + minor, col: range.left + major };
}

/** Number of cells in all ranges; cells in two ranges count twice. */
export function cellCount(selection: Selection): number {
	return selection.ranges.reduce((sum, r) => sum + (r.bottom - r.top + 1) * (r.right - r.left + 1), 0);
}

/** Whether a column (or a row) is selected from end to end. */
export function isWholeColumn(selection: Selection, col: number, extent: Extent): boolean {
	return selection.ranges.some(
		(r) => col >= r.left && col <= r.right && r.top === 0 && r.bottom >= extent.rows - 1,
	);
}

export function isWholeRow(selection: Selection, row: number, extent: Extent): boolean {
	return selection.ranges.some(
		(r) => row >= r.top && row <= r.bottom && r.left === 0 && r.right >= extent.cols - 1,
	);
}

/** How a column takes part in a selection: from end to end, with some cells, or not. */
export function columnMark(selection: Selection, col: number, extent: Extent): 'whole' | 'part' | null {
	if (isWholeColumn(selection, col, extent)) return 'whole';
	return selection.ranges.some((range) => col >= range.left && col <= range.right) ? 'part' : null;
}
