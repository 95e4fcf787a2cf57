import type { Adjacency } from '../problem.ts';
import { KeyHeap } from './heap.ts';

/** Shortest ways from some units to those that can be reached. */
export interface Ways {
	/** Length of the way; Infinity = there is none. */
	readonly far: Float64Array;
	/** The unit before on the way, and the one it begins at; −1 = none. */
	readonly before: Int32Array;
	readonly origin: Int32Array;
	/** The first goal that was reached, −1 = none. */
	readonly goal: number;
}

/**
 * Shortest ways along borders (Dijkstra 1959).
 *
 * @param lengthOf length of the step from a unit to a neighbour, > 0 or Infinity where it may not be taken
 * @param isGoal units of which the first that is reached ends the search
 */
export function shortestWays(
	{ offsets, neighbours }: Adjacency,
	starts: readonly number[],
	lengthOf: (from: number, to: number) => number,
	isGoal: (unit: number) => boolean = () => false,
): Ways {
	const count = offsets.length - 1;
	const far = new Float64Array(count).fill(Infinity);
	const before = new Int32Array(count).fill(-1);
	const origin = new Int32Array(count).fill(-1);
	const isDone = new Uint8Array(count);
	const heap = new KeyHeap();
	for (const unit of starts) {
		[far[unit], origin[unit]] = [0, unit];
		heap.push(unit, 0);
	}
	while (heap.size > 0) {
		const unit = heap.pop();
		if (isDone[unit]) continue;
		isDone[unit] = 1;
		if (isGoal(unit)) return { far, before, origin, goal: unit };
		for (let e = offsets[unit] as number; e < (offsets[unit + 1] as number); e++) {
			const next = neighbours[e] as number;
			const way = (far[unit] as number) + lengthOf(unit, next);
			if (way >= (far[next] as number)) continue;
			[far[next], before[next], origin[next]] = [way, unit, origin[unit] as number];
			heap.push(next, way);
		}
	}
	return { far, before, origin, goal: -1 };
}
