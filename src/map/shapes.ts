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

/** Areas in pixels: path to a tenth of a pixel, bounds, area, place of the label. */
export function toShapes(areas: readonly AreaSketch[], fit: Fit): readonly MapShape[] {
	return areas.flatMap(({ code, parts, anchor, align }) => {
		const drawn = parts.map((rings) => measured(rings, fit));
		const [first] = drawn;
		if (!first) return [];
		const largest = drawn.reduce((best, part) => (part.area > best.area ? part : best), first);
		const point: Point = anchor
			? [anchor[0] * fit.scale + fit.x, anchor[1] * fit.scale + fit.y]
			: largest.centre;
		const shape: MapShape = {
			code,
			path: drawn.map(({ path }) => path).join(''),
			anchor: [round(point[0]), round(point[1])],
			align,
			box: drawn.map(({ box }) => box).reduce(around),
			area: drawn.reduce((sum, { area }) => sum + area, 0),
		};
		return [shape];
	});
}

/** Lines as one path. */
export function toPath(lines: readonly Line[], { scale, x, y }: Fit): string {
	let path = '';
	for (const line of lines) {
		for (let i = 0; i < line.length; i += 2) {
			const px = round((line[i] ?? 0) * scale + x);
			const py = round((line[i + 1] ?? 0) * scale + y);
			path += `${i === 0 ? 'M' : 'L'}${px},${py}`;
		}
	}
	return path;
}

interface Part {
	readonly path: string;
	readonly box: Box;
	/** In square pixels, without holes. */
	readonly area: number;
	readonly centre: Point;
}

/** Path, bounds, area and centre of gravity of a polygon. */
function measured(rings: readonly Line[], fit: Fit): Part {
	let path = '';
	let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
	let [doubled, momentX, momentY] = [0, 0, 0];
	for (const ring of rings) {
		let x = (ring.at(-2) ?? 0) * fit.scale + fit.x;
		let y = (ring.at(-1) ?? 0) * fit.scale + fit.y;
		for (let i = 0; i < ring.length; i += 2) {
			const nextX = (ring[i] ?? 0) * fit.scale + fit.x;
			const nextY = (ring[i + 1] ?? 0) * fit.scale + fit.y;
			const cross = x * nextY - nextX * y;
			doubled += cross;
			momentX += cross * (x + nextX);
			momentY += cross * (y + nextY);
			left = Math.min(left, nextX);
			right = Math.max(right, nextX);
			top = Math.min(top, nextY);
			bottom = Math.max(bottom, nextY);
			path += `${i === 0 ? 'M' : 'L'}${round(nextX)},${round(nextY)}`;
			x = nextX;
			y = nextY;
		}
		path += 'Z';
	}
	const middle: Point = [(left + right) / 2, (top + bottom) / 2];
	const centre: Point = doubled === 0 ? middle : [momentX / (3 * doubled), momentY / (3 * doubled)];
	return { path, box: [left, top, right, bottom], area: Math.abs(doubled) / 2, centre };
}

function around(a: Box, b: Box): Box {
	return [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[2], b[2]), Math.max(a[3], b[3])];
}

function round(value: number): number {
	return Math.round(value * 10) / 10;
}
