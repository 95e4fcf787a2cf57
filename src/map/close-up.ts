import { SANSHA } from './china.sketch.ts';
import type { Box, MapShape } from './types.ts';

/** Areas that a picture shows closer. */
export interface CloseUp {
	readonly codes: ReadonlySet<string>;
}

/** Bounds of some areas; far islands that the inset shows do not count beside others. Null without any. */
export function boxOf(shapes: readonly MapShape[], codes: ReadonlySet<string>): Box | null {
	const all = shapes.filter(({ code }) => codes.has(code));
	const near = all.filter(({ code }) => code !== SANSHA);
	const boxes = (near.length > 0 ? near : all).map(({ box }) => box);
	if (boxes.length === 0) return null;
	const edge = (side: 0 | 1 | 2 | 3, pick: (...values: number[]) => number) =>
		pick(...boxes.map((box) => box[side]));
	return [edge(0, Math.min), edge(1, Math.min), edge(2, Math.max), edge(3, Math.max)];
}
