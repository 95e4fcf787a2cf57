import type { Adjacency } from '../problem.ts';

/** Places of all units, and which of them had none. */
export interface Places {
	readonly x: Float64Array;
	readonly y: Float64Array;
	readonly filled: readonly number[];
}

/**
 * Gives units without a place (NaN or infinite: an empty or degenerate shape) the middle of their neighbours that have one,
 * from neighbour to neighbour; where no neighbour ever has one the middle of all units; where none at all has one, 0.
 */
export function fillPlaces({ offsets, neighbours }: Adjacency, x: Float64Array, y: Float64Array): Places {
	const isPlaced = Uint8Array.from(x, (at, unit) =>
		Number.isFinite(at) && Number.isFinite(y[unit]) ? 1 : 0,
	);
	const places = { x: x.slice(), y: y.slice() };
	const filled = [...isPlaced.keys()].filter((unit) => !isPlaced[unit]);
	const all = middleOf(
		places,
		[...isPlaced.keys()].filter((unit) => isPlaced[unit]),
	);
	for (let left = filled; left.length > 0;) {
		const met = left.map((unit) => {
			const around = neighbours.subarray(offsets[unit], offsets[unit + 1]);
			return middleOf(
				places,
				[...around].filter((other) => isPlaced[other]),
			);
		});
		const isStuck = met.every((middle) => middle === null);
		left.forEach((unit, i) => {
			const middle = met[i] ?? (isStuck ? (all ?? [0, 0]) : null);
			if (!middle) return;
			[places.x[unit], places.y[unit]] = middle;
			isPlaced[unit] = 1;
		});
		left = left.filter((unit) => !isPlaced[unit]);
	}
	return { ...places, filled };
}

function middleOf({ x, y }: Pick<Places, 'x' | 'y'>, units: readonly number[]): [number, number] | null {
	if (units.length === 0) return null;
	let [sumX, sumY] = [0, 0];
	for (const unit of units) {
		sumX += x[unit] as number;
		sumY += y[unit] as number;
	}
	return [sumX / units.length, sumY / units.length];
}
