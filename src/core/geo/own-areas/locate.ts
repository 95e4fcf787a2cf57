import { arcsInDegrees, ringsOf, type AreaTopology } from './topology.ts';

/** Where areas lie: longitude and latitude of a point within or near each, and the bounds of each. */
export interface AreaPlaces {
	readonly middles: readonly (readonly [longitude: number, latitude: number])[];
	/** West, south, east, north. */
	readonly bounds: readonly (readonly [number, number, number, number])[];
	/** Number of the area that a place lies in, the first of several; −1 = in none. */
	readonly locate: (longitude: number, latitude: number) => number;
	/** Numbers of all areas that a place lies in. */
	readonly all: (longitude: number, latitude: number) => readonly number[];
}

/** Cells of the index along each side. */
const CELLS = 64;

/**
 * Finds the area of a place: a grid of the bounds, then the even–odd rule. Borders are straight in degrees (RFC 7946, 3.1.1);
 * each side is half open, so that a place on a border that two areas share lies in exactly one of them.
 */
export function areaPlaces(topology: AreaTopology): AreaPlaces {
	const arcs = arcsInDegrees(topology);
	const rings = topology.objects.areas.geometries.map((_, area) => ringsOf(topology, arcs, area));
	const bounds = rings.map(boundsOf);
	const frame = around(bounds);
	const cellOf = (at: number, low: number, high: number) =>
		Math.min(CELLS - 1, Math.floor(((at - low) / (high - low || 1)) * CELLS));
	const column = (longitude: number) => cellOf(longitude, frame[0], frame[2]);
	const row = (latitude: number) => cellOf(latitude, frame[1], frame[3]);
	const cells = Array.from({ length: CELLS * CELLS }, (): number[] => []);
	bounds.forEach(([west, south, east, north], area) => {
		for (let y = row(south); y <= row(north); y++)
			for (let x = column(west); x <= column(east); x++) cells[y * CELLS + x]?.push(area);
	});
	const near = (longitude: number, latitude: number): readonly number[] => {
		const [west, south, east, north] = frame;
		if (!(longitude >= west && longitude <= east && latitude >= south && latitude <= north)) return [];
		return cells[row(latitude) * CELLS + column(longitude)] ?? [];
	};
	const holds = (x: number, y: number) => (area: number) => isInside(rings[area] ?? [], x, y);
	return {
		middles: rings.map(middleOf),
		bounds,
		locate: (x, y) => near(x, y).find(holds(x, y)) ?? -1,
		all: (x, y) => near(x, y).filter(holds(x, y)),
	};
}

/** Even–odd over all rings: holes and parts need no order. */
function isInside(rings: readonly Float64Array[], x: number, y: number): boolean {
	let inside = false;
	for (const ring of rings) {
		const end = ring.length - 2;
		let [ax, ay] = [ring[end] as number, ring[end + 1] as number];
		for (let i = 0; i < ring.length; i += 2) {
			const [bx, by] = [ring[i] as number, ring[i + 1] as number];
			if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
			[ax, ay] = [bx, by];
		}
	}
	return inside;
}

function boundsOf(rings: readonly Float64Array[]): [number, number, number, number] {
	const bounds: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
	for (const ring of rings) {
		for (let i = 0; i < ring.length; i += 2) {
			const [x, y] = [ring[i] as number, ring[i + 1] as number];
			bounds[0] = Math.min(bounds[0], x);
			bounds[1] = Math.min(bounds[1], y);
			bounds[2] = Math.max(bounds[2], x);
			bounds[3] = Math.max(bounds[3], y);
		}
	}
	return bounds;
}

function around(
	bounds: readonly (readonly [number, number, number, number])[],
): [number, number, number, number] {
	return bounds.reduce<[number, number, number, number]>(
		(all, each) => [
			Math.min(all[0], each[0]),
			Math.min(all[1], each[1]),
			Math.max(all[2], each[2]),
			Math.max(all[3], each[3]),
		],
		[Infinity, Infinity, -Infinity, -Infinity],
	);
}

/** Centre of gravity of the largest ring, seen from its first point: sums of large numbers would cancel. */
function middleOf(rings: readonly Float64Array[]): readonly [number, number] {
	let most = -1;
	let middle: readonly [number, number] = [Number.NaN, Number.NaN];
	for (const ring of rings) {
		const [x0, y0] = [ring[0] as number, ring[1] as number];
		let [doubled, sumX, sumY] = [0, 0, 0];
		for (let i = 0; i + 3 < ring.length; i += 2) {
			const [ax, ay] = [(ring[i] as number) - x0, (ring[i + 1] as number) - y0];
			const [bx, by] = [(ring[i + 2] as number) - x0, (ring[i + 3] as number) - y0];
			const cross = ax * by - bx * ay;
			doubled += cross;
			sumX += cross * (ax + bx);
			sumY += cross * (ay + by);
		}
		if (Math.abs(doubled) <= most) continue;
		most = Math.abs(doubled);
		middle = doubled === 0 ? [x0, y0] : [x0 + sumX / (3 * doubled), y0 + sumY / (3 * doubled)];
	}
	return middle;
}
