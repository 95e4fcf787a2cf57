import { contains } from './selection.ts';
import { paintCell, type Box, type Brush } from './paint-cell.ts';
import { paintRowHeads, paintSelectionEdges } from './paint-selection.ts';
import { boxOf, inRegion, rowOf, type Region, type Scene } from './scene.ts';
import { TextFitter } from './text-fit.ts';
import type { GridTheme } from './theme.ts';

/** Paints scenes onto a canvas. The canvas is cleared and painted whole each time: it is never copied onto itself. */
export class Painter {
	readonly #canvas: HTMLCanvasElement;
	readonly #context: CanvasRenderingContext2D;
	#ratio = 1;
	#theme: GridTheme | null = null;
	#brush: Brush;
	#small: TextFitter;

	constructor(canvas: HTMLCanvasElement) {
		const context = canvas.getContext('2d', { alpha: false });
		if (!context) throw new Error('The browser gives no 2D canvas');
		this.#canvas = canvas;
		this.#context = context;
		this.#brush = this.#newBrush('12px sans-serif');
		this.#small = this.#newFitter('11px sans-serif');
	}

	/** Sizes the canvas in CSS pixels; `ratio` is the device's pixels per CSS pixel. */
	resize(width: number, height: number, ratio: number): void {
		this.#ratio = ratio;
		const pixelWidth = Math.max(1, Math.round(width * ratio));
		const pixelHeight = Math.max(1, Math.round(height * ratio));
		if (this.#canvas.width !== pixelWidth) this.#canvas.width = pixelWidth;
		if (this.#canvas.height !== pixelHeight) this.#canvas.height = pixelHeight;
	}

	/** Forgets measured widths: the fonts may have changed. */
	forget(): void {
		this.#theme = null;
	}

	/** Width that a text of the sheet takes. */
	textWidth(text: string): number {
		return this.#brush.fitter.width(text);
	}

	paint(scene: Scene): void {
		const { viewport, layout, theme } = scene;
		this.#useTheme(theme);
		const context = this.#context;
		context.setTransform(this.#ratio, 0, 0, this.#ratio, 0, 0);
		context.textBaseline = 'middle';
		context.fillStyle = theme.surface;
		context.fillRect(0, 0, viewport.width, viewport.height);
		const scrolling = layout.visible(viewport.x, viewport.width);
		this.#paintRegion(scene, { ...scrolling, left: layout.frozenEdge, right: viewport.width });
		if (layout.frozen > 0) {
			this.#paintRegion(scene, { first: 0, end: layout.frozen, left: layout.head, right: layout.frozenEdge });
		}
		paintRowHeads(context, scene, this.#small, this.#brush.snap);
		this.#paintFrozenEdge(scene);
	}

	#paintRegion(scene: Scene, region: Region): void {
		if (region.right <= region.left || region.end <= region.first) return;
		const context = this.#context;
		context.save();
		context.beginPath();
		context.rect(region.left, 0, region.right - region.left, scene.viewport.height);
		context.clip();
		this.#paintGrounds(scene, region);
		context.font = scene.theme.font;
		for (let col = region.first; col < region.end; col++) this.#paintColumn(scene, col);
		this.#paintLines(scene, region);
		paintSelectionEdges(context, scene, region, this.#brush.snap);
		context.restore();
	}

	/** Grounds below the text: the row under the pointer, the selection, the active cell. */
	#paintGrounds(scene: Scene, region: Region): void {
		const { selection, theme, viewport, layout, hoverRow } = scene;
		const context = this.#context;
		const { first, end } = viewport.visibleRows;
		if (hoverRow >= first && hoverRow < end) {
			context.fillStyle = theme.hover;
			context.fillRect(
				region.left,
				viewport.rowTop(hoverRow),
				region.right - region.left,
				viewport.rowHeight,
			);
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
		context.fillRect(
			layout.left(col, viewport.x),
			viewport.rowTop(row),
			layout.width(col),
			viewport.rowHeight,
		);
	}

	#paintColumn(scene: Scene, col: number): void {
		const column = scene.columns[col];
		if (!column) return;
		const { viewport, layout, selection, found, edited } = scene;
		const { first, end } = viewport.visibleRows;
		const x = layout.left(col, viewport.x);
		const width = layout.width(col);
		const bars = column.dataBar !== undefined;
		for (let position = first; position < end; position++) {
			const row = rowOf(scene, position);
			const box = { x, y: this.#brush.snap(viewport.rowTop(position)), width, height: viewport.rowHeight };
			if (found?.(position, col)) this.#paintFound(scene, box);
			const marked = bars && selection.ranges.some((range) => contains(range, position, col));
			const cell = scene.texts.at(column, row);
			paintCell(this.#brush, scene, column, cell, box, marked);
			if (edited?.(column.column.id, row)) this.#paintEdited(scene, box);
		}
	}

	#paintFound({ theme }: Scene, box: Box): void {
		const context = this.#context;
		context.fillStyle = theme.found;
		context.fillRect(box.x + 1, box.y + 1, box.width - 2, box.height - 3);
		context.fillStyle = theme.foundLine;
		context.fillRect(box.x + 1, box.y + box.height - 3, box.width - 2, 2);
	}

	#paintEdited({ theme }: Scene, box: Box): void {
		const context = this.#context;
		const right = box.x + box.width - 1;
		context.fillStyle = theme.accent;
		context.beginPath();
		context.moveTo(right - 4, box.y);
		context.lineTo(right, box.y);
		context.lineTo(right, box.y + 4);
		context.fill();
	}

	#paintLines(scene: Scene, region: Region): void {
		const { viewport, layout, theme } = scene;
		const context = this.#context;
		const { snap } = this.#brush;
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

	#paintFrozenEdge({ layout, viewport, theme }: Scene): void {
		if (layout.frozen === 0) return;
		this.#context.fillStyle = theme.edge;
		this.#context.fillRect(
			this.#brush.snap(layout.frozenEdge) - 1,
			0,
			1,
			Math.min(viewport.height, viewport.rowTop(viewport.rows)),
		);
	}

	#useTheme(theme: GridTheme): void {
		if (theme === this.#theme) return;
		this.#theme = theme;
		this.#brush = this.#newBrush(theme.font);
		this.#small = this.#newFitter(theme.small);
	}

	#newFitter(font: string): TextFitter {
		const context = this.#context;
		return new TextFitter((text) => {
			if (context.font !== font) context.font = font;
			return context.measureText(text).width;
		});
	}

	#newBrush(font: string): Brush {
		const fitter = this.#newFitter(font);
		const widths = Array.from('0123456789', (digit) => fitter.width(digit));
		const unevenDigits = Math.max(...widths) - Math.min(...widths) > 0.01;
		const snap = (value: number) => Math.round(value * this.#ratio) / this.#ratio;
		return { context: this.#context, fitter, unevenDigits, snap };
	}
}
