import { geoArea } from 'd3-geo';
import { isObject } from '#src/core/check/index.ts';
import { crossesItself } from './crossings.ts';
import type { Polygons, Position } from './types.ts';

/** What polygons of a feature are like where they cannot be used. */
export type ShapeFault = 'noPolygon' | 'empty' | 'broken' | 'projected';

/** Parts of collections that are followed. */
const LEVELS = 8;
/** Degrees beyond which a number is none: some files count longitudes to 360. */
const [FAR_EAST, POLE] = [360, 90.001];

/**
 * Polygons of a GeoJSON geometry of unknown soundness, each ring the right way round for d3 (clockwise outside) and without
 * points that stand twice. Rings that enclose nothing are dropped. A feature with one coordinate that is no place is no area
 * at all: half of it would be worse than none.
 */
export function polygonsOf(geometry: unknown, levels = LEVELS): Polygons | ShapeFault {
	if (geometry === null || geometry === undefined) return 'empty';
	if (!isObject(geometry) || levels === 0) return 'broken';
	const { type, coordinates, geometries } = geometry;
	if (type === 'GeometryCollection' && Array.isArray(geometries)) {
		const parts = geometries.map((each) => polygonsOf(each, levels - 1));
		const worst = parts.find((part) => part === 'broken' || part === 'projected');
		if (worst) return worst;
		const found = parts.flatMap((part) => (typeof part === 'string' ? [] : part));
		return found.length > 0 ? found : 'noPolygon';
	}
	if (type !== 'Polygon' && type !== 'MultiPolygon') return type === undefined ? 'broken' : 'noPolygon';
	if (!Array.isArray(coordinates)) return 'broken';
	if (coordinates.length === 0) return 'empty';
	return soundPolygons(type === 'Polygon' ? [coordinates] : coordinates);
}

function soundPolygons(polygons: readonly unknown[]): Polygons | ShapeFault {
	const sound: Position[][][] = [];
	for (const polygon of polygons) {
		if (!Array.isArray(polygon)) return 'broken';
		const rings: Position[][] = [];
		for (const [i, ring] of polygon.entries()) {
			const read = soundRing(ring);
			if (typeof read === 'string') return read;
			if (read.length >= 4) rings.push(wound(read, i > 0));
			// Holes of an outside that encloses nothing are nothing.
			else if (i === 0) break;
		}
		if (rings.length > 0) sound.push(rings);
	}
	return sound.length > 0 ? sound : 'empty';
}

/** A closed ring without repeated points, or none where it encloses nothing. */
function soundRing(ring: unknown): Position[] | 'broken' | 'projected' {
	if (!Array.isArray(ring)) return 'broken';
	const points: Position[] = [];
	let isFar = false;
	for (const point of ring as readonly unknown[]) {
		const [x, y] = Array.isArray(point) ? (point as readonly unknown[]) : [];
		if (typeof x !== 'number' || typeof y !== 'number' || !Number.isFinite(x) || !Number.isFinite(y))
			return 'broken';
		if (Math.abs(x) > FAR_EAST || Math.abs(y) > POLE) isFar = true;
		const last = points.at(-1);
		if (last?.[0] !== x || last[1] !== y) points.push([x, y]);
	}
	if (isFar) return 'projected';
	const [start, end] = [points[0], points.at(-1)];
	if (start && end && (start[0] !== end[0] || start[1] !== end[1])) points.push(start);
	// The two halves of a bow tie make up for each other.
	return points.length >= 4 && (doubledArea(points) !== 0 || crossesItself(points)) ? points : [];
}

/** Twice the signed area in square degrees, seen from the first point. */
function doubledArea(ring: readonly Position[]): number {
	const [x0, y0] = ring[0] as Position;
	let doubled = 0;
	for (let i = 0; i + 1 < ring.length; i++) {
		const [a, b] = [ring[i] as Position, ring[i + 1] as Position];
		doubled += (a[0] - x0) * (b[1] - y0) - (b[0] - x0) * (a[1] - y0);
	}
	return doubled;
}

/**
 * A ring in the order that d3 takes for its inside: more than half of the globe means the wrong way round. A shoelace test in
 * the plane is not enough for rings around a pole or across the antimeridian.
 */
function wound(ring: Position[], isHole: boolean): Position[] {
	const isOuter = geoArea({ type: 'Polygon', coordinates: [ring as [number, number][]] }) <= 2 * Math.PI;
	return isOuter === isHole ? ring.toReversed() : ring;
}
