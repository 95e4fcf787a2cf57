import type { Adjacency } from '../problem.ts';
import { adjacencyOf, partsOf } from './adjacency.ts';

/** A link over water, or over a gap in the boundaries, between two units that do not touch. */
export interface Bridge {
	readonly from: number;
	readonly to: number;
	/** Length in kilometres between the places of the two units. */
	readonly km: number;
}

/**
 * The shortest links that join all parts of a map: islands, exclaves, areas whose boundaries were drawn apart. One fewer than
 * there are parts (the least spanning tree of Prim 1957, in which neighbours cost nothing), shortest first; O(units²).
 */
export function findBridges(adjacency: Adjacency, x: Float64Array, y: Float64Array): Bridge[] {
	const { part, count } = partsOf(adjacency);
	const units = part.length;
	if (count < 2) return [];
	const isJoined = new Uint8Array(count);
	const nearest = new Float64Array(units).fill(Infinity);
	const via = new Int32Array(units);
	const join = (joined: number) => {
		isJoined[joined] = 1;
		for (let from = 0; from < units; from++) {
			if (part[from] !== joined) continue;
			for (let to = 0; to < units; to++) {
				if (isJoined[part[to] as number]) continue;
				const dx = (x[from] as number) - (x[to] as number);
				const dy = (y[from] as number) - (y[to] as number);
				const square = dx * dx + dy * dy;
				if (square >= (nearest[to] as number)) continue;
				nearest[to] = square;
				via[to] = from;
			}
		}
	};
	const bridges: Bridge[] = [];
	join(0);
	while (bridges.length < count - 1) {
		const to = nearestOutside(nearest, part, isJoined);
		const from = via[to] as number;
		bridges.push({ from: Math.min(from, to), to: Math.max(from, to), km: Math.sqrt(nearest[to] as number) });
		join(part[to] as number);
	}
	return bridges.sort((a, b) => a.km - b.km || a.from - b.from || a.to - b.to);
}

/** The same map with bridges as borders. */
export function withBridges(adjacency: Adjacency, bridges: readonly Bridge[]): Adjacency {
	if (bridges.length === 0) return adjacency;
	const { offsets, neighbours } = adjacency;
	const pairs = bridges.flatMap(({ from, to }) => [from, to]);
	for (let unit = 0; unit + 1 < offsets.length; unit++) {
		for (let e = offsets[unit] as number; e < (offsets[unit + 1] as number); e++) {
			const other = neighbours[e] as number;
			if (other > unit) pairs.push(unit, other);
		}
	}
	return adjacencyOf(offsets.length - 1, pairs);
}

function nearestOutside(nearest: Float64Array, part: Int32Array, isJoined: Uint8Array): number {
	let best = -1;
	for (let unit = 0; unit < nearest.length; unit++) {
		if (isJoined[part[unit] as number]) continue;
		if (best === -1 || (nearest[unit] as number) < (nearest[best] as number)) best = unit;
	}
	return best;
}
