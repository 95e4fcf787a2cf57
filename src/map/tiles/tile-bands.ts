import type { Box } from '../types.ts';

/** A part of a tile: its fill and how much of the tile it takes; parts add up to 1. */
export interface TilePart {
	/** CSS colour. */
	readonly fill: string;
	readonly share: number;
}

/** A part as drawn. */
export interface TileBand {
	readonly fill: string;
	readonly x: number;
	readonly y: number;
	readonly width: number;
	readonly height: number;
}

/** The parts of a tile side by side, largest first as given, a little within its edges. */
export function tileBands([left, top, right, bottom]: Box, parts: readonly TilePart[]): readonly TileBand[] {
	const EDGE = 1.5;
	const room = right - left - 2 * EDGE;
	let from = left + EDGE;
	return parts.map(({ fill, share }) => {
		const band = { fill, x: from, y: top + EDGE, width: room * share, height: bottom - top - 2 * EDGE };
		from += band.width;
		return band;
	});
}
