import { geoStream, type GeoProjection } from 'd3-geo';
import type { MapShape, Point } from './types.ts';

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
	/** The fixed place of its label; null = the centre of its largest part. */
	readonly anchor: Point | null;
	readonly align: MapShape['align'];
}

/** Projects features; those that vanish in the projection are left out. */
export function sketchAreas(
	features: readonly AreaFeature[],
	projection: GeoProjection,
	anchors: ReadonlyMap<string, FixedAnchor>,
): readonly AreaSketch[] {
	return features.flatMap((feature) => {
		const parts = projected(feature, projection);
		if (parts.length === 0) return [];
		const code = String(feature.id ?? '');
		const fixed = anchors.get(code);
		const anchor = (fixed && projection([...fixed.place])) ?? null;
		return [{ code, parts, anchor, align: fixed?.align ?? 'middle' }];
	});
}

/** Projects lines. */
export function sketchLines(
	object: GeoJSON.MultiLineString | GeoJSON.FeatureCollection,
	projection: GeoProjection,
): readonly Line[] {
	return projected(object, projection).flat();
}

/** The rings of each polygon; a line stands alone. */
function projected(
	object: AreaFeature | GeoJSON.MultiLineString | GeoJSON.FeatureCollection,
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
): Promise<readonly To[]> {
	const done: To[] = [];
	for (let from = 0; from < list.length; from += SLICE) {
		done.push(...work(list.slice(from, from + SLICE)));
		await nextTask();
	}
	return done;
}

/** Lets other tasks have their turn. */
export function nextTask(): Promise<void> {
	return new Promise((resolve) => void setTimeout(resolve));
}
