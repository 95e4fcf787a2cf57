import { geoStream, type GeoProjection } from 'd3-geo';
import type { Box, MapShape, Point } from './types.ts';

/** Points of a line or ring: x, y, x, y …; rings are not closed. */
export type Line = readonly number[];
export type AreaFeature = GeoJSON.Feature<GeoJSON.Polygon | GeoJSON.MultiPolygon>;
export interface FixedAnchor {
	readonly place: Point;
	readonly align: MapShape['align'];
}

/** An area in the plane of a projection. */
export interface AreaSketch {
	readonly code: string;
	/** Polygons as lists of rings. */
	readonly parts: readonly (readonly Line[])[];
	/** The place of its label: a fixed one, else the centre of its largest part. */
	readonly anchor: Point;
	readonly align: MapShape['align'];
	readonly box: Box;
	/** Without holes. */
	readonly area: number;
}

/** Projects features; those that vanish in the projection are left out. */
export function sketchAreas(
	features: readonly AreaFeature[],
	projection: GeoProjection,
	anchors: ReadonlyMap<string, FixedAnchor>,
): readonly AreaSketch[] {
	return features.flatMap((feature) => {
		const parts = projected(feature, projection);
		const measures = parts.map(measured);
		const [first] = measures;
		if (!first) return [];
		const code = String(feature.id ?? '');
		const fixed = anchors.get(code);
		const largest = measures.reduce((best, part) => (part.area > best.area ? part : best), first);
		const sketch: AreaSketch = {
			...{ code, parts, align: fixed?.align ?? 'middle' },
			anchor: (fixed && projection([...fixed.place])) ?? largest.centre,
			box: measures.map(({ box }) => box).reduce(around),
			area: measures.reduce((sum, { area }) => sum + area, 0),
		};
		return [sketch];
	});
}

/** Bounds, area without holes and centre of gravity of a polygon. */
function measured(rings: readonly Line[]): {
	readonly box: Box;
	readonly area: number;
	readonly centre: Point;
} {
	let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
	let [doubled, momentX, momentY] = [0, 0, 0];
	for (const ring of rings) {
		let x = ring.at(-2) ?? 0;
		let y = ring.at(-1) ?? 0;
		for (let i = 0; i < ring.length; i += 2) {
			const nextX = ring[i] ?? 0;
			const nextY = ring[i + 1] ?? 0;
			const cross = x * nextY - nextX * y;
			doubled += cross;
			momentX += cross * (x + nextX);
			momentY += cross * (y + nextY);
			left = Math.min(left, nextX);
			right = Math.max(right, nextX);
			top = Math.min(top, nextY);
			bottom = Math.max(bottom, nextY);
			x = nextX;
			y = nextY;
		}
	}
	const middle: Point = [(left + right) / 2, (top + bottom) / 2];
	const centre: Point = doubled === 0 ? middle : [momentX / (3 * doubled), momentY / (3 * doubled)];
	return { box: [left, top, right, bottom], area: Math.abs(doubled) / 2, centre };
}

function around(a: Box, b: Box): Box {
	return [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[2], b[2]), Math.max(a[3], b[3])];
}

/** Projects lines. */
export function sketchLines(
	object: GeoJSON.LineString | GeoJSON.MultiLineString | GeoJSON.FeatureCollection,
	projection: GeoProjection,
): readonly Line[] {
	return projected(object, projection).flat();
}

/** The rings of each polygon; a line stands alone. */
function projected(
	object: AreaFeature | GeoJSON.LineString | GeoJSON.MultiLineString | GeoJSON.FeatureCollection,
	projection: GeoProjection,
): Line[][] {
	const groups: Line[][] = [];
	let polygon: Line[] | null = null;
	let line: number[] = [];
	const sink = {
		polygonStart: () => void groups.push((polygon = [])),
		polygonEnd: () => void (polygon = null),
		lineStart: () => void (line = []),
		lineEnd: () => void (polygon ? polygon.push(line) : groups.push([line])),
		point: (x: number, y: number) => void line.push(x, y),
	};
	geoStream(object, projection.stream(sink));
	return groups.filter((lines) => lines.length > 0);
}

const SLICE = 24;

/** Does a list's work a slice at a time, with room for other tasks in between. */
export async function inSlices<From, To>(
	list: readonly From[],
	work: (slice: readonly From[]) => readonly To[],
	size = SLICE,
): Promise<readonly To[]> {
	const done: To[] = [];
	for (let from = 0; from < list.length; from += size) {
		done.push(...work(list.slice(from, from + size)));
		await nextTask();
	}
	return done;
}

/** Lets other tasks have their turn. */
export function nextTask(): Promise<void> {
	return new Promise((resolve) => void setTimeout(resolve));
}
