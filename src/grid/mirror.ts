import { contains, type Selection } from './selection.ts';
import { rowOf, type Scene } from './scene.ts';
import type { CellPoint } from './types.ts';

/** A cell as assistive technology (and a test) meets it: the text painted on the canvas, as an element in the same place. */
export interface MirrorCell {
	readonly id: string;
	readonly col: number;
	readonly text: string;
	readonly selected: boolean;
	readonly readOnly: boolean;
	readonly unread: boolean;
	readonly x: number;
	readonly width: number;
}

export interface MirrorRow {
	readonly position: number;
	readonly y: number;
	readonly cells: readonly MirrorCell[];
}

export function cellId(grid: string, point: CellPoint): string {
	return `${grid}-r${point.row}-c${point.col}`;
}

/** The rows and cells in view, and the active cell's row when that lies outside. */
export function mirrorOf(scene: Scene, grid: string): MirrorRow[] {
	const { viewport, layout, selection } = scene;
	const { first, end } = viewport.visibleRows;
	const scrolling = layout.visible(viewport.x, viewport.width);
	const cols = new Set<number>();
	for (let col = 0; col < layout.frozen; col++) cols.add(col);
	for (let col = scrolling.first; col < scrolling.end; col++) cols.add(col);
	if (selection.active.col < layout.count) cols.add(selection.active.col);
	const shown = [...cols].sort((a, b) => a - b);
	const positions: number[] = [];
	for (let position = first; position < end; position++) positions.push(position);
	const { row } = selection.active;
	if (row < first && row < viewport.rows) positions.unshift(row);
	else if (row >= end && row < viewport.rows) positions.push(row);
	return positions.map((position) => ({
		position,
		y: viewport.rowTop(position),
		cells: shown.flatMap((col) => mirrorCell(scene, grid, position, col, selection)),
	}));
}

function mirrorCell(
	scene: Scene,
	grid: string,
	position: number,
	col: number,
	selection: Selection,
): MirrorCell[] {
	const column = scene.columns[col];
	if (!column) return [];
	const { text, unread } = scene.texts.at(column, rowOf(scene, position));
	return [
		{
			id: cellId(grid, { row: position, col }),
			col,
			text,
			unread,
			selected: selection.ranges.some((range) => contains(range, position, col)),
			readOnly: scene.readOnly || column.readOnly || column.computed,
			x: scene.layout.left(col, scene.viewport.x),
			width: scene.layout.width(col),
		},
	];
}
