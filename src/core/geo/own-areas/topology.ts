import type { feature, mergeArcs } from 'topojson-client';
import {
	first,
	flaw,
	list,
	number,
	object,
	oneOf,
	where,
	whole,
	type Check,
	type Flaw,
} from '#src/core/check/index.ts';

/**
 * TopoJSON in the one form that is kept: polygons of areas over quantised arcs, in degrees (WGS-84). The areas are told
 * apart by their position; arc −1 − i is arc i the other way round.
 */
export interface AreaTopology {
	readonly type: 'Topology';
	readonly transform: { readonly scale: readonly number[]; readonly translate: readonly number[] };
	/** Points as steps from the one before. */
	readonly arcs: readonly Arc[];
	readonly objects: { readonly areas: AreaCollection };
}
export type Arc = readonly (readonly number[])[];
interface AreaCollection {
	readonly type: 'GeometryCollection';
	readonly geometries: readonly AreaGeometry[];
}
/** Polygons as lists of rings, rings as lists of arcs. */
export interface AreaGeometry {
	readonly type: 'MultiPolygon';
	readonly arcs: readonly (readonly (readonly number[])[])[];
}

/** What boundaries of the user hold at most: 3,000 counties in the detail of a printed page. */
export const AREA_LIMITS = { areas: 5000, points: 120_000, text: 3_000_000 } as const;

const MOST = AREA_LIMITS.points;
const step = whole(-1e6, 1e6);
const both = (part: Check<number>): Check<readonly number[]> =>
	where(list(part, 2), (pair) => (pair.length === 2 ? null : flaw('mismatch')));
const some = <T>(part: Check<T>): Check<readonly T[]> =>
	where(list(part, MOST), (parts) => (parts.length > 0 ? null : flaw('missing')));

const topology = where(
	object<AreaTopology>({
		type: oneOf('Topology'),
		transform: object({ scale: both(number(0, 360)), translate: both(number(-360, 360)) }),
		arcs: list(some(both(step)), MOST),
		objects: object({
			areas: object({
				type: oneOf('GeometryCollection'),
				geometries: list(
					object<AreaGeometry>({
						type: oneOf('MultiPolygon'),
						arcs: some(some(some(whole(-MOST, MOST)))),
					}),
					AREA_LIMITS.areas,
				),
			}),
		}),
	}),
	(sound) => arcsFlaw(sound) ?? placesFlaw(sound),
);

/**
 * The topology that a text of unknown origin holds, or what is wrong with it.
 *
 * @param areas how many areas it is said to have
 */
export function readAreaTopology(text: string, areas: number): AreaTopology | Flaw {
	if (text.length > AREA_LIMITS.text) return flaw('many');
	let value: unknown;
	try {
		value = JSON.parse(text);
	} catch {
		return flaw('type');
	}
	const found = topology(value);
	if (found) return found;
	const read = value as AreaTopology;
	return read.objects.areas.geometries.length === areas ? read : flaw('mismatch', 'objects.areas');
}

export function isFlaw(read: AreaTopology | Flaw): read is Flaw {
	return 'why' in read;
}

/** What topojson calls a topology, and a shape of one. */
export type TopoJson = Parameters<typeof feature>[0];
type MultiPolygon = ReturnType<typeof mergeArcs>;

/** The same for d3 and topojson, which declare nothing as read-only. */
export function asTopoJson(read: AreaTopology): { topology: TopoJson; shapes: MultiPolygon[] } {
	const topology = read as unknown as TopoJson;
	return { topology, shapes: read.objects.areas.geometries as unknown as MultiPolygon[] };
}

/** Rings of an area in degrees: longitude, latitude, longitude …, closed. Arcs that follow each other share a point. */
export function ringsOf(read: AreaTopology, arcs: readonly Float64Array[], area: number): Float64Array[] {
	const { arcs: polygons = [] } = read.objects.areas.geometries[area] ?? {};
	return polygons.flat().map((ring) => {
		const points: number[] = [];
		for (const index of ring) {
			const arc = arcs[index < 0 ? ~index : index] as Float64Array;
			for (let i = points.length > 0 ? 2 : 0; i < arc.length; i += 2) {
				const at = index < 0 ? arc.length - 2 - i : i;
				points.push(arc[at] as number, arc[at + 1] as number);
			}
		}
		return Float64Array.from(points);
	});
}

/** All arcs in degrees: longitude, latitude, longitude … */
export function arcsInDegrees({ arcs, transform: { scale, translate } }: AreaTopology): Float64Array[] {
	const [kx = 1, ky = 1] = scale;
	const [x0 = 0, y0 = 0] = translate;
	return arcs.map((arc) => {
		const points = new Float64Array(arc.length * 2);
		let [x, y] = [0, 0];
		arc.forEach(([dx = 0, dy = 0], i) => {
			points[2 * i] = (x += dx) * kx + x0;
			points[2 * i + 1] = (y += dy) * ky + y0;
		});
		return points;
	});
}

/** How many points all arcs have. */
export function pointsOf({ arcs }: Pick<AreaTopology, 'arcs'>): number {
	return arcs.reduce((sum, arc) => sum + arc.length, 0);
}

function arcsFlaw({ arcs, objects }: AreaTopology): Flaw | null {
	if (pointsOf({ arcs }) > AREA_LIMITS.points) return flaw('many', 'arcs');
	const most = arcs.length;
	return first(objects.areas.geometries, (each, i) =>
		each.arcs.flat(2).every((arc) => arc < most && ~arc < most) ? null : flaw('mismatch', `areas[${i}]`),
	);
}

function placesFlaw(read: AreaTopology): Flaw | null {
	const isOnEarth = (at: number, i: number) => Math.abs(at) <= (i % 2 === 0 ? 360 : 90.001);
	return first(arcsInDegrees(read), (arc, i) => (arc.every(isOnEarth) ? null : flaw('range', `arcs[${i}]`)));
}
