/** Places in a plane; NaN = nowhere. */
export interface HullPlaces {
	readonly x: Float64Array;
	readonly y: Float64Array;
}

/**
 * The smallest convex outline around some of the places: their numbers, anticlockwise where y points up, from the leftmost
 * (the lowest of several) on. Places on an edge between two others are left out; of places at one point the first stands for
 * all. Fewer than three where all lie on one line (its ends) or at one point. Monotone chain (Andrew 1979), n log n.
 *
 * @param chosen numbers of the places
 */
export function convexHull({ x, y }: HullPlaces, chosen: readonly number[]): readonly number[] {
	const sorted = chosen
		.filter((i) => Number.isFinite(x[i]) && Number.isFinite(y[i]))
		.sort((a, b) => at(x, a) - at(x, b) || at(y, a) - at(y, b) || a - b)
		.filter((i, k, all) => k === 0 || at(x, i) !== at(x, all[k - 1]) || at(y, i) !== at(y, all[k - 1]));
	if (sorted.length < 3) return sorted;
	const lower = chain(sorted);
	const upper = chain(sorted.toReversed());
	return [...lower.slice(0, -1), ...upper.slice(0, -1)];

	/** The side to the right of the way from the first to the last. */
	function chain(places: readonly number[]): readonly number[] {
		const kept: number[] = [];
		for (const i of places) {
			while (kept.length > 1 && turn(kept.at(-2), kept.at(-1), i) <= 0) kept.pop();
			kept.push(i);
		}
		return kept;
	}

	/** Above 0 where the way from a over b to c turns left. */
	function turn(a: number | undefined, b: number | undefined, c: number): number {
		return (at(x, b) - at(x, a)) * (at(y, c) - at(y, a)) - (at(y, b) - at(y, a)) * (at(x, c) - at(x, a));
	}
}

function at(values: Float64Array, place: number | undefined): number {
	return values[place ?? -1] ?? Number.NaN;
}
