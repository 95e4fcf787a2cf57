import type { LngLat } from './datum.ts';

/** Whether a place lies in mainland China, where maps shift coordinates: without Hong Kong, Macao and Taiwan. */
export type Mainland = (place: LngLat) => boolean;

/** Corners in degrees, and the box around them. */
interface Ring {
	readonly x: Float64Array;
	readonly y: Float64Array;
	readonly box: readonly [west: number, south: number, east: number, north: number];
}

let loaded: Promise<Mainland> | null = null;

/** The outline (17 KB compressed) is loaded once, when first asked for; right to two kilometres, to 200 m at Hong Kong. */
export function loadMainland(): Promise<Mainland> {
	loaded ??= import('./data/mainland.ts').then(({ MAINLAND_RINGS }) => {
		const rings = MAINLAND_RINGS.split('\n').map(readRing);
		return (place) => rings.filter((ring) => isWithin(place, ring)).length % 2 === 1;
	});
	return loaded;
}

function readRing(line: string): Ring {
	const steps = line.split(' ').map(Number);
	const [x, y] = [new Float64Array(steps.length / 2), new Float64Array(steps.length / 2)];
	let [east, north] = [0, 0];
	for (let i = 0; i < x.length; i++) {
		east += steps[i * 2] ?? 0;
		north += steps[i * 2 + 1] ?? 0;
		x[i] = east / 1000;
		y[i] = north / 1000;
	}
	return { x, y, box: [Math.min(...x), Math.min(...y), Math.max(...x), Math.max(...y)] };
}

/** Whether a line to the east crosses the ring an odd number of times. */
function isWithin([longitude, latitude]: LngLat, { x, y, box }: Ring): boolean {
	if (longitude < box[0] || longitude > box[2] || latitude < box[1] || latitude > box[3]) return false;
	let isIn = false;
	for (let i = 0, before = x.length - 1; i < x.length; before = i++) {
		const [ay = 0, by = 0] = [y[i], y[before]];
		if (ay > latitude === by > latitude) continue;
		const [ax = 0, bx = 0] = [x[i], x[before]];
		if (longitude < ax + ((latitude - ay) / (by - ay)) * (bx - ax)) isIn = !isIn;
	}
	return isIn;
}
