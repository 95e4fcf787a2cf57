import type { AreaPlaces } from './locate.ts';
import { arcsInDegrees, ringsOf, type AreaTopology } from './topology.ts';

/** Areas that lie over each other. */
export interface AreaOverlaps {
	/** Share of the covered ground that lies in several areas. */
	readonly share: number;
	/** Areas that do, two by two, in their order. */
	readonly pairs: readonly (readonly [number, number])[];
}

/** Places looked at along each side. */
const SIDE = 150;
/** Below this share borders were only drawn a little beside each other. */
const LEAST = 0.002;

/** Finds areas that lie over each other, at the places of a grid over all and in the middle of each. */
export function overlapsOf(topology: AreaTopology, { middles, bounds, all }: AreaPlaces): AreaOverlaps {
	const found = new Map<string, readonly [number, number]>();
	const add = (a: number, b: number) => found.set(`${a} ${b}`, [a, b]);
	const arcs = arcsInDegrees(topology);
	const grid = gridOver(bounds);
	const areaAt = new Int32Array(SIDE * SIDE).fill(-1);
	const several = new Set<number>();
	let covered = 0;
	bounds.forEach((_, area) => {
		for (const cell of cellsIn(ringsOf(topology, arcs, area), grid)) {
			const before = areaAt[cell] as number;
			if (before >= 0) {
				several.add(cell);
				add(before, area);
				continue;
			}
			areaAt[cell] = area;
			covered++;
		}
	});
	const share = several.size / Math.max(1, covered);
	if (share < LEAST) found.clear();
	middles.forEach(([x, y], area) => {
		const here = all(x, y);
		const [a = area, b = area] = here;
		if (a !== b && here.includes(area)) add(a, b);
	});
	const pairs = [...found.values()].sort((p, q) => p[0] - q[0] || p[1] - q[1]);
	return { share, pairs };
}

/** Places in rows and columns: the first, and the steps between them. */
interface Grid {
	readonly x: number;
	readonly y: number;
	readonly dx: number;
	readonly dy: number;
}

function gridOver(bounds: AreaPlaces['bounds']): Grid {
	const low = (at: 0 | 1) => bounds.reduce((least, box) => Math.min(least, box[at]), Infinity);
	const high = (at: 2 | 3) => bounds.reduce((most, box) => Math.max(most, box[at]), -Infinity);
	const [dx, dy] = [(high(2) - low(0)) / SIDE, (high(3) - low(1)) / SIDE];
	return { x: low(0) + dx / 2, y: low(1) + dy / 2, dx, dy };
}

/** The places of the grid within rings: between every other crossing of each row with them. */
function cellsIn(rings: readonly Float64Array[], { x, y, dx, dy }: Grid): readonly number[] {
	const rows = new Map<number, number[]>();
	for (const ring of rings) {
		for (let i = 0; i + 3 < ring.length; i += 2) {
			const [ax, ay, bx, by] = ring.subarray(i, i + 4) as unknown as [number, number, number, number];
			const [low, high] = [Math.min(ay, by), Math.max(ay, by)];
			for (let row = Math.ceil((low - y) / dy); y + row * dy < high; row++) {
				if (row < 0 || row >= SIDE) continue;
				const at = ax + ((y + row * dy - ay) / (by - ay)) * (bx - ax);
				const crossings = rows.get(row);
				if (crossings) crossings.push(at);
				else rows.set(row, [at]);
			}
		}
	}
	return [...rows].flatMap(([row, crossings]) => {
		crossings.sort((a, b) => a - b);
		const cells: number[] = [];
		for (let i = 0; i + 1 < crossings.length; i += 2) {
			const [from, to] = [crossings[i] as number, crossings[i + 1] as number];
			for (let column = Math.max(0, Math.ceil((from - x) / dx)); x + column * dx < to; column++)
				if (column < SIDE) cells.push(row * SIDE + column);
		}
		return cells;
	});
}
