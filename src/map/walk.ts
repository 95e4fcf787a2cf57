import type { MapShape } from './types.ts';

export type Direction = 'ArrowLeft' | 'ArrowRight' | 'ArrowUp' | 'ArrowDown';
const VECTORS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] } as const;

/** Whether a key walks over a map. */
export function isDirection(key: string): key is Direction {
	return key in VECTORS;
}

/** The nearest shape from `code` in a direction (within 60° of it), or `code` itself where there is none. */
export function neighbourTowards(shapes: readonly MapShape[], code: string, direction: Direction): string {
	const from = shapes.find((shape) => shape.code === code);
	if (!from) return shapes[0]?.code ?? code;
	const [vx, vy] = VECTORS[direction];
	let best = code;
	let least = Infinity;
	for (const shape of shapes) {
		const [dx, dy] = [shape.anchor[0] - from.anchor[0], shape.anchor[1] - from.anchor[1]];
		const along = dx * vx + dy * vy;
		const across = Math.abs(dx * vy) + Math.abs(dy * vx);
		if (shape.code === code || along <= 0 || across > along * 1.75) continue;
		const cost = along + across * 1.5;
		if (cost < least) [best, least] = [shape.code, cost];
	}
	return best;
}
