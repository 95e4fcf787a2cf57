import {
	cellAt,
	inputText,
	isTextColumn,
	rowAt,
	viewLength,
	type CellRange,
	type Table,
	type View,
} from '#src/core/table/index.ts';
import { writeHtml, writeTsv, type ClipboardCell } from '#src/io/clipboard/index.ts';
import type { FormatCell, GridColumn } from './types.ts';

/** Above this many cells only the text flavour is written. */
const MAX_HTML_CELLS = 100_000;

export interface CopiedCells {
	readonly text: string;
	/** Empty when there are too many cells. */
	readonly html: string;
	readonly cells: number;
}

/**
 * The cells of a selection for the clipboard: stored values in full, dates as ISO days, texts of computed columns as the
 * cells show them. Null when the ranges do not line up.
 */
export function copyRanges(
	table: Table,
	view: View,
	columns: readonly GridColumn[],
	ranges: readonly CellRange[],
	format: FormatCell,
): CopiedCells | null {
	const pieces = lineUp(ranges);
	if (!pieces) return null;
	const last = viewLength(table, view) - 1;
	const rows = pieces.rows.flatMap(([from, to]) => span(from, Math.min(to, last)));
	const shown = pieces.cols.flatMap(([from, to]) => span(from, to)).flatMap((col) => columns[col] ?? []);
	const grid = rows.map((position) => {
		const row = rowAt(table, view, position);
		return shown.map(({ column, computed }) => {
			const value = cellAt(column, row);
			return computed && typeof value === 'string' ? format(column, value) : inputText(column, value);
		});
	});
	const cells = rows.length * shown.length;
	if (cells > MAX_HTML_CELLS) return { text: writeTsv(grid), html: '', cells };
	const rich = rows.map((position, i) => {
		const row = rowAt(table, view, position);
		return shown.map(({ column }, j): ClipboardCell => {
			const text = grid[i]?.[j] ?? '';
			const value = cellAt(column, row);
			if (typeof value === 'number' && column.type !== 'boolean') return { text, number: value };
			return isTextColumn(column) && text !== '' ? { text, isText: true } : { text };
		});
	});
	return { text: writeTsv(grid), html: writeHtml(rich), cells };
}

type Spans = readonly (readonly [number, number])[];

/** Ranges side by side over the same rows, or below each other over the same columns, as one block. */
function lineUp(ranges: readonly CellRange[]): { rows: Spans; cols: Spans } | null {
	const [first] = ranges;
	if (!first) return null;
	if (ranges.every((r) => r.left === first.left && r.right === first.right)) {
		const sorted = ranges.toSorted((a, b) => a.top - b.top);
		return { rows: sorted.map((r) => [r.top, r.bottom] as const), cols: [[first.left, first.right]] };
	}
	if (ranges.every((r) => r.top === first.top && r.bottom === first.bottom)) {
		const sorted = ranges.toSorted((a, b) => a.left - b.left);
		return { rows: [[first.top, first.bottom]], cols: sorted.map((r) => [r.left, r.right] as const) };
	}
	return null;
}

function span(from: number, to: number): number[] {
	return Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => from + i);
}
