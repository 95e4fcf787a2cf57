import type { CellRange } from '#src/core/table/index.ts';
import { isSingle } from './selection.ts';
import { boxOf, inRegion, type Region, type Scene } from './scene.ts';
import type { TextFitter } from './text-fit.ts';

type Snap = (value: number) => number;

/** Side of the square that fills when dragged. */
export const HANDLE = 7;

/** Frames of ranges, of the active cell, of a fill and of cut cells, and the fill handle. */
export function paintSelectionEdges(
	context: CanvasRenderingContext2D,
	scene: Scene,
	region: Region,
	snap: Snap,
): void {
	const { selection, theme } = scene;
	const several = selection.ranges.length > 1;
	for (const range of selection.ranges) {
		if (inRegion(range, region) && !(several && isSingle(range)))
			frame(context, scene, range, snap, 2, theme.selectionLine);
	}
	const { row, col } = selection.active;
	const active = { top: row, bottom: row, left: col, right: col };
	if (inRegion(active, region)) frame(context, scene, active, snap, 2, theme.selectionLine);
	const { fillRange, cutRange } = scene;
	if (fillRange && inRegion(fillRange, region)) dashed(context, scene, fillRange, snap, theme.accent);
	if (cutRange && inRegion(cutRange, region)) dashed(context, scene, cutRange, snap, theme.selectionLine);
	const last = selection.ranges.at(-1)?.right ?? 0;
	if (!several && !scene.editing && !scene.readOnly && last < region.end) handle(context, scene, snap);
}

/** The frame of a range drawn inwards, as far as it can be seen. */
function frame(
	context: CanvasRenderingContext2D,
	scene: Scene,
	range: CellRange,
	snap: Snap,
	weight: number,
	colour: string,
): void {
	const box = boxOf(scene, range);
	if (box.width <= 0 || box.height <= 0) return;
	const left = snap(box.x) - 1;
	const top = snap(box.y) - 1;
	const right = snap(box.x + box.width);
	const bottom = snap(box.y + box.height);
	context.fillStyle = colour;
	context.fillRect(left, top, right - left, weight);
	context.fillRect(left, bottom - weight, right - left, weight);
	context.fillRect(left, top, weight, bottom - top);
	context.fillRect(right - weight, top, weight, bottom - top);
}

const DASH = [4, 3];
const DASH_LENGTH = 7;

/** A dashed frame. Its sides start from its own corner, wherever the bands are cut, so that their dashes meet. */
function dashed(
	context: CanvasRenderingContext2D,
	scene: Scene,
	range: CellRange,
	snap: Snap,
	colour: string,
): void {
	const box = boxOf(scene, range);
	if (box.width <= 0 || box.height <= 0) return;
	const { visibleRows, rowHeight } = scene.viewport;
	const above = Math.max(0, visibleRows.first - 2 - range.top) * rowHeight;
	const [left, top] = [snap(box.x) + 0.5, snap(box.y) + 0.5];
	const [right, bottom] = [left + box.width - 2, top + box.height - 2];
	context.strokeStyle = colour;
	context.lineWidth = 1.5;
	context.setLineDash(DASH);
	strokeLines(context, [left, top, right, top], [left, bottom, right, bottom]);
	context.lineDashOffset = above % DASH_LENGTH;
	strokeLines(context, [left, top, left, bottom], [right, top, right, bottom]);
	context.lineDashOffset = 0;
	context.setLineDash([]);
}

type Line = readonly [fromX: number, fromY: number, toX: number, toY: number];

function strokeLines(context: CanvasRenderingContext2D, ...lines: readonly Line[]): void {
	context.beginPath();
	for (const [fromX, fromY, toX, toY] of lines) {
		context.moveTo(fromX, fromY);
		context.lineTo(toX, toY);
	}
	context.stroke();
}

function handle(context: CanvasRenderingContext2D, scene: Scene, snap: Snap): void {
	const corner = handleCorner(scene);
	if (!corner) return;
	const x = snap(corner.x) - 4;
	const y = snap(corner.y) - 4;
	context.fillStyle = scene.theme.surface;
	context.fillRect(x - 1, y - 1, HANDLE + 2, HANDLE + 2);
	context.fillStyle = scene.theme.selectionLine;
	context.fillRect(x, y, HANDLE, HANDLE);
}

/** Bottom right corner of the last range, where the handle is; null with several ranges. */
export function handleCorner(
	scene: Pick<Scene, 'layout' | 'viewport' | 'selection'>,
): { x: number; y: number } | null {
	const { selection, layout, viewport } = scene;
	const range = selection.ranges.at(-1);
	if (!range || selection.ranges.length > 1) return null;
	return {
		x: layout.left(range.right, viewport.x) + layout.width(range.right),
		y: viewport.rowTop(range.bottom + 1),
	};
}

/** Row numbers, tinted where the row is part of the selection, strong where it is selected. */
export function paintRowHeads(
	context: CanvasRenderingContext2D,
	scene: Scene,
	fitter: TextFitter,
	snap: Snap,
): void {
	const { layout, viewport, theme, selection } = scene;
	const { first, end } = viewport.visibleRows;
	const width = layout.head;
	context.fillStyle = theme.head;
	context.fillRect(0, 0, width, Math.min(viewport.height, viewport.rowTop(end)));
	for (let position = first; position < end; position++) {
		const top = snap(viewport.rowTop(position));
		const marked = selection.ranges.some((range) => position >= range.top && position <= range.bottom);
		if (marked) {
			context.fillStyle = theme.selection;
			context.fillRect(0, top, width, viewport.rowHeight);
		}
		const label = String(position + 1);
		context.font = marked ? theme.smallStrong : theme.small;
		context.fillStyle = marked ? theme.accent : theme.text3;
		context.fillText(label, width - 8 - fitter.width(label), top + viewport.rowHeight / 2 + 0.5);
	}
	context.fillStyle = theme.line;
	for (let position = first; position < end; position++) {
		context.fillRect(0, snap(viewport.rowTop(position) + viewport.rowHeight) - 1, width, 1);
	}
	context.fillRect(width - 1, 0, 1, Math.min(viewport.height, viewport.rowTop(end)));
}
