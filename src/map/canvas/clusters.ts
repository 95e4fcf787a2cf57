import type { Box } from '../types.ts';

/** Places in the plane; NaN = nowhere. */
export interface PlanePlaces {
	readonly x: Float64Array;
	readonly y: Float64Array;
}

/** One place, or several drawn as one. */
export interface Cluster {
	readonly x: number;
	readonly y: number;
	readonly count: number;
	/** Number of the place, of the first one of several. */
	readonly first: number;
	/** How many of each group, most first. */
	readonly groups: readonly (readonly [group: number, count: number])[];
}

/**
 * Places that would cover each other, as circles with their number. The plane is divided into cells; a cell in which two
 * places stand less than `dot` apart is one circle at their middle, circles that would overlap are one. The same places give
 * the same circles wherever the map has been moved to.
 *
 * @param cell side of a cell in the plane
 * @param dot width of a single place in the plane
 * @param radius of a circle in the plane, by how many it stands for
 * @param within what is on the picture; null = all
 */
export function clusterPlaces(
	{ x, y }: PlanePlaces,
	group: ArrayLike<number>,
	{ cell, dot, radius }: { cell: number; dot: number; radius: (count: number) => number },
	within: Box | null = null,
): readonly Cluster[] {
	const cells = new Map<number, number[]>();
	const [left, top, right, bottom] = within
		? outward(within, cell)
		: [-Infinity, -Infinity, Infinity, Infinity];
	for (let i = 0; i < x.length; i++) {
		const [px, py] = [x[i] as number, y[i] as number];
		// Comparisons with NaN are false.
		if (!(px >= left && px <= right && py >= top && py <= bottom)) continue;
		const key = Math.floor(px / cell) * 2 ** 20 + Math.floor(py / cell);
		const there = cells.get(key);
		if (there) there.push(i);
		else cells.set(key, [i]);
	}
	const found = [...cells.values()].flatMap((places) => {
		const isCrowded = places.length > 1 && hasTwoWithin(places, x, y, dot);
		return isCrowded ? [clusterOf(places, x, y, group)] : places.map((i) => clusterOf([i], x, y, group));
	});
	return merged(found, radius);
}

function outward([left, top, right, bottom]: Box, cell: number): Box {
	const down = (at: number) => (Math.floor(at / cell) - 1) * cell;
	const up = (at: number) => (Math.ceil(at / cell) + 1) * cell;
	return [down(left), down(top), up(right), up(bottom)];
}

function hasTwoWithin(places: readonly number[], x: Float64Array, y: Float64Array, dot: number): boolean {
	if (places.length > 60) return true;
	return places.some((a, at) =>
		places.slice(at + 1).some((b) => Math.hypot((x[a] ?? 0) - (x[b] ?? 0), (y[a] ?? 0) - (y[b] ?? 0)) < dot),
	);
}

function clusterOf(
	places: readonly number[],
	x: Float64Array,
	y: Float64Array,
	group: ArrayLike<number>,
): Cluster {
	let [sumX, sumY] = [0, 0];
	const counts = new Map<number, number>();
	for (const i of places) {
		sumX += x[i] as number;
		sumY += y[i] as number;
		counts.set(group[i] as number, (counts.get(group[i] as number) ?? 0) + 1);
	}
	return {
		x: sumX / places.length,
		y: sumY / places.length,
		count: places.length,
		first: places[0] as number,
		groups: byCount(counts),
	};
}

function byCount(counts: ReadonlyMap<number, number>): readonly (readonly [number, number])[] {
	return [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
}

/** Takes smaller circles into a larger one that they would cover; that one stays where it is. */
function merged(clusters: readonly Cluster[], radius: (count: number) => number): readonly Cluster[] {
	const kept: Cluster[] = [];
	for (const each of [...clusters].sort((a, b) => b.count - a.count || a.first - b.first)) {
		const own = radius(each.count);
		const at = kept.findIndex(
			(other) =>
				other.count > 1 && Math.hypot(other.x - each.x, other.y - each.y) < 0.9 * (radius(other.count) + own),
		);
		const other = kept[at];
		if (!other) kept.push(each);
		else kept[at] = together(other, each);
	}
	return kept;
}

function together(a: Cluster, b: Cluster): Cluster {
	const counts = new Map(a.groups);
	for (const [group, count] of b.groups) counts.set(group, (counts.get(group) ?? 0) + count);
	return { ...a, count: a.count + b.count, first: Math.min(a.first, b.first), groups: byCount(counts) };
}
