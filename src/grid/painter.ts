import { contains } from './selection.ts';
import { paintCell, type Box, type Brush } from './paint-cell.ts';
import { paintRowHeads, paintSelectionEdges } from './paint-selection.ts';
import { boxOf, inRegion, rowOf, type Region, type Scene } from './scene.ts';
import { TextFitter } from './text-fit.ts';
import type { GridTheme } from './theme.ts';

/** Paints scenes onto canvases: all that is seen through the scene's opening, each time. */
export class Painter {
	#theme: GridTheme | null = null;
	#fitter = newFitter('12px sans-serif');
	#small = newFitter('11px sans-serif');
	#unevenDigits = false;

	/** Forgets measured widths: the fonts may have changed. */
	forget(): void {
		this.#theme = null;
	}

	/** Width that a text of the sheet takes. */
	textWidth(text: string): number {
		return this.#fitter.width(text);
	}

	/** Paints a scene whole; `ratio` is the device's pixels per CSS pixel. */
	paint(context: CanvasRenderingContext2D, scene: Scene, ratio: number): void {
		this.#useTheme(scene.theme);
		const snap = (value: number) => Math.round(value * ratio) / ratio;
		const brush = { context, fitter: this.#fitter, unevenDigits: this.#unevenDigits, snap };
		const { viewport, layout } = scene;
		context.setTransform(ratio, 0, 0, ratio, 0, 0);
		context.textBaseline = 'middle';
		context.fillStyle = scene.theme.surface;
		context.fillRect(0, 0, viewport.width, viewport.height);
		const scrolling = layout.visible(viewport.x, viewport.width);
		paintRegion(brush, scene, { ...scrolling, left: layout.frozenEdge, right: viewport.width });
		if (layout.frozen > 0)
			paintRegion(brush, scene, {
				first: 0,
				end: layout.frozen,
				left: layout.head,
				right: layout.frozenEdge,
			});
		paintRowHeads(context, scene, this.#small, snap);
		paintFrozenEdge(brush, scene);
	}

	#useTheme(theme: GridTheme): void {
		if (theme === this.#theme) return;
		this.#theme = theme;
		this.#fitter = newFitter(theme.font);
		this.#small = newFitter(theme.small);
		const widths = Array.from('0123456789', (digit) => this.#fitter.width(digit));
		this.#unevenDigits = Math.max(...widths) - Math.min(...widths) > 0.01;
	}
}

/** Measures on a canvas of its own, so that painting never finds its font changed. */
function newFitter(font: string): TextFitter {
	const context = document.createElement('canvas').getContext('2d');
	if (context) context.font = font;
	return new TextFitter((text) => context?.measureText(text).width ?? 0);
}

function paintRegion(brush: Brush, scene: Scene, region: Region): void {
	if (region.right <= region.left || region.end <= region.first) return;
	const { context, snap } = brush;
	context.save();
	context.beginPath();
	context.rect(region.left, 0, region.right - region.left, scene.viewport.height);
	context.clip();
	paintGrounds(brush, scene, region);
	context.font = scene.theme.font;
	for (let col = region.first; col < region.end; col++) paintColumn(brush, scene, col);
	paintLines(brush, scene, region);
	paintSelectionEdges(context, scene, region, snap);
	context.restore();
}

/** Grounds below the text: the row under the pointer, the selection, the active cell. */
function paintGrounds({ context }: Brush, scene: Scene, region: Region): void {
	const { selection, theme, viewport, layout, hoverRow } = scene;
	const { first, end } = viewport.visibleRows;
	if (hoverRow >= first && hoverRow < end) {
		context.fillStyle = theme.hover;
		context.fillRect(region.left, viewport.rowTop(hoverRow), region.right - region.left, viewport.rowHeight);
	}
	context.fillStyle = theme.selection;
	for (const range of selection.ranges) {
		if (!inRegion(range, region)) continue;
		const box = boxOf(scene, range);
		if (box.width > 0 && box.height > 0) context.fillRect(box.x, box.y, box.width, box.height);
	}
	const { row, col } = selection.active;
	if (row < first || row >= end || !inRegion({ left: col, right: col }, region)) return;
	context.fillStyle = theme.surface;
	context.fillRect(layout.left(col, viewport.x), viewport.rowTop(row), layout.width(col), viewport.rowHeight);
}

function paintColumn(brush: Brush, scene: Scene, col: number): void {
	const column = scene.columns[col];
	if (!column) return;
	const { viewport, layout, selection, finder } = scene;
	const { first, end } = viewport.visibleRows;
	const x = layout.left(col, viewport.x);
	const width = layout.width(col);
	const bars = column.dataBar !== undefined;
	for (let position = first; position < end; position++) {
		const row = rowOf(scene, position);
		const box = { x, y: brush.snap(viewport.rowTop(position)), width, height: viewport.rowHeight };
		if (finder?.matches(position, col)) paintFound(brush, scene, box);
		const marked = bars && selection.ranges.some((range) => contains(range, position, col));
		const cell = scene.texts.at(column, row);
		paintCell(brush, scene, column, cell, box, marked);
	}
}

function paintFound({ context }: Brush, { theme }: Scene, box: Box): void {
	context.fillStyle = theme.found;
	context.fillRect(box.x + 1, box.y + 1, box.width - 2, box.height - 3);
	context.fillStyle = theme.foundLine;
	context.fillRect(box.x + 1, box.y + box.height - 3, box.width - 2, 2);
}

function paintLines({ context, snap }: Brush, scene: Scene, region: Region): void {
	const { viewport, layout, theme } = scene;
	const { first, end } = viewport.visibleRows;
	const right = Math.min(
		region.right,
		layout.left(layout.count - 1, viewport.x) + layout.width(layout.count - 1),
	);
	const bottom = Math.min(viewport.height, viewport.rowTop(end));
	context.fillStyle = theme.line;
	context.beginPath();
	for (let position = first; position < end; position++) {
		context.rect(
			region.left,
			snap(viewport.rowTop(position) + viewport.rowHeight) - 1,
			right - region.left,
			1,
		);
	}
	for (let col = region.first; col < region.end; col++) {
		context.rect(snap(layout.left(col, viewport.x) + layout.width(col)) - 1, 0, 1, bottom);
	}
	context.fill();
}

function paintFrozenEdge({ context, snap }: Brush, { layout, viewport, theme }: Scene): void {
	if (layout.frozen === 0) return;
	context.fillStyle = theme.edge;
	context.fillRect(
		snap(layout.frozenEdge) - 1,
		0,
		1,
		Math.min(viewport.height, viewport.rowTop(viewport.rows)),
	);
}
