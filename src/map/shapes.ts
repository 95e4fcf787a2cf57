import type { AreaSketch, Line } from './sketch.ts';
import type { Box, MapShape, Point } from './types.ts';

/** Scale and shift from the plane of a sketch to pixels. */
export interface Fit {
	readonly scale: number;
	readonly x: number;
	readonly y: number;
}

/** For sketches whose projection already gives pixels. */
export const AS_DRAWN: Fit = { scale: 1, x: 0, y: 0 };

/** Areas in pixels. */
export function toShapes(areas: readonly AreaSketch[], fit: Fit): readonly MapShape[] {
	return areas.map((area) => new Shape(area, fit));
}

/** The area of a code. */
export function shapeOf(
	{ shapes }: { readonly shapes: readonly MapShape[] },
	code: string | null,
): MapShape | undefined {
	return code === null ? undefined : shapes.find((shape) => shape.code === code);
}

/** A point of the plane in pixels. */
export function fitted({ scale, x, y }: Fit, point: Point): Point {
	return [point[0] * scale + x, point[1] * scale + y];
}

/** Lines as one path. */
export function toPath(lines: readonly Line[], fit: Fit): string {
	return lines.map((line) => lineTo(line, fit)).join('');
}

/** An area in pixels: bounds, area, place of the label; its path to a tenth of a pixel is written when it is first asked for. */
class Shape implements MapShape {
	readonly code: string;
	readonly align: MapShape['align'];
	readonly anchor: Point;
	readonly box: Box;
	readonly area: number;
	readonly #sketch: AreaSketch;
	readonly #fit: Fit;
	#path: string | null = null;

	constructor(sketch: AreaSketch, fit: Fit) {
		this.code = sketch.code;
		this.align = sketch.align;
		const [x, y] = fitted(fit, sketch.anchor);
		this.anchor = [round(x), round(y)];
		const [left, top, right, bottom] = sketch.box;
		this.box = [...fitted(fit, [left, top]), ...fitted(fit, [right, bottom])];
		this.area = sketch.area * fit.scale ** 2;
		this.#sketch = sketch;
		this.#fit = fit;
	}

	get path(): string {
		this.#path ??= this.#sketch.parts
			.flatMap((rings) => rings.map((ring) => `${lineTo(ring, this.#fit)}Z`))
			.join('');
		return this.#path;
	}
}

function lineTo(line: Line, { scale, x, y }: Fit): string {
	let path = '';
	for (let i = 0; i < line.length; i += 2) {
		const px = round((line[i] ?? 0) * scale + x);
		const py = round((line[i + 1] ?? 0) * scale + y);
		path += `${i === 0 ? 'M' : 'L'}${px},${py}`;
	}
	return path;
}

function round(value: number): number {
	return Math.round(value * 10) / 10;
}
