import type { GeoProjection } from 'd3-geo';
import { feature } from 'topojson-client';
import {
	bordersOf,
	linesAround,
	linesBetween,
	linesBetweenSets,
	outerLines,
	sketchBorders,
	type Border,
	type BorderSketch,
} from './borders.ts';
import { inSlices, sketchAreas, type AreaFeature, type AreaSketch, type Line } from './sketch.ts';
import type { AreaSource } from './topology.ts';
import type { Box, Ground, Point, SetOf } from './types.ts';

/** A map in the plane of its projection: every size of picture is a scale and a shift of it. */
export interface MapSketch {
	readonly ground: Ground;
	/** Bounds of what the picture shows. */
	readonly frame: Box;
	/** Pixels left free around that at least; `foot`: below it, for legend and credit. */
	readonly room: { readonly side: number; readonly foot: number };
	readonly project: (place: Point) => Point | null;
	/** Kilometres that a unit of the plane stands for; not given = another number in every place. */
	readonly unitKm?: number;
	/** Many small areas: labels carry names only. */
	readonly isDense: boolean;
	/** Borders between areas of different sets. */
	readonly between: (setOf: SetOf) => readonly Line[];
	/** The outline of areas taken as one. */
	readonly enclosing: (isIn: (code: string) => boolean) => readonly Line[];
	/** What the inset of the South China Sea shows; null = there is no inset. */
	readonly sea: Sea | null;
	/** East of this Taiwan ends, which stays clear of the inset; null = nothing has to. */
	readonly taiwanRight: number | null;
}

/** Areas, coast and ten-part line in degrees. */
export interface Sea {
	readonly areas: readonly AreaFeature[];
	readonly coast: readonly Border[];
	readonly dashes: GeoJSON.FeatureCollection;
}

/** What a map is made of. */
interface MapParts
	extends Pick<MapSketch, 'frame' | 'room'>, Partial<Omit<MapSketch, 'ground' | 'frame' | 'room'>> {
	readonly projection: GeoProjection;
	readonly areas: readonly AreaSketch[];
	readonly borders: readonly BorderSketch[];
	/** How fine the border between two areas is; not given = all are alike. */
	readonly kindOf?: (a: string, b: string) => BorderKind;
	/** What lies around, and is only looked at. */
	readonly around?: Partial<Pick<Ground, 'context' | 'finest' | 'dashes'>>;
}
type BorderKind = 'finest' | 'fine' | 'borders';

/** Above so many areas labels carry names only. */
const DENSE = 60;
/** Borders are short: so many are projected at a time. */
const BORDERS = 600;

/** Puts a map together. */
export function mapSketch({ projection, areas, borders, kindOf, around, ...rest }: MapParts): MapSketch {
	const linesOf = (kind: BorderKind) =>
		linesBetween(borders, (a, b) => (kindOf?.(a, b) ?? 'borders') === kind);
	return {
		ground: {
			areas,
			context: around?.context ?? [],
			finest: [...(around?.finest ?? []), ...linesOf('finest')],
			fine: linesOf('fine'),
			borders: linesOf('borders'),
			outline: outerLines(borders),
			dashes: around?.dashes ?? [],
		},
		isDense: areas.length > DENSE,
		project: (place) => projection([...place]),
		between: (setOf) => linesBetweenSets(borders, setOf),
		enclosing: (isIn) => linesAround(borders, isIn),
		sea: null,
		taiwanRight: null,
		...rest,
	};
}

/** The areas of a source in degrees, under their codes. */
export function featuresOf({ topology, layer }: AreaSource): readonly AreaFeature[] {
	return layer.geometries.map((shape) => feature(topology, shape) as AreaFeature);
}

/** Projects areas a slice at a time. */
export function sketchFeatures(
	features: readonly AreaFeature[],
	projection: GeoProjection,
	anchors: Parameters<typeof sketchAreas>[2] = new Map(),
): Promise<readonly AreaSketch[]> {
	return inSlices(features, (slice) => sketchAreas(slice, projection, anchors));
}

/** Projects the borders of sources a slice at a time. */
export function sketchAllBorders(
	sources: readonly AreaSource[],
	projection: GeoProjection,
): Promise<readonly BorderSketch[]> {
	return inSlices(sources.flatMap(bordersOf), (slice) => sketchBorders(slice, projection), BORDERS);
}
