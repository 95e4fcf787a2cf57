import { partsOf } from '../areas/index.ts';
import type { Adjacency } from '../problem.ts';
import type { PlanePoints } from './plane.ts';

/**
 * Territories of all areas, from those that have customers: land between two parts of a territory that hang together through
 * it joins them, along the shortest way; the rest goes with the nearest territory along the borders. Areas that no border
 * leads to stay −1.
 *
 * @param owner territory of each area, −1 = nobody lives there
 * @param middles places of the areas, in kilometres
 */
export function fillGround(
	owner: Int32Array,
	borders: Adjacency,
	middles: PlanePoints,
	territories: number,
): Int32Array {
	const filled = owner.slice();
	for (let territory = 0; territory < territories; territory++)
		while (joinParts(filled, borders, middles, territory)) continue;
	const { origin } = walk(
		borders,
		middles,
		[...filled.keys()].filter((area) => (filled[area] as number) >= 0),
		(area) => (filled[area] as number) < 0,
	);
	return filled.map((own, area) =>
		own >= 0 || (origin[area] as number) < 0 ? own : at(filled, origin[area]),
	);
}

const at = (list: Int32Array, place: number | undefined) => list[place as number] as number;

/** Joins the first part of a territory to the nearest other one over land without an owner; false where no way leads there. */
function joinParts(filled: Int32Array, borders: Adjacency, middles: PlanePoints, territory: number): boolean {
	const own = [...filled.keys()].filter((area) => filled[area] === territory);
	const reached = partsAmong(borders, filled, territory);
	const [first] = own;
	if (first === undefined) return false;
	const start = own.filter((area) => reached[area] === reached[first]);
	if (start.length === own.length) return false;
	const isOther = (area: number) => filled[area] === territory && reached[area] !== reached[first];
	const { from, far } = walk(
		borders,
		middles,
		start,
		(area) => (filled[area] as number) < 0 || isOther(area),
	);
	const goal = own
		.filter((area) => isOther(area) && Number.isFinite(far[area]))
		.reduce((best, area) => (best < 0 || (far[area] as number) < (far[best] as number) ? area : best), -1);
	if (goal < 0) return false;
	for (let area = at(from, goal); filled[area] !== territory; area = at(from, area)) filled[area] = territory;
	return true;
}

/** Number of the part of each area of a territory, as far as its own areas touch. */
function partsAmong({ offsets, neighbours }: Adjacency, filled: Int32Array, territory: number): Int32Array {
	const kept: number[] = [];
	const ends = new Uint32Array(offsets.length);
	for (let area = 0; area + 1 < offsets.length; area++) {
		if (filled[area] === territory)
			for (let e = offsets[area] as number; e < (offsets[area + 1] as number); e++)
				if (filled[neighbours[e] as number] === territory) kept.push(neighbours[e] as number);
		ends[area + 1] = kept.length;
	}
	return partsOf({ offsets: ends, neighbours: Uint32Array.from(kept) }).part;
}

/** Shortest ways over areas that may be entered (Dijkstra 1959): length, the area before, and the start it leads back to. */
function walk(
	{ offsets, neighbours }: Adjacency,
	{ x, y }: PlanePoints,
	starts: readonly number[],
	mayEnter: (area: number) => boolean,
): { readonly far: Float64Array; readonly from: Int32Array; readonly origin: Int32Array } {
	const count = offsets.length - 1;
	const far = new Float64Array(count).fill(Infinity);
	const from = new Int32Array(count).fill(-1);
	const origin = new Int32Array(count).fill(-1);
	const open = new Set(starts);
	for (const area of starts) [far[area], origin[area]] = [0, area];
	while (open.size > 0) {
		let area = -1;
		for (const each of open) if (area < 0 || (far[each] as number) < (far[area] as number)) area = each;
		open.delete(area);
		for (let e = offsets[area] as number; e < (offsets[area + 1] as number); e++) {
			const next = neighbours[e] as number;
			const way = (far[area] as number) + stepKm(x, y, area, next);
			if (!mayEnter(next) || way >= (far[next] as number)) continue;
			[far[next], from[next], origin[next]] = [way, area, origin[area] as number];
			open.add(next);
		}
	}
	return { far, from, origin };
}

/** Between the middles of two areas; where one has none a step counts as one kilometre. */
function stepKm(x: Float64Array, y: Float64Array, a: number, b: number): number {
	const km = Math.hypot((x[a] as number) - (x[b] as number), (y[a] as number) - (y[b] as number));
	return Number.isFinite(km) ? km : 1;
}
