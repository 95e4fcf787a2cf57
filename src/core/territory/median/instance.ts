import type { MedianProblem } from './problem.ts';

/** Neighbours that are looked at from each unit. */
const NEIGHBOURS = 12;

/** A problem as the search reads it. */
export interface Instance {
	readonly units: number;
	readonly bases: number;
	/** Units × units, row by row. */
	readonly distance: Float64Array;
	readonly weight: Float64Array;
	readonly demand: Float64Array;
	readonly capacity: Float64Array;
	/** Per base its unit, −1 = anywhere. */
	readonly fixed: Int32Array;
	/** Per unit the base that is fixed at it, −1 = none. */
	readonly pinned: Int32Array;
	/** The `reach` nearest of each unit, nearest first. */
	readonly near: Int32Array;
	readonly reach: number;
}

/** Distances, neighbours and pins of a problem. Takes 8 · units² bytes where places are given: 72 MB for 3,000. */
export function instanceOf(problem: MedianProblem): Instance {
	const { demand, capacity, places } = problem;
	const units = demand.length;
	const distance = 'distance' in places ? places.distance : straightLines(places.x, places.y);
	const reach = Math.min(NEIGHBOURS, units - 1);
	const fixed = problem.fixed ?? new Int32Array(capacity.length).fill(-1);
	const pinned = new Int32Array(units).fill(-1);
	fixed.forEach((unit, base) => {
		if (unit >= 0) pinned[unit] = base;
	});
	return {
		units,
		bases: capacity.length,
		distance,
		weight: problem.weight ?? new Float64Array(units).fill(1),
		demand,
		capacity,
		fixed,
		pinned,
		near: nearest(distance, units, reach),
		reach,
	};
}

function straightLines(x: Float64Array, y: Float64Array): Float64Array {
	const units = x.length;
	const distance = new Float64Array(units * units);
	for (let i = 0; i < units; i++) {
		for (let j = 0; j < i; j++) {
			const dx = (x[i] as number) - (x[j] as number);
			const dy = (y[i] as number) - (y[j] as number);
			const way = Math.sqrt(dx * dx + dy * dy);
			distance[i * units + j] = way;
			distance[j * units + i] = way;
		}
	}
	return distance;
}

/** The nearest of each unit, of equally near ones the first, by insertion into a short sorted list. */
function nearest(distance: Float64Array, units: number, reach: number): Int32Array {
	const near = new Int32Array(units * reach);
	const far = new Float64Array(reach);
	for (let i = 0; i < units; i++) {
		let count = 0;
		for (let j = 0; j < units; j++) {
			const way = distance[i * units + j] as number;
			if (j === i || (count === reach && !(way < (far[reach - 1] as number)))) continue;
			let at = count < reach ? count++ : reach - 1;
			for (; at > 0 && (far[at - 1] as number) > way; at--) {
				far[at] = far[at - 1] as number;
				near[i * reach + at] = near[i * reach + at - 1] as number;
			}
			far[at] = way;
			near[i * reach + at] = j;
		}
	}
	return near;
}
