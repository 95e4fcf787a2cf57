import type { AreaSketch, Line } from '../sketch.ts';
import type { Point } from '../types.ts';

/** The area at a point of the plane: by bounds, then exactly; null = none. */
export function findArea(areas: readonly AreaSketch[], [x, y]: Point): string | null {
	const found = areas.find(
		({ box, parts }) =>
			x >= box[0] && y >= box[1] && x <= box[2] && y <= box[3] && parts.some((rings) => isIn(rings, x, y)),
	);
	return found?.code ?? null;
}

/** Whether a point lies within the rings of a polygon: a line from it crosses them an odd number of times. */
function isIn(rings: readonly Line[], x: number, y: number): boolean {
	let inside = false;
	for (const ring of rings) {
		let [fromX, fromY] = [ring.at(-2) ?? 0, ring.at(-1) ?? 0];
		for (let i = 0; i < ring.length; i += 2) {
			const [toX, toY] = [ring[i] ?? 0, ring[i + 1] ?? 0];
			if (fromY > y !== toY > y && x < fromX + ((y - fromY) / (toY - fromY)) * (toX - fromX))
				inside = !inside;
			[fromX, fromY] = [toX, toY];
		}
	}
	return inside;
}
