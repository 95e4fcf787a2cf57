import { rasterise } from './matrix-raster.ts';
import type { Box, MatrixPoints } from './matrix-places.layout.ts';

/** The largest circles are drawn one by one whenever something changes; the others are an image whose colours change. */
const DRAWN = 1_200;

export interface CanvasSize {
	readonly width: number;
	readonly height: number;
	/** Where the plot begins. */
	readonly left: number;
	readonly top: number;
	readonly plotWidth: number;
	readonly plotHeight: number;
}

/** What changes while a cut is moved. */
export interface MatrixLook {
	/** Boxes of the cells in the plot. */
	readonly boxes: readonly Box[];
	/** Their colours. */
	readonly colours: readonly string[];
	readonly neutral: string;
	readonly surface: string;
	readonly warn: string;
	readonly text: string;
	/** Cell of a customer; −1 = in the tray. */
	readonly cellOf: (row: number) => number;
	/** The only cell in full strength; null = all are. */
	readonly only: number | null;
	readonly threatened: Uint8Array | null;
	/** Row of the customer with a ring. */
	readonly ringed: number | null;
}

/** Paints the customers of a matrix: the heavy part once per layout, the rest once per frame. */
export class MatrixPainter {
	readonly #canvas: HTMLCanvasElement;
	#points: MatrixPoints = {
		rows: new Uint32Array(),
		x: new Float32Array(),
		y: new Float32Array(),
		r: new Float32Array(),
	};
	#size: CanvasSize = { width: 0, height: 0, left: 0, top: 0, plotWidth: 0, plotHeight: 0 };
	#ratio = 1;
	/** What was painted last; null once the layout is another. */
	#painted: MatrixLook | null = null;
	/** Shapes of the small circles. */
	#shapes: HTMLCanvasElement | null = null;

	constructor(canvas: HTMLCanvasElement) {
		this.#canvas = canvas;
	}

	/** Takes another layout. */
	prepare(points: MatrixPoints, size: CanvasSize): void {
		this.#points = points;
		this.#size = size;
		this.#painted = null;
		this.#ratio = Math.min(2, devicePixelRatio || 1);
		fit(this.#canvas, size, this.#ratio);
		this.#shapes = null;
		if (points.rows.length <= DRAWN) return;
		this.#shapes = fit(document.createElement('canvas'), size, this.#ratio);
		const { width, height } = this.#shapes;
		const alpha = rasterise(points, DRAWN, size, this.#ratio);
		const image = new ImageData(width, height);
		for (let i = 0; i < alpha.length; i++) image.data[i * 4 + 3] = alpha[i] as number;
		this.#shapes.getContext('2d')?.putImageData(image, 0, 0);
	}

	/** Draws the customers with the colours of the cells in which they now are; where only cuts have moved, along those. */
	paint(look: MatrixLook): void {
		const brush = this.#canvas.getContext('2d');
		if (!brush) return;
		const { left, top } = this.#size;
		const part = this.#painted && changedStrip(this.#painted, look, this.#size);
		this.#painted = look;
		if (part === 'nothing') return;
		// A circle that changes its colour reaches into what lies beside the strip, its mark a little further.
		const area = this.#inPixels(part, (this.#points.r[0] ?? 0) + 7);
		brush.save();
		clear(brush, area);
		if (this.#shapes) this.#drawSmall(brush, look, this.#shapes, area);
		brush.setTransform(this.#ratio, 0, 0, this.#ratio, left * this.#ratio, top * this.#ratio);
		this.#drawLargest(brush, look, this.#within(area));
		this.#drawRing(brush, look);
		brush.restore();
	}

	/** A part of the canvas as whole pixels of its image; null = all of it. */
	#inPixels(part: Box | null, around: number): Box {
		const { width, height } = this.#canvas;
		if (!part) return { x: 0, y: 0, width, height };
		const from = (at: number) => Math.max(0, Math.floor((at - around) * this.#ratio));
		const [x, y] = [from(part.x), from(part.y)];
		const to = (at: number, most: number) => Math.min(most, Math.ceil((at + around) * this.#ratio));
		return {
			...{ x, y },
			width: Math.max(0, to(part.x + part.width, width) - x),
			height: Math.max(0, to(part.y + part.height, height) - y),
		};
	}

	/** Positions of the largest circles that reach into a part of the image. */
	#within(area: Box): number[] {
		const { rows, x, y, r } = this.#points;
		const { left, top } = this.#size;
		const found: number[] = [];
		for (let i = 0; i < Math.min(rows.length, DRAWN); i++) {
			const reach = (r[i] as number) + 7;
			const [px, py] = [(x[i] as number) + left, (y[i] as number) + top];
			const isIn = (at: number, from: number, length: number) =>
				(at + reach) * this.#ratio >= from && (at - reach) * this.#ratio <= from + length;
			if (isIn(px, area.x, area.width) && isIn(py, area.y, area.height)) found.push(i);
		}
		return found;
	}

	/** The small circles on an empty ground: a cell is a box, so its colour goes over whatever lies in that box. */
	#drawSmall(
		brush: CanvasRenderingContext2D,
		look: MatrixLook,
		shapes: HTMLCanvasElement,
		{ x, y, width, height }: Box,
	): void {
		if (width === 0 || height === 0) return;
		brush.drawImage(shapes, x, y, width, height, x, y, width, height);
		brush.setTransform(this.#ratio, 0, 0, this.#ratio, 0, 0);
		const tray = { x: 0, y: 0, width: this.#size.left, height: this.#size.height };
		const boxes = [tray, ...look.boxes.map((box) => outward(box, this.#size))];
		boxes.forEach((box, i) => {
			brush.globalCompositeOperation = 'source-atop';
			brush.globalAlpha = 1;
			brush.fillStyle = i === 0 ? look.neutral : (look.colours[i - 1] ?? look.neutral);
			brush.fillRect(box.x, box.y, box.width, box.height);
			if (look.only === null || look.only === i - 1) return;
			brush.globalCompositeOperation = 'destination-out';
			brush.globalAlpha = 0.8;
			brush.fillRect(box.x, box.y, box.width, box.height);
		});
		brush.globalCompositeOperation = 'source-over';
		brush.globalAlpha = 1;
	}

	/** @param shown their positions */
	#drawLargest(brush: CanvasRenderingContext2D, look: MatrixLook, shown: readonly number[]): void {
		const { rows, x, y, r } = this.#points;
		brush.lineWidth = 0.75;
		brush.strokeStyle = look.surface;
		for (const i of shown) {
			const cell = look.cellOf(rows[i] as number);
			const isFull = look.only === null || look.only === cell;
			brush.globalAlpha = isFull ? 0.66 : 0.14;
			brush.fillStyle = cell < 0 ? look.neutral : (look.colours[cell] ?? look.neutral);
			brush.beginPath();
			brush.arc(x[i] as number, y[i] as number, r[i] as number, 0, 2 * Math.PI);
			brush.fill();
			if ((r[i] as number) > 2.5) brush.stroke();
		}
		this.#drawThreats(brush, look, shown);
		brush.globalAlpha = 1;
	}

	/** A small triangle at the shoulder of the circle: a shape, not only a colour. */
	#drawThreats(
		brush: CanvasRenderingContext2D,
		{ threatened, cellOf, only, warn, surface }: MatrixLook,
		shown: readonly number[],
	): void {
		if (!threatened) return;
		const { rows, x, y, r } = this.#points;
		brush.fillStyle = warn;
		brush.strokeStyle = surface;
		for (const i of shown) {
			const row = rows[i] as number;
			if (threatened[row] !== 1 || (only !== null && cellOf(row) !== only)) continue;
			const at = (r[i] as number) * 0.7;
			const [left, top] = [(x[i] as number) + at, (y[i] as number) - at];
			const half = (r[i] as number) > 6 ? 4 : 3;
			brush.globalAlpha = 1;
			brush.beginPath();
			brush.moveTo(left, top - half);
			brush.lineTo(left + half, top + half * 0.8);
			brush.lineTo(left - half, top + half * 0.8);
			brush.closePath();
			brush.stroke();
			brush.fill();
		}
	}

	#drawRing(brush: CanvasRenderingContext2D, { ringed, text }: MatrixLook): void {
		const i = ringed === null ? -1 : this.#points.rows.indexOf(ringed);
		if (i < 0) return;
		brush.globalAlpha = 1;
		brush.strokeStyle = text;
		brush.lineWidth = 1.75;
		brush.beginPath();
		brush.arc(
			this.#points.x[i] as number,
			this.#points.y[i] as number,
			(this.#points.r[i] as number) + 3,
			0,
			2 * Math.PI,
		);
		brush.stroke();
	}
}

/** Empties a part of the image and keeps the brush within it. */
function clear(brush: CanvasRenderingContext2D, { x, y, width, height }: Box): void {
	brush.setTransform(1, 0, 0, 1, 0, 0);
	brush.beginPath();
	brush.rect(x, y, width, height);
	brush.clip();
	brush.clearRect(x, y, width, height);
}

/**
 * What of the canvas is to be painted again: the strip that moved cuts have passed over, from edge to edge; all of it
 * (null) where anything else is another.
 */
export function changedStrip(before: MatrixLook, now: MatrixLook, size: CanvasSize): Box | 'nothing' | null {
	const keys = ['neutral', 'surface', 'warn', 'text', 'only', 'threatened', 'ringed'] as const;
	const isSame =
		keys.every((key) => before[key] === now[key]) &&
		before.colours.length === now.colours.length &&
		before.colours.every((colour, i) => colour === now.colours[i]) &&
		before.boxes.length === now.boxes.length;
	if (!isSame) return null;
	const across = movedEdges(before.boxes, now.boxes, (box) => [box.x, box.x + box.width]);
	const down = movedEdges(before.boxes, now.boxes, (box) => [box.y, box.y + box.height]);
	if (!across && !down) return 'nothing';
	if (across && down) return null;
	return across
		? { x: size.left + across[0], y: 0, width: across[1] - across[0], height: size.height }
		: {
				x: 0,
				y: size.top + (down?.[0] ?? 0),
				width: size.width,
				height: (down?.[1] ?? 0) - (down?.[0] ?? 0),
			};
}

/** From the lowest to the highest place of the edges that have moved; null = none has. */
function movedEdges(
	before: readonly Box[],
	now: readonly Box[],
	edgesOf: (box: Box) => readonly number[],
): readonly [from: number, to: number] | null {
	const moved = now.flatMap((box, i) => {
		const old = edgesOf(before[i] ?? box);
		return edgesOf(box).flatMap((edge, side) => (edge === old[side] ? [] : [edge, old[side] ?? edge]));
	});
	return moved.length > 0 ? [Math.min(...moved), Math.max(...moved)] : null;
}

/** A box of the plot on the canvas; boxes at the edge of the plot reach the edge of the canvas, so that no circle is cut. */
function outward(box: Box, size: CanvasSize): Box {
	const [right, bottom] = [box.x + box.width, box.y + box.height];
	const x = size.left + box.x;
	const y = box.y <= 0 ? 0 : size.top + box.y;
	return {
		x,
		y,
		width: (right >= size.plotWidth ? size.width : size.left + right) - x,
		height: (bottom >= size.plotHeight ? size.height : size.top + bottom) - y,
	};
}

function fit(canvas: HTMLCanvasElement, { width, height }: CanvasSize, ratio: number): HTMLCanvasElement {
	canvas.width = Math.ceil(width * ratio);
	canvas.height = Math.ceil(height * ratio);
	return canvas;
}
