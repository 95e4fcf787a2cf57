import { neighbors } from 'topojson-client';
import type { Borders } from '#src/core/geo/borders.ts';
import { asTopoJson, type AreaTopology } from './topology.ts';

/** Which areas share a border, by the arcs that they have in common. */
export function areaBorders(topology: AreaTopology, names: readonly string[]): Borders {
	const pairs = neighbors(asTopoJson(topology).shapes).flatMap((others, area) =>
		others.flatMap((other) => (other > area ? [area, other] : [])),
	);
	return { codes: names, pairs: Uint32Array.from(pairs) };
}

/** Areas that touch no other: islands, or borders that were drawn apart. */
export function isolatedAreas({ codes, pairs }: Borders): readonly number[] {
	const touching = new Set(pairs);
	return codes.flatMap((_, area) => (touching.has(area) ? [] : [area]));
}
