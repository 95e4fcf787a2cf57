import type { Position } from './types.ts';

/** Pairs of sides looked at per side at most; a ring that needs more is taken to be simple. */
const EFFORT = 200;

/** A side by its ends, from west to east. */
interface Side {
	readonly west: Position;
	readonly east: Position;
	readonly south: number;
	readonly north: number;
}

/** Whether two sides of a closed ring cross; touching at a point is no crossing. Sides are swept from west to east. */
export function crossesItself(ring: readonly Position[]): boolean {
	const sides = ring
		.slice(1)
		.map((end, i) => sideOf(ring[i] as Position, end))
		.sort((a, b) => a.west[0] - b.west[0]);
	let open: Side[] = [];
	let effort = EFFORT * sides.length;
	for (const side of sides) {
		open = open.filter(({ east }) => east[0] >= side.west[0]);
		effort -= open.length;
		if (effort < 0) return false;
		if (open.some((other) => cross(side, other))) return true;
		open.push(side);
	}
	return false;
}

function sideOf(a: Position, b: Position): Side {
	const [west, east] = a[0] <= b[0] ? [a, b] : [b, a];
	return { west, east, south: Math.min(a[1], b[1]), north: Math.max(a[1], b[1]) };
}

function cross(one: Side, other: Side): boolean {
	if (one.south > other.north || other.south > one.north) return false;
	return parted(one, other) && parted(other, one);
}

/** Whether the ends of one side lie on either hand of another. */
function parted({ west: a, east: b }: Side, { west, east }: Side): boolean {
	const turn = (p: Position) => (b[0] - a[0]) * (p[1] - a[1]) - (b[1] - a[1]) * (p[0] - a[0]);
	return turn(west) * turn(east) < 0;
}
