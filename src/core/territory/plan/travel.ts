import type { PlanePoints } from './plane.ts';

/** Middle of each territory in the plane: mean of its customers that have a place; NaN without any. */
export function middlesOf({ x, y }: PlanePoints, owner: Int32Array, territories: number): PlanePoints {
	const middles = { x: new Float64Array(territories), y: new Float64Array(territories) };
	const counts = new Float64Array(territories);
	for (let row = 0; row < owner.length; row++) {
		const own = owner[row] as number;
		if (own < 0 || Number.isNaN(x[row])) continue;
		middles.x[own] = (middles.x[own] as number) + (x[row] as number);
		middles.y[own] = (middles.y[own] as number) + (y[row] as number);
		counts[own] = (counts[own] as number) + 1;
	}
	for (let j = 0; j < territories; j++) {
		middles.x[j] = (middles.x[j] as number) / (counts[j] as number);
		middles.y[j] = (middles.y[j] as number) / (counts[j] as number);
	}
	return middles;
}

/** Where the ways of each territory start: the base of its rep as far as known (not NaN), else its middle. */
export function startsOf(
	points: PlanePoints,
	owner: Int32Array,
	territories: number,
	bases: PlanePoints,
): PlanePoints {
	const middles = middlesOf(points, owner, territories);
	const isKnown = (j: number) => !Number.isNaN(bases.x[j] ?? Number.NaN);
	return {
		x: middles.x.map((x, j) => (isKnown(j) ? (bases.x[j] as number) : x)),
		y: middles.y.map((y, j) => (isKnown(j) ? (bases.y[j] as number) : y)),
	};
}

/** Straight line in kilometres from a customer to a place of a territory; NaN where either is not known. */
export function distanceTo(points: PlanePoints, row: number, places: PlanePoints, territory: number): number {
	const dx = (points.x[row] as number) - (places.x[territory] as number);
	const dy = (points.y[row] as number) - (places.y[territory] as number);
	return Math.sqrt(dx * dx + dy * dy);
}

/** Distance in kilometres from the start of the territory within which 95 of 100 customers with a place are; null without any. */
export function reachOf(points: PlanePoints, owner: Int32Array, starts: PlanePoints): number | null {
	const distances = new Float64Array(owner.length);
	let count = 0;
	for (let row = 0; row < owner.length; row++) {
		const own = owner[row] as number;
		const distance = own < 0 ? Number.NaN : distanceTo(points, row, starts, own);
		if (!Number.isNaN(distance)) distances[count++] = distance;
	}
	const sorted = distances.subarray(0, count).sort();
	return count > 0 ? (sorted[Math.ceil(0.95 * count) - 1] as number) : null;
}

/** Mean of these distances over all customers that have a place and a territory; null without any. */
export function meanDistance(points: PlanePoints, owner: Int32Array, starts: PlanePoints): number | null {
	let [total, count] = [0, 0];
	for (let row = 0; row < owner.length; row++) {
		const own = owner[row] as number;
		const distance = own < 0 ? Number.NaN : distanceTo(points, row, starts, own);
		if (Number.isNaN(distance)) continue;
		total += distance;
		count++;
	}
	return count > 0 ? total / count : null;
}
